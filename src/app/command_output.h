#pragma once
// What the commands of psychometrics share: refusing files, and figures as lines of text or as JSON.

#include "core/bank.h"
#include "core/profile.h"
#include "exchange/diagnostic.h"
#include "measure/session_score.h"
#include "measure/statistics.h"

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace aplomb::app {

/// Prints what keeps a command from running. Warnings about a bank are `bank check`'s business.
bool refused(std::vector<exchange::Diagnostic> findings);
/// Says a sentence on stderr; 2, the exit code of what could not run.
int could_not_run(const std::string& sentence);

/// The bank or the profile when it can be used; what is wrong is printed.
std::optional<Bank> bank_from(const std::filesystem::path& path);
/// One file of a bank read by itself, for its blueprint or its forms.
std::optional<Bank> part_of_bank(const std::filesystem::path& file);
std::optional<Profile> profile_from(const std::filesystem::path& path, const Bank& bank);
/// Every question and scene of the bank that is not retired; the bank has to stay.
std::vector<measure::FormEntry> whole_bank(const Bank& bank);
const std::string& id_of(const measure::FormEntry& entry);

/// With three decimals at most: enough to add up, and readable.
std::string number(double value);
/// Empty without a value.
std::string number(const measure::Figure<>& figure);

/// {value, status, n}, and low and high where there are limits.
nlohmann::ordered_json figure_json(const measure::Figure<>& figure);
nlohmann::ordered_json figure_json(const measure::Figure<>& figure, const measure::Limits& limits);

/// A figure with its name and unit ("points", "share"; empty for a correlation and the like).
struct NamedFigure {
  std::string name;
  measure::Figure<> figure;
  std::string unit;
  std::optional<measure::Limits> limits;
};

/// What is said about one item, group, option ... `n` stands in for figures that carry none.
struct FigureRow {
  std::string of;
  std::vector<NamedFigure> figures;
  std::vector<std::string> words;  ///< flags, verdicts, classes
  int n = 0;
};

/// {of, figures: {name: {value, unit, status, n, low, high}}, words}
nlohmann::ordered_json row_json(const FigureRow& row);

/// On stdout. JSON: {command, ..., rows: [row_json ...]}; `more` is
/// merged into the object, and is not printed as text.
void print_rows(const std::string& command, const std::vector<FigureRow>& rows, bool json, const nlohmann::ordered_json& more);
void print_rows(const std::string& command, const std::vector<FigureRow>& rows, bool json);

}  // namespace aplomb::app
