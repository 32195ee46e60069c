#pragma once
// Banks and profiles being written: every revision is kept.

#include "core/bank.h"
#include "core/profile.h"
#include "store/documents.h"
#include "store/error_models.h"
#include "store/vault.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aplomb::store {

struct Revision {
  int n = 0;
  int parent = 0;     ///< 0 = none
  std::string bytes;  ///< canonical JSON of the bank or profile
  std::string staff;
  std::int64_t wall_ms = 0;
};

/// The draft for a published bank or profile id ("bank:front-line"), made when there is none.
Id draft_for(Vault& vault, const std::string& kind);
/// Appends a revision whose parent is the latest one. Returns its number.
int save_revision(Vault& vault, const Id& draft, const std::string& bytes, const std::string& staff, Now now);
std::optional<Revision> latest_revision(const Vault& vault, const Id& draft);
std::vector<Revision> revisions(const Vault& vault, const Id& draft);

/// The revision that was published last; 0 when none was. A draft is newer than what is published when
/// latest_revision().n is larger.
int published_revision(const Vault& vault, const Id& draft);
void mark_published(Vault& vault, const Id& draft, int revision);

/// Publishes a draft whole or not at all, in one transaction: the bank as the draft's next revision, its forms (as publish_bank does) and the
/// profiles that go with it, and adopts the `models` of those forms that have none yet (error_models.h). Throws VaultError as publish_bank and publish_profile do; then nothing has changed, not even the draft.
struct PublishedDraft {
  PublishedBank published;
  int revision = 0;
  int models = 0;  ///< how many error models were adopted
};
PublishedDraft publish_draft(Vault& vault, const Bank& bank, const std::vector<FormPlan>& plans, const std::vector<Profile>& profiles,
                             const std::string& by, Now now, const std::vector<FormErrorModel>& models = {});

/// What a revision holds: the whole bank in one canonical JSON (a published one names its items by their hashes), and
/// back.
std::string draft_bytes(const Bank& bank);
std::string draft_bytes(const Profile& profile);
Bank bank_from_draft(std::string_view bytes);
Profile profile_from_draft(std::string_view bytes);

}  // namespace aplomb::store
