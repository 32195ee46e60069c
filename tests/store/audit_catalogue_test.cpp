// The log's kinds are declared once: nothing else gets in, and the help page says exactly these.

#include "scratch.h"

#include "store/audit.h"
#include "store/audit_catalogue.h"
#include "store/connection.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>

using namespace aplomb;
using namespace aplomb::store;
using namespace aplomb::store::testing;

namespace {

bool taken(std::string_view kind, const std::string& body) {
  try {
    check_declared(kind, body);
    return true;
  } catch (const std::logic_error&) {
    return false;
  }
}

const std::string id(32, 'a');
const std::string hash(64, 'b');

}  // namespace

TEST_CASE("the log refuses a kind or a field that is not declared") {
  CHECK(taken("SignedIn", R"({"staff":")" + id + R"("})"));
  CHECK_FALSE(taken("Surprise", "{}"));
  CHECK_FALSE(taken("SignedIn", "{}"));
  CHECK_FALSE(taken("SignedIn", R"({"note":"x","staff":")" + id + R"("})"));
  CHECK_FALSE(taken("SignedIn", R"({"staff":"Ada Quill"})"));  // a name is no id
  CHECK_FALSE(taken("SignedIn", R"({ "staff":")" + id + R"("})"));  // not canonical
  CHECK_FALSE(taken("SignedIn", "staff"));
  CHECK(taken("StaffAdded", R"({"role":"recruiter","staff":")" + id + R"("})"));
  CHECK_FALSE(taken("StaffAdded", R"({"role":"king","staff":")" + id + R"("})"));
  CHECK(taken("Rescored", R"({"changed":0,"scored":3})"));
  CHECK_FALSE(taken("Rescored", R"({"changed":-1,"scored":3})"));
  CHECK_FALSE(taken("Rescored", R"({"changed":"0","scored":3})"));
  CHECK(taken("Published", R"({"bank":")" + hash + R"(","forms":[")" + hash + R"("]})"));
  CHECK_FALSE(taken("Published", R"({"bank":")" + hash + R"(","forms":["Front line"]})"));
}

TEST_CASE("an entry that is refused leaves nothing in the log") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::command, "test", at(0));
  const auto entries = [&] { return one_integer(vault.db(), "SELECT count(*) FROM audit"); };
  const auto before = entries();
  CHECK_THROWS_AS(audit(vault, "Surprise", R"({"name":"Zebulon"})", at(1)), std::logic_error);
  CHECK(entries() == before);
  CHECK(all_bytes(scratch.folder()).find("Zebulon") == std::string::npos);
  audit(vault, "Rescored", R"({"changed":77701,"scored":0})", at(1));
  CHECK(entries() == before + 1);
  CHECK(all_bytes(scratch.folder()).find("77701") != std::string::npos);  // the scan does see an entry that was taken
}

TEST_CASE("every declared kind has words and fields in canonical order of one use") {
  std::set<std::string_view> ids;
  for (const AuditKind& kind : audit_catalogue()) {
    CAPTURE(std::string(kind.id));
    CHECK(ids.insert(kind.id).second);
    CHECK(kind.words.ends_with('.'));
    CHECK_FALSE(kind.who.empty());
    std::set<std::string_view> names;
    for (const AuditField& field : kind.fields) {
      CHECK(names.insert(field.name).second);
      CHECK_FALSE(field.means.empty());
      CHECK((field.form == AuditForm::word) == !field.words.empty());
    }
  }
}

TEST_CASE("the help page of the log is made from the catalogue") {
  const std::filesystem::path page = std::filesystem::path(APLOMB_SOURCE_DIR) / "assets/help/audit.en.md";
  if (std::getenv("APLOMB_RENEW") != nullptr) std::ofstream(page, std::ios::binary) << audit_help();
  std::ifstream file(page, std::ios::binary);
  const std::string kept{std::istreambuf_iterator<char>(file), {}};
  CHECK_MESSAGE(kept == audit_help(), "the catalogue has changed: run this test with APLOMB_RENEW=1 and commit assets/help/audit.en.md");
}
