#pragma once
// The session's code: eight digits, the last of which checks the others.

#include <optional>
#include <string>
#include <string_view>

namespace aplomb {

/// The check digit of seven digits by Damm's quasigroup (Damm 2004): finds every single wrong digit and every swap of neighbours.
/// '\0' when `seven` is not seven digits.
char check_digit(std::string_view seven);

/// Eight digits of which the last is the check digit of the others. Spaces and dashes are not allowed here: see digits_of.
bool valid_code(std::string_view code);

/// The digits of what a person typed or a scanner sent: "4821 – 7390" becomes "48217390".
std::string digits_of(std::string_view typed);

/// "4821 – 7390" for "48217390"; other lengths as they are.
std::string grouped(std::string_view code);

}  // namespace aplomb
