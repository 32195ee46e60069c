#include "exchange/answers_files.h"

#include "core/scene.h"
#include "exchange/answers_reader.h"

#include <variant>

namespace aplomb::exchange {

const Question* AnswersReader::question(std::string_view id, int line, int column) {
  const auto found = questions.find(id);
  if (found != questions.end()) return found->second;
  std::vector<std::string_view> names;
  for (const auto& [name, entry] : questions) names.push_back(name);
  for (const auto& [name, entry] : scenes) names.push_back(name);
  error(line, column, {N_("the bank has no question '{question}'"), {{"question", shown(id)}}}, instead_of(id, names));
  return nullptr;
}

bool AnswersReader::option(const Question& question, std::string_view id, int line, int column) {
  if (find_option(question, id) != nullptr) return true;
  std::vector<std::string_view> names;
  for (const Option& entry : question.options) names.push_back(entry.id);
  std::string list;
  for (const std::string_view name : names) list += (list.empty() ? "" : ", ") + shown(name);
  error(line, column,
        {N_("'{question}' has no option '{option}'"), {{"question", shown(question.id)}, {"option", shown(id)}}},
        {N_("its options are {options}"), {{"options", list}}});
  return false;
}

const Scene* AnswersReader::scene(std::string_view id) const {
  const auto found = questions.contains(id) ? scenes.end() : scenes.find(id);
  return found == scenes.end() ? nullptr : found->second;
}

bool AnswersReader::belongs(const Scene& scene, const Conversation& conversation, int line, int column) {
  const Standing stands = standing(scene, conversation);
  if (stands.belongs) return true;
  // What came before the first reply that leads nowhere says which turn it was.
  Conversation before;
  for (const PickedReply& picked : conversation.path) {
    const Turn* turn = standing(scene, before).turn;
    before.path.push_back(picked);
    if (standing(scene, before).belongs) continue;
    if (turn == nullptr) {
      error(line, column, {N_("'{scene}' is over before the turn '{turn}'"), {{"scene", shown(scene.id)}, {"turn", shown(picked.turn)}}},
            {N_("take out what follows the end"), {}});
    } else if (turn->id != picked.turn) {
      error(line, column,
            {N_("the turn '{turn}' does not stand here in '{scene}'"), {{"turn", shown(picked.turn)}, {"scene", shown(scene.id)}}},
            {N_("the turn here is {turn}"), {{"turn", shown(turn->id)}}});
    } else {
      std::string list;
      for (const Reply& reply : turn->replies) list += (list.empty() ? "" : ", ") + shown(reply.id);
      error(line, column,
            {N_("the turn '{turn}' of '{scene}' has no reply '{reply}'"),
             {{"turn", shown(turn->id)}, {"scene", shown(scene.id)}, {"reply", shown(picked.reply)}}},
            {N_("its replies are {replies}"), {{"replies", list}}});
    }
    break;
  }
  return false;
}

bool AnswersReader::session_name(std::string_view name, int line, int column) {
  const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == 0x7f; };
  if (name.empty()) {
    error(line, column, {N_("the session has no name"), {}}, {N_("write its code"), {}});
    return false;
  }
  if (name.size() > 100 || std::any_of(name.begin(), name.end(), control)) {
    error(line, column, {N_("'{session}' cannot name a session"), {{"session", shown(name)}}},
          {N_("use its code, at most 100 bytes on one line"), {}});
    return false;
  }
  if (name.find_first_of("=+-@") == 0) {
    error(line, column, {N_("the session '{session}' begins like a spreadsheet's formula"), {{"session", shown(name)}}},
          {N_("begin it with a letter or a digit"), {}});
    return false;
  }
  return true;
}

AnswersRead read_answers(const SourceFile& file, const Bank& bank) {
  AnswersReader reader(file.path, bank);
  const std::size_t first = file.text.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (first == std::string::npos) {
    reader.error(0, 0, {N_("the file is empty"), {}}, {N_("name a file of answers"), {}});
  } else if (file.text[first] == '[') {
    reader.error(1, 1, {N_("this is one JSON list"), {}},
                 {N_("write one object a line, without the brackets around them"), {}});
  } else if (file.text[first] == '{') {
    read_json_answers(file, reader);
  } else {
    read_csv_answers(file, reader);
  }
  AnswersRead out;
  out.diagnostics = reader.findings.take();
  if (out.ok()) out.sessions = std::move(reader.sessions);
  return out;
}

AnswersRead read_answers(const std::filesystem::path& path, const Bank& bank) {
  auto loaded = load_file(path, answers_limits, FileKind::any);
  if (auto* refused = std::get_if<Diagnostic>(&loaded)) {
    AnswersRead out;
    out.diagnostics.push_back(std::move(*refused));
    return out;
  }
  return read_answers(std::get<SourceFile>(loaded), bank);
}

std::vector<std::variant<const Question*, const Scene*>> form_of(const std::vector<SessionAnswers>& sessions, const Bank& bank) {
  std::set<std::string_view> given;
  for (const SessionAnswers& session : sessions) given.insert(session.given.begin(), session.given.end());
  std::vector<std::variant<const Question*, const Scene*>> form;
  for (const Question& question : bank.questions) {
    if (given.contains(question.id)) form.emplace_back(&question);
  }
  for (const Scene& scene : bank.scenes) {
    if (given.contains(scene.id)) form.emplace_back(&scene);
  }
  return form;
}

}  // namespace aplomb::exchange
