#include "app/run_aplomb.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

using aplomb::test::Folder;
using aplomb::test::Said;
using aplomb::test::source;
using aplomb::test::text_of;
using nlohmann::json;
namespace fs = std::filesystem;

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
  for (const auto* command : {"kiosk", "review", "studio", "bank check", "bank publish", "score", "simulate", "assemble", "stats items", "stats reliability", "stats norms", "stats fairness", "stats panel", "stats dif", "error-model list", "error-model propose", "error-model adopt", "line show", "line set", "line remove", "technical-report", "rescore", "demo", "tour", "gallery"}) {
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
  CHECK(said.out.find("best is the longest") != std::string::npos);
  CHECK(said.out.find("words alone find the best") != std::string::npos);
}

TEST_CASE("the check of a bank prints its table of advice and its figures as data") {
  const std::string bank = source + "/questions/front-line";
  CHECK(aplomb_says("bank check --coverage " + bank).out.find("advice  quality") != std::string::npos);
  const json rows = json::parse(aplomb_says("bank check --coverage --json " + bank).out);
  REQUIRE_FALSE(rows.empty());
  CHECK(rows.at(0).at("questions").is_array());
  const json figures = json::parse(aplomb_says("bank check --figures --json " + bank).out);
  CHECK(figures.at("summary").at("errors") == 0);
  CHECK(figures.at("figures").at("word_model").at("value").is_number());
}

TEST_CASE("seven words from a source are an error and a missing source cannot run") {
  const Folder folder;
  const std::string bank = source + "/questions/front-line";
  std::ofstream(folder.path() / "article.txt") << "Remember to give each response a mark. Nothing is taken from here.";
  CHECK(aplomb_says("bank check " + bank + " --source " + folder.path().string()).code == 0);
  std::ofstream(folder.path() / "article.txt") << "You answer the phone at an electricity company.";
  const Said copied = aplomb_says("bank check " + bank + " --source " + folder.path().string());
  CHECK(copied.code == 1);
  CHECK_MESSAGE(copied.out.find("E L28 write: ") != std::string::npos, copied.out);
  CHECK(aplomb_says("bank check " + bank + " --source " + source + "/no-such-folder").code == 2);
}

TEST_CASE("a proposal is told that its key is not confirmed and publishes only when well written") {
  const Folder folder;
  const auto bank = folder.path() / "bank";
  std::filesystem::copy(source + "/tests/data/journey-bank", bank);
  std::ifstream in(bank / "bank.toml");
  std::string text{std::istreambuf_iterator<char>(in), {}};
  text.replace(text.find("\"practice\""), 10, "\"proposal\"");
  std::ofstream(bank / "bank.toml") << text;
  const Said said = aplomb_says("bank check " + bank.string());
  CHECK(said.out.find("E L50 panel: expert key not yet confirmed") != std::string::npos);
  CHECK(said.out.find("To come before the bank can be active: expert key not yet confirmed") != std::string::npos);
  const Said publish = aplomb_says("bank publish " + bank.string() + " --vault " + demo_vault(folder) + as_ines, passphrase);
  CHECK(publish.code == said.code);
}

TEST_CASE("a folder in the place of a profile is one finding with its name") {
  const Said said = aplomb_says("score --bank " + source + "/tests/data/journey-bank --profile " + source + " --answers " + source + "/README.md");
  CHECK(said.code == 2);
  CHECK(said.err == source + ": this is a folder, not a file; name a file\n");
}

TEST_CASE("bad banks get a diagnostic with a place and exit 1 and publish nothing") {
  const Folder folder;
  const std::string vault = demo_vault(folder);
  int banks = 0;
  for (const auto& entry : std::filesystem::directory_iterator(source + "/tests/data/banks")) {
    if (!entry.is_directory() || entry.path().filename().string().starts_with("good")) continue;
    const std::string bank = entry.path().string();
    const Said check = aplomb_says("bank check " + bank);
    // What is only badly written may be published for practice; core-too-few can be scored.
    if (check.code == 0 || entry.path().filename() == "core-too-few" || entry.path().filename() == "old-line-ends") continue;
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

TEST_CASE("an error model is in use from the first day and another one needs two people") {
  const Folder folder;
  const std::string vault = demo_vault(folder);
  const json before = json::parse(aplomb_says("error-model list --json --vault " + vault).out);
  REQUIRE(before.size() == 6);
  for (const json& form : before) {
    CHECK(form.at("in_use").at("source") == "design");
    CHECK(form.at("in_use").at("status") == "provisional");
  }
  const std::string file = (folder.path() / "again.json").string();
  const Said made = aplomb_says("simulate --error-model --bank " + source + "/questions/front-line --profile " + source + "/questions/profiles/core-four.toml --form \"default A\" --candidates 200 --seed 9 --out " + file);
  REQUIRE_MESSAGE(made.code == 0, made.err);
  const Said proposed = aplomb_says("error-model propose " + file + " --vault " + vault + as_ines, passphrase);
  REQUIRE_MESSAGE(proposed.code == 0, proposed.err);
  const json after = json::parse(aplomb_says("error-model list --json --vault " + vault).out);
  const auto form = std::find_if(after.begin(), after.end(), [](const json& one) { return one.at("form") == "default A"; });
  REQUIRE(form != after.end());
  REQUIRE(form->at("proposed").size() == 1);
  CHECK(form->at("proposed").at(0).at("by") == "ines");
  CHECK(form->at("in_use").at("n") == 2000);
  const std::string document = form->at("proposed").at(0).at("document");
  const Said alone = aplomb_says("error-model adopt " + document + " --vault " + vault + as_ines, passphrase);
  CHECK(alone.code == 2);
  CHECK_MESSAGE(alone.err.find("second person") != std::string::npos, alone.err);
  CHECK(aplomb_says("error-model adopt " + document + " --vault " + vault + " --as amara --passphrase-fd 0", passphrase).code == 2);
  const Said adopted = aplomb_says("error-model adopt " + document + " --vault " + vault + " --as admin --passphrase-fd 0", passphrase);
  CHECK_MESSAGE(adopted.code == 0, adopted.err);
  CHECK(aplomb_says("error-model list --vault " + vault).out.find("front-line/3/default A/simulated-9, 200 made-up people, provisional") != std::string::npos);
  const Said nobody = aplomb_says("error-model propose --form \"default B\" --vault " + vault + as_ines, passphrase);
  CHECK(nobody.code == 2);
  CHECK(nobody.err.find("nobody has finished") != std::string::npos);
}

TEST_CASE("a line is refused while the key is not confirmed") {
  const Folder folder;
  const std::string vault = demo_vault(folder);
  CHECK(aplomb_says("line show --vault " + vault).out.find("Contact-centre agent, Leeds: no line") != std::string::npos);
  const std::string line = "line set --vacancy \"Contact-centre agent, Leeds\" --cut 60 --method \"modified Angoff\" --judges 5 --date 2026-02-04 --alternatives \"an interview alone\" --vault " + vault;
  const Said refused = aplomb_says(line + " --as admin --passphrase-fd 0", passphrase);
  CHECK(refused.code == 2);
  CHECK_MESSAGE(refused.err.find("not confirmed by 5 raters") != std::string::npos, refused.err);
  CHECK(aplomb_says(line + " --as amara --passphrase-fd 0", passphrase).code == 2);
  CHECK(aplomb_says("line set --vacancy nowhere --cut 60 --method m --judges 5 --date 2026-02-04 --alternatives a --vault " + vault + " --as admin --passphrase-fd 0", passphrase).err.find("no open vacancy is called 'nowhere'") != std::string::npos);
}

TEST_CASE("scenes and assembled forms go from the folder to results") {
  // The program's own files with a bank of four questions, a scene and two families of forms in the place of the shipped one.
  const Folder folder;
  const fs::path data = folder.path() / "data";
  fs::create_directories(data / "questions/profiles");
  for (const auto& entry : fs::directory_iterator(APLOMB_BINARY_DIR "/share/aplomb"))
    if (entry.path().filename() != "questions") fs::create_directory_symlink(fs::canonical(entry.path()), data / entry.path().filename());
  const fs::path bank = data / "questions/front-line";
  fs::copy(source + "/tests/data/journey-bank", bank);
  fs::create_directory(bank / "scenes");
  fs::copy(source + "/tests/data/scene-bank/j-scene.toml", bank / "scenes");
  fs::copy(source + "/tests/data/scene-bank/forms.toml", bank);
  fs::copy(source + "/tests/data/journey-profile.toml", data / "questions/profiles/core-four.toml");
  const auto answers = folder.path() / "answers.csv";
  std::ofstream(answers) << "session,question,option,value\ns1,j-pick,b,pick\ns1,j-scene,,t1=a>t2a=a\n";
  const Said scored = aplomb_says("score --json --bank " + bank.string() + " --profile " + source +
                                  "/tests/data/journey-profile.toml --answers " + answers.string());
  REQUIRE_MESSAGE(scored.code == 0, scored.err);
  const json answer = json::parse(scored.out).at(0).at("answers").at(1);
  CHECK(answer.at("question") == "j-scene");
  CHECK(answer.at("status") == "answered");
  CHECK(answer.at("agreement").at("value") == 1.0);  // the best reply at both turns
  CHECK(answer.at("replies").size() == 2);

  const std::string vault = (folder.path() / "office.aplomb").string();
  setenv("APLOMB_DATA", data.c_str(), 1);
  const Said made = aplomb_says("demo --make " + vault + " --candidates 6");
  const Said again = aplomb_says("rescore --json --vault " + vault + " --as admin --passphrase-fd 0", passphrase);
  std::string text = text_of(bank / "bank.toml");
  text.replace(text.find("version = 1"), 11, "version = 2");
  std::ofstream(bank / "bank.toml") << text;
  const Said published = aplomb_says("bank publish " + bank.string() + " --vault " + vault + as_ines, passphrase);
  unsetenv("APLOMB_DATA");
  REQUIRE_MESSAGE(made.code == 0, made.err);
  REQUIRE_MESSAGE(again.code == 0, again.err);
  CHECK(json::parse(again.out).at("scored").get<int>() >= 4);
  CHECK(json::parse(again.out).at("changed") == 0);
  CHECK(json::parse(again.out).at("failed") == 0);
  CHECK(published.code == 0);
  CHECK(published.out.find("and 1 scene, 0 new or changed, 3 forms") != std::string::npos);
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
