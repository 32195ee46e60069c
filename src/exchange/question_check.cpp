#include "exchange/question_check.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

namespace aplomb::exchange {
namespace {

constexpr double highest = 2;

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
  }
  check_key(check, place, option, known);
  for (std::size_t i = 0; i < option.advice.size(); ++i) {
    check.known(place + "/advice/" + std::to_string(i + 1), "L23", option.advice[i], known.advice,
                N_("unknown advice '{name}'"));
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
  if (count == 0 || !all_have_e) return;
  const auto by_e = [](const Option& a, const Option& b) { return a.e < b.e; };
  const double top = std::max_element(question.options.begin(), question.options.end(), by_e)->e;
  const auto best = std::count_if(question.options.begin(), question.options.end(),
                                  [&](const Option& option) { return option.e == top; });
  if (best > 1) {
    check.add(place, "L21",
              {N_("the highest effectiveness is shared: {count} options have it"), {{"count", std::to_string(best)}}},
              {N_("make one of them the best"), {}});
  }
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
