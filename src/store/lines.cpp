#include "store/lines.h"

#include "store/audit.h"
#include "store/canonical.h"
#include "store/current.h"
#include "store/documents.h"
#include "store/people.h"
#include "store/query.h"
#include "store/sessions.h"
#include "store/setting.h"

#include <algorithm>
#include <array>

namespace aplomb::store {
namespace {

const std::string lines = "line/";

std::string row_of(const Id& vacancy, int version) { return lines + hex(vacancy) + "/" + std::to_string(version); }

Vacancy wanted(const Vault& vault, const Id& id) {
  auto found = vacancy(vault, id);
  if (!found) throw VaultError({N_("This vacancy is not in the data file."), {}});
  return *std::move(found);
}

int last_version(const Vault& vault, const Id& vacancy) {
  int last = 0;
  for (const std::string& name : settings_below(vault, lines + hex(vacancy) + "/")) last = std::max(last, std::stoi(name));
  return last;
}

bool is_day(const std::string& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (const std::size_t i : std::array<std::size_t, 8>{0, 1, 2, 3, 5, 6, 8, 9}) {
    if (text[i] < '0' || text[i] > '9') return false;
  }
  const int month = std::stoi(text.substr(5, 2));
  const int day = std::stoi(text.substr(8, 2));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

bool blank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

void check(const Line& line) {
  const auto missing = [](const char* field) {
    return VaultError({N_("A line needs its {field}: who is turned down by it may ask how it came about."), {{"field", field}}});
  };
  if (!(line.cut > 0 && line.cut < 100)) throw VaultError({N_("A line lies above 0 and below 100 fit points. Enter such a number."), {}});
  if (blank(line.method)) throw missing("method");
  if (line.judges < 1) throw missing("number of judges");
  if (!is_day(line.date)) throw missing("date (year-month-day)");
  if (blank(line.alternatives)) throw missing("account of the alternatives that were considered");
}

void check_key(const Vault& vault, const Vacancy& post) {
  const auto forms = current_family(vault, post.family);
  if (!forms) throw VaultError({N_("No form of '{family}' has been published. Publish the bank first."), {{"family", post.family}}});
  const Bank bank = load_bank(vault, forms->bank);
  if (bank.status == BankStatus::active && bank.key_source.n >= least_raters_for_a_line) return;
  throw VaultError({N_("The key of these questions is not confirmed by {n} raters, so no line can be set. Have job holders rate the questions first."),
                    {{"n", std::to_string(least_raters_for_a_line)}}});
}

void make_current(Vault& vault, const Id& vacancy, int version) {
  Query(vault, "UPDATE vacancy SET line_version = ? WHERE id = ?").with(version).with(vacancy).run();
}

/// `record`: the line's own, whose hash stands in the entry; none for no line.
void audit_line(Vault& vault, const Id& vacancy, int version, const Record* record, const std::string& by, Now now) {
  Record body{{"vacancy", hex(vacancy)}, {"version", std::int64_t{version}}};
  if (record != nullptr) body.set("h", hex(hash_of(record->json())));
  if (const auto id = staff_id(vault, by)) body.set("by", hex(*id));
  audit(vault, "LineSet", body.json(), now);
}

}  // namespace

std::optional<Line> line_of(const Vault& vault, const Id& id) {
  const auto post = vacancy(vault, id);
  if (!post || post->line_version == 0) return std::nullopt;
  const auto record = setting(vault, row_of(id, post->line_version));
  if (!record) return std::nullopt;
  return Line{post->line_version,
              from_thousandths(record->get<std::int64_t>("cut")),
              record->get<std::string>("method"),
              static_cast<int>(record->get<std::int64_t>("judges")),
              record->get<std::string>("date"),
              record->get<std::string>("alternatives")};
}

int set_line(Vault& vault, const Id& id, const Line& line, const std::string& by, Now now) {
  Write write(vault);
  check(line);
  check_key(vault, wanted(vault, id));
  const int version = last_version(vault, id) + 1;
  const Record record{{"cut", thousandths(line.cut)},
                      {"method", line.method},
                      {"judges", std::int64_t{line.judges}},
                      {"date", line.date},
                      {"alternatives", line.alternatives}};
  set_setting(vault, row_of(id, version), record);
  make_current(vault, id, version);
  audit_line(vault, id, version, &record, by, now);
  write.commit();
  return version;
}

void remove_line(Vault& vault, const Id& id, const std::string& by, Now now) {
  Write write(vault);
  (void)wanted(vault, id);
  make_current(vault, id, 0);
  audit_line(vault, id, 0, nullptr, by, now);
  write.commit();
}

}  // namespace aplomb::store
