#pragma once
// A folder of its own for each test, a vault in it, and a small bank.

#include "core/bank.h"
#include "core/office.h"
#include "core/profile.h"
#include "store/documents.h"
#include "store/people.h"
#include "store/sessions.h"
#include "store/vault.h"

#include <filesystem>
#include <string>

namespace aplomb::store::testing {

class Scratch {
 public:
  Scratch();
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  [[nodiscard]] std::filesystem::path folder() const { return folder_; }
  [[nodiscard]] std::filesystem::path file() const { return folder_ / "office.aplomb"; }

 private:
  std::filesystem::path folder_;
};

inline const std::string administrator = "Ada Quill";
inline const std::string passphrase = "nine lives of a cat";

NewVault small_vault();
/// create_vault with small_vault(); returns the recovery phrase.
std::string make(const Scratch& scratch);

/// Milliseconds after an arbitrary start; the wall clock is far ahead of it.
Now at(std::int64_t ms);

Bank small_bank();  ///< four questions, one of each format
Profile small_profile();
Notice full_notice();

/// Publishes bank and profile and opens a vacancy on them.
struct Published {
  PublishedBank bank;
  Hash profile;
  Id vacancy;
};
Published publish(Vault& vault);

/// A session that has its form.
Session started(Vault& vault, const Published& published, std::uint64_t seed = 7, bool trial = false);

std::shared_ptr<StaffSession> signed_in(Vault& vault, Now now = at(0));

/// What the file and its companions hold, byte for byte.
std::string all_bytes(const std::filesystem::path& folder);

/// The sentence of the VaultError that `act` throws; empty when it throws none.
template <class Act>
std::string refusal(const Act& act) {
  try {
    act();
  } catch (const VaultError& error) {
    return error.what();
  }
  return {};
}
inline bool says(const std::string& sentence, std::string_view words) {
  return sentence.find(words) != std::string::npos;
}

}  // namespace aplomb::store::testing
