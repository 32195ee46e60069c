// What the lint finds, at its line of a file, and what an editor has set aside.

#include "exchange/bank_lint.h"
#include "exchange/lint_words_files.h"

#include "banks_for_tests.h"
#include "scratch_folder.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

using namespace aplomb;
using namespace aplomb::exchange;
using measure::LintStage;
using Texts = std::vector<std::string>;

namespace {

const measure::LintWords& english_words() {
  static const LintWordsRead read = read_lint_words(std::filesystem::path(APLOMB_BINARY_DIR) / "share/aplomb", "en");
  return read.words;
}

std::vector<SourceFile> files_of(const Bank& bank) { return write_bank(bank); }

/// The good bank of tests/data with its first question changed.
BankRead with(const std::function<void(Bank&)>& change) {
  Bank bank = read_bank(test::bank_folder("good")).bank;
  change(bank);
  return read_bank(files_of(bank));
}

std::vector<Diagnostic> by_rule(const BankReview& review, std::string_view rule) {
  std::vector<Diagnostic> out = review.findings;
  std::erase_if(out, [&](const Diagnostic& finding) { return finding.rule != rule; });
  return out;
}

/// The stem of the good bank is short and is waived nowhere: L04 is an error there, L03 (three options) a warning.
constexpr const char* short_stem = "L04";
constexpr const char* three_options = "L03";

}  // namespace

TEST_CASE("findings of the lint have a file a line and a column") {
  const BankRead read = read_bank(test::bank_folder("good"));
  const BankReview review = review_bank(read, english_words());
  CHECK(review.linted);
  const auto stem = by_rule(review, short_stem);
  REQUIRE(stem.size() == 1);
  CHECK(stem[0].place == "cl-form/stem");
  CHECK(stem[0].file.ends_with("clinic.toml"));
  CHECK(stem[0].line == 10);
  CHECK(stem[0].column == 8);
  CHECK(stem[0].level == Diagnostic::error);
  CHECK(stem[0].stage == LintStage::write);
  const auto reason = by_rule(review, "L23");
  REQUIRE(reason.size() == 1);
  CHECK(reason[0].place == "cl-form/c/why");
  CHECK(reason[0].line == 34);
  const auto setting = by_rule(review, "L24");
  REQUIRE_FALSE(setting.empty());
  CHECK(setting[0].file.ends_with("bank.toml"));
}

TEST_CASE("a report says rule level stage what why and how to mend it") {
  Diagnostic finding{"hotel.toml",   12, 8, Diagnostic::error, "L21", "q", {"it is {how}", {{"how", "so"}}},
                     {"mend it", {}}};
  finding.stage = stage_of(finding.rule);
  CHECK(to_report(finding) ==
        "hotel.toml:12:8: E L21 write: it is so. A question needs one best option, and options that are clearly "
        "poorer. To mend: mend it.");
  finding = {"a.toml", 0, 0, Diagnostic::warning, "", "", {"it is", {}}, {}};
  CHECK(to_report(finding) == "a.toml: W write: it is.");
  finding.level = Diagnostic::note;
  finding.rule = "L50";
  finding.stage = stage_of("L50");
  CHECK(to_report(finding).starts_with("a.toml: I L50 panel: it is."));
}

TEST_CASE("the second of two with one name keeps its own place") {
  const BankRead read = with([](Bank& bank) {
    bank.questions.push_back(bank.questions[0]);
    bank.questions[1].stem = "Short.";
  });
  REQUIRE(read.ok());
  const auto stems = by_rule(review_bank(read, english_words()), short_stem);
  REQUIRE(stems.size() == 2);
  CHECK(stems[0].place == "cl-form/stem");
  CHECK(stems[1].place == "cl-form#2/stem");
  CHECK(stems[1].line > stems[0].line);
}

TEST_CASE("warnings are waived with a reason by the question or by the bank") {
  const auto waived = [](const BankRead& read) {
    const auto review = review_bank(read, english_words());
    const auto findings = by_rule(review, three_options);
    std::size_t count = 0;
    for (const Diagnostic& finding : findings) count += finding.waived.empty() ? std::size_t{0} : std::size_t{1};
    CHECK(count == review.waived);
    return findings.size() == 1 ? findings[0].waived : std::string("?");
  };
  CHECK(waived(with([](Bank&) {})).empty());
  CHECK(waived(with([](Bank& bank) {
          bank.questions[0].waive = {{three_options, "a fourth is silly"}};
        })) == "a fourth is silly");
  CHECK(waived(with([](Bank& bank) { bank.waive = {{three_options, "a small bank"}}; })) == "a small bank");
  // Without a reason nothing is waived, and the waiver is an error of its own.
  const auto blank = review_bank(with([](Bank& bank) { bank.waive = {{three_options, " "}}; }), english_words());
  CHECK(blank.waived == 0);
  CHECK_FALSE(without_errors(blank.findings));
}

TEST_CASE("errors are not waived and a waiver that nothing needs is noted") {
  const auto review = review_bank(with([](Bank& bank) {
                                    bank.questions[0].waive = {{short_stem, "it is short"}, {"L40", "why not"}};
                                  }),
                                  english_words());
  CHECK(review.waived == 0);
  const auto stem = by_rule(review, short_stem);
  REQUIRE(stem.size() == 2);
  CHECK(stem[0].place == "cl-form/waive/L04");
  CHECK(stem[0].level == Diagnostic::note);
  CHECK(english(stem[0].what) == "L04 is an error here, which cannot be set aside");
  CHECK(stem[1].waived.empty());
  const auto unused = by_rule(review, "L40");
  REQUIRE(unused.size() == 1);
  CHECK(english(unused[0].what) == "L40 is set aside, and nothing needs it");
}

TEST_CASE("a bank is asked for as much as its status claims") {
  const auto rules = [](BankStatus status) {
    const BankRead read = with([&](Bank& bank) { bank.status = status; });
    const auto blocks = blocking(review_bank(read, english_words()), read);
    Texts out;
    for (const Diagnostic& finding : blocks) out.push_back(finding.rule);
    return out;
  };
  const auto holds = [](const Texts& texts, const char* rule) {
    return std::count(texts.begin(), texts.end(), rule) > 0;
  };
  CHECK(rules(BankStatus::practice) == Texts{});
  CHECK(holds(rules(BankStatus::proposal), short_stem));
  CHECK_FALSE(holds(rules(BankStatus::proposal), "L50"));
  CHECK(holds(rules(BankStatus::active), "L50"));
  const BankRead proposal = with([](Bank& bank) { bank.status = BankStatus::proposal; });
  const auto key = by_rule(review_bank(proposal, english_words()), "L50");
  REQUIRE(key.size() == 1);
  CHECK(english(key[0].what).starts_with("expert key not yet confirmed"));
  CHECK(key[0].stage == LintStage::panel);
}

TEST_CASE("what cannot be read is not linted") {
  const BankReview review = review_bank(read_bank(test::bank_folder("missing-key")), english_words());
  CHECK_FALSE(review.linted);
  REQUIRE(review.findings.size() == 1);
  CHECK(review.findings[0].rule == "L02");
  CHECK_FALSE(written_well(review.findings));
  CHECK(review_bank(read_bank(test::bank_folder("keyed-practice")), english_words()).findings[0].rule == "L48");
}

TEST_CASE("findings without end are cut off and every waiver is counted") {
  const BankRead read = with([](Bank& bank) {
    const Question question = bank.questions[0];
    for (int i = 0; i < 1500; ++i) {
      bank.questions.push_back(question);
      bank.questions.back().id += std::to_string(i);
      bank.questions.back().waive = {{three_options, "why"}};
    }
  });
  REQUIRE(read.ok());
  const BankReview review = review_bank(read, english_words());
  CHECK(review.waived == 1500);
  CHECK(review.findings.size() < 2 * Findings::limit + 10);
  CHECK_FALSE(written_well(review.findings));
}

TEST_CASE("the check of keys asks for one best option well ahead") {
  const auto said = [](const std::function<void(Question&)>& spoil) {
    Bank bank = read_bank(test::bank_folder("good")).bank;
    spoil(bank.questions[0]);
    Texts out;
    for (const Diagnostic& finding : check_bank(bank, {})) out.push_back(finding.rule + ": " + english(finding.what));
    return out;
  };
  CHECK(said([](Question&) {}) == Texts{});
  CHECK(said([](Question& q) { q.options[0].e = 2; }) ==
        Texts{"L21: the highest effectiveness is shared: 2 options have it"});
  CHECK(said([](Question& q) { q.options[2].e = 0; }) == Texts{"L21: no option has an effectiveness below 0"});
  CHECK(said([](Question& q) { q.options[1].e = 1, q.options[0].e = 0; }) ==
        Texts{"L21: no option has the effectiveness 2"});
  CHECK(said([](Question& q) { q.options[0].key = {{"patience", 2}}; }) == Texts{});
  CHECK(said([](Question& q) {
          q.options[1].key = {{"patience", 1}}, q.options[0].key = {{"patience", 2}};
        }) == Texts{"L21: the best option does not have the most points on 'patience'"});
  CHECK(said([](Question& q) { q.options[0].e = 0.5; }) == Texts{"L20: the effectiveness 0.5 is no whole number"});
  CHECK(said([](Question& q) {
          q.options[0].key = {{"patience", 0.5}};
        }) == Texts{"L20: the key 0.5 of 'patience' is no whole number"});
}

TEST_CASE("means of a panel need a lead of one half and a reach of two") {
  const auto said = [](double best, double next, double last) {
    Bank bank = read_bank(test::bank_folder("good")).bank;
    bank.key_source = {"job-holders", 12, 0.5};
    bank.questions[0].options[0].e = next;
    bank.questions[0].options[1].e = best;
    bank.questions[0].options[2].e = last;
    Texts out;
    for (const Diagnostic& finding : check_bank(bank, {})) out.push_back(english(finding.what));
    return out;
  };
  CHECK(said(1.4, 0.9, -1.2) == Texts{});
  CHECK(said(1.4, 1, -1.2) == Texts{"the best option leads by 0.4, under 0.5"});
  CHECK(said(1.4, 0.5, -0.5) == Texts{"the effectiveness values reach over 1.9, under 2"});
}

namespace {

BankRead shipped() { return read_bank(std::filesystem::path(APLOMB_SOURCE_DIR) / "questions/front-line"); }

/// The shipped bank, where the first form's second question says in its situation what an option of the first says.
Bank giving_away() {
  Bank bank = shipped().bank;
  const auto named = [&](const std::string& id) {
    return std::find_if(bank.questions.begin(), bank.questions.end(), [&](const Question& q) { return q.id == id; });
  };
  named(bank.forms[0].questions[1])->stem += " Zaza zeze zizi zozo zuzu.";
  named(bank.forms[0].questions[0])->options[2].text = "Zaza zeze zizi zozo zuzu.";
  return bank;
}

}  // namespace

TEST_CASE("what holds in a form stands at the line of forms toml that names the question") {
  Bank bank = giving_away();
  const BankRead read = read_bank(write_bank(bank));
  const auto findings = by_rule(review_bank(read, english_words()), "L51");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].place == "assembled/default/A/questions/1");
  CHECK(findings[0].file == "forms.toml");
  CHECK(findings[0].line == 5);
  CHECK(findings[0].column > 1);
  CHECK(findings[0].level == Diagnostic::warning);
  CHECK(findings[0].stage == LintStage::review);
  CHECK_FALSE(findings[0].remedy.id.empty());
  // A note on a form as a whole stands at its table.
  const auto report = by_rule(review_bank(read, english_words()), "L52");
  REQUIRE(report.size() == 2 * bank.forms.size());
  CHECK(report[0].place == "assembled/default/A");
  CHECK(report[0].line == 1);
  CHECK(report[0].level == Diagnostic::note);
}

TEST_CASE("what holds in a form is waived by its question or by the bank") {
  const auto waived = [](const Bank& bank) {
    const auto findings = by_rule(review_bank(read_bank(write_bank(bank)), english_words()), "L51");
    REQUIRE(findings.size() == 1);
    return findings[0].waived;
  };
  Bank bank = giving_away();
  CHECK(waived(bank).empty());
  bank.waive.push_back({"L51", "one of them is going to be withdrawn"});
  CHECK(waived(bank) == "one of them is going to be withdrawn");
  bank = giving_away();
  for (Question& question : bank.questions) {
    if (question.id == bank.forms[0].questions[0]) question.waive.push_back({"L51", "made-up words"});
  }
  CHECK(waived(bank) == "made-up words");
}

TEST_CASE("a form that gives its best options away keeps a proposal from being published") {
  Bank bank = shipped().bank;
  REQUIRE(bank.status == BankStatus::proposal);
  CHECK(blocking(review_bank(read_bank(write_bank(bank)), english_words()), read_bank(write_bank(bank))).empty());
  for (Question& question : bank.questions) {
    const auto& form = bank.forms[0].questions;
    if (std::find(form.begin(), form.end(), question.id) == form.end()) continue;
    for (Option& option : question.options) option.text += option.e == 2 ? "................................" : "";
  }
  const BankRead read = read_bank(write_bank(bank));
  Texts places;
  for (const Diagnostic& finding : blocking(review_bank(read, english_words()), read))
    places.push_back(finding.rule + ' ' + finding.place);
  // A form of the other length may hold some of these questions and fail with it.
  CHECK(std::find(places.begin(), places.end(), "L07 assembled/default/A") != places.end());
  for (const std::string& place : places) CHECK_MESSAGE(place.starts_with("L07 assembled/"), place);
}

TEST_CASE("a bank without forms is judged as the one form that it publishes") {
  Bank bank = shipped().bank;
  bank.forms.clear();
  const auto findings = by_rule(review_bank(read_bank(write_bank(bank)), english_words()), "L46");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].place == "bank");
  CHECK(findings[0].file == "bank.toml");
}

TEST_CASE("nothing may copy seven words of what was withdrawn") {
  const test::ScratchFolder folder;
  const auto path = folder.path / "bank";
  Bank bank = read_bank(test::bank_folder("good")).bank;
  write_bank(bank, path);
  CHECK(read_retired(path).sources.empty());
  std::filesystem::create_directories(path / "retired");
  // It need not be a whole question any more.
  folder.put("bank/retired/old.toml", "[[question]]\nid = \"cl-old\"\nstem = \"One of them has lost her way to the lake.\"\n");
  const SourcesRead retired = read_retired(path);
  CHECK(retired.diagnostics.empty());
  REQUIRE(retired.sources.size() == 1);
  CHECK(retired.sources[0].name == "cl-old");
  CHECK(read_bank(path).bank == bank);
  CHECK(by_rule(review_bank(read_bank(path), english_words(), retired.sources), "L28").empty());
  bank.questions[0].stem += " She has lost her way to the lake.";
  CHECK(write_bank(bank, path).empty());
  const auto copied = by_rule(review_bank(read_bank(path), english_words(), retired.sources), "L28");
  REQUIRE(copied.size() == 1);
  CHECK(copied[0].place == "cl-form/stem");
  CHECK(english(copied[0].what) == "7 words in a row stand in cl-old: has lost her way to the lake");
  folder.put("bank/retired/old.toml", "[[question\n");
  CHECK_FALSE(read_retired(path).diagnostics.empty());
}

TEST_CASE("a form that holds what is retired breaks L49") {
  Bank bank = shipped().bank;
  CHECK(by_rule(review_bank(read_bank(write_bank(bank)), english_words()), "L49").empty());
  bank.retired.push_back("xx-old");
  bank.forms[0].questions[3] = "xx-old";
  const auto findings = by_rule(review_bank(read_bank(write_bank(bank)), english_words()), "L49");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].place == "assembled/default/A/questions/4");
  CHECK(findings[0].level == Diagnostic::error);
}

namespace {

/// The words that candidates read on screens, from the template of the interface's words.
std::vector<std::string> words_for_candidates() {
  std::ifstream in(std::filesystem::path(APLOMB_SOURCE_DIR) / "assets/lang/aplomb.pot");
  std::vector<std::string> out;
  bool theirs = false;
  bool inside = false;
  const auto quoted = [](const std::string& line) { return line.substr(line.find('"') + 1, line.rfind('"') - line.find('"') - 1); };
  for (std::string line; std::getline(in, line);) {
    const bool named = line.find("src/kiosk/") != std::string::npos || line.find("src/app/kiosk_") != std::string::npos;
    theirs = !line.empty() && (theirs || (line.starts_with("#: ") && named));
    if (theirs && line.starts_with("msgid")) {
      inside = true;
      out.push_back(quoted(line));
    } else if (inside && line.starts_with('"')) {
      out.back() += quoted(line);
    } else {
      inside = false;
    }
  }
  return out;
}

}  // namespace

TEST_CASE("the words of the kiosk start no fight and name no quality") {
  // As practice questions: what stands on a screen and is no question is held to L15 and L39 alone.
  Bank bank;
  bank.qualities = shipped().bank.qualities;
  const auto all = words_for_candidates();
  REQUIRE(all.size() > 100);
  for (const std::string& words : all) {
    // What a candidate says on a button is not said to one.
    if (words.starts_with("No, ")) continue;
    bank.practice.push_back({std::to_string(bank.practice.size()), Format::pick, words, {}});
  }
  const auto findings = measure::lint(bank, english_words()).findings;
  for (const auto& finding : findings) {
    if (finding.rule != "L15" && finding.rule != "L39") continue;
    const std::string number = finding.place.field.substr(std::string("practice/").size());
    FAIL_CHECK(finding.rule, ": ", english(finding.what), ": ", bank.practice[std::stoul(number)].stem);
  }
  bank.practice = {{"spoilt", Format::pick, "You cannot do this. You need patience.", {}}};
  const auto spoilt = measure::lint(bank, english_words()).findings;
  CHECK(std::count_if(spoilt.begin(), spoilt.end(), [](const auto& finding) { return finding.rule == "L15" || finding.rule == "L39"; }) == 2);
}

TEST_CASE("the shipped bank has no error of writing") {
  const BankRead read = read_bank(std::filesystem::path(APLOMB_SOURCE_DIR) / "questions/front-line");
  const BankReview review = review_bank(read, english_words());
  CHECK(review.linted);
  for (const Diagnostic& finding : review.findings) {
    if (finding.level == Diagnostic::error && finding.stage == LintStage::write) FAIL_CHECK(to_report(finding));
  }
  CHECK(review.figures.word_model.has_value());
}
