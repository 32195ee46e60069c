#include "store/demographics.h"

#include "core/secret.h"
#include "store/audit.h"
#include "store/query.h"
#include "store/record.h"
#include "store/seal.h"

#include <algorithm>
#include <set>
#include <utility>

namespace aplomb::store {
namespace {

constexpr std::size_t row_bytes = 512;
constexpr std::size_t text_bytes = row_bytes - seal_bytes;

void put(Vault& vault, const Id& session, const VoluntaryAnswers& answers) {
  const auto key = audit_public_key(vault);
  if (!key || answers.empty()) return;
  Record inside{{"session", hex(session)}};
  for (const auto& [category, group] : answers) inside.set("is/" + category, group);
  std::string text = inside.json();
  if (text.size() >= text_bytes) throw VaultError({N_("These answers are too long to be kept."), {}});
  const Bytes sealed = seal(*key, *padded(text, text_bytes));
  wipe(text);
  Query(vault, "INSERT INTO demographic (key, sealed) VALUES (?, ?)").with(random_id()).with_blob(std::span<const unsigned char>(sealed)).run();
}

/// Every row that opens: its key and what is inside.
template <class Each>
void open_all(const Vault& vault, const StaffSession& staff, const Each& each) {
  const auto open = audit_public_key(vault);
  if (!open || staff.audit_secret_key() == nullptr) return;
  Query query(vault, "SELECT key, sealed FROM demographic ORDER BY key");
  while (query.next()) {
    const auto plain = unseal(bytes_in(query.text(1)), *open, staff.audit_secret_key());
    const auto inside = plain ? Record::from(text_in(*plain)) : std::nullopt;
    if (!inside) continue;
    const auto session = id_from_hex(inside->get<std::string>("session"));
    if (!session) continue;
    VoluntaryAnswers answers;
    for (const std::string& name : inside->names()) {
      if (name.starts_with("is/")) answers[name.substr(3)] = inside->get<std::string>(name);
    }
    each(query.id(0), *session, answers);
  }
}

int smaller_cell(const GroupRow& row) { return std::min(row.chosen, row.others); }

}  // namespace

Event finish_with(Vault& vault, const Id& session, const VoluntaryAnswers& answers, Now now) {
  Write write(vault);
  Event event = append(vault, session, Finished{}, now);
  put(vault, session, answers);
  write.commit();
  return event;
}

FairnessTable table_of(const std::string& category, std::vector<GroupRow> groups) {
  FairnessTable table{category, {}, 0};
  std::sort(groups.begin(), groups.end(), [](const GroupRow& a, const GroupRow& b) { return smaller_cell(a) < smaller_cell(b); });
  auto first = std::find_if(groups.begin(), groups.end(), [](const GroupRow& row) { return smaller_cell(row) >= smallest_cell; });
  if (first - groups.begin() == 1 && first != groups.end()) ++first;
  table.withheld = static_cast<int>(first - groups.begin());
  table.rows.assign(first, groups.end());
  std::sort(table.rows.begin(), table.rows.end(), [](const GroupRow& a, const GroupRow& b) { return a.group < b.group; });
  return table;
}

std::vector<FairnessTable> fairness_tables(Vault& vault, const StaffSession& staff, const std::function<std::optional<bool>(const Id&)>& chosen, Now now) {
  require(staff.role(), Right::see_fairness);
  if (staff.audit_secret_key() == nullptr)
    throw VaultError({N_("Your account has no way to the voluntary answers. Another data officer can give it one."), {}});
  std::map<std::string, std::map<std::string, GroupRow>> counts;
  std::set<Id> seen;
  open_all(vault, staff, [&](const Id&, const Id& session, const VoluntaryAnswers& answers) {
    const auto outcome = chosen(session);
    if (!outcome || !seen.insert(session).second) return;
    for (const auto& [category, group] : answers) {
      GroupRow& row = counts[category][group];
      row.group = group;
      ++(*outcome ? row.chosen : row.others);
    }
  });
  std::vector<FairnessTable> tables;
  for (const auto& [category, groups] : counts) {
    std::vector<GroupRow> rows;
    for (const auto& [group, row] : groups) rows.push_back(row);
    tables.push_back(table_of(category, std::move(rows)));
  }
  Record body;
  if (const auto by = staff_id(vault, staff.name())) body.set("by", hex(*by));
  audit(vault, "FairnessSeen", body.json(), now);
  return tables;
}

std::vector<Id> demographic_rows_of(const Vault& vault, const StaffSession& staff, const Id& session) {
  std::vector<Id> keys;
  open_all(vault, staff, [&](const Id& key, const Id& of, const VoluntaryAnswers&) {
    if (of == session) keys.push_back(key);
  });
  return keys;
}

std::optional<VoluntaryAnswers> voluntary_answers(const Vault& vault, const StaffSession& staff, const Id& session) {
  std::optional<VoluntaryAnswers> found;
  open_all(vault, staff, [&](const Id&, const Id& of, const VoluntaryAnswers& answers) {
    if (of == session && !found) found = answers;
  });
  return found;
}

}  // namespace aplomb::store
