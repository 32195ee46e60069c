#pragma once
// Values as TOML text, the way a careful person would write them.

#include <string>
#include <string_view>
#include <vector>

namespace aplomb::exchange {

/// A key: bare when it may be, else quoted.
std::string toml_key(std::string_view key);

/// A text between quotes on one line; with line breaks inside, or too long for a line, as toml_block.
std::string toml_text(std::string_view text);

/// A text between three quotes that begins on a line of its own. No line of it is longer than readers allow.
std::string toml_block(std::string_view text);

/// 1, -2, 0.5, 1.1666666666666667: whole numbers without a point, others with as many digits as name exactly this
/// number. Throws std::invalid_argument when it is not finite.
std::string toml_number(double number);

/// ["…", "…"] on one line when that is short, else an entry a line.
std::string toml_texts(const std::vector<std::string>& texts);

}  // namespace aplomb::exchange
