#include "exchange/bank_check.h"

#include "exchange/nearest_name.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace aplomb::exchange {
namespace {

constexpr double highest = 2;
constexpr std::size_t least_core_questions = 4;

std::string numeral(double value) {
  std::array<char, 32> buffer{};
  return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::general, 6).ptr};
}

bool lower(char c) { return c >= 'a' && c <= 'z'; }
bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return lower(c) || (c >= 'A' && c <= 'Z'); }

/// Lower-case letters, digits and hyphens; begins with a letter or a digit.
bool is_id(std::string_view id) {
  const auto allowed = [](char c) { return lower(c) || digit(c) || c == '-'; };
  return !id.empty() && id.size() <= 80 && id.front() != '-' && std::all_of(id.begin(), id.end(), allowed);
}

/// Advice is numbered after its source: "A4.12".
bool is_advice_id(std::string_view id) {
  const auto allowed = [](char c) { return letter(c) || digit(c) || c == '-' || c == '.'; };
  return !id.empty() && id.size() <= 80 && std::all_of(id.begin(), id.end(), allowed);
}

/// "L05", "D3": a letter and a number.
bool is_rule(std::string_view rule) {
  return rule.size() >= 2 && rule.size() <= 4 && letter(rule[0]) && std::all_of(rule.begin() + 1, rule.end(), digit);
}

/// "en", "pt-BR", "zh-Hant": letters and digits in parts of two to eight.
bool is_language(std::string_view tag) {
  std::size_t part = 0;
  for (const char c : tag) {
    if (c == '-') {
      if (part < 2) return false;
      part = 0;
    } else if (!letter(c) && !digit(c)) {
      return false;
    } else if (++part > 8) {
      return false;
    }
  }
  return part >= 2 && letter(tag.front());
}

bool blank(std::string_view text) { return text.find_first_not_of(" \t\n") == std::string_view::npos; }

class Checker {
 public:
  Checker(const Places& places, bool whole) : places_(places), whole_(whole) {}

  [[nodiscard]] std::vector<Diagnostic> take() { return findings_.take(); }
  [[nodiscard]] bool whole() const { return whole_; }

  void add(std::string place, std::string_view rule, Message what, Message remedy,
           Diagnostic::Level level = Diagnostic::error) {
    const Place where = nearest_place(places_, place);
    findings_.add({where.file, where.line, where.column, level, std::string(rule), std::move(place), std::move(what), std::move(remedy)});
  }

  /// Only what is written can be empty; a missing key was the reader's finding.
  [[nodiscard]] bool written(const std::string& place) const { return places_.empty() || places_.contains(place); }

  void filled(const std::string& place, std::string_view key, std::string_view text) {
    const std::string at = place + '/' + std::string(key);
    if (!blank(text) || !written(at)) return;
    add(at, "L02", {N_("'{key}' is empty"), {{"key", std::string(key)}}}, {N_("write it"), {}});
  }

  void filled(const std::string& place, std::string_view key, const std::vector<std::string>& texts) {
    const std::string at = place + '/' + std::string(key);
    if (texts.empty() && written(at)) add(at, "L02", {N_("'{key}' is empty"), {{"key", std::string(key)}}}, {N_("write it"), {}});
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const std::string number = std::to_string(i + 1);
      if (!blank(texts[i]) || !written(at + '/' + number)) continue;
      add(at + '/' + number, "L02", {N_("entry {number} of '{key}' is empty"), {{"number", number}, {"key", std::string(key)}}},
          {N_("write it or take it out"), {}});
    }
  }

  void id_form(const std::string& place, std::string_view id) {
    if (is_id(id) || !written(place + "/id")) return;
    add(place + "/id", "L01", {N_("the id '{id}' is not well formed"), {{"id", shown(id)}}},
        {N_("use lower-case letters, digits and hyphens, at most 80"), {}});
  }

  /// Of entries with the same id every one but the first is a finding.
  void once(const std::string& place, std::string_view key, std::string_view id, std::map<std::string, std::string, std::less<>>& seen) {
    if (id.empty()) return;
    const auto [first, fresh] = seen.try_emplace(std::string(id), place);
    if (fresh) return;
    const Place where = nearest_place(places_, first->second);
    const std::string at = place + '/' + std::string(key);
    if (where.file.empty()) {
      add(at, "L01", {N_("'{id}' is used twice"), {{"id", shown(id)}}}, {N_("give one of them another name"), {}});
    } else {
      add(at, "L01", {N_("'{id}' is used twice, first in {file}, line {line}"),
                      {{"id", shown(id)}, {"file", where.file}, {"line", std::to_string(where.line)}}},
          {N_("give one of them another name"), {}});
    }
  }

  using Names = std::set<std::string, std::less<>>;

  /// A name that must be among `known`; `what` is a message with {name}.
  void known(const std::string& place, std::string_view rule, std::string_view name, const Names& known, std::string what,
             bool missing_is_reported = true) {
    if (!whole_ || known.contains(name)) return;
    if (missing_is_reported && name.empty() && !written(place)) return;
    Message remedy{N_("check the name"), {}};
    if (++unknown_ <= most_suggestions) {
      const std::vector<std::string_view> names(known.begin(), known.end());
      if (!names.empty()) remedy = instead_of(name, names);
    }
    add(place, rule, {std::move(what), {{"name", shown(name)}}}, std::move(remedy));
  }

  void waivers(const std::string& place, const std::vector<Waiver>& waive) {
    for (const Waiver& waiver : waive) {
      const std::string at = place + "/waive/" + waiver.rule;
      if (!is_rule(waiver.rule)) {
        add(at, "", {N_("'{rule}' is no rule that can be set aside"), {{"rule", shown(waiver.rule)}}},
            {N_("name a rule as the check names it, for example L05"), {}});
      }
      if (blank(waiver.reason) && written(at)) {
        add(at, "", {N_("'{rule}' is set aside without a reason"), {{"rule", shown(waiver.rule)}}}, {N_("write the reason"), {}});
      }
    }
  }

 private:
  // Looking for what was meant takes time for each pair of names; a file full of nonsense must not take minutes.
  static constexpr int most_suggestions = 200;

  const Places& places_;
  bool whole_;
  int unknown_ = 0;
  Findings findings_;
};

using Seen = std::map<std::string, std::string, std::less<>>;

struct KnownNames {
  Checker::Names settings, qualities, advice, questions, retired;
};

KnownNames names_in(const Bank& bank) {
  KnownNames names;
  for (const Setting& setting : bank.settings) names.settings.insert(setting.id);
  for (const Quality& quality : bank.qualities) names.qualities.insert(quality.id);
  for (const Advice& advice : bank.advice) names.advice.insert(advice.id);
  for (const Question& question : bank.questions) names.questions.insert(question.id);
  names.retired.insert(bank.retired.begin(), bank.retired.end());
  return names;
}

void check_head(Checker& check, const Bank& bank) {
  check.id_form("bank", bank.id);
  check.filled("bank", "title", bank.title);
  if (bank.version < 1) {
    check.add("bank/version", "", {N_("'version' must be 1 or more"), {}}, {N_("count from 1 and add 1 for each version that is published"), {}});
  }
  if (!is_language(bank.language) && check.written("bank/language")) {
    check.add("bank/language", "", {N_("'{language}' is no language code"), {{"language", shown(bank.language)}}},
              {N_("write a code like en, es or pt-BR"), {}});
  }
  if (bank.key_source.kind != "author" && bank.key_source.kind != "job-holders") {
    check.add("bank/key-source/kind", "", {N_("a key cannot come from '{kind}'"), {{"kind", shown(bank.key_source.kind)}}},
              {N_("write author or job-holders"), {}});
  }
  if (bank.key_source.n < 0) check.add("bank/key-source/n", "", {N_("'n' cannot be negative"), {}}, {N_("write how many people rated"), {}});
  if (!(bank.key_source.sd >= 0)) check.add("bank/key-source/sd", "", {N_("'sd' cannot be negative"), {}}, {N_("write the raters' standard deviation"), {}});
  check.waivers("bank", bank.waive);
}

void check_settings(Checker& check, const Bank& bank) {
  PlaceNames names;
  Seen seen;
  for (const Setting& setting : bank.settings) {
    const std::string place = names.next("setting", setting.id);
    check.id_form(place, setting.id);
    check.once(place, "id", setting.id, seen);
    check.filled(place, "name", setting.name);
  }
}

void check_scale(Checker& check, const std::string& place, const Instruction& instruction) {
  if (instruction.format == Format::rate && instruction.scale.size() != 5) {
    check.add(place + "/scale", "L02", {N_("the scale has {count} words, not five"), {{"count", std::to_string(instruction.scale.size())}}},
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
      check.add(place + "/scale/" + number, "L02", {N_("entry {number} of '{key}' is empty"), {{"number", number}, {"key", "scale"}}},
                {N_("write it"), {}});
    } else if (!seen.insert(instruction.scale[i]).second) {
      check.add(place + "/scale/" + number, "", {N_("'{word}' stands twice in the scale"), {{"word", shown(instruction.scale[i])}}},
                {N_("give each mark its own word"), {}});
    }
  }
}

void check_instructions(Checker& check, const Bank& bank) {
  PlaceNames names;
  Seen seen;
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

/// Every format that a question has needs its instruction; said once, at the first such question.
class InstructionNeeds {
 public:
  explicit InstructionNeeds(const Bank& bank) : bank_(bank) {}
  void check(Checker& check, const std::string& place, Format format) {
    if (!check.whole() || find_instruction(bank_, format) != nullptr || !said_.insert(format).second) return;
    check.add(place + "/format", "L02", {N_("no [[instruction]] for the format '{format}'"), {{"format", std::string(name_of(format))}}},
              {N_("write one in bank.toml"), {}});
  }

 private:
  const Bank& bank_;
  std::set<Format> said_;
};

void check_qualities(Checker& check, const Bank& bank) {
  PlaceNames names;
  Seen ids;
  Seen codes;
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
  Seen seen;
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
      check.known(place + "/also/" + std::to_string(i + 1), "", advice.also[i], known.qualities, N_("unknown quality '{name}'"));
    }
    constexpr std::array<std::string_view, 4> verdicts{"C", "M", "O", "P"};
    if (std::find(verdicts.begin(), verdicts.end(), advice.verdict) == verdicts.end() && check.written(place + "/verdict")) {
      check.add(place + "/verdict", "", {N_("'{verdict}' is no verdict"), {{"verdict", shown(advice.verdict)}}}, {N_("write C, M, O or P"), {}});
    }
  }
}

void check_practice(Checker& check, const Bank& bank, const KnownNames& known, InstructionNeeds& needs) {
  PlaceNames names;
  Seen seen;
  for (const PracticeQuestion& practice : bank.practice) {
    const std::string place = names.next("practice", practice.id);
    check.id_form(place, practice.id);
    check.once(place, "id", practice.id, seen);
    if (known.questions.contains(practice.id)) {
      check.add(place + "/id", "L01", {N_("'{id}' is the id of a scored question"), {{"id", shown(practice.id)}}},
                {N_("give the practice question another name"), {}});
    }
    check.filled(place, "stem", practice.stem);
    check.filled(place, "option", practice.options);
    const std::size_t count = practice.options.size();
    if (count == 1 || count == 2 || count > 6) {
      check.add(place + "/option", "L02", {N_("the number of options is {count}"), {{"count", std::to_string(count)}}}, {N_("write three to six"), {}});
    }
    needs.check(check, place, practice.format);
  }
}

void check_key(Checker& check, const std::string& place, const Option& option, const KnownNames& known) {
  if (option.key.empty() || option.key.size() > 3) {
    if (check.written(place + "/key")) {
      check.add(place + "/key", "L20", {N_("the number of qualities in the key is {count}"), {{"count", std::to_string(option.key.size())}}},
                {N_("name one to three that the option touches"), {}});
    }
  }
  Checker::Names seen;
  for (const KeyEntry& entry : option.key) {
    const std::string at = place + "/key/" + entry.quality;
    check.known(at, "L20", entry.quality, known.qualities, N_("unknown quality '{name}'"), false);
    if (!seen.insert(entry.quality).second) {
      check.add(at, "L20", {N_("the key names '{quality}' twice"), {{"quality", shown(entry.quality)}}}, {N_("keep one of them"), {}});
    }
    const bool half_step = std::isfinite(entry.points) && std::trunc(entry.points * 2) == entry.points * 2;
    const bool allowed = half_step && std::abs(entry.points) <= highest && entry.points != 0;
    if (!allowed && check.written(at)) {
      check.add(at, "L20", {N_("the key {points} of '{quality}' is not allowed"),
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
    check.known(place + "/advice/" + std::to_string(i + 1), "L23", option.advice[i], known.advice, N_("unknown advice '{name}'"));
  }
}

void check_options(Checker& check, const std::string& place, const Question& question, const KnownNames& known) {
  const std::size_t count = question.options.size();
  if ((count < 3 || count > 6) && check.written(place + "/option")) {
    check.add(place + "/option", "L02", {N_("the number of options is {count}"), {{"count", std::to_string(count)}}}, {N_("write three to six"), {}});
  }
  PlaceNames names;
  Seen seen;
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
  const auto best = std::count_if(question.options.begin(), question.options.end(), [&](const Option& option) { return option.e == top; });
  if (best > 1) {
    check.add(place, "L21", {N_("the highest effectiveness is shared: {count} options have it"), {{"count", std::to_string(best)}}},
              {N_("make one of them the best"), {}});
  }
}

void check_relations(Checker& check, const std::string& place, const Question& question, const KnownNames& known) {
  const auto other = [&](const std::string& at, std::string_view id, bool may_be_retired) {
    if (id == question.id) {
      check.add(at, "", {N_("a question cannot name itself here"), {}}, {N_("name another question"), {}});
    } else if (!(may_be_retired && known.retired.contains(id))) {
      check.known(at, "", id, known.questions, N_("unknown question '{name}'"));
    }
  };
  for (std::size_t i = 0; i < question.enemies.size(); ++i) other(place + "/enemies/" + std::to_string(i + 1), question.enemies[i], true);
  if (!question.twin.empty()) other(place + "/twin", question.twin, false);
  if (!question.duplicate_of.empty()) other(place + "/duplicate-of", question.duplicate_of, true);
}

void check_questions(Checker& check, const Bank& bank, const KnownNames& known, InstructionNeeds& needs) {
  PlaceNames names;
  Seen seen;
  for (const Question& question : bank.questions) {
    const std::string place = names.next("question", question.id);
    check.id_form(place, question.id);
    check.once(place, "id", question.id, seen);
    if (known.retired.contains(question.id)) {
      check.add(place + "/id", "L01", {N_("'{id}' is retired"), {{"id", shown(question.id)}}}, {N_("give the question a new id"), {}});
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
    check.add(place, "L24", {N_("too few questions measure the core quality '{quality}': {count}"),
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

void check_profile_quality(Checker& check, const std::string& place, const ProfileQuality& quality) {
  const auto outside = [&](std::string_view key, double value, double low, double high) {
    if (value >= low && value <= high) return;
    check.add(place + '/' + std::string(key), "",
              {N_("'{key}' must be from {low} to {high}"), {{"key", std::string(key)}, {"low", numeral(low)}, {"high", numeral(high)}}},
              {N_("write a number in that range"), {}});
  };
  if (!(quality.weight > 0) || !std::isfinite(quality.weight)) {
    check.add(place + "/weight", "", {N_("the weight must be greater than 0"), {}}, {N_("write how much the quality counts, or take it out"), {}});
  }
  outside("target", quality.target, 0, 100);
  if (quality.shape == Shape::band) {
    outside("tolerance", quality.tolerance, 0, 100);
    outside("fade", quality.fade, 0, 100);
    if (quality.fade == 0) check.add(place + "/fade", "", {N_("'fade' must be greater than 0"), {}}, {N_("write over how many points the fit falls to 0"), {}});
  } else {
    outside("zero-at", quality.zero_at, 0, 100);
    if (!(quality.zero_at < quality.target)) {
      check.add(place + "/zero-at", "", {N_("'zero-at' must lie below 'target'"), {}}, {N_("write the score at which the fit is 0"), {}});
    }
  }
}

}  // namespace

std::vector<Diagnostic> check_bank(const Bank& bank, const Places& places, bool whole) {
  Checker check(places, whole);
  const KnownNames known = names_in(bank);
  InstructionNeeds needs(bank);
  check_head(check, bank);
  check_settings(check, bank);
  check_instructions(check, bank);
  check_qualities(check, bank);
  check_advice(check, bank, known);
  check_questions(check, bank, known, needs);
  check_practice(check, bank, known, needs);
  check_follow_ups(check, bank, known);
  check_coverage(check, bank);
  return check.take();
}

std::vector<Diagnostic> check_bank(const BankRead& read) {
  std::vector<Diagnostic> found = check_bank(read.bank, read.places, read.whole);
  // Without its table a bank has no place at which findings about that table could stand; the reader has said so.
  std::erase_if(found, [](const Diagnostic& finding) { return finding.file.empty(); });
  return found;
}

std::vector<Diagnostic> check_profile(const Profile& profile, const Places& places, const Bank& bank) {
  Checker check(places, true);
  check.id_form("profile", profile.id);
  check.filled("profile", "title", profile.title);
  if (profile.status != "proposal" && profile.status != "confirmed") {
    check.add("profile/status", "", {N_("a profile cannot be '{status}'"), {{"status", shown(profile.status)}}}, {N_("write proposal or confirmed"), {}});
  }
  if (profile.qualities.empty() && check.written("profile/quality")) {
    check.add("profile", "", {N_("the profile names no quality"), {}}, {N_("write a [[profile.quality]] for each that counts"), {}});
  }
  const KnownNames known = names_in(bank);
  PlaceNames names;
  Seen seen;
  for (const ProfileQuality& quality : profile.qualities) {
    const std::string place = names.next("profile/quality", quality.quality);
    check.known(place + "/quality", "", quality.quality, known.qualities, N_("unknown quality '{name}'"));
    check.once(place, "quality", quality.quality, seen);
    check_profile_quality(check, place, quality);
  }
  return check.take();
}

std::string question_of(const Diagnostic& diagnostic, const Bank& bank) {
  const std::string id = diagnostic.place.substr(0, diagnostic.place.find_first_of("/#"));
  return find_question(bank, id) != nullptr ? id : std::string();
}

}  // namespace aplomb::exchange
