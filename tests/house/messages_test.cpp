// What xgettext finds in the source is what the checked-in template holds: a missing or stale message id fails here.

#include "house/source_files.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

TEST_CASE("the message template is what xgettext finds") {
  const std::filesystem::path fresh = std::filesystem::path(APLOMB_BINARY_DIR) / "fresh.pot";
  const std::string command = "cd '" APLOMB_SOURCE_DIR "' && packaging/update-pot.sh '" + fresh.string() + "'";
  REQUIRE(std::system(command.c_str()) == 0);
  const auto found = house::lines_of(fresh);
  const auto kept = house::lines_of(std::filesystem::path(APLOMB_SOURCE_DIR) / "assets/lang/aplomb.pot");
  REQUIRE(found.size() > 100);
  CHECK_MESSAGE(found == kept, "the words of the interface have changed: run packaging/update-pot.sh and commit assets/lang/aplomb.pot");
}
