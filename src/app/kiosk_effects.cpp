#include "app/kiosk_effects.h"

#include "app/kiosk_views.h"
#include "app/results.h"
#include "store/ballast.h"
#include "store/documents.h"
#include "store/people.h"

#include <sodium.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <utility>

namespace aplomb::app {
namespace {

using store::VaultError;

constexpr std::int64_t clock_step_ms = 2000;
/// A code that lay about for longer opens nothing by itself (vault.md, "Codes": pause-and-hide resumes for 72 hours).
constexpr std::int64_t resume_within_ms = 72LL * 60 * 60 * 1000;

/// A session that goes on over midnight is not one of a later day.
constexpr std::int64_t night_ms = 4LL * 60 * 60 * 1000;

/// Whether `then` lies on another day than `now`, by the clock of the place, and long enough away. A day to come counts too: the clock has been
/// put back since, or its battery is dead, and nobody can tell how long ago it was.
bool other_day(std::int64_t then_ms, std::int64_t now_ms) {
  const auto day_of = [](std::int64_t wall_ms) {
    const std::time_t seconds = wall_ms / 1000;
    std::tm day{};
    localtime_r(&seconds, &day);
    return std::pair(day.tm_year, day.tm_yday);
  };
  return std::llabs(now_ms - then_ms) >= night_ms && day_of(then_ms) != day_of(now_ms);
}

kiosk::CodeRefused refusal(const store::CodeOver& over) {
  switch (over.status) {
    case store::SessionStatus::finished:
      return {{N_("The test with this code is done. Please ask at the desk if you have questions."), {}}};
    case store::SessionStatus::withdrawn:
      return {{N_("The test with this code was stopped. Please ask at the desk."), {}}};
    default: return {{N_("This code is closed. Please ask at the desk."), {}}};
  }
}

std::string site_of(const store::Vault& vault, const Id& vacancy) {
  const auto found = store::vacancy(vault, vacancy);
  return found ? found->site : std::string();
}

template <class Body>
bool is(const Event& event) {
  return std::holds_alternative<Body>(event.body);
}

/// Whether time is measured up to this: not between sessions, when the clock may be set as often as anybody likes.
bool measured(const kiosk::Effect& effect) {
  if (std::holds_alternative<kiosk::GiveForm>(effect)) return true;
  const auto* stores = std::get_if<kiosk::Store>(&effect);
  return stores != nullptr && !std::holds_alternative<Started>(stores->body) && !std::holds_alternative<Resumed>(stores->body);
}

}  // namespace

KioskEffects::KioskEffects(store::Vault& vault, KioskMode mode, store::Now now)
    : vault_(vault), mode_(mode), wall_ahead_ms_(now.wall_ms - now.mono_ms), ballast_(store::make_ballast(vault.file())) {}

std::vector<kiosk::Action> KioskEffects::perform(const kiosk::Effect& effect, store::Now now) {
  Outcomes outcomes;
  const auto failed = [&](const std::exception& error, const Message& words) {
    std::fprintf(stderr, "aplomb kiosk: %s\n", error.what());
    outcomes.emplace_back(kiosk::Failed{words});
  };
  const bool knew = ballast_;
  try {
    if (measured(effect)) note_clock(now, outcomes);
    for (kiosk::Action& outcome : std::visit([&](const auto& what) { return on(what, now); }, effect)) outcomes.push_back(std::move(outcome));
  } catch (const VaultError& error) {
    failed(error, error.message());
  } catch (const std::exception& error) {
    // Its words are for the log: a candidate reads a sentence that helps.
    failed(error, {N_("The kiosk has stopped. Please call a member of staff."), {}});
  }
  if (knew != ballast_) outcomes.emplace_back(kiosk::DiskNoted{staff_note()});
  return outcomes;
}

std::optional<Message> KioskEffects::staff_note() const {
  if (ballast_) return std::nullopt;
  return Message{N_("The disk of this computer is almost full. A test that has begun can be ended, and no new one starts. Please free some space."), {}};
}

template <class Act>
auto KioskEffects::writing(const Act& act) {
  try {
    return act();
  } catch (const store::DiskFull& error) {
    if (!store::release_ballast(vault_.file())) throw;
    std::fprintf(stderr, "aplomb kiosk: %s The room that was kept for this has been let go.\n", error.what());
    ballast_ = false;
    let_go_ = true;
    return act();
  }
}

std::uint64_t KioskEffects::new_seed() const {
  if (mode_.seed) return *mode_.seed;
  if (sodium_init() < 0) throw VaultError({N_("This machine gives no random numbers."), {}});
  std::uint64_t seed = 0;
  randombytes_buf(&seed, sizeof seed);
  return seed;
}

const Id& KioskEffects::session_id() const {
  if (!session_) throw VaultError({N_("There is no session to store this in."), {}});
  return session_->id;
}

kiosk::CheckIn KioskEffects::check_in_of(const store::Session& session) const {
  kiosk::CheckIn check_in;
  check_in.code = session.code;
  check_in.role = session.role;
  check_in.site = site_of(vault_, session.vacancy);
  check_in.trial = session.trial;
  return check_in;
}

KioskEffects::Outcomes KioskEffects::found(const store::Session& session, bool by_staff, store::Now now) {
  const auto events = store::events(vault_, session.id);
  kiosk::CodeFound outcome;
  outcome.session = fold(events);
  outcome.check_in = check_in_of(session);
  outcome.check_in.resuming = outcome.session->started;
  outcome.check_in.checked = std::any_of(events.begin(), events.end(), is<CheckShown>);
  // The row is made a step before Started is stored: what it was made for is known from the appointment alone.
  const auto appointment = store::appointment(vault_, session.code);
  outcome.check_in.walk_in = !appointment.has_value();
  if (appointment && events.empty()) {
    outcome.check_in.wall_ms = appointment->wall_ms;
    outcome.check_in.language = appointment->language;
  }
  if (!events.empty() && now.wall_ms - events.back().wall_ms > resume_within_ms) {
    return {kiosk::CodeRefused{{N_("This code was last used some days ago. Please ask at the desk: your answers are kept."), {}}}};
  }
  outcome.check_in.earlier_day = !by_staff && !events.empty() && other_day(events.back().wall_ms, now.wall_ms);
  for (const Event& event : events) {
    if (const auto* started = std::get_if<Started>(&event.body)) outcome.check_in.walk_in = started->via == "walk-in";
  }
  session_ = session;
  return {outcome};
}

KioskEffects::Outcomes KioskEffects::on(const kiosk::LookUpCode& effect, store::Now now) {
  session_.reset();
  wall_ahead_ms_ = now.wall_ms - now.mono_ms;
  const store::CodeMeaning meaning = store::look_up_code(vault_, effect.code);
  if (const auto* session = std::get_if<store::Session>(&meaning)) return found(*session, effect.by_staff, now);
  if (const auto* appointment = std::get_if<store::Appointment>(&meaning)) {
    if (mode_.trial && !vault_.demo()) {
      return {kiosk::CodeRefused{{N_("This kiosk is open for a trial, which would use up this appointment. Please ask at the desk."), {}}}};
    }
    kiosk::CodeFound outcome;
    outcome.check_in.code = appointment->code;
    outcome.check_in.role = appointment->role;
    outcome.check_in.site = site_of(vault_, appointment->vacancy);
    outcome.check_in.wall_ms = appointment->wall_ms;
    outcome.check_in.language = appointment->language;
    outcome.check_in.trial = mode_.trial;
    return {outcome};
  }
  if (const auto* over = std::get_if<store::CodeOver>(&meaning)) return {refusal(*over)};
  if (std::holds_alternative<store::CodeMistyped>(meaning)) {
    return {kiosk::CodeRefused{{N_("One of the digits is not right. Please look at your slip again."), {}}}};
  }
  return {kiosk::CodeRefused{{N_("We do not know this code here. Please look at your slip again, or ask at the desk."), {}}}};
}

KioskEffects::Outcomes KioskEffects::on(const kiosk::OpenSession& effect, store::Now now) {
  wall_ahead_ms_ = now.wall_ms - now.mono_ms;
  ballast_ = store::make_ballast(vault_.file());
  if (!ballast_) throw VaultError({N_("The disk of this computer is almost full, so no new test can start. Please call a member of staff."), {}});
  if (!mode_.trial && !store::current_notice(vault_)) {
    throw VaultError({N_("There is no notice for candidates yet, so only trials may run. Please call a member of staff."), {}});
  }
  kiosk::CheckIn check_in;
  if (effect.code.empty()) {
    const auto vacancy = id_from_hex(effect.vacancy);
    if (!vacancy) throw VaultError({N_("This job is not open any more. Please ask at the desk."), {}});
    session_ = writing([&] { return store::open_walk_in(vault_, *vacancy, mode_.trial, new_seed(), now); });
    check_in = check_in_of(*session_);
    check_in.walk_in = true;
    return {kiosk::SessionOpened{check_in}};
  }
  const store::CodeMeaning meaning = store::look_up_code(vault_, effect.code);
  if (const auto* appointment = std::get_if<store::Appointment>(&meaning)) {
    session_ = writing([&] { return store::open_session(vault_, *appointment, mode_.trial, new_seed(), now); });
    check_in = check_in_of(*session_);
    check_in.wall_ms = appointment->wall_ms;
    check_in.language = appointment->language;
    return {kiosk::SessionOpened{check_in}};
  }
  throw VaultError({N_("This appointment is not open any more. Please ask at the desk."), {}});
}

KioskEffects::Outcomes KioskEffects::on(const kiosk::SealName& effect, store::Now) {
  writing([&] { store::seal_identity(vault_, session_id(), {effect.name}); });
  return {};
}

void KioskEffects::note_clock(store::Now now, Outcomes& outcomes) {
  const std::int64_t ahead = now.wall_ms - now.mono_ms;
  const std::int64_t step = ahead - wall_ahead_ms_;
  if (std::llabs(step) <= clock_step_ms) return;
  append(ClockJumped{step}, now, outcomes);
  wall_ahead_ms_ = ahead;
}

void KioskEffects::append(const EventBody& body, store::Now now, Outcomes& outcomes) {
  writing([&] {
    // Before the event that there is room for now: after the last one nothing can be added.
    if (std::exchange(let_go_, false)) outcomes.emplace_back(kiosk::EventStored{store::append(vault_, session_id(), IncidentNoted{"the disk was full"}, now)});
    outcomes.emplace_back(kiosk::EventStored{store::append(vault_, session_id(), body, now)});
  });
}

KioskEffects::Outcomes KioskEffects::on(const kiosk::Store& effect, store::Now now) {
  Outcomes outcomes;
  append(effect.body, now, outcomes);
  if (!measured(effect)) wall_ahead_ms_ = now.wall_ms - now.mono_ms;
  return outcomes;
}

KioskEffects::Outcomes KioskEffects::on(const kiosk::GiveForm&, store::Now now) {
  Outcomes outcomes;
  SessionState state = fold(store::events(vault_, session_id()));
  if (!state.form) {
    writing([&] { (void)store::give_form(vault_, session_id(), now); });
    const auto events = store::events(vault_, session_id());
    const auto given = std::find_if(events.begin(), events.end(), is<FormGiven>);
    if (given == events.end()) throw VaultError({N_("The questions could not be stored. Please call a member of staff."), {}});
    outcomes.emplace_back(kiosk::EventStored{*given});
    state = fold(events);
  }
  outcomes.emplace_back(kiosk::FormReady{views_of(vault_, *state.form)});
  return outcomes;
}

KioskEffects::Outcomes KioskEffects::on(const kiosk::Restart&, store::Now now) {
  const store::Vault next(vault_.file(), store::Station::command, "aplomb kiosk", now);
  return {};
}

KioskEffects::Outcomes KioskEffects::on(const kiosk::ScoreSession&, store::Now) {
  if (session_ && session_->trial) return {};
  try {
    score_and_store(vault_, session_id());
  } catch (const std::exception& error) {
    // The candidate is done and every answer is stored: a result can be rebuilt at any time, so nobody is alarmed here.
    std::fprintf(stderr, "aplomb kiosk: a finished session was not scored: %s\n", error.what());
  }
  return {};
}

KioskEffects::Outcomes KioskEffects::on(const kiosk::CheckPin& effect, store::Now) {
  if (store::check_pin(vault_, effect.pin)) return {kiosk::PinRight{}};
  return {kiosk::PinWrong{}};
}

std::optional<kiosk::QuestionView> KioskEffects::practice() const {
  if (!session_) return std::nullopt;
  const auto vacancy = store::vacancy(vault_, session_->vacancy);
  if (!vacancy) return std::nullopt;
  const auto bank = bank_of_family(vault_, vacancy->family);
  if (!bank) return std::nullopt;
  return practice_of(*bank);
}

kiosk::State first_state(const store::Vault& vault, store::Now now) {
  kiosk::State state;
  state.now_ms = state.last_input_ms = now.mono_ms;
  state.office = store::office(vault);
  if (const auto notice = store::current_notice(vault)) {
    state.notice_hash = *notice;
    state.notice = store::load_notice(vault, *notice);
  }
  std::optional<Bank> bank;
  for (const store::Vacancy& vacancy : store::vacancies(vault)) {
    if (vacancy.closed && *vacancy.closed <= now.wall_ms) continue;
    state.vacancies.push_back({hex(vacancy.id), vacancy.role, vacancy.site});
    if (!bank) bank = bank_of_family(vault, vacancy.family);
  }
  if (bank) {
    state.practice = practice_of(*bank);
    if (bank->status != BankStatus::active)
      state.bank_note = N_("For practice: these questions are not yet meant for hiring.");
  }
  return state;
}

}  // namespace aplomb::app
