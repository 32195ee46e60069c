#pragma once
// The flow's effects on a vault: the only road from the candidate's station to the data file.

#include "kiosk/flow.h"
#include "store/sessions.h"
#include "store/vault.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace aplomb::app {

struct KioskMode {
  bool trial = false;                 ///< staff trying it out
  std::optional<std::uint64_t> seed;  ///< of the next session's option orders; none: random
};

/// What the welcome screen shows before anybody is known: office, notice, open vacancies, the practice page. Themes and languages are
/// the caller's: they lie among the assets.
kiosk::State first_state(const store::Vault& vault, store::Now now);

class KioskEffects {
 public:
  KioskEffects(store::Vault& vault, KioskMode mode, store::Now now);

  /// Performs one effect and returns its outcomes, in order. Whatever goes wrong is a Failed with a plain sentence. Restart, Quit, Chime
  /// and ShowLanguage are the station's own and do nothing here.
  std::vector<kiosk::Action> perform(const kiosk::Effect& effect, store::Now now);

  /// The practice page of the bank that the candidate's vacancy asks for; none while nobody is known.
  [[nodiscard]] std::optional<kiosk::QuestionView> practice() const;
  [[nodiscard]] const std::optional<store::Session>& session() const { return session_; }

 private:
  using Outcomes = std::vector<kiosk::Action>;
  Outcomes on(const kiosk::LookUpCode& effect, store::Now now);
  Outcomes on(const kiosk::OpenSession& effect, store::Now now);
  Outcomes on(const kiosk::SealName& effect, store::Now now);
  Outcomes on(const kiosk::Store& effect, store::Now now);
  Outcomes on(const kiosk::GiveForm& effect, store::Now now);
  Outcomes on(const kiosk::ScoreSession& effect, store::Now now);
  Outcomes on(const kiosk::CheckPin& effect, store::Now now);
  Outcomes on(const kiosk::ShowLanguage&, store::Now) { return {}; }
  Outcomes on(const kiosk::Chime&, store::Now) { return {}; }
  Outcomes on(const kiosk::Restart&, store::Now) { return {}; }
  Outcomes on(const kiosk::Quit&, store::Now) { return {}; }

  Outcomes found(const store::Session& session, bool by_staff, store::Now now);
  [[nodiscard]] kiosk::CheckIn check_in_of(const store::Session& session) const;
  [[nodiscard]] std::uint64_t new_seed() const;
  /// The wall clock against the monotonic one: a step of more than two seconds since the last event is an event of its own.
  void note_clock(store::Now now, Outcomes& outcomes);
  const Id& session_id() const;

  store::Vault& vault_;
  KioskMode mode_;
  std::optional<store::Session> session_;
  std::int64_t wall_ahead_ms_ = 0;  ///< wall - mono at the last event
};

}  // namespace aplomb::app
