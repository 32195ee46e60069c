#include "scratch.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace aplomb::store::testing {

Scratch::Scratch() {
  std::string name = (std::filesystem::temp_directory_path() / "aplomb-store-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  folder_ = name;
}

Scratch::~Scratch() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

NewVault small_vault() {
  NewVault wanted;
  wanted.demo = true;
  wanted.office.name = "Northgate Broadband";
  wanted.office.regime = {"other"};
  wanted.staff = administrator;
  wanted.passphrase = passphrase;
  wanted.cost = NewVault::Cost::small;
  return wanted;
}

std::string make(const Scratch& scratch) { return create_vault(scratch.file(), small_vault(), at(0)); }

Now at(std::int64_t ms) { return {500'000 + ms, 1'750'000'000'000 + ms}; }

Bank small_bank() {
  Bank bank;
  bank.id = "front-line";
  bank.title = "Front line";
  bank.version = 3;
  bank.status = BankStatus::active;
  bank.key_source = {"job-holders", 12, 0.85};
  bank.waive = {{"L40", "short bank"}};
  bank.retired = {};
  bank.settings = {{"contact-centre", "In a contact centre"}};
  bank.instructions = {{Format::rate,
                        "How good is each step?",
                        "Rate each.",
                        {"Very poor", "Poor", "Fair", "Good", "Very good"},
                        "",
                        ""},
                       {Format::most_least, "Which is best, which poorest?", "", {}, "Best", "Poorest"},
                       {Format::pick, "What do you do?", "", {}, "", ""},
                       {Format::rank, "Put them in order.", "", {}, "", ""}};
  bank.qualities = {{"empathy", "EMP", "Empathy", "Sees the other side", true, "…", {"asks"}, {"recites"}},
                    {"patience", "PAT", "Patience", "", false, "", {}, {}}};
  bank.advice = {{"A4.12", "Let them finish.", "patience", {"empathy"}, "C"}};
  bank.practice = {{"fan", Format::pick, "A fan rattles.", {"Wait", "Fix it"}}};
  bank.follow_ups = {{"empathy", true, "Tell me about …", "names it", "partly", "no"}};
  for (const Format format : {Format::rate, Format::most_least, Format::pick, Format::rank}) {
    Question question;
    question.id = "cc-" + std::string(name_of(format));
    question.title = "a promised call";
    question.setting = "contact-centre";
    question.format = format;
    question.primary = "empathy";
    question.difficulty = Difficulty::hard;
    question.pivot = "She has threatened no one.";
    question.safety = format == Format::pick;
    question.author = "A. Writer";
    question.glossary = {"router"};
    question.enemies = {"cc-other"};
    question.twin = "cc-twin";
    question.waive = {{"L05", "quoted speech"}};
    question.stem = "A caller says the line has been dead for a week. Caf\u00e9 staff listen.";
    for (const char* id : {"a", "b", "c", "d"}) {
      Option option;
      option.id = id;
      option.text = std::string("Option ") + id;
      option.e = id[0] == 'a' ? 1.667 : -1;
      option.key = {{"empathy", id[0] == 'a' ? 2.0 : -1.0}, {"patience", 1}};
      option.why = "Because it listens.";
      option.advice = {"A4.12"};
      question.options.push_back(option);
    }
    bank.questions.push_back(question);
  }
  return bank;
}

Profile small_profile() {
  Profile profile;
  profile.id = "contact-centre-agent";
  profile.title = "Contact-centre agent";
  profile.qualities = {{"empathy", 15, Shape::at_least, 95, 50, 10, 30, "they call upset"},
                       {"patience", 12.5, Shape::band, 70, 40, 12, 28, ""}};
  return profile;
}

Notice full_notice() {
  return {2, "2026-03-02", "en", "Northgate, 1 High Street", "…", "…", "…", "…", "…", "…", "…", "The rest."};
}

Published publish(Vault& vault) {
  Published published;
  published.bank = publish_bank(vault, small_bank(), {}, administrator, at(1));
  published.profile = publish_profile(vault, small_profile(), administrator, at(2));
  Vacancy vacancy;
  vacancy.role = "Contact-centre agent";
  vacancy.site = "Leeds";
  vacancy.manager = "Sam Ellis";
  vacancy.family = "front-line";
  vacancy.profile = published.profile;
  vacancy.opened = at(3).wall_ms;
  published.vacancy = add_vacancy(vault, vacancy);
  return published;
}

Session started(Vault& vault, const Published& published, std::uint64_t seed, bool trial) {
  const Session made = open_walk_in(vault, published.vacancy, trial, seed, at(10));
  append(vault, made.id, Started{"walk-in"}, at(11));
  give_form(vault, made.id, at(12));
  return session(vault, made.id).value();
}

std::shared_ptr<StaffSession> signed_in(Vault& vault, Now now) {
  return std::get<std::shared_ptr<StaffSession>>(sign_in(vault, administrator, passphrase, now));
}

std::string all_bytes(const std::filesystem::path& folder) {
  std::string bytes;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    bytes.append(std::istreambuf_iterator<char>(file), {});
  }
  return bytes;
}

}  // namespace aplomb::store::testing
