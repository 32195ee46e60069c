#include "measure/strategies.h"

#include "core/order.h"
#include "core/scene.h"
#include "measure/random_answers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace aplomb::measure {
namespace {

constexpr int top_mark = 5;
constexpr int middle_mark = 3;
constexpr int most_orders = 10'000;
constexpr double sound = 55;
constexpr double sound_no_blame = 65;

constexpr std::array<Strategy, 12> strategies{
    Strategy::longest,   Strategy::shortest, Strategy::polite, Strategy::overlap, Strategy::has_and,  Strategy::most_acts,
    Strategy::no_blame,  Strategy::first,    Strategy::middle, Strategy::random,  Strategy::all_good, Strategy::all_poor,
};
constexpr std::array<std::string_view, strategies.size()> names{
    "longest", "shortest", "polite", "overlap", "has-and", "most-acts", "no-blame", "first", "middle", "random", "all-good", "all-poor",
};

double real(std::size_t n) { return static_cast<double>(n); }

std::size_t joined(const StrategyWords& words, const Text& text) {
  const auto semicolons =
      std::count_if(text.words.begin(), text.words.end(), [](const Word& word) { return word.after == ';'; });
  return words.joiners.in(text).size() + static_cast<std::size_t>(semicolons);
}

WordSet content_of(const StrategyWords& words, const Text& text) {
  WordSet out;
  for (const Word& word : text.words) {
    if (!words.stop_words.contains(word.text)) out.insert(word.text);
  }
  return out;
}

double shared_share(const WordSet& of, const WordSet& in) {
  if (of.empty()) return 0;
  const auto shared = std::count_if(of.begin(), of.end(), [&](const std::string& word) { return in.contains(word); });
  return static_cast<double>(shared) / real(of.size());
}

double liking_of(Strategy strategy, const StrategyWords& words, const WordSet& stem, const Text& text) {
  const auto holds = [&](const Phrases& list) { return list.any(text) ? 1.0 : 0.0; };
  switch (strategy) {
    case Strategy::longest: return real(text.characters);
    case Strategy::shortest: return -real(text.characters);
    case Strategy::polite: return real(words.nice.in(text).size());
    case Strategy::overlap: return shared_share(content_of(words, text), stem);
    case Strategy::has_and: return joined(words, text) > 0 ? 1 : 0;
    case Strategy::most_acts: return real(text.sentences + joined(words, text));
    case Strategy::no_blame: return holds(words.own_act) - holds(words.blame) - holds(words.policy) - holds(words.hand_off);
    case Strategy::first:
    case Strategy::middle:
    case Strategy::random:
    case Strategy::all_good:
    case Strategy::all_poor: break;
  }
  return 0;
}

/// Where each of n things stands on the screen, 0 first.
std::vector<std::size_t> places(std::size_t n, bool mirrored, std::uint64_t& state) {
  std::vector<std::size_t> place(n);
  std::iota(place.begin(), place.end(), std::size_t{0});
  for (std::size_t left = n; left > 1; --left) std::swap(place[left - 1], place[split_mix_64(state) % left]);
  if (mirrored) {
    for (std::size_t& at : place) at = n - 1 - at;
  }
  return place;
}

/// The indices from the most liked to the least; equals as they stand on the screen.
std::vector<std::size_t> preference(std::vector<double> likings, const std::vector<std::size_t>& place, bool middle) {
  if (middle) {
    const double centre = (real(place.size()) - 1) / 2;
    for (std::size_t i = 0; i < place.size(); ++i) likings[i] = -std::abs(real(place[i]) - centre);
  }
  std::vector<std::size_t> order(place.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return likings[a] != likings[b] ? likings[a] > likings[b] : place[a] < place[b];
  });
  return order;
}

/// The marks 1..5 in the order of the likings; equal likings get equal marks.
int mark_of(double liking, double least, double most) {
  if (most <= least) return middle_mark;
  return 1 + static_cast<int>(std::floor((liking - least) / (most - least) * (top_mark - 1) + 0.5));
}

/// Likings as their ranks among the different ones, so that a far outlier does not draw all others to one mark.
std::vector<double> ranked(const std::vector<double>& likings) {
  std::vector<double> different = likings;
  std::sort(different.begin(), different.end());
  different.erase(std::unique(different.begin(), different.end()), different.end());
  std::vector<double> ranks;
  for (const double liking : likings)
    ranks.push_back(static_cast<double>(std::lower_bound(different.begin(), different.end(), liking) - different.begin()));
  return ranks;
}

Rating rating_of(const Question& question, Strategy strategy, const std::vector<double>& likings,
                 const std::vector<std::size_t>& place) {
  std::vector<double> ranks = ranked(likings);
  if (strategy == Strategy::first) {
    for (std::size_t i = 0; i < ranks.size(); ++i) ranks[i] = -real(place[i]);
  }
  const auto [least, most] = std::minmax_element(ranks.begin(), ranks.end());
  Rating rating;
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    int mark = mark_of(ranks[i], *least, *most);
    if (strategy == Strategy::all_good) mark = top_mark;
    if (strategy == Strategy::all_poor) mark = 1;
    rating.marks[question.options[i].id] = mark;
  }
  return rating;
}

/// A random response seen in a mirror: marks 1 and 5, most and least, first and last place change places.
Response mirror(const Response& response, std::span<const Option> options) {
  if (const auto* rating = std::get_if<Rating>(&response)) {
    Rating out;
    for (const auto& [option, mark] : rating->marks) out.marks[option] = top_mark + 1 - mark;
    return out;
  }
  if (const auto* pair = std::get_if<MostLeast>(&response)) return MostLeast{pair->least, pair->most};
  if (const auto* ranking = std::get_if<Ranking>(&response))
    return Ranking{{ranking->order.rbegin(), ranking->order.rend()}};
  if (const auto* pick = std::get_if<Pick>(&response)) {
    for (std::size_t i = 0; i < options.size(); ++i) {
      if (options[i].id == pick->pick) return Pick{options[options.size() - 1 - i].id};
    }
  }
  return response;
}

Response answer_of(const Question& question, Strategy strategy, const StrategyWords& words, bool mirrored,
                   std::uint64_t& state) {
  if (strategy == Strategy::random) {
    const Response response = random_response(&question, state);
    return mirrored ? mirror(response, question.options) : response;
  }
  if (question.options.size() < 2) throw std::invalid_argument("question " + question.id + " has not two options");
  std::vector<std::string> texts;
  for (const Option& option : question.options) texts.push_back(option.text);
  const std::vector<double> likings = liking(strategy, words, question.stem, texts);
  const std::vector<std::size_t> place = places(texts.size(), mirrored, state);
  if (question.format == Format::rate) return rating_of(question, strategy, likings, place);
  const std::vector<std::size_t> order = preference(likings, place, strategy == Strategy::middle);
  const std::string& best = question.options[order.front()].id;
  if (question.format == Format::pick) return Pick{best};
  if (question.format == Format::most_least) return MostLeast{best, question.options[order.back()].id};
  Ranking ranking;
  for (const std::size_t option : order) ranking.order.push_back(question.options[option].id);
  return ranking;
}

Response path_of(const Scene& scene, Strategy strategy, const StrategyWords& words, bool mirrored,
                 std::uint64_t& state) {
  if (strategy == Strategy::random) return random_response(&scene, state);
  if (const SceneShape shape = shape_of(scene); !shape.problem.empty())
    throw std::invalid_argument("scene " + scene.id + ": " + shape.problem);
  Conversation conversation;
  for (const Turn* turn = find_turn(scene, scene.start); turn != nullptr;) {
    std::vector<std::string> texts;
    for (const Reply& reply : turn->replies) texts.push_back(reply.text);
    const auto likings = liking(strategy, words, scene.opening + " " + turn->says, texts);
    const auto place = places(texts.size(), mirrored, state);
    const Reply& reply = turn->replies[preference(likings, place, strategy == Strategy::middle).front()];
    conversation.path.push_back({turn->id, reply.id});
    turn = find_turn(scene, reply.next);
  }
  return conversation;
}

struct Sum {
  double agreement = 0;
  double weight = 0;
  std::set<std::string> questions;
  [[nodiscard]] Figure<> judgement() const {
    if (weight <= 0) return Figure<>::none(Status::not_measured);
    return {50 * (1 + agreement / weight), Status::ok, static_cast<int>(questions.size())};
  }
};

constexpr std::string_view scene_word = "scene";

std::string_view format_of(const FormEntry& entry) {
  const auto* question = std::get_if<const Question*>(&entry);
  return question != nullptr ? name_of((*question)->format) : scene_word;
}

}  // namespace

std::string_view name_of(Strategy strategy) { return names.at(static_cast<std::size_t>(strategy)); }

std::optional<Strategy> strategy_named(std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return strategies.at(static_cast<std::size_t>(found - names.begin()));
}

std::span<const Strategy> all_strategies() { return strategies; }

StrategyWords english_strategy_words() {
  StrategyWords words;
  words.nice = Phrases({"please", "sorry", "apolog*", "thank*", "understand*", "appreciate*", "happy", "glad", "kind*", "of course",
                        "certainly", "welcome", "gladly", "dear", "pleasure", "hope", "love", "nice", "good", "great", "wonderful"});
  words.joiners = Phrases({"and", "then"});
  words.own_act = Phrases({"i'll", "i will", "let me", "i'm going", "i am going", "i can", "i've", "i have", "let's", "we'll", "i'd like",
                           "i'm", "i am", "you ask", "you write", "you call", "you tell", "you check", "you take"});
  words.blame = Phrases({"your fault", "you should have", "should have", "fault", "blame*", "mistake*", "you forgot", "you didn't",
                         "they didn't", "they should", "wrong*", "your own", "nobody told"});
  words.policy = Phrases({"policy", "policies", "rule*", "allowed", "procedure*", "regulation*", "terms", "system", "not able", "can't",
                          "cannot", "have to"});
  words.hand_off = Phrases({"colleague*", "manager*", "supervisor*", "department*", "hotline", "website", "someone", "another", "you can",
                            "you could", "you may", "ask at", "contact", "they'll", "they will", "please call", "please ring", "pass*"});
  words.stop_words = {"a",    "an",  "the",  "and",  "or",   "but",  "if",   "then",  "so",   "of",   "to",   "in",    "on",   "at",   "for",
                      "with", "by",  "from", "as",   "is",   "are",  "was",  "were",  "be",   "been", "it",   "its",   "it's", "this", "that",
                      "these", "those", "i", "you",  "he",   "she",  "we",   "they",  "me",   "him",  "her",  "us",    "them", "my",   "your",
                      "his",  "our", "their", "not", "no",   "do",   "does", "did",   "have", "has",  "had",  "will",  "would", "can", "could",
                      "may",  "i'll", "i'm", "you're", "we'll", "let", "let's", "there", "here", "what", "when", "which", "who", "how", "up"};
  words.abbreviations = {"mr", "mrs", "ms", "dr", "st", "no"};
  return words;
}

std::vector<double> liking(Strategy strategy, const StrategyWords& words, std::string_view stem,
                           std::span<const std::string> texts) {
  WordSet in_stem;
  if (strategy == Strategy::overlap) in_stem = content_of(words, text_of(stem, words.abbreviations));
  std::vector<double> out;
  for (const std::string& text : texts)
    out.push_back(liking_of(strategy, words, in_stem, text_of(text, words.abbreviations)));
  return out;
}

Response strategic_response(const FormEntry& entry, Strategy strategy, const StrategyWords& words, bool mirrored,
                            std::uint64_t& state) {
  if (const auto* question = std::get_if<const Question*>(&entry); question != nullptr && *question != nullptr)
    return answer_of(**question, strategy, words, mirrored, state);
  if (const auto* scene = std::get_if<const Scene*>(&entry); scene != nullptr && *scene != nullptr)
    return path_of(**scene, strategy, words, mirrored, state);
  throw std::invalid_argument("an entry of the form is null");
}

StrategyResult strategy_result(std::span<const FormEntry> form, std::span<const Quality> qualities, Strategy strategy,
                               const StrategyWords& words, int orders, std::uint64_t seed) {
  if (orders < 1 || orders > most_orders) throw std::invalid_argument("a strategy is tried under 1 to 10000 orders");
  Sum all;
  std::vector<std::pair<std::string_view, Sum>> by_format;
  for (const FormEntry& entry : form) {
    const std::string_view format = format_of(entry);
    if (std::none_of(by_format.begin(), by_format.end(), [&](const auto& one) { return one.first == format; }))
      by_format.emplace_back(format, Sum{});
  }
  std::uint64_t state = seed;
  for (int i = 0; i < orders; ++i) {
    const std::uint64_t start = state;
    for (const bool mirrored : {false, true}) {
      state = start;
      std::map<std::string, Response> responses;
      std::vector<std::string_view> formats;
      for (const FormEntry& entry : form) {
        const std::string& id = std::visit([](const auto* what) -> const std::string& { return what->id; }, entry);
        responses.insert_or_assign(id, strategic_response(entry, strategy, words, mirrored, state));
      }
      const SessionResult result = score_session(form, qualities, responses, true, Profile{});
      for (std::size_t e = 0; e < form.size(); ++e) {
        const AnswerResult& answer = result.answers[e];
        if (!answer.agreement.has_value()) continue;
        // A turn of a scene counts half a question (1.2b).
        const double weight = answer.replies.empty() ? 1 : real(answer.replies.size()) / 2;
        const std::string_view format = format_of(form[e]);
        Sum& own = std::find_if(by_format.begin(), by_format.end(), [&](const auto& one) { return one.first == format; })->second;
        for (Sum* sum : {&all, &own}) {
          sum->agreement += weight * answer.agreement.value();
          sum->weight += weight;
          sum->questions.insert(answer.question);
        }
      }
    }
  }
  StrategyResult result{strategy, all.judgement(), {}};
  for (const auto& [format, sum] : by_format) result.formats.push_back({std::string(format), sum.judgement()});
  return result;
}

double highest_sound(Strategy strategy) { return strategy == Strategy::no_blame ? sound_no_blame : sound; }

}  // namespace aplomb::measure
