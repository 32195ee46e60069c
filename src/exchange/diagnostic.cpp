#include "exchange/diagnostic.h"

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <utility>

namespace aplomb::exchange {
namespace {

bool is_control(unsigned char byte) { return byte < 0x20U || byte == 0x7fU; }
bool continues_character(unsigned char byte) { return (byte & 0xC0U) == 0x80U; }

std::string without_controls(std::string_view text) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_control(byte)) {
      out += "\\x";
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
    } else {
      out += c;
    }
  }
  return out;
}

/// "file:line:column: "
std::string place_text(const Diagnostic& diagnostic) {
  std::string text = diagnostic.file;
  if (diagnostic.line > 0) {
    text += ':' + std::to_string(diagnostic.line);
    if (diagnostic.column > 0) text += ':' + std::to_string(diagnostic.column);
  }
  return text + ": ";
}

}  // namespace

std::string_view name_of(Diagnostic::Level level) {
  switch (level) {
    case Diagnostic::error:
      return "error";
    case Diagnostic::warning:
      return "warning";
    case Diagnostic::note:
      return "note";
  }
  return "error";
}

std::string to_text(const Diagnostic& diagnostic) {
  std::string text = place_text(diagnostic);
  if (diagnostic.level != Diagnostic::error) {
    text += name_of(diagnostic.level);
    text += ": ";
  }
  text += english(diagnostic.what);
  if (!diagnostic.remedy.id.empty()) text += "; " + english(diagnostic.remedy);
  return without_controls(text);
}

std::string to_report(const Diagnostic& diagnostic) {
  std::string text = place_text(diagnostic);
  text += diagnostic.level == Diagnostic::error ? "E " : diagnostic.level == Diagnostic::warning ? "W " : "I ";
  if (!diagnostic.rule.empty()) text += diagnostic.rule + ' ';
  text += measure::name_of(diagnostic.stage);
  text += ": " + english(diagnostic.what) + '.';
  if (const Message why = why_of(diagnostic.rule); !why.id.empty()) text += ' ' + english(why);
  if (!diagnostic.remedy.id.empty()) text += " To mend: " + english(diagnostic.remedy) + '.';
  return without_controls(text);
}

measure::LintStage stage_of(std::string_view rule) {
  const measure::LintRule* known = measure::find_rule(rule);
  return known != nullptr ? known->stage : measure::LintStage::write;
}

Message why_of(std::string_view rule) {
  const measure::LintRule* known = measure::find_rule(rule);
  return known != nullptr ? Message{std::string(known->why), {}} : Message{};
}

void sort_by_place(std::vector<Diagnostic>& diagnostics) {
  std::stable_sort(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
  });
}

bool without_errors(const std::vector<Diagnostic>& diagnostics) {
  return std::none_of(diagnostics.begin(), diagnostics.end(),
                      [](const Diagnostic& entry) { return entry.level == Diagnostic::error; });
}

std::string shown(std::string_view written) {
  constexpr std::size_t longest = 60;
  std::size_t characters = 0;
  std::size_t end = 0;
  while (end < written.size() && characters < longest) {
    ++end;
    while (end < written.size() && continues_character(static_cast<unsigned char>(written[end]))) ++end;
    ++characters;
  }
  std::string text = without_controls(written.substr(0, end));
  if (end < written.size()) text += "…";
  return text;
}

void Findings::add(Diagnostic diagnostic) {
  Count& count = counts_[diagnostic.file];
  if (count.kept < limit) {
    ++count.kept;
    kept_.push_back(std::move(diagnostic));
    return;
  }
  count.dropped = true;
  count.worst = std::min(count.worst, diagnostic.level);
}

std::vector<Diagnostic> Findings::take() {
  for (const auto& [file, count] : counts_) {
    if (!count.dropped) continue;
    Diagnostic more;
    more.file = file;
    // As grave as the gravest that is left out: a file must not pass because its errors came late.
    more.level = count.worst;
    more.what = {N_("more than {limit} findings in this file, the rest is not listed"),
                 {{"limit", std::to_string(limit)}}};
    more.remedy = {N_("repair these and look again"), {}};
    kept_.push_back(std::move(more));
  }
  counts_.clear();
  sort_by_place(kept_);
  return std::exchange(kept_, {});
}

}  // namespace aplomb::exchange
