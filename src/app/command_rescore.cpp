#include "app/clock.h"
#include "app/commands.h"
#include "app/results.h"
#include "app/staff_sign_in.h"
#include "store/audit.h"
#include "store/people.h"

#include <cstdio>
#include <memory>
#include <variant>

namespace aplomb::app {

int rescore(const RescoreOptions& options) {
  store::Vault vault(options.vault, store::Station::command, "aplomb rescore", now());
  if (!signed_in(vault, options.as, options.passphrase_fd, {store::Role::administrator}, "rebuilds results")) return 2;
  const Rescored done = rescore_all(vault);
  store::audit(vault, "Rescored", "{\"changed\":" + std::to_string(done.changed) + ",\"scored\":" + std::to_string(done.scored) + "}", now());
  if (options.json) {
    std::printf("{\"scored\":%d,\"changed\":%d,\"failed\":%zu}\n", done.scored, done.changed, done.failed.size());
  } else {
    std::printf("%d results stand; %d of them were missing or differed and were written anew.\n", done.scored, done.changed);
  }
  for (const auto& failure : done.failed) std::fprintf(stderr, "not scored: %s\n", failure.c_str());
  return done.failed.empty() ? 0 : 1;
}

}  // namespace aplomb::app
