#include "app/run_aplomb.h"

#include "store/sessions.h"

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

/// The code of the oldest session in a vault's file.
std::string first_code(const std::string& file) {
  const aplomb::store::Vault vault(file, aplomb::store::Station::command, "test", {});
  return aplomb::store::sessions(vault).at(0).code;
}

const std::string as_ines = " --as ines --passphrase-fd 0";
const std::string passphrase = "a lamp that hangs true\n";

}  // namespace

TEST_CASE("every command has help with an example and a wrong command line exits 2") {
  for (const auto* command : {"kiosk", "review", "studio", "bank check", "bank publish", "score", "simulate", "assemble", "stats items", "stats reliability", "stats norms", "stats fairness", "stats panel", "stats dif", "error-model list", "error-model propose", "error-model adopt", "line show", "line set", "line remove", "technical-report", "rescore", "verify", "staff add", "staff list", "staff disable", "staff unlock", "staff passphrase", "staff share", "erase", "retain", "hold", "restrict", "person-copy", "backup", "restore", "demo", "tour", "gallery"}) {
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

TEST_CASE("what was withdrawn is a source of its own for the check and for publishing") {
  const Folder folder;
  const auto bank = folder.path() / "bank";
  std::filesystem::copy(source + "/questions/front-line", bank, std::filesystem::copy_options::recursive);
  CHECK(aplomb_says("bank check " + bank.string()).code == 0);
  std::filesystem::create_directories(bank / "retired");
  std::ofstream(bank / "retired/2026.toml") << "[[question]]\nid = \"en-old\"\nstem = \"You answer the phone at an electricity company.\"\n";
  const Said copied = aplomb_says("bank check " + bank.string());
  CHECK(copied.code == 1);
  CHECK_MESSAGE(copied.out.find("words in a row stand in en-old") != std::string::npos, copied.out);
  const Said publish = aplomb_says("bank publish " + bank.string() + " --vault " + demo_vault(folder) + as_ines, passphrase);
  CHECK(publish.code == 1);
  CHECK(publish.err.find("words in a row stand in en-old") != std::string::npos);
}

TEST_CASE("the ratings of a panel are held against each form") {
  const Folder folder;
  const std::string panel = (folder.path() / "panel.csv").string();
  std::ofstream(panel) << "item,option,r1,r2,r3\ncc-free-month,a,5,1,3\ncc-free-month,b,1,5,3\n";
  const Said said = aplomb_says("bank check " + source + "/questions/front-line --panel " + panel);
  CHECK(said.out.find("W L50 panel: the panel has not rated 70 of the options") != std::string::npos);
  CHECK(said.out.find("W L50 panel: whether the raters agree cannot be told") != std::string::npos);
  CHECK(said.out.find("E L50 panel: the raters' standard deviation is 2.00, over 1") != std::string::npos);
  std::ofstream(panel) << "item,option,r1\ncc-free-month,a,9\n";
  CHECK(aplomb_says("bank check " + source + "/questions/front-line --panel " + panel).code == 2);
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

TEST_CASE("verify says the head of a copy and the first broken link of a changed one") {
  const Folder folder;
  const std::string file = demo_vault(folder, 2);
  const std::string copy = (folder.path() / "elsewhere.aplomb").string();
  fs::copy_file(file, copy);
  const Said whole = aplomb_says("verify " + copy);
  CHECK_MESSAGE(whole.code == 0, whole.out);
  CHECK(whole.out.find("Not proven:") != std::string::npos);
  const json said = json::parse(aplomb_says("verify --json " + copy).out);
  CHECK(said.at("holds") == true);
  const std::string head = std::to_string(said.at("head_seq").get<int>()) + ":" + said.at("head_hash").get<std::string>();
  const std::string key = said.at("public_key").get<std::string>();
  std::ofstream(folder.path() / "office.pub") << key << "\n";
  CHECK(aplomb_says("verify " + copy + " --expect " + head + " --public-key " + key).code == 0);
  CHECK(aplomb_says("verify " + copy + " --public-key " + (folder.path() / "office.pub").string()).code == 0);
  CHECK(aplomb_says("verify " + copy + " --public-key " + std::string(64, '0')).code == 1);
  CHECK(aplomb_says("verify " + copy + " --public-key nonsense").code == 2);
  CHECK(aplomb_says("verify " + copy + " --expect 1:" + std::string(64, '0')).code == 1);
  CHECK(aplomb_says("verify " + copy + " --expect 12").code == 2);
  CHECK(aplomb_says("verify " + copy + ".missing").code == 2);
  std::string bytes = text_of(copy);
  // In a published question's own document, not in a draft, which no entry covers.
  const std::string begin = "{\"format\":\"pick\",\"id\":\"";
  auto at = bytes.find(begin);
  while (at != std::string::npos && (bytes.compare(at - 7, 7, "\"item\":") == 0 || bytes.substr(at, 120).find("\"options\":[{\"e\"") == std::string::npos)) at = bytes.find(begin, at + 1);
  REQUIRE(at != std::string::npos);
  bytes[at + 11] = 'P';
  std::ofstream(copy, std::ios::binary) << bytes;
  const Said changed = aplomb_says("verify " + copy);
  CHECK(changed.code == 1);
  CHECK_MESSAGE(changed.out.find("First broken link: document") == 0, changed.out);
}

TEST_CASE("accounts are made locked unlocked and closed from the shell") {
  const Folder folder;
  const std::string vault = " --vault " + demo_vault(folder) + " --passphrase-fd 0";
  const std::string fresh = "gravel mitten osprey\n";
  CHECK(aplomb_says("staff add bea --role recruiter --as admin" + vault, passphrase + "short\n").code == 2);
  CHECK(aplomb_says("staff add bea --role king --as admin" + vault, passphrase + fresh).code == 2);
  CHECK(aplomb_says("staff add bea --role recruiter --as amara" + vault, passphrase + fresh).err.find("kind: administrator") != std::string::npos);
  const Said made = aplomb_says("staff add bea --role recruiter --as admin" + vault, passphrase + fresh);
  CHECK_MESSAGE(made.code == 0, made.err);
  CHECK(aplomb_says("staff list --as admin" + vault, passphrase).out.find("bea") != std::string::npos);
  CHECK(aplomb_says("staff list --as bea" + vault, fresh).code == 2);
  CHECK(aplomb_says("staff passphrase bea --as bea" + vault, fresh + "a lantern under gravel\n").code == 0);
  CHECK(aplomb_says("staff disable bea --as admin" + vault, passphrase).code == 0);
  const Said list = aplomb_says("staff list --json --as admin" + vault, passphrase);
  CHECK(list.out.find(R"("disabled":true,"locked":false,"name":"bea","role":"recruiter")") != std::string::npos);
  CHECK(aplomb_says("staff unlock nobody --as admin" + vault, passphrase).code == 2);
  CHECK(aplomb_says("staff unlock bea" + vault, passphrase).code == 2);
}

TEST_CASE("a data officer copies holds erases and purges from the shell") {
  const Folder folder;
  const std::string file = demo_vault(folder, 3);
  const std::string vault = " --vault " + file + " --passphrase-fd 0";
  const std::string fresh = "gravel mitten osprey\n";
  const std::string dora = " --as dora" + vault;
  REQUIRE(aplomb_says("staff add dora --role data-officer --as admin" + vault, passphrase + fresh).code == 0);
  CHECK(aplomb_says("retain --dry-run" + dora, fresh).err.find("eu-reason") != std::string::npos);
  CHECK(aplomb_says("retain --set eu --as admin" + vault, passphrase).code == 2);
  CHECK(aplomb_says("retain --set eu" + dora, fresh).code == 0);
  CHECK(aplomb_says("retain --dry-run" + dora, fresh).out.find("0 records are over their time") != std::string::npos);
  const std::string code = first_code(file);
  CHECK(aplomb_says("person-copy " + code + " --as admin --out " + folder.path().string() + vault, passphrase).code == 2);
  const Said copy = aplomb_says("person-copy " + code + " --out " + (folder.path() / "copies").string() + dora, fresh);
  CHECK_MESSAGE(copy.code == 0, copy.err);
  const std::string page = text_of(folder.path() / "copies" / ("person-" + code + ".html"));
  CHECK(page.find("<h3>Question 1</h3>") != std::string::npos);
  CHECK(json::parse(text_of(folder.path() / "copies" / ("person-" + code + ".json"))).at("code") == code);
  CHECK(aplomb_says("hold " + code + dora, fresh).code == 0);
  CHECK(aplomb_says("erase " + code + dora, fresh).err.find("legal hold") != std::string::npos);
  CHECK(aplomb_says("hold " + code + " --lift" + dora, fresh).code == 0);
  CHECK(aplomb_says("restrict " + code + dora, fresh).code == 0);
  const std::string stick = (folder.path() / "stick.aplomb").string();
  CHECK(aplomb_says("backup " + stick + " --as ines" + vault, passphrase).code == 2);
  const Said backed = aplomb_says("backup " + stick + " --as admin" + vault, passphrase);
  CHECK_MESSAGE(backed.code == 0, backed.err);
  CHECK(aplomb_says("verify " + stick).code == 0);
  CHECK(aplomb_says("erase " + code + dora + " --reason because", fresh).code == 2);
  const Said erased = aplomb_says("erase " + code + dora, fresh);
  CHECK_MESSAGE(erased.code == 0, erased.err);
  CHECK(aplomb_says("restore " + stick + " --as ines" + vault, passphrase).code == 2);
  const Said back = aplomb_says("restore " + stick + " --as admin" + vault, passphrase);
  CHECK_MESSAGE(back.code == 0, back.err);
  CHECK(back.out.find("1 persons who had been erased") != std::string::npos);
  CHECK(aplomb_says("person-copy " + code + " --out " + folder.path().string() + dora, fresh).code == 2);
  CHECK(aplomb_says("erase 12345678" + dora, fresh).code == 2);
  CHECK(aplomb_says("verify " + file).code == 0);
}
