#include "app/bank_report.h"

#include "exchange/bank_check.h"
#include "measure/lint_figures.h"

#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace aplomb::app {
namespace {

using exchange::Diagnostic;
using measure::Figure;
using measure::LintFigures;
using measure::LintStage;
using measure::PeopleCount;
using Json = nlohmann::ordered_json;

struct Counts {
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t notes = 0;
  std::size_t later = 0;  ///< errors that a panel or a pilot has to mend
  std::vector<std::string> later_words;
};

Counts counts_of(const exchange::BankReview& review) {
  Counts counts;
  for (const Diagnostic& finding : review.findings) {
    if (!finding.waived.empty()) continue;
    const bool later = finding.stage == LintStage::panel || finding.stage == LintStage::pilot;
    if (finding.level == Diagnostic::note) {
      ++counts.notes;
    } else if (later) {
      ++counts.later;
      counts.later_words.push_back(english(finding.what));
    } else {
      ++(finding.level == Diagnostic::error ? counts.errors : counts.warnings);
    }
  }
  return counts;
}

std::string counted(std::size_t count, const char* one, const char* many) { return std::to_string(count) + ' ' + (count == 1 ? one : many); }

std::string whole_percent(const Figure<>& figure) { return figure.has_value() ? fmt::format("{:.0f} %", std::floor(figure.value() * 100 + 0.5)) : "–"; }
std::string number(const Figure<>& figure, int digits) { return figure.has_value() ? fmt::format("{:.{}f}", figure.value(), digits) : "–"; }

std::string people_text(const PeopleCount& people) {
  std::string text = fmt::format("{} women, {} men", people.women, people.men);
  if (people.unknown > 0) text += fmt::format(", {} not told", people.unknown);
  return text;
}

template <class Range, class Words>
std::string joined(const Range& range, const char* between, const Words& words) {
  std::string out;
  for (const auto& entry : range) out += (out.empty() ? "" : between) + words(entry);
  return out;
}

Json figure_json(const Figure<>& figure) {
  return {{"value", figure.has_value() ? Json(figure.value()) : Json()}, {"status", name_of(figure.status())}, {"n", figure.n()}};
}

Json people_json(const PeopleCount& people) { return {{"women", people.women}, {"men", people.men}, {"unknown", people.unknown}}; }

/// A file's name may hold any bytes; what is printed must be JSON all the same.
std::string dumped(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace); }

const char* letter_of(Diagnostic::Level level) { return level == Diagnostic::error ? "E" : level == Diagnostic::warning ? "W" : "I"; }

}  // namespace

std::string findings_text(const exchange::BankReview& review) {
  std::string out;
  for (const Diagnostic& finding : review.findings) {
    if (finding.waived.empty()) out += to_report(finding) + '\n';
  }
  return out;
}

std::string figures_text(const exchange::BankReview& review, const Bank& bank) {
  const LintFigures& f = review.figures;
  std::string out = "\nThe bank's figures, with the limit of the rule\n";
  const auto line = [&](const char* name, const std::string& value, const char* limit = "") { out += fmt::format("  {:<34}{:<34}{}\n", name, value, limit); };
  line("questions, options", fmt::format("{}, {}", f.questions, f.options));
  line("words of a situation, an option", number(f.words_stem, 0) + ", " + number(f.words_option, 1), "L04 40-65, L05 6-20");
  line("best is the longest", whole_percent(f.best_longest), "L07 at most 40 %");
  line("best is the shortest", whole_percent(f.best_shortest), "L07 at most 40 %");
  line("characters, best and others", number(f.length_best, 0) + " and " + number(f.length_others, 0), "L08 at most 10 % apart");
  const char* formula = f.flesch_kincaid ? "L09 at most 8 (Flesch-Kincaid)" : "L09 at most 45 (LIX)";
  line("grade of situations, the hardest", number(f.grade_stems, 1) + ", " + number(f.grade_stems_top, 1), formula);
  line("grade of options, the hardest", number(f.grade_options, 1) + ", " + number(f.grade_options_top, 1), formula);
  line("absolutes, poor and good", whole_percent(f.absolutes_poor) + " and " + whole_percent(f.absolutes_good), "L11 at most 1.5 times");
  line("joined clauses, best and others", whole_percent(f.joined_best) + " and " + whole_percent(f.joined_others), "L14 at most 15 points apart");
  line("best holds the most acts", whole_percent(f.most_acts), "L14 at most 40 %");
  line("words alone find the best", whole_percent(f.word_model) + ", guessing " + whole_percent(f.chance), "L19 at most 40 %");
  line("words shared, best and others", whole_percent(f.overlap_best) + " and " + whole_percent(f.overlap_others), "L38 at most 1.5 times");
  line("best stands first, second …", joined(f.best_position, ", ", [](std::size_t count) { return std::to_string(count); }), "L25 about evenly");
  line("named customers", people_text(f.customers), "L29 40-60 % women");
  line("named upset customers", people_text(f.upset), "L29 40-60 % women");
  line("named staff", people_text(f.staff), "L29 40-60 % women");
  line("named seniors", people_text(f.seniors), "L29 40-60 % women");
  line("advice about the person, cited", fmt::format("{} of {}", f.advice_cited, f.advice_personal), "L24 all");
  out += "  origins of names: " + joined(f.origins, ", ", [](const auto& entry) { return entry.first + ' ' + std::to_string(entry.second); }) + '\n';
  out += "  effectiveness: " + joined(f.patterns, "; ", [](const auto& entry) { return entry.first + ": " + std::to_string(entry.second); }) + '\n';
  out += "  settings: " + joined(f.settings, ", ", [](const auto& entry) { return entry.setting + ' ' + std::to_string(entry.questions); }) + '\n';
  out += fmt::format("  {:<24}{:>10}{:>10}{:>10}{:>12}\n", "quality", "questions", "primary", "options", "positive");
  for (const measure::QualityCount& count : f.qualities) {
    const auto share = count.options > 0 ? Figure<>(static_cast<double>(count.positives) / static_cast<double>(count.options)) : Figure<>();
    out += fmt::format("  {:<24}{:>10}{:>10}{:>10}{:>12}\n", count.quality, count.questions, count.primary, count.options, whole_percent(share));
  }
  if (!bank.scenes.empty()) out += "  scenes: " + std::to_string(bank.scenes.size()) + '\n';
  return out + '\n';
}

std::string coverage_text(const Bank& bank) {
  std::string out = fmt::format("\n{:<8}{:<22}{:<9}{:>6}  questions\n", "advice", "quality", "verdict", "cited");
  for (const measure::AdviceUse& use : measure::advice_use(bank)) {
    out += fmt::format("{:<8}{:<22}{:<9}{:>6}  {}\n", use.advice->id, use.advice->quality, use.advice->verdict, use.questions.size(),
                       joined(use.questions, ", ", [](const std::string& id) { return id; }));
  }
  return out;
}

std::string summary_text(const exchange::BankReview& review, const Bank& bank) {
  const Counts counts = counts_of(review);
  std::string out = counted(counts.errors, "error", "errors") + ", " + counted(counts.warnings, "warning", "warnings") + " in " +
                    counted(bank.questions.size(), "question", "questions") + "; " + counted(review.waived, "warning is", "warnings are") + " waived.\n";
  if (counts.later > 0) {
    out += "To come before the bank can be active: " + joined(counts.later_words, "; ", [](const std::string& words) { return words; }) + ".\n";
  }
  if (!review.linted) out += "How it is written was not looked at: mend what cannot be read first.\n";
  return out;
}

std::string findings_json(const exchange::BankReview& review, const Bank& bank) {
  Json list = Json::array();
  for (const Diagnostic& finding : review.findings) {
    list.push_back({{"rule", finding.rule},
                    {"severity", exchange::name_of(finding.level)},
                    {"level", letter_of(finding.level)},
                    {"stage", measure::name_of(finding.stage)},
                    {"file", finding.file},
                    {"line", finding.line},
                    {"column", finding.column},
                    {"question", exchange::question_of(finding, bank)},
                    {"place", finding.place},
                    {"message", english(finding.what)},
                    {"why", english(exchange::why_of(finding.rule))},
                    {"remedy", english(finding.remedy)},
                    {"waived", finding.waived.empty() ? Json() : Json(finding.waived)}});
  }
  return dumped(list);
}

std::string figures_json(const exchange::BankReview& review, const Bank& bank) {
  const Counts counts = counts_of(review);
  const LintFigures& f = review.figures;
  Json figures{{"questions", f.questions}, {"options", f.options}, {"judged", f.judged}};
  const std::vector<std::pair<const char*, const Figure<>*>> named{
      {"best_longest", &f.best_longest},     {"best_shortest", &f.best_shortest},     {"length_best", &f.length_best},
      {"length_others", &f.length_others},   {"joined_best", &f.joined_best},         {"joined_others", &f.joined_others},
      {"most_acts", &f.most_acts},           {"overlap_best", &f.overlap_best},       {"overlap_others", &f.overlap_others},
      {"absolutes_poor", &f.absolutes_poor}, {"absolutes_good", &f.absolutes_good},   {"word_model", &f.word_model},
      {"chance", &f.chance},                 {"grade_stems", &f.grade_stems},         {"grade_stems_top", &f.grade_stems_top},
      {"grade_options", &f.grade_options},   {"grade_options_top", &f.grade_options_top}, {"words_stem", &f.words_stem},
      {"words_option", &f.words_option}};
  for (const auto& [name, figure] : named) figures[name] = figure_json(*figure);
  figures["grade"] = f.flesch_kincaid ? "flesch_kincaid" : "lix";
  figures["patterns"] = f.patterns;
  figures["best_position"] = f.best_position;
  figures["qualities"] = Json::array();
  for (const measure::QualityCount& count : f.qualities) {
    figures["qualities"].push_back({{"quality", count.quality}, {"questions", count.questions}, {"primary", count.primary}, {"options", count.options}, {"positives", count.positives}});
  }
  figures["settings"] = Json::array();
  for (const measure::SettingCount& count : f.settings) figures["settings"].push_back({{"setting", count.setting}, {"questions", count.questions}});
  figures["advice"] = {{"entries", f.advice}, {"personal", f.advice_personal}, {"cited", f.advice_cited}};
  figures["people"] = {{"customers", people_json(f.customers)}, {"upset", people_json(f.upset)}, {"staff", people_json(f.staff)}, {"seniors", people_json(f.seniors)}};
  figures["origins"] = f.origins;
  Json out{{"summary",
            {{"bank", bank.id}, {"status", name_of(bank.status)}, {"errors", counts.errors}, {"warnings", counts.warnings}, {"notes", counts.notes}, {"waived", review.waived}, {"later", counts.later}, {"linted", review.linted}}},
           {"figures", review.linted ? figures : Json()}};
  return dumped(out);
}

std::string coverage_json(const Bank& bank) {
  Json list = Json::array();
  for (const measure::AdviceUse& use : measure::advice_use(bank)) {
    list.push_back({{"advice", use.advice->id}, {"quality", use.advice->quality}, {"verdict", use.advice->verdict}, {"questions", use.questions}});
  }
  return dumped(list);
}

}  // namespace aplomb::app
