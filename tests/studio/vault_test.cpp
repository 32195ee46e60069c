// With a real vault in a folder of its own: what is published reaches the next session and no older one.

#include "rig.h"

#include "store/documents.h"
#include "store/drafts.h"
#include "store/people.h"
#include "store/sessions.h"
#include "studio/bank_store.h"

#include <cstdlib>

using namespace aplomb;
using namespace aplomb::studio;

namespace {

const std::string passphrase = "nine lives of a cat";
store::Now at(std::int64_t ms) { return {ms, 1'773'000'000'000 + ms}; }

class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "aplomb-studio-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::filesystem::path file() const { return path_ / "office.aplomb"; }

 private:
  std::filesystem::path path_;
};

std::filesystem::path made(const Folder& folder) {
  store::NewVault wanted;
  wanted.demo = true;
  wanted.office.name = "Office";
  wanted.office.regime = {"other"};
  wanted.staff = "ada";
  wanted.passphrase = passphrase;
  wanted.cost = store::NewVault::Cost::small;
  (void)store::create_vault(folder.file(), wanted, at(0));
  return folder.file();
}

/// An office with the small bank published, and a station's effects done to it.
struct Branch {
  Folder folder;
  store::Vault vault{made(folder), store::Station::studio, "test", at(1)};
  Id vacancy;
  std::int64_t ms = 10;
  State state;

  Branch() {
    store::publish_bank(vault, small_bank(), {}, "ada", at(2));
    Profile profile;
    profile.id = "p";
    profile.title = "P";
    profile.qualities = {{"empathy", 1, Shape::at_least, 95, 50, 10, 30, "It is the job."}};
    store::Vacancy wanted;
    wanted.role = "Agent";
    wanted.site = "Leeds";
    wanted.manager = "Sam";
    wanted.family = "little";
    wanted.profile = store::publish_profile(vault, profile, "ada", at(3));
    vacancy = store::add_vacancy(vault, wanted);
  }

  void act(const Action& action) {
    for (const Effect& effect : apply(state, action)) {
      ++ms;
      try {
        if (const auto* check = std::get_if<CheckPassphrase>(&effect)) {
          auto result = store::sign_in(vault, check->name, check->passphrase, at(ms));
          const auto* staff = std::get_if<std::shared_ptr<store::StaffSession>>(&result);
          REQUIRE(staff != nullptr);
          act(SignedIn{(*staff)->name(), (*staff)->role()});
        } else if (const auto* load = std::get_if<LoadBank>(&effect)) {
          act(load_bank(vault, load->id));
        } else if (const auto* save = std::get_if<SaveRevision>(&effect)) {
          act(save_revision(vault, *save, "ada", at(ms)));
        } else if (const auto* publish = std::get_if<PublishBank>(&effect)) {
          act(publish_bank(vault, *publish, "ada", at(ms)));
        }
      } catch (const store::VaultError& error) {
        act(Failed{error.message()});
      }
    }
  }
  void sign_in() {
    act(TypeName{"ada"});
    act(TypePassphrase{passphrase});
    act(SubmitSignIn{});
    REQUIRE(state.screen == Screen::bank);
  }
  FormGiven session() {
    const store::Session row = store::open_walk_in(vault, vacancy, true, 7, at(++ms));
    store::append(vault, row.id, Started{"trial"}, at(++ms));
    return store::give_form(vault, row.id, at(++ms));
  }
};

const GivenQuestion& given(const FormGiven& form, std::string_view question) {
  for (const GivenQuestion& one : form.questions) {
    if (one.question == question) return one;
  }
  FAIL("no such question in the form");
  return form.questions.front();
}

}  // namespace

TEST_CASE("the next session gets the published words, an older one keeps its own") {
  Branch office;
  const FormGiven older = office.session();
  const std::string old_stem = store::load_item(office.vault, given(older, "cc-jab").item).stem;

  office.sign_in();
  office.act(Open{});
  office.act(SetStem{"You take calls for a bank. Ruth Okafor says, “At last.”"});
  office.act(Settle{});
  CHECK(office.state.saved.revision == 1);
  // Not published yet: nothing changes for anybody.
  CHECK(given(office.session(), "cc-jab").item == given(older, "cc-jab").item);

  office.act(OpenPublish{});
  office.act(ConfirmPublish{});
  REQUIRE(office.state.said);
  CHECK(office.state.bank->version == 2);
  const FormGiven newer = office.session();
  CHECK(given(newer, "cc-jab").item != given(older, "cc-jab").item);
  CHECK(given(newer, "cl-form").item == given(older, "cl-form").item);
  CHECK(store::load_item(office.vault, given(newer, "cc-jab").item).stem == "You take calls for a bank. Ruth Okafor says, “At last.”");
  CHECK(store::load_item(office.vault, given(older, "cc-jab").item).stem == old_stem);

  const Id draft = store::draft_for(office.vault, "bank:little");
  CHECK(store::published_revision(office.vault, draft) == store::latest_revision(office.vault, draft)->n);
}

TEST_CASE("the draft is there again after locking, and it is newer than what is published") {
  Branch office;
  office.sign_in();
  office.act(Open{});
  office.act(SetKey{"a", "", 0});
  office.act(Lock{});
  office.sign_in();
  CHECK(find_option(office.state.bank->questions[0], "a")->e == 0);
  CHECK(office.state.dirty.contains("cc-jab"));
  const Id draft = store::draft_for(office.vault, "bank:little");
  // What makes `aplomb bank publish` refuse the folder without --replace.
  CHECK(store::latest_revision(office.vault, draft)->n > store::published_revision(office.vault, draft));
}

TEST_CASE("two studios do not write over each other unseen") {
  Branch office;
  office.sign_in();
  office.act(Open{});
  office.act(SetPivot{"Mine."});
  Bank theirs = small_bank();
  theirs.questions[0].pivot = "Theirs.";
  store::save_revision(office.vault, store::draft_for(office.vault, "bank:little"), store::draft_bytes(theirs), "joe", at(500));
  office.act(Settle{});
  REQUIRE(office.state.trouble);
  CHECK(english(*office.state.trouble).find("joe") != std::string::npos);
  CHECK(office.state.unsaved);
  CHECK(store::bank_from_draft(store::latest_revision(office.vault, store::draft_for(office.vault, "bank:little"))->bytes).questions[0].pivot == "Theirs.");
}

TEST_CASE("a vault without a bank is a page that says what to do") {
  const Folder folder;
  store::Vault vault(made(folder), store::Station::studio, "test", at(1));
  const BankLoaded loaded = load_bank(vault, "");
  CHECK(loaded.banks.empty());
  CHECK_FALSE(loaded.bank);
  State state;
  apply(state, Tick{1'000'000});
  apply(state, SignedIn{"ada", store::Role::administrator});
  apply(state, loaded);
  Rig rig(state);
  CHECK(rig.says("No bank is published yet"));
  CHECK(rig.error.empty());
}
