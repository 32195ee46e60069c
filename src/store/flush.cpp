#include "store/flush.h"

#include "store/failure.h"

#include <fcntl.h>
#include <unistd.h>

namespace aplomb::store {

void flush(const std::filesystem::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) throw cannot_write(path);
  const bool done = ::fsync(fd) == 0;
  ::close(fd);
  if (!done) throw cannot_write(path);
}

std::filesystem::path folder_of(const std::filesystem::path& file) {
  const std::filesystem::path folder = file.parent_path();
  return folder.empty() ? std::filesystem::path(".") : folder;
}

}  // namespace aplomb::store
