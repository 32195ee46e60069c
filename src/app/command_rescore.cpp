#include "app/account.h"
#include "app/clock.h"
#include "app/commands.h"
#include "app/results.h"
#include "store/audit.h"
#include "store/record.h"

#include <cstdio>
#include <cstdint>

namespace aplomb::app {

int rescore(const RescoreOptions& options) {
  store::Vault vault(options.vault, store::Station::command, "aplomb rescore", now());
  const auto staff = signed_in(vault, {options.vault, options.as, options.passphrase_fd, options.json}, store::Right::rescore);
  const Rescored done = rescore_all(vault);
  store::Record entry{{"changed", std::int64_t{done.changed}}, {"scored", std::int64_t{done.scored}}};
  if (const auto by = store::staff_id(vault, staff->name())) entry.set("by", hex(*by));
  store::audit(vault, "Rescored", entry.json(), now());
  if (options.json) {
    std::printf("{\"scored\":%d,\"changed\":%d,\"failed\":%zu}\n", done.scored, done.changed, done.failed.size());
  } else {
    std::printf("%d results stand; %d of them were missing or differed and were written anew.\n", done.scored, done.changed);
  }
  for (const auto& failure : done.failed) std::fprintf(stderr, "not scored: %s\n", failure.c_str());
  return done.failed.empty() ? 0 : 1;
}

}  // namespace aplomb::app
