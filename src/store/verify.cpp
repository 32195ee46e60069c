#include "store/verify.h"

#include "store/audit.h"
#include "store/connection.h"
#include "store/documents.h"
#include "store/failure.h"
#include "store/migrations.h"
#include "store/record.h"
#include "store/schema_sql.h"
#include "store/session_proof.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace aplomb::store {
namespace {

namespace fs = std::filesystem;

/// Thrown within this file only: the first thing that does not hold.
struct Broken {
  BrokenLink link;
};

[[noreturn]] void broken(std::string place, Message what) { throw Broken{{std::move(place), std::move(what)}}; }

std::string entry(std::int64_t seq) { return "entry " + std::to_string(seq); }
std::string short_name(const Hash& hash) { return hex(hash).substr(0, 12); }

template <class Named>
Named named(const SQLite::Column& column, const char* where) {
  Named out;
  if (column.isNull() || static_cast<std::size_t>(column.getBytes()) != out.bytes.size()) {
    broken(where, {N_("A name there has not the length that it must have."), {}});
  }
  std::copy_n(static_cast<const std::uint8_t*>(column.getBlob()), out.bytes.size(), out.bytes.begin());
  return out;
}

std::string text(const SQLite::Column& column) { return column.getString(); }

/// What the chain says of one session.
struct Said {
  struct Fixed {
    std::int64_t entry = 0;
    std::int64_t seq = 0;
    Hash hash;
    bool closed = false;
  };
  std::int64_t opened_entry = 0;
  Hash opened;
  std::vector<Fixed> fixed;
  struct Result {
    std::int64_t entry = 0;
    Hash hash;
  };
  std::map<Hash, Result> results;  ///< by profile; the last entry counts
  std::int64_t erased_entry = 0;
};

struct Account {
  std::int64_t entry = 0;
  std::string role;
  bool disabled = false;
};

class Check {
 public:
  Check(SQLite::Database& db, const VerifyWanted& wanted, Verified& found) : db_(db), wanted_(wanted), found_(found) {}

  void run() {
    structure();
    chain();
    checkpoints();
    sessions();
    marks(held_, "SELECT session FROM hold");
    marks(restricted_, "SELECT session FROM restriction");
    documents();
    accounts();
  }

 private:
  std::string one_text(const char* sql) {
    SQLite::Statement query(db_, sql);
    return query.executeStep() ? text(query.getColumn(0)) : std::string();
  }

  void structure() {
    if (one_text("PRAGMA integrity_check(1)") != "ok") broken("the file", {N_("SQLite finds the file damaged."), {}});
    if (!one_text("PRAGMA foreign_key_check").empty()) broken("the file", {N_("A row refers to one that is not there."), {}});
    if (schema_of(db_) != own_schema()) {
      broken("the file", {N_("Its tables or the rules that protect them are not those of this program: one was changed, added or taken away."), {}});
    }
    SQLite::Statement meta(db_, "SELECT vault, machine_pk, office_pk, format, audit_pk FROM meta");
    if (!meta.executeStep() || meta.getColumn(3).getInt() != current_format) broken("the file", {N_("It does not say what it is."), {}});
    vault_ = named<Id>(meta.getColumn(0), "the file");
    if (!meta.getColumn(1).isNull()) machine_ = named<Hash>(meta.getColumn(1), "the file");
    if (!meta.getColumn(4).isNull()) sealed_to_ = named<Hash>(meta.getColumn(4), "the file");
    office_ = named<Hash>(meta.getColumn(2), "the file");
  }

  /// Every table, index and trigger as it was written down, in one text.
  static std::string schema_of(SQLite::Database& db) {
    std::string all;
    SQLite::Statement query(db, "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name");
    while (query.executeStep()) all += text(query.getColumn(0)) + '\n';
    return all;
  }

  static const std::string& own_schema() {
    static const std::string own = [] {
      SQLite::Database db(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
      db.exec(schema_sql);
      return schema_of(db);
    }();
    return own;
  }

  void chain() {
    SQLite::Statement query(db_, "SELECT seq, prev, run, wall, kind, body, hash FROM audit ORDER BY seq");
    Hash before;
    while (query.executeStep()) {
      const std::int64_t seq = found_.entries + 1;
      const std::string place = entry(seq);
      if (query.getColumn(0).getInt64() != seq) broken(place, {N_("It is missing."), {}});
      if (named<Hash>(query.getColumn(1), place.c_str()) != before) broken(place, {N_("It does not follow the entry before it."), {}});
      const std::string kind = text(query.getColumn(4));
      const std::string body = text(query.getColumn(5));
      const Hash hash = named<Hash>(query.getColumn(6), place.c_str());
      if (entry_hash(before, seq, named<Id>(query.getColumn(2), place.c_str()), query.getColumn(3).getInt64(), kind, body) != hash) {
        broken(place, {N_("It was changed after it was written."), {}});
      }
      hear(seq, kind, body);
      hashes_.push_back(hash);
      before = hash;
      found_.entries = seq;
      found_.head = hash;
    }
    if (found_.entries == 0) broken(entry(1), {N_("It is missing."), {}});
    if (!wanted_.expect) return;
    const auto seq = wanted_.expect->seq;
    if (seq < 1 || seq > found_.entries) {
      broken(entry(seq), {N_("It is missing: this copy is older than what was expected, or its end was cut off."), {}});
    }
    if (hashes_.at(static_cast<std::size_t>(seq - 1)) != wanted_.expect->hash) {
      broken(entry(seq), {N_("It is another one than was expected: the log was written anew."), {}});
    }
  }

  /// What an entry says, kept for the checks that follow.
  void hear(std::int64_t seq, const std::string& kind, const std::string& body) {
    const auto fields = Record::from(body);
    if (!fields) broken(entry(seq), {N_("It cannot be read."), {}});
    const auto hash = [&](const char* name) {
      const auto value = hash_from_hex(fields->get<std::string>(name));
      if (!value) broken(entry(seq), {N_("It cannot be read."), {}});
      return *value;
    };
    const auto id = [&](const char* name) {
      const auto value = id_from_hex(fields->get<std::string>(name));
      if (!value) broken(entry(seq), {N_("It cannot be read."), {}});
      return *value;
    };
    if (kind == "VaultCreated") {
      if (id("vault") != vault_) broken(entry(seq), {N_("It was written in another data file."), {}});
      if (fields->has("office") && hash("office") != office_) broken(entry(seq), {N_("The office's key is not the one that the office was made with."), {}});
    } else if (kind == "MachineKey") {
      keys_.emplace_back(seq, hash("public"));
    } else if (kind == "SessionOpened") {
      Said& said = said_[id("session")];
      said.opened_entry = seq;
      said.opened = hash("h");
    } else if (kind == "SessionChained" || kind == "SessionClosed") {
      said_[id("session")].fixed.push_back({seq, fields->get<std::int64_t>("seq"), hash("h"), kind == "SessionClosed"});
    } else if (kind == "ResultStored") {
      said_[id("session")].results[hash("profile")] = {seq, hash("h")};
    } else if (kind == "Erased") {
      said_[id("session")].erased_entry = seq;
    } else if (kind == "Held" || kind == "HoldLifted") {
      held_[id("session")] = {seq, kind == "Held"};
    } else if (kind == "Restricted" || kind == "RestrictionLifted") {
      restricted_[id("session")] = {seq, kind == "Restricted"};
    } else if (kind == "StaffAdded") {
      accounts_[id("staff")] = {seq, fields->get<std::string>("role"), false};
    } else if (kind == "StaffDisabled" || kind == "StaffEnabled") {
      Account& account = accounts_[id("staff")];
      account.entry = seq;
      account.disabled = kind == "StaffDisabled";
    } else if (kind == "AuditKeyMade") {
      audit_key_ = hash("public");
    } else if (kind == "Published") {
      for (const char* what : {"bank", "profile", "notice"}) {
        if (fields->has(what)) published_.emplace_back(seq, what, hash(what));
      }
      for (const std::string& form : fields->get<std::vector<std::string>>("forms")) {
        if (const auto name = hash_from_hex(form)) published_.emplace_back(seq, "form", *name);
      }
    }
  }

  void checkpoints() {
    if (sealed_to_ != audit_key_) broken("the file", {N_("The key that voluntary answers are sealed to is not the one that the log names last."), {}});
    if (machine_ != (keys_.empty() ? std::nullopt : std::optional(keys_.back().second))) {
      broken("the file", {N_("The machine's key is not the one that the log names last."), {}});
    }
    SQLite::Statement query(db_, "SELECT seq, signature FROM checkpoint ORDER BY seq");
    while (query.executeStep()) {
      const std::int64_t seq = query.getColumn(0).getInt64();
      const SQLite::Column column = query.getColumn(1);
      Signature signature{};
      if (seq < 1 || seq > found_.entries || static_cast<std::size_t>(column.getBytes()) != signature.size()) {
        broken("checkpoint " + std::to_string(seq), {N_("It signs an entry that is not there."), {}});
      }
      std::copy_n(static_cast<const std::uint8_t*>(column.getBlob()), signature.size(), signature.begin());
      const auto next = std::find_if(keys_.begin(), keys_.end(), [&](const auto& key) { return key.first > seq; });
      if (next == keys_.begin()) broken("checkpoint " + std::to_string(seq), {N_("No entry before it names a machine's key."), {}});
      const PublicKey key = std::prev(next)->second.bytes;
      if (!checkpoint_holds(key, vault_, seq, hashes_.at(static_cast<std::size_t>(seq - 1)), signature)) {
        broken("checkpoint " + std::to_string(seq), {N_("Its signature does not fit the entry."), {}});
      }
      if (wanted_.key && key != *wanted_.key) continue;
      ++found_.checkpoints;
      found_.signed_up_to = seq;
      found_.key = key;
    }
    if (wanted_.key && found_.checkpoints == 0) {
      broken("the file", {N_("Nothing in it is signed with the given key: it is another machine's, or was written anew."), {}});
    }
  }

  void sessions() {
    SQLite::Statement rows(db_, "SELECT id, state, form FROM session ORDER BY id");
    std::set<Id> there;
    while (rows.executeStep()) {
      const Id id = named<Id>(rows.getColumn(0), "a session");
      const std::string state = text(rows.getColumn(1));
      const auto heard = said_.find(id);
      if (heard == said_.end() || heard->second.opened_entry == 0) broken("session " + hex(id), {N_("No entry of the log says that it began."), {}});
      there.insert(id);
      if (heard->second.erased_entry != 0) {
        erased(id, heard->second, state);
        continue;
      }
      if (state == "erased") broken("session " + hex(id), {N_("It is gone, and no entry of the log says who erased it."), {}});
      standing(id, heard->second, state, rows.getColumn(2).isNull() ? std::nullopt : std::optional(named<Hash>(rows.getColumn(2), "a session")));
    }
    for (const auto& [id, said] : said_) {
      if (!there.contains(id)) broken(entry(said.opened_entry), {N_("The session that it names is not in the file."), {}});
    }
  }

  std::int64_t count(const char* sql, const Id& session) {
    SQLite::Statement query(db_, sql);
    query.bind(1, session.bytes.data(), static_cast<int>(session.bytes.size()));
    return query.executeStep() ? query.getColumn(0).getInt64() : 0;
  }

  void erased(const Id& id, const Said& said, const std::string& state) {
    const std::string place = entry(said.erased_entry);
    if (state != "erased" || session_row_hash(db_, id)) broken(place, {N_("It says that a session was erased, which still stands."), {}});
    for (const char* sql : {"SELECT count(*) FROM event WHERE session = ?", "SELECT count(*) FROM identity WHERE session = ?",
                            "SELECT count(*) FROM note WHERE session = ?", "SELECT count(*) FROM result WHERE session = ?"}) {
      if (count(sql, id) != 0) broken(place, {N_("It says that a session was erased, of which something still stands."), {}});
    }
    if (count("SELECT audit_seq FROM erasure WHERE session = ?", id) != said.erased_entry) {
      broken(place, {N_("The list of erased sessions does not name it."), {}});
    }
    ++found_.erased;
  }

  void standing(const Id& id, const Said& said, const std::string& state, const std::optional<Hash>& form) {
    if (session_row_hash(db_, id) != said.opened) broken(entry(said.opened_entry), {N_("The row of the session that it names was changed."), {}});
    const std::int64_t events = count("SELECT count(*) FROM event WHERE session = ?", id);
    std::int64_t fixed = 0;
    bool closed = false;
    for (const Said::Fixed& link : said.fixed) {
      if (link.seq > events || session_hash(db_, id, link.seq) != link.hash) {
        broken(entry(link.entry), {N_("The events of the session that it names were changed, and nobody erased them."), {}});
      }
      fixed = link.seq;
      closed = closed || link.closed;
    }
    const auto [state_said, form_said] = told_by_events(id);
    if (state != state_said || form != form_said) broken("session " + hex(id), {N_("Its row says something else than its events."), {}});
    const bool ended = state != "open" && state != "paused";
    if (ended != closed || (ended && fixed != events)) broken("session " + hex(id), {N_("Its end is not the one that the log says."), {}});
    results(id, said);
    ++found_.sessions;
    if (fixed != events) ++found_.unfixed;
  }

  /// State and form as the events have them.
  std::pair<std::string, std::optional<Hash>> told_by_events(const Id& id) {
    static const std::map<std::string, std::string> states{
        {"Paused", "paused"}, {"Resumed", "open"}, {"Finished", "finished"}, {"Withdrawn", "withdrawn"}, {"Abandoned", "abandoned"}};
    std::pair<std::string, std::optional<Hash>> told{"open", std::nullopt};
    SQLite::Statement query(db_, "SELECT kind, iif(kind = 'FormGiven', json_extract(payload, '$.form'), '') FROM event WHERE session = ? ORDER BY seq");
    query.bind(1, id.bytes.data(), static_cast<int>(id.bytes.size()));
    while (query.executeStep()) {
      const std::string kind = text(query.getColumn(0));
      if (const auto state = states.find(kind); state != states.end()) told.first = state->second;
      if (kind == "FormGiven") told.second = hash_from_hex(text(query.getColumn(1)));
    }
    return told;
  }

  void results(const Id& id, const Said& said) {
    std::int64_t there = 0;
    for (const auto& [profile, stored] : said.results) {
      const auto hash = result_hash(db_, id, profile);
      if (!hash) broken(entry(stored.entry), {N_("The result that it names is gone. `aplomb rescore` makes it anew from the events."), {}});
      if (*hash != stored.hash) broken(entry(stored.entry), {N_("The result that it names was changed. `aplomb rescore` makes it anew from the events."), {}});
      ++there;
    }
    if (count("SELECT count(*) FROM result WHERE session = ?", id) != there) {
      broken("session " + hex(id), {N_("It has a result that no entry of the log names."), {}});
    }
    found_.results += there;
  }

  using Marks = std::map<Id, std::pair<std::int64_t, bool>>;  ///< the last entry about a session, and whether it sets the mark

  void marks(const Marks& said, const char* sql) {
    std::set<Id> there;
    SQLite::Statement query(db_, sql);
    while (query.executeStep()) there.insert(named<Id>(query.getColumn(0), "a mark"));
    for (const Id& id : there) {
      if (!said.contains(id)) broken("session " + hex(id), {N_("It is on hold or restricted, and no entry of the log says so."), {}});
    }
    for (const auto& [id, mark] : said) {
      const bool gone = said_.contains(id) && said_.at(id).erased_entry > mark.first;
      if (there.contains(id) != (mark.second && !gone)) broken(entry(mark.first), {N_("The hold or restriction that it names is not as it says."), {}});
    }
  }

  void documents() {
    std::map<Hash, std::string> kinds;
    SQLite::Statement query(db_, "SELECT hash, kind, bytes FROM document ORDER BY hash");
    while (query.executeStep()) {
      const Hash name = named<Hash>(query.getColumn(0), "a document");
      const std::string bytes = text(query.getColumn(2));
      if (hash_of(bytes) != name) broken("document " + short_name(name), {N_("It was changed after it was published."), {}});
      kinds[name] = text(query.getColumn(1));
    }
    for (const auto& [seq, kind, name] : published_) {
      const auto found = kinds.find(name);
      if (found == kinds.end()) broken(entry(seq), {N_("What was published there is not in the file."), {}});
      if (found->second != kind) broken("document " + short_name(name), {N_("It stands there as something else than what was published."), {}});
    }
    SQLite::Statement items(db_, "SELECT d.hash, j.value FROM document d, json_each(CAST(d.bytes AS TEXT), '$.items') j WHERE d.kind IN ('bank', 'form')");
    while (items.executeStep()) {
      const auto item = hash_from_hex(text(items.getColumn(1)));
      const auto found = item ? kinds.find(*item) : kinds.end();
      const std::string place = "document " + short_name(named<Hash>(items.getColumn(0), "a document"));
      if (found == kinds.end()) broken(place, {N_("A question that it names is not in the file."), {}});
      if (found->second != "item") broken(place, {N_("A question that it names stands there as something else."), {}});
    }
    found_.documents = static_cast<std::int64_t>(kinds.size());
  }

  void accounts() {
    SQLite::Statement query(db_, "SELECT id, role, disabled FROM staff");
    while (query.executeStep()) {
      const Id id = named<Id>(query.getColumn(0), "an account");
      const auto heard = accounts_.find(id);
      if (heard == accounts_.end()) broken("account " + hex(id), {N_("No entry of the log says who made it."), {}});
      if (heard->second.role != text(query.getColumn(1)) || heard->second.disabled != (query.getColumn(2).getInt() != 0)) {
        broken(entry(heard->second.entry), {N_("The account that it names has other rights than it was given."), {}});
      }
      ++found_.accounts;
    }
    if (found_.accounts != static_cast<std::int64_t>(accounts_.size())) broken("the file", {N_("An account that the log names is gone."), {}});
  }

  SQLite::Database& db_;
  const VerifyWanted& wanted_;
  Verified& found_;
  Id vault_;
  Hash office_;
  std::optional<Hash> machine_;
  std::optional<Hash> sealed_to_;  ///< the audit key's public half, as meta has it
  std::optional<Hash> audit_key_;  ///< as the log has it
  std::vector<Hash> hashes_;  ///< of the entries, in order
  std::vector<std::pair<std::int64_t, Hash>> keys_;
  std::map<Id, Said> said_;
  std::map<Id, Account> accounts_;
  Marks held_;
  Marks restricted_;
  std::vector<std::tuple<std::int64_t, std::string, Hash>> published_;
};

/// The file as SQLite's URI takes it.
std::string uri_of(const fs::path& file) {
  std::string uri = "file:";
  for (const char c : fs::absolute(file).string()) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '%' || c == '?' || c == '#' || byte < 0x20 || byte > 0x7E) {
      std::array<char, 4> escaped{};
      std::snprintf(escaped.data(), escaped.size(), "%%%02X", byte);
      uri += escaped.data();
    } else {
      uri += c;
    }
  }
  return uri;
}

}  // namespace

std::unique_ptr<SQLite::Database> open_to_read(const fs::path& file) {
  std::error_code error;
  if (!fs::exists(file, error)) {
    throw VaultError({N_("There is no data file {file}. Check the name, or connect the disk that holds it."), {{"file", file.string()}}});
  }
  if (!fs::is_regular_file(file, error)) throw not_a_vault(file);
  fs::path log = file;
  log += "-wal";
  // With a log beside it the file is in use, and its log belongs to it; without one nothing changes it, and SQLite need not make one.
  const bool in_use = fs::exists(log, error) && fs::file_size(log, error) > 0;
  try {
    auto db = std::make_unique<SQLite::Database>(uri_of(file) + (in_use ? "?mode=ro" : "?mode=ro&immutable=1"),
                                                 SQLite::OPEN_READONLY | SQLITE_OPEN_URI, busy_timeout_ms);
    db->exec("PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA query_only = ON");
    if (one_integer(*db, "PRAGMA application_id") != application_id) throw not_a_vault(file);
    const int format = checked_format(*db, file);
    if (format < current_format) {
      throw VaultError({N_("The data file {file} is of the older format {format}. Open it with this program once, which brings it up to date."),
                        {{"file", file.string()}, {"format", std::to_string(format)}}});
    }
    return db;
  } catch (const SQLite::Exception& exception) {
    throw_as_vault_error(exception, file);
  }
}

Verified verify(SQLite::Database& db, const VerifyWanted& wanted) {
  Verified found;
  try {
    Check(db, wanted, found).run();
  } catch (const Broken& first) {
    found.broken = first.link;
  } catch (const SQLite::Exception&) {
    found.broken = BrokenLink{"the file", {N_("SQLite finds the file damaged."), {}}};
  }
  return found;
}

Verified verify_file(const fs::path& file, const VerifyWanted& wanted) { return verify(*open_to_read(file), wanted); }

}  // namespace aplomb::store
