#include "studio/state.h"

namespace aplomb::studio {

const Question* current_question(const State& state) { return state.bank ? find_question(*state.bank, state.question) : nullptr; }

const Option* current_option(const State& state) {
  const Question* question = current_question(state);
  return question == nullptr ? nullptr : find_option(*question, state.option);
}

std::string letter(std::size_t index) { return std::string(1, static_cast<char>('A' + static_cast<int>(index % 26))); }

std::size_t option_index(const Question& question, std::string_view id) {
  std::size_t index = 0;
  while (index < question.options.size() && question.options[index].id != id) ++index;
  return index;
}

bool waiting(const State& state) { return state.sign_in.wait_until_ms > state.now_ms; }

namespace {

void count(Counts& counts, const Finding& finding) {
  switch (finding.level) {
    case exchange::Diagnostic::error: ++counts.errors; break;
    case exchange::Diagnostic::warning: ++counts.warnings; break;
    case exchange::Diagnostic::note: ++counts.notes; break;
  }
}

}  // namespace

Counts count_findings(const State& state) {
  Counts counts;
  for (const Finding& finding : state.findings) count(counts, finding);
  return counts;
}

Counts count_findings(const State& state, std::string_view question) {
  Counts counts;
  for (const Finding& finding : state.findings) {
    if (finding.question == question) count(counts, finding);
  }
  return counts;
}

bool differs_from_published(const State& state) {
  if (!state.bank) return false;
  if (!state.published) return true;
  if (!state.dirty.empty()) return true;
  Bank same_version = *state.bank;
  same_version.version = state.published->version;
  return same_version != *state.published;
}

}  // namespace aplomb::studio
