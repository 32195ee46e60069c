// What each screen says, word for word. APLOMB_RENEW=1 writes the snapshots anew: look at the difference before it is kept.

#include "rig.h"

#include "review/made_up.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

using namespace aplomb;
using namespace aplomb::review;

TEST_CASE("screens say what their snapshots say") {
  const std::filesystem::path folder = std::filesystem::path(APLOMB_SOURCE_DIR) / "tests/review/snapshots";
  for (const MadeUp& made : made_up_states()) {
    Rig rig(made.state);
    const std::filesystem::path file = folder / (made.name + ".txt");
    if (std::getenv("APLOMB_RENEW") != nullptr) {
      std::filesystem::create_directories(folder);
      std::ofstream(file) << rig.screen->probe().text();
      continue;
    }
    std::ifstream stored(file);
    std::stringstream words;
    words << stored.rdbuf();
    CHECK_MESSAGE(stored.is_open(), file.filename().string() << " is missing");
    CHECK_MESSAGE(rig.screen->probe().text() == words.str(), made.name);
  }
}
