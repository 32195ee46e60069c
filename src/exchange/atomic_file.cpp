#include "exchange/atomic_file.h"

#include <cerrno>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace aplomb::exchange {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path) {
  throw std::system_error(errno, std::generic_category(), "cannot write " + path.string());
}

struct Temporary {
  std::filesystem::path path;
  int fd = -1;

  explicit Temporary(std::filesystem::path name) : path(std::move(name)) {
    fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (fd < 0) fail(path);
  }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  ~Temporary() {
    if (fd >= 0) ::close(fd);
    if (!path.empty()) ::unlink(path.c_str());
  }

  void write(std::string_view text) const {
    while (!text.empty()) {
      const auto wrote = ::write(fd, text.data(), text.size());
      if (wrote < 0 && errno == EINTR) continue;
      if (wrote < 0) fail(path);
      text.remove_prefix(static_cast<std::size_t>(wrote));
    }
    if (::fsync(fd) != 0) fail(path);
  }

  void move_to(const std::filesystem::path& target) {
    if (::rename(path.c_str(), target.c_str()) != 0) fail(target);
    path.clear();
  }
};

/// Without this the new name may be lost in a power cut. Some file systems refuse; the data itself is safe by then.
void sync_folder(const std::filesystem::path& folder) {
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return;
  ::fsync(fd);
  ::close(fd);
}

}  // namespace

void write_atomically(const std::filesystem::path& path, std::string_view text) {
  const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
  Temporary file(folder / ("." + path.filename().string() + "." + std::to_string(::getpid()) + ".new"));
  file.write(text);
  file.move_to(path);
  sync_folder(folder);
}

}  // namespace aplomb::exchange
