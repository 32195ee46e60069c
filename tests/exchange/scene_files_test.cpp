// Scenes, the blueprint and the assembled forms: as files, and what the check says of those that make no sense.

#include "banks_for_tests.h"
#include "core/scene.h"
#include "exchange/bank_check.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <random>

using namespace aplomb;
using namespace aplomb::exchange;
using aplomb::test::findings_of;
using aplomb::test::rich_bank;
using Texts = std::vector<std::string>;

namespace {

std::string reply_text(const std::string& id, const std::string& next, int e) {
  return "    [[scene.turn.reply]]\n    id = \"" + id + "\"\n    text = \"Words.\"\n    e = " + std::to_string(e) +
         "\n    key = { patience = " + std::to_string(e == 0 ? 1 : e) + " }\n    next = \"" + next +
         "\"\n    why = \"Because.\"\n    advice = [\"A2.4\"]\n";
}

std::string turn_text(const std::string& id, const std::string& a, const std::string& b, const std::string& c) {
  return "  [[scene.turn]]\n  id = \"" + id + "\"\n  says = \"Words.\"\n" + reply_text("a", a, 2) + reply_text("b", b, 0) +
         reply_text("c", c, -1);
}

/// The header takes 10 lines and each turn of three replies 27: turns stand at lines 11, 38 and 65.
std::string scene_text(const std::string& turns) {
  return "[[scene]]\nid = \"cl-sofa\"\nsetting = \"clinic\"\nprimary = \"patience\"\ndifficulty = \"hard\"\n"
         "pivot = \"It is torn.\"\nauthor = \"A\"\nopening = \"A sofa.\"\nstart = \"t1\"\n\n" +
         turns;
}

const std::string good_turns = turn_text("t1", "t2a", "t2b", "t2b") + turn_text("t2a", "end", "end", "end") +
                               turn_text("t2b", "end", "end", "end");

std::vector<SourceFile> files_with(const std::string& path, const std::string& text) {
  std::vector<SourceFile> files{{path, text}};
  for (const char* name : {"bank.toml", "clinic.toml"})
    files.push_back({name, std::get<SourceFile>(load_file(test::bank_folder("good") / name)).text});
  return files;
}

Texts findings_with(const std::string& text) { return findings_of(files_with("x.toml", text)); }

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a good scene has no findings and is written as a person would write it") {
  CHECK(findings_with(scene_text(good_turns)) == Texts{});
  const auto read = read_bank(files_with("scenes/cl-sofa.toml", scene_text(good_turns)));
  REQUIRE(read.bank.scenes.size() == 1);
  const auto files = write_bank(read.bank);
  const auto scene = std::find_if(files.begin(), files.end(), [](const SourceFile& file) { return file.path == "scenes/cl-sofa.toml"; });
  REQUIRE(scene != files.end());
  CHECK(scene->text.starts_with("[[scene]]\nid = \"cl-sofa\"\nsetting = \"clinic\"\nprimary = \"patience\"\ndifficulty = \"hard\"\n"
                                "pivot = \"It is torn.\"\nauthor = \"A\"\nopening = \"\"\"\nA sofa.\"\"\"\nstart = \"t1\"\n\n"
                                "  [[scene.turn]]\n  id = \"t1\"\n  says = \"\"\"\nWords.\"\"\"\n\n"
                                "    [[scene.turn.reply]]\n    id = \"a\"\n    text = \"Words.\"\n    e = 2\n"
                                "    key = { patience = 2 }\n    next = \"t2a\"\n    why = \"Because.\"\n"
                                "    advice = [\"A2.4\"]\n"));
}

TEST_CASE("each bad scene gives exactly its finding") {
  struct Bad {
    std::string text;
    Texts texts;
  };
  const std::string good = scene_text(good_turns);
  const std::vector<Bad> all{
      {replaced(good, "opening = \"A sofa.\"\n", ""), {"x.toml:1:1: [[scene]] has no 'opening'; write opening = \"…\""}},
      {replaced(good, "opening = \"A sofa.\"", "opning = \"A sofa.\"\nopening = \"A\""), {"x.toml:8:1: unknown key 'opning'; did you mean 'opening'?"}},
      {replaced(good, "clinic", "clinik"), {"x.toml:3:11: unknown setting 'clinik'; did you mean 'clinic'?"}},
      {replaced(good, "id = \"cl-sofa\"", "id = \"cl-form\""), {"x.toml:2:6: 'cl-form' is the id of a question; give the scene another name"}},
      {replaced(good, "id = \"cl-sofa\"", "id = \"cl-old\""), {"x.toml:2:6: 'cl-old' is retired; give the scene a new id"}},
      {replaced(good, "start = \"t1\"", "start = \"t11\""), {"x.toml:9:9: the scene has no turn 't11'; did you mean 't1'?"}},
      {replaced(good, "next = \"t2a\"", "next = \"t2c\""), {"x.toml:19:12: the scene has no turn 't2c'; did you mean 't2a'?"}},
      {replaced(good, "next = \"t2a\"", "next = \"end\""),
       {"x.toml:27:12: the number of turns after this reply is 1, and 0 after another; let every path have the same number of turns",
        "x.toml:35:12: the number of turns after this reply is 1, and 0 after another; let every path have the same number of turns",
        "x.toml:38:3: no path leads to the turn 't2a'; let a reply lead to it, or take it out"}},
      {replaced(good, "next = \"end\"", "next = \"t1\""),
       {"x.toml:46:12: this reply leads back to the turn 't1'; let it lead to a turn that has not been, or to \"end\""}},
      {replaced(good, "next = \"t2a\"", "next = \"t2b\""), {"x.toml:38:3: no path leads to the turn 't2a'; let a reply lead to it, or take it out"}},
      {replaced(good, "  id = \"t2b\"", "  id = \"t2a\""),
       {"x.toml:27:12: the scene has no turn 't2b'; did you mean 't2a'?", "x.toml:35:12: the scene has no turn 't2b'; did you mean 't2a'?",
        "x.toml:66:8: 't2a' is used twice, first in x.toml, line 38; give one of them another name"}},
      {replaced(good, "    id = \"b\"", "    id = \"a\""), {"x.toml:23:10: 'a' is used twice, first in x.toml, line 14; give one of them another name"}},
      {replaced(good, "patience = 2", "patince = 2"), {"x.toml:18:23: unknown quality 'patince'; did you mean 'patience'?"}},
      {replaced(good, "patience = 2", "patience = 3"),
       {"x.toml:18:24: the key 3 of 'patience' is not allowed; write -2 to 2 in steps of 0.5, or take it out when it is 0"}},
      {replaced(good, "    e = 0", "    e = 2"), {"x.toml:11:3: the highest effectiveness is shared: 2 options have it; make one of them the best"}},
      {replaced(good, "A2.4", "A2.5"), {"x.toml:21:15: unknown advice 'A2.5'; did you mean 'A2.4'?"}},
      {replaced(good, "primary", "enemies = [\"cl-form\", \"cl-frm\"]\nprimary"), {"x.toml:4:23: unknown question or scene 'cl-frm'; did you mean 'cl-form'?"}},
  };
  for (const Bad& bad : all) {
    CAPTURE(bad.text.substr(0, 400));
    CHECK(findings_with(bad.text) == bad.texts);
  }
  const auto called_end = findings_with(replaced(scene_text(turn_text("end", "end", "end", "end")), "start = \"t1\"", "start = \"end\""));
  CHECK(called_end == Texts{"x.toml:12:8: a turn cannot be called 'end'; give it another name, and wherever a reply leads to it"});
}

TEST_CASE("a turn with too few replies and a scene without turns are named") {
  const std::string one = "  [[scene.turn]]\n  id = \"t1\"\n  says = \"Words.\"\n" + reply_text("a", "end", 2);
  CHECK(findings_with(scene_text(one)) == Texts{"x.toml:14:5: the number of replies is 1; write four; from two to eight can be played"});
  CHECK(findings_with(scene_text("")) == Texts{"x.toml:1:1: [[scene]] has no 'turn'; write it as [[scene.turn]]"});
}

TEST_CASE("what keeps a scene from being played is always a finding and nothing else is") {
  std::mt19937_64 random(5);
  int played = 0;
  for (int i = 0; i < 3000; ++i) {
    CAPTURE(i);
    Bank bank = rich_bank();
    Scene& scene = bank.scenes[0];
    const std::vector<std::string> names{"t1", "t2a", "t2b", "end", "t1x", ""};
    for (std::size_t changes = random() % 3; changes > 0; --changes) {
      Turn& turn = scene.turns[random() % scene.turns.size()];
      const std::string name = names[random() % names.size()];
      switch (random() % 6) {
        case 0: scene.start = name; break;
        case 1: turn.id = name; break;
        case 2: turn.replies.resize(random() % 10); break;
        case 3: scene.turns.push_back(turn); break;
        default:
          if (!turn.replies.empty()) turn.replies[random() % turn.replies.size()].next = name;
          break;
      }
    }
    const auto found = check_bank(bank, {});
    const bool broken = std::any_of(found.begin(), found.end(), [](const Diagnostic& finding) {
      return finding.level == Diagnostic::error && finding.place.starts_with("scene/cl-sofa/");
    });
    const bool playable = shape_of(scene).problem.empty();
    REQUIRE(broken != playable);
    if (playable) ++played;
  }
  CHECK(played > 500);
}

TEST_CASE("a scene larger than can be played is one finding") {
  Bank bank = rich_bank();
  bank.scenes[0].turns.resize(201);
  const auto found = check_bank(bank, {});
  CHECK(std::count_if(found.begin(), found.end(), [](const Diagnostic& finding) { return finding.place.starts_with("scene/cl-sofa"); }) == 1);
}

TEST_CASE("a blueprint is read and what it cannot mean is named") {
  const std::string good =
      "[[form]]\nname = \"default\"\nquestions = 18\nscenes = 1\noptions = 4\nprimary = { patience = 3 }\nleast-measuring = 4\n"
      "setting-share = 0.20\neasy-share = 0.25\nhard-share = 0.35\nsafety = 1\n";
  CHECK(findings_with(good) == Texts{});
  const FormBlueprint expected{"default", 18, 1, 4, {{"patience", 3}}, 4, 0.2, 0.25, 0.35, 1};
  CHECK(read_bank(files_with("blueprint.toml", good)).bank.blueprint == std::vector<FormBlueprint>{expected});
  CHECK(findings_with(good + good) == Texts{"x.toml:13:8: 'default' is used twice, first in x.toml, line 1; give one of them another name"});
  CHECK(findings_with(replaced(good, "safety = 1\n", "")) == Texts{"x.toml:1:1: [[form]] has no 'safety'; write safety = 1"});
  CHECK(findings_with(replaced(good, "patience = 3", "patince = 3")) == Texts{"x.toml:6:23: unknown quality 'patince'; did you mean 'patience'?"});
  CHECK(findings_with(replaced(good, "patience = 3", "patience = 19")) ==
        Texts{"x.toml:6:11: these are more questions than the form has: 18; raise 'questions', or ask for fewer here"});
  CHECK(findings_with(replaced(good, "patience = 3", "patience = 0.5")) ==
        Texts{"x.toml:6:24: 'patience' must be a whole number from 0 to 1000000; write patience = 1"});
  CHECK(findings_with(replaced(good, "0.25", "25")) == Texts{"x.toml:9:14: 'easy-share' must be from 0 to 1; write the largest share, 0.25 for a quarter"});
  CHECK(findings_with(replaced(good, "options = 4", "options = 9")) == Texts{"x.toml:5:11: the number of options is 9; write three to six"});
}

TEST_CASE("assembled forms are read and what they must not hold is named") {
  const auto said = [](const std::function<void(Bank&)>& change) {
    Bank bank = rich_bank();
    change(bank);
    Texts texts;
    for (const Diagnostic& finding : check_bank(bank, {})) {
      if (finding.place.starts_with("assembled")) texts.push_back(finding.place + ": " + english(finding.what));
    }
    return texts;
  };
  CHECK(said([](Bank&) {}) == Texts{});
  CHECK(said([](Bank& bank) { bank.forms[0].questions[1] = "bk-two"; }) == Texts{"assembled/default/A/questions/2: unknown question 'bk-two'"});
  CHECK(said([](Bank& bank) { bank.forms[0].scenes[0] = "bk-one"; }) ==
        Texts{"assembled/default/A/scenes/1: unknown scene 'bk-one'", "assembled/default/A/scenes/1: 'bk-one' stands twice in this form"});
  CHECK(said([](Bank& bank) { bank.forms[0].questions[1] = "old-one"; }) ==
        Texts{"assembled/default/A/questions/2: 'old-one' is retired", "assembled/default/A/questions/2: 'old-one' must not stand in one form with 'wc-one'"});
  CHECK(said([](Bank& bank) { bank.forms[0].questions[1] = "wc-one"; }) == Texts{"assembled/default/A/questions/2: 'wc-one' stands twice in this form"});
  CHECK(said([](Bank& bank) { bank.forms[0].questions[1] = "wc-two"; }) ==
        Texts{"assembled/default/A/questions/2: 'wc-two' must not stand in one form with 'wc-one'"});
  CHECK(said([](Bank& bank) { bank.forms[0].scenes[0] = "cl-sofa"; }) ==
        Texts{"assembled/default/A/scenes/1: 'cl-sofa' must not stand in one form with 'wc-one'"});
  CHECK(said([](Bank& bank) { bank.forms[1].name = "A"; }) == Texts{"assembled/default/A#2/name: 'default/A' is used twice"});
  CHECK(said([](Bank& bank) { bank.forms[2].family = "long"; }) == Texts{"assembled/long/A/family: the blueprint has no form 'long'"});
  CHECK(said([](Bank& bank) { bank.forms[2].questions.clear(); }) ==
        Texts{"assembled/short/A/questions: the form has nothing in it", "assembled/short/A/questions: the form has 0 of 'questions', and its blueprint 1"});
  const auto read = read_bank(files_with("forms.toml", "[[assembled]]\nfamily = \"default\"\nname = \"A\"\nquestions = [\"cl-form\"]\n"));
  CHECK(read.ok());
  CHECK(read.bank.forms == std::vector<AssembledForm>{{"default", "A", {"cl-form"}, {}}});
}

TEST_CASE("a follow-up says whether it is put to everybody") {
  const std::string text = "[[follow-up]]\nquality = \"patience\"\nask = \"a\"\nstrong = \"b\"\nmiddling = \"c\"\nweak = \"d\"\n";
  CHECK_FALSE(read_bank(files_with("interview.toml", text)).bank.follow_ups.at(0).core);
  const auto read = read_bank(files_with("interview.toml", replaced(text, "ask", "core = true\nask")));
  CHECK(read.bank.follow_ups.at(0).core);
  CHECK(write_bank(read.bank).back().text == replaced(text, "ask", "core = true\nask"));
  CHECK(findings_with(replaced(text, "ask", "core = 1\nask")) == Texts{"x.toml:3:8: 'core' must be true or false; write core = true or core = false"});
}
