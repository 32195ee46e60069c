#include "studio/bank_store.h"

#include "store/documents.h"
#include "store/drafts.h"

#include <algorithm>
#include <utility>

namespace aplomb::studio {
namespace {

/// The draft, when its latest revision is the one that is open here.
Id draft_at(store::Vault& vault, const std::string& bank, int parent) {
  const Id draft = store::draft_for(vault, "bank:" + bank);
  const auto latest = store::latest_revision(vault, draft);
  if (latest && latest->n != parent) {
    throw store::VaultError({N_("Not saved: {name} has saved this bank meanwhile (revision {n}). Lock the studio and sign in again to go on from there."),
                             {{"name", latest->staff}, {"n", std::to_string(latest->n)}}});
  }
  return draft;
}

}  // namespace

BankLoaded load_bank(store::Vault& vault, const std::string& id) {
  BankLoaded loaded;
  for (const std::string& bank : store::bank_ids(vault)) {
    const auto hash = store::current_bank(vault, bank);
    loaded.banks.push_back({bank, hash ? store::load_bank(vault, *hash).title : bank});
  }
  if (loaded.banks.empty()) return loaded;
  const bool known = std::any_of(loaded.banks.begin(), loaded.banks.end(), [&](const BankChoice& choice) { return choice.id == id; });
  const std::string wanted = known ? id : loaded.banks.front().id;
  if (const auto hash = store::current_bank(vault, wanted)) loaded.published = store::load_bank(vault, *hash);
  const Id draft = store::draft_for(vault, "bank:" + wanted);
  if (const auto latest = store::latest_revision(vault, draft)) {
    loaded.bank = store::bank_from_draft(latest->bytes);
    loaded.saved = {latest->n, latest->wall_ms};
  } else {
    loaded.bank = loaded.published;
  }
  return loaded;
}

RevisionSaved save_revision(store::Vault& vault, const SaveRevision& effect, const std::string& staff, store::Now now) {
  const Id draft = draft_at(vault, effect.bank.id, effect.parent);
  return {{store::save_revision(vault, draft, store::draft_bytes(effect.bank), staff, now), now.wall_ms}};
}

BankPublished publish_bank(store::Vault& vault, const PublishBank& effect, const std::string& staff, store::Now now) {
  draft_at(vault, effect.bank.id, effect.parent);
  const auto done = store::publish_draft(vault, effect.bank, {}, {}, staff, now);
  return {effect.bank, {done.revision, now.wall_ms}};
}

}  // namespace aplomb::studio
