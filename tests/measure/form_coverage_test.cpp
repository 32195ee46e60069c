// Forms from what questions are written to measure.

#include "measure/form_coverage.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace aplomb;
using namespace aplomb::measure;

namespace {

constexpr int settings = 6;
constexpr int questions = 40;

Bank bank() {
  Bank out;
  for (const auto* id : {"empathy", "patience", "composure"}) {
    Quality quality;
    quality.id = id;
    out.qualities.push_back(quality);
  }
  for (int s = 0; s < settings; ++s) out.settings.push_back({"s" + std::to_string(s), "Setting"});
  for (int i = 0; i < questions; ++i) {
    Question question;
    question.id = "q" + std::to_string(i);
    question.format = Format::rate;
    question.setting = out.settings[static_cast<std::size_t>(i % settings)].id;
    question.primary = out.qualities[static_cast<std::size_t>(i % 3)].id;
    question.difficulty = i % 5 == 0 ? Difficulty::easy : (i % 5 == 1 ? Difficulty::hard : Difficulty::medium);
    question.safety = i % 10 == 0;
    question.stem = "One two three.";
    for (const auto& [id, e] : {std::pair{"a", 2.0}, std::pair{"b", 1.0}, std::pair{"c", -1.0}, std::pair{"d", -2.0}}) {
      Option option;
      option.id = id;
      option.text = "Four five six.";
      option.e = e;
      option.key = {{question.primary, e}};
      question.options.push_back(option);
    }
    out.questions.push_back(question);
  }
  out.questions[2].twin = "q5";
  out.questions[7].enemies = {"q8"};
  return out;
}

FormBlueprint blueprint() {
  FormBlueprint out;
  out.name = "default";
  out.questions = 12;
  out.primary = {{"empathy", 3}, {"patience", 3}};
  out.least_measuring = 4;
  out.setting_share = 0.25;
  out.easy_share = 0.25;
  out.hard_share = 0.35;
  out.safety = 1;
  return out;
}

const std::vector<std::string> weighed{"empathy", "patience"};

bool holds(const std::vector<std::string>& list, const std::string& id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

}  // namespace

TEST_CASE("three forms meet the blueprint and have no question in common") {
  const Bank all = bank();
  const CoverageForms found = assemble_by_coverage(all, blueprint(), weighed, 3);
  for (const CoverageShortfall& shortfall : found.shortfalls)
    MESSAGE(shortfall.form << " " << name_of(shortfall.problem) << " " << shortfall.what << " " << shortfall.have);
  CHECK(found.shortfalls.empty());
  REQUIRE(found.forms.size() == 3);
  std::set<std::string> seen;
  for (std::size_t f = 0; f < found.forms.size(); ++f) {
    const auto& form = found.forms[f];
    CHECK(form.questions.size() == 12);
    for (const std::string& id : form.questions) CHECK(seen.insert(id).second);
    CHECK_FALSE((holds(form.questions, "q2") && holds(form.questions, "q5")));
    CHECK_FALSE((holds(form.questions, "q7") && holds(form.questions, "q8")));
    CHECK(found.counts[f].measuring[0] >= 4);
    CHECK(found.counts[f].safety <= 1);
    CHECK(*std::max_element(found.counts[f].settings.begin(), found.counts[f].settings.end()) <= 3);
  }
  const FormDifference apart = largest_difference(all, found.counts, weighed);
  CHECK(apart.measuring <= 1);
  CHECK(apart.easy <= 1);
  CHECK(apart.minutes < 0.5);
}

TEST_CASE("the same bank gives the same forms") {
  const CoverageForms one = assemble_by_coverage(bank(), blueprint(), weighed, 2);
  const CoverageForms two = assemble_by_coverage(bank(), blueprint(), weighed, 2);
  CHECK(one.forms == two.forms);
}

TEST_CASE("a bank that is too small says form by form what it lacks") {
  const CoverageForms found = assemble_by_coverage(bank(), blueprint(), weighed, 4);
  CHECK(std::any_of(found.shortfalls.begin(), found.shortfalls.end(),
                    [](const CoverageShortfall& one) { return one.problem == CoverageProblem::too_few_questions; }));
  CHECK(found.forms.front().questions.size() >= found.forms.back().questions.size());
}

TEST_CASE("retired questions and those with other numbers of options stay out") {
  Bank all = bank();
  all.retired = {"q0"};
  all.questions[1].options.pop_back();
  const CoverageForms found = assemble_by_coverage(all, blueprint(), weighed, 3);
  for (const auto& form : found.forms) {
    CHECK_FALSE(holds(form.questions, "q0"));
    CHECK_FALSE(holds(form.questions, "q1"));
  }
}

TEST_CASE("blueprints that make no sense are refused") {
  CHECK_THROWS_AS(assemble_by_coverage(bank(), blueprint(), weighed, 0), std::invalid_argument);
  FormBlueprint wrong = blueprint();
  wrong.setting_share = 2;
  CHECK_THROWS_AS(assemble_by_coverage(bank(), wrong, weighed, 1), std::invalid_argument);
  const std::vector<std::string> unknown{"tact"};
  CHECK_THROWS_AS(assemble_by_coverage(bank(), blueprint(), unknown, 1), std::invalid_argument);
}
