#include "app/html_figures.h"

#include "app/technical_report_words.h"
#include "measure/display.h"
#include "measure/reliability.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace aplomb::app {
namespace {

using measure::Status;

std::string with_decimals(double value, int decimals) {
  std::array<char, 512> buffer{};
  std::string text(buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals).ptr);
  return text == "-0.0" ? "0.0" : text;
}

/// Scoring.md 0.6 has whole points for a person's score; the mean of many carries one decimal more.
std::string shown(double value, const std::string& unit) {
  if (unit.starts_with("points")) return with_decimals(value, 1);
  if (unit == "share") return std::to_string(std::lround(100 * value)) + " %";
  if (unit == "questions" || unit == "key points") return number(value);
  return with_decimals(measure::hundredths(value), 2);
}

bool is_reliability(const std::string& name) { return name.starts_with("alpha") || name.starts_with("reliability"); }

/// Escaped already.
std::string cell(const NamedFigure& named, Status status) {
  const auto& figure = named.figure;
  if (!figure.has_value()) return "<td class=\"none\">" + escaped(in_words(figure.status())) + "</td>";
  if (is_reliability(named.name) && !measure::hangs_together(figure)) return "<td class=\"none\">not estimable: the questions do not hang together</td>";
  std::string text = shown(figure.value(), named.unit);
  if (named.limits && named.limits->low.has_value()) text += " <small>(" + shown(named.limits->low.value(), named.unit) + " to " + shown(named.limits->high.value(), named.unit) + ")</small>";
  if (figure.status() != status && figure.status() == Status::provisional) text += " <small>provisional</small>";
  return "<td>" + text + "</td>";
}

std::string heading(const NamedFigure& named) {
  const bool plain = named.unit.empty() || named.unit == "questions" || named.unit == "key points" || named.unit == "share";
  return element("th", plain ? named.name : named.name + ", " + named.unit);
}

/// The one reason why no row has figure `f`; none where one has it, or reasons differ.
std::optional<Status> missing(const std::vector<FigureRow>& rows, std::size_t f) {
  const auto& first = rows.front().figures[f].figure;
  const bool all = std::all_of(rows.begin(), rows.end(), [&](const FigureRow& row) { return !row.figures[f].figure.has_value() && row.figures[f].figure.status() == first.status(); });
  return all ? std::optional(first.status()) : std::nullopt;
}

/// "No figure for mean, sd: too few people", a sentence a reason.
std::string not_shown(const std::vector<FigureRow>& rows) {
  std::vector<std::pair<Status, std::string>> reasons;
  for (std::size_t f = 0; f < rows.front().figures.size(); ++f) {
    const auto why = missing(rows, f);
    if (!why) continue;
    const auto found = std::find_if(reasons.begin(), reasons.end(), [&](const auto& one) { return one.first == *why; });
    if (found == reasons.end()) {
      reasons.emplace_back(*why, rows.front().figures[f].name);
    } else {
      found->second += ", " + rows.front().figures[f].name;
    }
  }
  std::string out;
  for (const auto& [status, names] : reasons) out += "<p class=\"none\">No figure for " + escaped(names) + " – " + escaped(in_words(status)) + ".</p>\n";
  return out;
}

std::string sentences(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : "; ") + in_words(std::string_view(word));
  return out;
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string element(std::string_view name, std::string_view text) {
  return "<" + std::string(name) + ">" + escaped(text) + "</" + std::string(name) + ">";
}

std::string facts_table(const std::vector<std::pair<std::string, std::string>>& facts) {
  std::string out = "<table class=\"facts\">\n";
  for (const auto& [name, text] : facts) out += "<tr><th scope=\"row\">" + escaped(name) + "</th>" + element("td", text) + "</tr>\n";
  return out + "</table>\n";
}

std::string figures_table(const std::string& caption, const std::string& of, const std::vector<FigureRow>& rows, Status status) {
  if (rows.empty()) return {};
  const bool remarks = std::any_of(rows.begin(), rows.end(), [](const FigureRow& row) { return !row.words.empty(); });
  std::string out = "<table>\n" + element("caption", caption) + "\n<thead><tr>" + element("th", of);
  for (std::size_t f = 0; f < rows.front().figures.size(); ++f) {
    if (!missing(rows, f)) out += heading(rows.front().figures[f]);
  }
  out += remarks ? "<th>to look at</th></tr></thead>\n<tbody>\n" : "</tr></thead>\n<tbody>\n";
  for (const FigureRow& row : rows) {
    out += "<tr><th scope=\"row\">" + escaped(row.of) + "</th>";
    for (std::size_t f = 0; f < row.figures.size(); ++f) {
      if (!missing(rows, f)) out += cell(row.figures[f], status);
    }
    if (remarks) out += element("td", row.words.empty() ? "nothing" : sentences(row.words));
    out += "</tr>\n";
  }
  return out + "</tbody>\n</table>\n" + not_shown(rows);
}

std::string figures_list(const std::string& caption, const FigureRow& row, Status status) {
  std::string out = "<table class=\"facts\">\n" + element("caption", caption) + "\n";
  for (const NamedFigure& named : row.figures)
    out += "<tr><th scope=\"row\">" + escaped(named.unit.empty() ? named.name : named.name + ", " + named.unit) + "</th>" + cell(named, status) + "</tr>\n";
  return out + "</table>\n";
}

}  // namespace aplomb::app
