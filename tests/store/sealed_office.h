#pragma once
// A vault with a little of everything that the log holds, closed; and hands that change it past its triggers.

#include "scratch.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace aplomb::store::testing {

/// A finished session with a name and a result, a withdrawn one, one that goes on after a pause; two signed ends and a sign-in.
class SealedOffice {
 public:
  /// `all_fixed`: the third session is paused at the end, so that every event stands in the log.
  explicit SealedOffice(bool all_fixed = false);
  [[nodiscard]] std::filesystem::path file() const { return scratch_.file(); }
  [[nodiscard]] std::filesystem::path folder() const { return scratch_.folder(); }
  [[nodiscard]] std::int64_t count(const std::string& table) const;
  /// One for all tests that only copy it.
  static const SealedOffice& shared();

  Id finished;
  Id withdrawn;
  Id going_on;

 private:
  Scratch scratch_;
};

std::string bytes_of_file(const std::filesystem::path& file);

/// Runs the statement with every trigger out of the way and foreign keys off, and puts the triggers back.
void change_past_triggers(const std::filesystem::path& file, const std::string& sql);

/// The same, then computes prev and hash of every entry anew, as who holds the whole file can.
void rewrite_chain(const std::filesystem::path& file, const std::string& sql);

}  // namespace aplomb::store::testing
