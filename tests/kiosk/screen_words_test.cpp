// What every screen says, word by word: tests/kiosk/snapshots/<state>.txt. After a change that is meant, run with APLOMB_RENEW=1 and read the
// difference before it is committed.

#include "kiosk/screen_pages.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace aplomb::kiosk::testing {
namespace {

std::filesystem::path file_of(const std::string& name) {
  return std::filesystem::path(APLOMB_SOURCE_DIR) / "tests" / "kiosk" / "snapshots" / (name + ".txt");
}

std::string read(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

bool renew() {
  const char* wish = std::getenv("APLOMB_RENEW");
  return wish != nullptr && std::string(wish) == "1";
}

}  // namespace

TEST_CASE("every screen says what its snapshot says") {
  Page page;
  for (const auto& [name, state] : states()) {
    page.show(state);
    const std::string text = page.probe().text();
    const std::filesystem::path file = file_of(name);
    if (renew()) {
      std::filesystem::create_directories(file.parent_path());
      std::ofstream(file, std::ios::binary) << text;
      continue;
    }
    REQUIRE_MESSAGE(std::filesystem::exists(file), "no snapshot ", file.filename(), "; run this test with APLOMB_RENEW=1 to write it");
    CHECK_MESSAGE(text == read(file), "the words of ", name, " differ from ", file.filename(), "; if that is meant, run this test with APLOMB_RENEW=1 and read the difference. Now:\n", text);
  }
}

}  // namespace aplomb::kiosk::testing
