#include "app/clock.h"
#include "app/commands.h"
#include "app/kiosk_process.h"
#include "app/passphrase.h"
#include "app/results.h"
#include "store/audit.h"
#include "store/people.h"

#include <cstdio>
#include <memory>
#include <variant>

namespace aplomb::app {

int rescore(const RescoreOptions& options) {
  harden_process();
  store::Vault vault(options.vault, store::Station::command, "aplomb rescore", now());
  auto signed_in = store::sign_in(vault, options.as, read_passphrase(options.passphrase_fd, options.as), now());
  if (const auto* refused = std::get_if<store::SignInRefused>(&signed_in)) {
    std::fprintf(stderr, "aplomb: %s\n", english(refused->why).c_str());
    return 2;
  }
  if (std::get<std::shared_ptr<store::StaffSession>>(signed_in)->role() != store::Role::administrator) {
    std::fputs("aplomb: only an administrator rebuilds results. Please sign in with such an account.\n", stderr);
    return 2;
  }
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
