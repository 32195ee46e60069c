#pragma once
// The demo's first window: which station to open. Each opens as a process of its own.

#include "app/demo_vault.h"

#include <filesystem>

namespace aplomb::app {

/// Shows the chooser until it is closed. Returns the exit code.
int choose_station(const std::filesystem::path& vault, const DemoVault& made);

}  // namespace aplomb::app
