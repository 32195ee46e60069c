#include "fuzz/fixture.h"

#include "exchange/lint_words_files.h"
#include "fuzz/target.h"

namespace aplomb::fuzz {
namespace {

Bank made() {
  Bank bank;
  bank.id = "small";
  bank.settings = {{"desk", "At a desk"}};
  for (const Format format : {Format::rate, Format::most_least, Format::pick, Format::rank}) {
    Question question;
    question.id = name_of(format);
    question.setting = "desk";
    question.format = format;
    question.options = {Option{"a", "One", 1, {}, {}, {}}, Option{"b", "Two", 0, {}, {}, {}}, Option{"c", "Three", -1, {}, {}, {}}};
    bank.questions.push_back(question);
  }
  Scene scene;
  scene.id = "sofa";
  scene.setting = "desk";
  scene.start = "t1";
  scene.turns = {Turn{"t1", "Well?", {Reply{"a", "Yes", 1, {}, "", {}, {}}, Reply{"b", "No", 0, {}, "t2", {}, {}}}},
                 Turn{"t2", "No?", {Reply{"a", "Yes", 1, {}, "", {}, {}}, Reply{"b", "No", -1, {}, "", {}, {}}}}};
  bank.scenes = {scene};
  return bank;
}

}  // namespace

const Bank& answered_bank() {
  static const Bank bank = made();
  return bank;
}

const measure::LintWords& lint_words() {
  static const measure::LintWords words = exchange::read_lint_words(source_folder() / "assets", "en").words;
  return words;
}

void check_findings(const std::vector<exchange::Diagnostic>& findings) {
  for (const exchange::Diagnostic& finding : findings) {
    must(!finding.file.empty(), "a finding has a file");
    must(!english(finding.what).empty(), "a finding says something");
    must(to_text(finding).find('\n') == std::string::npos, "a finding is one line");
    must(finding.line >= 0 && finding.column >= 0, "a place is not negative");
  }
}

}  // namespace aplomb::fuzz
