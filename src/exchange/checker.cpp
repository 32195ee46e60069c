#include "exchange/checker.h"

#include "exchange/nearest_name.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <utility>

namespace aplomb::exchange {
namespace {

bool lower(char c) { return c >= 'a' && c <= 'z'; }
bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return lower(c) || (c >= 'A' && c <= 'Z'); }

/// Lower-case letters, digits and hyphens; begins with a letter or a digit.
bool is_id(std::string_view id) {
  const auto allowed = [](char c) { return lower(c) || digit(c) || c == '-'; };
  return !id.empty() && id.size() <= 80 && id.front() != '-' && std::all_of(id.begin(), id.end(), allowed);
}

/// "L05", "D3": a letter and a number.
bool is_rule(std::string_view rule) {
  return rule.size() >= 2 && rule.size() <= 4 && letter(rule[0]) && std::all_of(rule.begin() + 1, rule.end(), digit);
}

}  // namespace

std::string numeral(double value) {
  std::array<char, 32> buffer{};
  return {buffer.data(),
          std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::general, 6).ptr};
}

bool is_advice_id(std::string_view id) {
  const auto allowed = [](char c) { return letter(c) || digit(c) || c == '-' || c == '.'; };
  return !id.empty() && id.size() <= 80 && std::all_of(id.begin(), id.end(), allowed);
}

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

void Checker::add(std::string place, std::string_view rule, Message what, Message remedy, Diagnostic::Level level) {
  const Place where = nearest_place(places_, place);
  findings_.add({where.file, where.line, where.column, level, std::string(rule), std::move(place), std::move(what),
                 std::move(remedy), stage_of(rule)});
}

void Checker::filled(const std::string& place, std::string_view key, std::string_view text) {
  const std::string at = place + '/' + std::string(key);
  if (!blank(text) || !written(at)) return;
  add(at, "L02", {N_("'{key}' is empty"), {{"key", std::string(key)}}}, {N_("write it"), {}});
}

void Checker::filled(const std::string& place, std::string_view key, const std::vector<std::string>& texts) {
  const std::string at = place + '/' + std::string(key);
  if (texts.empty() && written(at))
    add(at, "L02", {N_("'{key}' is empty"), {{"key", std::string(key)}}}, {N_("write it"), {}});
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    if (!blank(texts[i]) || !written(at + '/' + number)) continue;
    add(at + '/' + number, "L02",
        {N_("entry {number} of '{key}' is empty"), {{"number", number}, {"key", std::string(key)}}},
        {N_("write it or take it out"), {}});
  }
}

void Checker::id_form(const std::string& place, std::string_view id, std::string_view key) {
  const std::string at = place + '/' + std::string(key);
  if (is_id(id) || !written(at)) return;
  add(at, "L01", {N_("the id '{id}' is not well formed"), {{"id", shown(id)}}},
      {N_("use lower-case letters, digits and hyphens, at most 80"), {}});
}

void Checker::once(const std::string& place, std::string_view key, std::string_view id, Seen& seen) {
  if (id.empty()) return;
  const auto [first, fresh] = seen.try_emplace(std::string(id), place);
  if (fresh) return;
  const Place where = nearest_place(places_, first->second);
  const std::string at = place + '/' + std::string(key);
  if (where.file.empty()) {
    add(at, "L01", {N_("'{id}' is used twice"), {{"id", shown(id)}}}, {N_("give one of them another name"), {}});
  } else {
    add(at, "L01",
        {N_("'{id}' is used twice, first in {file}, line {line}"),
         {{"id", shown(id)}, {"file", where.file}, {"line", std::to_string(where.line)}}},
        {N_("give one of them another name"), {}});
  }
}

void Checker::known(const std::string& place, std::string_view rule, std::string_view name, const Names& known,
                    std::string what) {
  if (!whole_ || known.contains(name)) return;
  if (name.empty() && !written(place)) return;
  Message remedy{N_("check the name"), {}};
  if (++unknown_ <= most_suggestions) {
    const std::vector<std::string_view> names(known.begin(), known.end());
    if (!names.empty()) remedy = instead_of(name, names);
  }
  add(place, rule, {std::move(what), {{"name", shown(name)}}}, std::move(remedy));
}

void Checker::waivers(const std::string& place, const std::vector<Waiver>& waive) {
  for (const Waiver& waiver : waive) {
    const std::string at = place + "/waive/" + waiver.rule;
    if (!is_rule(waiver.rule)) {
      add(at, "", {N_("'{rule}' is no rule that can be set aside"), {{"rule", shown(waiver.rule)}}},
          {N_("name a rule as the check names it, for example L05"), {}});
    }
    if (blank(waiver.reason) && written(at)) {
      add(at, "", {N_("'{rule}' is set aside without a reason"), {{"rule", shown(waiver.rule)}}},
          {N_("write the reason"), {}});
    }
  }
}

KnownNames names_in(const Bank& bank) {
  KnownNames names;
  for (const Setting& setting : bank.settings) names.settings.insert(setting.id);
  for (const Quality& quality : bank.qualities) names.qualities.insert(quality.id);
  for (const Advice& advice : bank.advice) names.advice.insert(advice.id);
  for (const Question& question : bank.questions) names.questions.insert(question.id);
  for (const Scene& scene : bank.scenes) names.scenes.insert(scene.id);
  names.retired.insert(bank.retired.begin(), bank.retired.end());
  return names;
}

void InstructionNeeds::check(Checker& check, const std::string& place, Format format) {
  if (!check.whole() || find_instruction(bank_, format) != nullptr || !said_.insert(format).second) return;
  check.add(place + "/format", "L02",
            {N_("no [[instruction]] for the format '{format}'"), {{"format", std::string(name_of(format))}}},
            {N_("write one in bank.toml"), {}});
}

}  // namespace aplomb::exchange
