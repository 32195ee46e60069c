// The table of rights is what the store enforces and what the help page says.

#include "scratch.h"

#include "store/roles.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>

using namespace aplomb;
using namespace aplomb::store;
using namespace aplomb::store::testing;

TEST_CASE("every right stands in the table once and somebody has it") {
  std::set<Right> seen;
  for (const RightRow& row : rights()) {
    CHECK(seen.insert(row.right).second);
    CHECK(std::count(row.may.begin(), row.may.end(), true) > 0);
  }
  CHECK(seen.size() == static_cast<std::size_t>(Right::see_fairness) + 1);
}

TEST_CASE("rights that must not meet in one role do not") {
  for (std::size_t i = 0; i < role_count; ++i) {
    const Role role = static_cast<Role>(i);
    CAPTURE(std::string(name_of(role)));
    // Who decides about candidates never sees their voluntary answers; who makes accounts does not erase.
    CHECK_FALSE((may(role, Right::see_candidates) && may(role, Right::see_fairness)));
    CHECK_FALSE((may(role, Right::manage_staff) && may(role, Right::erase)));
    CHECK_FALSE((may(role, Right::publish) && may(role, Right::open_names) && role != Role::administrator));
  }
  for (const RightRow& row : rights()) CHECK_FALSE((row.may.at(static_cast<std::size_t>(Role::reception)) && row.right != Right::appoint));
}

TEST_CASE("what is refused says who may") {
  CHECK(refusal([] { require(Role::administrator, Right::manage_staff); }).empty());
  const std::string said = refusal([] { require(Role::recruiter, Right::publish); });
  CHECK(says(said, "publish questions"));
  CHECK(says(said, "administrator, hr-editor"));
}

TEST_CASE("the help page of accounts is made from the table of rights") {
  const std::filesystem::path page = std::filesystem::path(APLOMB_SOURCE_DIR) / "assets/help/roles.en.md";
  if (std::getenv("APLOMB_RENEW") != nullptr) std::ofstream(page, std::ios::binary) << roles_help();
  std::ifstream file(page, std::ios::binary);
  const std::string kept{std::istreambuf_iterator<char>(file), {}};
  CHECK_MESSAGE(kept == roles_help(), "the table has changed: run this test with APLOMB_RENEW=1 and commit assets/help/roles.en.md");
}
