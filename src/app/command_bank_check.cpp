#include "app/bank_report.h"
#include "app/commands.h"
#include "app/paths.h"
#include "exchange/bank_check.h"
#include "exchange/bank_files.h"
#include "exchange/bank_lint.h"
#include "exchange/lint_words_files.h"
#include "exchange/panel_files.h"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <optional>
#include <system_error>

namespace aplomb::app {
namespace {

/// 0 for a folder; else says what is there instead.
int folder_or_2(const std::filesystem::path& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return 0;
  const bool there = std::filesystem::exists(path, error);
  std::fprintf(stderr, "aplomb: %s %s\n", path.string().c_str(),
               there ? "is a file; name the folder that holds it." : "is not there; check the folder's name.");
  return 2;
}

int refused(const std::vector<exchange::Diagnostic>& findings) {
  for (const exchange::Diagnostic& finding : findings) std::fprintf(stderr, "%s\n", to_text(finding).c_str());
  return findings.empty() ? 0 : 2;
}

}  // namespace

int bank_check(const BankCheckOptions& options) {
  if (const int code = folder_or_2(options.bank); code != 0) return code;
  exchange::SourcesRead sources = exchange::read_retired(options.bank);
  if (refused(sources.diagnostics) != 0) return 2;
  if (!options.source.empty()) {
    if (const int code = folder_or_2(options.source); code != 0) return code;
    exchange::SourcesRead more = exchange::read_sources(options.source);
    if (refused(more.diagnostics) != 0) return 2;
    std::move(more.sources.begin(), more.sources.end(), std::back_inserter(sources.sources));
  }
  std::optional<exchange::PanelRead> panel;
  if (!options.panel.empty()) {
    panel = exchange::read_panel(options.panel, options.marks);
    if (refused(panel->diagnostics) != 0) return 2;
  }
  const exchange::BankRead read = exchange::read_bank(options.bank);
  const exchange::LintWordsRead words = exchange::read_lint_words(data_folder(), read.bank.language);
  if (refused(words.diagnostics) != 0) return 2;
  if (!words.found && read.ok()) {
    std::fprintf(stderr, "aplomb: there are no word lists for the language '%s'; only lengths, keys and counts are checked.\n", read.bank.language.c_str());
  }
  const exchange::BankReview review = exchange::review_bank(read, words.words, sources.sources, panel ? &panel->panel : nullptr);
  if (options.json) {
    std::puts(options.figures ? figures_json(review, read.bank).c_str() : options.coverage ? coverage_json(read.bank).c_str() : findings_json(review, read.bank).c_str());
  } else {
    std::fputs(findings_text(review).c_str(), stdout);
    if (options.coverage) std::fputs(coverage_text(read.bank).c_str(), stdout);
    if (review.linted) std::fputs(figures_text(review, read.bank).c_str(), stdout);
    std::fputs(summary_text(review, read.bank).c_str(), stdout);
  }
  return exchange::written_well(review.findings) ? 0 : 1;
}

}  // namespace aplomb::app
