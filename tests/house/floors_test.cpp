// A floor may include only floors below it, and rooms of one floor do not know each other.

#include "house/source_files.h"

#include <doctest/doctest.h>

#include <map>
#include <regex>
#include <string>

namespace {

const std::map<std::string, int> floors{{"core", 1}, {"measure", 2}, {"store", 3},  {"exchange", 4}, {"ui", 5},
                                        {"kiosk", 6}, {"review", 6},  {"studio", 6}, {"app", 7}};

/// "ui/text.h" of a line `#include "ui/text.h"`, else empty.
std::string included(const std::string& line) {
  static const std::regex pattern("^\\s*#\\s*include\\s*\"([^\"]+)\"");
  std::smatch match;
  return std::regex_search(line, match, pattern) ? match[1].str() : std::string();
}

bool breaks_the_rule(const house::SourceText& file, const std::string& target) {
  const auto room = target.substr(0, target.find('/'));
  const auto theirs = floors.find(room);
  if (theirs == floors.end() || room == file.room) return false;
  return theirs->second >= floors.at(file.room);
}

}  // namespace

TEST_CASE("nothing includes upward and rooms of one floor do not know each other") {
  int looked_at = 0;
  for (const auto& file : house::sources()) {
    REQUIRE_MESSAGE(floors.contains(file.room), file.path.string(), " stands in no room of the house");
    for (const auto& line : file.lines) {
      const std::string target = included(line);
      if (target.empty()) continue;
      ++looked_at;
      CHECK_MESSAGE(!breaks_the_rule(file, target), file.path.string(), " may not include ", target);
    }
  }
  CHECK(looked_at > 100);
}

TEST_CASE("the floors rule itself can fail") {
  CHECK(breaks_the_rule({"core/x.cpp", "core", {}}, "ui/text.h"));
  CHECK(breaks_the_rule({"review/x.cpp", "review", {}}, "studio/state.h"));
  CHECK_FALSE(breaks_the_rule({"app/x.cpp", "app", {}}, "kiosk/flow.h"));
}

TEST_CASE("only ui calls ImGui and only store speaks SQL") {
  for (const auto& file : house::sources()) {
    for (const auto& line : file.lines) {
      if (file.room != "ui") {
        CHECK_MESSAGE(line.find("ImGui::") == std::string::npos, file.path.string(), ": ", line);
        CHECK_MESSAGE(line.find("<imgui") == std::string::npos, file.path.string(), ": ", line);
      }
      if (file.room != "store") CHECK_MESSAGE(line.find("<SQLiteCpp") == std::string::npos, file.path.string(), ": ", line);
    }
  }
}

TEST_CASE("core and measure are pure") {
  static const std::regex impure("<(chrono|random|fstream|iostream|filesystem|thread)>|std::(rand|time|getenv)\\b|\\bclock_gettime\\b");
  for (const auto& file : house::sources()) {
    if (file.room != "core" && file.room != "measure") continue;
    for (const auto& line : file.lines) CHECK_MESSAGE(!std::regex_search(line, impure), file.path.string(), ": ", line);
  }
}

TEST_CASE("screens keep nothing between frames") {
  static const std::regex kept("^\\s+static\\s+(?!constexpr|const\\s)[^()]*[=;{]");
  for (const auto& file : house::sources()) {
    if (file.room != "kiosk" && file.room != "review" && file.room != "studio") continue;
    for (const auto& line : file.lines) CHECK_MESSAGE(!std::regex_search(line, kept), file.path.string(), ": ", line);
  }
}

TEST_CASE("heavy headers stand in few files") {
  const std::map<std::string, int> at_most{{"<CLI/CLI.hpp>", 2}, {"<toml++/toml.h>", 3}, {"<nlohmann/json.hpp>", 24}};
  std::map<std::string, int> seen;
  for (const auto& file : house::sources()) {
    for (const auto& line : file.lines) {
      for (const auto& [header, limit] : at_most) {
        if (line.find("#include " + header) == std::string::npos) continue;
        ++seen[header];
        CHECK_MESSAGE(file.path.extension() == ".cpp", file.path.string(), " gives ", header, " to everyone who includes it");
      }
    }
  }
  for (const auto& [header, limit] : at_most) CHECK_MESSAGE(seen[header] <= limit, header, " stands in ", seen[header], " files");
}
