#include "exchange/answers_reader.h"
#include "exchange/conversation_text.h"

#include <array>
#include <functional>
#include <set>

#include <nlohmann/json.hpp>

namespace aplomb::exchange {
namespace {

using Json = nlohmann::json;

/// One line of the file. JSON knows no places, so a finding points at the first time its words stand in the line.
struct Line {
  std::string_view text;
  int number = 0;

  [[nodiscard]] int column_of_byte(std::size_t byte) const {
    int column = 1;
    for (std::size_t i = 0; i < byte && i < text.size(); ++i) {
      if (i > 0 && (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) ++column;
    }
    return column;
  }
  /// `words` as JSON writes them, at or after `from`; the line's beginning when they are not found (written with
  /// escapes).
  [[nodiscard]] std::size_t byte_of(std::string_view words, std::size_t from = 0) const {
    const std::string quoted = '"' + std::string(words) + '"';
    const auto at = text.find(quoted, from);
    return at == std::string_view::npos ? from : at;
  }
  [[nodiscard]] int column_of(std::string_view words, std::size_t from = 0) const {
    return column_of_byte(byte_of(words, from) + 1);
  }
};

/// Which key of one object stands twice. The parser itself keeps the last one and says nothing.
class TwiceFinder {
 public:
  bool operator()(int, Json::parse_event_t event, Json& parsed) {
    switch (event) {
      case Json::parse_event_t::object_start:
        open_.emplace_back();
        break;
      case Json::parse_event_t::object_end:
        open_.pop_back();
        break;
      case Json::parse_event_t::key:
        if (!open_.back().insert(parsed.get<std::string>()).second && !twice) twice = parsed.get<std::string>();
        break;
      default:
        break;
    }
    return true;
  }
  std::optional<std::string> twice;

 private:
  std::vector<std::set<std::string>> open_;
};

struct AnswerReader {
  AnswersReader& reader;
  const Line& line;
  const Question& question;
  std::size_t from;  ///< the byte where the question's id stands

  void bad_shape(Message remedy) const {
    reader.error(line.number, line.column_of_byte(from + 1),
                 {N_("this is no answer to '{question}'"), {{"question", shown(question.id)}}}, std::move(remedy));
  }
  [[nodiscard]] bool option(const std::string& id) const {
    return reader.option(question, id, line.number, line.column_of(id, from));
  }

  /// The option that a key names; none when it is null or not there, or wrong (then there is a finding).
  std::optional<std::string> named(const Json& answer, const char* key, const Message& remedy) const {
    const auto found = answer.find(key);
    if (found == answer.end() || found->is_null()) return std::nullopt;
    if (!found->is_string()) {
      bad_shape(remedy);
      return std::nullopt;
    }
    auto id = found->get<std::string>();
    return option(id) ? std::optional(std::move(id)) : std::nullopt;
  }

  bool only_keys(const Json& answer, std::initializer_list<std::string_view> keys, const Message& remedy) const {
    for (const auto& [key, value] : answer.items()) {
      if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
      bad_shape(remedy);
      return false;
    }
    return true;
  }

  std::optional<Response> rate(const Json& answer) const {
    const Message remedy{N_("write it like {{\"a\":4,\"b\":null}} with marks from 1 to 5"), {}};
    if (!answer.is_object()) return bad_shape(remedy), std::nullopt;
    Rating rating;
    for (const auto& [id, mark] : answer.items()) {
      if (reader.full()) break;
      if (!option(id)) continue;
      if (mark.is_null()) continue;
      if (!mark.is_number_integer() || mark < 1 || mark > 5) {
        bad_shape(remedy);
        continue;
      }
      rating.marks[id] = mark.get<int>();
    }
    return rating.marks.empty() ? std::nullopt : std::optional<Response>(std::move(rating));
  }

  std::optional<Response> most_least(const Json& answer) const {
    const Message remedy{N_("write it like {{\"most\":\"a\",\"least\":\"d\"}}"), {}};
    if (!answer.is_object()) return bad_shape(remedy), std::nullopt;
    if (!only_keys(answer, {"most", "least"}, remedy)) return std::nullopt;
    MostLeast pair{named(answer, "most", remedy), named(answer, "least", remedy)};
    if (pair.most && pair.most == pair.least) return bad_shape({N_("choose two different options"), {}}), std::nullopt;
    if (!pair.most && !pair.least) return std::nullopt;
    return pair;
  }

  std::optional<Response> pick(const Json& answer) const {
    const Message remedy{N_("write it like {{\"pick\":\"c\"}}"), {}};
    if (!answer.is_object()) return bad_shape(remedy), std::nullopt;
    if (!only_keys(answer, {"pick"}, remedy)) return std::nullopt;
    auto id = named(answer, "pick", remedy);
    return id ? std::optional<Response>(Pick{*std::move(id)}) : std::nullopt;
  }

  std::optional<Response> rank(const Json& answer) const {
    const Message remedy{N_("write it like [\"c\",\"a\",\"b\"], each option once"), {}};
    if (!answer.is_array()) return bad_shape(remedy), std::nullopt;
    Ranking ranking;
    for (const Json& entry : answer) {
      if (!entry.is_string()) return bad_shape(remedy), std::nullopt;
      auto id = entry.get<std::string>();
      if (!option(id)) return std::nullopt;
      if (std::find(ranking.order.begin(), ranking.order.end(), id) != ranking.order.end())
        return bad_shape(remedy), std::nullopt;
      ranking.order.push_back(std::move(id));
    }
    return ranking.order.empty() ? std::nullopt : std::optional<Response>(std::move(ranking));
  }

  std::optional<Response> read(const Json& answer) const {
    if (answer.is_null()) return std::nullopt;
    switch (question.format) {
      case Format::rate:
        return rate(answer);
      case Format::most_least:
        return most_least(answer);
      case Format::pick:
        return pick(answer);
      case Format::rank:
        return rank(answer);
    }
    return std::nullopt;
  }
};

/// The vault's shape, [["t1","b"],["t2a","c"]], or the line of a CSV, "t1=b>t2a=c".
std::optional<Conversation> conversation_in(const Json& answer) {
  if (answer.is_string()) return conversation_from(answer.get<std::string>());
  if (!answer.is_array()) return std::nullopt;
  Conversation conversation;
  for (const Json& picked : answer) {
    if (!picked.is_array() || picked.size() != 2 || !picked[0].is_string() || !picked[1].is_string()) return std::nullopt;
    conversation.path.push_back({picked[0].get<std::string>(), picked[1].get<std::string>()});
  }
  return conversation;
}

void read_scene(const Scene& scene, const Json& answer, AnswersReader& reader, const Line& line, std::size_t from, SessionAnswers& session) {
  session.given.insert(scene.id);
  if (answer.is_null()) return;
  const int column = line.column_of_byte(from + 1);
  auto conversation = conversation_in(answer);
  if (!conversation) {
    return reader.error(line.number, column, {N_("this is no answer to '{question}'"), {{"question", shown(scene.id)}}},
                        {N_("write it like [[\"t1\",\"b\"],[\"t2a\",\"c\"]], the reply picked at each turn"), {}});
  }
  if (conversation->path.empty() || !reader.belongs(scene, *conversation, line.number, column)) return;
  session.responses[scene.id] = *std::move(conversation);
}

std::optional<bool> completed(const Json& object, AnswersReader& reader, const Line& line) {
  const auto ended = object.find("ended");
  if (ended == object.end()) return true;
  if (ended->is_boolean()) return ended->get<bool>();
  if (ended->is_string()) {
    const auto word = ended->get<std::string>();
    if (word == "finished") return true;
    if (word == "withdrawn" || word == "abandoned") return false;
  }
  reader.error(line.number, line.column_of("ended"), {N_("'ended' says nothing that is known here"), {}},
               {N_("write finished, withdrawn or abandoned"), {}});
  return std::nullopt;
}

void unknown_keys(const Json& object, AnswersReader& reader, const Line& line) {
  static constexpr std::array<std::string_view, 3> keys{"session", "ended", "answers"};
  for (const auto& [key, value] : object.items()) {
    if (reader.full()) return;
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
    reader.error(line.number, line.column_of(key), {N_("unknown key '{key}'"), {{"key", shown(key)}}},
                 instead_of(key, keys));
  }
}

/// A session's code may be written as a number; the digits are what counts.
std::string session_name(const Json& object) {
  const auto name = object.find("session");
  if (name == object.end()) return {};
  if (name->is_string()) return name->get<std::string>();
  return name->is_number_unsigned() ? name->dump() : std::string();
}

void read_session(const Json& object, AnswersReader& reader, const Line& line, std::map<std::string, int>& seen) {
  unknown_keys(object, reader, line);
  SessionAnswers session;
  session.session = session_name(object);
  if (!reader.session_name(session.session, line.number, line.column_of("session"))) return;
  const auto [first, fresh] = seen.try_emplace(session.session, line.number);
  if (!fresh) {
    reader.error(line.number, line.column_of("session"),
                 {N_("the session '{session}' stands twice, first in line {line}"),
                  {{"session", shown(session.session)}, {"line", std::to_string(first->second)}}},
                 {N_("keep one of the lines"), {}});
  }
  session.completed = completed(object, reader, line).value_or(true);
  const auto answers = object.find("answers");
  if (answers == object.end() || !answers->is_object()) {
    reader.error(line.number, line.column_of("answers"), {N_("there are no 'answers' here"), {}},
                 {N_("write \"answers\": {{ \"question\": … }}"), {}});
    return;
  }
  const std::size_t after = line.byte_of("answers");
  for (const auto& [id, answer] : answers->items()) {
    if (reader.full()) break;
    const std::size_t from = line.byte_of(id, after);
    if (const Scene* scene = reader.scene(id)) {
      read_scene(*scene, answer, reader, line, from, session);
      continue;
    }
    const Question* question = reader.question(id, line.number, line.column_of_byte(from + 1));
    if (question == nullptr) continue;
    session.given.insert(id);
    if (auto response = AnswerReader{reader, line, *question, from}.read(answer))
      session.responses[id] = *std::move(response);
  }
  reader.sessions.push_back(std::move(session));
}

void read_line(const Line& line, AnswersReader& reader, std::map<std::string, int>& seen) {
  TwiceFinder twice;
  Json object;
  try {
    object = Json::parse(line.text, std::ref(twice));
  } catch (const Json::parse_error& error) {
    return reader.error(line.number, line.column_of_byte(error.byte), {N_("this line is not JSON from here on"), {}},
                        {N_("check its quotes, commas and brackets; an object may not run over several lines"), {}});
  } catch (const Json::exception&) {
    return reader.error(line.number, 1, {N_("a number in this line is too large"), {}},
                        {N_("write marks from 1 to 5"), {}});
  }
  if (!object.is_object()) {
    return reader.error(line.number, 1, {N_("this line is no object"), {}},
                        {N_("write {{\"session\": …, \"answers\": …}}"), {}});
  }
  if (twice.twice) {
    return reader.error(line.number, line.column_of(*twice.twice, line.byte_of(*twice.twice) + 1),
                        {N_("'{key}' stands twice in one object"), {{"key", shown(*twice.twice)}}},
                        {N_("keep one of them"), {}});
  }
  read_session(object, reader, line, seen);
}

}  // namespace

void read_json_answers(const SourceFile& file, AnswersReader& reader) {
  if (auto refused = refuse_text(file, answers_limits)) return reader.findings.add(*std::move(refused));
  const std::string text = plain_text(file.text);
  std::map<std::string, int> seen;
  Line line;
  for (std::string_view rest = text; !rest.empty() && !reader.full();) {
    const auto end = rest.find('\n');
    line.text = rest.substr(0, end);
    ++line.number;
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    if (line.text.find_first_not_of(" \t") != std::string_view::npos) read_line(line, reader, seen);
  }
}

}  // namespace aplomb::exchange
