#pragma once
// What the two forms of an answers file share.

#include "exchange/answers_files.h"
#include "exchange/nearest_name.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aplomb::exchange {

struct AnswersReader {
  std::string file;
  const Bank& bank;
  std::map<std::string_view, const Question*> questions;
  std::map<std::string_view, const Scene*> scenes;
  Findings findings;
  int errors = 0;
  std::vector<SessionAnswers> sessions;

  AnswersReader(std::string path, const Bank& of) : file(std::move(path)), bank(of) {
    for (const Question& question : bank.questions) questions.try_emplace(question.id, &question);
    for (const Scene& scene : bank.scenes) scenes.try_emplace(scene.id, &scene);
  }

  void error(int line, int column, Message what, Message remedy) {
    ++errors;
    Diagnostic diagnostic;
    diagnostic.file = file;
    diagnostic.line = line;
    diagnostic.column = column;
    diagnostic.what = std::move(what);
    diagnostic.remedy = std::move(remedy);
    findings.add(std::move(diagnostic));
  }

  /// Nobody reads more findings than these, and to place each costs a look along its line: the rest of the file is not read.
  [[nodiscard]] bool full() const { return errors > Findings::limit; }

  /// The question with this id, or nullptr and a finding.
  const Question* question(std::string_view id, int line, int column);
  /// The scene with this id, or nullptr: it may be a question.
  [[nodiscard]] const Scene* scene(std::string_view id) const;
  /// Whether the conversation follows the scene's replies from its start; otherwise a finding.
  bool belongs(const Scene& scene, const Conversation& conversation, int line, int column);
  /// Whether the question has this option; otherwise a finding.
  bool option(const Question& question, std::string_view id, int line, int column);
  /// Whether this may name a session: not empty, no control characters, and nothing that a spreadsheet takes for a
  /// formula when it opens the scores.
  bool session_name(std::string_view name, int line, int column);
};

void read_csv_answers(const SourceFile& file, AnswersReader& reader);
void read_json_answers(const SourceFile& file, AnswersReader& reader);

}  // namespace aplomb::exchange
