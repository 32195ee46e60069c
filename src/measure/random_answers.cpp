#include "measure/random_answers.h"

#include "core/order.h"
#include "core/scene.h"
#include "measure/statistics.h"

#include <stdexcept>

namespace aplomb::measure {
namespace {

constexpr int scale_marks = 5;
constexpr int most_sessions = 1'000'000;

/// 0..n - 1. Of 64 bits, so the smaller rests are no likelier than anyone could see.
std::size_t below(std::size_t n, std::uint64_t& state) { return static_cast<std::size_t>(split_mix_64(state) % n); }

Response random_answer(const Question& question, std::uint64_t& state) {
  const std::size_t n = question.options.size();
  if (n < 2) throw std::invalid_argument("question " + question.id + " has not two options");
  switch (question.format) {
    case Format::rate: {
      Rating rating;
      for (const Option& option : question.options)
        rating.marks[option.id] = 1 + static_cast<int>(below(scale_marks, state));
      return rating;
    }
    case Format::pick:
      return Pick{question.options[below(n, state)].id};
    case Format::most_least: {
      const std::size_t most = below(n, state);
      const std::size_t least = (most + 1 + below(n - 1, state)) % n;
      return MostLeast{question.options[most].id, question.options[least].id};
    }
    case Format::rank:
      break;
  }
  Ranking ranking;
  for (const Option& option : question.options) ranking.order.push_back(option.id);
  for (std::size_t left = n; left > 1; --left) std::swap(ranking.order[left - 1], ranking.order[below(left, state)]);
  return ranking;
}

Response random_path(const Scene& scene, std::uint64_t& state) {
  if (const SceneShape shape = shape_of(scene); !shape.problem.empty())
    throw std::invalid_argument("scene " + scene.id + ": " + shape.problem);
  Conversation conversation;
  for (const Turn* turn = find_turn(scene, scene.start); turn != nullptr;) {
    const Reply& reply = turn->replies[below(turn->replies.size(), state)];
    conversation.path.push_back({turn->id, reply.id});
    turn = find_turn(scene, reply.next);
  }
  return conversation;
}

const std::string& id_of(const FormEntry& entry) {
  return std::visit([](const auto* what) -> const std::string& { return what->id; }, entry);
}

}  // namespace

Response random_response(const FormEntry& entry, std::uint64_t& state) {
  if (const auto* question = std::get_if<const Question*>(&entry); question != nullptr && *question != nullptr)
    return random_answer(**question, state);
  if (const auto* scene = std::get_if<const Scene*>(&entry); scene != nullptr && *scene != nullptr)
    return random_path(**scene, state);
  throw std::invalid_argument("an entry of the form is null");
}

Figure<> random_judgement(std::span<const FormEntry> form, std::span<const Quality> qualities, double p, int sessions,
                          std::uint64_t seed) {
  if (sessions < 1 || sessions > most_sessions) throw std::invalid_argument("a simulation has 1 to 1e6 sessions");
  std::vector<double> judgements;
  std::uint64_t state = seed;
  for (int session = 0; session < sessions; ++session) {
    std::map<std::string, Response> responses;
    for (const FormEntry& entry : form) responses.insert_or_assign(id_of(entry), random_response(entry, state));
    const Figure<> overall = score_session(form, qualities, responses, true, Profile{}).overall;
    if (!overall.has_value()) return overall;  // every session of a form has a judgement, or none has
    judgements.push_back(overall.value());
  }
  return quantile(judgements, p);
}

}  // namespace aplomb::measure
