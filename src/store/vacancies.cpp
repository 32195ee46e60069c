#include "core/visible.h"
#include "store/codes.h"
#include "store/crypto.h"
#include "store/query.h"
#include "store/sessions.h"

namespace aplomb::store {
namespace {

Vacancy vacancy_in(const Query& query) {
  Vacancy vacancy{query.id(0),   query.text(1), query.text(2),    query.text(3),
                  query.text(4), query.hash(5), query.integer(6), std::nullopt, static_cast<int>(query.integer(8))};
  if (!query.null(7)) vacancy.closed = query.integer(7);
  return vacancy;
}

bool is_profile(const Vault& vault, const Hash& hash) {
  Query query(vault, "SELECT 1 FROM document WHERE hash = ? AND kind = 'profile'");
  query.with(hash);
  return query.next();
}

}  // namespace

Id add_vacancy(Vault& vault, const Vacancy& vacancy) {
  if (vacancy.role.empty() || vacancy.family.empty()) {
    throw VaultError({N_("A vacancy needs a role and a family of forms. Fill in both."), {}});
  }
  for (const std::string* words : {&vacancy.role, &vacancy.site, &vacancy.manager}) {
    if (!all_visible(*words)) throw VaultError({N_("The words of the vacancy hold characters that nobody sees. Type them anew."), {}});
  }
  if (!is_profile(vault, vacancy.profile)) {
    throw VaultError(
        {N_("The vacancy '{role}' has no published profile. Publish one, and choose it."), {{"role", vacancy.role}}});
  }
  const Id id = vacancy.id == Id{} ? random_id() : vacancy.id;
  Query(
      vault,
      "INSERT INTO vacancy (id, role, site, manager, family, profile, opened, closed) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
      .with(id)
      .with(vacancy.role)
      .with(vacancy.site)
      .with(vacancy.manager)
      .with(vacancy.family)
      .with(vacancy.profile)
      .with(vacancy.opened)
      .with(vacancy.closed)
      .run();
  return id;
}

std::vector<Vacancy> vacancies(const Vault& vault) {
  std::vector<Vacancy> all;
  Query query(vault,
              "SELECT id, role, site, manager, family, profile, opened, closed, line_version FROM vacancy ORDER BY opened, rowid");
  while (query.next()) all.push_back(vacancy_in(query));
  return all;
}

std::optional<Vacancy> vacancy(const Vault& vault, const Id& id) {
  Query query(vault, "SELECT id, role, site, manager, family, profile, opened, closed, line_version FROM vacancy WHERE id = ?");
  query.with(id);
  if (!query.next()) return std::nullopt;
  return vacancy_in(query);
}

Appointment add_appointment(Vault& vault, const Id& vacancy_id, const std::string& language, std::int64_t wall_ms) {
  Write write(vault);
  const auto asked = vacancy(vault, vacancy_id);
  if (!asked) throw VaultError({N_("The vacancy of this appointment is not in the data file. Choose another."), {}});
  const Appointment made{fresh_code(vault), vacancy_id, asked->role, language, wall_ms};
  Query(vault, "INSERT INTO appointment (code, vacancy, role, profile, language, wall) VALUES (?, ?, ?, ?, ?, ?)")
      .with(made.code)
      .with(vacancy_id)
      .with(made.role)
      .with(asked->profile)
      .with(language)
      .with(wall_ms)
      .run();
  write.commit();
  return made;
}

std::optional<Appointment> appointment(const Vault& vault, const std::string& code) {
  Query query(vault, "SELECT code, vacancy, role, language, wall FROM appointment WHERE code = ?");
  query.with(code);
  if (!query.next()) return std::nullopt;
  return Appointment{query.text(0), query.id(1), query.text(2), query.text(3), query.integer(4)};
}

std::vector<Appointment> appointments(const Vault& vault) {
  std::vector<Appointment> open;
  Query query(vault,
              "SELECT code, vacancy, role, language, wall FROM appointment WHERE state = 'open' ORDER BY wall, rowid");
  while (query.next()) {
    open.push_back({query.text(0), query.id(1), query.text(2), query.text(3), query.integer(4)});
  }
  return open;
}

}  // namespace aplomb::store
