#include "banks_for_tests.h"
#include "exchange/toml_text.h"
#include "exchange/toml_tree.h"
#include "scratch_folder.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <set>
#include <stdexcept>

using namespace aplomb;
using namespace aplomb::exchange;
using aplomb::test::bank_folder;
using aplomb::test::rich_bank;
using aplomb::test::ScratchFolder;

namespace {

void check_no_findings(const BankRead& read) {
  for (const auto& finding : read.diagnostics) FAIL_CHECK(to_text(finding));
}

/// A node's content without places, keys sorted: equal when two files differ only in white space, comments and order of
/// keys.
std::string content(const TomlNode& node) {
  switch (node.kind) {
    case TomlNode::Kind::text:
      return toml_text(node.text);
    case TomlNode::Kind::whole:
    case TomlNode::Kind::number:
      return toml_number(node.number);
    case TomlNode::Kind::flag:
      return node.flag ? "true" : "false";
    case TomlNode::Kind::date:
      return "date";
    case TomlNode::Kind::list: {
      std::string out = "[";
      for (const TomlNode& item : node.list) out += content(item) + ",";
      return out + "]";
    }
    case TomlNode::Kind::table:
      break;
  }
  std::map<std::string, std::string> entries;
  for (const TomlEntry& entry : node.table) entries[entry.key] = content(entry.value);
  std::string out = "{";
  for (const auto& [key, value] : entries) out += key + "=" + value + ",";
  return out + "}";
}

/// Every table of every file, in no order.
std::multiset<std::string> tables_of(const std::vector<SourceFile>& files) {
  std::multiset<std::string> out;
  for (const SourceFile& file : files) {
    const auto parsed = parse_toml(file);
    REQUIRE(std::holds_alternative<TomlNode>(parsed));
    for (const TomlEntry& entry : std::get<TomlNode>(parsed).table) {
      if (entry.value.kind != TomlNode::Kind::list) out.insert(entry.key + content(entry.value));
      for (const TomlNode& item : entry.value.list) out.insert(entry.key + content(item));
    }
  }
  return out;
}

std::vector<SourceFile> files_of(const std::filesystem::path& folder) {
  std::vector<SourceFile> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".toml") continue;
    files.push_back(std::get<SourceFile>(load_file(entry.path())));
  }
  return files;
}

/// Words that try every corner of quoting.
std::string random_text(std::mt19937_64& random, std::size_t longest) {
  static const std::vector<std::string> pieces{"a",
                                               "word",
                                               " ",
                                               "  ",
                                               "\"",
                                               "\"\"",
                                               "\"\"\"",
                                               "\\",
                                               "\\n",
                                               "\n",
                                               "\n\n",
                                               "\t",
                                               "'",
                                               "'''",
                                               "é",
                                               "日",
                                               "\xF0\x9F\x93\x9E",
                                               "#",
                                               "[x]",
                                               "{",
                                               "}",
                                               "=",
                                               ",",
                                               ".",
                                               "\\\"",
                                               "\xC2\xA0",
                                               "\xEF\xBB\xBF",
                                               "\xE2\x80\x8F",
                                               "$",
                                               "-",
                                               "\\\n ",
                                               std::string(300, 'z'),
                                               std::string(700, ' ')};
  std::string text;
  for (std::size_t count = random() % (longest + 1); count > 0; --count) text += pieces[random() % pieces.size()];
  return text;
}

std::string random_id(std::mt19937_64& random) {
  std::string id(1, static_cast<char>('a' + random() % 26));
  for (std::size_t count = random() % 12; count > 0; --count) id += "abc019-"[random() % 7];
  return id;
}

std::vector<std::string> random_texts(std::mt19937_64& random) {
  std::vector<std::string> out(random() % 4);
  for (std::string& text : out) text = random_text(random, 6);
  return out;
}

double random_e(std::mt19937_64& random) {
  return (static_cast<double>(random() % 4001) - 2000) / (random() % 2 == 0 ? 1000.0 : 999.0);
}

Scene random_scene(std::mt19937_64& random, const std::string& setting) {
  Scene scene;
  scene.id = random_id(random);
  scene.title = random_text(random, 3);
  scene.setting = setting;
  scene.primary = random_text(random, 2);
  scene.difficulty = static_cast<Difficulty>(random() % 3);
  scene.pivot = random_text(random, 20);
  scene.safety = random() % 2 == 0;
  scene.author = random_text(random, 2);
  scene.source = random_text(random, 2);
  scene.glossary = random_texts(random);
  scene.enemies = random_texts(random);
  if (random() % 2 == 0) scene.waive = {{"L05", random_text(random, 4)}};
  scene.opening = random_text(random, 60);
  scene.start = random_text(random, 2);
  for (std::size_t turns = random() % 4 + 1; turns > 0; --turns) {
    Turn turn{random_id(random), random_text(random, 30), {}};
    for (std::size_t replies = random() % 4 + 1; replies > 0; --replies) {
      turn.replies.push_back({random_id(random), random_text(random, 20), random_e(random), {},
                              random() % 2 == 0 ? "end" : random_text(random, 2), random_text(random, 20),
                              random_texts(random)});
      if (random() % 2 == 0) turn.replies.back().key = {{"z-" + random_id(random), 1.5}, {"a", -2}};
    }
    scene.turns.push_back(std::move(turn));
  }
  return scene;
}

Bank random_bank(std::uint64_t seed) {
  std::mt19937_64 random(seed);
  Bank bank;
  bank.id = random_id(random);
  bank.title = random_text(random, 8);
  bank.version = static_cast<int>(random() % 1000);
  bank.language = random_text(random, 2);
  bank.status = static_cast<BankStatus>(random() % 3);
  bank.key_source = {random() % 2 == 0 ? "author" : "job-holders", static_cast<int>(random() % 30),
                     static_cast<double>(random() % 100) / 30};
  bank.retired = random_texts(random);
  if (random() % 2 == 0) bank.waive = {{"L01", random_text(random, 4)}, {"D2", random_text(random, 4)}};
  for (std::size_t i = 0; i < 3; ++i)
    bank.settings.push_back({std::string(1, static_cast<char>('c' - i)) + random_id(random), random_text(random, 3)});
  bank.instructions.push_back({static_cast<Format>(random() % 4), random_text(random, 5), random_text(random, 9),
                               random_texts(random), random_text(random, 2), random_text(random, 2)});
  for (std::size_t i = random() % 3; i > 0; --i) {
    bank.qualities.push_back({random_id(random), random_text(random, 2), random_text(random, 2), random_text(random, 2),
                              random() % 2 == 0, random_text(random, 9), random_texts(random), random_texts(random)});
    bank.advice.push_back({random_text(random, 2), random_text(random, 5), random_id(random), random_texts(random),
                           random_text(random, 1)});
    bank.practice.push_back(
        {random_id(random), static_cast<Format>(random() % 4), random_text(random, 40), random_texts(random)});
    bank.follow_ups.push_back({random_id(random), random() % 2 == 0, random_text(random, 9), random_text(random, 9),
                               random_text(random, 9), random_text(random, 9)});
  }
  for (std::size_t i = random() % 4; i > 0; --i) bank.scenes.push_back(random_scene(random, bank.settings[random() % 3].id));
  std::stable_sort(bank.scenes.begin(), bank.scenes.end(), [](const Scene& a, const Scene& b) { return a.id < b.id; });
  for (std::size_t i = random() % 3; i > 0; --i) {
    bank.blueprint.push_back({random_text(random, 2), static_cast<int>(random() % 40), static_cast<int>(random() % 4),
                              static_cast<int>(random() % 9), {}, static_cast<int>(random() % 9),
                              static_cast<double>(random() % 100) / 99, 0.25, 1, static_cast<int>(random() % 3)});
    if (random() % 2 == 0) bank.blueprint.back().primary = {{"z" + random_id(random), 3}, {"a" + random_text(random, 1), 0}};
    bank.forms.push_back({random_text(random, 2), random_text(random, 2), random_texts(random), random_texts(random)});
  }
  for (std::size_t setting = 0; setting < 3; ++setting) {
    for (std::size_t i = random() % 3; i > 0; --i) {
      Question question;
      question.id = random_id(random);
      question.title = random_text(random, 3);
      question.setting = bank.settings[setting].id;
      question.format = static_cast<Format>(random() % 4);
      question.primary = random_text(random, 2);
      question.difficulty = static_cast<Difficulty>(random() % 3);
      question.pivot = random_text(random, 20);
      question.safety = random() % 2 == 0;
      question.author = random_text(random, 2);
      question.source = random_text(random, 2);
      question.glossary = random_texts(random);
      question.enemies = random_texts(random);
      question.twin = random_text(random, 2);
      question.duplicate_of = random_text(random, 2);
      question.stem = random_text(random, 120);
      for (std::size_t option = random() % 5 + 1; option > 0; --option) {
        Option entry;
        entry.id = random_id(random);
        entry.text = random_text(random, 20);
        entry.e = random_e(random);
        if (random() % 3 != 0)
          entry.key = {{"z-" + random_id(random), static_cast<double>(random() % 9) / 2 - 2},
                       {"a" + random_text(random, 1), 1e300}};
        entry.why = random_text(random, 20);
        entry.advice = random_texts(random);
        question.options.push_back(std::move(entry));
      }
      bank.questions.push_back(std::move(question));
    }
  }
  return bank;
}

}  // namespace

TEST_CASE("a rich bank comes back as it went out without findings") {
  const Bank bank = rich_bank();
  const auto read = read_bank(write_bank(bank));
  check_no_findings(read);
  CHECK(read.bank == bank);
  for (const auto& finding : check_bank(read)) CHECK(finding.rule == "L24");
}

TEST_CASE("any bank comes back as it went out and writing again changes nothing") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    CAPTURE(seed);
    const Bank bank = random_bank(seed);
    const auto files = write_bank(bank);
    const auto read = read_bank(files);
    check_no_findings(read);
    REQUIRE(read.bank == bank);
    REQUIRE(write_bank(read.bank) == files);
  }
}

TEST_CASE("the small bank is written as a person would write it") {
  const auto read = read_bank(bank_folder("good"));
  const auto files = write_bank(read.bank);
  const auto clinic =
      std::find_if(files.begin(), files.end(), [](const SourceFile& file) { return file.path == "clinic.toml"; });
  REQUIRE(clinic != files.end());
  CHECK(clinic->text == std::get<SourceFile>(load_file(bank_folder("good") / "clinic.toml")).text);
}

TEST_CASE("one file a setting and no setting whose name leads elsewhere") {
  Bank bank = rich_bank();
  bank.settings[2].id = bank.questions[3].setting = "../../etc/passwd";
  bank.scenes[1].id = "zz/../../hosts";
  std::vector<std::string> paths;
  for (const SourceFile& file : write_bank(bank)) paths.push_back(file.path);
  CHECK(paths == std::vector<std::string>{"bank.toml", "qualities.toml", "advice.toml", "practice.toml",
                                          "web-chat.toml", "bank-questions.toml", "other-questions.toml",
                                          "scenes/cl-sofa.toml", "scenes/other-scenes.toml", "interview.toml",
                                          "blueprint.toml", "forms.toml"});
  CHECK(read_bank(write_bank(bank)).bank == bank);
}

TEST_CASE("what files cannot say is refused before anything is written") {
  ScratchFolder folder;
  const auto refuses = [&](const Bank& bank) {
    CHECK_THROWS_AS(write_bank(bank, folder.path / "bank"), std::invalid_argument);
    CHECK_FALSE(std::filesystem::exists(folder.path / "bank"));
  };
  Bank bank = rich_bank();
  bank.questions[0].options[0].e = std::nan("");
  refuses(bank);
  bank = rich_bank();
  bank.questions[0].options[0].key = {{"empathy", 1}, {"empathy", 2}};
  refuses(bank);
  bank = rich_bank();
  bank.title = "\xFF";
  refuses(bank);
}

TEST_CASE("writing into a folder leaves alone what says the same and names what is left over") {
  ScratchFolder folder;
  const auto bank_path = folder.path / "bank";
  Bank bank = rich_bank();
  CHECK(write_bank(bank, bank_path).empty());
  CHECK(read_bank(bank_path).bank == bank);
  folder.put("bank/clinic.toml", "# a remark\n" + folder.get("bank/clinic.toml"));
  folder.put("bank/notes.toml", "remark = 1\n");
  bank.questions[0].title = "another";
  CHECK(write_bank(bank, bank_path).empty());
  CHECK(folder.get("bank/clinic.toml").starts_with("# a remark"));
  CHECK(folder.get("bank/web-chat.toml").find("title = \"another\"") != std::string::npos);
  bank.questions.pop_back();
  bank.follow_ups.clear();
  bank.scenes.erase(bank.scenes.begin());
  bank.forms.clear();
  CHECK(write_bank(bank, bank_path) == std::vector<std::filesystem::path>{bank_path / "clinic.toml", bank_path / "forms.toml",
                                                                          bank_path / "interview.toml",
                                                                          bank_path / "scenes/cl-sofa.toml"});
  for (const auto& entry : std::filesystem::directory_iterator(bank_path))
    CHECK_FALSE(entry.path().filename().string().starts_with('.'));
}

namespace {

/// Every file under the folder with its bytes.
std::map<std::string, std::string> bytes_of(const std::filesystem::path& folder) {
  std::map<std::string, std::string> out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    out[entry.path().lexically_relative(folder).string()] = std::string(std::istreambuf_iterator<char>(in), {});
  }
  return out;
}

/// A copy of the shipped bank, to write into.
struct Copy {
  ScratchFolder folder;
  std::filesystem::path path = folder.path / "bank";
  Copy() {
    std::filesystem::copy(std::filesystem::path(APLOMB_SOURCE_DIR) / "questions/front-line", path,
                          std::filesystem::copy_options::recursive);
  }
};

}  // namespace

TEST_CASE("a bank that was read is written where it stands and no byte changes") {
  const Copy copy;
  const auto before = bytes_of(copy.path);
  const Bank bank = read_bank(copy.path).bank;
  CHECK(write_bank(bank, copy.path).empty());
  CHECK(bytes_of(copy.path) == before);
}

TEST_CASE("what is changed changes its own file and nothing comes to stand twice") {
  const Copy copy;
  const auto before = bytes_of(copy.path);
  Bank bank = read_bank(copy.path).bank;
  for (Question& question : bank.questions) question.title += "!";
  for (Scene& scene : bank.scenes) scene.title += "!";
  const auto first_at_bank = std::find_if(bank.questions.begin(), bank.questions.end(),
                                          [](const Question& question) { return question.setting == "bank"; });
  Question fresh = *first_at_bank;
  fresh.id = "bk-fresh";
  bank.questions.insert(first_at_bank + 5, fresh);
  CHECK(write_bank(bank, copy.path).empty());
  const auto read = read_bank(copy.path);
  check_no_findings(read);
  CHECK(read.bank == bank);
  std::set<std::string> ids;
  for (const Question& question : read.bank.questions) CHECK(ids.insert(question.id).second);
  const auto after = bytes_of(copy.path);
  std::vector<std::string> files_before, files_after;
  for (const auto& [file, bytes] : before) files_before.push_back(file);
  for (const auto& [file, bytes] : after) files_after.push_back(file);
  CHECK(files_before == files_after);
  CHECK(after.at("bank-branch.toml").find("bk-fresh") != std::string::npos);
  for (const char* same : {"bank.toml", "qualities.toml", "advice.toml", "practice.toml", "interview.toml", "blueprint.toml",
                           "forms.toml", "models/default-a.json"})
    CHECK(before.at(same) == after.at(same));
  CHECK(write_bank(bank, copy.path).empty());
  CHECK(bytes_of(copy.path) == after);
}

TEST_CASE("a bank in files of other names stays in them") {
  const ScratchFolder folder;
  const Bank bank = rich_bank();
  std::string everything;
  for (const SourceFile& file : write_bank(bank)) everything += file.text + '\n';
  std::filesystem::create_directories(folder.path / "bank");
  folder.put("bank/everything.toml", everything);
  folder.put("bank/notes.toml", "remark = 1\n");
  const auto path = folder.path / "bank";
  Bank changed = read_bank(path).bank;
  REQUIRE(changed == bank);
  CHECK(write_bank(changed, path).empty());
  CHECK(folder.get("bank/everything.toml") == everything);
  changed.scenes[0].title = changed.questions[0].title = changed.title = "another";
  CHECK(write_bank(changed, path).empty());
  CHECK(read_bank(path).bank == changed);
  CHECK(bytes_of(path).size() == 2);
  CHECK(folder.get("bank/notes.toml") == "remark = 1\n");
}

TEST_CASE("a folder where something would be lost or stand twice is not written into") {
  const ScratchFolder folder;
  const auto path = folder.path / "bank";
  Bank bank = rich_bank();
  write_bank(bank, path);
  folder.put("bank/clinic.toml", folder.get("bank/clinic.toml") + "\n[remark]\nby = \"Ines\"\n");
  const auto before = bytes_of(path);
  bank.title = "another";
  CHECK_THROWS_AS(write_bank(bank, path), std::invalid_argument);
  CHECK(bytes_of(path) == before);
  folder.put("bank/clinic.toml", "[[question\n");
  CHECK_THROWS_AS(write_bank(bank, path), std::invalid_argument);
}

TEST_CASE("numbers have no noise") {
  CHECK(toml_number(1) == "1");
  CHECK(toml_number(-0.0) == "0");
  CHECK(toml_number(-2) == "-2");
  CHECK(toml_number(0.5) == "0.5");
  CHECK(toml_number(1.1) == "1.1");
  CHECK(toml_number(1e300) == "1e+300");
}

TEST_CASE("the shipped bank reads clean and comes back with nothing but white space changed") {
  const std::filesystem::path folder = std::filesystem::path(APLOMB_SOURCE_DIR) / "questions/front-line";
  if (!std::filesystem::exists(folder / "bank.toml")) return;
  const auto read = read_bank(folder);
  check_no_findings(read);
  for (const auto& finding : check_bank(read)) {
    if (finding.level == Diagnostic::error) FAIL_CHECK(to_text(finding));
  }
  const auto files = write_bank(read.bank);
  const auto again = read_bank(files);
  CHECK(again.bank == read.bank);
  CHECK(write_bank(again.bank) == files);
  CHECK(tables_of(files) == tables_of(files_of(folder)));
}
