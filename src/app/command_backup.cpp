#include "app/clock.h"
#include "app/commands.h"
#include "app/kiosk_process.h"
#include "store/backup.h"
#include "store/record.h"

#include <cstdio>
#include <string>

namespace aplomb::app {

int backup(const BackupOptions& options) {
  harden_process();
  store::Vault vault(options.vault, store::Station::command, "aplomb backup", now());
  (void)signed_in(vault, options, store::Right::back_up);
  const bool beside = options.file.empty();
  const auto made = store::back_up(vault, beside ? store::backup_beside(vault.file()) : options.file, beside ? store::BackupPlace::beside : store::BackupPlace::medium, now());
  if (options.json) {
    std::printf("%s\n", store::Record({{"file", made.file.string()}, {"head_seq", made.seq}, {"head_hash", hex(made.head)}}).json().c_str());
  } else {
    std::printf("%s holds everything up to now, and was checked.\nhead %lld:%s\n", made.file.string().c_str(), static_cast<long long>(made.seq), hex(made.head).c_str());
    if (!beside) std::printf("Keep it locked away: answers can be read in it without a passphrase; names and notes cannot.\n");
  }
  return 0;
}

int restore(const BackupOptions& options) {
  harden_process();
  const auto done = store::restore(options.file, options.vault, [&](store::Vault& copy) { (void)signed_in(copy, options, store::Right::restore); }, now());
  std::printf("%s is restored up to entry %lld:%s\n", options.vault.string().c_str(), static_cast<long long>(done.seq), hex(done.head).c_str());
  if (done.erased_again > 0) std::printf("%d persons who had been erased since then were erased again.\n", done.erased_again);
  if (!done.replaced.empty()) std::printf("What stood there is kept as %s\n", done.replaced.string().c_str());
  return 0;
}

}  // namespace aplomb::app
