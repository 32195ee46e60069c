#include "measure/session_quality.h"

#include <algorithm>
#include <cctype>
#include <stdexcept>

namespace aplomb::measure {
namespace {

constexpr int scale_marks = 5;  // core/response.h: marks 1..5

/// Runs of what is no white space.
int words_in(std::string_view text) {
  int words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = std::isspace(static_cast<unsigned char>(c)) != 0;
    words += !space && !inside ? 1 : 0;
    inside = !space;
  }
  return words;
}

}  // namespace

int words_to_read(const Question& question) {
  int words = words_in(question.stem);
  for (const Option& option : question.options) words += words_in(option.text);
  return words;
}

SessionQuality session_quality(std::span<const FormEntry> form, const std::map<std::string, Response>& responses,
                               const std::map<std::string, double>& seconds, const SessionResult& result, const Figure<>& random) {
  SessionQuality out;
  std::vector<double> times;
  std::vector<double> thresholds;
  std::vector<int> marks;
  for (const FormEntry& entry : form) {
    const auto* at = std::get_if<const Question*>(&entry);
    if (at == nullptr) continue;
    if (*at == nullptr) throw std::invalid_argument("a form of questions");
    const Question& question = **at;
    const auto response = responses.find(question.id);
    if (response == responses.end()) continue;
    if (const auto* rating = std::get_if<Rating>(&response->second)) {
      for (const auto& [option, mark] : rating->marks) marks.push_back(mark);
    }
    const auto time = seconds.find(question.id);
    if (time == seconds.end()) continue;
    times.push_back(time->second);
    thresholds.push_back(rapid_threshold({}, words_to_read(question)));
  }
  out.effort = response_effort(times, thresholds);
  out.ratings = flat_ratings(marks, scale_marks);
  out.flags.rapid = out.effort.flag;
  out.flags.rapid_severe = out.effort.severe;
  out.flags.flat_ratings = out.ratings.flag;
  out.flags.not_above_chance = random.has_value() && not_above_chance(result.overall, random.value());
  out.level = level_of(out.flags);
  return out;
}

}  // namespace aplomb::measure
