#include "store/retention.h"

#include "store/audit.h"
#include "store/protection.h"
#include "store/query.h"
#include "store/setting.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace aplomb::store {
namespace {

const std::string row = "retention";
constexpr int longest_months = 120;

constexpr std::array profiles{
    RetentionProfile{"us-federal", "United States, private employer: one to two years", 12, 24, 0},
    RetentionProfile{"us-public", "United States, public body: two to three years", 24, 36, 0},
    RetentionProfile{"us-il", "Illinois: one to four years", 12, 48, 0},
    RetentionProfile{"us-ca", "California: four years, and 90 days at most", 48, 48, 90},
    RetentionProfile{"us-co", "Colorado: five years", 60, 60, 0},
    RetentionProfile{"eu", "European Union: at most six months", 0, 6, 0},
    RetentionProfile{"eu-reason", "European Union, with a reason that is written down: at most 24 months", 0, 24, 0},
    RetentionProfile{"uk", "United Kingdom: at most twelve months", 0, 12, 0},
    RetentionProfile{"other", "Elsewhere: as the office says", 0, 0, 0},
};

const RetentionProfile* profile_named(std::string_view id) {
  const auto found = std::find_if(profiles.begin(), profiles.end(), [&](const RetentionProfile& profile) { return profile.id == id; });
  return found == profiles.end() ? nullptr : &*found;
}

}  // namespace

std::span<const RetentionProfile> retention_profiles() { return profiles; }

std::int64_t later_by(std::int64_t from_ms, int months, int days) {
  using namespace std::chrono;
  const sys_time<milliseconds> from{milliseconds{from_ms}};
  const sys_days day = floor<std::chrono::days>(from);
  year_month_day date = year_month_day{day} + std::chrono::months{months};
  if (!date.ok()) date = date.year() / date.month() / last;
  const auto moved = sys_days{date} + std::chrono::days{days} + (from - day);
  return duration_cast<milliseconds>(moved.time_since_epoch()).count();
}

std::optional<Retention> retention(const Vault& vault) {
  const auto stored = setting(vault, row);
  if (!stored) return std::nullopt;
  return Retention{stored->get<std::string>("profile"), static_cast<int>(stored->get<std::int64_t>("months")), static_cast<int>(stored->get<std::int64_t>("days"))};
}

void set_retention(Vault& vault, const StaffSession& staff, std::string_view id, int months, Now now) {
  require(staff.role(), Right::erase);
  const RetentionProfile* profile = profile_named(id);
  if (profile == nullptr) throw VaultError({N_("There is no retention profile {name}."), {{"name", std::string(id)}}});
  const int most = profile->most_months == 0 ? longest_months : profile->most_months;
  const int chosen = months == 0 ? profile->most_months : months;
  if (chosen < std::max(profile->least_months, 1) || chosen > most) {
    throw VaultError({N_("This profile keeps records from {least} to {most} months. Choose a number between."),
                      {{"least", std::to_string(std::max(profile->least_months, 1))}, {"most", std::to_string(most)}}});
  }
  const int days = chosen == profile->most_months ? profile->most_days : 0;
  Write write(vault);
  set_setting(vault, row, {{"profile", std::string(id)}, {"months", std::int64_t{chosen}}, {"days", std::int64_t{days}}});
  Record body{{"days", std::int64_t{days}}, {"months", std::int64_t{chosen}}, {"profile", std::string(id)}};
  if (const auto by = staff_id(vault, staff.name())) body.set("by", hex(*by));
  audit(vault, "RetentionSet", body.json(), now);
  write.commit();
}

std::vector<Due> overdue(const Vault& vault, Now now) {
  const auto chosen = retention(vault);
  if (!chosen) return {};
  std::vector<Due> all;
  Query query(vault,
              "SELECT s.id, s.code, max(s.opened, coalesce((SELECT max(wall_ms) FROM event WHERE session = s.id), 0), coalesce(v.closed, 0)) AS since, "
              "EXISTS (SELECT 1 FROM hold WHERE session = s.id) FROM session s JOIN vacancy v ON v.id = s.vacancy WHERE s.state <> 'erased' ORDER BY since, s.id");
  while (query.next()) {
    Due due{query.id(0), query.text(1), query.integer(2), later_by(query.integer(2), chosen->months, chosen->days), query.integer(3) != 0};
    if (due.due_ms <= now.wall_ms) all.push_back(std::move(due));
  }
  return all;
}

Purged purge(Vault& vault, Now now) {
  Purged done;
  for (const Due& due : overdue(vault, now)) ++(erase_by_rule(vault, due.session, EraseRule::retention, now) ? done.erased : done.held);
  if (done.erased > 0) audit(vault, "Purged", Record({{"erased", std::int64_t{done.erased}}, {"held", std::int64_t{done.held}}}).json(), now);
  done.finished = finish_erasures(vault, now);
  return done;
}

}  // namespace aplomb::store
