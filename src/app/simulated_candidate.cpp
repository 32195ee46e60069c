#include "app/simulated_candidate.h"

#include "app/results.h"
#include "core/order.h"
#include "core/scene.h"
#include "store/documents.h"
#include "store/people.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <variant>
#include <vector>

namespace aplomb::app {
namespace {

double uniform(std::uint64_t& seed) { return static_cast<double>(split_mix_64(seed) >> 11U) * 0x1.0p-53; }

/// Sum of twelve uniforms less six: near enough to a normal deviate for a demo.
double deviate(std::uint64_t& seed) {
  double sum = -6;
  for (int i = 0; i < 12; ++i) sum += uniform(seed);
  return sum;
}

}  // namespace

Response simulated_response(const Question& question, double noise, std::uint64_t& seed) {
  struct Judged {
    const Option* option;
    double worth;
  };
  std::vector<Judged> judged;
  for (const Option& option : question.options) judged.push_back({&option, option.e + noise * deviate(seed)});
  const auto better = [](const Judged& a, const Judged& b) { return a.worth > b.worth; };
  switch (question.format) {
    case Format::rate: {
      Rating rating;
      for (const auto& [option, worth] : judged) rating.marks[option->id] = static_cast<int>(std::clamp(std::lround(3 + worth), 1L, 5L));
      return rating;
    }
    case Format::most_least: {
      const auto [worst, best] = std::minmax_element(judged.begin(), judged.end(), [](const Judged& a, const Judged& b) { return a.worth < b.worth; });
      return MostLeast{best->option->id, worst->option->id};
    }
    case Format::pick: return Pick{std::min_element(judged.begin(), judged.end(), better)->option->id};
    case Format::rank: break;
  }
  std::stable_sort(judged.begin(), judged.end(), better);
  Ranking ranking;
  for (const auto& entry : judged) ranking.order.push_back(entry.option->id);
  return ranking;
}

Response simulated_response(const Scene& scene, double noise, std::uint64_t& seed) {
  Conversation conversation;
  for (const Turn* turn = standing(scene, conversation).turn; turn != nullptr; turn = standing(scene, conversation).turn) {
    const Reply* best = nullptr;
    double most = 0;
    for (const Reply& reply : turn->replies) {
      const double worth = reply.e + noise * deviate(seed);
      if (best != nullptr && worth <= most) continue;
      best = &reply;
      most = worth;
    }
    if (best == nullptr) break;
    conversation.path.push_back({turn->id, best->id});
  }
  return conversation;
}

void simulate_candidate(store::Vault& vault, const Id& vacancy, int number, int count, std::uint64_t& seed, store::Now now) {
  const auto session = store::open_walk_in(vault, vacancy, false, split_mix_64(seed), now);
  store::seal_identity(vault, session.id, {"Simulated candidate " + std::to_string(number + 1)});
  const auto store_event = [&](const EventBody& body) {
    now.mono_ms += 20'000;
    now.wall_ms += 20'000;
    store::append(vault, session.id, body, now);
  };
  store_event(Started{"walk-in"});
  if (const auto notice = store::current_notice(vault)) store_event(NoticeRead{*notice});
  store_event(ComfortSet{Comfort{}});
  store_event(PracticeDone{});
  const FormGiven given = store::give_form(vault, session.id, now);

  const double noise = 0.5 + 3.0 * uniform(seed) * (1.0 - 0.5 * number / std::max(1, count));
  const bool leaves = number % 6 == 5;
  const std::size_t until = leaves ? given.questions.size() / 2 : given.questions.size();
  for (std::size_t i = 0; i < until; ++i) {
    store_event(Shown{given.questions[i].question, 1});
    if (number % 5 == 4 && i == 10) continue;  // somebody skips one
    const PublishedItem item = store::load_any_item(vault, given.questions[i].item);
    store_event(Answered{given.questions[i].question, std::visit([&](const auto& entry) { return simulated_response(entry, noise, seed); }, item)});
  }
  if (!leaves) {
    store_event(CheckShown{});
    store_event(Finished{});
    score_and_store(vault, session.id);
  } else if (number % 12 == 5) {
    store_event(Withdrawn{});
  } else {
    store_event(Paused{"break"});
  }
}

}  // namespace aplomb::app
