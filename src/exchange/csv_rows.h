#pragma once
// Comma-separated text as rows of fields with their places (RFC 4180; by libcsv).

#include "exchange/diagnostic.h"
#include "exchange/source_file.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace aplomb::exchange {

struct CsvField {
  std::string text;
  int line = 0;    ///< where it begins; 1-based
  int column = 0;  ///< in characters
};

using CsvRow = std::vector<CsvField>;

/// All rows, without empty lines; or the one diagnostic that says where quotes go wrong. White space around unquoted
/// fields is not part of them. Checks the text as refuse_text does, with no limit for lines.
std::variant<std::vector<CsvRow>, Diagnostic> parse_csv(const SourceFile& file, const TextLimits& limits);

/// A field as CSV, quoted when it must be. One that a spreadsheet would take for a formula gets an apostrophe in front; -1.5 stays a number. No id
/// of ours begins like a formula, so that what we write for ourselves is read back as it was.
std::string csv_field(std::string_view text);

/// Fields with commas between and a line's end.
std::string csv_line(const std::vector<std::string>& fields);

}  // namespace aplomb::exchange
