#include "measure/lint.h"

#include "measure/lint_view.h"

#include <algorithm>
#include <array>

namespace aplomb::measure {
namespace {

using enum LintStage;

/// In the order of the rules' numbers.
constexpr auto rules = std::to_array<LintRule>({
    {"L01", write, N_("Results are kept under these names for years.")},
    {"L02", write, N_("Without it the question cannot be shown, scored or explained.")},
    {"L03", write, N_("Four options carry most for the time they take.")},
    {"L04", write, N_("A long situation tests reading, a short one leaves facts to be guessed.")},
    {"L05", write, N_("An option that is longer or shorter than the others draws the eye.")},
    {"L06", write, N_("Length gives the best option away.")},
    {"L07", write, N_("Whoever marks the longest option high must gain nothing by it.")},
    {"L08", write, N_("Length gives the best option away.")},
    {"L09", write, N_("Reading must not be harder than the job itself.")},
    {"L10", write, N_("Long sentences test reading.")},
    {"L11", write, N_("Such words mark an option as wrong.")},
    {"L12", write, N_("People overlook the 'not'.")},
    {"L13", write, N_("Two denials have to be worked out.")},
    {"L14", write, N_("One act can be judged; and more acts look like a better answer.")},
    {"L15", write, N_("It shows the opposite of what it is keyed for.")},
    {"L16", write, N_("It shows the opposite of what it is keyed for.")},
    {"L17", write, N_("It shows the opposite of what it is keyed for.")},
    {"L18", write, N_("Who knows the word need not read the situation.")},
    {"L19", write, N_("A question must not be solved without its situation.")},
    {"L20", write, N_("Scores are computed from these numbers.")},
    {"L21", write, N_("A question needs one best option, and options that are clearly poorer.")},
    {"L22", write, N_("Two qualities that are always keyed alike are measured as one.")},
    {"L23", write, N_("Each point of a score has to be explained to the person.")},
    {"L24", write, N_("A quality is measured by many options in many places.")},
    {"L25", write, N_("The place gives the best option away.")},
    {"L26", write, N_("A pattern gives the values away.")},
    {"L27", write, N_("Two alike count twice, and one gives the other away.")},
    {"L28", write, N_("The words belong to somebody else, or are known already.")},
    {"L29", review, N_("Nobody should see people like themselves in one part only.")},
    {"L30", write, N_("It would make the test a medical inquiry.")},
    {"L31", write, N_("A question must not hurt the person who reads it.")},
    {"L32", review, N_("It may hurt some, or need what only some know.")},
    {"L33", write, N_("Anybody may do the job.")},
    {"L34", write, N_("Words that some do not know test their language, not their work.")},
    {"L35", write, N_("People of other places write it differently.")},
    {"L36", write, N_("Options are shown in an order of their own to each person.")},
    {"L37", write, N_("An option of another kind stands out.")},
    {"L38", write, N_("Words of the situation give the best option away.")},
    {"L39", write, N_("It tells what is measured.")},
    {"L40", write, N_("Not everybody's face, body and voice do this, and customs differ.")},
    {"L46", review, N_("Tired people are measured badly.")},
    {"L47", write, N_("Every path has to be as long and as fair as every other.")},
    {"L48", write, N_("Practice is not scored, and must not look as if it were.")},
    {"L49", write, N_("What is withdrawn is asked no longer.")},
    {"L50", panel, N_("A decision about people needs a key from people who know the job.")},
    {"L51", review, N_("Two questions of one form must not answer each other.")},
    {"L52", review, N_("It shows what a form asks for most.")},
});

}  // namespace

std::string_view name_of(LintStage stage) {
  switch (stage) {
    case write:
      return "write";
    case review:
      return "review";
    case panel:
      return "panel";
    case pilot:
      return "pilot";
  }
  return "write";
}

const LintRule* find_rule(std::string_view id) {
  const auto found = std::find_if(rules.begin(), rules.end(), [&](const LintRule& rule) { return rule.id == id; });
  return found == rules.end() ? nullptr : &*found;
}

LintResult lint(const Bank& bank, const LintWords& words, const std::vector<LintSource>& sources,
                const SaltOf& salt_of) {
  const LintView view = view_of(bank, words);
  LintNotes notes;
  LintResult result;
  result.figures = figures_of(view);
  for (std::size_t q = 0; q < view.questions.size(); ++q) {
    lint_item(view, q, notes);
    lint_options(view, q, notes);
  }
  lint_ui(view, notes);
  lint_scenes(view, notes);
  lint_cues(view, result.figures, notes);
  lint_coverage(view, result.figures, notes);
  lint_word_model(view, result.figures, notes);
  lint_duplicates(view, notes);
  lint_sources(view, sources, notes);
  lint_names(view, result.figures, notes);
  lint_key(view, notes);
  lint_forms(view, salt_of, notes);
  result.findings = notes.take();
  return result;
}

}  // namespace aplomb::measure
