#pragma once
// Whether a vault, or a copy of it on another computer, still says what was written: with no secret, no passphrase and no change to the file.

#include "core/id.h"
#include "core/message.h"
#include "store/machine_key.h"
#include "store/vault.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace aplomb::store {

struct VerifyWanted {
  /// Checkpoints count only when they are of this key; one at least has to be. None: of the keys that the file itself names, which proves
  /// nothing against whoever wrote the whole file anew.
  std::optional<PublicKey> key;
  /// An entry noted earlier: the chain has to hold it. So a log that was cut or rewritten since then shows.
  struct Noted {
    std::int64_t seq = 0;
    Hash hash;
  };
  std::optional<Noted> expect;
};

/// The first thing that does not hold.
struct BrokenLink {
  std::string place;  ///< "entry 7", "document 3f2a…", "the file"
  Message what;
};

struct Verified {
  std::optional<BrokenLink> broken;  ///< none: everything below holds
  std::int64_t entries = 0;          ///< of the audit chain; also the head's sequence number
  Hash head;
  std::int64_t checkpoints = 0;      ///< whose signature was checked
  std::int64_t signed_up_to = 0;     ///< the last entry under such a signature; 0 = none
  std::optional<PublicKey> key;      ///< of that last one
  std::int64_t sessions = 0;         ///< whose rows and events stand in the chain
  std::int64_t unfixed = 0;          ///< of these: under way, with events after the last entry that covers them
  std::int64_t erased = 0;
  std::int64_t documents = 0;
  std::int64_t results = 0;
  std::int64_t accounts = 0;
};

/// Opens a file to read and nothing else: no log is made beside it, no lock, no run. Throws VaultError when it is not there or is no vault of a
/// format that this program knows.
std::unique_ptr<SQLite::Database> open_to_read(const std::filesystem::path& file);

/// Checks, in this order: SQLite's own structure and references and the schema; each entry's hash and its link to the one before, `expect`, the
/// checkpoints' signatures; that each session's row, events and result meet what SessionOpened, SessionChained, SessionClosed and ResultStored
/// say, or that a later Erased names it and nothing of it is left; that its state and form are what its events say; that each document meets its
/// name and what was published is there; that accounts are what their entries say. Never throws for what is in the file: that is `broken`.
///
/// Not covered, because no entry holds it: appointments, vacancies, drafts, settings; what is sealed (it does not open when it was changed);
/// events of a session under way since its last pause; times of a run.
Verified verify(SQLite::Database& db, const VerifyWanted& wanted = {});
/// The same of a file, opened to read.
Verified verify_file(const std::filesystem::path& file, const VerifyWanted& wanted = {});

}  // namespace aplomb::store
