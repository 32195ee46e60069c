// What the kiosk does for its vault while nobody needs it.

#include "app/commands.h"
#include "app/demo_vault.h"
#include "app/vault_tending.h"
#include "store/backup.h"
#include "store/people.h"
#include "store/protection.h"
#include "store/retention.h"
#include "store/sessions.h"
#include "store/verify.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <variant>

using namespace aplomb;

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t day = 24 * 60 * 60'000;
store::Now at(std::int64_t ms) { return {1'000 + ms, 1'773'309'600'000 + ms}; }

struct Demo {
  fs::path folder = fs::temp_directory_path() / ("aplomb-tending-" + std::to_string(getpid()));
  fs::path file = folder / "demo.aplomb";
  Demo() {
    fs::remove_all(folder);
    fs::create_directories(folder);
    app::DemoOptions options;
    options.candidates = 6;
    (void)app::make_demo_vault(file, options, at(0));
  }
  ~Demo() { fs::remove_all(folder); }
};

}  // namespace

TEST_CASE("a finished session is backed up once and the copy can be relied on") {
  const Demo office;
  store::Vault vault(office.file, store::Station::kiosk, "test", at(1'000));
  const fs::path copy = store::backup_beside(office.file);
  CHECK_FALSE(fs::exists(copy));  // nobody else makes it
  const app::Tended first = app::tend(vault, at(2'000));
  CHECK_FALSE(first.trouble);
  CHECK(first.backed_up);
  CHECK(fs::exists(copy));
  CHECK(!store::verify_file(copy).broken);
  CHECK(english(first.backup).find("The last backup beside the data file: 20") == 0);
  CHECK_FALSE(app::tend(vault, at(3'000)).backed_up);
}

TEST_CASE("a backup that cannot be made is said and keeps nothing else from being done") {
  const Demo office;
  store::Vault vault(office.file, store::Station::kiosk, "test", at(1'000));
  fs::create_directories(store::backup_beside(office.file) / "in the way");
  const app::Tended done = app::tend(vault, at(2'000));
  REQUIRE(done.trouble);
  CHECK_FALSE(done.backed_up);
  CHECK(english(done.backup) == "There is no backup yet.");
}

TEST_CASE("what is over its time goes once a day and not before somebody chose a time") {
  const Demo office;
  store::Vault vault(office.file, store::Station::kiosk, "test", at(1'000));
  const std::size_t all = store::sessions(vault).size();
  CHECK(app::tend(vault, at(900 * day)).erased == 0);
  CHECK(store::sessions(vault).size() == all);
}
