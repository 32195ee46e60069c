#include "app/clock.h"
#include "app/commands.h"
#include "app/results.h"

#include <cstdio>

namespace aplomb::app {

int rescore(const std::filesystem::path& file, bool json) {
  store::Vault vault(file, store::Station::command, "aplomb rescore", now());
  const Rescored done = rescore_all(vault);
  if (json) {
    std::printf("{\"scored\":%d,\"changed\":%d}\n", done.scored, done.changed);
  } else {
    std::printf("%d results stand; %d of them were missing or differed and were written anew.\n", done.scored, done.changed);
  }
  return 0;
}

}  // namespace aplomb::app
