#include "app/results.h"

#include "store/documents.h"
#include "store/error_models.h"
#include "store/lines.h"

#include <exception>
#include <nlohmann/json.hpp>

#include <array>
#include <charconv>
#include <optional>
#include <variant>
#include <vector>

namespace aplomb::app {
namespace {

using measure::Figure;

/// 17 significant digits name one double exactly (IEEE 754, 5.12.2).
std::string digits(double value) {
  std::array<char, 40> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::general, 17);
  return {buffer.data(), end.ptr};
}

std::string quoted(std::string_view text) { return nlohmann::json(text).dump(); }

/// Writes JSON whose order and digits are ours: the same result gives the same bytes.
class Writer {
 public:
  void open(char bracket) {
    comma();
    out_ += bracket;
    first_ = true;
  }
  void close(char bracket) {
    out_ += bracket;
    first_ = false;
  }
  void name(std::string_view key) {
    comma();
    out_ += quoted(key) + ":";
    first_ = true;  // the value follows without a comma
  }
  void raw(std::string_view text) {
    comma();
    out_ += text;
  }
  void field(std::string_view key, std::string_view text) {
    name(key);
    raw(quoted(text));
  }
  void field(std::string_view key, double value) {
    name(key);
    raw(digits(value));
  }
  void field(std::string_view key, int value) {
    name(key);
    raw(std::to_string(value));
  }
  void field(std::string_view key, const Figure<>& figure) {
    name(key);
    open('{');
    name("value");
    raw(figure.has_value() ? digits(figure.value()) : "null");
    field("status", name_of(figure.status()));
    field("n", figure.n());
    close('}');
  }
  [[nodiscard]] std::string text() && { return std::move(out_); }

 private:
  void comma() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  std::string out_;
  bool first_ = true;
};

std::string_view word(measure::AnswerStatus status) {
  switch (status) {
    case measure::AnswerStatus::answered: return "answered";
    case measure::AnswerStatus::part: return "part";
    case measure::AnswerStatus::skipped: return "skipped";
    case measure::AnswerStatus::not_reached: return "not_reached";
  }
  return "skipped";
}

/// Of an answer, or of one reply in a scene.
template <class Answer>
void write_parts(Writer& json, const Answer& answer) {
  json.field("agreement", answer.agreement);
  json.name("parts");
  json.open('[');
  for (const double part : answer.parts) json.raw(digits(part));
  json.close(']');
  json.field("part", answer.part);
}

struct Scored {
  store::StoredResult stored;
  SessionScore score;
};

void write_limits(Writer& json, std::string_view key, const measure::Limits& limits) {
  json.name(key);
  json.open('{');
  json.field("low", limits.low);
  json.field("high", limits.high);
  json.close('}');
}

void write_error(Writer& json, const measure::SessionError& error) {
  json.name("error");
  json.open('{');
  json.field("model", error.model);
  json.field("reliability", error.reliability);
  json.field("expected_fit", error.fit.expected);
  json.field("fit_error", error.fit.error);
  write_limits(json, "likely_range", error.fit.range);
  if (error.fit.meets) json.field("meets", *error.fit.meets);
  if (error.fit.band) json.field("band", name_of(*error.fit.band));
  json.name("qualities");
  json.open('[');
  for (const measure::QualityError& quality : error.qualities) {
    json.open('{');
    json.field("quality", quality.quality);
    json.field("hidden", quality.hidden ? 1 : 0);
    json.field("sem", quality.sem);
    write_limits(json, "interval", quality.interval);
    json.close('}');
  }
  json.close(']');
  json.close('}');
}

Scored scored(const store::Vault& vault, const Id& id) {
  const auto session = store::session(vault, id);
  if (!session) throw store::VaultError({N_("This session is not in the data file."), {}});
  const SessionState state = fold(store::events(vault, id));
  if (!state.form) throw store::VaultError({N_("This session has no questions yet, so there is nothing to score."), {}});
  std::vector<PublishedItem> items;
  for (const GivenQuestion& given : state.form->questions) {
    items.push_back(store::load_any_item(vault, given.item));
    std::visit([&](auto& entry) { entry.id = given.question; }, items.back());
  }
  const Bank bank = store::load_bank(vault, state.form->bank);
  const Profile profile = store::load_profile(vault, session->profile);
  const bool completed = state.ending == Ending::finished;
  Scored out;
  out.score.result = measure::score_session(measure::entries_of(items), bank.qualities, state.responses, completed, profile);
  const auto events = store::events(vault, id);
  const auto model = store::session_model(vault, state.form->form, events.empty() ? 0 : events.back().wall_ms, bank.qualities);
  measure::Demands demands;
  if (const auto line = store::line_of(vault, session->vacancy)) demands.cut = line->cut;
  out.score.error = measure::error_of(out.score.result, profile, model ? &model->model : nullptr, demands, measure::normal_points(profile.qualities.size()));
  out.stored = {id, state.form->form, session->profile, result_json(out.score.result, out.score.error), model ? std::optional(model->document) : std::nullopt};
  return out;
}

}  // namespace

std::string result_json(const measure::SessionResult& result, const measure::SessionError& error) {
  Writer json;
  json.open('{');
  json.field("v", 2);
  json.field("fit", result.fit);
  json.field("start", result.start);
  json.field("overall", result.overall);
  json.name("qualities");
  json.open('[');
  for (const auto& quality : result.qualities) {
    json.open('{');
    json.field("quality", quality.quality);
    json.field("score", quality.score);
    json.field("baseline", quality.baseline);
    json.field("coverage", quality.coverage);
    json.field("questions", quality.questions);
    json.close('}');
  }
  json.close(']');
  json.name("profile");
  json.open('[');
  for (const auto& part : result.profile) {
    json.open('{');
    json.field("quality", part.quality);
    json.field("weight", part.weight);
    json.field("score", part.score);
    json.field("target", part.target);
    json.field("zero_at", part.zero_at);
    json.field("start", part.start);
    json.field("part", part.part);
    json.close('}');
  }
  json.close(']');
  json.name("answers");
  json.open('[');
  for (const auto& answer : result.answers) {
    json.open('{');
    json.field("question", answer.question);
    json.field("status", word(answer.status));
    write_parts(json, answer);
    if (!answer.replies.empty()) {
      json.name("replies");
      json.open('[');
      for (const auto& reply : answer.replies) {
        json.open('{');
        json.field("turn", reply.turn);
        json.field("reply", reply.reply);
        write_parts(json, reply);
        json.close('}');
      }
      json.close(']');
    }
    json.close('}');
  }
  json.close(']');
  write_error(json, error);
  json.close('}');
  return std::move(json).text();
}

SessionScore score_of(const store::Vault& vault, const Id& session) { return scored(vault, session).score; }

void score_and_store(store::Vault& vault, const Id& session) { store::put_result(vault, scored(vault, session).stored); }

Rescored rescore_all(store::Vault& vault) {
  Rescored done;
  for (const store::Session& session : store::sessions(vault)) {
    if (session.status != store::SessionStatus::finished) continue;
    store::StoredResult fresh;
    try {
      fresh = scored(vault, session.id).stored;
    } catch (const std::exception& error) {
      done.failed.push_back(session.code + ": " + error.what());
      continue;
    }
    const auto before = store::result(vault, session.id);
    ++done.scored;
    if (before && before->bytes == fresh.bytes && before->form == fresh.form && before->profile == fresh.profile && before->error_model == fresh.error_model) continue;
    ++done.changed;
    store::put_result(vault, fresh);
  }
  return done;
}

}  // namespace aplomb::app
