#include "store/protection.h"

#include "core/code.h"
#include "store/audit.h"
#include "store/query.h"
#include "store/record.h"

namespace aplomb::store {
namespace {

/// Sets or takes away a mark of one session in a table of marks. The SQL is of this file, never of anybody's words.
struct Mark {
  const char* find;
  const char* set;
  const char* lift;
  const char* set_entry;
  const char* lift_entry;
};
constexpr Mark hold_mark{"SELECT 1 FROM hold WHERE session = ?", "INSERT INTO hold (session, wall) VALUES (?, ?)", "DELETE FROM hold WHERE session = ?",
                         "Held", "HoldLifted"};
constexpr Mark restriction_mark{"SELECT 1 FROM restriction WHERE session = ?", "INSERT INTO restriction (session, wall) VALUES (?, ?)",
                                "DELETE FROM restriction WHERE session = ?", "Restricted", "RestrictionLifted"};

bool marked(const Vault& vault, const Mark& mark, const Id& session) {
  Query query(vault, mark.find);
  query.with(session);
  return query.next();
}

void set_mark(Vault& vault, const Mark& mark, const StaffSession& staff, const Id& id, bool on, Now now) {
  require(staff.role(), Right::erase);
  Write write(vault);
  const auto found = session(vault, id);
  if (!found || found->status == SessionStatus::erased) throw VaultError({N_("This session is not in the data file. Enter its code again."), {}});
  if (marked(vault, mark, id) == on) return;
  if (on) {
    Query(vault, mark.set).with(id).with(now.wall_ms).run();
  } else {
    Query(vault, mark.lift).with(id).run();
  }
  Record body{{"session", hex(id)}};
  if (const auto by = staff_id(vault, staff.name())) body.set("by", hex(*by));
  audit(vault, on ? mark.set_entry : mark.lift_entry, body.json(), now);
  write.commit();
}

std::string json_of(const std::vector<Note>& notes) {
  std::string all = "[";
  for (const Note& note : notes) {
    if (all.size() > 1) all += ',';
    all += Record({{"n", note.n}, {"by", note.by}, {"wall_ms", note.wall_ms}, {"text", note.text}}).json();
  }
  return all + "]";
}

std::string json_of(const std::optional<VoluntaryAnswers>& answers) {
  Record record;
  for (const auto& [category, group] : answers.value_or(VoluntaryAnswers())) record.set(category, group);
  return record.json();
}

/// One JSON of the rows and of what was opened in memory.
std::string json_of(const Vault& vault, const PersonRecord& person) {
  Query query(vault,
              "SELECT json_object('code', s.code, 'id', lower(hex(s.id)), 'name', ?2, 'role', s.role, 'site', v.site, 'manager', v.manager, "
              "'profile', lower(hex(s.profile)), 'form', lower(hex(s.form)), 'state', s.state, 'trial', json(iif(s.trial, 'true', 'false')), 'opened_ms', s.opened, "
              "'notes', json(?3), 'voluntary_answers', json(?4), "
              "'accommodation', (SELECT json(json) FROM accommodation WHERE code = s.code), "
              "'appointment', (SELECT json_object('role', role, 'language', language, 'wall_ms', wall, 'state', state) FROM appointment WHERE code = s.code), "
              "'result', (SELECT json(CAST(bytes AS TEXT)) FROM result WHERE session = s.id AND profile = s.profile), "
              "'events', (SELECT json_group_array(json_object('seq', seq, 'wall_ms', wall_ms, 'kind', kind, 'payload', json(payload))) "
              "FROM (SELECT * FROM event WHERE session = s.id ORDER BY seq)), "
              "'log', (SELECT json_group_array(json_object('seq', seq, 'wall_ms', wall, 'kind', kind, 'body', json(body))) "
              "FROM (SELECT * FROM audit WHERE json_extract(body, '$.session') = lower(hex(s.id)) ORDER BY seq))) "
              "FROM session s LEFT JOIN vacancy v ON v.id = s.vacancy WHERE s.id = ?1");
  query.with(person.session.id);
  if (person.identity) {
    query.with(person.identity->name);
  } else {
    query.with_null();
  }
  query.with(json_of(person.notes)).with(json_of(person.voluntary));
  return query.next() ? query.text(0) : std::string();
}

}  // namespace

bool on_hold(const Vault& vault, const Id& session) { return marked(vault, hold_mark, session); }
bool restricted(const Vault& vault, const Id& session) { return marked(vault, restriction_mark, session); }

void set_hold(Vault& vault, const StaffSession& staff, const Id& session, bool on, Now now) { set_mark(vault, hold_mark, staff, session, on, now); }
void set_restriction(Vault& vault, const StaffSession& staff, const Id& session, bool on, Now now) {
  set_mark(vault, restriction_mark, staff, session, on, now);
}

void require_unrestricted(const Vault& vault, const StaffSession& staff, const Id& session) {
  if (restricted(vault, session)) require(staff.role(), Right::see_restricted);
}

PersonRecord person_record(Vault& vault, const StaffSession& staff, const std::string& typed, Now now) {
  require(staff.role(), Right::copy_person);
  PersonRecord person;
  const auto found = session_by_code(vault, digits_of(typed));
  if (!found || found->status == SessionStatus::erased) throw VaultError({N_("This session is not in the data file. Enter its code again."), {}});
  person.session = *found;
  {
    Query query(vault, "SELECT opened FROM session WHERE id = ?");
    query.with(found->id);
    if (query.next()) person.opened_ms = query.integer(0);
  }
  person.vacancy = vacancy(vault, found->vacancy);
  person.identity = open_identity(vault, staff, found->id);
  person.notes = notes(vault, staff, found->id);
  person.events = events(vault, found->id);
  if (const auto stored = result(vault, found->id)) person.result = stored->bytes;
  person.voluntary = voluntary_answers(vault, staff, found->id);
  {
    Query query(vault, "SELECT json FROM accommodation WHERE code = ?");
    query.with(found->code);
    if (query.next()) person.accommodation = query.text(0);
  }
  person.hold = on_hold(vault, found->id);
  person.restricted = restricted(vault, found->id);
  Record body{{"session", hex(found->id)}};
  if (const auto by = staff_id(vault, staff.name())) body.set("by", hex(*by));
  audit(vault, "PersonCopied", body.json(), now);
  person.json = json_of(vault, person);
  return person;
}

}  // namespace aplomb::store
