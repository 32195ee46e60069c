#pragma once
// What every check of a bank's parts needs.

#include "core/bank.h"
#include "exchange/diagnostic.h"
#include "exchange/places.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace aplomb::exchange {

/// A number for a message: 2, -0.5, 1.16667.
std::string numeral(double value);

/// Letters, digits, dots and hyphens; advice is numbered after its source: "A4.12".
bool is_advice_id(std::string_view id);

/// "en", "pt-BR", "zh-Hant": letters and digits in parts of two to eight.
bool is_language(std::string_view tag);

/// Nothing but white space.
bool blank(std::string_view text);

/// Collects the findings about a bank or a profile and knows what is asked everywhere: is it filled, is it known, is it
/// unique.
class Checker {
 public:
  using Names = std::set<std::string, std::less<>>;
  /// Ids and the place of the first entry that has them.
  using Seen = std::map<std::string, std::string, std::less<>>;

  Checker(const Places& places, bool whole) : places_(places), whole_(whole) {}

  /// Whether the key is one author's judgement, which is told in whole numbers, and not the mean of a panel.
  [[nodiscard]] bool by_author() const { return by_author_; }
  void by_author(bool is) { by_author_ = is; }

  [[nodiscard]] std::vector<Diagnostic> take() { return findings_.take(); }
  [[nodiscard]] bool whole() const { return whole_; }

  void add(std::string place, std::string_view rule, Message what, Message remedy,
           Diagnostic::Level level = Diagnostic::error);

  /// Only what is written can be empty or wrong; a missing key was the reader's finding. Always true for a bank without
  /// places.
  [[nodiscard]] bool written(const std::string& place) const { return places_.empty() || places_.contains(place); }

  void filled(const std::string& place, std::string_view key, std::string_view text);
  void filled(const std::string& place, std::string_view key, const std::vector<std::string>& texts);
  void id_form(const std::string& place, std::string_view id, std::string_view key = "id");
  /// Of entries with the same id every one but the first is a finding.
  void once(const std::string& place, std::string_view key, std::string_view id, Seen& seen);
  /// A name that must be among `known`; `what` is a message with {name}.
  void known(const std::string& place, std::string_view rule, std::string_view name, const Names& known,
             std::string what);
  void waivers(const std::string& place, const std::vector<Waiver>& waive);

 private:
  // Looking for what was meant takes time for each pair of names; a file full of nonsense must not take minutes.
  static constexpr int most_suggestions = 200;

  const Places& places_;
  bool whole_;
  bool by_author_ = false;
  int unknown_ = 0;
  Findings findings_;
};

struct KnownNames {
  Checker::Names settings, qualities, advice, questions, scenes, retired;
};
KnownNames names_in(const Bank& bank);

/// Every format that a question has needs its instruction; said once, at the first such question.
class InstructionNeeds {
 public:
  explicit InstructionNeeds(const Bank& bank) : bank_(bank) {}
  void check(Checker& check, const std::string& place, Format format);

 private:
  const Bank& bank_;
  std::set<Format> said_;
};

}  // namespace aplomb::exchange
