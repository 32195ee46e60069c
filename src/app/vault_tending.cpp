#include "app/vault_tending.h"

#include "store/backup.h"
#include "store/protection.h"
#include "store/retention.h"
#include "store/setting.h"

#include <array>
#include <cstdio>
#include <ctime>
#include <exception>

namespace aplomb::app {
namespace {

constexpr std::int64_t day_ms = 24 * 60 * 60'000;
const std::string purged_at = "tending/purge";

/// "2026-11-22 06:40", by this machine's clock and zone.
std::string minute_of(std::int64_t wall_ms) {
  const std::time_t seconds = wall_ms / 1000;
  std::tm local{};
  localtime_r(&seconds, &local);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M", &local);
  return text.data();
}

bool purge_due(const store::Vault& vault, store::Now now) {
  const auto record = store::setting(vault, purged_at);
  if (!record) return true;
  // A clock that was put back makes it due as well.
  const std::int64_t ago = now.wall_ms - record->get<std::int64_t>("wall");
  return ago < 0 || ago >= day_ms;
}

}  // namespace

Tended tend(store::Vault& vault, store::Now now) {
  Tended done;
  const auto attempt = [&](const auto& act) {
    try {
      act();
    } catch (const store::VaultError& error) {
      if (!done.trouble) done.trouble = error.message();
    } catch (const std::exception& error) {
      std::fprintf(stderr, "aplomb kiosk: %s\n", error.what());
      if (!done.trouble) done.trouble = Message{N_("The data file could not be tended. Please tell an administrator."), {}};
    }
  };
  attempt([&] {
    if (!purge_due(vault, now)) return;
    done.erased = store::purge(vault, now).erased;
    store::set_setting(vault, purged_at, {{"wall", now.wall_ms}});
  });
  attempt([&] {
    if (store::erasure_pending(vault)) store::finish_erasures(vault, now);
  });
  attempt([&] {
    if (!store::backup_due(vault)) return;
    store::back_up(vault, store::backup_beside(vault.file()), store::BackupPlace::beside, now);
    done.backed_up = true;
  });
  attempt([&] {
    const auto last = store::last_backup(vault, store::BackupPlace::beside);
    done.backup = last ? Message{N_("The last backup beside the data file: {when}."), {{"when", minute_of(*last)}}} : Message{N_("There is no backup yet."), {}};
  });
  return done;
}

}  // namespace aplomb::app
