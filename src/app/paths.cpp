#include "app/paths.h"

#include <cstdlib>
#include <stdexcept>

namespace aplomb::app {
namespace fs = std::filesystem;

fs::path program() { return fs::read_symlink("/proc/self/exe"); }

fs::path data_folder() {
  if (const char* named = std::getenv("APLOMB_DATA"); named != nullptr && *named != '\0') return named;
  const fs::path beside = program().parent_path().parent_path() / "share" / "aplomb";
  if (fs::is_directory(beside / "themes")) return beside;
  throw std::runtime_error("The program's own files are not at " + beside.string() + "; set APLOMB_DATA to the folder that holds themes, icons and pictures.");
}

fs::path default_vault() {
  if (const char* named = std::getenv("APLOMB_VAULT"); named != nullptr && *named != '\0') return named;
  if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && *data != '\0') return fs::path(data) / "aplomb" / "office.aplomb";
  const char* home = std::getenv("HOME");
  return fs::path(home != nullptr ? home : ".") / ".local" / "share" / "aplomb" / "office.aplomb";
}

}  // namespace aplomb::app
