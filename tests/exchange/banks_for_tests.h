#pragma once
// Banks that tests share.

#include "core/bank.h"
#include "exchange/bank_check.h"
#include "exchange/bank_files.h"

#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>

/// A failed comparison of findings shows them.
template <>
struct doctest::StringMaker<std::vector<std::string>> {
  static doctest::String convert(const std::vector<std::string>& texts) {
    std::string out;
    for (const std::string& text : texts) out += "\n    " + text;
    return out.c_str();
  }
};

namespace aplomb::test {

inline std::filesystem::path bank_folder(const std::string& name) {
  return std::filesystem::path(APLOMB_SOURCE_DIR) / "tests/data/banks" / name;
}

/// All findings about a bank's folder as text, with the folder's own path left out.
std::vector<std::string> findings_in(const std::filesystem::path& folder);
std::vector<std::string> findings_of(std::vector<exchange::SourceFile> files);

/// A bank that uses every part of the format, in the order in which it would be read.
Bank rich_bank();

}  // namespace aplomb::test
