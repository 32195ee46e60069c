#pragma once
// The trials that the tests and the torture programme share: a whole session, cut off or broken, and what is left of it.

#include "torture/candidate.h"
#include "torture/disk.h"

#include <cstdint>
#include <string>

namespace aplomb::torture {

/// What was tried and what came of it, summed over trials.
struct Findings {
  int sessions = 0;
  int cuts = 0;             ///< images of a disk after a cut that were opened
  int kills = 0;
  int faults = 0;           ///< calls that were made to fail
  int refusals = 0;         ///< sentences that the store gave for them
  std::int64_t acknowledged = 0;  ///< presses, each once for every image that was looked at
  int told_too_early = 0;   ///< acknowledgements before the flush
  int lost = 0;             ///< images from which something acknowledged is missing, or that do not open or pass the checks
  std::string first_loss{}; ///< in words
  void bad(const std::string& what);
};

/// One recorded session; then at every `stride`-th position of the record, from `first` on, all four cuts. The vault lies in `folder`, whose
/// content is replaced; the images are laid out in a folder beside it.
void try_cuts(Disk& disk, const Base& base, const std::filesystem::path& folder, const Manner& manner, std::size_t first, std::size_t stride,
              Findings& findings);

/// One session in which `fault` hits. A step that fails is tried again `manner.tries - 1` times on the open vault; then the vault is closed and,
/// with the fault mended, opened again and the session ended. Everything told must be there in the end, after a cut when the fault had hit, and
/// after cuts at every `stride`-th step since the mending. False when the fault hit nothing: it lies beyond the session's end.
bool try_fault(Disk& disk, const Base& base, const std::filesystem::path& folder, const Manner& manner, const Fault& fault, std::size_t stride,
               Findings& findings);

/// The same with SQLite's `at`-th allocation failing in place of the disk. take_over_allocator() came before.
bool try_memory(Disk& disk, const Base& base, const std::filesystem::path& folder, const Manner& manner, std::int64_t at, bool lasting,
                std::size_t stride, Findings& findings);

/// One session whose process is killed every few thousand microseconds and started again until the session ends (or 100 kills).
void try_kills(const Base& base, const std::filesystem::path& folder, const Manner& manner, Findings& findings);

/// Whether a sentence is one for a receptionist: ends with a full stop and holds no word of SQLite's.
bool plain(const std::string& sentence);

}  // namespace aplomb::torture
