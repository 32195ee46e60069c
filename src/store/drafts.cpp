#include "store/drafts.h"

#include "store/crypto.h"
#include "store/query.h"

#include <algorithm>

namespace aplomb::store {
namespace {

Revision revision_in(const Query& query) {
  return {static_cast<int>(query.integer(0)), static_cast<int>(query.integer(1)), query.text(2), query.text(3),
          query.integer(4)};
}

VaultError no_draft() { return VaultError({N_("This draft is not in the data file. Open the bank again."), {}}); }

}  // namespace

Id draft_for(Vault& vault, const std::string& kind) {
  Query(vault, "INSERT INTO draft (id, kind) VALUES (?, ?) ON CONFLICT (kind) DO NOTHING")
      .with(random_id())
      .with(kind)
      .run();
  Query query(vault, "SELECT id FROM draft WHERE kind = ?");
  query.with(kind);
  if (!query.next()) throw no_draft();
  return query.id(0);
}

int save_revision(Vault& vault, const Id& draft, const std::string& bytes, const std::string& staff, Now now) {
  Write write(vault);
  const auto latest = latest_revision(vault, draft);
  const int parent = latest ? latest->n : 0;
  Query(vault, "INSERT INTO revision (draft, n, parent, bytes, staff, wall) VALUES (?, ?, ?, ?, ?, ?)")
      .with(draft)
      .with(parent + 1)
      .with(parent)
      .with_blob(bytes)
      .with(staff)
      .with(now.wall_ms)
      .run();
  write.commit();
  return parent + 1;
}

std::optional<Revision> latest_revision(const Vault& vault, const Id& draft) {
  Query query(vault, "SELECT n, parent, bytes, staff, wall FROM revision WHERE draft = ? ORDER BY n DESC LIMIT 1");
  query.with(draft);
  if (!query.next()) return std::nullopt;
  return revision_in(query);
}

std::vector<Revision> revisions(const Vault& vault, const Id& draft) {
  std::vector<Revision> all;
  Query query(vault, "SELECT n, parent, bytes, staff, wall FROM revision WHERE draft = ? ORDER BY n");
  query.with(draft);
  while (query.next()) all.push_back(revision_in(query));
  return all;
}

int published_revision(const Vault& vault, const Id& draft) {
  Query query(vault, "SELECT published FROM draft WHERE id = ?");
  query.with(draft);
  return query.next() ? static_cast<int>(query.integer(0)) : 0;
}

void mark_published(Vault& vault, const Id& draft, int revision) {
  if (Query(vault, "UPDATE draft SET published = ? WHERE id = ?").with(revision).with(draft).run() != 1)
    throw no_draft();
}

PublishedDraft publish_draft(Vault& vault, const Bank& bank, const std::vector<FormPlan>& plans, const std::vector<Profile>& profiles,
                             const std::string& by, Now now, const std::vector<FormErrorModel>& models) {
  Write write(vault);
  const Id draft = draft_for(vault, "bank:" + bank.id);
  PublishedDraft out;
  out.revision = save_revision(vault, draft, draft_bytes(bank), by, now);
  out.published = publish_bank(vault, bank, plans, by, now);
  for (const Profile& profile : profiles) publish_profile(vault, profile, by, now);
  for (const FormErrorModel& model : models) {
    const bool of_these = std::find(out.published.forms.begin(), out.published.forms.end(), model.form) != out.published.forms.end();
    out.models += of_these && adopt_shipped(vault, model, by, now) ? 1 : 0;
  }
  mark_published(vault, draft, out.revision);
  write.commit();
  return out;
}

}  // namespace aplomb::store
