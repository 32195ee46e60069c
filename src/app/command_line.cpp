#include "app/account.h"
#include "app/clock.h"
#include "app/command_output.h"
#include "app/commands.h"
#include "store/lines.h"
#include "store/sessions.h"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace aplomb::app {
namespace {

using Json = nlohmann::ordered_json;

std::string name_of(const store::Vacancy& vacancy) { return vacancy.site.empty() ? vacancy.role : vacancy.role + ", " + vacancy.site; }

/// The open vacancy of this name; what is wrong is said.
std::optional<store::Vacancy> vacancy_named(const store::Vault& vault, const std::string& name) {
  std::string known;
  std::vector<store::Vacancy> found;
  for (const store::Vacancy& vacancy : store::vacancies(vault)) {
    if (vacancy.closed) continue;
    known += (known.empty() ? "'" : ", '") + name_of(vacancy) + "'";
    if (name_of(vacancy) == name) found.push_back(vacancy);
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) could_not_run("no open vacancy is called '" + name + "'; there is " + (known.empty() ? "none" : known));
  else could_not_run("several open vacancies are called '" + name + "'; give them different sites");
  return std::nullopt;
}

}  // namespace

int line_show(const LineOptions& options) {
  const store::Vault vault(options.vault, store::Station::command, "aplomb line show", now());
  Json rows = Json::array();
  for (const store::Vacancy& vacancy : store::vacancies(vault)) {
    if (vacancy.closed) continue;
    const auto line = store::line_of(vault, vacancy.id);
    if (options.json) {
      Json row{{"vacancy", name_of(vacancy)}, {"line", nullptr}};
      if (line) row["line"] = {{"version", line->version}, {"cut", line->cut}, {"method", line->method}, {"judges", line->judges}, {"date", line->date}, {"alternatives", line->alternatives}};
      rows.push_back(std::move(row));
    } else if (line) {
      std::printf("%s: line %s (version %d), %s, %d judges, %s; considered instead: %s\n", name_of(vacancy).c_str(), number(line->cut).c_str(), line->version, line->method.c_str(),
                  line->judges, line->date.c_str(), line->alternatives.c_str());
    } else {
      std::printf("%s: no line\n", name_of(vacancy).c_str());
    }
  }
  if (options.json) std::printf("%s\n", rows.dump(1).c_str());
  return 0;
}

int line_set(const LineOptions& options) {
  store::Vault vault(options.vault, store::Station::command, "aplomb line set", now());
  const auto staff = signed_in(vault, options, store::Right::set_line);
  const auto vacancy = vacancy_named(vault, options.vacancy);
  if (!vacancy) return 2;
  const int version = store::set_line(vault, vacancy->id, options.line, staff->name(), now());
  std::printf("%s: line %s, version %d. It is held against the estimate and its range; it is about the test, not the job.\n", name_of(*vacancy).c_str(), number(options.line.cut).c_str(), version);
  return 0;
}

int line_remove(const LineOptions& options) {
  store::Vault vault(options.vault, store::Station::command, "aplomb line remove", now());
  const auto staff = signed_in(vault, options, store::Right::set_line);
  const auto vacancy = vacancy_named(vault, options.vacancy);
  if (!vacancy) return 2;
  store::remove_line(vault, vacancy->id, staff->name(), now());
  std::printf("%s has no line any more.\n", name_of(*vacancy).c_str());
  return 0;
}

}  // namespace aplomb::app
