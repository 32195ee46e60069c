#include "review/made_up.h"

#include "core/code.h"
#include "core/order.h"
#include "review/list_filter.h"
#include "review/made_up_questions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace aplomb::review {
namespace {

constexpr std::int64_t day_ms = 24LL * 60 * 60 * 1000;
constexpr std::int64_t now_wall_ms = 1'773'309'600'000;  // 12 March 2026
constexpr int questions = 12;

Id id_of(std::uint64_t number, std::uint8_t kind) {
  Id id;
  id.bytes[0] = kind;
  for (std::size_t i = 0; i < 8; ++i) id.bytes[8 + i] = static_cast<std::uint8_t>(number >> (8 * i));
  return id;
}

double unit(std::uint64_t& state) { return static_cast<double>(split_mix_64(state) >> 11) * 0x1.0p-53; }

std::vector<VacancyChoice> vacancies() {
  return {{id_of(1, 7), "Contact-centre agent, Leeds"}, {id_of(2, 7), "Shop assistant, York"}};
}

SessionStatus status_of(std::uint64_t n) {
  switch (n % 11) {
    case 4: return SessionStatus::withdrawn;
    case 7: return SessionStatus::paused;
    case 9: return SessionStatus::abandoned;
    default: return n == 0 ? SessionStatus::open : SessionStatus::finished;
  }
}

/// Scores that look like somebody's; the profile's parts and the answers' follow from them, so that everything adds up as in earnest.
measure::SessionResult result_of(const CandidatePage& page, std::uint64_t seed, bool as_drawn) {
  static constexpr std::array<double, 12> drawn{86, 82, 78, 88, 84, 80, 76, 83, 71, 85, 66, 77};
  static constexpr std::array<double, 12> weights{15, 15, 15, 15, 8, 4, 6, 3, 5, 5, 6, 3};
  measure::SessionResult result;
  result.start = as_drawn ? 0 : 1.5 * unit(seed);
  double fit = result.start;
  const double level = 55 + 30 * unit(seed);
  for (std::size_t q = 0; q < page.qualities.size(); ++q) {
    const double score = as_drawn ? drawn[q] : std::clamp(level + 24 * (unit(seed) - 0.5), 0.0, 100.0);
    measure::QualityResult quality;
    quality.quality = page.qualities[q].id;
    quality.score = measure::Figure<>(score);
    quality.coverage = 1;
    quality.questions = 4;
    result.qualities.push_back(quality);
    measure::ProfilePart part;
    part.quality = quality.quality;
    part.weight = weights[q] / 100;
    part.score = quality.score;
    part.part = weights[q] * (score - 50) / 45;
    fit += part.part;
    result.profile.push_back(part);
  }
  result.fit = measure::Figure<>(std::clamp(fit, 0.0, 100.0));
  // Agreement by the answers themselves; the parts in proportion, then shifted so that they add up.
  double agreements = 0;
  std::vector<double> agreement;
  for (const AnswerRow& answer : page.answers) {
    const bool none = std::none_of(answer.options.begin(), answer.options.end(), [](const OptionRow& option) {
      return option.mark || option.chosen || option.most || option.least || option.place;
    });
    const double value = none ? 0 : answer.number == 12 ? -0.42 : 0.3 + 0.65 * unit(seed);
    agreement.push_back(value);
    agreements += value;
    measure::AnswerResult one;
    one.question = answer.title;
    one.status = none ? measure::AnswerStatus::skipped : answer.number == 12 ? measure::AnswerStatus::part : measure::AnswerStatus::answered;
    one.agreement = none ? measure::Figure<>::none(measure::Status::incomplete) : measure::Figure<>(value);
    result.answers.push_back(one);
  }
  const double per_agreement = agreements > 0 ? (fit - result.start) / agreements : 0;
  for (std::size_t i = 0; i < result.answers.size(); ++i) result.answers[i].part = agreement[i] * per_agreement;
  return result;
}

/// What a provisional error model would make of this fit.
LikelyFit likely_of(double fit) {
  const double estimate = 12 + 0.8 * fit;
  const auto figure = [](double value) { return measure::Figure<>(std::clamp(value, 0.0, 100.0), measure::Status::provisional, 2000); };
  return {figure(estimate), {figure(estimate - 12), figure(estimate + 12)}, {}, {}};
}

/// The normal distribution's share below z, well enough for a picture.
double share_below(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

/// A vacancy with a line needs a confirmed key.
void give_line(CandidateRow& row, double line) {
  row.bank = BankStatus::active;
  row.line = line;
  if (!row.likely.estimate.has_value()) return;
  const double meets = share_below((row.likely.estimate.value() - line) / 6);
  row.likely.meets = measure::Figure<>(meets, measure::Status::provisional, 2000);
  row.likely.band = measure::band_of(meets);
}

void give_error(CandidatePage& page) {
  page.model = ModelWords{"front-line/2/default A/simulated-1", "simulated: seed 1, 2000 candidates", measure::ErrorSource::design, 2000};
  page.row.likely = likely_of(page.result.fit.value());
  page.error.model = page.model->version;
  page.error.reliability = measure::Figure<>(0.67, measure::Status::provisional, 2000);
  page.error.fit.expected = page.row.likely.estimate;
  page.error.fit.range = page.row.likely.range;
  page.error.fit.error = measure::Figure<>(6.0, measure::Status::provisional, 2000);
  for (std::size_t q = 0; q < page.result.qualities.size(); ++q) {
    const double half = q < 4 ? 11 : 16;
    const double score = page.result.qualities[q].score.value();
    const auto figure = [](double value) { return measure::Figure<>(std::clamp(value, 0.0, 100.0), measure::Status::provisional, 2000); };
    measure::QualityError error;
    error.quality = page.result.qualities[q].quality;
    error.sem = figure(half / 1.96);
    error.interval = {figure(score - half), figure(score + half)};
    page.error.qualities.push_back(error);
  }
  page.pairs = static_cast<int>(page.result.profile.size() * (page.result.profile.size() - 1) / 2);
  page.pairs_differ = 3;
}

}  // namespace

std::vector<CandidateRow> made_up_rows(int n) {
  std::vector<CandidateRow> rows;
  rows.reserve(static_cast<std::size_t>(n));
  const std::vector<VacancyChoice> offered = vacancies();
  for (int i = 0; i < n; ++i) {
    const auto number = static_cast<std::uint64_t>(i);
    std::uint64_t seed = number + 1;
    CandidateRow row;
    row.session = id_of(number, 1);
    std::string seven = std::to_string(1'000'000 + (number * 7'654'321 + 3'821'739) % 9'000'000);
    row.code = seven + check_digit(seven);
    row.status = status_of(number);
    // Three a day, all in the morning: the days are the same in every time zone from which one may look.
    row.latest_ms = now_wall_ms - (i / 3) * day_ms - (i % 3) * (day_ms / 24);
    const VacancyChoice& vacancy = offered[number % 3 == 2 ? 1 : 0];
    row.vacancy_id = vacancy.id;
    row.vacancy = vacancy.name;
    row.questions = row.status == SessionStatus::open ? 0 : questions;
    row.bank = BankStatus::practice;
    if (row.status == SessionStatus::finished) {
      row.finished_ms = row.latest_ms;
      row.answered = questions - (number % 5 == 0 ? 1 : 0);
      row.fit = measure::Figure<>(20 + 70 * unit(seed));
      row.likely = likely_of(row.fit.value());
      if (number == 12) {
        row.fit = measure::Figure<>::none(measure::Status::incomplete);
        row.likely = {};
        row.answered = 2;
      }
    } else {
      row.fit = measure::Figure<>::none(measure::Status::incomplete);
      row.answered = row.questions == 0 ? 0 : static_cast<int>(number % 10);
      if (row.status != SessionStatus::open && row.status != SessionStatus::paused) row.finished_ms = row.latest_ms;
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

CandidatePage made_up_page(const CandidateRow& row) {
  CandidatePage page;
  page.row = row;
  page.role = "Contact-centre agent";
  page.site = "Leeds";
  page.form = "A";
  page.bank_title = "Front line: working with customers";
  page.bank_version = 1;
  page.bank_status = row.bank;
  page.profile_title = "Customer-facing demo: the core four";
  page.profile_status = "proposal";
  if (row.status != SessionStatus::finished) return page;
  page.qualities = made_up_qualities();
  page.answers = made_up_questions();
  std::uint64_t seed = 0;
  for (const std::uint8_t byte : row.session.bytes) seed = seed * 257 + byte;
  page.result = result_of(page, seed, row.session == id_of(1, 1));
  if (!row.fit.has_value()) {
    // Two questions answered: no quality has a score, so there is no fit and nothing to take apart.
    const auto none = measure::Figure<>::none(measure::Status::incomplete);
    page.result.fit = row.fit;
    for (std::size_t q = 0; q < page.qualities.size(); ++q) {
      page.result.qualities[q].score = page.result.profile[q].score = none;
      page.result.profile[q].part = 0;
    }
    for (std::size_t i = 0; i < page.answers.size(); ++i) {
      page.result.answers[i].part = 0;
      if (i < 2) continue;
      page.result.answers[i].agreement = none;
      page.result.answers[i].status = measure::AnswerStatus::skipped;
      for (OptionRow& option : page.answers[i].options) option.mark = option.place = std::nullopt, option.chosen = option.most = option.least = false;
    }
  } else {
    page.row.fit = page.result.fit;
    give_error(page);
  }
  return page;
}

State made_up_list(int rows) {
  State state;
  state.screen = Screen::list;
  state.staff = Staff{"Amara Lindqvist", store::Role::recruiter};
  state.list.rows = made_up_rows(rows);
  state.list.vacancies = vacancies();
  // The list shows what the page shows.
  for (std::size_t i = 0; i < state.list.rows.size() && i < 100; ++i) state.list.rows[i] = made_up_page(state.list.rows[i]).row;
  refresh_shown(state.list);
  if (const CandidateRow* row = selected_row(state)) state.page = made_up_page(*row);
  return state;
}

State made_up_candidate(Tab tab, std::set<int> opened) {
  State state = made_up_list(40);
  state.list.selected = 1;
  state.page = made_up_page(*selected_row(state));
  state.screen = Screen::candidate;
  state.candidate = {tab, std::move(opened)};
  return state;
}

State made_up_with_scenes() {
  State state = made_up_candidate(Tab::answers, {5, 9});
  CandidatePage& page = *state.page;
  // In the place of an answered question one that came to its end, in the place of a skipped one another that was left after a turn.
  page.answers[4] = made_up_scene();
  page.answers[4].number = 5;
  measure::AnswerResult& whole = page.result.answers[4];
  for (const double share : {0.7, -0.2, 0.5}) {
    measure::ReplyResult reply;
    reply.agreement = measure::Figure<>(share);
    reply.part = whole.part * share;
    whole.replies.push_back(reply);
  }
  page.answers[8] = made_up_scene();
  page.answers[8].number = 9;
  page.answers[8].title = "a torn sofa, left after a turn";
  page.answers[8].turns.resize(1);
  return state;
}

State made_up_with_line(State state) {
  for (CandidateRow& row : state.list.rows) give_line(row, 60);
  refresh_shown(state.list);
  if (state.page) {
    give_line(state.page->row, 60);
    state.page->bank_status = BankStatus::active;
    state.page->key_source = {"job-holders", 7, 0.6};
    state.page->line = store::Line{1, 60, "modified Angoff", 5, "2026-02-04", "a structured interview alone"};
  }
  return state;
}

State made_up_error_unknown(State state) {
  for (CandidateRow& row : state.list.rows) row.likely = {};
  refresh_shown(state.list);
  if (state.page) {
    state.page->row.likely = {};
    state.page->model.reset();
    state.page->error = {};
  }
  return state;
}

std::vector<MadeUp> made_up_states(std::vector<ui::HelpBlock> help_blocks) {
  std::vector<MadeUp> states;
  State sign_in;
  states.push_back({"sign-in", sign_in});
  sign_in.sign_in.name = "Amara Lindqvist";
  sign_in.sign_in.complaint = Message{N_("Wrong name or passphrase."), {}};
  sign_in.sign_in.capitals = true;
  states.push_back({"sign-in-refused", sign_in});

  State list = made_up_list(40);
  list.list.selected = 1;
  list.page = made_up_page(*selected_row(list));
  states.push_back({"list", list});
  states.push_back({"list-none-yet", made_up_list(0)});
  State none = list;
  none.list.search = "999 99";
  refresh_shown(none.list);
  none.page.reset();
  states.push_back({"list-nobody-fits", none});

  states.push_back({"list-line", made_up_with_line(list)});
  states.push_back({"list-error-unknown", made_up_error_unknown(list)});

  states.push_back({"candidate-overview", made_up_candidate(Tab::overview, {12})});
  states.push_back({"candidate-overview-line", made_up_with_line(made_up_candidate(Tab::overview))});
  State noted = made_up_candidate(Tab::overview);
  noted.page->quality.rapid = noted.page->quality.flat_ratings = true;
  states.push_back({"candidate-overview-noted", noted});
  State apart = made_up_candidate(Tab::overview);
  apart.page->core_differs = true;
  apart.page->quality.not_above_chance = true;
  apart.page->error.qualities[2].hidden = true;
  apart.page->error.qualities[2].interval = measure::Limits::none(measure::Status::not_estimable);
  states.push_back({"candidate-overview-hidden-quality", apart});
  apart.candidate.tab = Tab::why;
  states.push_back({"candidate-why-hidden-quality", apart});
  states.push_back({"candidate-overview-error-unknown", made_up_error_unknown(made_up_candidate(Tab::overview, {12}))});
  states.push_back({"candidate-why-error-unknown", made_up_error_unknown(made_up_candidate(Tab::why))});
  states.push_back({"candidate-answers", made_up_candidate(Tab::answers, {1, 3, 5, 6})});
  states.push_back({"candidate-answers-scenes", made_up_with_scenes()});
  states.push_back({"candidate-why", made_up_candidate(Tab::why)});
  const auto candidate_at = [](int index, Tab tab) {
    State state = made_up_candidate(tab);
    state.list.selected = index;
    state.page = made_up_page(*selected_row(state));
    return state;
  };
  states.push_back({"candidate-not-finished", candidate_at(4, Tab::overview)});
  states.push_back({"candidate-no-fit", candidate_at(12, Tab::overview)});
  states.push_back({"candidate-no-fit-why", candidate_at(12, Tab::why)});

  State help = list;
  help.help_open = true;
  help.help = std::move(help_blocks);
  if (help.help.empty()) help.help = ui::read_help("# Help for recruiters\n\nWhat stands in assets/help/review.en.md opens here.\n\n## What the figures mean\n\n- The fit says how near "
                            "the answers came to the profile of the job.\n- It is one sitting, and its error is not known yet.\n");
  states.push_back({"help", help});
  return states;
}

}  // namespace aplomb::review
