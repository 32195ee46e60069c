// Every bank of tests/data/banks is wrong in one way, and the finding names the place and the cure.

#include "banks_for_tests.h"
#include "exchange/toml_tree.h"
#include "scratch_folder.h"

#include <doctest/doctest.h>

#include <sys/stat.h>

using namespace aplomb;
using namespace aplomb::exchange;
using aplomb::test::bank_folder;
using aplomb::test::findings_in;
using aplomb::test::findings_of;
using aplomb::test::ScratchFolder;
using Texts = std::vector<std::string>;

TEST_CASE("a good bank has no findings with any line ends") {
  CHECK(findings_in(bank_folder("good")) == Texts{});
  CHECK(findings_in(bank_folder("old-line-ends")) == Texts{});
  CHECK(read_bank(bank_folder("good")).bank == read_bank(bank_folder("old-line-ends")).bank);
}

TEST_CASE("each bad bank gives exactly its finding") {
  struct Bad {
    const char* name;
    Texts texts;
  };
  const std::vector<Bad> all{
      {"missing-key", {"clinic.toml:1:1: [[question]] has no 'pivot'; write pivot = \"…\""}},
      {"misspelt-key", {"clinic.toml:3:1: unknown key 'tittle'; did you mean 'title'?"}},
      {"unknown-table", {"clinic.toml:1:3: unknown table 'questoin'; did you mean 'question'?"}},
      {"unknown-quality", {"clinic.toml:33:21: unknown quality 'patince'; did you mean 'patience'?"}},
      {"duplicate-id",
       {"extra.toml:2:6: 'cl-form' is used twice, first in clinic.toml, line 1; give one of them another name"}},
      {"retired-id", {"clinic.toml:2:6: 'cl-old' is retired; give the question a new id"}},
      {"bad-id",
       {"clinic.toml:2:6: the id 'CL form' is not well formed; use lower-case letters, digits and hyphens, at most "
        "80"}},
      {"e-out-of-range",
       {"clinic.toml:32:7: the effectiveness -3 is outside -2 to 2; write a number from -2 (very poor) to 2 (very "
        "good)"}},
      {"key-not-allowed",
       {"clinic.toml:17:22: the key 0 of 'patience' is not allowed; write -2 to 2 in steps of 0.5, or take it out when "
        "it is 0",
        "clinic.toml:33:22: the key 0.3 of 'patience' is not allowed; write -2 to 2 in steps of 0.5, or take it out "
        "when it is 0"}},
      {"two-best",
       {"clinic.toml:1:1: the highest effectiveness is shared: 2 options have it; make one of them the best"}},
      {"few-options", {"clinic.toml:13:3: the number of options is 2; write three to six"}},
      {"wrong-kinds",
       {"clinic.toml:5:10: 'format' cannot be 'ratee'; did you mean 'rate'?",
        "clinic.toml:16:7: 'e' must be a number; write e = 1",
        "clinic.toml:19:12: 'advice' must be a list of texts; write advice = [\"…\", \"…\"]"}},
      {"short-scale", {"bank.toml:18:9: the scale has 4 words, not five; write five words, the poorest first"}},
      {"no-instruction", {"clinic.toml:5:10: no [[instruction]] for the format 'pick'; write one in bank.toml"}},
      {"keyed-practice",
       {"practice.toml:7:3: a practice question has texts alone, no keys; write option = [\"…\", \"…\", \"…\"]"}},
      {"core-too-few",
       {"bank.toml:20:1: warning: too few questions measure the core quality 'patience': 1; write at least four that "
        "have it in a key"}},
      {"broken-toml",
       {"clinic.toml:4:18: this text has no closing quote on its line; close it, or put a text of several lines "
        "between three quotes"}},
      {"two-broken-files",
       {"bank.toml:4:11: the file cannot be read from here (key-value pair: expected value, saw '\\n'); "
        "check the quotes, brackets and equals signs on this line and the one before",
        "clinic.toml:24:9: the file cannot be read from here (key-value pair: expected a comment or whitespace, saw "
        "'2'); "
        "check the quotes, brackets and equals signs on this line and the one before"}},
      {"wrong-encoding", {"clinic.toml:11:17: the byte E4 here is not UTF-8 text; save the file as UTF-8"}},
      {"noise", {"clinic.toml:1:3: the byte BB here is not UTF-8 text; save the file as UTF-8"}},
      {"zero-byte", {"clinic.toml:18:14: a zero byte stands here; this must be a text file; save it as UTF-8"}},
      {"long-line",
       {"clinic.toml:8:1: this line is longer than 8192 bytes; break it up; a text between three quotes may run over "
        "several lines"}},
      {"dotted-key",
       {"clinic.toml:1:32: a key of more than 16 parts stands here; write plain keys; put a text between quotes"}},
  };
  for (const Bad& bad : all) {
    CAPTURE(bad.name);
    REQUIRE(std::filesystem::is_directory(bank_folder(bad.name)));
    CHECK(findings_in(bank_folder(bad.name)) == bad.texts);
  }
}

TEST_CASE("a broken file keeps the others from being called wrong") {
  CHECK_FALSE(read_bank(bank_folder("two-broken-files")).whole);
  ScratchFolder folder;
  folder.put("bank.toml", "[bank\n");
  std::filesystem::copy(bank_folder("good") / "clinic.toml", folder.path);
  const auto texts = findings_in(folder.path);
  REQUIRE(texts.size() == 1);
  CHECK(texts[0].starts_with("bank.toml:1:6: the file cannot be read from here"));
}

TEST_CASE("what would bring the parser down never reaches it") {
  const auto first = [](std::string text) {
    auto texts = findings_of({SourceFile{"x.toml", std::move(text)}});
    REQUIRE_FALSE(texts.empty());
    return texts[0];
  };
  std::string dotted = "a";
  for (int i = 0; i < 200000; ++i) dotted += ".a";
  CHECK(first(dotted + " = 1") ==
        "x.toml:1:1: this line is longer than 8192 bytes; break it up; a text between three quotes may run over "
        "several lines");
  std::string quoted = "\"a\"";
  for (int i = 0; i < 20; ++i) quoted += ".\"a\"";
  CHECK(first(quoted + " = 1").find("a key of more than 16 parts") != std::string::npos);
  std::string brackets;
  for (int i = 0; i < 100000; ++i) brackets += "[\n";
  CHECK(first("x = " + brackets) ==
        "x.toml:33:1: more than 32 brackets stand inside each other here; close the brackets that are open");
  std::string braces;
  for (int i = 0; i < 500; ++i) braces += "{a.b.c.d = [\n";
  CHECK(first("x = " + braces).find("brackets stand inside each other") != std::string::npos);
  CHECK(first(std::string((std::size_t{4} << 20U) + 1, '\n')) ==
        "x.toml: the file is larger than 4 MiB; divide it into several files");
}

TEST_CASE("dots and brackets inside texts and comments are words") {
  const std::string dots(100, '.');
  const std::string brackets(100, '[');
  for (const std::string& text :
       {"x = \"" + dots + brackets + "\"", "x = '" + dots + brackets + "'", "# " + dots + brackets,
        "x = \"\"\"\n" + dots + "\\\"\"\" " + brackets + "\"\"\"\"\"", "x = '''" + brackets + "''' # " + dots}) {
    CAPTURE(text);
    CHECK(std::holds_alternative<TomlNode>(parse_toml({"x.toml", text})));
  }
}

TEST_CASE("links folders and pipes in the place of files are named as what they are") {
  ScratchFolder folder;
  std::filesystem::copy(bank_folder("good"), folder.path);
  std::filesystem::create_symlink("loop.toml", folder.path / "loop.toml");
  std::filesystem::create_symlink("nowhere", folder.path / "lost.toml");
  std::filesystem::create_directory(folder.path / "room.toml");
  REQUIRE(::mkfifo((folder.path / "pipe.toml").c_str(), 0600) == 0);
  CHECK(findings_in(folder.path) ==
        Texts{"loop.toml: this is a link that leads back to itself; put the file itself here",
              "lost.toml: there is no such file; check the name",
              "pipe.toml: this is not an ordinary file; put a text file here",
              "room.toml: this is a folder, not a file; name a file"});
}

TEST_CASE("a folder that is no bank says so") {
  ScratchFolder folder;
  CHECK(
      findings_in(folder.path) ==
      Texts{"bank.toml: no [bank] table says which bank this is; name the folder that holds bank.toml, or write one"});
  const auto missing = read_bank(folder.path / "nowhere");
  REQUIRE(missing.diagnostics.size() == 1);
  CHECK(to_text(missing.diagnostics[0]) ==
        (folder.path / "nowhere").string() + ": there is no such file; check the name");
}

TEST_CASE("only toml files that are not hidden are read") {
  ScratchFolder folder;
  std::filesystem::copy(bank_folder("good"), folder.path);
  folder.put(".hidden.toml", "nonsense");
  folder.put("README.md", "nonsense");
  CHECK(findings_in(folder.path) == Texts{});
}

TEST_CASE("a second bank table a missing id and an empty text are found") {
  const auto texts =
      findings_of({{"a.toml",
                    "[bank]\nid = \"x\"\ntitle = \" \"\nversion = 1\nlanguage = \"en\"\nstatus = \"practice\"\n"
                    "key-source = { kind = \"author\" }\n"},
                   {"b.toml", "[bank]\nid = \"y\"\n[[setting]]\nname = \"Clinic\"\n"}});
  CHECK(texts == Texts{"a.toml:3:9: 'title' is empty; write it",
                       "b.toml:1:1: a second [bank]; the first is in a.toml; keep one of them",
                       "b.toml:3:1: [[setting]] has no 'id'; write id = \"…\""});
}

TEST_CASE("a value of the wrong kind is one finding") {
  const auto texts = findings_of(
      {{"a.toml",
        "[bank]\nid = 3\ntitle = true\nversion = \"1\"\nlanguage = 1.5\nstatus = []\nkey-source = 1979-05-27\n"
        "retired = [1]\nwaive = { L01 = 2 }\n"}});
  CHECK(texts == Texts{"a.toml:2:6: 'id' must be a text; write id = \"…\"",
                       "a.toml:3:9: 'title' must be a text; write title = \"…\"",
                       "a.toml:4:11: 'version' must be a whole number from 0 to 1000000; write version = 1",
                       "a.toml:5:12: 'language' must be a text; write language = \"…\"",
                       "a.toml:6:10: 'status' must be a text; write status = \"…\"",
                       "a.toml:7:14: 'key-source' must be a table; write key-source = { … }",
                       "a.toml:8:12: entry 1 of 'retired' must be a text; write retired = [\"…\", \"…\"]",
                       "a.toml:9:17: the reason for 'L01' must be a text; write L01 = \"the reason\""});
}

TEST_CASE("numbers that are none are refused") {
  for (const char* number : {"nan", "inf", "-inf"}) {
    const auto read = read_bank(std::vector<SourceFile>{
        {"a.toml", std::string("[[question]]\nid = \"q\"\n[[question.option]]\nid = \"a\"\ne = ") + number + "\n"}});
    bool found = false;
    for (const auto& finding : read.diagnostics)
      found = found || to_text(finding) == "a.toml:5:5: 'e' must be a number; write e = 1";
    CHECK(found);
  }
}

TEST_CASE("a file with endless findings is cut off and stays wrong") {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "x" + std::to_string(i) + " = 1\n";
  const auto read = read_bank(std::vector<SourceFile>{{"a.toml", text}});
  CHECK_FALSE(read.ok());
  CHECK(read.diagnostics.size() == static_cast<std::size_t>(Findings::limit) + 2);
}
