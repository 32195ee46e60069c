#include "exchange/answers_reader.h"
#include "exchange/conversation_text.h"
#include "exchange/csv_rows.h"

#include <array>
#include <charconv>
#include <cstddef>

namespace aplomb::exchange {
namespace {

constexpr std::array<std::string_view, 4> column_names{"session", "question", "option", "value"};
enum Column : std::size_t { session_column, question_column, option_column, value_column };

using Columns = std::array<std::size_t, column_names.size()>;

/// Where each of the four columns stands in a row; none and findings when the header is not right.
std::optional<Columns> read_header(const CsvRow& header, AnswersReader& reader) {
  constexpr std::size_t missing = static_cast<std::size_t>(-1);
  Columns columns{};
  columns.fill(missing);
  bool good = true;
  if (header.size() == 1 && header[0].text.find_first_of(";\t") != std::string::npos) {
    reader.error(header[0].line, header[0].column, {N_("the columns are not separated by commas"), {}},
                 {N_("save the file with commas between the columns"), {}});
    return std::nullopt;
  }
  for (std::size_t i = 0; i < header.size(); ++i) {
    const auto name = std::find(column_names.begin(), column_names.end(), header[i].text);
    if (name == column_names.end()) {
      good = false;
      reader.error(header[i].line, header[i].column,
                   {N_("unknown column '{column}'"), {{"column", shown(header[i].text)}}},
                   instead_of(header[i].text, column_names));
      continue;
    }
    std::size_t& place = columns[static_cast<std::size_t>(name - column_names.begin())];
    if (place != missing) {
      good = false;
      reader.error(header[i].line, header[i].column,
                   {N_("the column '{column}' stands twice"), {{"column", header[i].text}}},
                   {N_("keep one of them"), {}});
    }
    place = i;
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i] != missing) continue;
    good = false;
    reader.error(header[0].line, 0, {N_("there is no column '{column}'"), {{"column", std::string(column_names[i])}}},
                 {N_("begin the file with the line session,question,option,value"), {}});
  }
  return good ? std::optional(columns) : std::nullopt;
}

std::optional<int> whole_number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// A ranking while its rows come in: the place of each option, and where the row stands.
struct Placed {
  std::string option;
  int line = 0;
  int column = 0;
};

struct SessionRows {
  std::size_t index = 0;
  std::map<std::string, std::map<int, Placed>> rankings;
};

struct RowReader {
  AnswersReader& reader;
  const CsvField& option;
  const CsvField& value;
  const Question& question;
  SessionAnswers& session;
  SessionRows& rows;

  void bad_value(Message remedy) const {
    reader.error(value.line, value.column,
                 {N_("'{value}' is no answer to '{question}'"),
                  {{"value", shown(value.text)}, {"question", shown(question.id)}}},
                 std::move(remedy));
  }
  void twice() const {
    reader.error(value.line, value.column,
                 {N_("'{question}' of session '{session}' is answered twice here"),
                  {{"question", shown(question.id)}, {"session", shown(session.session)}}},
                 {N_("keep one of the rows"), {}});
  }

  void rate() const {
    const auto mark = whole_number(value.text);
    if (!mark || *mark < 1 || *mark > 5) return bad_value({N_("write a mark from 1 to 5"), {}});
    auto& rating = std::get<Rating>(session.responses.try_emplace(question.id, Rating{}).first->second);
    if (!rating.marks.try_emplace(option.text, *mark).second) twice();
  }

  void most_least() const {
    if (value.text != "most" && value.text != "least") return bad_value({N_("write most or least"), {}});
    auto& pair = std::get<MostLeast>(session.responses.try_emplace(question.id, MostLeast{}).first->second);
    auto& side = value.text == "most" ? pair.most : pair.least;
    if (side) return twice();
    side = option.text;
    if (pair.most == pair.least) {
      reader.error(option.line, option.column,
                   {N_("'{option}' is both most and least"), {{"option", shown(option.text)}}},
                   {N_("choose two different options"), {}});
    }
  }

  void pick() const {
    if (value.text != "pick" && value.text != "1") return bad_value({N_("write pick"), {}});
    if (!session.responses.try_emplace(question.id, Pick{option.text}).second) twice();
  }

  void rank() const {
    const auto place = whole_number(value.text);
    const auto count = static_cast<int>(question.options.size());
    if (!place || *place < 1 || *place > count) {
      return bad_value({N_("write a place from 1 to {count}"), {{"count", std::to_string(count)}}});
    }
    auto& ranking = rows.rankings[question.id];
    for (const auto& [taken, placed] : ranking) {
      if (placed.option == option.text) return twice();
    }
    if (!ranking.try_emplace(*place, Placed{option.text, value.line, value.column}).second) {
      reader.error(value.line, value.column,
                   {N_("the place {place} is taken by another option"), {{"place", value.text}}},
                   {N_("give each option its own place"), {}});
    }
  }

  void read() const {
    session.given.insert(question.id);
    if (value.text.empty()) return;
    if (!reader.option(question, option.text, option.line, option.column)) return;
    switch (question.format) {
      case Format::rate:
        return rate();
      case Format::most_least:
        return most_least();
      case Format::pick:
        return pick();
      case Format::rank:
        return rank();
    }
  }
};

/// A scene's row: the whole conversation as its value.
void read_scene(const Scene& scene, const CsvField& option, const CsvField& value, AnswersReader& reader, SessionAnswers& session) {
  session.given.insert(scene.id);
  if (!option.text.empty()) {
    reader.error(option.line, option.column, {N_("a scene has no options, and '{option}' stands here"), {{"option", shown(option.text)}}},
                 {N_("leave it empty and write the whole conversation as the value"), {}});
    return;
  }
  if (value.text.empty()) return;
  auto conversation = conversation_from(value.text);
  if (!conversation) {
    reader.error(value.line, value.column,
                 {N_("'{value}' is no answer to '{question}'"), {{"value", shown(value.text)}, {"question", shown(scene.id)}}},
                 {N_("write the reply picked at each turn, like t1=b>t2a=c"), {}});
    return;
  }
  if (!reader.belongs(scene, *conversation, value.line, value.column)) return;
  if (session.responses.try_emplace(scene.id, *std::move(conversation)).second) return;
  reader.error(value.line, value.column,
               {N_("'{question}' of session '{session}' is answered twice here"),
                {{"question", shown(scene.id)}, {"session", shown(session.session)}}},
               {N_("keep one of the rows"), {}});
}

/// Rankings must have every place up to the last, since an order with a hole says nothing about who stands before whom.
void finish_rankings(AnswersReader& reader, const SessionRows& rows) {
  for (const auto& [question, places] : rows.rankings) {
    Ranking ranking;
    for (const auto& [place, placed] : places) {
      ranking.order.push_back(placed.option);
      if (place == static_cast<int>(ranking.order.size())) continue;
      reader.error(placed.line, placed.column,
                   {N_("no option has place {place} in '{question}'"),
                    {{"place", std::to_string(ranking.order.size())}, {"question", shown(question)}}},
                   {N_("number the places from 1 without a gap"), {}});
      break;
    }
    reader.sessions[rows.index].responses[question] = std::move(ranking);
  }
}

}  // namespace

void read_csv_answers(const SourceFile& file, AnswersReader& reader) {
  auto parsed = parse_csv(file, answers_limits);
  if (auto* broken = std::get_if<Diagnostic>(&parsed)) return reader.findings.add(std::move(*broken));
  const auto& table = std::get<std::vector<CsvRow>>(parsed);
  if (table.empty()) return;
  const auto columns = read_header(table.front(), reader);
  if (!columns) return;
  std::map<std::string, SessionRows, std::less<>> sessions;
  for (std::size_t i = 1; i < table.size(); ++i) {
    const CsvRow& row = table[i];
    if (row.size() != column_names.size()) {
      reader.error(row.front().line, 0,
                   {N_("this row has {count} fields, not four"), {{"count", std::to_string(row.size())}}},
                   {N_("write session,question,option,value"), {}});
      continue;
    }
    const CsvField& name = row[(*columns)[session_column]];
    if (!reader.session_name(name.text, name.line, name.column)) continue;
    const auto [found, fresh] = sessions.try_emplace(name.text, SessionRows{reader.sessions.size(), {}});
    if (fresh) reader.sessions.push_back({name.text, true, {}, {}});
    const CsvField& id = row[(*columns)[question_column]];
    if (const Scene* scene = reader.scene(id.text)) {
      read_scene(*scene, row[(*columns)[option_column]], row[(*columns)[value_column]], reader, reader.sessions[found->second.index]);
      continue;
    }
    const Question* question = reader.question(id.text, id.line, id.column);
    if (question == nullptr) continue;
    RowReader{reader,    row[(*columns)[option_column]],       row[(*columns)[value_column]],
              *question, reader.sessions[found->second.index], found->second}
        .read();
  }
  for (const auto& [name, rows] : sessions) finish_rankings(reader, rows);
}

}  // namespace aplomb::exchange
