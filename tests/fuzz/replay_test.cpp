// Every file of the corpus, and every file that once broke a reader, through the same functions that the fuzzer calls.

#include <doctest/doctest.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#define FUZZ_TARGET(name) extern "C" int fuzz_##name(const std::uint8_t* data, std::size_t size);
#include "fuzz_targets.inc"
#undef FUZZ_TARGET

namespace {

using Target = int (*)(const std::uint8_t*, std::size_t);

const std::map<std::string, Target> targets{
#define FUZZ_TARGET(name) {#name, fuzz_##name},
#include "fuzz_targets.inc"
#undef FUZZ_TARGET
};

const std::filesystem::path corpus = std::filesystem::path(APLOMB_SOURCE_DIR) / "tests/fuzz/corpus";

std::vector<std::uint8_t> bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST_CASE("every file of the corpus is read or refused") {
  for (const auto& [name, target] : targets) {
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(corpus / name)) {
      CAPTURE(entry.path().string());
      const auto bytes = bytes_of(entry.path());
      CHECK_NOTHROW(target(bytes.data(), bytes.size()));
      CHECK_NOTHROW(target(bytes.data(), bytes.size() / 2));
      ++files;
    }
    CHECK_MESSAGE(files >= 3, name, " has a corpus");
  }
}

TEST_CASE("every target has a corpus and a floor, and there is nothing else") {
  std::set<std::string> known;
  for (const auto& entry : targets) known.insert(entry.first);
  std::set<std::string> folders;
  for (const auto& entry : std::filesystem::directory_iterator(corpus)) folders.insert(entry.path().filename().string());
  CHECK(folders == known);
  std::set<std::string> floors;
  std::ifstream file(std::filesystem::path(APLOMB_SOURCE_DIR) / "tests/fuzz/floors.txt");
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line[0] != '#') floors.insert(line.substr(0, line.find(' ')));
  }
  CHECK(floors == known);
}
