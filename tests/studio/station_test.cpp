// The station as it runs, with the kiosk's own screen in its preview, on a vault in a folder of its own.

#include "app/studio_station.h"
#include "rig.h"
#include "store/documents.h"
#include "store/drafts.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <cstdlib>

using namespace aplomb;
using namespace aplomb::studio;

namespace {

const std::string passphrase = "nine lives of a cat";
store::Now at(std::int64_t ms) { return {ms, 1'773'000'000'000 + ms}; }

class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "aplomb-station-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
    store::NewVault wanted;
    wanted.demo = true;
    wanted.office.name = "Office";
    wanted.staff = "ada";
    wanted.passphrase = passphrase;
    wanted.cost = store::NewVault::Cost::small;
    (void)store::create_vault(file(), wanted, at(0));
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

struct Desk {
  Folder folder;
  store::Vault vault{folder.file(), store::Station::studio, "test", at(1)};
  app::StudioStation station{vault, data_folder(), 1, at(1'000'000)};
  std::unique_ptr<ui::Headless> screen;
  std::string error;

  Desk() {
    store::publish_bank(vault, small_bank(), {}, "ada", at(2));
    ui::StageOptions options;
    options.data = data_folder();
    options.station = "studio";
    options.w = 1920;
    options.h = 1080;
    screen = std::make_unique<ui::Headless>(options, ui::Look{}, [this](ui::Frame& frame) { station.draw(frame); });
    screen->stage().on_error = [this](const std::string& what) { error = what; };
    screen->settle();
  }
  void sign_in() {
    screen->type("ada\n");
    screen->type(passphrase + "\n");
    REQUIRE(station.state.screen == Screen::bank);
  }
  [[nodiscard]] bool covered_says(std::string_view words) const {
    const auto& entries = screen->probe().entries;
    return std::any_of(entries.begin(), entries.end(), [&](const ui::ProbeEntry& entry) { return entry.covered && entry.words.find(words) != std::string::npos; });
  }
};

}  // namespace

TEST_CASE("a wrong passphrase stays outside, the right one opens the published bank") {
  Desk desk;
  desk.screen->type("ada\n");
  desk.screen->type("wrong wrong wrong\n");
  CHECK(desk.station.state.screen == Screen::sign_in);
  CHECK(desk.station.state.sign_in.complaint);
  desk.screen->type(passphrase + "\n");
  CHECK(desk.station.state.screen == Screen::bank);
  CHECK(store::draft_bytes(desk.station.state.bank.value()) == store::draft_bytes(small_bank()));
}

TEST_CASE("the preview is the kiosk's own screen and follows every letter, and nothing in it can be pressed") {
  Desk desk;
  desk.sign_in();
  desk.screen->press(GLFW_KEY_ENTER);
  CHECK(desk.screen->probe().screen == "question");
  CHECK(desk.covered_says("How good is each of these as your next step?"));
  CHECK(desk.covered_says("Question 1 of 3"));
  CHECK(desk.covered_says("Call a person"));
  desk.screen->click("question.option.d");
  desk.screen->press(GLFW_KEY_END);
  desk.screen->type(" Zebra");
  CHECK(desk.covered_says("Zebra"));
  desk.station.apply(SetFormat{Format::pick}, at(2'000'000));
  desk.screen->settle();
  CHECK(desk.covered_says("What would you do?"));
  CHECK(desk.error.empty());
}

TEST_CASE("the kiosk's screen draws whatever a question is in the middle of being written") {
  Desk desk;
  desk.sign_in();
  desk.screen->press(GLFW_KEY_ENTER);
  const store::Now now = at(2'000'000);
  desk.station.apply(SetStem{""}, now);
  for (const char* id : {"a", "b", "c", "d"}) desk.station.apply(SetOptionText{id, ""}, now);
  desk.station.apply(AddOption{}, now);
  desk.station.apply(AddOption{}, now);
  for (const Format format : {Format::rate, Format::most_least, Format::pick, Format::rank}) {
    desk.station.apply(SetFormat{format}, now);
    for (const int text : {1, 4}) {
      for (std::size_t display = 0; display < displays.size(); ++display) {
        desk.station.apply(SetPreview{{"strong-dark", text, display}}, now);
        desk.screen->settle();
        CHECK_MESSAGE(desk.error.empty(), desk.error);
      }
    }
  }
}

TEST_CASE("closing the window saves what was typed a moment ago") {
  Desk desk;
  desk.sign_in();
  desk.screen->press(GLFW_KEY_ENTER);
  desk.screen->click("question.stem");
  desk.screen->type("!");
  desk.station.close(at(2'000'000));
  CHECK(desk.station.state.screen == Screen::sign_in);
  const auto latest = store::latest_revision(desk.vault, store::draft_for(desk.vault, "bank:little"));
  REQUIRE(latest);
  CHECK(latest->staff == "ada");
  CHECK(store::bank_from_draft(latest->bytes).questions[0].stem.find('!') != std::string::npos);
}
