#include "studio/findings.h"

#include "exchange/bank_check.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace aplomb::studio {
namespace {

std::vector<std::string_view> parts_of(std::string_view place) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t slash = place.find('/');
    parts.push_back(place.substr(0, slash));
    if (slash == std::string_view::npos) return parts;
    place.remove_prefix(slash + 1);
  }
}

/// The control of the question's page for "stem", "setting" …
std::string control_of_question(std::string_view field, const Question& question) {
  for (const std::string_view known : {"stem", "setting", "format", "difficulty", "primary", "pivot"}) {
    if (field == known) return "question." + std::string(known);
  }
  if (field == "option") return "option.add";
  // "The highest effectiveness is shared": the first cell of the key is where that is mended.
  if (field.empty() && !question.options.empty()) return "key." + question.options.front().id + ".e";
  return {};
}

std::string control_of_option(const std::vector<std::string_view>& parts, const Bank& bank, const Option& option) {
  const std::string_view field = parts.size() > 2 ? parts[2] : std::string_view();
  if (field == "why") return "question.why";
  if (field == "advice") return "advice.add";
  if (field == "e") return "key." + option.id + ".e";
  if (field != "key") return "question.option." + option.id;
  if (parts.size() > 3 && find_quality(bank, parts[3]) != nullptr) return "key." + option.id + '.' + std::string(parts[3]);
  return "key." + option.id + '.' + (bank.qualities.empty() ? "e" : bank.qualities.front().id);
}

struct Plain {
  std::string_view key;  ///< as the bank's files call it
  std::string_view what;
};

/// Files speak of keys and tables; whoever writes here sees fields. Findings that mean the same to both stay as they are.
void in_plain_words(Finding& finding) {
  static constexpr Plain empties[]{{"stem", N_("the scene is empty")},
                                   {"text", N_("has no words yet")},
                                   {"why", N_("no reason is given yet")},
                                   {"pivot", N_("nothing says what would change the best response")}};
  const std::string key = finding.what.args.empty() ? std::string() : finding.what.args.front().second;
  if (finding.what.id == "'{key}' is empty") {
    for (const Plain& plain : empties) {
      if (plain.key == key) finding.what = {std::string(plain.what), {}};
    }
  } else if (finding.what.id == "no [[instruction]] for the format '{format}'") {
    finding.what = {N_("this bank has no instruction for the format yet"), {}};
    finding.remedy = {N_("choose another format, or have the instruction added to the bank’s files"), {}};
  }
}

}  // namespace

std::vector<Finding> find_all(const Bank& bank) {
  std::vector<Finding> found;
  // A bank in the vault has no files: the findings' places say where they belong.
  for (exchange::Diagnostic& diagnostic : exchange::check_bank(bank, {})) {
    Finding finding{diagnostic.level, std::move(diagnostic.rule), exchange::question_of(diagnostic, bank), {}, {}, std::move(diagnostic.what),
                    std::move(diagnostic.remedy)};
    if (const Question* question = find_question(bank, finding.question)) {
      const auto parts = parts_of(diagnostic.place);
      const Option* option = parts.size() > 1 ? find_option(*question, parts[1]) : nullptr;
      if (option != nullptr) {
        finding.option = option->id;
        finding.control = control_of_option(parts, bank, *option);
      } else {
        finding.control = control_of_question(parts.size() > 1 ? parts[1] : std::string_view(), *question);
      }
    }
    in_plain_words(finding);
    found.push_back(std::move(finding));
  }
  std::stable_sort(found.begin(), found.end(), [](const Finding& a, const Finding& b) { return a.level < b.level; });
  return found;
}

}  // namespace aplomb::studio
