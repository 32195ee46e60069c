#include "app/results.h"
#include "app/technical_report.h"
#include "core/session.h"
#include "store/documents.h"
#include "store/sessions.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <utility>

namespace aplomb::app {
namespace {

/// "2026-02-04" by the clock of the place.
std::string day_of(std::int64_t wall_ms) {
  const std::time_t seconds = wall_ms / 1000;
  std::tm day{};
  localtime_r(&seconds, &day);
  std::array<char, 16> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%d", &day);
  return text.data();
}

/// A finished session before the newest edition of its bank is known.
struct Finished {
  Id session;
  Hash profile;
  std::map<std::string, Response> responses;
  std::int64_t ended_ms = 0;
};

/// What is gathered of one form in one pass over the sessions.
struct Gathered {
  ReportSource source;
  std::map<Hash, FormGiven> given;  ///< by edition of the bank
  std::vector<Finished> finished;
};

Gathered gathered(const store::Vault& vault, const Hash& hash, bool in_use) {
  Gathered out;
  out.source.hash = hash;
  out.source.form = store::load_form(vault, hash);
  out.source.in_use = in_use;
  for (const store::AdoptedModel& model : store::adopted_error_models(vault, hash))
    out.source.models.push_back({model.document, store::load_error_model(vault, model.document), model.since_ms == 0 ? std::string() : day_of(model.since_ms)});
  for (const store::Vacancy& vacancy : store::vacancies(vault)) {
    if (vacancy.family == out.source.form.family)
      out.source.vacancies.push_back({vacancy.role + ", " + vacancy.site, vacancy.closed.has_value(), store::line_of(vault, vacancy.id)});
  }
  return out;
}

void take(const store::Vault& vault, const store::Session& session, Gathered& form) {
  SessionCounts& counts = form.source.counts;
  if (session.trial) {
    ++counts.trials;
    return;
  }
  if (session.status == store::SessionStatus::erased) {
    ++counts.erased;
    return;
  }
  const std::vector<Event> events = store::events(vault, session.id);
  SessionState state = fold(events);
  if (state.form) form.given.emplace(state.form->bank, *state.form);
  if (session.status != store::SessionStatus::finished || !state.form) {
    ++counts.unfinished;
    return;
  }
  ++counts.finished;
  form.finished.push_back({session.id, session.profile, std::move(state.responses), events.back().wall_ms});
}

/// Results by the newest edition's list of qualities: an edited bank may name them in another order.
void add_results(const store::Vault& vault, Gathered& form) {
  ReportSource& source = form.source;
  const FormGiven* newest = nullptr;
  for (const auto& [hash, given] : form.given) {
    Bank bank = store::load_bank(vault, hash);
    source.editions.push_back({hash, bank.title, bank.version, bank.status, bank.key_source});
    if (newest != nullptr && bank.version <= source.bank.version) continue;
    newest = &given;
    source.bank = std::move(bank);
  }
  std::sort(source.editions.begin(), source.editions.end(), [](const Edition& a, const Edition& b) { return a.version > b.version; });
  if (newest == nullptr) return;
  for (const GivenQuestion& given : newest->questions) {
    source.items.push_back(store::load_any_item(vault, given.item));
    std::visit([&](auto& item) { item.id = given.question; }, source.items.back());
  }
  const std::vector<measure::FormEntry> entries = measure::entries_of(source.items);
  const auto [first, last] = std::minmax_element(form.finished.begin(), form.finished.end(), [](const Finished& a, const Finished& b) { return a.ended_ms < b.ended_ms; });
  if (first != form.finished.end()) {
    source.counts.first = day_of(first->ended_ms);
    source.counts.last = day_of(last->ended_ms);
  }
  for (Finished& finished : form.finished) {
    if (!source.profiles.contains(finished.profile)) source.profiles.emplace(finished.profile, store::load_profile(vault, finished.profile));
    TakenSession session;
    session.result = measure::score_session(entries, source.bank.qualities, finished.responses, true, source.profiles.at(finished.profile));
    session.fit_error = score_of(vault, finished.session).error.fit.error;
    session.responses = std::move(finished.responses);
    session.profile = finished.profile;
    source.sessions.push_back(std::move(session));
  }
}

}  // namespace

TechnicalReport technical_report(const store::Vault& vault, std::string program, std::int64_t now_wall_ms) {
  std::vector<Gathered> forms;
  for (const std::string& family : store::form_families(vault)) {
    for (const Hash& hash : store::current_forms(vault, family)) forms.push_back(gathered(vault, hash, true));
  }
  for (const store::Session& session : store::sessions(vault, true)) {
    if (!session.form) continue;
    auto found = std::find_if(forms.begin(), forms.end(), [&](const Gathered& one) { return one.source.hash == *session.form; });
    if (found == forms.end()) found = forms.insert(forms.end(), gathered(vault, *session.form, false));
    take(vault, session, *found);
  }
  TechnicalReport report;
  report.made = day_of(now_wall_ms);
  report.program = std::move(program);
  report.office = store::office(vault).name;
  report.demo = vault.demo();
  for (Gathered& form : forms) {
    add_results(vault, form);
    report.forms.push_back(report_of(form.source));
  }
  return report;
}

}  // namespace aplomb::app
