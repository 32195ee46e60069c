// `aplomb kiosk`: the candidate's station in a window, full screen or without either.

#include "app/clock.h"
#include "app/commands.h"
#include "app/kiosk_headless.h"
#include "app/kiosk_process.h"
#include "app/kiosk_station.h"
#include "app/paths.h"
#include "app/vault_tending.h"
#include "ui/window.h"

#include <cstdio>
#include <memory>

namespace aplomb::app {
namespace {

constexpr int could_not_run = 2;

/// What the options ask for that only made-up people may be shown with. Null when all is well.
const char* demo_only(const KioskOptions& options) {
  if (options.probe_fd >= 0) return "--probe";
  if (options.seed) return "--seed";
  if (options.headless) return "--headless";
  return nullptr;
}

/// Runs until the station is done. True when it went well.
bool run_in_window(KioskStation& station, const KioskOptions& options, const Terminator& terminator) {
  ui::WindowOptions window;
  window.stage.data = data_folder();
  window.stage.station = "kiosk";
  if (options.window) {
    window.stage.w = options.window->w;
    window.stage.h = options.window->h;
  }
  window.full_screen = !options.window;
  window.closable = options.window.has_value();
  window.px_per_mm = options.px_per_mm;
  window.probe_fd = options.probe_fd;
  ui::Station loop;
  loop.look = [&](float px_per_mm, float) { return station.look(px_per_mm); };
  loop.page = [&](ui::Frame& frame) { station.draw(frame); };
  loop.done = [&] { return station.done() || terminator.asked(); };
  return ui::run_window(window, ui::Clock{mono_ms, wall_ms}, loop);
}

}  // namespace

int kiosk(const KioskOptions& options) {
  harden_process();
  const Relaunch relaunch;
  bool again = false;
  {
    // Before any other thread: the end comes as a message, so that the vault is closed in order.
    const Terminator terminator([headless = options.headless] {
      if (!headless) ui::wake_window();
    });
    std::unique_ptr<store::Vault> vault;
    try {
      vault = std::make_unique<store::Vault>(options.vault, store::Station::kiosk, "aplomb kiosk", now());
    } catch (const store::VaultError& error) {
      std::fprintf(stderr, "aplomb kiosk: %s\n", error.what());
      return could_not_run;
    }
    if (const char* option = demo_only(options); option != nullptr && !vault->demo()) {
      std::fprintf(stderr, "aplomb kiosk: %s works on a demo vault only, and this one is an office's\n", option);
      return could_not_run;
    }
    KioskStation station(*vault, {options.trial, options.seed}, data_folder(), options.px_per_mm, now());
    if (options.headless) {
      run_headless(station, options, terminator);
    } else {
      station.tend = [&](store::Now at) {
        Tended done = tend(*vault, at);
        return done.trouble ? *std::move(done.trouble) : std::move(done.backup);
      };
      if (!run_in_window(station, options, terminator)) return could_not_run;
    }
    again = station.restart();
  }
  if (again) relaunch.now();
  return 0;
}

}  // namespace aplomb::app
