#include "app/commands.h"
#include "exchange/answers_files.h"
#include "exchange/bank_check.h"
#include "exchange/bank_files.h"
#include "exchange/csv_rows.h"
#include "exchange/profile_files.h"
#include "measure/session_score.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

#include <nlohmann/json.hpp>

namespace aplomb::app {
namespace {

using Json = nlohmann::ordered_json;
using exchange::Diagnostic;
using measure::Figure;

// No form has an error model yet; a score without its error must say so wherever it stands (scoring.md 0.6).
constexpr const char* no_interval = "error unknown";

/// Prints what keeps the command from running. Warnings about a bank are `bank check`'s business, not this command's.
bool refused(std::vector<Diagnostic> findings) {
  std::erase_if(findings, [](const Diagnostic& finding) { return finding.level != Diagnostic::error; });
  for (const Diagnostic& finding : findings) std::fprintf(stderr, "%s\n", to_text(finding).c_str());
  return !findings.empty();
}

std::vector<Diagnostic> joined(std::vector<Diagnostic> first, std::vector<Diagnostic> second) {
  first.insert(first.end(), second.begin(), second.end());
  exchange::sort_by_place(first);
  return first;
}

int answered(const measure::SessionResult& result) {
  return static_cast<int>(std::count_if(
      result.answers.begin(), result.answers.end(),
      [](const measure::AnswerResult& answer) { return answer.status == measure::AnswerStatus::answered; }));
}

/// With three decimals at most: enough to add up, and readable.
std::string number(double value) {
  std::array<char, 64> buffer{};
  char* const begin = buffer.data();
  std::string text(begin, std::to_chars(begin, begin + buffer.size(), value, std::chars_format::fixed, 3).ptr);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string number(const Figure<>& figure) { return figure.has_value() ? number(figure.value()) : std::string(); }

std::string csv_header(const Profile& profile) {
  std::vector<std::string> fields{"session", "answered", "questions", "fit", "fit status", "interval", "start"};
  for (const ProfileQuality& quality : profile.qualities) fields.push_back(quality.quality);
  for (const ProfileQuality& quality : profile.qualities) fields.push_back(quality.quality + " part");
  return exchange::csv_line(fields);
}

std::string csv_row(const std::string& session, const measure::SessionResult& result) {
  const bool scored = result.fit.has_value();
  std::vector<std::string> fields{session,
                                  std::to_string(answered(result)),
                                  std::to_string(result.answers.size()),
                                  number(result.fit),
                                  std::string(name_of(result.fit.status())),
                                  no_interval,
                                  scored ? number(result.start) : std::string()};
  for (const measure::ProfilePart& part : result.profile) fields.push_back(number(part.score));
  for (const measure::ProfilePart& part : result.profile) fields.push_back(scored ? number(part.part) : std::string());
  return exchange::csv_line(fields);
}

Json figure_json(const Figure<>& figure) {
  return {{"value", figure.has_value() ? Json(figure.value()) : Json()},
          {"status", name_of(figure.status())},
          {"n", figure.n()}};
}

/// A sum that stands or falls with the fit.
Json part_json(double value, const Figure<>& fit) {
  return {{"value", fit.has_value() ? Json(value) : Json()}, {"status", name_of(fit.status())}, {"n", fit.n()}};
}

const char* word(measure::AnswerStatus status) {
  switch (status) {
    case measure::AnswerStatus::answered:
      return "answered";
    case measure::AnswerStatus::part:
      return "part";
    case measure::AnswerStatus::skipped:
      return "skipped";
    case measure::AnswerStatus::not_reached:
      return "not_reached";
  }
  return "skipped";
}

Json session_json(const std::string& session, const measure::SessionResult& result) {
  Json out{{"session", session}, {"answered", answered(result)}, {"questions", result.answers.size()}};
  out["fit"] = figure_json(result.fit);
  out["interval"] = {{"value", nullptr}, {"status", no_interval}, {"n", 0}};
  out["start"] = part_json(result.start, result.fit);
  out["overall"] = figure_json(result.overall);
  out["profile"] = Json::array();
  for (const measure::ProfilePart& part : result.profile) {
    out["profile"].push_back({{"quality", part.quality},
                              {"weight", part.weight},
                              {"target", part.target},
                              {"score", figure_json(part.score)},
                              {"start", part_json(part.start, result.fit)},
                              {"part", part_json(part.part, result.fit)}});
  }
  out["answers"] = Json::array();
  for (const measure::AnswerResult& answer : result.answers) {
    out["answers"].push_back({{"question", answer.question},
                              {"status", word(answer.status)},
                              {"agreement", figure_json(answer.agreement)},
                              {"part", part_json(answer.part, result.fit)}});
    for (const measure::ReplyResult& reply : answer.replies) {
      out["answers"].back()["replies"].push_back({{"turn", reply.turn},
                                                  {"reply", reply.reply},
                                                  {"agreement", figure_json(reply.agreement)},
                                                  {"part", part_json(reply.part, result.fit)}});
    }
  }
  return out;
}

}  // namespace

int score(const std::filesystem::path& bank, const std::filesystem::path& profile, const std::filesystem::path& answers,
          bool json) {
  const exchange::BankRead bank_read = exchange::read_bank(bank);
  if (refused(joined(bank_read.diagnostics, exchange::check_bank(bank_read)))) return 2;
  const exchange::ProfileRead profile_read = exchange::read_profile(profile);
  std::vector<Diagnostic> profile_findings =
      exchange::check_profile(profile_read.profile, profile_read.places, bank_read.bank);
  // A folder in the place of the file: nothing was read, and what is missing from it has no place.
  std::erase_if(profile_findings, [](const Diagnostic& finding) { return finding.file.empty(); });
  if (refused(joined(profile_read.diagnostics, std::move(profile_findings)))) return 2;
  const exchange::AnswersRead answers_read = exchange::read_answers(answers, bank_read.bank);
  if (refused(answers_read.diagnostics)) return 2;

  const std::vector<measure::FormEntry> form = exchange::form_of(answers_read.sessions, bank_read.bank);
  Json list = Json::array();
  if (!json) std::fputs(csv_header(profile_read.profile).c_str(), stdout);
  for (const exchange::SessionAnswers& session : answers_read.sessions) {
    const measure::SessionResult result = measure::score_session(form, bank_read.bank.qualities, session.responses,
                                                                 session.completed, profile_read.profile);
    if (json) {
      list.push_back(session_json(session.session, result));
    } else {
      std::fputs(csv_row(session.session, result).c_str(), stdout);
    }
  }
  if (json) std::puts(list.dump(2).c_str());
  return 0;
}

}  // namespace aplomb::app
