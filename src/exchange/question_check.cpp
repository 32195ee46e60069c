#include "exchange/question_check.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

namespace aplomb::exchange {
namespace {

constexpr double highest = 2;
constexpr double least_lead = 0.5;
constexpr double least_range = 2;
constexpr double rounding = 1e-9;  ///< 1.4 - 0.9 is below 0.5 in binary

bool whole_number(double value) { return std::trunc(value) == value; }

void check_key(Checker& check, const std::string& place, const Option& option, const KnownNames& known) {
  if (option.key.empty() || option.key.size() > 3) {
    if (check.written(place + "/key")) {
      check.add(place + "/key", "L20",
                {N_("the number of qualities in the key is {count}"), {{"count", std::to_string(option.key.size())}}},
                {N_("name one to three that the option touches"), {}});
    }
  }
  Checker::Names seen;
  for (const KeyEntry& entry : option.key) {
    const std::string at = place + "/key/" + entry.quality;
    check.known(at, "L20", entry.quality, known.qualities, N_("unknown quality '{name}'"));
    if (!seen.insert(entry.quality).second) {
      check.add(at, "L20", {N_("the key names '{quality}' twice"), {{"quality", shown(entry.quality)}}},
                {N_("keep one of them"), {}});
    }
    const bool half_step = std::isfinite(entry.points) && std::trunc(entry.points * 2) == entry.points * 2;
    const bool allowed = half_step && std::abs(entry.points) <= highest && entry.points != 0;
    if (!allowed && check.written(at)) {
      check.add(at, "L20",
                {N_("the key {points} of '{quality}' is not allowed"),
                 {{"points", numeral(entry.points)}, {"quality", shown(entry.quality)}}},
                {N_("write -2 to 2 in steps of 0.5, or take it out when it is 0"), {}});
    } else if (check.by_author() && allowed && !whole_number(entry.points)) {
      check.add(at, "L20",
                {N_("the key {points} of '{quality}' is no whole number"),
                 {{"points", numeral(entry.points)}, {"quality", shown(entry.quality)}}},
                {N_("an author writes -2, -1, 1 or 2; means come from a panel (key-source)"), {}});
    }
  }
}

void check_option(Checker& check, const std::string& place, const Option& option, const KnownNames& known) {
  check.id_form(place, option.id);
  check.filled(place, "text", option.text);
  check.filled(place, "why", option.why);
  if (!(std::abs(option.e) <= highest)) {
    check.add(place + "/e", "L20", {N_("the effectiveness {e} is outside -2 to 2"), {{"e", numeral(option.e)}}},
              {N_("write a number from -2 (very poor) to 2 (very good)"), {}});
  } else if (check.by_author() && !whole_number(option.e)) {
    check.add(place + "/e", "L20", {N_("the effectiveness {e} is no whole number"), {{"e", numeral(option.e)}}},
              {N_("an author writes -2, -1, 0, 1 or 2; means come from a panel (key-source)"), {}});
  }
  check_key(check, place, option, known);
  for (std::size_t i = 0; i < option.advice.size(); ++i) {
    check.known(place + "/advice/" + std::to_string(i + 1), "L23", option.advice[i], known.advice,
                N_("unknown advice '{name}'"));
  }
}

double points_of(const Option& option, std::string_view quality) {
  for (const KeyEntry& entry : option.key) {
    if (entry.quality == quality) return entry.points;
  }
  return 0;
}

/// What the one best option has to be (L21).
void check_best(Checker& check, const std::string& place, const Question& question, const Option& best, const KnownNames& known) {
  double next = -highest;
  double most = 0;
  bool keyed = false;
  for (const Option& option : question.options) {
    if (&option != &best) next = std::max(next, option.e);
    const double points = points_of(option, question.primary);
    keyed = keyed || points != 0;
    most = std::max(most, points);
  }
  if (best.e - next < least_lead - rounding) {
    check.add(place, "L21", {N_("the best option leads by {lead}, under 0.5"), {{"lead", numeral(best.e - next)}}},
              {N_("make it clearly better than the next, or the next poorer"), {}});
  }
  const auto written_key = [&](const Option& option) { return check.written(place + '/' + option.id + "/key"); };
  if (!std::all_of(question.options.begin(), question.options.end(), written_key)) return;
  // A mistyped quality is one mistake, and is told where it stands.
  const auto names_known = [&](const Option& option) {
    return std::all_of(option.key.begin(), option.key.end(), [&](const KeyEntry& entry) { return known.qualities.contains(entry.quality); });
  };
  if (!std::all_of(question.options.begin(), question.options.end(), names_known)) return;
  if (!keyed) {
    check.add(place + "/primary", "L21",
              {N_("no option is keyed on '{quality}'"), {{"quality", shown(question.primary)}}},
              {N_("key the options on it, or name another primary quality"), {}});
  } else if (points_of(best, question.primary) < most) {
    check.add(
        place, "L21",
        {N_("the best option does not have the most points on '{quality}'"), {{"quality", shown(question.primary)}}},
        {N_("mend the key, or name another primary quality"), {}});
  }
}

/// How far the effectiveness values reach (L21).
void check_spread(Checker& check, const std::string& place, const Question& question, double top) {
  const auto by_e = [](const Option& a, const Option& b) { return a.e < b.e; };
  const double bottom = std::min_element(question.options.begin(), question.options.end(), by_e)->e;
  if (!(bottom < 0)) {
    check.add(place, "L21", {N_("no option has an effectiveness below 0"), {}}, {N_("write one that does harm"), {}});
  }
  if (top - bottom < least_range - rounding) {
    check.add(place, "L21",
              {N_("the effectiveness values reach over {range}, under 2"), {{"range", numeral(top - bottom)}}},
              {N_("write a better option or a poorer one"), {}});
  }
  if (check.by_author() && top < highest) {
    check.add(place, "L21", {N_("no option has the effectiveness 2"), {}},
              {N_("give the best option e = 2; an author's best is very good"), {}});
  }
}

void check_options(Checker& check, const std::string& place, const Question& question, const KnownNames& known) {
  const std::size_t count = question.options.size();
  if ((count < 3 || count > 6) && check.written(place + "/option")) {
    check.add(place + "/option", "L02", {N_("the number of options is {count}"), {{"count", std::to_string(count)}}},
              {N_("write three to six"), {}});
  }
  check_choices(check, place, question, known);
}

}  // namespace

void check_choices(Checker& check, const std::string& place, const Question& question, const KnownNames& known) {
  const std::size_t count = question.options.size();
  PlaceNames names;
  Checker::Seen seen;
  bool all_have_e = true;
  for (const Option& option : question.options) {
    const std::string at = place + '/' + names.next("question", option.id);
    all_have_e = all_have_e && check.written(at + "/e");
    check.once(at, "id", option.id, seen);
    check_option(check, at, option, known);
  }
  // Which is the best cannot be said while one of them has no number.
  if (count < 3 || !all_have_e) return;
  const auto by_e = [](const Option& a, const Option& b) { return a.e < b.e; };
  const Option& best = *std::max_element(question.options.begin(), question.options.end(), by_e);
  const auto sharing = std::count_if(question.options.begin(), question.options.end(),
                                     [&](const Option& option) { return option.e == best.e; });
  if (sharing > 1) {
    check.add(
        place, "L21",
        {N_("the highest effectiveness is shared: {count} options have it"), {{"count", std::to_string(sharing)}}},
        {N_("make one of them the best"), {}});
  } else {
    check_best(check, place, question, best, known);
  }
  check_spread(check, place, question, best.e);
}

namespace {

void check_relations(Checker& check, const std::string& place, const Question& question, const KnownNames& known) {
  const auto other = [&](const std::string& at, std::string_view id, bool may_be_retired) {
    if (id == question.id) {
      check.add(at, "", {N_("a question cannot name itself here"), {}}, {N_("name another question"), {}});
    } else if (!(may_be_retired && known.retired.contains(id))) {
      check.known(at, "", id, known.questions, N_("unknown question '{name}'"));
    }
  };
  for (std::size_t i = 0; i < question.enemies.size(); ++i)
    if (!known.scenes.contains(question.enemies[i])) other(place + "/enemies/" + std::to_string(i + 1), question.enemies[i], true);
  if (!question.twin.empty()) other(place + "/twin", question.twin, false);
  if (!question.duplicate_of.empty()) other(place + "/duplicate-of", question.duplicate_of, true);
}

}  // namespace

void check_questions(Checker& check, const Bank& bank, const KnownNames& known, InstructionNeeds& needs) {
  PlaceNames names;
  Checker::Seen seen;
  for (const Question& question : bank.questions) {
    const std::string place = names.next("question", question.id);
    check.id_form(place, question.id);
    check.once(place, "id", question.id, seen);
    if (known.retired.contains(question.id)) {
      check.add(place + "/id", "L01", {N_("'{id}' is retired"), {{"id", shown(question.id)}}},
                {N_("give the question a new id"), {}});
    }
    check.known(place + "/setting", "L02", question.setting, known.settings, N_("unknown setting '{name}'"));
    check.known(place + "/primary", "L02", question.primary, known.qualities, N_("unknown quality '{name}'"));
    check.filled(place, "pivot", question.pivot);
    check.filled(place, "author", question.author);
    check.filled(place, "stem", question.stem);
    needs.check(check, place, question.format);
    check.waivers(place, question.waive);
    check_relations(check, place, question, known);
    check_options(check, place, question, known);
  }
}

}  // namespace aplomb::exchange
