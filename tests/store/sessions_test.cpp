#include "scratch.h"

#include "core/code.h"
#include "core/order.h"
#include "core/session.h"
#include "store/audit.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <doctest/doctest.h>
#include <sqlite3.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>

using namespace aplomb;
using namespace aplomb::store;
using namespace aplomb::store::testing;

namespace {

struct Office1 {
  Scratch scratch;
  std::unique_ptr<Vault> vault;
  Published published;
  Office1() {
    make(scratch);
    vault = std::make_unique<Vault>(scratch.file(), Station::kiosk, "test", at(0));
    published = publish(*vault);
  }
};

std::string audit_body(const Vault& vault, const std::string& kind) {
  SQLite::Statement query(vault.db(), "SELECT body FROM audit WHERE kind = ? ORDER BY seq DESC LIMIT 1");
  query.bind(1, kind);
  return query.executeStep() ? query.getColumn(0).getString() : std::string();
}

int count_commit(void* counter) {
  ++*static_cast<int*>(counter);
  return 0;
}

template <class Act>
int commits(const Vault& vault, const Act& act) {
  int counter = 0;
  sqlite3_commit_hook(vault.db().getHandle(), count_commit, &counter);
  act();
  sqlite3_commit_hook(vault.db().getHandle(), nullptr, nullptr);
  return counter;
}

}  // namespace

TEST_CASE("vacancies are kept") {
  Office1 o;
  const auto all = vacancies(*o.vault);
  REQUIRE(all.size() == 1);
  CHECK(all[0].id == o.published.vacancy);
  CHECK(all[0].role == "Contact-centre agent");
  CHECK(all[0].site == "Leeds");
  CHECK(all[0].manager == "Sam Ellis");
  CHECK(all[0].family == "front-line");
  CHECK(all[0].profile == o.published.profile);
  CHECK_FALSE(all[0].closed.has_value());
  CHECK_FALSE(vacancy(*o.vault, Id{}).has_value());
  Vacancy closed = all[0];
  closed.id = {};
  closed.closed = 5;
  CHECK(vacancy(*o.vault, add_vacancy(*o.vault, closed))->closed == 5);
  Vacancy bad = closed;
  bad.profile = {};
  CHECK(says(refusal([&] { add_vacancy(*o.vault, bad); }), "no published profile"));
  bad.profile = o.published.bank.bank;  // a document, but no profile
  CHECK(says(refusal([&] { add_vacancy(*o.vault, bad); }), "no published profile"));
}

TEST_CASE("codes are unlike each other check themselves and begin with no zero") {
  Office1 o;
  std::set<std::string> codes;
  for (int i = 0; i < 200; ++i) {
    const Appointment made = add_appointment(*o.vault, o.published.vacancy, "en", 0);
    CHECK(valid_code(made.code));
    CHECK(made.code[0] != '0');
    codes.insert(made.code);
  }
  CHECK(codes.size() == 200);
  CHECK(appointments(*o.vault).size() == 200);
}

TEST_CASE("a code means what it means at that moment") {
  Office1 o;
  Vault& vault = *o.vault;
  const Appointment made = add_appointment(vault, o.published.vacancy, "es", 1234);
  {
    const CodeMeaning meaning = look_up_code(vault, made.code);
    REQUIRE(std::holds_alternative<Appointment>(meaning));
    const auto& found = std::get<Appointment>(meaning);
    CHECK(found.vacancy == o.published.vacancy);
    CHECK(found.role == "Contact-centre agent");
    CHECK(found.language == "es");
    CHECK(found.wall_ms == 1234);
  }
  const Session opened = open_session(vault, made, false, 42, at(5));
  CHECK(opened.code == made.code);
  CHECK(appointments(vault).empty());
  CHECK(std::get<Session>(look_up_code(vault, grouped(made.code))).id == opened.id);
  append(vault, opened.id, Started{"appointment"}, at(6));
  append(vault, opened.id, Paused{"break"}, at(7));
  CHECK(std::get<Session>(look_up_code(vault, made.code)).status == SessionStatus::paused);
  append(vault, opened.id, Resumed{"pause"}, at(8));
  CHECK(std::get<Session>(look_up_code(vault, made.code)).status == SessionStatus::open);
  append(vault, opened.id, Finished{}, at(9));
  CHECK(std::get<CodeOver>(look_up_code(vault, made.code)).status == SessionStatus::finished);

  const Session second = started(vault, o.published);
  append(vault, second.id, Withdrawn{}, at(9));
  CHECK(std::get<CodeOver>(look_up_code(vault, second.code)).status == SessionStatus::withdrawn);
  const Session third = started(vault, o.published);
  append(vault, third.id, Paused{"idle"}, at(9));
  append(vault, third.id, Abandoned{}, at(9));
  CHECK(std::get<CodeOver>(look_up_code(vault, third.code)).status == SessionStatus::abandoned);

  std::string unknown = "9999999";
  unknown += check_digit(unknown);
  CHECK(std::holds_alternative<CodeUnknown>(look_up_code(vault, unknown)));
  unknown.back() = unknown.back() == '0' ? '1' : '0';
  CHECK(std::holds_alternative<CodeMistyped>(look_up_code(vault, unknown)));
  CHECK(std::holds_alternative<CodeMistyped>(look_up_code(vault, "")));
  CHECK(std::holds_alternative<CodeMistyped>(look_up_code(vault, "let me in")));
}

TEST_CASE("a code opens one session") {
  Office1 o;
  const Appointment made = add_appointment(*o.vault, o.published.vacancy, "en", 0);
  open_session(*o.vault, made, false, 1, at(5));
  CHECK(says(refusal([&] { open_session(*o.vault, made, false, 1, at(6)); }), "started already"));
  CHECK(sessions(*o.vault).size() == 1);
}

TEST_CASE("a code made elsewhere opens a session too") {
  Office1 o;
  Appointment elsewhere{"8888888", o.published.vacancy, "Contact-centre agent", "en", 0};
  elsewhere.code += check_digit(elsewhere.code);
  CHECK(open_session(*o.vault, elsewhere, false, 1, at(5)).code == elsewhere.code);
}

TEST_CASE("a session keeps its whole seed") {
  Office1 o;
  const Session made = open_walk_in(*o.vault, o.published.vacancy, false, 0xFEDCBA9876543210ULL, at(5));
  CHECK(session(*o.vault, made.id)->seed == 0xFEDCBA9876543210ULL);
  CHECK(session_by_code(*o.vault, made.code)->id == made.id);
  CHECK_FALSE(session(*o.vault, Id{}).has_value());
  CHECK_FALSE(session_by_code(*o.vault, "12345678").has_value());
}

TEST_CASE("without a legal regime only trial sessions start") {
  Office1 o;
  Office unanswered = office(*o.vault);
  unanswered.regime.clear();
  set_office(*o.vault, unanswered);
  const Appointment made = add_appointment(*o.vault, o.published.vacancy, "en", 0);
  CHECK(says(refusal([&] { open_session(*o.vault, made, false, 1, at(5)); }), "only trial sessions"));
  CHECK(says(refusal([&] { open_walk_in(*o.vault, o.published.vacancy, false, 1, at(5)); }), "only trial sessions"));
  CHECK(appointments(*o.vault).size() == 1);
  CHECK(open_walk_in(*o.vault, o.published.vacancy, true, 1, at(5)).trial);
  CHECK(sessions(*o.vault).empty());
  CHECK(sessions(*o.vault, true).size() == 1);
}

TEST_CASE("events have numbers without a gap and times of their run") {
  Office1 o;
  Vault& vault = *o.vault;
  const Session made = open_walk_in(vault, o.published.vacancy, false, 1, at(5));
  CHECK(append(vault, made.id, Started{"walk-in"}, at(100)).seq == 1);
  const Event second = append(vault, made.id, PracticeDone{}, at(250));
  CHECK(second.seq == 2);
  CHECK(second.run == vault.run());
  CHECK(second.mono_ms == 250);
  CHECK(second.wall_ms == at(250).wall_ms);
  const auto all = events(vault, made.id);
  REQUIRE(all.size() == 2);
  CHECK(all[1] == second);
  CHECK(events(vault, Id{}).empty());
}

TEST_CASE("an event costs exactly one commit") {
  Office1 o;
  const Session made = open_walk_in(*o.vault, o.published.vacancy, false, 1, at(5));
  CHECK(commits(*o.vault, [&] { append(*o.vault, made.id, Started{"walk-in"}, at(6)); }) == 1);
  CHECK(commits(*o.vault, [&] { give_form(*o.vault, made.id, at(7)); }) == 1);
  CHECK(commits(*o.vault, [&] { append(*o.vault, made.id, Answered{"cc-pick", Pick{"a"}}, at(8)); }) == 1);
  CHECK(commits(*o.vault, [&] { append(*o.vault, made.id, Paused{"break"}, at(9)); }) == 1);
  CHECK(commits(*o.vault, [&] { append(*o.vault, made.id, Finished{}, at(10)); }) == 1);
}

TEST_CASE("another connection reads what was acknowledged") {
  Office1 o;
  const Session made = open_walk_in(*o.vault, o.published.vacancy, false, 1, at(5));
  append(*o.vault, made.id, Started{"walk-in"}, at(6));
  const Vault review(o.scratch.file(), Station::review, "test", at(0));
  CHECK(events(review, made.id).size() == 1);
}

TEST_CASE("nothing follows the end and nothing belongs to nobody") {
  Office1 o;
  const Session made = started(*o.vault, o.published);
  append(*o.vault, made.id, Finished{}, at(20));
  CHECK(says(refusal([&] { append(*o.vault, made.id, HelpCalled{true}, at(21)); }), "has ended"));
  CHECK(says(refusal([&] { append(*o.vault, Id{}, HelpCalled{true}, at(21)); }), "not in the data file"));
  CHECK(events(*o.vault, made.id).size() == 3);
  const Session other = started(*o.vault, o.published);
  CHECK(says(refusal([&] { append(*o.vault, other.id, IncidentNoted{"\xff"}, at(21)); }), "cannot be stored"));
  CHECK(events(*o.vault, other.id).size() == 2);
}

TEST_CASE("the form is given once with every order stored") {
  Office1 o;
  Vault& vault = *o.vault;
  const Session made = open_walk_in(vault, o.published.vacancy, false, 99, at(5));
  append(vault, made.id, Started{"walk-in"}, at(6));
  const FormGiven given = give_form(vault, made.id, at(7));
  CHECK(given.form == o.published.bank.forms[0]);
  CHECK(given.bank == o.published.bank.bank);
  REQUIRE(given.questions.size() == 4);
  const std::vector<std::string> ids{"a", "b", "c", "d"};
  for (const GivenQuestion& question : given.questions) {
    CHECK(question.order == shuffled(ids, 99, question_salt(question.question)));
    CHECK(load_item(vault, question.item).id == question.question);
  }
  CHECK(give_form(vault, made.id, at(8)) == given);
  CHECK(events(vault, made.id).size() == 2);
  CHECK(session(vault, made.id)->form == given.form);
  CHECK(fold(events(vault, made.id)).form == given);
}

TEST_CASE("the form given least so far is given next") {
  Office1 o;
  Vault& vault = *o.vault;
  const std::vector<FormPlan> plans{
      {"front-line", "A", {"cc-rate"}}, {"front-line", "B", {"cc-pick"}}, {"front-line", "C", {"cc-rank"}}};
  std::vector<Hash> forms = publish_bank(vault, small_bank(), plans, administrator, at(4)).forms;
  std::sort(forms.begin(), forms.end());
  for (int round = 0; round < 2; ++round) {
    for (const Hash& expected : forms) {
      CHECK(started(vault, o.published, 7, true).form == expected);  // a trial is given it too, and does not count
      CHECK(started(vault, o.published).form == expected);
    }
  }
}

TEST_CASE("a family without a form is said in words") {
  Office1 o;
  Vacancy other = vacancies(*o.vault)[0];
  other.id = {};
  other.family = "supervisors";
  const Session made = open_walk_in(*o.vault, add_vacancy(*o.vault, other), false, 1, at(5));
  CHECK(says(refusal([&] { give_form(*o.vault, made.id, at(6)); }), "supervisors"));
  CHECK(events(*o.vault, made.id).empty());
}

TEST_CASE("pauses and ends are chained in the audit log") {
  Office1 o;
  Vault& vault = *o.vault;
  const Session made = started(vault, o.published);
  append(vault, made.id, Paused{"break"}, at(20));
  const auto chained = nlohmann::json::parse(audit_body(vault, "SessionChained"));
  CHECK(chained.at("session") == hex(made.id));
  CHECK(chained.at("seq") == 3);
  CHECK(chained.at("h") == hex(session_hash(vault, made.id, 3).value()));
  append(vault, made.id, Resumed{"pause"}, at(21));
  append(vault, made.id, Finished{}, at(22));
  const auto closed = nlohmann::json::parse(audit_body(vault, "SessionClosed"));
  CHECK(closed.at("seq") == 5);
  CHECK(closed.at("h") == hex(session_hash(vault, made.id, 5).value()));
  CHECK(closed.at("h") != chained.at("h"));
  CHECK(session_hash(vault, made.id, 3) == hash_from_hex(chained.at("h").get<std::string>()));
  CHECK_FALSE(session_hash(vault, Id{}, 1).has_value());
  CHECK_FALSE(first_broken_link(vault).has_value());
}

TEST_CASE("two sessions with the same events have different hashes") {
  Office1 o;
  const Session a = open_walk_in(*o.vault, o.published.vacancy, false, 1, at(5));
  const Session b = open_walk_in(*o.vault, o.published.vacancy, false, 1, at(5));
  append(*o.vault, a.id, Started{"walk-in"}, at(6));
  append(*o.vault, b.id, Started{"walk-in"}, at(6));
  CHECK(session_hash(*o.vault, a.id, 1) != session_hash(*o.vault, b.id, 1));
}

TEST_CASE("the audit log finds an edit and names the broken link") {
  Office1 o;
  Vault& vault = *o.vault;
  CHECK_FALSE(first_broken_link(vault).has_value());
  audit(vault, "Recovered", "{}", at(30));
  CHECK_FALSE(first_broken_link(vault).has_value());
  vault.db().exec("DROP TRIGGER audit_no_update; UPDATE audit SET wall = wall + 1 WHERE seq = 3");
  CHECK(first_broken_link(vault) == 3);
}

TEST_CASE("the audit log finds a cut in its middle") {
  Office1 o;
  o.vault->db().exec("DROP TRIGGER audit_no_delete; DELETE FROM audit WHERE seq = 2");
  CHECK(first_broken_link(*o.vault) == 2);
}

TEST_CASE("the audit log names nobody") {
  Office1 o;
  Vault& vault = *o.vault;
  const auto session = signed_in(vault, at(40));
  add_staff(vault, *session, "Bea Harrow", Role::recruiter, "another long phrase", at(41));
  SQLite::Statement query(vault.db(), "SELECT kind, body FROM audit ORDER BY seq");
  std::map<std::string, std::string> bodies;
  while (query.executeStep()) bodies[query.getColumn(0).getString()] = query.getColumn(1).getString();
  for (const char* kind : {"VaultCreated", "StaffAdded", "Published", "SignedIn"}) {
    REQUIRE(bodies.contains(kind));
    CHECK(nlohmann::json::parse(bodies[kind]).is_object());
  }
  CHECK(nlohmann::json::parse(bodies["StaffAdded"]).at("by") == hex(staff_id(vault, administrator).value()));
  CHECK(nlohmann::json::parse(bodies["Published"]).at("by") == hex(staff_id(vault, administrator).value()));
  CHECK(nlohmann::json::parse(bodies["SignedIn"]).at("staff") == hex(staff_id(vault, administrator).value()));
  for (const auto& [kind, body] : bodies) {
    CHECK_FALSE(says(body, "Ada"));
    CHECK_FALSE(says(body, "Bea"));
  }
}

TEST_CASE("a result may be written again and names what it came from") {
  Office1 o;
  Vault& vault = *o.vault;
  const Session made = started(vault, o.published);
  CHECK_FALSE(result(vault, made.id).has_value());
  put_result(vault, {made.id, *made.form, made.profile, R"({"fit":1})"});
  put_result(vault, {made.id, *made.form, made.profile, R"({"fit":2})"});
  const auto stored = result(vault, made.id);
  REQUIRE(stored);
  CHECK(stored->bytes == R"({"fit":2})");
  CHECK(stored->form == *made.form);
  CHECK(stored->profile == made.profile);
  Profile other = small_profile();
  other.id = "another";
  put_result(vault, {made.id, *made.form, publish_profile(vault, other, "", at(50)), R"({"fit":3})"});
  CHECK(result(vault, made.id)->bytes == R"({"fit":2})");  // against the session's own profile
}

TEST_CASE("sessions come oldest first") {
  Office1 o;
  const Session later = open_walk_in(*o.vault, o.published.vacancy, false, 1, at(50));
  const Session earlier = open_walk_in(*o.vault, o.published.vacancy, false, 1, at(40));
  const auto all = sessions(*o.vault);
  REQUIRE(all.size() == 2);
  CHECK(all[0].id == earlier.id);
  CHECK(all[1].id == later.id);
}
