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
  /// Makes the ballast beside the vault (store/ballast.h).
  KioskEffects(store::Vault& vault, KioskMode mode, store::Now now);

  /// Performs one effect and returns its outcomes, in order. Whatever goes wrong is a Failed with a plain sentence, after the outcomes of
  /// what went right. On a full disk the ballast is let go and the step done once more. Quit, Chime and ShowLanguage are the station's own
  /// and do nothing here; Restart opens the vault once more, as the new process will, so that it is not started in vain.
  std::vector<kiosk::Action> perform(const kiosk::Effect& effect, store::Now now);

  /// The practice page of the bank that the candidate's vacancy asks for; none while nobody is known.
  [[nodiscard]] std::optional<kiosk::QuestionView> practice() const;
  [[nodiscard]] const std::optional<store::Session>& session() const { return session_; }
  /// What staff should know of the disk; nothing when all is well.
  [[nodiscard]] std::optional<Message> staff_note() const;

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
  Outcomes on(const kiosk::Restart&, store::Now now);
  Outcomes on(const kiosk::Quit&, store::Now) { return {}; }

  Outcomes found(const store::Session& session, bool by_staff, store::Now now);
  [[nodiscard]] kiosk::CheckIn check_in_of(const store::Session& session) const;
  [[nodiscard]] std::uint64_t new_seed() const;
  /// The wall clock against the monotonic one: when they have moved apart by more than two seconds since the session began or since the
  /// last such event, that is an event of its own.
  void note_clock(store::Now now, Outcomes& outcomes);
  void append(const EventBody& body, store::Now now, Outcomes& outcomes);
  /// Does what writes; when the disk is full, once more without the ballast.
  template <class Act>
  auto writing(const Act& act);
  const Id& session_id() const;

  store::Vault& vault_;
  KioskMode mode_;
  std::optional<store::Session> session_;
  std::int64_t wall_ahead_ms_ = 0;  ///< wall - mono when the session began, or after the last jump
  bool ballast_ = false;            ///< there is one
  bool let_go_ = false;             ///< the disk was full, and the session's record does not say so yet
};

}  // namespace aplomb::app
