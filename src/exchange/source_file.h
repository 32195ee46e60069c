#pragma once
// A text file from outside, taken in with care: what cannot be text is refused here, before any parser sees it.

#include "exchange/diagnostic.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>

namespace aplomb::exchange {

struct SourceFile {
  std::string path;  ///< as the user gave it; what diagnostics name
  std::string text;
  bool operator==(const SourceFile&) const = default;
};

struct TextLimits {
  std::size_t file = std::size_t{4} << 20U;  ///< bytes
  std::size_t line = std::size_t{8} << 10U;  ///< bytes without the line's end; 0 = no limit
};

enum class FileKind {
  regular,  ///< a bank's file: a pipe or a device in a folder is a mistake
  any,      ///< a file named on the command line may be a pipe
};

/// The file's bytes, or why it cannot be read (missing, a folder, no permission, a loop of links, too large).
std::variant<SourceFile, Diagnostic> load_file(const std::filesystem::path& path, const TextLimits& limits = {},
                                               FileKind kind = FileKind::regular);

/// Whole text or a folder's problem in words: the reason of an error of the operating system as a sentence about
/// `path`.
Diagnostic cannot_open(const std::filesystem::path& path, const std::error_code& reason);

/// Why this is no text within the limits: too large, a zero byte, bytes that are not UTF-8, a line that is too long;
/// none when it is. Line and column point at the first offence.
std::optional<Diagnostic> refuse_text(const SourceFile& file, const TextLimits& limits = {});

/// Without a byte order mark at the front, and with "\n" for "\r\n".
std::string plain_text(std::string text);

}  // namespace aplomb::exchange
