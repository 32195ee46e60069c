// With APLOMB_PICTURES=<folder>, every made-up state becomes a PNG there: what one looks at after changing a screen.

#include "rig.h"

#include "review/made_up.h"

#include <fstream>
#include <sstream>

using namespace aplomb;
using namespace aplomb::review;

namespace {

std::vector<ui::HelpBlock> the_help() {
  std::ifstream file(data_folder() / "help" / "review.en.md");
  std::stringstream words;
  words << file.rdbuf();
  return ui::read_help(words.str());
}

}  // namespace

TEST_CASE("pictures of every made-up state where a folder is given") {
  const char* folder = std::getenv("APLOMB_PICTURES");
  if (folder == nullptr) return;
  const auto env = [](const char* name, const char* otherwise) {
    const char* value = std::getenv(name);
    return std::string(value != nullptr ? value : otherwise);
  };
  ui::Look look;
  look.theme = env("APLOMB_THEME", "daylight");
  look.language = env("APLOMB_LANGUAGE", "en");
  look.scale = std::stof(env("APLOMB_SCALE", "1"));
  const int w = std::stoi(env("APLOMB_W", "1920"));
  const int h = std::stoi(env("APLOMB_H", "1080"));
  const std::string only = env("APLOMB_ONLY", "");
  std::filesystem::create_directories(folder);
  for (const MadeUp& made : made_up_states(the_help())) {
    if (made.name.find(only) == std::string::npos) continue;
    Rig rig(made.state, look, w, h);
    rig.screen->save(std::filesystem::path(folder) / (made.name + ".png"));
    CHECK_MESSAGE(rig.error.empty(), made.name << ": " << rig.error);
  }
}
