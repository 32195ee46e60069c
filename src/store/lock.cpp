#include "store/lock.h"

#include "store/failure.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <cerrno>

namespace aplomb::store {

FileLock::FileLock(const std::filesystem::path& file)
    : fd_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)) {
  if (fd_ < 0) throw cannot_write(file);
}

FileLock::~FileLock() { ::close(fd_); }

bool FileLock::take(Kind kind) {
  const int operation = (kind == Kind::shared ? LOCK_SH : LOCK_EX) | LOCK_NB;
  int result = 0;
  do {
    result = ::flock(fd_, operation);
  } while (result != 0 && errno == EINTR);
  return result == 0;
}

std::filesystem::path kiosk_lock_of(const std::filesystem::path& vault) {
  std::filesystem::path file = vault;
  file += ".kiosk.lock";
  return file;
}

std::filesystem::path lock_of(const std::filesystem::path& vault) {
  std::filesystem::path file = vault;
  file += ".lock";
  return file;
}

}  // namespace aplomb::store
