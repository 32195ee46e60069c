#include "review/load.h"

#include "core/pace.h"
#include "core/scene.h"
#include "core/session.h"
#include "measure/random_answers.h"
#include "review/list_filter.h"
#include "store/documents.h"
#include "store/error_models.h"
#include "store/lines.h"

#include <algorithm>
#include <exception>
#include <optional>
#include <tuple>
#include <variant>

namespace aplomb::review {
namespace {

/// What a session's form is scored with and shown with.
struct Given {
  Bank bank;                    ///< reasons, titles, settings, qualities
  Form form;
  std::vector<PublishedItem> items;  ///< keys and texts as the form's items say, the rest from the bank
};

/// Enough for a quantile within half a point, and few enough to be computed when a page opens.
constexpr int random_sessions = 1000;

bool ended(SessionStatus status) {
  return status == SessionStatus::finished || status == SessionStatus::withdrawn || status == SessionStatus::abandoned;
}

std::string name_of(const store::Vacancy& vacancy) { return vacancy.site.empty() ? vacancy.role : vacancy.role + ", " + vacancy.site; }

int answered(const measure::SessionResult& result) {
  return static_cast<int>(std::count_if(result.answers.begin(), result.answers.end(), [](const measure::AnswerResult& answer) {
    return answer.status == measure::AnswerStatus::answered || answer.status == measure::AnswerStatus::part;
  }));
}

const std::string& id_of(const PublishedItem& item) {
  return std::visit([](const auto& entry) -> const std::string& { return entry.id; }, item);
}

/// Responses that say anything, of a session that has not finished.
int answered(const SessionState& state, const std::vector<PublishedItem>& items) {
  int count = 0;
  for (const PublishedItem& item : items) {
    const auto found = state.responses.find(id_of(item));
    if (found == state.responses.end()) continue;
    const auto* question = std::get_if<Question>(&item);
    const Progress done = question != nullptr ? progress(&found->second, question->format, question->options.size())
                                              : progress(&found->second, std::get<Scene>(item));
    count += done.completeness != Completeness::none ? 1 : 0;
  }
  return count;
}

/// What the response makes of one option.
void say(OptionRow& row, const std::string& option, const Response* response) {
  if (response == nullptr) return;
  if (const auto* rating = std::get_if<Rating>(response)) {
    if (const auto mark = rating->marks.find(option); mark != rating->marks.end()) row.mark = mark->second;
  } else if (const auto* both = std::get_if<MostLeast>(response)) {
    row.most = both->most == option;
    row.least = both->least == option;
  } else if (const auto* pick = std::get_if<Pick>(response)) {
    row.chosen = pick->pick == option;
  } else if (const auto* ranking = std::get_if<Ranking>(response)) {
    const auto at = std::find(ranking->order.begin(), ranking->order.end(), option);
    if (at != ranking->order.end()) row.place = static_cast<int>(at - ranking->order.begin()) + 1;
  }
}

AnswerRow answer_row(const Given& given, const Question& question, const GivenQuestion& shown, int number, const Response* response) {
  AnswerRow row;
  row.number = number;
  if (const Setting* setting = find_setting(given.bank, question.setting)) row.setting = setting->name;
  row.title = question.title;
  row.stem = question.stem;
  row.format = question.format;
  for (const Instruction& instruction : given.form.instructions) {
    if (instruction.format != question.format) continue;
    row.most = instruction.most;
    row.least = instruction.least;
  }
  for (const std::string& id : shown.order) {
    const Option* option = find_option(question, id);
    if (option == nullptr) continue;
    OptionRow one;
    one.text = option->text;
    one.e = option->e;
    one.why = option->why;
    say(one, id, response);
    row.options.push_back(std::move(one));
  }
  return row;
}

/// The replies of one turn in the order in which they stood on the screen, with the one that was said.
TurnRow turn_row(const Turn& turn, const GivenQuestion& shown, const std::string& said) {
  TurnRow row;
  row.says = turn.says;
  const auto given = std::find_if(shown.turns.begin(), shown.turns.end(), [&](const GivenTurn& entry) { return entry.turn == turn.id; });
  if (given == shown.turns.end()) return row;
  for (const std::string& id : given->order) {
    const Reply* reply = find_reply(turn, id);
    if (reply == nullptr) continue;
    OptionRow one;
    one.text = reply->text;
    one.e = reply->e;
    one.why = reply->why;
    one.chosen = id == said;
    row.replies.push_back(std::move(one));
  }
  return row;
}

AnswerRow answer_row(const Given& given, const Scene& scene, const GivenQuestion& shown, int number, const Response* response) {
  AnswerRow row;
  row.scene = true;
  row.number = number;
  if (const Setting* setting = find_setting(given.bank, scene.setting)) row.setting = setting->name;
  row.title = scene.title;
  row.stem = scene.opening;
  row.format = Format::pick;
  const auto* conversation = response == nullptr ? nullptr : std::get_if<Conversation>(response);
  if (conversation == nullptr || !standing(scene, *conversation).belongs) return row;
  for (const PickedReply& picked : conversation->path) {
    if (const Turn* turn = find_turn(scene, picked.turn)) row.turns.push_back(turn_row(*turn, shown, picked.reply));
  }
  return row;
}

/// The item is what was shown and is scored; what the bank adds are the words for staff.
void add_words(Question& question, const Bank& bank) {
  const Question* words = find_question(bank, question.id);
  if (words == nullptr) return;
  question.title = words->title;
  question.setting = words->setting;
  for (Option& option : question.options)
    if (const Option* reason = find_option(*words, option.id)) option.why = reason->why;
}

void add_words(Scene& scene, const Bank& bank) {
  const Scene* words = find_scene(bank, scene.id);
  if (words == nullptr) return;
  scene.title = words->title;
  scene.setting = words->setting;
  for (Turn& turn : scene.turns) {
    const Turn* same = find_turn(*words, turn.id);
    if (same == nullptr) continue;
    for (Reply& reply : turn.replies)
      if (const Reply* reason = find_reply(*same, reply.id)) reply.why = reason->why;
  }
}

}  // namespace

struct Loader::Inside {
  store::Vault& vault;
  std::map<std::pair<Hash, Hash>, Given> given;  ///< by form and bank
  std::map<Hash, Profile> profiles;
  std::map<Id, store::Vacancy> vacancies;
  std::map<Id, CandidateRow> over;  ///< sessions that have ended: read once
  std::map<std::pair<Hash, Hash>, std::pair<ModelWords, measure::ErrorModel>> models;  ///< by model and bank
  std::map<Id, std::optional<store::Line>> lines;  ///< by vacancy
  std::map<std::size_t, measure::NormalPoints> points;  ///< by number of qualities
  std::map<Hash, measure::Figure<>> random;  ///< by form: the judgement that 975 of 1,000 random answerers stay below

  const Given& of(const FormGiven& form) {
    const auto key = std::make_pair(form.form, form.bank);
    if (const auto found = given.find(key); found != given.end()) return found->second;
    Given made;
    made.bank = store::load_bank(vault, form.bank);
    made.form = store::load_form(vault, form.form);
    for (const GivenQuestion& shown : form.questions) {
      PublishedItem item = store::load_any_item(vault, shown.item);
      std::visit(
          [&](auto& entry) {
            entry.id = shown.question;
            add_words(entry, made.bank);
          },
          item);
      made.items.push_back(std::move(item));
    }
    return given.emplace(key, std::move(made)).first->second;
  }

  const Profile& profile(const Hash& hash) {
    const auto found = profiles.find(hash);
    return found != profiles.end() ? found->second : profiles.emplace(hash, store::load_profile(vault, hash)).first->second;
  }

  struct Read {
    CandidateRow row;
    SessionState state;
    measure::SessionResult result;
    measure::SessionError error;
    const std::pair<ModelWords, measure::ErrorModel>* model = nullptr;
    const Given* given = nullptr;
    const Profile* profile = nullptr;
  };

  const std::pair<ModelWords, measure::ErrorModel>* model(const FormGiven& form, std::int64_t ended_ms, const Bank& bank) {
    const auto document = store::error_model_for(vault, form.form, ended_ms);
    if (!document) return nullptr;
    const auto key = std::make_pair(*document, form.bank);
    if (const auto found = models.find(key); found != models.end()) return &found->second;
    const store::FormErrorModel stored = store::load_error_model(vault, *document);
    ModelWords words{stored.model.version, stored.made_by, stored.model.source, stored.model.n};
    return &models.emplace(key, std::make_pair(std::move(words), store::arranged(stored, bank.qualities))).first->second;
  }

  const std::optional<store::Line>& line(const Id& vacancy) {
    const auto found = lines.find(vacancy);
    return found != lines.end() ? found->second : lines.emplace(vacancy, store::line_of(vault, vacancy)).first->second;
  }

  const measure::NormalPoints& normal_points(std::size_t dimensions) {
    const auto found = points.find(dimensions);
    return found != points.end() ? found->second : points.emplace(dimensions, measure::normal_points(dimensions)).first->second;
  }

  Read read(const store::Session& session) {
    Read read;
    CandidateRow& row = read.row;
    row.session = session.id;
    row.code = session.code;
    row.status = session.status;
    row.vacancy_id = session.vacancy;
    const auto vacancy = vacancies.find(session.vacancy);
    row.vacancy = vacancy != vacancies.end() ? name_of(vacancy->second) : session.role;
    if (const auto& line_in_force = line(session.vacancy)) row.line = line_in_force->cut;
    row.fit = measure::Figure<>::none(measure::Status::incomplete);
    const std::vector<Event> events = store::events(vault, session.id);
    if (!events.empty()) row.latest_ms = events.back().wall_ms;
    if (ended(row.status)) row.finished_ms = row.latest_ms;
    read.state = fold(events);
    if (!read.state.form) return read;
    read.given = &of(*read.state.form);
    row.bank = read.given->bank.status;
    row.questions = static_cast<int>(read.given->items.size());
    row.answered = answered(read.state, read.given->items);
    read.profile = &profile(session.profile);
    // Figures are formed from finished sessions only: a part of the questions is not a smaller test but another one.
    if (row.status != SessionStatus::finished) return read;
    read.result = measure::score_session(measure::entries_of(read.given->items), read.given->bank.qualities, read.state.responses, true, *read.profile);
    row.fit = read.result.fit;
    row.answered = answered(read.result);
    read.model = model(*read.state.form, row.latest_ms, read.given->bank);
    measure::Demands demands;
    demands.cut = row.line;
    read.error = measure::error_of(read.result, *read.profile, read.model == nullptr ? nullptr : &read.model->second, demands,
                                   normal_points(read.profile->qualities.size()));
    row.likely = {read.error.fit.expected, read.error.fit.range, read.error.fit.meets, read.error.fit.band};
    return read;
  }

  /// Which behaviours of a person can be told apart at all.
  static void say_differences(CandidatePage& page, const Read& read) {
    const measure::ErrorModel& model = read.model->second;
    std::vector<std::string> core;
    for (const Quality& quality : read.given->bank.qualities)
      if (quality.core) core.push_back(quality.id);
    page.core_differs = measure::dependable_difference(read.result, model, core);
    const auto& wanted = read.profile->qualities;
    for (std::size_t a = 0; a < wanted.size(); ++a) {
      for (std::size_t b = a + 1; b < wanted.size(); ++b) {
        const std::vector<std::string> pair{wanted[a].quality, wanted[b].quality};
        ++page.pairs;
        page.pairs_differ += measure::dependable_difference(read.result, model, pair) ? 1 : 0;
      }
    }
  }

  const measure::Figure<>& random_judgement(const FormGiven& form, const Given& read) {
    const auto found = random.find(form.form);
    if (found != random.end()) return found->second;
    const auto entries = measure::entries_of(read.items);
    return random.emplace(form.form, measure::random_judgement(entries, read.bank.qualities, measure::chance_quantile, random_sessions, 1)).first->second;
  }

  void read_vacancies() {
    vacancies.clear();
    for (store::Vacancy& vacancy : store::vacancies(vault)) vacancies.emplace(vacancy.id, std::move(vacancy));
  }
};

Loader::Loader(store::Vault& vault) : inside_(std::make_unique<Inside>(Inside{vault, {}, {}, {}, {}, {}, {}, {}, {}})) {}
Loader::~Loader() = default;

void Loader::forget() {
  inside_->given.clear();
  inside_->profiles.clear();
  inside_->vacancies.clear();
  inside_->over.clear();
  inside_->models.clear();
  inside_->lines.clear();
}

std::vector<VacancyChoice> Loader::vacancies() const {
  std::vector<VacancyChoice> choices;
  for (const store::Vacancy& vacancy : store::vacancies(inside_->vault)) choices.push_back({vacancy.id, name_of(vacancy)});
  return choices;
}

std::vector<CandidateRow> Loader::rows() {
  inside_->read_vacancies();
  std::vector<CandidateRow> rows;
  for (const store::Session& session : store::sessions(inside_->vault)) {
    if (session.status == SessionStatus::erased) continue;
    if (const auto known = inside_->over.find(session.id); known != inside_->over.end() && known->second.status == session.status) {
      rows.push_back(known->second);
      continue;
    }
    try {
      rows.push_back(inside_->read(session).row);
      if (ended(session.status)) inside_->over.insert_or_assign(session.id, rows.back());
    } catch (const std::exception&) {  // one that cannot be scored must not hide the others
      CandidateRow row;
      row.session = session.id;
      row.code = session.code;
      row.status = session.status;
      row.vacancy_id = session.vacancy;
      row.vacancy = session.role;
      row.fit = measure::Figure<>::none(measure::Status::not_estimable);
      rows.push_back(std::move(row));
    }
  }
  order_rows(rows);
  return rows;
}

CandidatePage Loader::page(const Id& id) {
  const std::optional<store::Session> session = store::session(inside_->vault, id);
  if (!session) throw store::VaultError(Message{N_("This candidate is no longer in the vault."), {}});
  if (inside_->vacancies.empty()) inside_->read_vacancies();
  Inside::Read read = inside_->read(*session);
  CandidatePage page;
  page.row = read.row;
  page.role = session->role;
  if (const auto vacancy = inside_->vacancies.find(session->vacancy); vacancy != inside_->vacancies.end()) page.site = vacancy->second.site;
  if (read.profile != nullptr) {
    page.profile_title = read.profile->title;
    page.profile_status = read.profile->status;
  }
  if (read.given == nullptr) return page;
  page.form = read.given->form.name;
  page.bank_title = read.given->bank.title;
  page.bank_version = read.given->bank.version;
  page.bank_status = read.given->bank.status;
  page.key_source = read.given->bank.key_source;
  if (read.row.status != SessionStatus::finished) return page;
  page.line = inside_->line(session->vacancy);
  if (read.model != nullptr) {
    page.model = read.model->first;
    Inside::say_differences(page, read);
  }
  const std::vector<Event> events = store::events(inside_->vault, id);
  page.quality = measure::session_quality(measure::entries_of(read.given->items), read.state.responses, seconds_on_questions(events), read.result,
                                          inside_->random_judgement(*read.state.form, *read.given))
                     .flags;
  page.error = std::move(read.error);
  page.result = std::move(read.result);
  for (const Quality& quality : read.given->bank.qualities) page.qualities.push_back({quality.id, quality.name, quality.label, quality.core});
  for (std::size_t i = 0; i < read.given->items.size(); ++i) {
    const int number = static_cast<int>(i) + 1;
    const auto found = read.state.responses.find(id_of(read.given->items[i]));
    const Response* response = found == read.state.responses.end() ? nullptr : &found->second;
    page.answers.push_back(std::visit([&](const auto& item) { return answer_row(*read.given, item, read.state.form->questions[i], number, response); },
                                      read.given->items[i]));
  }
  return page;
}

}  // namespace aplomb::review
