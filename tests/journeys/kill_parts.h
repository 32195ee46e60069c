#pragma once
// A throw-away office for the journeys that kill the kiosk: a folder of its own and a demo vault in it.

#include "app/clock.h"
#include "app/demo_vault.h"
#include "store/sessions.h"
#include "store/vault.h"

#include <filesystem>
#include <string>

#include <stdlib.h>

namespace aplomb::journeys {

class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "aplomb-kill-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::filesystem::path vault() const { return path_ / "office.aplomb"; }

 private:
  std::filesystem::path path_;
};

/// The demo office with its appointments and nobody in it yet.
inline app::DemoVault make_office(const std::filesystem::path& file) {
  app::DemoOptions options;
  options.candidates = 0;
  return app::make_demo_vault(file, options, app::now());
}

/// What the vault says of a session, read as another process would.
inline std::vector<Event> stored_events(const std::filesystem::path& file, const std::string& code) {
  const store::Vault vault(file, store::Station::command, "journey", app::now());
  const auto session = store::session_by_code(vault, code);
  return session ? store::events(vault, session->id) : std::vector<Event>{};
}

}  // namespace aplomb::journeys
