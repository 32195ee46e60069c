// Rules of the bank as a whole: cues that give the best option away, and what the bank covers.

#include "measure/lint_view.h"

#include <algorithm>
#include <cmath>

namespace aplomb::measure {
namespace {

constexpr double longest_most = .40;
constexpr double longest_far = .50;
constexpr double length_difference = .10;
constexpr double absolutes_ratio = 1.5;
constexpr std::size_t absolutes_least = 5;  ///< one or two are chance
constexpr double joined_margin = .15;
constexpr double acts_most = .40;
constexpr double pattern_most = .40;
constexpr double overlap_ratio = 1.5;
constexpr double halo = .80;
constexpr std::size_t halo_least = 15;
constexpr std::size_t quality_questions = 6;
constexpr std::size_t quality_options = 18;
constexpr double positives_least = .35;
constexpr double positives_most = .65;
constexpr std::size_t core_questions = 10;
constexpr double setting_most = .20;

void mean_lengths(const LintFigures& figures, LintNotes& notes) {
  const double others = figures.length_others.value();
  if (std::abs(figures.length_best.value() - others) > length_difference * others) {
    notes.warn("L08", in_bank(),
               {N_("the best options have {best} characters on average, the others {others}: over 10 % apart"),
                {{"best", decimal(figures.length_best.value(), 0)}, {"others", decimal(others, 0)}}},
               {N_("bring the two means together"), {}});
  }
}

void word_cues(const LintFigures& figures, LintNotes& notes) {
  if (figures.absolutes >= absolutes_least && figures.absolutes_poor.has_value() &&
      figures.absolutes_good.has_value() &&
      figures.absolutes_poor.value() > absolutes_ratio * figures.absolutes_good.value()) {
    notes.warn(
        "L11", in_bank(),
        {N_("{poor} of the poor options hold a word that leaves no exception, {good} of the good ones: over 1.5 times"),
         {{"poor", percent(figures.absolutes_poor.value())}, {"good", percent(figures.absolutes_good.value())}}},
        {N_("take such words out of the poor options"), {}});
  }
  if (figures.joined_best.value() > figures.joined_others.value() + joined_margin) {
    notes.warn("L14", in_bank(),
               {N_("{best} of the best options join clauses, {others} of the others: over 15 points apart"),
                {{"best", percent(figures.joined_best.value())}, {"others", percent(figures.joined_others.value())}}},
               {N_("join in poor options too, or divide in the best"), {}});
  }
  if (figures.most_acts.value() > acts_most) {
    notes.warn("L14", in_bank(),
               {N_("the best option holds the most acts in {share} of {count} questions, over 40 %"),
                {{"share", percent(figures.most_acts.value())}, {"count", count_of(figures.judged)}}},
               {N_("give poor options as many acts"), {}});
  }
  if (figures.overlap_best.value() > overlap_ratio * figures.overlap_others.value()) {
    notes.warn(
        "L38", in_bank(),
        {N_("the best options share {best} of their words with the situation, the others {others}: over 1.5 times"),
         {{"best", percent(figures.overlap_best.value())}, {"others", percent(figures.overlap_others.value())}}},
        {N_("let poor options take up the situation's words too"), {}});
  }
}

void pattern_cues(const LintFigures& figures, LintNotes& notes) {
  for (const auto& [pattern, count] : figures.patterns) {
    const double share = static_cast<double>(count) / static_cast<double>(figures.judged);
    if (share <= pattern_most) continue;
    notes.warn("L26", in_bank(),
               {N_("{share} of the questions have the effectiveness values {pattern}, over 40 %"),
                {{"share", percent(share)}, {"pattern", pattern}}},
               {N_("write questions with three good options, and with one poor one"), {}});
  }
}

double pearson(const std::vector<std::pair<double, double>>& points) {
  double mean_x = 0;
  double mean_y = 0;
  for (const auto& [x, y] : points) {
    mean_x += x / static_cast<double>(points.size());
    mean_y += y / static_cast<double>(points.size());
  }
  double xy = 0;
  double xx = 0;
  double yy = 0;
  for (const auto& [x, y] : points) {
    xy += (x - mean_x) * (y - mean_y);
    xx += (x - mean_x) * (x - mean_x);
    yy += (y - mean_y) * (y - mean_y);
  }
  return xx > 0 && yy > 0 ? xy / std::sqrt(xx * yy) : 0;
}

void halo_of_keys(const LintView& view, LintNotes& notes) {
  std::map<std::pair<std::string, std::string>, std::vector<std::pair<double, double>>> both;
  for (const Question& question : view.bank.questions) {
    for (const Option& option : question.options) {
      if (option.key.size() > 8) continue;
      for (const KeyEntry& a : option.key) {
        for (const KeyEntry& b : option.key) {
          if (a.quality < b.quality) both[{a.quality, b.quality}].emplace_back(a.points, b.points);
        }
      }
    }
  }
  for (const auto& [pair, points] : both) {
    if (points.size() < halo_least) continue;
    const double r = pearson(points);
    if (!(r > halo)) continue;
    notes.warn("L22", in_bank("quality/" + pair.first),
               {N_("the keys of '{a}' and '{b}' rise and fall together: r = {r} over {count} options"),
                {{"a", pair.first}, {"b", pair.second}, {"r", decimal(r, 2)}, {"count", count_of(points.size())}}},
               {N_("write options that show one without the other"), {}});
  }
}

void qualities_covered(const LintView& view, const LintFigures& figures, LintNotes& notes) {
  for (std::size_t i = 0; i < figures.qualities.size(); ++i) {
    const QualityCount& count = figures.qualities[i];
    const bool core = view.bank.qualities[i].core;
    const LintPlace place = in_bank("quality/" + count.quality);
    const std::size_t wanted = core ? core_questions : quality_questions;
    if (count.questions < wanted) {
      notes.warn("L24", place,
                 {N_("{count} questions measure '{quality}', under {wanted}"),
                  {{"count", count_of(count.questions)}, {"quality", count.quality}, {"wanted", count_of(wanted)}}},
                 {N_("write more that have it in a key"), {}});
    }
    if (count.options < quality_options) {
      notes.warn("L24", place,
                 {N_("{count} options are keyed on '{quality}', under 18"),
                  {{"count", count_of(count.options)}, {"quality", count.quality}}},
                 {N_("write more that have it in a key"), {}});
    }
    if (count.options == 0) continue;
    const double positives = static_cast<double>(count.positives) / static_cast<double>(count.options);
    if (positives >= positives_least && positives <= positives_most) continue;
    notes.warn("L24", place,
               {N_("{share} of the keys on '{quality}' are positive, not 35 to 65 %"),
                {{"share", percent(positives)}, {"quality", count.quality}}},
               positives < positives_least ? Message{N_("write options that show it"), {}}
                                           : Message{N_("write options that show its lack"), {}});
  }
}

}  // namespace

void lint_longest(const LintFigures& figures, LintNotes& notes) {
  const auto share = [&](const Figure<>& figure, Message what) {
    if (figure.value() <= longest_most) return;
    what.args = {{"share", percent(figure.value())}, {"count", count_of(figures.judged)}};
    notes.add(figure.value() > longest_far ? LintLevel::error : LintLevel::warning, "L07", in_bank(), std::move(what),
              {N_("lengthen or shorten other options until it is about one in four"), {}});
  };
  share(figures.best_longest, {N_("the best option is the longest in {share} of {count} questions, over 40 %"), {}});
  share(figures.best_shortest, {N_("the best option is the shortest in {share} of {count} questions, over 40 %"), {}});
}

void lint_cues(const LintView& view, const LintFigures& figures, LintNotes& notes) {
  halo_of_keys(view, notes);
  if (figures.judged < least_questions) return;
  lint_longest(figures, notes);
  mean_lengths(figures, notes);
  word_cues(figures, notes);
  pattern_cues(figures, notes);
  lint_stored_places(view, notes);
}

void lint_coverage(const LintView& view, const LintFigures& figures, LintNotes& notes) {
  qualities_covered(view, figures, notes);
  for (const AdviceUse& use : advice_use(view.bank)) {
    const Advice& advice = *use.advice;
    if (advice.verdict != "C" || !use.questions.empty()) continue;
    notes.warn("L24", in_bank("advice/" + advice.id), {N_("no reason cites the advice {id}"), {{"id", advice.id}}},
               {N_("write an option that it speaks to"), {}});
  }
  if (figures.questions < least_questions) return;
  for (const SettingCount& setting : figures.settings) {
    const double share = static_cast<double>(setting.questions) / static_cast<double>(figures.questions);
    if (share <= setting_most) continue;
    notes.warn("L24", in_bank("setting/" + setting.setting),
               {N_("{share} of the questions take place in '{setting}', over 20 %"),
                {{"share", percent(share)}, {"setting", setting.setting}}},
               {N_("move some elsewhere"), {}});
  }
}

/// A key that is to help to decide has to come from people who do the job (L50).
void lint_key(const LintView& view, LintNotes& notes) {
  constexpr int least_raters = 5;
  constexpr int good_raters = 10;
  constexpr double most_spread = 1.0;
  const Bank& bank = view.bank;
  if (bank.status == BankStatus::practice) return;
  const Message mend{N_("have ten or more people who know the job rate the options (key-source)"), {}};
  if (bank.key_source.kind != "job-holders") {
    notes.error("L50", in_bank("bank/key-source"),
                {N_("expert key not yet confirmed: it is one author's judgement"), {}}, mend);
    return;
  }
  if (bank.key_source.n < good_raters) {
    notes.add(
        bank.key_source.n < least_raters ? LintLevel::error : LintLevel::warning, "L50", in_bank("bank/key-source/n"),
        {N_("expert key not yet confirmed: {count} people have rated"), {{"count", std::to_string(bank.key_source.n)}}},
        mend);
  }
  if (bank.key_source.sd > most_spread) {
    notes.error("L50", in_bank("bank/key-source/sd"),
                {N_("expert key not yet confirmed: the raters' standard deviation is {sd}, over 1"),
                 {{"sd", decimal(bank.key_source.sd, 2)}}},
                {N_("discuss and rate once more; drop options that stay disputed"), {}});
  }
}

}  // namespace aplomb::measure
