#pragma once
// The command line of what keeps the vault: accounts, verify, and the rights of the persons in it.

#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace aplomb::app {

/// The command that was named, to be run once the whole command line has been read.
using Chosen = std::function<int()>;

/// Adds the commands. `vault` and `chosen` have to outlive the parsing; --vault writes to the first.
void add_vault_commands(CLI::App& cli, std::string& vault, Chosen& chosen);

}  // namespace aplomb::app
