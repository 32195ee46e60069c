#pragma once
// What was written or renamed reaches the disk.

#include <filesystem>

namespace aplomb::store {

/// fsync of a file or a folder. Throws VaultError when the disk does not take it.
void flush(const std::filesystem::path& path);

/// The folder a file lies in, "." when it is named alone.
std::filesystem::path folder_of(const std::filesystem::path& file);

}  // namespace aplomb::store
