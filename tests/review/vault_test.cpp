// End to end with a real vault: a session's events in, its figures, answers and reasons out.

#include "rig.h"

#include "core/code.h"
#include "core/session.h"
#include "exchange/bank_files.h"
#include "exchange/profile_files.h"
#include "review/load.h"
#include "review/parts.h"
#include "measure/simulate.h"
#include "store/documents.h"
#include "store/error_models.h"
#include "store/lines.h"
#include "store/people.h"
#include "store/sessions.h"

#include <GLFW/glfw3.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace aplomb;
using namespace aplomb::review;

namespace {

store::Now at(std::int64_t ms) { return {1'000 + ms, 1'773'309'600'000 + ms}; }

struct Folder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / ("aplomb-review-" + std::to_string(getpid()));
  Folder() {
    std::filesystem::remove_all(path);
    std::filesystem::create_directories(path);
  }
  ~Folder() { std::filesystem::remove_all(path); }
};

/// The response of somebody who agrees with the key (+1) or turns it round (-1).
Response by_key(const Question& question, double sign) {
  std::vector<std::size_t> order(question.options.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return sign * question.options[a].e > sign * question.options[b].e; });
  switch (question.format) {
    case Format::pick: return Pick{question.options[order.front()].id};
    case Format::most_least: return MostLeast{question.options[order.front()].id, question.options[order.back()].id};
    case Format::rank: {
      Ranking ranking;
      for (const std::size_t i : order) ranking.order.push_back(question.options[i].id);
      return ranking;
    }
    case Format::rate: break;
  }
  Rating rating;
  for (const Option& option : question.options) rating.marks[option.id] = static_cast<int>(std::lround(3 + sign * option.e));
  return rating;
}

struct OfficeVault {
  Folder folder;
  std::unique_ptr<store::Vault> vault;
  Bank bank;
  Profile profile;
  Id vacancy;

  explicit OfficeVault(std::vector<Scene> scenes = {}, bool confirmed = false) {
    const std::filesystem::path questions = std::filesystem::path(APLOMB_SOURCE_DIR) / "questions";
    bank = exchange::read_bank(questions / "front-line").bank;
    bank.scenes = std::move(scenes);
    bank.forms.clear();
    if (confirmed) {
      bank.status = BankStatus::active;
      bank.key_source = {"job-holders", 7, 0.6};
    }
    profile = exchange::read_profile(questions / "profiles" / "core-four.toml").profile;
    store::NewVault wanted;
    wanted.demo = true;
    wanted.office.name = "Northgate Broadband";
    wanted.office.regime = {"other"};
    wanted.staff = "Ada Quill";
    wanted.passphrase = "nine lives of a cat";
    wanted.cost = store::NewVault::Cost::small;
    (void)store::create_vault(folder.path / "office.aplomb", wanted, at(0));
    vault = std::make_unique<store::Vault>(folder.path / "office.aplomb", store::Station::review, "test", at(0));
    (void)store::publish_bank(*vault, bank, {}, "Ada Quill", at(0));
    store::Vacancy open;
    open.role = "Contact-centre agent";
    open.site = "Leeds";
    open.manager = "Sam Ellis";
    open.family = bank.id;
    open.profile = store::publish_profile(*vault, profile, "Ada Quill", at(0));
    vacancy = store::add_vacancy(*vault, open);
  }

  /// A session with its form and, for the first `answers` questions, responses by the key.
  store::Session session(std::int64_t start, std::size_t answers, double sign, bool trial = false) {
    const store::Session made = store::open_walk_in(*vault, vacancy, trial, static_cast<std::uint64_t>(start), at(start));
    (void)store::append(*vault, made.id, Started{"walk-in"}, at(start));
    const FormGiven given = store::give_form(*vault, made.id, at(start + 1));
    for (std::size_t i = 0; i < std::min(answers, given.questions.size()); ++i) {
      const Question* question = find_question(bank, given.questions[i].question);
      (void)store::append(*vault, made.id, Answered{question->id, by_key(*question, sign)}, at(start + 2 + static_cast<std::int64_t>(i)));
    }
    return made;
  }
};

const CandidateRow& row_of(const std::vector<CandidateRow>& rows, const std::string& code) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const CandidateRow& row) { return row.code == code; });
  REQUIRE(found != rows.end());
  return *found;
}

}  // namespace

TEST_CASE("with an error model a fit has its range and with a line its band") {
  OfficeVault office({}, true);
  std::vector<measure::FormEntry> entries;
  for (const Question& question : office.bank.questions) entries.emplace_back(&question);
  const measure::Simulation simulation(entries, office.bank.qualities, {}, 1);
  store::FormErrorModel model;
  model.form = store::current_forms(*office.vault, office.bank.id).front();
  for (const Quality& quality : office.bank.qualities) model.qualities.push_back(quality.id);
  model.model = measure::simulated_error_model(simulation, "test/1", 200);
  REQUIRE(store::adopt_shipped(*office.vault, model, "Ada Quill", at(1)));
  const store::Session good = office.session(1'000, office.bank.questions.size(), 1);
  (void)store::append(*office.vault, good.id, Finished{}, at(2'000));
  const store::Session bad = office.session(3'000, office.bank.questions.size(), -1);
  (void)store::append(*office.vault, bad.id, Finished{}, at(4'000));

  {
    Loader loader(*office.vault);
    const CandidatePage page = loader.page(good.id);
    REQUIRE(page.model);
    CHECK(page.model->version == "test/1");
    CHECK(page.error.qualities.size() == office.bank.qualities.size());
    const LikelyFit& likely = page.row.likely;
    REQUIRE(likely.estimate.has_value());
    CHECK(likely.estimate.status() == measure::Status::provisional);
    CHECK(likely.range.low.value() < likely.estimate.value());
    CHECK(likely.estimate.value() < likely.range.high.value());
    CHECK_FALSE(likely.band);  // nobody has entered a line
    CHECK_FALSE(page.line);
  }
  REQUIRE(store::set_line(*office.vault, office.vacancy, {0, 60, "modified Angoff", 5, "2026-02-04", "an interview alone"}, "Ada Quill", at(5'000)) == 1);
  Loader loader(*office.vault);
  const std::vector<CandidateRow> rows = loader.rows();
  CHECK(row_of(rows, good.code).likely.band == measure::Band::recommend);
  CHECK(row_of(rows, bad.code).likely.band == measure::Band::not_yet);
  const CandidatePage page = loader.page(good.id);
  REQUIRE(page.line);
  CHECK(page.line->version == 1);
  CHECK(page.row.likely.meets->value() > 0.95);
  CHECK(page.pairs == 6);  // of the profile's four

  // A model adopted later reads later sessions alone.
  store::FormErrorModel later = model;
  later.model.version = "test/2";
  for (std::size_t a = 0; a < later.model.e.size(); ++a)
    for (double& cell : later.model.e[a]) cell /= 2;
  store::add_staff(*office.vault, *std::get<std::shared_ptr<store::StaffSession>>(store::sign_in(*office.vault, "Ada Quill", "nine lives of a cat", at(6'000))), "Ben Osei",
                   store::Role::administrator, "a second long passphrase", at(6'000));
  const Hash proposed = store::propose_error_model(*office.vault, later, "Ada Quill", at(6'500));
  store::adopt_error_model(*office.vault, proposed, "Ben Osei", at(7'000));
  const store::Session after = office.session(8'000, office.bank.questions.size(), 1);
  (void)store::append(*office.vault, after.id, Finished{}, at(9'000));
  Loader fresh(*office.vault);
  CHECK(fresh.page(good.id).model->version == "test/1");
  CHECK(fresh.page(good.id).row.likely.range.low.value() == page.row.likely.range.low.value());
  CHECK(fresh.page(after.id).model->version == "test/2");
  CHECK(fresh.page(after.id).row.likely.range.low.value() > page.row.likely.range.low.value());
}

TEST_CASE("from a sessions events to its row and its page") {
  OfficeVault office;
  const auto all = office.bank.questions.size();
  const store::Session good = office.session(1'000, all, 1);
  (void)store::append(*office.vault, good.id, Finished{}, at(2'000));
  const store::Session bad = office.session(3'000, all, -1);
  (void)store::append(*office.vault, bad.id, Finished{}, at(4'000));
  const store::Session few = office.session(5'000, 2, 1);
  (void)store::append(*office.vault, few.id, Finished{}, at(6'000));
  const store::Session left = office.session(7'000, 4, 1);
  (void)store::append(*office.vault, left.id, Withdrawn{}, at(8'000));
  const store::Session paused = office.session(9'000, 5, 1);
  (void)store::append(*office.vault, paused.id, Paused{"break"}, at(10'000));
  const store::Session trial = office.session(11'000, all, 1, true);
  (void)store::append(*office.vault, trial.id, Finished{}, at(12'000));

  Loader loader(*office.vault);
  const std::vector<CandidateRow> rows = loader.rows();
  REQUIRE(rows.size() == 5);  // trials are not candidates
  CHECK(rows.front().code == paused.code);
  CHECK(rows.back().code == good.code);

  const CandidateRow& best = row_of(rows, good.code);
  REQUIRE(best.fit.has_value());
  CHECK(best.fit.value() > 90);
  CHECK(best.answered == static_cast<int>(all));
  CHECK(best.questions == static_cast<int>(all));
  CHECK(best.vacancy == "Contact-centre agent, Leeds");
  CHECK(best.bank == BankStatus::proposal);
  CHECK(best.finished_ms == at(2'000).wall_ms);
  CHECK(row_of(rows, bad.code).fit.value() < 10);
  CHECK_FALSE(row_of(rows, few.code).fit.has_value());
  CHECK(row_of(rows, few.code).fit.status() == measure::Status::incomplete);
  for (const store::Session& session : {left, paused}) CHECK_FALSE(row_of(rows, session.code).fit.has_value());
  CHECK(row_of(rows, left.code).answered == 4);
  CHECK(row_of(rows, paused.code).finished_ms == 0);

  // The page says what measure says of the same events.
  const CandidatePage page = loader.page(good.id);
  const SessionState state = fold(store::events(*office.vault, good.id));
  std::vector<Question> items;
  for (const GivenQuestion& given : state.form->questions) items.push_back(*find_question(office.bank, given.question));
  const measure::SessionResult expected = measure::score_session(items, office.bank.qualities, state.responses, true, office.profile);
  CHECK(page.result.fit.value() == expected.fit.value());
  REQUIRE(page.answers.size() == all);
  for (std::size_t i = 0; i < all; ++i) {
    CHECK(page.result.answers[i].part == doctest::Approx(expected.answers[i].part));
    CHECK(page.answers[i].title == items[i].title);
    CHECK(page.answers[i].stem == items[i].stem);
    CHECK_FALSE(page.answers[i].setting.empty());
    REQUIRE(page.answers[i].options.size() == items[i].options.size());
    for (std::size_t o = 0; o < items[i].options.size(); ++o) {
      const OptionRow& shown = page.answers[i].options[o];
      const Option* option = find_option(items[i], state.form->questions[i].order[o]);
      CHECK(shown.text == option->text);
      CHECK(shown.why == option->why);
      CHECK(shown.e == option->e);
      if (items[i].format == Format::rate) CHECK(shown.mark == static_cast<int>(std::lround(3 + option->e)));
    }
  }
  CHECK(page.form == "A");
  CHECK(page.profile_title == office.profile.title);
  CHECK(page.qualities.size() == office.bank.qualities.size());

  // Of a session that was not finished, no answers leave the vault.
  const CandidatePage unfinished = loader.page(left.id);
  CHECK(unfinished.answers.empty());
  CHECK(unfinished.result.profile.empty());
}

TEST_CASE("a conversation comes back turn by turn with keys reasons and parts") {
  const std::string quality = "empathy";
  const auto reply = [&](const std::string& id, double e, const std::string& next) { return Reply{id, "I say " + id, e, {{quality, e}}, next, "because of " + id, {}}; };
  Scene scene;
  scene.id = "fs-torn-sofa";
  scene.title = "a torn sofa";
  scene.setting = "contact-centre";
  scene.primary = quality;
  scene.opening = "A sofa has come with a tear.";
  scene.start = "t1";
  scene.turns = {{"t1", "It is torn!", {reply("a", 2, "t2a"), reply("b", -1, "t2b")}},
                 {"t2a", "Thank you.", {reply("a", 2, "end"), reply("b", 0, "end"), reply("c", -2, "end")}},
                 {"t2b", "What?", {reply("a", 1, "end"), reply("b", -1, "end")}}};
  OfficeVault office({scene});
  REQUIRE(find_quality(office.bank, quality) != nullptr);
  const std::size_t questions = office.bank.questions.size();
  const store::Session whole = office.session(1'000, questions, 1);
  (void)store::append(*office.vault, whole.id, Answered{scene.id, Conversation{{{"t1", "b"}, {"t2b", "a"}}}}, at(1'900));
  (void)store::append(*office.vault, whole.id, Finished{}, at(2'000));
  const store::Session broken = office.session(3'000, questions, 1);
  (void)store::append(*office.vault, broken.id, Answered{scene.id, Conversation{{{"t1", "a"}}}}, at(3'900));
  (void)store::append(*office.vault, broken.id, Finished{}, at(4'000));

  Loader loader(*office.vault);
  const CandidatePage page = loader.page(whole.id);
  REQUIRE(page.answers.size() == questions + 1);
  const AnswerRow& row = page.answers.back();
  CHECK(row.scene);
  CHECK(row.title == scene.title);
  CHECK(row.stem == scene.opening);
  REQUIRE(row.turns.size() == 2);
  CHECK(row.turns[1].says == "What?");
  const SessionState state = fold(store::events(*office.vault, whole.id));
  const std::vector<GivenTurn>& given = state.form->questions.back().turns;
  for (std::size_t t = 0; t < row.turns.size(); ++t) {
    const Turn& turn = t == 0 ? scene.turns[0] : scene.turns[2];
    const auto order = std::find_if(given.begin(), given.end(), [&](const GivenTurn& entry) { return entry.turn == turn.id; });
    REQUIRE(order != given.end());
    REQUIRE(row.turns[t].replies.size() == turn.replies.size());
    for (std::size_t i = 0; i < turn.replies.size(); ++i) {
      const Reply* expected = find_reply(turn, order->order[i]);
      const OptionRow& shown = row.turns[t].replies[i];
      CHECK(shown.text == expected->text);
      CHECK(shown.e == expected->e);
      CHECK(shown.why == expected->why);
      CHECK(shown.chosen == (expected->id == (t == 0 ? "b" : "a")));
    }
  }
  const measure::AnswerResult& result = page.result.answers.back();
  REQUIRE(result.replies.size() == 2);
  CHECK(result.replies[0].part + result.replies[1].part == doctest::Approx(result.part));

  const CandidatePage left = loader.page(broken.id);
  CHECK(left.answers.back().turns.size() == 1);
  CHECK(left.result.answers.back().status == measure::AnswerStatus::skipped);
}

TEST_CASE("rows follow what happens in the vault") {
  OfficeVault office;
  const store::Session session = office.session(1'000, office.bank.questions.size(), 1);
  Loader loader(*office.vault);
  CHECK(loader.rows().front().status == SessionStatus::open);
  (void)store::append(*office.vault, session.id, Finished{}, at(2'000));
  const std::vector<CandidateRow> rows = loader.rows();
  CHECK(rows.front().status == SessionStatus::finished);
  CHECK(rows.front().fit.has_value());
  CHECK(loader.rows().front().fit.value() == rows.front().fit.value());
  loader.forget();
  CHECK(loader.rows().size() == 1);
}

TEST_CASE("an empty vault has no candidates and an unknown one is said") {
  OfficeVault office;
  Loader loader(*office.vault);
  CHECK(loader.rows().empty());
  CHECK(loader.vacancies().size() == 1);
  CHECK_THROWS_AS((void)loader.page(Id{}), store::VaultError);
}

TEST_CASE("a recruiter signs in and reads a candidates page") {
  OfficeVault office;
  const store::Session session = office.session(1'000, office.bank.questions.size(), 1);
  (void)store::append(*office.vault, session.id, Finished{}, at(2'000));
  Loader loader(*office.vault);
  Rig rig(State{});
  rig.perform = [&](const Effect& effect) -> std::vector<Action> {
    if (const auto* check = std::get_if<CheckPassphrase>(&effect)) {
      auto outcome = store::sign_in(*office.vault, check->name, check->passphrase, at(5'000));
      if (const auto* refused = std::get_if<store::SignInRefused>(&outcome)) return {SignInRefused{refused->why, refused->wait_ms}};
      const auto staff = std::get<std::shared_ptr<store::StaffSession>>(outcome);
      return {SignedIn{staff->name(), staff->role()}};
    }
    if (std::holds_alternative<LoadList>(effect)) return {ListLoaded{loader.rows(), loader.vacancies()}};
    if (const auto* load = std::get_if<LoadCandidate>(&effect)) return {CandidateLoaded{loader.page(load->session)}};
    return {};
  };
  rig.screen->type("Ada Quill");
  rig.screen->press(GLFW_KEY_TAB);
  rig.screen->type("nine lives of a dog");
  rig.screen->press(GLFW_KEY_ENTER);
  REQUIRE(rig.state.screen == Screen::sign_in);
  REQUIRE(rig.state.sign_in.complaint);
  CHECK(rig.says(english(*rig.state.sign_in.complaint)));
  rig.screen->click("signin.pass");
  rig.screen->type("nine lives of a cat");
  rig.screen->press(GLFW_KEY_ENTER);
  REQUIRE(rig.state.screen == Screen::list);
  CHECK(rig.says(grouped(session.code)));
  CHECK(rig.says("Expert key not yet confirmed: for practice and pilot, no line can be set."));
  rig.screen->press(GLFW_KEY_ENTER);
  // The form of everything has no error model; the shipped forms have.
  CHECK(rig.says("Fit " + std::to_string(whole(rig.state.page->result.fit.value())) + " of 100: error unknown"));
  rig.screen->click("tab.answers");
  rig.screen->click("answer.1");
  CHECK(rig.says(rig.state.page->answers.front().options.front().why));
}
