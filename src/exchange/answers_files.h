#pragma once
// Candidates' answers from a file, to be scored without a vault.
//
// CSV, a row an answered part, with the header session,question,option,value (any order):
//   rate        value 1 to 5 for each option
//   most-least  value most or least
//   pick        value pick or 1
//   rank        value = the option's place, 1 the best
//   scene       one row: question = the scene's id, option empty, value = the reply picked at each turn: t1=b>t2a=c>t3a=a
// A row without a value says that the question was given but this part not answered; option may then be empty too.
// Every session of a CSV counts as completed.
//
// JSON lines, an object a line: {"session": "17", "ended": "finished", "answers": {"cc-jab": {"a": 4, "b": null}}} in
// the shapes of the vault's events: rate {"a":4,"b":null}, most-least {"most":"a","least":"d"}, pick {"pick":"c"}, rank
// ["c","a"], scene [["t1","b"],["t2a","c"]] or "t1=b>t2a=c"; null = given but not answered. ended: finished | withdrawn | abandoned, or true | false; not written =
// finished.

#include "core/bank.h"
#include "core/response.h"
#include "exchange/diagnostic.h"
#include "exchange/source_file.h"

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace aplomb::exchange {

struct SessionAnswers {
  std::string session;
  bool completed = true;                      ///< otherwise the unanswered run at the end was not reached
  std::map<std::string, Response> responses;  ///< by question or scene id
  std::set<std::string> given;                ///< questions and scenes the file names for it, answered or not
  bool operator==(const SessionAnswers&) const = default;
};

struct AnswersRead {
  std::vector<SessionAnswers> sessions;  ///< in the order of the file; empty unless ok()
  std::vector<Diagnostic> diagnostics;
  [[nodiscard]] bool ok() const { return without_errors(diagnostics); }
};

/// Answers files may be larger than a bank's: 256 MiB, and 1 MiB for a line of JSON.
inline constexpr TextLimits answers_limits{std::size_t{256} << 20U, std::size_t{1} << 20U};

/// Reads either form: a file that begins with "{" is JSON lines. What names no question or option of the bank, values
/// out of range, an answer given twice and the like are errors with line and column; one error and nothing is imported.
/// Never throws on what the file holds.
AnswersRead read_answers(const SourceFile& file, const Bank& bank);
AnswersRead read_answers(const std::filesystem::path& path, const Bank& bank);

/// The questions of the bank, in its order, and then its scenes that the sessions were given: the form of a file that does
/// not name one. They point into `bank`.
std::vector<std::variant<const Question*, const Scene*>> form_of(const std::vector<SessionAnswers>& sessions, const Bank& bank);

}  // namespace aplomb::exchange
