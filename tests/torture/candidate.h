#pragma once
// A candidate at a kiosk without screens: the session's steps through the store's own functions, and what was acknowledged on the way.

#include "core/event.h"
#include "store/sessions.h"
#include "torture/cuts.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace aplomb::torture {

/// An office with a published bank of four questions and one open job, closed in order: what every trial starts from.
struct Base {
  Image image;
  Id vacancy;
};
Base make_base();
inline const std::string vault_name = "office.aplomb";

/// What the candidate has been told is kept. Every field is set after the store returned.
struct Told {
  std::string code;       ///< of the walk-in's session; empty before there is one
  bool name_sealed = false;
  std::vector<Event> events;
  bool finished = false;
  [[nodiscard]] int presses() const;  ///< answers and flags among the events
};

/// How a session goes.
struct Manner {
  int presses = 40;                  ///< answers and flags, before the check page
  std::uint64_t seed = 1;            ///< what is pressed
  std::string synchronous{};         ///< a pragma that takes the protection away; empty: as the store set it
  int checkpoint_frames = 0;         ///< the log is written back after so many frames; 0: SQLite's 1000
  bool killed = false;               ///< the log stays as a killed process leaves it: not written back when the vault closes
  int tries = 1;                     ///< how often one step is tried on an open vault before the error goes on
  std::function<void()> acknowledged{};  ///< after each thing that the candidate is told
};

/// Opens the vault and goes on with the session of `told` (a new one while it has no code) to its end. What the store refuses is thrown on
/// as it came; `told` then says how far it went.
void go_on(const std::filesystem::path& file, const Id& vacancy, Told& told, const Manner& manner);

/// What is wrong with the file, or nothing: everything told is there in order and unchanged, SQLite's integrity check passes, the audit
/// chain holds, and the session can be gone on with.
std::optional<std::string> wrong_with(const std::filesystem::path& file, const Told& told);

}  // namespace aplomb::torture
