#include "app/chooser.h"
#include "app/clock.h"
#include "app/commands.h"
#include "app/demo_vault.h"
#include "core/code.h"
#include "ui/window.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace aplomb::app {
namespace {

namespace fs = std::filesystem;

/// A folder of its own under the temporary folder, removed at the end.
class ThrowAway {
 public:
  ThrowAway() {
    std::string pattern = (fs::temp_directory_path() / "aplomb-demo-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("No folder for the demo could be made in " + fs::temp_directory_path().string() + ".");
    folder_ = pattern;
  }
  ~ThrowAway() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  ThrowAway(const ThrowAway&) = delete;
  ThrowAway& operator=(const ThrowAway&) = delete;
  [[nodiscard]] fs::path file() const { return folder_ / "demo.aplomb"; }

 private:
  fs::path folder_;
};

void say(const DemoVault& made) {
  std::printf("Accounts (the passphrase of each is \"%s\"):\n", made.passphrase.c_str());
  for (const auto& account : made.accounts) std::printf("  %-8s %s\n", account.name.c_str(), account.role.c_str());
  std::printf("Codes of appointments:");
  for (const auto& code : made.codes) std::printf("  %s", grouped(code).c_str());
  std::printf("\nPIN that leaves the kiosk (Ctrl+Shift+F12): %s\n", made.pin.c_str());
  std::fflush(stdout);
}

}  // namespace

int demo(const DemoOptions& options) {
  if (!options.make.empty()) {
    say(make_demo_vault(options.make, options, now()));
    return 0;
  }
  if (!ui::display_available()) {
    std::fputs("aplomb: there is no display here; `aplomb tour DIR` under xvfb-run leaves pictures instead\n", stderr);
    return 2;
  }
  const ThrowAway folder;
  const DemoVault made = make_demo_vault(folder.file(), options, now());
  say(made);
  return choose_station(folder.file(), made);
}

int display() {
  if (ui::display_available()) {
    std::puts("A window can be opened here.");
    return 0;
  }
  std::puts("No window can be opened here: there is no display.");
  return 1;
}

}  // namespace aplomb::app
