#include "core/pace.h"

#include <algorithm>
#include <variant>

namespace aplomb {
namespace {

/// Events after which the question shown before is no longer on the screen.
bool takes_away(const EventBody& body) {
  return std::holds_alternative<Shown>(body) || std::holds_alternative<CheckShown>(body) || std::holds_alternative<Paused>(body) ||
         std::holds_alternative<Resumed>(body) || std::holds_alternative<Finished>(body) || std::holds_alternative<Withdrawn>(body) ||
         std::holds_alternative<Abandoned>(body);
}

}  // namespace

std::map<std::string, double> seconds_on_questions(std::span<const Event> events) {
  std::map<std::string, double> seconds;
  std::string shown;  // and back after a pause, the question is shown by an event of its own
  const Event* before = nullptr;
  for (const Event& event : events) {
    if (!shown.empty() && before != nullptr && before->run == event.run)
      seconds[shown] += static_cast<double>(std::max<std::int64_t>(0, event.mono_ms - before->mono_ms)) / 1000;
    if (const auto* now_shown = std::get_if<Shown>(&event.body)) {
      shown = now_shown->question;
    } else if (takes_away(event.body)) {
      shown.clear();
    }
    before = &event;
  }
  return seconds;
}

}  // namespace aplomb
