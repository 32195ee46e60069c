#pragma once
// A passphrase from a file descriptor, or from the terminal without showing it.

#include <string>

namespace aplomb::app {

/// One line from `fd` (>= 0), else from the terminal after asking for it on stderr with the echo off. Throws std::runtime_error when there is
/// neither.
std::string read_passphrase(int fd, const std::string& account);

}  // namespace aplomb::app
