#include "core/bank.h"

#include <algorithm>
#include <array>
#include <utility>

namespace aplomb {
namespace {

template <class Enum, std::size_t N>
std::string_view name_in(const std::array<std::pair<Enum, std::string_view>, N>& table, Enum value) {
  for (const auto& [entry, name] : table) {
    if (entry == value) return name;
  }
  return {};
}

template <class Enum, std::size_t N>
std::optional<Enum> value_in(const std::array<std::pair<Enum, std::string_view>, N>& table, std::string_view name) {
  for (const auto& [entry, entry_name] : table) {
    if (entry_name == name) return entry;
  }
  return std::nullopt;
}

constexpr std::array<std::pair<Format, std::string_view>, 4> formats{{
    {Format::rate, "rate"}, {Format::most_least, "most-least"}, {Format::pick, "pick"}, {Format::rank, "rank"}}};
constexpr std::array<std::pair<Difficulty, std::string_view>, 3> difficulties{
    {{Difficulty::easy, "easy"}, {Difficulty::medium, "medium"}, {Difficulty::hard, "hard"}}};
constexpr std::array<std::pair<BankStatus, std::string_view>, 3> statuses{
    {{BankStatus::practice, "practice"}, {BankStatus::proposal, "proposal"}, {BankStatus::active, "active"}}};

template <class Entry>
const Entry* by_id(const std::vector<Entry>& entries, std::string_view id) {
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.id == id; });
  return found == entries.end() ? nullptr : &*found;
}

}  // namespace

std::string_view name_of(Format format) { return name_in(formats, format); }
std::optional<Format> format_named(std::string_view name) { return value_in(formats, name); }
std::string_view name_of(Difficulty difficulty) { return name_in(difficulties, difficulty); }
std::optional<Difficulty> difficulty_named(std::string_view name) { return value_in(difficulties, name); }
std::string_view name_of(BankStatus status) { return name_in(statuses, status); }
std::optional<BankStatus> bank_status_named(std::string_view name) { return value_in(statuses, name); }

const Question* find_question(const Bank& bank, std::string_view id) { return by_id(bank.questions, id); }
const Quality* find_quality(const Bank& bank, std::string_view id) { return by_id(bank.qualities, id); }
const Setting* find_setting(const Bank& bank, std::string_view id) { return by_id(bank.settings, id); }
const Option* find_option(const Question& question, std::string_view id) { return by_id(question.options, id); }
const Scene* find_scene(const Bank& bank, std::string_view id) { return by_id(bank.scenes, id); }
const Turn* find_turn(const Scene& scene, std::string_view id) { return by_id(scene.turns, id); }
const Reply* find_reply(const Turn& turn, std::string_view id) { return by_id(turn.replies, id); }

const Instruction* find_instruction(const Bank& bank, Format format) {
  const auto found = std::find_if(bank.instructions.begin(), bank.instructions.end(),
                                  [&](const Instruction& entry) { return entry.format == format; });
  return found == bank.instructions.end() ? nullptr : &*found;
}

}  // namespace aplomb
