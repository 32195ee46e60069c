#include "ui/pseudo.h"

#include <cstddef>

namespace aplomb::ui {

namespace {

std::string_view accented(char letter) {
  switch (letter) {
    case 'a': return "á";
    case 'b': return "ƀ";
    case 'c': return "ç";
    case 'd': return "đ";
    case 'e': return "é";
    case 'g': return "ğ";
    case 'h': return "ĥ";
    case 'i': return "î";
    case 'j': return "ĵ";
    case 'k': return "ķ";
    case 'l': return "ļ";
    case 'n': return "ñ";
    case 'o': return "ö";
    case 'r': return "ŕ";
    case 's': return "š";
    case 't': return "ţ";
    case 'u': return "ů";
    case 'w': return "ŵ";
    case 'y': return "ý";
    case 'z': return "ž";
    case 'A': return "Å";
    case 'C': return "Č";
    case 'D': return "Đ";
    case 'E': return "É";
    case 'G': return "Ğ";
    case 'H': return "Ĥ";
    case 'I': return "Î";
    case 'J': return "Ĵ";
    case 'K': return "Ķ";
    case 'L': return "Ļ";
    case 'N': return "Ñ";
    case 'O': return "Ö";
    case 'R': return "Ŕ";
    case 'S': return "Š";
    case 'T': return "Ţ";
    case 'U': return "Ů";
    case 'W': return "Ŵ";
    case 'Y': return "Ý";
    case 'Z': return "Ž";
    default: return {};
  }
}

bool is_vowel(char c) { return std::string_view("aeiouyAEIOUY").find(c) != std::string_view::npos; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

std::string pseudo(std::string_view english) {
  std::string out = "⟦";
  double owed = 0;  // letters still to add: .4 for each one seen, paid at vowels so that words grow as they do in long languages
  for (std::size_t i = 0; i < english.size(); ++i) {
    const char c = english[i];
    if (c == '{') {
      if (i + 1 < english.size() && english[i + 1] == '{') {
        out += "{{";
        ++i;
        continue;
      }
      if (const auto close = english.find('}', i); close != std::string_view::npos) {
        out += english.substr(i, close - i + 1);
        i = close;
        continue;
      }
    }
    const std::string_view changed = accented(c);
    if (changed.empty()) {
      out += c;
    } else {
      out += changed;
    }
    if (is_letter(c)) owed += 0.4;
    if (is_vowel(c)) {
      const std::string_view more = changed.empty() ? english.substr(i, 1) : changed;
      for (; owed >= 0.6; owed -= 1) out += more;
    }
  }
  for (; owed >= 0.5; owed -= 1) out += "ö";
  out += "⟧";
  return out;
}

}  // namespace aplomb::ui
