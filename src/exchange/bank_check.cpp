#include "exchange/bank_check.h"

#include "exchange/checker.h"
#include "exchange/form_check.h"
#include "exchange/question_check.h"
#include "exchange/scene_check.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace aplomb::exchange {
namespace {

constexpr std::size_t least_core_questions = 4;

void check_head(Checker& check, const Bank& bank) {
  check.id_form("bank", bank.id);
  check.filled("bank", "title", bank.title);
  if (bank.version < 1) {
    check.add("bank/version", "", {N_("'version' must be 1 or more"), {}},
              {N_("count from 1 and add 1 for each version that is published"), {}});
  }
  if (!is_language(bank.language) && check.written("bank/language")) {
    check.add("bank/language", "", {N_("'{language}' is no language code"), {{"language", shown(bank.language)}}},
              {N_("write a code like en, es or pt-BR"), {}});
  }
  if (bank.key_source.kind != "author" && bank.key_source.kind != "job-holders") {
    check.add("bank/key-source/kind", "",
              {N_("a key cannot come from '{kind}'"), {{"kind", shown(bank.key_source.kind)}}},
              {N_("write author or job-holders"), {}});
  }
  if (bank.key_source.n < 0)
    check.add("bank/key-source/n", "", {N_("'n' cannot be negative"), {}}, {N_("write how many people rated"), {}});
  if (!(bank.key_source.sd >= 0))
    check.add("bank/key-source/sd", "", {N_("'sd' cannot be negative"), {}},
              {N_("write the raters' standard deviation"), {}});
  check.waivers("bank", bank.waive);
}

void check_settings(Checker& check, const Bank& bank) {
  PlaceNames names;
  Checker::Seen seen;
  for (const Setting& setting : bank.settings) {
    const std::string place = names.next("setting", setting.id);
    check.id_form(place, setting.id);
    check.once(place, "id", setting.id, seen);
    check.filled(place, "name", setting.name);
  }
}

void check_scale(Checker& check, const std::string& place, const Instruction& instruction) {
  if (instruction.format == Format::rate && instruction.scale.size() != 5) {
    check.add(place + "/scale", "L02",
              {N_("the scale has {count} words, not five"), {{"count", std::to_string(instruction.scale.size())}}},
              {N_("write five words, the poorest first"), {}});
  }
  if (instruction.format != Format::rate && !instruction.scale.empty()) {
    check.add(place + "/scale", "", {N_("only 'rate' has a scale"), {}}, {N_("take it out"), {}});
  }
  Checker::Names seen;
  for (std::size_t i = 0; i < instruction.scale.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    if (blank(instruction.scale[i])) {
      if (!check.written(place + "/scale/" + number)) continue;
      check.add(place + "/scale/" + number, "L02",
                {N_("entry {number} of '{key}' is empty"), {{"number", number}, {"key", "scale"}}},
                {N_("write it"), {}});
    } else if (!seen.insert(instruction.scale[i]).second) {
      check.add(place + "/scale/" + number, "",
                {N_("'{word}' stands twice in the scale"), {{"word", shown(instruction.scale[i])}}},
                {N_("give each mark its own word"), {}});
    }
  }
}

void check_instructions(Checker& check, const Bank& bank) {
  PlaceNames names;
  Checker::Seen seen;
  for (const Instruction& instruction : bank.instructions) {
    const std::string place = names.next("instruction", name_of(instruction.format));
    check.once(place, "format", name_of(instruction.format), seen);
    check.filled(place, "lead-in", instruction.lead_in);
    check.filled(place, "explain", instruction.explain);
    check_scale(check, place, instruction);
    if (instruction.format != Format::most_least) continue;
    for (const auto& [key, word] : {std::pair{"most", &instruction.most}, std::pair{"least", &instruction.least}}) {
      if (!blank(*word)) continue;
      check.add(place + '/' + key, "L02", {N_("a most-least instruction needs '{key}'"), {{"key", key}}},
                {N_("write the word that stands over the column"), {}});
    }
  }
}

void check_qualities(Checker& check, const Bank& bank) {
  PlaceNames names;
  Checker::Seen ids;
  Checker::Seen codes;
  for (const Quality& quality : bank.qualities) {
    const std::string place = names.next("quality", quality.id);
    check.id_form(place, quality.id);
    check.once(place, "id", quality.id, ids);
    check.once(place, "code", quality.code, codes);
    check.filled(place, "code", quality.code);
    check.filled(place, "name", quality.name);
    check.filled(place, "label", quality.label);
    check.filled(place, "definition", quality.definition);
    check.filled(place, "high", quality.high);
    check.filled(place, "low", quality.low);
  }
}

void check_advice(Checker& check, const Bank& bank, const KnownNames& known) {
  PlaceNames names;
  Checker::Seen seen;
  for (const Advice& advice : bank.advice) {
    const std::string place = names.next("advice", advice.id);
    if (!is_advice_id(advice.id) && check.written(place + "/id")) {
      check.add(place + "/id", "L01", {N_("the id '{id}' is not well formed"), {{"id", shown(advice.id)}}},
                {N_("use letters, digits, dots and hyphens"), {}});
    }
    check.once(place, "id", advice.id, seen);
    check.filled(place, "words", advice.words);
    check.known(place + "/quality", "", advice.quality, known.qualities, N_("unknown quality '{name}'"));
    for (std::size_t i = 0; i < advice.also.size(); ++i) {
      check.known(place + "/also/" + std::to_string(i + 1), "", advice.also[i], known.qualities,
                  N_("unknown quality '{name}'"));
    }
    constexpr std::array<std::string_view, 4> verdicts{"C", "M", "O", "P"};
    if (std::find(verdicts.begin(), verdicts.end(), advice.verdict) == verdicts.end() &&
        check.written(place + "/verdict")) {
      check.add(place + "/verdict", "", {N_("'{verdict}' is no verdict"), {{"verdict", shown(advice.verdict)}}},
                {N_("write C, M, O or P"), {}});
    }
  }
}

void check_practice(Checker& check, const Bank& bank, const KnownNames& known, InstructionNeeds& needs) {
  PlaceNames names;
  Checker::Seen seen;
  for (const PracticeQuestion& practice : bank.practice) {
    const std::string place = names.next("practice", practice.id);
    check.id_form(place, practice.id);
    check.once(place, "id", practice.id, seen);
    if (known.questions.contains(practice.id) || known.scenes.contains(practice.id)) {
      check.add(place + "/id", "L01", {N_("'{id}' is the id of a scored question"), {{"id", shown(practice.id)}}},
                {N_("give the practice question another name"), {}});
    }
    check.filled(place, "stem", practice.stem);
    check.filled(place, "option", practice.options);
    const std::size_t count = practice.options.size();
    if (count == 1 || count == 2 || count > 6) {
      check.add(place + "/option", "L02", {N_("the number of options is {count}"), {{"count", std::to_string(count)}}},
                {N_("write three to six"), {}});
    }
    needs.check(check, place, practice.format);
  }
}

/// Fewer questions than this tell little about a quality (scoring.md 10.2).
void check_coverage(Checker& check, const Bank& bank) {
  if (!check.whole()) return;
  std::map<std::string, std::size_t, std::less<>> measured;
  for (const Question& question : bank.questions) {
    Checker::Names here;
    for (const Option& option : question.options) {
      for (const KeyEntry& entry : option.key) here.insert(entry.quality);
    }
    for (const std::string& quality : here) ++measured[quality];
  }
  const auto level = bank.status == BankStatus::practice ? Diagnostic::warning : Diagnostic::error;
  PlaceNames names;
  for (const Quality& quality : bank.qualities) {
    const std::string place = names.next("quality", quality.id);
    const std::size_t count = measured[quality.id];
    if (!quality.core || count >= least_core_questions) continue;
    check.add(place, "L24",
              {N_("too few questions measure the core quality '{quality}': {count}"),
               {{"quality", shown(quality.id)}, {"count", std::to_string(count)}}},
              {N_("write at least four that have it in a key"), {}}, level);
  }
}

void check_follow_ups(Checker& check, const Bank& bank, const KnownNames& known) {
  PlaceNames names;
  for (const FollowUp& follow_up : bank.follow_ups) {
    const std::string place = names.next("follow-up", follow_up.quality);
    check.known(place + "/quality", "", follow_up.quality, known.qualities, N_("unknown quality '{name}'"));
    check.filled(place, "ask", follow_up.ask);
    check.filled(place, "strong", follow_up.strong);
    check.filled(place, "middling", follow_up.middling);
    check.filled(place, "weak", follow_up.weak);
  }
}

}  // namespace

std::vector<Diagnostic> check_bank(const Bank& bank, const Places& places, bool whole) {
  Checker check(places, whole);
  check.by_author(bank.key_source.kind == "author");
  const KnownNames known = names_in(bank);
  InstructionNeeds needs(bank);
  check_head(check, bank);
  check_settings(check, bank);
  check_instructions(check, bank);
  check_qualities(check, bank);
  check_advice(check, bank, known);
  check_questions(check, bank, known, needs);
  check_scenes(check, bank, known);
  check_practice(check, bank, known, needs);
  check_follow_ups(check, bank, known);
  check_forms(check, bank, known);
  check_coverage(check, bank);
  return check.take();
}

std::vector<Diagnostic> check_bank(const BankRead& read) {
  std::vector<Diagnostic> found = check_bank(read.bank, read.places, read.whole);
  // Without its table a bank has no place at which findings about that table could stand; the reader has said so.
  std::erase_if(found, [](const Diagnostic& finding) { return finding.file.empty(); });
  return found;
}

std::string question_of(const Diagnostic& diagnostic, const Bank& bank) {
  const std::string id = diagnostic.place.substr(0, diagnostic.place.find_first_of("/#"));
  return find_question(bank, id) != nullptr ? id : std::string();
}

}  // namespace aplomb::exchange
