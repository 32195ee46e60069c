// `aplomb studio`: HR's station in a window.

#include "app/clock.h"
#include "app/commands.h"
#include "app/kiosk_process.h"
#include "app/passphrase.h"
#include "app/paths.h"
#include "app/studio_station.h"
#include "ui/window.h"

#include <GLFW/glfw3.h>

#include <cstdio>
#include <memory>

namespace aplomb::app {
namespace {

constexpr int could_not_run = 2;

void sign_in(StudioStation& station, const StaffOptions& options) {
  station.apply(studio::TypeName{options.sign_in}, now());
  station.apply(studio::TypePassphrase{read_passphrase(options.passphrase_fd, options.sign_in)}, now());
  station.apply(studio::SubmitSignIn{}, now());
}

}  // namespace

int studio(const StaffOptions& options) {
  // A passphrase passes through this process's memory.
  harden_process();
  const Terminator terminator([] { glfwPostEmptyEvent(); });
  std::unique_ptr<store::Vault> vault;
  try {
    vault = std::make_unique<store::Vault>(options.vault, store::Station::studio, "aplomb studio", now());
  } catch (const store::VaultError& error) {
    std::fprintf(stderr, "aplomb studio: %s\n", error.what());
    return could_not_run;
  }
  if (options.probe_fd >= 0 && !vault->demo()) {
    std::fputs("aplomb studio: --probe works on a demo vault only, and this one is an office's\n", stderr);
    return could_not_run;
  }
  StudioStation station(*vault, data_folder(), options.scale, now());
  if (!options.sign_in.empty()) sign_in(station, options);

  ui::WindowOptions window;
  window.stage.data = data_folder();
  window.stage.station = "studio";
  window.stage.w = options.window ? options.window->w : 1600;
  window.stage.h = options.window ? options.window->h : 900;
  window.title = "Aplomb Studio";
  window.probe_fd = options.probe_fd;
  ui::Station loop;
  loop.look = [&](float, float content_scale) { return station.look(content_scale); };
  loop.page = [&](ui::Frame& frame) { station.draw(frame); };
  loop.done = [&] { return terminator.asked(); };
  const bool shown = ui::run_window(window, ui::Clock{mono_ms, wall_ms}, loop);
  // What was typed in the last two seconds is saved before the window is gone.
  station.close(now());
  return shown ? 0 : could_not_run;
}

}  // namespace aplomb::app
