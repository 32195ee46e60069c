#pragma once
// A session is its events. Their JSON and its versions: store/event_json.h.

#include "core/form.h"
#include "core/id.h"
#include "core/response.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace aplomb {

struct Comfort {
  int text = 2;                    ///< 1..4: H of 3.9, 5.2, 6.8, 8.8 mm
  std::string theme = "daylight";  ///< id of a theme of assets/themes
  bool wide = false;               ///< wider line and paragraph spacing
  bool motion = false;
  std::string language = "en";
  bool operator==(const Comfort&) const = default;
};

struct Started { std::string via; bool operator==(const Started&) const = default; };   ///< "appointment" | "walk-in" | "trial"
struct NoticeRead { Hash notice; bool operator==(const NoticeRead&) const = default; };
struct ComfortSet { Comfort comfort; bool operator==(const ComfortSet&) const = default; };
struct PracticeDone { bool operator==(const PracticeDone&) const = default; };
struct FormGiven {
  Hash form;
  Hash bank;  ///< the published bank whose reasons and titles belong to the items
  std::vector<GivenQuestion> questions;
  bool operator==(const FormGiven&) const = default;
};
struct Shown { std::string question; int page = 1; bool operator==(const Shown&) const = default; };
struct Answered { std::string question; Response response; bool operator==(const Answered&) const = default; };
struct Flagged { std::string question; bool on = true; bool operator==(const Flagged&) const = default; };
struct Paused { std::string why; bool operator==(const Paused&) const = default; };      ///< "break" | "idle" | "staff"
struct Resumed { std::string after; bool operator==(const Resumed&) const = default; };  ///< "pause" | "interruption"
struct HelpCalled { bool on = true; bool operator==(const HelpCalled&) const = default; };
struct TimeChanged { std::int64_t by_ms = 0; bool operator==(const TimeChanged&) const = default; };  ///< time zone or daylight saving
struct ClockJumped { std::int64_t by_ms = 0; bool operator==(const ClockJumped&) const = default; };
struct IncidentNoted { std::string what; bool operator==(const IncidentNoted&) const = default; };
struct CheckShown { bool operator==(const CheckShown&) const = default; };
struct Finished { bool operator==(const Finished&) const = default; };
struct Withdrawn { bool operator==(const Withdrawn&) const = default; };
struct Abandoned { bool operator==(const Abandoned&) const = default; };

using AnyEventBody = std::variant<Started, NoticeRead, ComfortSet, PracticeDone, FormGiven, Shown, Answered, Flagged, Paused,
                               Resumed, HelpCalled, TimeChanged, ClockJumped, IncidentNoted, CheckShown, Finished,
                               Withdrawn, Abandoned>;

/// One of them. Copied, moved and let go in event.cpp alone: inlined wherever one may pass, that many kinds cost every file seconds to compile.
struct EventBody : AnyEventBody {
  using AnyEventBody::AnyEventBody;
  EventBody();
  EventBody(const EventBody&);
  EventBody(EventBody&&) noexcept;
  EventBody& operator=(const EventBody&);
  EventBody& operator=(EventBody&&) noexcept;
  ~EventBody();
};

struct Event {
  std::int64_t seq = 0;      ///< 1, 2, 3 … within the session
  Id run;                    ///< the process that wrote it
  std::int64_t mono_ms = 0;  ///< CLOCK_BOOTTIME since that run's start
  std::int64_t wall_ms = 0;  ///< milliseconds since 1970 UTC
  EventBody body;
  bool operator==(const Event&) const = default;
};

/// "Started", "Answered" …: the word stored in the column `kind`.
std::string_view kind_of(const EventBody& body);

}  // namespace aplomb
