#include "app/run_aplomb.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <string>
#include <vector>

using aplomb::test::Folder;
using aplomb::test::Said;
using aplomb::test::source;
using aplomb::test::text_of;
using nlohmann::json;

namespace {

Said aplomb_says(const std::string& arguments, const std::string& input = {}) { return aplomb::test::aplomb(arguments, input); }

/// A demo vault without simulated candidates; its file.
std::string demo_vault(const Folder& folder, int candidates = 0) {
  const std::string file = (folder.path() / "demo.aplomb").string();
  const Said said = aplomb_says("demo --make " + file + " --candidates " + std::to_string(candidates));
  REQUIRE_MESSAGE(said.code == 0, said.err);
  return file;
}

const std::string as_ines = " --as ines --passphrase-fd 0";
const std::string passphrase = "a lamp that hangs true\n";

}  // namespace

TEST_CASE("every command has help with an example and a wrong command line exits 2") {
  for (const auto* command : {"kiosk", "review", "studio", "bank check", "bank publish", "score", "simulate", "assemble", "stats items", "stats reliability", "stats norms", "stats fairness", "stats panel", "stats dif", "rescore", "demo", "tour", "gallery"}) {
    const Said said = aplomb_says(std::string(command) + " --help");
    CHECK(said.code == 0);
    CHECK_MESSAGE(said.out.find("Example: aplomb ") != std::string::npos, command);
  }
  CHECK(aplomb_says("--version").out.find("aplomb 0.") == 0);
  CHECK(aplomb_says("frobnicate").code == 2);
  CHECK(aplomb_says("score").code == 2);
  CHECK(aplomb_says("kiosk --window 12xyz").code == 2);
}

TEST_CASE("the shipped bank has no findings of level error") {
  const Said said = aplomb_says("bank check " + source + "/questions/front-line");
  CHECK_MESSAGE(said.code == 0, said.out);
  CHECK(said.out.find("0 errors") != std::string::npos);
}

TEST_CASE("bad banks get a diagnostic with a place and exit 1 and publish nothing") {
  const Folder folder;
  const std::string vault = demo_vault(folder);
  int banks = 0;
  for (const auto& entry : std::filesystem::directory_iterator(source + "/tests/data/banks")) {
    if (!entry.is_directory() || entry.path().filename().string().starts_with("good")) continue;
    const std::string bank = entry.path().string();
    const Said check = aplomb_says("bank check " + bank);
    if (check.code == 0) continue;  // a valid one among them
    ++banks;
    CAPTURE(bank);
    CHECK(check.code == 1);
    CHECK(check.out.find(bank) != std::string::npos);
    const Said publish = aplomb_says("bank publish " + bank + " --vault " + vault + as_ines, passphrase);
    CHECK(publish.code == 1);
    CHECK(publish.err.find("Nothing was published.") != std::string::npos);
    const Said machine = aplomb_says("bank check --json " + bank);
    const json findings = json::parse(machine.out);
    REQUIRE_FALSE(findings.empty());
    CHECK(findings.at(0).contains("line"));
  }
  CHECK(banks >= 6);
  CHECK(aplomb_says("bank check " + source + "/no-such-folder").code == 2);
}

TEST_CASE("a bank is published by an editor and refused to a recruiter or a wrong passphrase") {
  const Folder folder;
  const std::string vault = demo_vault(folder);
  const std::string bank = source + "/tests/data/journey-bank";
  const Said right = aplomb_says("bank publish " + bank + " --vault " + vault + as_ines, passphrase);
  CHECK_MESSAGE(right.code == 0, right.err);
  CHECK(right.out.find("4 questions, 4 new or changed") != std::string::npos);
  const Said again = aplomb_says("bank publish " + bank + " --vault " + vault + as_ines, passphrase);
  CHECK(again.out.find("0 new or changed") != std::string::npos);
  CHECK(aplomb_says("bank publish " + bank + " --vault " + vault + " --as amara --passphrase-fd 0", passphrase).code == 2);
  CHECK(aplomb_says("bank publish " + bank + " --vault " + vault + as_ines, "wrong\n").code == 2);
}

TEST_CASE("score gives the figures computed by hand without a vault") {
  // The same answers, and the same sums by hand, as in the journeys through the real window.
  const Folder folder;
  const auto answers = folder.path() / "answers.csv";
  std::ofstream(answers) << "session,question,option,value\n"
                            "s1,j-rate,a,5\ns1,j-rate,b,3\ns1,j-rate,c,3\ns1,j-rate,d,1\n"
                            "s1,j-most-least,b,most\ns1,j-most-least,d,least\n"
                            "s1,j-pick,b,pick\n"
                            "s1,j-rank,a,1\ns1,j-rank,c,2\ns1,j-rank,b,3\ns1,j-rank,d,4\n";
  const std::string arguments =
      "score --bank " + source + "/tests/data/journey-bank --profile " + source + "/tests/data/journey-profile.toml --answers " + answers.string();
  const Said rows = aplomb_says(arguments);
  REQUIRE_MESSAGE(rows.code == 0, rows.err);
  CHECK(rows.out.find("s1") != std::string::npos);
  CHECK(rows.out.find("error unknown") != std::string::npos);
  CHECK(rows.out.find("80.28") != std::string::npos);
  const Said machine = aplomb_says(arguments + " --json");
  CHECK(machine.out.find("80.28071705") != std::string::npos);
}

TEST_CASE("rescore rebuilds every result bit for bit") {
  const Folder folder;
  const std::string vault = demo_vault(folder, 6);
  const Said first = aplomb_says("rescore --json --vault " + vault + " --as admin --passphrase-fd 0", passphrase);
  REQUIRE_MESSAGE(first.code == 0, first.err);
  const json said = json::parse(first.out);
  CHECK(said.at("scored").get<int>() >= 4);
  CHECK(said.at("changed") == 0);
  CHECK(aplomb_says("rescore --vault " + vault + " --as amara --passphrase-fd 0", passphrase).code == 2);
}

TEST_CASE("without a display the stations say so and exit 2") {
  const Folder folder;
  const std::string vault = demo_vault(folder);
  for (const auto* command : {"kiosk", "review", "studio"}) {
    const Said said = aplomb_says(std::string(command) + " --vault " + vault);
    CHECK(said.code == 2);
    CHECK_MESSAGE(said.err.find("display") != std::string::npos, said.err);
  }
  CHECK(aplomb_says("display").code == 1);
  CHECK(aplomb_says("kiosk --vault " + (folder.path() / "none.aplomb").string()).code == 2);
}
