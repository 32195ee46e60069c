#include "core/scene.h"
#include "measure/session_score.h"
#include "store/audit.h"
#include "store/bank_json.h"
#include "store/current.h"
#include "store/documents.h"
#include "store/failure.h"
#include "store/people.h"
#include "store/query.h"
#include "store/sessions.h"
#include "store/setting.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace aplomb::store {
namespace {

const std::string banks = "current/bank/";
const std::string families = "current/forms/";
const std::string profiles = "current/profile/";
const std::string notices = "current/notice";

std::optional<Hash> current(const Vault& vault, const std::string& name) {
  const auto value = setting(vault, name);
  if (!value) return std::nullopt;
  const auto hash = hash_from_hex(value->get<std::string>("document"));
  if (!hash) throw damaged(vault.file());
  return hash;
}

void make_current(Vault& vault, const std::string& name, const Hash& hash) {
  set_setting(vault, name, {{"document", hex(hash)}});
}

std::vector<std::string> hexes(const std::vector<Hash>& hashes) {
  std::vector<std::string> out;
  std::transform(hashes.begin(), hashes.end(), std::back_inserter(out), [](const Hash& hash) { return hex(hash); });
  return out;
}

/// The audit log holds ids: of whoever signed in under this name, or nothing for a command without an account.
void audit_published(Vault& vault, Record body, const std::string& by, Now now) {
  if (const auto id = staff_id(vault, by)) body.set("by", hex(*id));
  audit(vault, "Published", body.json(), now);
}

VaultError no_such_question(const std::string& question, const std::string& form) {
  return VaultError(
      {N_("Form '{form}' names the question '{question}', which the bank does not have. Correct the form."),
       {{"form", form}, {"question", question}}});
}

VaultError no_such_scene(const std::string& scene, const std::string& form) {
  return VaultError({N_("Form '{form}' names the scene '{scene}', which the bank does not have. Correct the form."),
                     {{"form", form}, {"scene", scene}}});
}

FormPlan form_of_everything(const Bank& bank) {
  const auto retired = [&](const std::string& id) {
    return std::find(bank.retired.begin(), bank.retired.end(), id) != bank.retired.end();
  };
  FormPlan plan{bank.id, "A", {}};
  for (const Question& question : bank.questions) {
    if (!retired(question.id)) plan.questions.push_back(question.id);
  }
  for (const Scene& scene : bank.scenes) {
    if (!retired(scene.id)) plan.scenes.push_back(scene.id);
  }
  return plan;
}

std::vector<FormPlan> plans_of(const Bank& bank) {
  if (bank.forms.empty()) return {form_of_everything(bank)};
  std::vector<FormPlan> plans;
  for (const AssembledForm& form : bank.forms) plans.push_back({form.family, form.name, form.questions, form.scenes});
  return plans;
}

std::set<Hash> items_of(const Vault& vault, const std::optional<Hash>& bank) {
  std::set<Hash> items;
  if (!bank) return items;
  bank_from(document(vault, *bank).value_or(std::string()), [&](const Hash& item) {
    items.insert(item);
    return load_any_item(vault, item);
  });
  return items;
}

/// A session whose profile names a quality that its bank lacks could never be scored.
void check_profiles_in_use(const Vault& vault, const Bank& bank, const std::vector<FormPlan>& plans) {
  std::set<std::string> published_families;
  for (const FormPlan& plan : plans) published_families.insert(plan.family);
  for (const Vacancy& open : vacancies(vault)) {
    if (open.closed || !published_families.contains(open.family)) continue;
    for (const ProfileQuality& wanted : load_profile(vault, open.profile).qualities) {
      if (find_quality(bank, wanted.quality) != nullptr) continue;
      throw VaultError({N_("The vacancy '{role}' is open and its profile measures '{quality}', which this bank does not have. Keep that quality, or close the vacancy."),
                        {{"role", open.role}, {"quality", wanted.quality}}});
    }
  }
}

/// A vacancy asks for a family by its name: two banks must not answer to one.
void check_families(const Vault& vault, const Bank& bank, const std::vector<FormPlan>& plans) {
  for (const FormPlan& plan : plans) {
    const auto before = current_family(vault, plan.family);
    if (!before) continue;
    const std::string owner = load_bank(vault, before->bank).id;
    if (owner == bank.id) continue;
    throw VaultError({N_("The forms '{family}' belong to the bank '{bank}'. Give the forms of this bank another family."),
                      {{"family", plan.family}, {"bank", owner}}});
  }
}

void check_scenes(const Bank& bank) {
  for (const Scene& scene : bank.scenes) {
    const std::string problem = shape_of(scene).problem;
    if (problem.empty()) continue;
    throw VaultError({N_("The scene '{scene}' cannot be played ({problem}). Correct it: the check of the bank says where."),
                      {{"scene", scene.id}, {"problem", problem}}});
  }
}

void check_version(const Vault& vault, const Bank& bank, const Hash& content) {
  const auto before = current_bank(vault, bank.id);
  if (!before || *before == content) return;
  const int version = load_bank(vault, *before).version;
  if (bank.version > version) return;
  throw VaultError({N_("This bank differs from the published version {published}, and calls itself version {version}. Give it a higher version, so that one number "
                       "never means two contents."),
                    {{"published", std::to_string(version)}, {"version", std::to_string(bank.version)}}});
}

/// Scores that add up to the same for everybody compare nobody with anybody (scoring.md 1.6).
void check_ipsative(const Bank& bank, const FormPlan& plan) {
  std::vector<measure::FormEntry> entries;
  for (const std::string& id : plan.questions) {
    if (const Question* question = find_question(bank, id)) entries.emplace_back(question);
  }
  for (const std::string& id : plan.scenes) {
    if (const Scene* scene = find_scene(bank, id)) entries.emplace_back(scene);
  }
  if (measure::form_ipsativity(entries, bank.qualities) != measure::Ipsativity::refused) return;
  throw VaultError({N_("Form '{form}' tells no two people apart: in every question all options add up to the same points. Give the better options more points in all."),
                    {{"form", plan.name}}});
}

}  // namespace

Form form_of(const Bank& bank, const FormPlan& plan) {
  Form form{plan.family, plan.name, bank.language, {}, {}};
  std::set<Format> formats;
  for (const std::string& id : plan.questions) {
    const Question* question = find_question(bank, id);
    if (question == nullptr) throw no_such_question(id, plan.name);
    form.items.push_back(hash_of(canonical_item(*question)));
    formats.insert(question->format);
  }
  for (const std::string& id : plan.scenes) {
    const Scene* scene = find_scene(bank, id);
    if (scene == nullptr) throw no_such_scene(id, plan.name);
    form.items.push_back(hash_of(canonical_item(*scene)));
  }
  // Instructions of other formats stay outside, so that a word there does not make another form.
  std::copy_if(bank.instructions.begin(), bank.instructions.end(), std::back_inserter(form.instructions),
               [&](const Instruction& instruction) { return formats.contains(instruction.format); });
  return form;
}

Hash form_hash(const Bank& bank, const FormPlan& plan) { return hash_of(canonical_form(form_of(bank, plan))); }

PublishedBank publish_bank(Vault& vault, const Bank& bank, const std::vector<FormPlan>& wanted, const std::string& by,
                           Now now) {
  if (bank.id.empty() || (bank.questions.empty() && bank.scenes.empty())) {
    throw VaultError({N_("A bank without a name or without questions cannot be published."), {}});
  }
  check_scenes(bank);
  const std::vector<FormPlan> plans = wanted.empty() ? plans_of(bank) : wanted;
  Write write(vault);
  check_families(vault, bank, plans);
  check_profiles_in_use(vault, bank, plans);
  const std::set<Hash> before = items_of(vault, current_bank(vault, bank.id));
  PublishedBank published;
  const auto put_item = [&](const auto& item) {
    if (!before.contains(put_document(vault, DocumentKind::item, canonical_item(item)))) ++published.changed;
  };
  for (const Question& question : bank.questions) put_item(question);
  for (const Scene& scene : bank.scenes) put_item(scene);
  published.bank = put_document(vault, DocumentKind::bank, canonical_bank(bank));
  check_version(vault, bank, published.bank);
  make_current(vault, banks + bank.id, published.bank);

  std::map<std::string, std::vector<Hash>> by_family;
  for (const FormPlan& plan : plans) {
    check_ipsative(bank, plan);
    const Hash form = put_document(vault, DocumentKind::form, canonical_form(form_of(bank, plan)));
    published.forms.push_back(form);
    by_family[plan.family].push_back(form);
  }
  for (const auto& [family, forms] : by_family) {
    set_setting(vault, families + family, {{"bank", hex(published.bank)}, {"forms", hexes(forms)}});
  }
  audit_published(vault, {{"bank", hex(published.bank)}, {"forms", hexes(published.forms)}}, by, now);
  write.commit();
  return published;
}

Hash publish_profile(Vault& vault, const Profile& profile, const std::string& by, Now now) {
  if (profile.id.empty()) throw VaultError({N_("A profile without a name cannot be published."), {}});
  Write write(vault);
  const Hash hash = put_document(vault, DocumentKind::profile, canonical_profile(profile));
  make_current(vault, profiles + profile.id, hash);
  audit_published(vault, {{"profile", hex(hash)}}, by, now);
  write.commit();
  return hash;
}

Hash publish_notice(Vault& vault, const Notice& notice, const std::string& by, Now now) {
  const std::array<std::pair<const char*, const std::string*>, 11> fields{{{"date", &notice.date},
                                                                           {"language", &notice.language},
                                                                           {"responsible", &notice.responsible},
                                                                           {"does", &notice.does},
                                                                           {"measured", &notice.measured},
                                                                           {"scored", &notice.scored},
                                                                           {"decides", &notice.decides},
                                                                           {"kept", &notice.kept},
                                                                           {"another-way", &notice.another_way},
                                                                           {"rights", &notice.rights},
                                                                           {"full", &notice.full}}};
  for (const auto& [field, text] : fields) {
    if (text->find_first_not_of(" \t\r\n") == std::string::npos) {
      throw VaultError({N_("The notice to candidates says nothing under '{field}'. Fill it in: every part of the "
                           "notice must be there."),
                        {{"field", field}}});
    }
  }
  Write write(vault);
  const Hash hash = put_document(vault, DocumentKind::notice, canonical_notice(notice));
  make_current(vault, notices, hash);
  audit_published(vault, {{"notice", hex(hash)}}, by, now);
  write.commit();
  return hash;
}

std::optional<Hash> current_bank(const Vault& vault, std::string_view bank_id) {
  return current(vault, banks + std::string(bank_id));
}
std::vector<std::string> bank_ids(const Vault& vault) { return settings_below(vault, banks); }
std::optional<Hash> current_profile(const Vault& vault, std::string_view profile_id) {
  return current(vault, profiles + std::string(profile_id));
}
std::vector<std::string> profile_ids(const Vault& vault) { return settings_below(vault, profiles); }
std::optional<Hash> current_notice(const Vault& vault) { return current(vault, notices); }

std::optional<CurrentForms> current_family(const Vault& vault, std::string_view family) {
  const auto value = setting(vault, families + std::string(family));
  if (!value) return std::nullopt;
  const auto read = [&](const std::string& name) {
    const auto hash = hash_from_hex(name);
    if (!hash) throw damaged(vault.file());
    return *hash;
  };
  CurrentForms current{read(value->get<std::string>("bank")), {}};
  for (const std::string& form : value->get<std::vector<std::string>>("forms")) current.forms.push_back(read(form));
  return current;
}

std::vector<Hash> current_forms(const Vault& vault, std::string_view family) {
  const auto forms = current_family(vault, family);
  return forms ? forms->forms : std::vector<Hash>();
}

std::vector<std::string> form_families(const Vault& vault) { return settings_below(vault, families); }

}  // namespace aplomb::store
