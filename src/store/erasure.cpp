#include "core/code.h"
#include "store/audit.h"
#include "store/crypto.h"
#include "store/failure.h"
#include "store/flush.h"
#include "store/protection.h"
#include "store/query.h"
#include "store/record.h"
#include "store/setting.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <array>

namespace aplomb::store {
namespace {

constexpr std::array<std::string_view, 6> rules{"request", "retention", "withdrawn", "mistake", "order", "again"};
const std::string pending = "erasure-pending";

/// Eight digits that are no code, so that nobody can type them, and that no row has.
std::string code_of_nobody(const Vault& vault) {
  for (;;) {
    std::string code = std::to_string(10'000'000U + random_below(90'000'000U));
    if (valid_code(code)) continue;
    Query taken(vault, "SELECT 1 FROM session WHERE code = ?");
    taken.with(code);
    if (!taken.next()) return code;
  }
}

void erase_rows(Vault& vault, const Session& gone, EraseRule rule, const std::optional<Id>& officer, const std::vector<Id>& voluntary, Now now) {
  Record body{{"rule", std::string(name_of(rule))}, {"session", hex(gone.id)}};
  if (officer) body.set("officer", hex(*officer));
  audit(vault, "Erased", body.json(), now);
  // The triggers let events go only of sessions that stand in `erasure`.
  Query(vault, "INSERT INTO erasure (session, audit_seq) SELECT ?, max(seq) FROM audit").with(gone.id).run();
  for (const char* sql : {"DELETE FROM event WHERE session = ?", "DELETE FROM identity WHERE session = ?", "DELETE FROM note WHERE session = ?",
                          "DELETE FROM result WHERE session = ?", "DELETE FROM restriction WHERE session = ?"}) {
    Query(vault, sql).with(gone.id).run();
  }
  for (const Id& key : voluntary) Query(vault, "DELETE FROM demographic WHERE key = ?").with(key).run();
  Query(vault, "DELETE FROM accommodation WHERE code = ?").with(gone.code).run();
  Query(vault, "DELETE FROM appointment WHERE code = ?").with(gone.code).run();
  Query(vault, "UPDATE session SET code = ?, role = '', form = NULL, seed = 0, salt = NULL, state = 'erased', opened = 0 WHERE id = ?")
      .with(code_of_nobody(vault))
      .with(gone.id)
      .run();
  set_setting(vault, pending, {{"since", now.wall_ms}});
}

Session standing(const Vault& vault, const Id& id) {
  auto found = session(vault, id);
  if (!found || found->status == SessionStatus::erased) throw VaultError({N_("This session is not in the data file. Enter its code again."), {}});
  return *std::move(found);
}

/// Whether everything of the log went into the file.
bool truncate_log(Vault& vault) {
  SQLite::Statement checkpoint(vault.db(), "PRAGMA wal_checkpoint(TRUNCATE)");
  return checkpoint.executeStep() && checkpoint.getColumn(0).getInt() == 0;
}

}  // namespace

std::string_view name_of(EraseRule rule) { return rules.at(static_cast<std::size_t>(rule)); }

std::optional<EraseRule> erase_rule_named(std::string_view name) {
  const auto found = std::find(rules.begin(), rules.end(), name);
  if (found == rules.end()) return std::nullopt;
  return static_cast<EraseRule>(found - rules.begin());
}

bool erase_session(Vault& vault, const StaffSession& staff, const Id& id, EraseRule rule, Now now) {
  require(staff.role(), Right::erase);
  {
    Write write(vault);
    const Session gone = standing(vault, id);
    if (on_hold(vault, id)) throw VaultError({N_("This record is on legal hold. Lift the hold first."), {}});
    erase_rows(vault, gone, rule, staff_id(vault, staff.name()), demographic_rows_of(vault, staff, id), now);
    write.commit();
  }
  return finish_erasures(vault, now);
}

bool erase_by_rule(Vault& vault, const Id& id, EraseRule rule, Now now) {
  Write write(vault);
  const Session gone = standing(vault, id);
  if (on_hold(vault, id)) return false;
  erase_rows(vault, gone, rule, std::nullopt, {}, now);
  write.commit();
  return true;
}

bool erasure_pending(const Vault& vault) { return setting(vault, pending).has_value(); }

bool finish_erasures(Vault& vault, Now now) {
  if (!erasure_pending(vault)) return true;
  try {
    const Alone alone(vault);
    if (alone.held()) vault.db().exec("VACUUM");
    const bool whole = truncate_log(vault);
    if (!alone.held() || !whole) {
      const auto before = setting(vault, pending);
      if (before && before->get<bool>("said")) return false;
      Write write(vault);
      set_setting(vault, pending, {{"since", before ? before->get<std::int64_t>("since") : now.wall_ms}, {"said", true}});
      audit(vault, "ErasurePending", "{}", now);
      write.commit();
      return false;
    }
    Write write(vault);
    forget_setting(vault, pending);
    audit(vault, "ErasureFinished", "{}", now);
    write.commit();
    return true;
  } catch (const SQLite::Exception& exception) {
    throw_as_vault_error(exception, vault.file());
  }
}

std::vector<std::filesystem::path> copies_beside(const std::filesystem::path& vault) {
  std::vector<std::filesystem::path> copies;
  const std::string name = vault.filename().string() + ".";
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder_of(vault), error)) {
    const std::string other = entry.path().filename().string();
    const std::string kind = entry.path().extension().string();
    if (other.starts_with(name) && (kind == ".bak" || kind == ".backup" || kind == ".replaced")) copies.push_back(entry.path());
  }
  std::sort(copies.begin(), copies.end());
  return copies;
}

}  // namespace aplomb::store
