#pragma once
// How long records are kept, and what is over its time (law.md section 7). Nothing is chosen by itself: until a data officer has chosen a profile,
// nothing is purged, also where the office's regime has one tag only; where two clash, choosing is theirs, and it is logged.

#include "store/people.h"
#include "store/sessions.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace aplomb::store {

struct RetentionProfile {
  std::string_view id;     ///< "us-ca"
  std::string_view words;  ///< in English
  int least_months = 0;    ///< records may not be erased by rule before; 0 = no minimum
  int most_months = 0;     ///< nor kept longer; 0 = the office says how long
  int most_days = 0;       ///< on top of most_months
};
std::span<const RetentionProfile> retention_profiles();

struct Retention {
  std::string profile;
  int months = 0;
  int days = 0;
};
/// What was chosen; none at first.
std::optional<Retention> retention(const Vault& vault);
/// `months` 0: the profile's most. Throws VaultError without the right, for a profile that is not there, and for months outside of its bounds.
void set_retention(Vault& vault, const StaffSession& staff, std::string_view profile, int months, Now now);

/// A record that is over its time.
struct Due {
  Id session;
  std::string code;
  std::int64_t since_ms = 0;  ///< the later of its last event and its vacancy's end
  std::int64_t due_ms = 0;    ///< since then it may not be kept
  bool hold = false;
};
/// Oldest first; empty while nothing is chosen. Trial sessions too.
std::vector<Due> overdue(const Vault& vault, Now now);

struct Purged {
  int erased = 0;
  int held = 0;
  bool finished = true;  ///< see finish_erasures()
};
/// Erases what is over its time and not on hold, by the rule and in nobody's name: at a station's start and once a day. Writes Purged when
/// something was to be done.
Purged purge(Vault& vault, Now now);

/// `from` plus calendar months and days, in UTC; the last day of a shorter month.
std::int64_t later_by(std::int64_t from_ms, int months, int days);

}  // namespace aplomb::store
