// The words of every page, kept beside the tests: APLOMB_RENEW=1 writes them anew. With APLOMB_PICTURES=<folder> every page also becomes a
// PNG there: what one looks at after changing a screen.

#include "rig.h"

#include "studio/made_up.h"

#include <fstream>
#include <iterator>

using namespace aplomb;
using namespace aplomb::studio;

namespace {

std::string env(const char* name, const char* otherwise) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : otherwise;
}

}  // namespace

TEST_CASE("the words of every page are the ones that were agreed on") {
  const std::filesystem::path folder = std::filesystem::path(APLOMB_SOURCE_DIR) / "tests" / "studio" / "snapshots";
  const bool renew = std::getenv("APLOMB_RENEW") != nullptr;
  for (const MadeUp& made : made_up_states(small_bank())) {
    Rig rig(made.state);
    const std::string text = rig.screen->probe().text();
    const std::filesystem::path file = folder / (made.name + ".txt");
    if (renew) {
      std::filesystem::create_directories(folder);
      std::ofstream(file) << text;
      continue;
    }
    std::ifstream kept(file);
    const std::string wanted(std::istreambuf_iterator<char>(kept), {});
    CHECK_MESSAGE(text == wanted, made.name, " reads otherwise: APLOMB_RENEW=1 renews it");
  }
}

TEST_CASE("pictures of every page where a folder is given") {
  const std::string folder = env("APLOMB_PICTURES", "");
  if (folder.empty()) return;
  ui::Look look;
  look.theme = env("APLOMB_THEME", "daylight");
  look.language = env("APLOMB_LANGUAGE", "en");
  look.scale = std::stof(env("APLOMB_SCALE", "1"));
  const int w = std::stoi(env("APLOMB_W", "1920"));
  const int h = std::stoi(env("APLOMB_H", "1080"));
  const std::string only = env("APLOMB_ONLY", "");
  std::filesystem::create_directories(folder);
  for (const MadeUp& made : made_up_states(shipped_bank())) {
    if (made.name.find(only) == std::string::npos) continue;
    Rig rig(made.state, look, w, h);
    rig.screen->save(std::filesystem::path(folder) / (made.name + ".png"));
    CHECK_MESSAGE(rig.error.empty(), made.name, ": ", rig.error);
  }
}
