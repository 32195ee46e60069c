#pragma once
// A file that is there whole or not at all.

#include <filesystem>
#include <string_view>

namespace aplomb::exchange {

/// Writes to a new file beside `path`, brings it to the disk, and puts it in the place of `path`. Throws
/// std::system_error with the path in its words; `path` then still holds what it held.
void write_atomically(const std::filesystem::path& path, std::string_view text);

}  // namespace aplomb::exchange
