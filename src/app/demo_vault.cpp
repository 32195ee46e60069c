#include "app/demo_vault.h"

#include "app/paths.h"
#include "app/results.h"
#include "app/shipped_models.h"
#include "app/simulated_candidate.h"
#include "exchange/bank_files.h"
#include "exchange/profile_files.h"
#include "store/documents.h"
#include "store/drafts.h"
#include "store/people.h"
#include "store/sessions.h"

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>
#include <variant>

namespace aplomb::app {
namespace {

constexpr const char* passphrase = "a lamp that hangs true";
constexpr const char* pin = "2580";
constexpr std::int64_t minute = 60'000;
constexpr std::int64_t day = 24 * 60 * minute;

const std::array<std::pair<const char*, store::Role>, 3> accounts{
    {{"amara", store::Role::recruiter}, {"ines", store::Role::hr_editor}, {"joe", store::Role::reception}}};

Office demo_office() {
  Office office;
  office.name = "Northgate Broadband";
  office.place = "Leeds";
  office.contact_person = "Sam Ellis";
  office.answer_within_days = 7;
  office.walk_ins = true;
  office.idle_minutes = 5;
  office.minutes = 20;
  office.regime = {"other"};
  return office;
}

Notice demo_notice() {
  Notice notice;
  notice.version = 4;
  notice.date = "2026-03-02";
  notice.language = "en";
  notice.responsible = "Northgate Broadband Ltd, People Team, 0113 496 0144";
  notice.does = "Say how good some next steps are in 12 short scenes from work with customers.";
  notice.measured = "How you deal with customers: understanding, time, calm, taking charge. It is what this job is made of.";
  notice.scored = "A computer adds up your answers by fixed rules that people wrote.";
  notice.decides = "A person, who sees your result with its reasons and meets you.";
  notice.kept = "Your sealed name, answers and result: for the recruiters of this job, for 12 months.";
  notice.another_way = "Paper, a reader, sign language, more time: call a person. We do not ask why.";
  notice.rights = "You may see, correct or erase your data, object, and ask a person to look again.";
  notice.full =
      "Why we may do this. You asked us to consider you for a job, and these answers are part of that. We do not use them for anything else.\n\n"
      "What is measured and why. The questions come from what people who do this job say matters with customers: noticing what something means for "
      "a customer, giving people time, letting rude words pass, and taking charge of a problem. Nobody is scored on speed.\n\n"
      "How the result is made. You say how good each step is. Your order is compared with an order that people agreed on before. A computer "
      "adds up the agreement by rules that do not change from person to person. Nothing is learned from your data.\n\n"
      "Who sees it. The recruiters of this job see a code, not your name, until they have to write to you. Your name is sealed as you type it.\n\n"
      "How long. Twelve months after the decision, then all of it is erased. You can ask for that sooner.\n\n"
      "Pauses and power cuts. Every press is stored at once. Your code brings you back to the same question, today, and after a break that you asked for.\n\n"
      "Trying again. You may take part again after six months, with other questions.\n\n"
      "Voluntary questions. We may ask about your age group, sex or origin to check that the test is fair. You need not answer. The answers are kept "
      "apart, under another key, and nobody who decides sees them.\n\n"
      "If you need another way. Ask at the desk or press Call a person. It never counts against you, and we do not ask for the reason.\n\n"
      "Complaints. Talk to us first if you like: People Team, 0113 496 0144. You can also write to the data protection authority of your country.";
  return notice;
}

/// The bank, or an exception that names the first mistake in it.
Bank shipped_bank() {
  auto read = exchange::read_bank(data_folder() / "questions" / "front-line");
  if (!read.ok()) throw std::runtime_error("The shipped bank cannot be read: " + exchange::to_text(read.diagnostics.front()));
  return std::move(read.bank);
}

Profile shipped_profile() {
  auto read = exchange::read_profile(data_folder() / "questions" / "profiles" / "core-four.toml");
  if (!read.ok()) throw std::runtime_error("The shipped profile cannot be read: " + exchange::to_text(read.diagnostics.front()));
  return std::move(read.profile);
}

/// The family that a vacancy asks for: the bank's default forms, or what a bank without forms publishes.
std::string demo_family(const Bank& bank) {
  if (bank.forms.empty()) return bank.id;
  const bool has_default = std::any_of(bank.forms.begin(), bank.forms.end(), [](const AssembledForm& form) { return form.family == "default"; });
  return has_default ? "default" : bank.forms.front().family;
}

}  // namespace

DemoVault make_demo_vault(const std::filesystem::path& file, const DemoOptions& options, store::Now now) {
  const Bank bank = shipped_bank();
  const Profile profile = shipped_profile();

  store::NewVault wanted;
  wanted.demo = true;
  wanted.office = demo_office();
  wanted.staff = "admin";
  wanted.passphrase = passphrase;
  wanted.cost = store::NewVault::Cost::small;
  (void)store::create_vault(file, wanted, now);

  store::Vault vault(file, store::Station::command, "aplomb demo", now);
  store::set_pin(vault, pin);
  auto admin = store::sign_in(vault, "admin", passphrase, now);
  const auto* by = std::get_if<std::shared_ptr<store::StaffSession>>(&admin);
  if (by == nullptr) throw std::runtime_error("The demo's administrator could not sign in.");
  for (const auto& [name, role] : accounts) store::add_staff(vault, **by, name, role, passphrase, now);

  const ShippedModels models = shipped_models(data_folder() / "questions" / "front-line");
  if (!models.diagnostics.empty()) throw std::runtime_error("A shipped error model cannot be read: " + exchange::to_text(models.diagnostics.front()));
  store::publish_draft(vault, bank, {}, {}, "admin", now, models.models);
  const Hash profile_hash = store::publish_profile(vault, profile, "admin", now);
  store::publish_notice(vault, demo_notice(), "admin", now);

  store::Vacancy contact_centre;
  contact_centre.role = "Contact-centre agent";
  contact_centre.site = "Leeds";
  contact_centre.manager = "Sam Ellis";
  contact_centre.family = demo_family(bank);
  contact_centre.profile = profile_hash;
  contact_centre.opened = now.wall_ms - 10 * day;
  contact_centre.id = store::add_vacancy(vault, contact_centre);
  store::Vacancy counter = contact_centre;
  counter.id = {};
  counter.role = "Shop counter";
  counter.site = "Leeds, Briggate";
  counter.opened = now.wall_ms - 3 * day;
  counter.id = store::add_vacancy(vault, counter);

  std::uint64_t seed = options.seed;
  for (int i = 0; i < options.candidates; ++i) {
    const auto ago = (options.candidates - i) * day / 2;
    simulate_candidate(vault, i % 4 == 3 ? counter.id : contact_centre.id, i, options.candidates, seed,
                       {now.mono_ms, now.wall_ms - ago});
  }
  for (int i = 0; i < 3; ++i) store::add_appointment(vault, contact_centre.id, "en", now.wall_ms + i * 30 * minute);
  return describe_demo_vault(file, now);
}

DemoVault describe_demo_vault(const std::filesystem::path& file, store::Now now) {
  const store::Vault vault(file, store::Station::command, "aplomb demo", now);
  DemoVault described;
  for (const auto& row : store::staff(vault)) described.accounts.push_back({row.name, std::string(store::name_of(row.role))});
  described.passphrase = passphrase;
  described.pin = pin;
  for (const auto& appointment : store::appointments(vault)) described.codes.push_back(appointment.code);
  return described;
}

}  // namespace aplomb::app
