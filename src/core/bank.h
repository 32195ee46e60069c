#pragma once
// A question bank as people write it: words, keys and reasons. Files: exchange/bank_files.h; documents: store/documents.h.

#include "core/blueprint.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aplomb {

enum class Format { rate, most_least, pick, rank };

/// "rate", "most-least", "pick", "rank": the words of a bank's files.
std::string_view name_of(Format format);
std::optional<Format> format_named(std::string_view name);

struct Quality {
  std::string id;    ///< "not-personal"
  std::string code;  ///< "NTP"
  std::string name;  ///< "Not taking insults personally"
  std::string label;  ///< the behaviour, as screens name it: "Lets insults pass"
  bool core = false;
  std::string definition;
  std::vector<std::string> high;
  std::vector<std::string> low;
  bool operator==(const Quality&) const = default;
};

/// One numbered piece of advice of content/qualities.md, in our words.
struct Advice {
  std::string id;  ///< "A4.12"
  std::string words;
  std::string quality;
  std::vector<std::string> also;
  std::string verdict;  ///< C, M, O or P
  bool operator==(const Advice&) const = default;
};

/// Where a question takes place. The name is candidate-facing.
struct Setting {
  std::string id;
  std::string name;
  bool operator==(const Setting&) const = default;
};

/// The words around every question of one format.
struct Instruction {
  Format format = Format::rate;
  std::string lead_in;               ///< "How good is each of these as your next step?"
  std::string explain;               ///< for the page that shows how it works
  std::vector<std::string> scale;    ///< rate: the words of the marks, poorest first
  std::string most;                  ///< most-least: the word for the best step
  std::string least;                 ///< most-least: the word for the poorest step
  bool operator==(const Instruction&) const = default;
};

/// How an option speaks for a quality: -2..+2, never 0 (not written = 0).
struct KeyEntry {
  std::string quality;
  double points = 0;
  bool operator==(const KeyEntry&) const = default;
};

struct Option {
  std::string id;
  std::string text;
  double e = 0;  ///< overall effectiveness, -2.0..+2.0
  std::vector<KeyEntry> key;
  std::string why;
  std::vector<std::string> advice;
  bool operator==(const Option&) const = default;
};

/// A lint rule that an editor has set aside, with the reason.
struct Waiver {
  std::string rule;
  std::string reason;
  bool operator==(const Waiver&) const = default;
};

enum class Difficulty { easy, medium, hard };
std::string_view name_of(Difficulty difficulty);
std::optional<Difficulty> difficulty_named(std::string_view name);

struct Question {
  std::string id;
  std::string title;  ///< short and for staff only: "a promised call"
  std::string setting;
  Format format = Format::rate;
  std::string primary;
  Difficulty difficulty = Difficulty::medium;
  std::string pivot;  ///< the fact which, changed, would change the best answer
  bool safety = false;
  std::string author;
  std::string source;
  std::vector<std::string> glossary;
  std::vector<std::string> enemies;
  std::string twin;
  std::string duplicate_of;
  std::vector<Waiver> waive;
  std::string stem;
  std::vector<Option> options;
  bool operator==(const Question&) const = default;
};

/// What a candidate may say at one turn of a scene.
struct Reply {
  std::string id;
  std::string text;
  double e = 0;  ///< overall effectiveness, -2.0..+2.0
  std::vector<KeyEntry> key;
  std::string next;  ///< the id of the turn it leads to, or scene_end
  std::string why;
  std::vector<std::string> advice;
  bool operator==(const Reply&) const = default;
};

struct Turn {
  std::string id;
  std::string says;  ///< what the customer says or does
  std::vector<Reply> replies;
  bool operator==(const Turn&) const = default;
};

/// A branching conversation: each reply leads to the customer's next turn. Its shape: core/scene.h.
struct Scene {
  std::string id;
  std::string title;  ///< short and for staff only
  std::string setting;
  std::string primary;
  Difficulty difficulty = Difficulty::medium;
  std::string pivot;  ///< the fact which, changed, would change the best reply
  bool safety = false;
  std::string author;
  std::string source;
  std::vector<std::string> glossary;
  std::vector<std::string> enemies;
  std::vector<Waiver> waive;
  std::string opening;
  std::string start;  ///< the id of the first turn
  std::vector<Turn> turns;
  bool operator==(const Scene&) const = default;
};

/// Where a reply leads when the conversation is over; no turn bears this id.
inline constexpr std::string_view scene_end = "end";

struct PracticeQuestion {
  std::string id;
  Format format = Format::rate;
  std::string stem;
  std::vector<std::string> options;
  bool operator==(const PracticeQuestion&) const = default;
};

/// A question for the interview that follows.
struct FollowUp {
  std::string quality;
  bool core = false;  ///< put to every candidate; the others where answers were far from the key
  std::string ask;
  std::string strong;
  std::string middling;
  std::string weak;
  bool operator==(const FollowUp&) const = default;
};

enum class BankStatus { practice, proposal, active };
std::string_view name_of(BankStatus status);
std::optional<BankStatus> bank_status_named(std::string_view name);

struct KeySource {
  std::string kind = "author";  ///< author | job-holders
  int n = 0;                    ///< raters; 0 = not stated
  double sd = 0;
  bool operator==(const KeySource&) const = default;
};

struct Bank {
  std::string id;
  std::string title;
  int version = 1;
  std::string language = "en";
  BankStatus status = BankStatus::practice;
  KeySource key_source;
  std::vector<Waiver> waive;
  std::vector<std::string> retired;
  std::vector<Setting> settings;
  std::vector<Instruction> instructions;
  std::vector<Quality> qualities;
  std::vector<Advice> advice;
  std::vector<PracticeQuestion> practice;
  std::vector<Question> questions;
  std::vector<Scene> scenes;
  std::vector<FollowUp> follow_ups;
  std::vector<FormBlueprint> blueprint;  ///< one for each family of forms
  std::vector<AssembledForm> forms;      ///< what publishing the bank publishes; none: one form of everything
  bool operator==(const Bank&) const = default;
};

/// The entry with this id, or nullptr.
const Question* find_question(const Bank& bank, std::string_view id);
const Quality* find_quality(const Bank& bank, std::string_view id);
const Setting* find_setting(const Bank& bank, std::string_view id);
const Instruction* find_instruction(const Bank& bank, Format format);
const Option* find_option(const Question& question, std::string_view id);
const Scene* find_scene(const Bank& bank, std::string_view id);
const Turn* find_turn(const Scene& scene, std::string_view id);
const Reply* find_reply(const Turn& turn, std::string_view id);

}  // namespace aplomb
