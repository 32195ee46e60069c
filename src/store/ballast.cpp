#include "store/ballast.h"

#include "store/flush.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace aplomb::store {
namespace {

namespace fs = std::filesystem;

bool whole(const fs::path& file) {
  struct stat found {};
  return ::lstat(file.c_str(), &found) == 0 && S_ISREG(found.st_mode) && found.st_size == ballast_bytes &&
         std::int64_t{found.st_blocks} * 512 >= ballast_bytes;
}

/// The freed blocks can be had once the folder has reached the disk.
void tell_folder(const fs::path& file) {
  try {
    flush(folder_of(file));
  } catch (const std::exception&) {
    // Then they can be had a little later.
  }
}

}  // namespace

fs::path ballast_of(const fs::path& vault) {
  fs::path file = vault;
  file += ".ballast";
  return file;
}

bool make_ballast(const fs::path& vault) {
  const fs::path file = ballast_of(vault);
  if (whole(file)) return true;
  std::error_code error;
  const auto room = fs::space(folder_of(file), error);
  if (error || room.available < static_cast<std::uintmax_t>(2 * ballast_bytes)) return false;
  const int fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0) return false;
  const bool made = ::posix_fallocate(fd, 0, ballast_bytes) == 0 && ::fsync(fd) == 0;
  ::close(fd);
  if (!made) release_ballast(vault);
  return made && whole(file);
}

bool release_ballast(const fs::path& vault) {
  const fs::path file = ballast_of(vault);
  if (::unlink(file.c_str()) != 0) return false;
  tell_folder(file);
  return true;
}

}  // namespace aplomb::store
