#pragma once
// The word lists of the lint: assets/lint/<language>/*.txt, and words/<language>.txt, the frequent words that the build
// takes from SCOWL. One entry a line, "#" begins a remark. Who edits them may extend a list but not empty it.

#include "exchange/diagnostic.h"
#include "measure/lint.h"

#include <filesystem>
#include <string_view>
#include <vector>

namespace aplomb::exchange {

struct LintWordsRead {
  measure::LintWords words;
  bool found = false;                   ///< there are lists for this language
  std::vector<Diagnostic> diagnostics;  ///< a list that is missing, empty or not as it should be
};

/// `data` is the folder of the program's own files. For "pt-BR" the lists of pt-BR, else of pt.
LintWordsRead read_lint_words(const std::filesystem::path& data, std::string_view language);

struct SourcesRead {
  std::vector<measure::LintSource> sources;
  std::vector<Diagnostic> diagnostics;
};

/// Every *.txt and *.md file under the folder, for L28.
SourcesRead read_sources(const std::filesystem::path& folder);

/// What candidates have read of the questions and scenes that were withdrawn, for L28: the *.toml files of the bank
/// folder's retired/, which belong to no bank. None without such a folder; a file that cannot be read is a finding.
SourcesRead read_retired(const std::filesystem::path& bank);

}  // namespace aplomb::exchange
