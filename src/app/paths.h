#pragma once
// Where things are found.

#include <filesystem>

namespace aplomb::app {

/// The assets: $APLOMB_DATA, else ../share/aplomb beside the program. Throws std::runtime_error when there is neither.
std::filesystem::path data_folder();

/// The program's own file.
std::filesystem::path program();

/// $APLOMB_VAULT, else $XDG_DATA_HOME/aplomb/office.aplomb, else ~/.local/share/aplomb/office.aplomb.
std::filesystem::path default_vault();

}  // namespace aplomb::app
