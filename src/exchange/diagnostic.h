#pragma once
// What is wrong in a file that a person wrote, where, and what to do about it.

#include "core/message.h"
#include "measure/lint.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace aplomb::exchange {

struct Diagnostic {
  enum Level { error, warning, note };

  std::string file;  ///< as the user gave it
  int line = 0;      ///< 1-based; 0 = the whole file
  int column = 0;    ///< 1-based, in characters; 0 = the whole line
  Level level = error;
  std::string rule;   ///< of the item-writing rules ("L02"); empty when the file cannot be read as meant
  std::string place;  ///< what it is about ("cc-outage-jab/a/text"); empty when that is not known
  Message what;
  Message remedy;                                        ///< an empty id: there is none
  measure::LintStage stage = measure::LintStage::write;  ///< when in a question's life it has to be gone
  std::string waived = {};                               ///< the reason for which an editor has set it aside
  bool operator==(const Diagnostic&) const = default;
};

/// "file:line:column: what is wrong; what to do" in English, with "warning: " or "note: " before what is no error. Zero
/// line and column are left out. One line whatever the file's name holds.
std::string to_text(const Diagnostic& diagnostic);

/// For reports: "file:line:column: E L21 write: what is wrong. Why the rule is there. To mend: what to do." in English.
/// E, W or I for the level. One line, like to_text.
std::string to_report(const Diagnostic& diagnostic);

/// The stage and, with it, the reason of a rule; `write` and no reason for what has no rule.
measure::LintStage stage_of(std::string_view rule);
Message why_of(std::string_view rule);

/// "error", "warning", "note".
std::string_view name_of(Diagnostic::Level level);

/// By file, line and column; equal places keep their order.
void sort_by_place(std::vector<Diagnostic>& diagnostics);

/// True when none of them is an error.
bool without_errors(const std::vector<Diagnostic>& diagnostics);

/// What a person wrote, fit to stand in a message: control characters as \xNN, cut after 60 characters.
std::string shown(std::string_view written);

/// Collects diagnostics and keeps a hostile file from filling the memory with them: of one file at most `limit` are
/// kept, and one more that says so.
class Findings {
 public:
  static constexpr int limit = 1000;
  void add(Diagnostic diagnostic);
  /// All of them by place; the collector is empty afterwards.
  [[nodiscard]] std::vector<Diagnostic> take();

 private:
  struct Count {
    int kept = 0;
    bool dropped = false;
    Diagnostic::Level worst = Diagnostic::note;
  };
  std::vector<Diagnostic> kept_;
  std::map<std::string, Count, std::less<>> counts_;
};

}  // namespace aplomb::exchange
