#pragma once
// The project's own source as text, for the tests of the house's rules.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace house {

struct SourceText {
  std::filesystem::path path;
  std::string room;  ///< the folder of src/
  std::vector<std::string> lines;
};

inline std::vector<std::string> lines_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// Every .h and .cpp of src/.
inline std::vector<SourceText> sources() {
  std::vector<SourceText> all;
  const std::filesystem::path src = std::filesystem::path(APLOMB_SOURCE_DIR) / "src";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(src)) {
    const auto extension = entry.path().extension();
    if (extension != ".h" && extension != ".cpp") continue;
    all.push_back({entry.path(), std::filesystem::relative(entry.path(), src).begin()->string(), lines_of(entry.path())});
  }
  return all;
}

}  // namespace house
