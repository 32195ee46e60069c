#include "exchange/source_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <memory>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unicode/utf8.h>
#include <unistd.h>

namespace aplomb::exchange {
namespace {

struct Descriptor {
  int fd = -1;
  explicit Descriptor(int opened) : fd(opened) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd >= 0) ::close(fd);
  }
};

Diagnostic about(const std::string& path, Message what, Message remedy) {
  Diagnostic diagnostic;
  diagnostic.file = path;
  diagnostic.what = std::move(what);
  diagnostic.remedy = std::move(remedy);
  return diagnostic;
}

Diagnostic too_large(const std::string& path, const TextLimits& limits) {
  return about(path, {N_("the file is larger than {limit} MiB"), {{"limit", std::to_string(limits.file >> 20U)}}},
               {N_("divide it into several files"), {}});
}

/// The character at `at`, which moves behind it; negative when the bytes there are not UTF-8.
UChar32 next_character(std::string_view text, std::int64_t& at) {
  const auto size = static_cast<std::int64_t>(text.size());
  const char* bytes = text.data();
  UChar32 character = 0;
// The macro narrows inside; what it does is ICU's business.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
  U8_NEXT(bytes, at, size, character);
#pragma GCC diagnostic pop
  return character;
}

std::error_code last_error() { return {errno, std::generic_category()}; }

}  // namespace

Diagnostic cannot_open(const std::filesystem::path& path, const std::error_code& reason) {
  const std::string name = path.string();
  if (reason == std::errc::no_such_file_or_directory || reason == std::errc::not_a_directory) {
    return about(name, {N_("there is no such file"), {}}, {N_("check the name"), {}});
  }
  if (reason == std::errc::permission_denied) {
    return about(name, {N_("you may not read this file"), {}}, {N_("ask its owner for the right to read it"), {}});
  }
  if (reason == std::errc::too_many_symbolic_link_levels) {
    return about(name, {N_("this is a link that leads back to itself"), {}}, {N_("put the file itself here"), {}});
  }
  if (reason == std::errc::is_a_directory) {
    return about(name, {N_("this is a folder, not a file"), {}}, {N_("name a file"), {}});
  }
  return about(name, {N_("the file cannot be read: {reason}"), {{"reason", reason.message()}}},
               {N_("check the disk and the name"), {}});
}

std::variant<SourceFile, Diagnostic> load_file(const std::filesystem::path& path, const TextLimits& limits,
                                               FileKind kind) {
  // Opening a pipe that nobody writes to would wait for ever.
  const int flags = O_RDONLY | O_CLOEXEC | (kind == FileKind::regular ? O_NONBLOCK : 0);
  const Descriptor file(::open(path.c_str(), flags));
  if (file.fd < 0) return cannot_open(path, last_error());
  struct stat status {};
  if (::fstat(file.fd, &status) != 0) return cannot_open(path, last_error());
  if (S_ISDIR(status.st_mode)) return cannot_open(path, std::make_error_code(std::errc::is_a_directory));
  if (kind == FileKind::regular && !S_ISREG(status.st_mode)) {
    return about(path.string(), {N_("this is not an ordinary file"), {}}, {N_("put a text file here"), {}});
  }
  SourceFile out{path.string(), {}};
  const auto chunk = std::make_unique<std::array<char, 65536>>();
  for (;;) {
    const auto got = ::read(file.fd, chunk->data(), chunk->size());
    if (got < 0) {
      if (errno == EINTR) continue;
      return cannot_open(path, last_error());
    }
    if (got == 0) return out;
    out.text.append(chunk->data(), static_cast<std::size_t>(got));
    if (out.text.size() > limits.file) return too_large(out.path, limits);
  }
}

std::optional<Diagnostic> refuse_text(const SourceFile& file, const TextLimits& limits) {
  if (file.text.size() > limits.file) return too_large(file.path, limits);
  const std::string_view text = file.text;
  const auto size = static_cast<std::int64_t>(text.size());
  int line = 1;
  int column = 1;
  std::size_t line_start = 0;
  const auto at_place = [&](Message what, Message remedy) {
    Diagnostic diagnostic = about(file.path, std::move(what), std::move(remedy));
    diagnostic.line = line;
    diagnostic.column = column;
    return diagnostic;
  };
  std::int64_t i = text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
  while (i < size) {
    const auto start = static_cast<std::size_t>(i);
    const UChar32 character = next_character(text, i);
    if (character < 0) {
      static constexpr std::string_view digits = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(text[start]);
      const std::string hex{digits[byte >> 4U], digits[byte & 15U]};
      return at_place({N_("the byte {byte} here is not UTF-8 text"), {{"byte", hex}}},
                      {N_("save the file as UTF-8"), {}});
    }
    if (character == 0)
      return at_place({N_("a zero byte stands here"), {}}, {N_("this must be a text file; save it as UTF-8"), {}});
    if (character == '\n') {
      ++line;
      column = 1;
      line_start = static_cast<std::size_t>(i);
      continue;
    }
    if (limits.line > 0 && static_cast<std::size_t>(i) - line_start > limits.line && character != '\r') {
      column = 1;
      return at_place({N_("this line is longer than {limit} bytes"), {{"limit", std::to_string(limits.line)}}},
                      {N_("break it up; a text between three quotes may run over several lines"), {}});
    }
    ++column;
  }
  return std::nullopt;
}

std::string plain_text(std::string text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  std::size_t to = 0;
  for (std::size_t from = 0; from < text.size(); ++from) {
    if (text[from] == '\r' && from + 1 < text.size() && text[from + 1] == '\n') continue;
    text[to++] = text[from];
  }
  text.resize(to);
  return text;
}

}  // namespace aplomb::exchange
