// A test that CTest does not know of is a test that nobody runs.

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include <unistd.h>

namespace {

std::string output_of(const std::string& command) {
  std::string text;
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  REQUIRE(pipe);
  std::array<char, 4096> buffer{};
  while (const auto n = fread(buffer.data(), 1, buffer.size(), pipe.get())) text.append(buffer.data(), n);
  return text;
}

}  // namespace

TEST_CASE("CTest runs every doctest case there is") {
  const auto listing = nlohmann::json::parse(output_of("ctest --test-dir '" APLOMB_BINARY_DIR "' --show-only=json-v1"));
  std::map<std::string, int> ctest;
  for (const auto& test : listing.at("tests")) {
    const std::string program = std::filesystem::path(test.at("command").at(0).get<std::string>()).filename().string();
    ++ctest[program];
  }
  int programs = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(std::filesystem::path(APLOMB_BINARY_DIR) / "tests")) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with("test_") || !entry.is_regular_file() || access(entry.path().c_str(), X_OK) != 0 || entry.path().has_extension()) continue;
    ++programs;
    const std::string listed = output_of("'" + entry.path().string() + "' --list-test-cases --no-colors");
    const auto at = listed.find("unskipped test cases passing the current filters: ");
    REQUIRE_MESSAGE(at != std::string::npos, name);
    const int doctest = std::atoi(listed.c_str() + at + std::string("unskipped test cases passing the current filters: ").size());
    CHECK_MESSAGE(doctest > 0, name, " holds no case");
    CHECK_MESSAGE(ctest[name] == doctest, name, " holds ", doctest, " cases, CTest knows ", ctest[name]);
  }
  CHECK(programs >= 5);
}
