#include "core/event.h"

#include <array>

namespace aplomb {

EventBody::EventBody() = default;
EventBody::EventBody(const EventBody&) = default;
EventBody::EventBody(EventBody&&) noexcept = default;
EventBody& EventBody::operator=(const EventBody&) = default;
EventBody& EventBody::operator=(EventBody&&) noexcept = default;
EventBody::~EventBody() = default;

std::string_view kind_of(const EventBody& body) {
  static constexpr std::array<std::string_view, std::variant_size_v<AnyEventBody>> kinds{
      "Started",  "NoticeRead", "ComfortSet",  "PracticeDone", "FormGiven",     "Shown",      "Answered", "Flagged",   "Paused",
      "Resumed",  "HelpCalled", "TimeChanged", "ClockJumped",  "IncidentNoted", "CheckShown", "Finished", "Withdrawn", "Abandoned"};
  return kinds[body.index()];
}

}  // namespace aplomb
