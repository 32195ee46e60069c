#include "core/code.h"

#include <algorithm>
#include <array>

namespace aplomb {
namespace {

constexpr std::array<std::array<int, 10>, 10> damm{{{0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
                                                    {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
                                                    {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
                                                    {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
                                                    {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
                                                    {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
                                                    {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
                                                    {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
                                                    {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
                                                    {2, 5, 8, 1, 4, 3, 6, 7, 9, 0}}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

char check_digit(std::string_view seven) {
  if (seven.size() != 7 || !std::all_of(seven.begin(), seven.end(), is_digit)) return '\0';
  std::size_t interim = 0;
  for (const char c : seven) interim = static_cast<std::size_t>(damm[interim][static_cast<std::size_t>(c - '0')]);
  return static_cast<char>('0' + interim);
}

bool valid_code(std::string_view code) { return code.size() == 8 && check_digit(code.substr(0, 7)) == code[7]; }

std::string digits_of(std::string_view typed) {
  std::string digits;
  std::copy_if(typed.begin(), typed.end(), std::back_inserter(digits), is_digit);
  return digits;
}

std::string grouped(std::string_view code) {
  if (code.size() != 8) return std::string(code);
  return std::string(code.substr(0, 4)) + " – " + std::string(code.substr(4));
}

}  // namespace aplomb
