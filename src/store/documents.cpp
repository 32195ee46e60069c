#include "store/documents.h"

#include "store/bank_json.h"
#include "store/crypto.h"
#include "store/failure.h"
#include "store/query.h"

#include <array>
#include <span>
#include <utility>

namespace aplomb::store {
namespace {

constexpr std::array<std::string_view, 9> kinds{"bank",        "item",  "form",   "profile", "blueprint",
                                                "error_model", "norms", "notice", "text"};

std::string word_of(DocumentKind kind) { return std::string(kinds.at(static_cast<std::size_t>(kind))); }

template <class Entry>
Entry wanted_item(const Vault& vault, const Hash& item) {
  PublishedItem found = load_any_item(vault, item);
  if (auto* entry = std::get_if<Entry>(&found)) return std::move(*entry);
  throw VaultError({N_("The published item {name} is of another kind than the form says: the data file is damaged. Restore the last backup into a new file."),
                    {{"name", hex(item).substr(0, 12)}}});
}

}  // namespace

std::string document_of_kind(const Vault& vault, const Hash& hash, DocumentKind kind) {
  bool of_kind = false;
  {
    Query query(vault, "SELECT kind FROM document WHERE hash = ?");
    query.with(hash);
    of_kind = query.next() && query.text(0) == word_of(kind);
  }
  if (!of_kind) {
    throw VaultError(
        {N_("The published {kind} {name} is not in the data file. Publish it again, or restore the last backup."),
         {{"kind", word_of(kind)}, {"name", hex(hash).substr(0, 12)}}});
  }
  return document(vault, hash).value();
}

Hash hash_of(std::string_view bytes) {
  return Hasher().raw({reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()}).finish();
}

std::uint64_t question_salt(std::string_view question) {
  const Hash hash = hash_of(question);
  std::uint64_t salt = 0;
  for (std::size_t i = 8; i-- > 0;) salt = salt << 8U | hash.bytes.at(i);
  return salt;
}

std::uint64_t turn_salt(std::string_view scene, std::string_view turn) {
  return question_salt(std::string(scene) + '/' + std::string(turn));
}

Hash put_document(Vault& vault, DocumentKind kind, std::string_view bytes) {
  const Hash hash = hash_of(bytes);
  Query(vault, "INSERT INTO document (hash, kind, bytes) VALUES (?, ?, ?) ON CONFLICT (hash) DO NOTHING")
      .with(hash)
      .with(word_of(kind))
      .with_blob(bytes)
      .run();
  return hash;
}

std::optional<std::string> document(const Vault& vault, const Hash& hash) {
  Query query(vault, "SELECT bytes FROM document WHERE hash = ?");
  query.with(hash);
  if (!query.next()) return std::nullopt;
  std::string bytes = query.text(0);
  if (hash_of(bytes) != hash) throw damaged(vault.file());
  return bytes;
}

PublishedItem load_any_item(const Vault& vault, const Hash& item) {
  return item_from(document_of_kind(vault, item, DocumentKind::item));
}
Question load_item(const Vault& vault, const Hash& item) { return wanted_item<Question>(vault, item); }
Scene load_scene(const Vault& vault, const Hash& item) { return wanted_item<Scene>(vault, item); }
Form load_form(const Vault& vault, const Hash& form) { return form_from(document_of_kind(vault, form, DocumentKind::form)); }
Profile load_profile(const Vault& vault, const Hash& profile) {
  return profile_from(document_of_kind(vault, profile, DocumentKind::profile));
}
Notice load_notice(const Vault& vault, const Hash& notice) {
  return notice_from(document_of_kind(vault, notice, DocumentKind::notice));
}

Bank load_bank(const Vault& vault, const Hash& bank) {
  return bank_from(document_of_kind(vault, bank, DocumentKind::bank), [&](const Hash& item) { return load_any_item(vault, item); });
}

}  // namespace aplomb::store
