// No command writes a name, an answer or an option's id to the terminal, and what it writes to files is for its user only.

#include "app/run_aplomb.h"

#include "app/clock.h"
#include "store/people.h"
#include "store/sessions.h"
#include "store/vault.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include <sys/stat.h>

using namespace aplomb;
using aplomb::test::Folder;
using aplomb::test::Said;
namespace fs = std::filesystem;

namespace {

const std::string name = "Zyxqujvanowk";
const std::string passphrase = "a lamp that hangs true\n";

/// Names and payloads of answers: each whole payload, and each question's id with what was chosen.
std::set<std::string> private_words(const std::string& file, std::string& code) {
  store::Vault vault(file, store::Station::command, "test", app::now());
  const auto session = store::sessions(vault).at(0);
  code = session.code;
  store::seal_identity(vault, session.id, {name});
  std::set<std::string> words{name, "\"marks\"", "\"most\"", "\"pick\"", "payload"};
  for (const Event& event : store::events(vault, session.id)) {
    if (const auto* answered = std::get_if<Answered>(&event.body)) words.insert(answered->question);
  }
  return words;
}

std::set<std::string> held(const std::string& text, const std::set<std::string>& words) {
  std::set<std::string> found;
  for (const auto& word : words) {
    if (text.find(word) != std::string::npos) found.insert(word);
  }
  return found;
}

}  // namespace

TEST_CASE("no command writes names answers or the ids of questions that a person answered") {
  const Folder folder;
  const std::string file = (folder.path() / "demo.aplomb").string();
  REQUIRE(test::aplomb("demo --make " + file + " --candidates 2").code == 0);
  std::string code;
  const auto words = private_words(file, code);
  REQUIRE(words.size() > 10);
  const std::string vault = " --vault " + file;
  const std::string fresh = "gravel mitten osprey\n";
  const std::string by = " --passphrase-fd 0" + vault;
  REQUIRE(test::aplomb("staff add dora --role data-officer --as admin" + by, passphrase + fresh).code == 0);
  const std::string copies = (folder.path() / "copies").string();
  const std::vector<std::pair<std::string, std::string>> commands{
      {"rescore --as admin" + by, passphrase},
      {"verify " + file, ""},
      {"verify --json " + file, ""},
      {"staff list --json --as admin" + by, passphrase},
      {"staff list --as " + name + by, passphrase},
      {"error-model list" + vault, ""},
      {"line show" + vault, ""},
      {"backup " + (folder.path() / "stick.aplomb").string() + " --as admin" + by, passphrase},
      {"retain --set eu --as dora" + by, fresh},
      {"retain --dry-run --as dora" + by, fresh},
      {"person-copy " + code + " --out " + copies + " --as dora" + by, fresh},
      {"hold " + code + " --as dora" + by, fresh},
      {"erase " + code + " --as dora" + by, fresh},
      {"hold " + code + " --lift --as dora" + by, fresh},
      {"restrict " + code + " --as dora" + by, fresh},
      {"kiosk" + vault, ""},
      {"review" + vault, ""},
      {"studio" + vault, ""},
      {"erase " + code + " --as dora" + by, fresh}};
  for (const auto& [arguments, input] : commands) {
    const Said said = test::aplomb(arguments, input);
    CAPTURE(arguments);
    CHECK(said.code != -1);
    auto found = held(said.out + said.err, words);
    if (arguments.find(name) != std::string::npos) found.erase(name);  // what the caller typed may come back to them
    for (const auto& word : found) FAIL_CHECK(word);
  }
  // The control: the same look finds a name in the copy that is made for the person.
  const auto page = test::text_of(fs::path(copies) / ("person-" + code + ".html"));
  CHECK(held(page, words).contains(name));
  CHECK(page.find("<bdi>" + name + "</bdi>") != std::string::npos);
  CHECK_FALSE(held(test::text_of(fs::path(copies) / ("person-" + code + ".json")), words).empty());

  int looked_at = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder.path())) {
    if (!entry.is_regular_file()) continue;
    struct stat status {};
    REQUIRE(lstat(entry.path().c_str(), &status) == 0);
    CAPTURE(entry.path().filename().string());
    CHECK((status.st_mode & 077U) == 0);
    ++looked_at;
  }
  CHECK(looked_at >= 6);  // vault, locks, machine's key, backup, the two copies for the person
}

TEST_CASE("a headless session says nothing on its error output and the scan would see it") {
  const Folder folder;
  const std::string file = (folder.path() / "demo.aplomb").string();
  REQUIRE(test::aplomb("demo --make " + file).code == 0);
  std::string input;
  for (const char* key : {"welcome.start", "code.none", "role.1"}) input += "{\"key\":\"" + std::string(key) + "\"}\n";
  input += "{\"type\":\"" + name + "\"}\n{\"press\":\"Enter\"}\n{\"key\":\"no such control\"}\nno json, and " + name + "\n{\"key\":\"foot.next\"}\n";
  const Said said = test::aplomb("kiosk --headless --window 1280x800 --vault " + file, input);
  CHECK_MESSAGE(said.code == 0, said.err);
  CHECK(said.out.find(name) != std::string::npos);  // the probe of a demo shows the screen: the name was entered
  CHECK(held(said.err, {name, "payload", "\"pick\""}).empty());
  CHECK(held(said.err + "kiosk: checked in " + name, {name}).size() == 1);
}
