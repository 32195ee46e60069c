// Erasing, holding, restricting, retention, and a person's copy. What was planted before is looked for in every byte of every file afterwards.

#include "sealed_office.h"

#include "store/connection.h"
#include "store/protection.h"
#include "store/retention.h"
#include "store/verify.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <map>

using namespace aplomb;
using namespace aplomb::store;
using namespace aplomb::store::testing;

namespace {

const std::string phrase = "another long phrase";
constexpr std::int64_t day = 86'400'000;

std::string blob(Vault& vault, const std::string& sql, const Id& session) {
  SQLite::Statement query(vault.db(), sql);
  query.bind(1, session.bytes.data(), 16);
  REQUIRE(query.executeStep());
  return query.getColumn(0).getString();
}

struct Desk {
  Scratch scratch;
  std::string recovery = make(scratch);
  std::unique_ptr<Vault> vault = std::make_unique<Vault>(scratch.file(), Station::command, "test", at(0));
  Published published = publish(*vault);
  std::shared_ptr<StaffSession> admin = signed_in(*vault, at(1));
  std::shared_ptr<StaffSession> officer = account("Dora", Role::data_officer);
  std::shared_ptr<StaffSession> recruiter = account("Rae", Role::recruiter);

  std::shared_ptr<StaffSession> account(const std::string& name, Role role) {
    add_staff(*vault, *admin, name, role, phrase, at(2));
    return std::get<std::shared_ptr<StaffSession>>(sign_in(*vault, name, phrase, at(3)));
  }
  /// Somebody who came by appointment, with a little of everything.
  Session sat(const std::string& marker, std::int64_t ms = 10) {
    const Appointment appointment = add_appointment(*vault, published.vacancy, "en", at(5).wall_ms);
    SQLite::Statement needs(vault->db(), "INSERT INTO accommodation (code, json) VALUES (?, ?)");
    needs.bind(1, appointment.code);
    needs.bind(2, R"({"more_time":")" + marker + R"(-needs"})");
    needs.exec();
    const Session made = open_session(*vault, appointment, false, 7, at(ms));
    append(*vault, made.id, Started{"appointment"}, at(ms + 1));
    give_form(*vault, made.id, at(ms + 2));
    append(*vault, made.id, IncidentNoted{marker + "-incident"}, at(ms + 3));
    append(*vault, made.id, Answered{"cc-pick", Pick{"a"}}, at(ms + 4));
    seal_identity(*vault, made.id, {marker + " Quartermaine"});
    (void)signed_in(*vault, at(ms + 5));  // locks the name under the directory key
    finish_with(*vault, made.id, {{"sex", "female"}}, at(ms + 6));
    const Session done = session(*vault, made.id).value();
    put_result(*vault, {done.id, *done.form, done.profile, R"({"fit":")" + marker + R"(-result"})"});
    add_note(*vault, *recruiter, done.id, marker + "-note", at(ms + 7));
    return done;
  }
  /// What must be gone, by what it is.
  std::map<std::string, std::string> traces(const Session& of, const std::string& marker) {
    return {{"incident", marker + "-incident"},
            {"needs", marker + "-needs"},
            {"result", marker + "-result"},
            {"code", of.code},
            {"salt", blob(*vault, "SELECT salt FROM session WHERE id = ?", of.id)},
            {"sealed name", blob(*vault, "SELECT sealed FROM identity WHERE session = ?", of.id)},
            {"sealed note", blob(*vault, "SELECT sealed FROM note WHERE session = ?", of.id)},
            {"answers' box", blob(*vault, "SELECT sealed FROM demographic WHERE ?1 IS NOT NULL", of.id)},
            {"events' keys", blob(*vault, "SELECT payload FROM event WHERE session = ? AND kind = 'FormGiven'", of.id)}};
  }
  std::int64_t number(const std::string& sql) { return one_integer(vault->db(), sql); }
};

std::string broken_in(const std::filesystem::path& file) {
  const auto found = verify_file(file).broken;
  return found ? found->place + ": " + english(found->what) : std::string();
}

}  // namespace

TEST_CASE("an erased person leaves no byte in the vault its log or beside it") {
  Desk o;
  const Session gone = o.sat("Zebulon");
  const auto traces = o.traces(gone, "Zebulon");
  for (const auto& [what, bytes] : traces) CHECK_MESSAGE(all_bytes(o.scratch.folder()).find(bytes) != std::string::npos, what, " was there before");
  CHECK(erase_session(*o.vault, *o.officer, gone.id, EraseRule::request, at(100)));
  for (const auto& [what, bytes] : traces) CHECK_MESSAGE(all_bytes(o.scratch.folder()).find(bytes) == std::string::npos, what, " is still there");
  CHECK(events(*o.vault, gone.id).empty());
  CHECK_FALSE(session_by_code(*o.vault, gone.code).has_value());
  CHECK_FALSE(appointment(*o.vault, gone.code).has_value());
  CHECK(session(*o.vault, gone.id)->status == SessionStatus::erased);
  CHECK_FALSE(erasure_pending(*o.vault));
  o.vault.reset();
  for (const auto& [what, bytes] : traces) CHECK_MESSAGE(all_bytes(o.scratch.folder()).find(bytes) == std::string::npos, what, " is still there when closed");
  CHECK_MESSAGE(broken_in(o.scratch.file()).empty(), broken_in(o.scratch.file()));
  CHECK(verify_file(o.scratch.file()).erased == 1);
}

TEST_CASE("a plain delete would leave bytes behind") {
  Desk o;
  const Session gone = o.sat("Zebulon");
  const auto traces = o.traces(gone, "Zebulon");
  SQLite::Database& db = o.vault->db();
  db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  // The same rows, without overwriting and without VACUUM and the log's end.
  db.exec("PRAGMA secure_delete = OFF");
  db.exec("INSERT INTO erasure SELECT id, 1 FROM session; DELETE FROM event; DELETE FROM identity; DELETE FROM note; DELETE FROM result; "
          "DELETE FROM demographic; DELETE FROM accommodation; DELETE FROM appointment; UPDATE session SET salt = NULL, state = 'erased', code = '10000000'");
  int left = 0;
  for (const auto& [what, bytes] : traces) left += all_bytes(o.scratch.folder()).find(bytes) != std::string::npos ? 1 : 0;
  CHECK(left == static_cast<int>(traces.size()));
}

TEST_CASE("erasing one leaves the others whole") {
  Desk o;
  const Session gone = o.sat("Zebulon");
  const Session stays = o.sat("Ingrid", 40);
  CHECK(erase_session(*o.vault, *o.officer, gone.id, EraseRule::withdrawn, at(100)));
  CHECK(open_identity(*o.vault, *o.officer, stays.id)->name == "Ingrid Quartermaine");
  CHECK(notes(*o.vault, *o.officer, stays.id).size() == 1);
  CHECK(voluntary_answers(*o.vault, *o.officer, stays.id).has_value());
  CHECK(events(*o.vault, stays.id).size() == 5);
  CHECK(o.number("SELECT count(*) FROM demographic") == 1);
  CHECK(broken_in(o.scratch.file()).empty());
}

TEST_CASE("only a data officer erases and never what is on hold") {
  Desk o;
  const Session held = o.sat("Zebulon");
  CHECK(says(refusal([&] { erase_session(*o.vault, *o.admin, held.id, EraseRule::request, at(100)); }), "may not erase"));
  CHECK(says(refusal([&] { set_hold(*o.vault, *o.recruiter, held.id, true, at(100)); }), "may not erase, hold"));
  set_hold(*o.vault, *o.officer, held.id, true, at(100));
  CHECK(says(refusal([&] { erase_session(*o.vault, *o.officer, held.id, EraseRule::request, at(101)); }), "legal hold"));
  CHECK(events(*o.vault, held.id).size() == 5);
  // The file itself refuses, whoever asks.
  CHECK_THROWS_AS(o.vault->db().exec("INSERT INTO erasure SELECT id, 1 FROM session"), SQLite::Exception);
  CHECK(broken_in(o.scratch.file()).empty());
  set_hold(*o.vault, *o.officer, held.id, false, at(102));
  CHECK(erase_session(*o.vault, *o.officer, held.id, EraseRule::request, at(103)));
  CHECK(says(refusal([&] { erase_session(*o.vault, *o.officer, held.id, EraseRule::request, at(104)); }), "not in the data file"));
}

TEST_CASE("while another window is open erasing is pending and is finished later") {
  Desk o;
  const Session gone = o.sat("Zebulon");
  const auto traces = o.traces(gone, "Zebulon");
  {
    const Vault other(o.scratch.file(), Station::review, "test", at(0));
    CHECK_FALSE(erase_session(*o.vault, *o.officer, gone.id, EraseRule::request, at(100)));
    CHECK(erasure_pending(*o.vault));
    CHECK_FALSE(finish_erasures(*o.vault, at(101)));
    CHECK(o.number("SELECT count(*) FROM audit WHERE kind = 'ErasurePending'") == 1);  // said once
    CHECK(events(*o.vault, gone.id).empty());                                       // and yet nobody can read it
  }
  CHECK(purge(*o.vault, at(102)).finished);
  CHECK_FALSE(erasure_pending(*o.vault));
  for (const auto& [what, bytes] : traces) CHECK_MESSAGE(all_bytes(o.scratch.folder()).find(bytes) == std::string::npos, what, " is still there");
  CHECK(o.number("SELECT count(*) FROM audit WHERE kind = 'ErasureFinished'") == 1);
}

TEST_CASE("an erasure that is only said and one that is only done do not verify") {
  Desk o;
  const Session gone = o.sat("Zebulon");
  erase_session(*o.vault, *o.officer, gone.id, EraseRule::request, at(100));
  o.vault.reset();
  CHECK(broken_in(o.scratch.file()).empty());
  change_past_triggers(o.scratch.file(), "INSERT INTO note SELECT id, 1, x'00' FROM session");
  CHECK(says(broken_in(o.scratch.file()), "of which something still stands"));
  const SealedOffice other;
  change_past_triggers(other.file(), "DELETE FROM identity; DELETE FROM result; DELETE FROM event WHERE session = (SELECT id FROM session WHERE state = 'finished');"
                                     "UPDATE session SET state = 'erased', salt = NULL WHERE state = 'finished'");
  CHECK(says(broken_in(other.file()), "no entry of the log says who erased it"));
}

TEST_CASE("a restricted record is there for the data officer only") {
  Desk o;
  const Session quiet = o.sat("Zebulon");
  CHECK(sessions(*o.vault).size() == 1);
  CHECK(open_identity(*o.vault, *o.recruiter, quiet.id).has_value());
  set_restriction(*o.vault, *o.officer, quiet.id, true, at(100));
  CHECK(sessions(*o.vault).empty());
  CHECK(says(refusal([&] { (void)open_identity(*o.vault, *o.recruiter, quiet.id); }), "may not see records that are restricted"));
  CHECK(says(refusal([&] { (void)notes(*o.vault, *o.recruiter, quiet.id); }), "may not see records that are restricted"));
  CHECK(open_identity(*o.vault, *o.officer, quiet.id)->name == "Zebulon Quartermaine");
  CHECK(broken_in(o.scratch.file()).empty());
  change_past_triggers(o.scratch.file(), "DELETE FROM restriction");
  CHECK(says(broken_in(o.scratch.file()), "hold or restriction"));
  set_restriction(*o.vault, *o.officer, quiet.id, true, at(101));
  set_restriction(*o.vault, *o.officer, quiet.id, false, at(102));
  CHECK(sessions(*o.vault).size() == 1);
}

TEST_CASE("months are counted by the calendar") {
  using namespace std::chrono;
  const auto ms = [](year_month_day date) { return duration_cast<milliseconds>(sys_days{date}.time_since_epoch()).count(); };
  CHECK(later_by(ms(2026y / 3 / 2), 12, 0) == ms(2027y / 3 / 2));
  CHECK(later_by(ms(2024y / 2 / 29), 12, 0) == ms(2025y / 2 / 28));
  CHECK(later_by(ms(2026y / 8 / 31), 6, 0) == ms(2027y / 2 / 28));
  CHECK(later_by(ms(2026y / 1 / 1), 48, 90) == ms(2030y / 4 / 1));
  CHECK(later_by(ms(2026y / 1 / 1) + 5, 1, 0) == ms(2026y / 2 / 1) + 5);
}

TEST_CASE("nothing is purged until a data officer has chosen and then what is over its time") {
  Desk o;
  const Session old = o.sat("Zebulon");
  const Session held = o.sat("Hilda", 30);
  const Session young = o.sat("Ingrid", 400 * day);
  set_hold(*o.vault, *o.officer, held.id, true, at(50));
  const auto later = at(500 * day);
  CHECK(overdue(*o.vault, later).empty());
  CHECK(purge(*o.vault, later).erased == 0);
  CHECK(says(refusal([&] { set_retention(*o.vault, *o.admin, "uk", 0, at(60)); }), "may not erase, hold"));
  CHECK(says(refusal([&] { set_retention(*o.vault, *o.officer, "moon", 0, at(60)); }), "no retention profile"));
  CHECK(says(refusal([&] { set_retention(*o.vault, *o.officer, "uk", 13, at(60)); }), "from 1 to 12 months"));
  CHECK(says(refusal([&] { set_retention(*o.vault, *o.officer, "us-co", 12, at(60)); }), "from 60 to 60 months"));
  CHECK(says(refusal([&] { set_retention(*o.vault, *o.officer, "other", 0, at(60)); }), "from 1 to 120 months"));
  set_retention(*o.vault, *o.officer, "uk", 0, at(60));
  CHECK(retention(*o.vault)->months == 12);
  const auto due = overdue(*o.vault, later);
  REQUIRE(due.size() == 2);
  CHECK(due[0].session == old.id);
  CHECK(due[1].hold);
  CHECK(due[0].due_ms == later_by(due[0].since_ms, 12, 0));
  const Purged done = purge(*o.vault, later);
  CHECK(done.erased == 1);
  CHECK(done.held == 1);
  CHECK(done.finished);
  CHECK(session(*o.vault, old.id)->status == SessionStatus::erased);
  CHECK(session(*o.vault, held.id)->status == SessionStatus::finished);
  CHECK(session(*o.vault, young.id)->status == SessionStatus::finished);
  CHECK(purge(*o.vault, later).erased == 0);
  CHECK(broken_in(o.scratch.file()).empty());
}

TEST_CASE("a vacancy that was closed later keeps its records longer") {
  Desk o;
  const Session old = o.sat("Zebulon");
  set_retention(*o.vault, *o.officer, "eu", 0, at(60));
  CHECK(overdue(*o.vault, at(250 * day)).size() == 1);
  o.vault->db().exec("UPDATE vacancy SET closed = " + std::to_string(at(200 * day).wall_ms));
  CHECK(overdue(*o.vault, at(250 * day)).empty());
  CHECK(overdue(*o.vault, at(400 * day)).size() == 1);
}

TEST_CASE("a person's copy holds everything and is for the data officer to make") {
  Desk o;
  const Session of = o.sat("Zebulon");
  o.sat("Ingrid", 40);
  CHECK(says(refusal([&] { (void)person_record(*o.vault, *o.recruiter, of.code, at(100)); }), "may not make the copy"));
  const PersonRecord person = person_record(*o.vault, *o.officer, of.code, at(100));
  CHECK(person.identity->name == "Zebulon Quartermaine");
  CHECK(person.notes.size() == 1);
  CHECK(person.events.size() == 5);
  CHECK(person.voluntary->at("sex") == "female");
  const auto json = nlohmann::json::parse(person.json);
  CHECK(json.at("name") == "Zebulon Quartermaine");
  CHECK(json.at("events").size() == 5);
  CHECK(json.at("events").at(2).at("payload").at("what") == "Zebulon-incident");
  CHECK(json.at("notes").at(0).at("text") == "Zebulon-note");
  CHECK(json.at("voluntary_answers").at("sex") == "female");
  CHECK(json.at("result").at("fit") == "Zebulon-result");
  CHECK(json.at("accommodation").at("more_time") == "Zebulon-needs");
  CHECK(json.at("log").size() == 5);  // opened, closed, result, note, this copy
  CHECK(person.json.find("Ingrid") == std::string::npos);
  CHECK(says(refusal([&] { (void)person_record(*o.vault, *o.officer, "12345678", at(100)); }), "not in the data file"));
}
