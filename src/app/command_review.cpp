// `aplomb review`: the recruiter's station in a window.

#include "app/clock.h"
#include "app/commands.h"
#include "app/kiosk_process.h"
#include "app/passphrase.h"
#include "app/paths.h"
#include "app/review_station.h"
#include "ui/window.h"

#include <cstdio>
#include <exception>
#include <memory>

namespace aplomb::app {
namespace {

constexpr int could_not_run = 2;

/// Signs in before the first frame, for the demo and the tour. The page says so when it is refused.
void sign_in(ReviewStation& station, const StaffOptions& options) {
  std::string passphrase = read_passphrase(options.passphrase_fd, options.sign_in);
  station.apply(review::TypeName{options.sign_in}, now());
  station.apply(review::TypePassphrase{passphrase}, now());
  volatile char* at = passphrase.data();
  for (std::size_t i = 0; i < passphrase.size(); ++i) at[i] = '\0';
  station.apply(review::SubmitSignIn{}, now());
}

bool run_in_window(ReviewStation& station, const StaffOptions& options, const Terminator& terminator) {
  ui::WindowOptions window;
  window.stage.data = data_folder();
  window.stage.station = "review";
  window.title = "Aplomb Review";
  if (options.window) {
    window.stage.w = options.window->w;
    window.stage.h = options.window->h;
  }
  window.probe_fd = options.probe_fd;
  ui::Station loop;
  loop.look = [&](float, float content_scale) { return station.look(content_scale); };
  loop.page = [&](ui::Frame& frame) { station.draw(frame); };
  loop.done = [&] { return terminator.asked(); };
  return ui::run_window(window, ui::Clock{mono_ms, wall_ms}, loop);
}

}  // namespace

int review(const StaffOptions& options) {
  harden_process();
  // Before any other thread: the end comes as a message, so that the vault is closed in order.
  const Terminator terminator([] { ui::wake_window(); });
  try {
    store::Vault vault(options.vault, store::Station::review, "aplomb review", now());
    if (options.probe_fd >= 0 && !vault.demo()) {
      std::fprintf(stderr, "aplomb review: --probe works on a demo vault only, and this one is an office's\n");
      return could_not_run;
    }
    ReviewStation station(vault, data_folder(), options.scale, now());
    if (!options.sign_in.empty()) sign_in(station, options);
    return run_in_window(station, options, terminator) ? 0 : could_not_run;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "aplomb review: %s\n", error.what());
    return could_not_run;
  }
}

}  // namespace aplomb::app
