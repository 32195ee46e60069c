#include "app/html_figures.h"
#include "app/technical_report.h"
#include "app/technical_report_words.h"
#include "measure/statistics.h"

#include <algorithm>

namespace aplomb::app {
namespace {

using Facts = std::vector<std::pair<std::string, std::string>>;

constexpr const char* style = R"(
body { font: 11pt/1.45 sans-serif; color: #111; background: #fff; max-width: 62em; margin: 2em auto; padding: 0 1em }
h1 { font-size: 1.7em } h2 { font-size: 1.35em; border-top: 3px solid #111; padding-top: .4em; margin-top: 2em } h3 { font-size: 1.1em; margin: 1.6em 0 .3em }
table { border-collapse: collapse; margin: .6em 0 1em; width: 100% } caption { text-align: left; font-weight: bold; padding: .2em 0 }
th, td { text-align: left; vertical-align: top; padding: .25em .7em .25em 0; border-bottom: 1px solid #bbb; overflow-wrap: anywhere } thead th { border-bottom: 2px solid #111 }
th[scope=row] { font-weight: normal; min-width: 9em } .facts th { width: 17em; color: #444 } small { color: #444; white-space: nowrap }
.none { color: #444; font-style: italic } .gate { border-left: 5px solid #111; padding: .3em .8em; background: #f2f2f2 } code { font-size: .9em }
@media print { body { margin: 0; max-width: none; font-size: 9pt } h2 { page-break-before: always } h3 { page-break-after: avoid } table { page-break-inside: auto } tr, caption { page-break-inside: avoid } .gate { background: none } }
)";

std::string paragraph(const std::string& text) { return element("p", text) + "\n"; }
std::string in_short(const Hash& hash) { return hex(hash).substr(0, 12); }

std::string questions(int n) { return std::to_string(n) + (n == 1 ? " question or conversation" : " questions and conversations"); }

/// "n = 40, provisional"
std::string cases(int n) {
  const measure::Status status = measure::gate(n);
  return "n = " + std::to_string(n) + (status == measure::Status::ok ? "" : status == measure::Status::provisional ? ", provisional" : ", too few");
}

/// The gate of 0.3 as a sentence: never a dash without a reason.
std::string gate_sentence(const FormReport& form) {
  const std::string n = std::to_string(form.counts.complete);
  const std::string people = form.counts.complete == 1 ? " person has" : " people have";
  switch (form.status) {
    case measure::Status::too_few: return "Too few: " + n + people + " answered everything on this form. Figures begin at 30 people; until then none is given, since it would say more about those few than about the form.";
    case measure::Status::provisional: return "Provisional: " + n + people + " answered everything on this form. The figures may still move; they are settled from 100 people on.";
    default: return "Settled: " + n + people + " answered everything on this form.";
  }
}

Facts what_it_is(const FormReport& form) {
  Facts facts{{"Form", form.name + ", " + questions(form.items) + ", language " + form.language + (form.in_use ? "; in use" : "; no longer given")}, {"Hash of its content", hex(form.hash)}};
  for (const Edition& edition : form.editions) {
    facts.emplace_back("Question bank", edition.title + ", version " + std::to_string(edition.version) + ", " + std::string(name_of(edition.status)) + ", " + in_short(edition.hash));
    facts.emplace_back("Its keys come from", in_words(edition.key_source));
  }
  if (form.editions.empty()) facts.emplace_back("Question bank", "nobody has been given this form yet");
  for (std::size_t m = form.models.size(); m-- > 0;) {
    const ModelInUse& one = form.models[m];
    facts.emplace_back(m + 1 == form.models.size() ? "Error model in use" : "Earlier error model",
                       in_words(one.model.model) + "; " + (one.since.empty() ? "came with the form" : "since " + one.since) + "; " + one.model.made_by + "; " + in_short(one.document));
  }
  if (form.models.empty()) facts.emplace_back("Error model in use", "none: the error of a person's result is unknown, and no result is held against a line");
  for (const VacancyLine& vacancy : form.vacancies) {
    const std::string name = "Line, " + vacancy.name + (vacancy.closed ? " (closed)" : "");
    if (!vacancy.line) {
      facts.emplace_back(name, "none: nobody is above or below anything");
      continue;
    }
    const store::Line& line = *vacancy.line;
    facts.emplace_back(name, "fit " + number(line.cut) + ", version " + std::to_string(line.version) + "; " + line.method + ", " + std::to_string(line.judges) + " judges, " + line.date + "; alternatives considered: " + line.alternatives);
  }
  return facts;
}

Facts who_took_it(const SessionCounts& counts) {
  return {{"Finished", std::to_string(counts.finished)},
          {"Counted here", std::to_string(counts.complete) + ", with everything answered"},
          {"Left out", std::to_string(counts.left_out) + " finished with something unanswered"},
          {"Not finished", std::to_string(counts.unfinished) + " under way, withdrawn or abandoned"},
          {"Erased", std::to_string(counts.erased)},
          {"Trials by staff", std::to_string(counts.trials) + ", never counted"},
          {"Days", counts.first.empty() ? "nobody has finished yet" : "first " + counts.first + ", last " + counts.last}};
}

std::string profile_section(const ProfileReport& profile, measure::Status status) {
  std::string out = figures_list("Fit to the profile '" + profile.title + "', " + cases(profile.fit.n), profile.fit, status);
  std::string made_of;
  for (const Weighed& quality : profile.qualities)
    made_of += (made_of.empty() ? "" : "; ") + quality.label + " " + number(100 * quality.weight) + " % (from " + number(quality.zero_at) + " to " + number(quality.target) + " points)";
  return out + paragraph("The profile is a " + profile.status + ", " + in_short(profile.hash) + ", and weighs: " + made_of + ".");
}

std::string item_section(const ItemReport& item, const FormReport& form) {
  const std::string caption = item.title + " – " + item.id + ", " + format_in_words(item.format) + (item.setting.empty() ? "" : ", " + item.setting);
  std::string out = figures_table(caption, "on", item.qualities, form.status);
  if (!item.options.empty()) out += figures_table("Its options; key and option-rest r on " + item.qualities.front().of, "option", item.options, form.status);
  return out;
}

/// Which questions there are, where nothing can be said of them yet.
std::string item_list(const FormReport& form) {
  std::string out = "<ol>\n";
  for (const ItemReport& item : form.by_item) {
    std::string measured;
    for (const FigureRow& row : item.qualities) measured += (measured.empty() ? "" : ", ") + row.of;
    out += element("li", item.title + " – " + item.id + ", " + format_in_words(item.format) + "; measures " + measured) + "\n";
  }
  return out + "</ol>\n";
}

std::string items_section(const FormReport& form) {
  std::string out = "<h3>Questions</h3>\n";
  if (form.status == measure::Status::too_few) return out + paragraph("Figures of questions begin at 30 people. The form consists of:") + item_list(form);
  const auto flagged = std::count_if(form.by_item.begin(), form.by_item.end(), [](const ItemReport& item) { return !item.qualities.empty() && !item.qualities.front().words.empty(); });
  out += paragraph(std::to_string(flagged) + " of " + std::to_string(form.by_item.size()) + " have something for an editor to look at on their main quality, the first line of each table. " + cases(form.counts.complete) + " throughout.");
  for (const ItemReport& item : form.by_item) out += item_section(item, form);
  return out;
}

std::string form_section(const FormReport& form, std::size_t place) {
  std::string out = "<section id=\"form-" + std::to_string(place) + "\">\n<h2>Form " + escaped(form.name) + "</h2>\n";
  out += "<p class=\"gate\">" + escaped(gate_sentence(form)) + "</p>\n";
  out += "<h3>What it is</h3>\n" + facts_table(what_it_is(form)) + "<h3>Who took it</h3>\n" + facts_table(who_took_it(form.counts));
  if (form.by_item.empty()) return out + "</section>\n";
  const std::string n = cases(form.counts.complete);
  out += "<h3>Judgement and fit</h3>\n" + figures_list("Overall judgement, " + n, form.judgement, form.status);
  for (const ProfileReport& profile : form.profiles) out += profile_section(profile, form.status);
  out += "<h3>Qualities</h3>\n" + figures_table(n, "quality", form.qualities, form.status) + items_section(form);
  return out + "</section>\n";
}

std::string remarks(const std::string& title, const Remarks& all) {
  std::string out = "<h3>" + escaped(title) + "</h3>\n<dl>\n";
  for (const auto& [what, why] : all) out += element("dt", what) + element("dd", why) + "\n";
  return out + "</dl>\n";
}

}  // namespace

std::string technical_report_html(const TechnicalReport& report) {
  std::string out = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>Technical report, " + escaped(report.office) + ", " + report.made + "</title>\n<style>" + style + "</style>\n</head>\n<body>\n";
  out += "<h1>Technical report</h1>\n" + paragraph(report.office + ", " + report.made + ". Made by " + report.program + " from the sessions in its data file.");
  if (report.demo) out += "<p class=\"gate\">This is a demo: its people are made up.</p>\n";
  out += "<ul>\n";
  for (std::size_t i = 0; i < report.forms.size(); ++i) {
    const FormReport& form = report.forms[i];
    out += "<li><a href=\"#form-" + std::to_string(i + 1) + "\">Form " + escaped(form.name) + "</a>: " + std::to_string(form.counts.complete) + " people counted, " + (form.in_use ? "in use" : "no longer given") + "</li>\n";
  }
  out += "</ul>\n" + remarks("What is not in this report, and why", what_is_missing()) + remarks("How to read it", how_to_read());
  for (std::size_t i = 0; i < report.forms.size(); ++i) out += form_section(report.forms[i], i + 1);
  return out + "</body>\n</html>\n";
}

}  // namespace aplomb::app
