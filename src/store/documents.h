#pragma once
// Immutable documents, named by BLAKE2b-256 over their canonical JSON (vault.md, "Names of things").

#include "core/bank.h"
#include "core/form.h"
#include "core/office.h"
#include "core/profile.h"
#include "store/vault.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aplomb::store {

enum class DocumentKind { bank, item, form, profile, blueprint, error_model, norms, notice, text };

/// BLAKE2b-256 of the bytes.
Hash hash_of(std::string_view bytes);
/// The first 8 bytes, little-endian, of BLAKE2b-256 of a question's id: what core's shuffled() takes.
std::uint64_t question_salt(std::string_view question);
/// The same of "scene/turn": each turn of a scene is shuffled by itself.
std::uint64_t turn_salt(std::string_view scene, std::string_view turn);

/// The canonical JSON of each kind. Item: format, source-language words, keys, E; reasons, advice, waivers and authors
/// stay outside. Doubles become integers in thousandths; strings NFC; fields equal to their default are left out.
std::string canonical_item(const Question& question);
std::string canonical_item(const Scene& scene);
std::string canonical_form(const Form& form);
std::string canonical_profile(const Profile& profile);
std::string canonical_notice(const Notice& notice);
/// The list of item hashes and all the rest of the bank (reasons, titles, qualities, advice, practice, settings,
/// instructions).
std::string canonical_bank(const Bank& bank);

/// Stores the bytes under their hash; storing the same bytes again changes nothing.
Hash put_document(Vault& vault, DocumentKind kind, std::string_view bytes);
/// The stored bytes; none when there is no such document. Throws VaultError when they do not meet their hash.
std::optional<std::string> document(const Vault& vault, const Hash& hash);
/// The bytes of a document that must be there and of this kind: VaultError otherwise.
std::string document_of_kind(const Vault& vault, const Hash& hash, DocumentKind kind);

/// What was published, read back. Throw VaultError when the document is missing or of another kind.
PublishedItem load_any_item(const Vault& vault, const Hash& item);  ///< without reasons, advice, title: those are the bank's
Question load_item(const Vault& vault, const Hash& item);       ///< the same where it must be a question
Scene load_scene(const Vault& vault, const Hash& item);         ///< the same where it must be a scene
Bank load_bank(const Vault& vault, const Hash& bank);      ///< complete
Form load_form(const Vault& vault, const Hash& form);
Profile load_profile(const Vault& vault, const Hash& profile);
Notice load_notice(const Vault& vault, const Hash& notice);

/// Which questions and then scenes, in which order, make one form of a family.
struct FormPlan {
  std::string family;
  std::string name;
  std::vector<std::string> questions;
  std::vector<std::string> scenes{};
};

/// The form that a plan makes of a bank, and its name. Throws VaultError for a question or scene that the bank lacks.
Form form_of(const Bank& bank, const FormPlan& plan);
Hash form_hash(const Bank& bank, const FormPlan& plan);

struct PublishedBank {
  Hash bank;
  std::vector<Hash> forms;
  int changed = 0;  ///< questions and scenes whose item hash was not in the bank published before
};

/// Publishes a bank, its items and its forms in one transaction, makes them the current ones of that bank id and that
/// family, and writes an audit entry. No plans: the bank's own forms (Bank::forms); when it has none, one form "A" of all
/// questions and scenes, family = bank id. Older sessions keep what they were given. Refuses (VaultError) changed content
/// under a version that is not above the published one's (a version number has to name one content), a scene that cannot
/// be played, a form that names what the bank does not have, a family of forms that belongs to another bank, and a form
/// that compares a person with nobody but that person (all its items ipsative: scoring.md 1.6, Hicks 1970).
PublishedBank publish_bank(Vault& vault, const Bank& bank, const std::vector<FormPlan>& plans, const std::string& by,
                           Now now);
Hash publish_profile(Vault& vault, const Profile& profile, const std::string& by, Now now);
/// Refuses (VaultError) a notice with an empty field, and names the field.
Hash publish_notice(Vault& vault, const Notice& notice, const std::string& by, Now now);

/// The current published bank of this id; the bank ids; the current forms of a family; the current profile and notice.
std::optional<Hash> current_bank(const Vault& vault, std::string_view bank_id);
std::vector<std::string> bank_ids(const Vault& vault);
std::vector<Hash> current_forms(const Vault& vault, std::string_view family);
std::optional<Hash> current_profile(const Vault& vault, std::string_view profile_id);
std::optional<Hash> current_notice(const Vault& vault);
std::vector<std::string> profile_ids(const Vault& vault);
std::vector<std::string> form_families(const Vault& vault);

}  // namespace aplomb::store
