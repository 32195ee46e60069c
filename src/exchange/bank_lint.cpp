#include "exchange/bank_lint.h"

#include "exchange/bank_check.h"
#include "store/documents.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace aplomb::exchange {
namespace {

using measure::LintStage;

/// The names of questions and options as the reader has given them: the second "a" is "a#2".
class PlaceTexts {
 public:
  explicit PlaceTexts(const Bank& bank) : bank_(bank) {
    PlaceNames names;
    for (const Question& question : bank.questions) {
      questions_.push_back(names.next("question", question.id));
      PlaceNames options;
      options_.emplace_back();
      for (const Option& option : question.options) options_.back().push_back(options.next("question", option.id));
    }
    for (const AssembledForm& form : bank.forms)
      forms_.push_back(names.next("assembled", assembled_name(form.family, form.name)));
  }

  /// Of what holds in a form: the line of the form that names the question or the scene.
  [[nodiscard]] std::string of(const measure::LintPlace& place) const {
    if (!place.form) return in_bank(place);
    const AssembledForm& form = bank_.forms[*place.form];
    std::string text = forms_[*place.form];
    if (place.question) {
      text += entry_of("/questions/", form.questions,
                       [&](const std::string& id) { return id == bank_.questions[*place.question].id; });
    } else {
      text += entry_of("/scenes/", form.scenes,
                       [&](const std::string& id) { return place.field.starts_with("scene/" + id + '/'); });
    }
    return text;
  }

  [[nodiscard]] std::string in_bank(const measure::LintPlace& place) const {
    if (!place.question) return place.field;
    std::string text = questions_[*place.question];
    if (place.option) text += '/' + options_[*place.question][*place.option];
    if (!place.field.empty()) text += '/' + place.field;
    return text;
  }

 private:
  template <class Named>
  static std::string entry_of(const char* list, const std::vector<std::string>& ids, const Named& named) {
    const auto found = std::find_if(ids.begin(), ids.end(), named);
    return found == ids.end() ? std::string() : list + std::to_string(found - ids.begin() + 1);
  }

  const Bank& bank_;
  std::vector<std::string> questions_;
  std::vector<std::vector<std::string>> options_;
  std::vector<std::string> forms_;
};

Diagnostic::Level level_of(measure::LintLevel level) {
  switch (level) {
    case measure::LintLevel::error:
      return Diagnostic::error;
    case measure::LintLevel::warning:
      return Diagnostic::warning;
    case measure::LintLevel::info:
      return Diagnostic::note;
  }
  return Diagnostic::error;
}

Diagnostic diagnostic_of(measure::LintFinding finding, const PlaceTexts& texts, const Places& places) {
  std::string place = texts.of(finding.place);
  Place where = nearest_place(places, place);
  // A table that nobody has written has no line; the bank's own is the nearest.
  if (where.file.empty()) where = nearest_place(places, "bank");
  Diagnostic out{where.file,
                 where.line,
                 where.column,
                 level_of(finding.level),
                 std::move(finding.rule),
                 std::move(place),
                 std::move(finding.what),
                 std::move(finding.mend)};
  out.stage = stage_of(out.rule);
  return out;
}

/// Question or scene ("scene/torn-sofa") that a place belongs to.
std::string owner_of(std::string_view place) {
  std::size_t end = place.find('/');
  if (place.substr(0, end) == "scene" && end != std::string_view::npos) end = place.find('/', end + 1);
  return std::string(place.substr(0, end));
}

class Waivers {
 public:
  Waivers(const Bank& bank, const Places& places) : places_(places) {
    take("bank", bank.waive);
    PlaceNames names;
    for (const Question& question : bank.questions) take(names.next("question", question.id), question.waive);
    for (const Scene& scene : bank.scenes) take("scene/" + scene.id, scene.waive);
  }

  void apply(Diagnostic& finding, const std::string& owner) {
    if (finding.level == Diagnostic::note || finding.rule.empty()) return;
    for (const std::string& by : {owner, std::string("bank")}) {
      const auto found = given_.find({by, finding.rule});
      if (found == given_.end()) continue;
      if (finding.level == Diagnostic::error) {
        found->second.for_error = true;
        continue;
      }
      found->second.used = true;
      if (!found->second.reason.empty()) finding.waived = found->second.reason;
      return;
    }
  }

  /// What is to be said about the waivers themselves.
  [[nodiscard]] std::vector<Diagnostic> remarks() const {
    std::vector<Diagnostic> out;
    for (const auto& [key, waiver] : given_) {
      if (waiver.used || measure::find_rule(key.second) == nullptr) continue;
      const std::string place = key.first + "/waive/" + key.second;
      const Place where = nearest_place(places_, place);
      Diagnostic remark{where.file, where.line, where.column, Diagnostic::note, key.second, place, {}, {}};
      remark.stage = stage_of(key.second);
      remark.what = waiver.for_error
                        ? Message{N_("{rule} is an error here, which cannot be set aside"), {{"rule", key.second}}}
                        : Message{N_("{rule} is set aside, and nothing needs it"), {{"rule", key.second}}};
      remark.remedy = {N_("take the waiver out"), {}};
      out.push_back(std::move(remark));
    }
    return out;
  }

 private:
  struct Given {
    std::string reason;
    bool used = false;
    bool for_error = false;
  };

  void take(const std::string& owner, const std::vector<Waiver>& waive) {
    for (const Waiver& waiver : waive) {
      const bool blank = waiver.reason.find_first_not_of(" \t\n") == std::string::npos;
      given_.try_emplace({owner, waiver.rule}, Given{blank ? std::string() : waiver.reason});
    }
  }

  const Places& places_;
  std::map<std::pair<std::string, std::string>, Given> given_;
};

/// The check of a scene's paths and keys names the turn where they break; then the lint need not say it again.
bool said_closer(const Diagnostic& finding, const std::vector<Diagnostic>& checked) {
  return finding.rule == "L47" && std::any_of(checked.begin(), checked.end(), [&](const Diagnostic& other) {
           return other.level == Diagnostic::error && other.place.starts_with(finding.place);
         });
}

}  // namespace

BankReview review_bank(const BankRead& read, const measure::LintWords& words,
                       const std::vector<measure::LintSource>& sources, const measure::KeyPanel* panel) {
  BankReview out;
  Waivers waivers(read.bank, read.places);
  Findings kept;
  const auto take = [&](Diagnostic finding, const std::string& owner) {
    waivers.apply(finding, owner);
    if (!finding.waived.empty()) ++out.waived;
    kept.add(std::move(finding));
  };
  for (Diagnostic finding : read.diagnostics) {
    finding.stage = stage_of(finding.rule);
    take(finding, owner_of(finding.place));
  }
  const std::vector<Diagnostic> checked = check_bank(read);
  for (const Diagnostic& finding : checked) take(finding, owner_of(finding.place));
  if (read.ok()) {
    out.linted = true;
    measure::LintResult result = measure::lint(read.bank, words, sources, store::question_salt);
    out.figures = std::move(result.figures);
    if (panel != nullptr) {
      for (measure::LintFinding& finding : measure::lint_panel(read.bank, *panel)) result.findings.push_back(std::move(finding));
    }
    const PlaceTexts texts(read.bank);
    for (measure::LintFinding& finding : result.findings) {
      // A question that gives another away in a form is waived where it is written.
      const std::string owner = owner_of(texts.in_bank(finding.place));
      Diagnostic diagnostic = diagnostic_of(std::move(finding), texts, read.places);
      if (!said_closer(diagnostic, checked)) take(std::move(diagnostic), owner);
    }
  }
  if (out.linted) {
    for (Diagnostic& remark : waivers.remarks()) kept.add(std::move(remark));
  }
  out.findings = kept.take();
  return out;
}

std::vector<Diagnostic> blocking(const BankReview& review, const BankRead& read) {
  if (read.bank.status == BankStatus::practice) {
    std::vector<Diagnostic> out = read.diagnostics;
    for (Diagnostic& finding : check_bank(read)) out.push_back(std::move(finding));
    std::erase_if(out, [](const Diagnostic& finding) { return finding.level != Diagnostic::error; });
    return out;
  }
  std::vector<Diagnostic> out = review.findings;
  const bool all = read.bank.status == BankStatus::active;
  std::erase_if(out, [&](const Diagnostic& finding) {
    return finding.level != Diagnostic::error || (!all && finding.stage != LintStage::write);
  });
  return out;
}

bool written_well(const std::vector<Diagnostic>& findings) {
  return std::none_of(findings.begin(), findings.end(), [](const Diagnostic& finding) {
    return finding.level == Diagnostic::error && finding.stage == LintStage::write;
  });
}

}  // namespace aplomb::exchange
