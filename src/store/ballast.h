#pragma once
// Room that is kept on the disk so that a running session can end when the disk is full: a file of nothing, beside the vault.

#include <cstdint>
#include <filesystem>

namespace aplomb::store {

/// Enough for the log at its longest (about 4 MB until it is written back) and for what a session adds to the file.
inline constexpr std::int64_t ballast_bytes = 8 << 20;

/// "office.aplomb.ballast" beside "office.aplomb".
std::filesystem::path ballast_of(const std::filesystem::path& vault);

/// Makes the ballast unless it is there; its blocks are taken, not promised. Only where as much again stays free, so that what was let go is
/// not taken back from the session that needed it. Returns whether it is there now; throws nothing and leaves no part of one.
bool make_ballast(const std::filesystem::path& vault);

/// Gives the room back. Returns whether there was any to give, that is, whether trying again makes sense. Throws nothing.
bool release_ballast(const std::filesystem::path& vault);

}  // namespace aplomb::store
