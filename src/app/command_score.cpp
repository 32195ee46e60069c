#include "app/command_output.h"
#include "app/commands.h"
#include "exchange/answers_files.h"
#include "exchange/csv_rows.h"
#include "exchange/error_model_files.h"
#include "measure/session_error.h"

#include <nlohmann/json.hpp>
#include <algorithm>
#include <cstdio>
#include <set>

namespace aplomb::app {
namespace {

using Json = nlohmann::ordered_json;
using measure::Figure;

// A score without its error must say so wherever it stands (scoring.md 0.6).
constexpr const char* no_interval = "error unknown";

/// What an error model says of one session; nothing without one.
using Error = std::optional<measure::SessionError>;

std::string interval_text(const Error& error) {
  if (!error || !error->fit.range.low.has_value()) return no_interval;
  return number(error->fit.range.low) + ".." + number(error->fit.range.high);
}

int answered(const measure::SessionResult& result) {
  return static_cast<int>(std::count_if(
      result.answers.begin(), result.answers.end(),
      [](const measure::AnswerResult& answer) { return answer.status == measure::AnswerStatus::answered; }));
}

std::string csv_header(const Profile& profile) {
  std::vector<std::string> fields{"session", "answered", "questions", "fit", "fit status", "interval", "start"};
  for (const ProfileQuality& quality : profile.qualities) fields.push_back(quality.quality);
  for (const ProfileQuality& quality : profile.qualities) fields.push_back(quality.quality + " part");
  for (const ProfileQuality& quality : profile.qualities) fields.push_back(quality.quality + " interval");
  return exchange::csv_line(fields);
}

/// Of a quality of the profile. One whose questions do not hang together has none: its score is not to be shown.
const measure::QualityError* error_of_quality(const Error& error, const std::string& quality) {
  if (!error) return nullptr;
  const auto found = std::find_if(error->qualities.begin(), error->qualities.end(), [&](const auto& one) { return one.quality == quality; });
  return found == error->qualities.end() || found->hidden ? nullptr : &*found;
}

std::string csv_row(const std::string& session, const measure::SessionResult& result, const Error& error) {
  const bool scored = result.fit.has_value();
  std::vector<std::string> fields{session,
                                  std::to_string(answered(result)),
                                  std::to_string(result.answers.size()),
                                  number(result.fit),
                                  std::string(name_of(result.fit.status())),
                                  interval_text(error),
                                  scored ? number(result.start) : std::string()};
  for (const measure::ProfilePart& part : result.profile) fields.push_back(number(part.score));
  for (const measure::ProfilePart& part : result.profile) fields.push_back(scored ? number(part.part) : std::string());
  for (const measure::ProfilePart& part : result.profile) {
    const measure::QualityError* own = error_of_quality(error, part.quality);
    const bool known = own != nullptr && own->interval.low.has_value();
    fields.push_back(known ? number(own->interval.low) + ".." + number(own->interval.high) : no_interval);
  }
  return exchange::csv_line(fields);
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

Json interval_json(const measure::Limits& limits) {
  return {{"low", limits.low.has_value() ? Json(limits.low.value()) : Json()},
          {"high", limits.high.has_value() ? Json(limits.high.value()) : Json()},
          {"status", name_of(limits.low.status())},
          {"n", limits.low.n()}};
}

Json session_json(const std::string& session, const measure::SessionResult& result, const Error& error) {
  Json out{{"session", session}, {"answered", answered(result)}, {"questions", result.answers.size()}};
  out["fit"] = figure_json(result.fit);
  if (error) {
    out["error_model"] = error->model;
    out["interval"] = interval_json(error->fit.range);
    out["expected_fit"] = figure_json(error->fit.expected, error->fit.range);
    out["fit_error"] = figure_json(error->fit.error);
    out["reliability"] = figure_json(error->reliability);
  } else {
    out["interval"] = {{"value", nullptr}, {"status", no_interval}, {"n", 0}};
  }
  out["start"] = part_json(result.start, result.fit);
  out["overall"] = figure_json(result.overall);
  out["profile"] = Json::array();
  for (const measure::ProfilePart& part : result.profile) {
    const measure::QualityError* own = error_of_quality(error, part.quality);
    out["profile"].push_back({{"quality", part.quality},
                              {"weight", part.weight},
                              {"target", part.target},
                              {"score", figure_json(part.score)},
                              {"interval", own != nullptr ? interval_json(own->interval) : Json()},
                              {"hidden", error.has_value() && own == nullptr},
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

/// The error model when it is one of this form; what is wrong is printed.
std::optional<measure::ErrorModel> model_from(const std::filesystem::path& path, const Bank& bank, const std::vector<measure::FormEntry>& form) {
  exchange::ErrorModelRead read = exchange::read_error_model(path);
  if (refused(read.diagnostics)) return std::nullopt;
  std::set<std::string> of_model(read.file.questions.begin(), read.file.questions.end());
  std::set<std::string> of_answers;
  for (const measure::FormEntry& entry : form) of_answers.insert(id_of(entry));
  std::vector<std::string> qualities;
  for (const Quality& quality : bank.qualities) qualities.push_back(quality.id);
  const bool of_bank = read.file.bank == bank.id && read.file.bank_version == bank.version && read.file.qualities == qualities;
  if (!of_bank || of_model != of_answers) {
    could_not_run(path.string() + ": this error model is of " + (of_bank ? "another form than the answers" : "another bank or version") + "; make one with aplomb simulate --error-model");
    return std::nullopt;
  }
  return std::move(read.file.model);
}

}  // namespace

int score(const ScoreOptions& options) {
  const auto bank = bank_from(options.bank);
  if (!bank) return 2;
  const auto profile = profile_from(options.profile, *bank);
  if (!profile) return 2;
  const exchange::AnswersRead answers_read = exchange::read_answers(options.answers, *bank);
  if (refused(answers_read.diagnostics)) return 2;

  const std::vector<measure::FormEntry> form = exchange::form_of(answers_read.sessions, *bank);
  std::optional<measure::ErrorModel> model;
  if (!options.error_model.empty()) {
    model = model_from(options.error_model, *bank, form);
    if (!model) return 2;
  }
  const measure::NormalPoints points = measure::normal_points(profile->qualities.size());
  Json list = Json::array();
  if (!options.json) std::fputs(csv_header(*profile).c_str(), stdout);
  for (const exchange::SessionAnswers& session : answers_read.sessions) {
    const measure::SessionResult result =
        measure::score_session(form, bank->qualities, session.responses, session.completed, *profile);
    Error error;
    if (model) error = measure::error_of(result, *profile, &*model, {}, points);
    if (options.json) {
      list.push_back(session_json(session.session, result, error));
    } else {
      std::fputs(csv_row(session.session, result, error).c_str(), stdout);
    }
  }
  if (options.json) std::puts(list.dump(2).c_str());
  return 0;
}

}  // namespace aplomb::app
