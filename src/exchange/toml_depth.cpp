#include "exchange/toml_depth.h"

#include <cstddef>

namespace aplomb::exchange {
namespace {

struct Walker {
  std::string_view text;
  std::size_t at = 0;
  int line = 1;
  int column = 1;

  [[nodiscard]] bool done() const { return at >= text.size(); }
  [[nodiscard]] char here() const { return text[at]; }
  [[nodiscard]] bool sees(std::string_view token) const { return text.substr(at, token.size()) == token; }

  void step() {
    if (here() == '\n') {
      ++line;
      column = 0;
    }
    ++at;
    const bool inside_character = !done() && (static_cast<unsigned char>(here()) & 0xC0U) == 0x80U;
    if (!inside_character) ++column;
  }
  void step(int count) {
    while (count-- > 0 && !done()) step();
  }

  void skip_comment() {
    while (!done() && here() != '\n') step();
  }

  void skip_long_string(char quote) {
    const std::string_view end = quote == '"' ? R"(""")" : "'''";
    step(3);
    while (!done() && !sees(end)) step(quote == '"' && here() == '\\' ? 2 : 1);
    step(3);
    // Up to two quotes may stand right before the three that close.
    for (int extra = 0; extra < 2 && !done() && here() == quote; ++extra) step();
  }

  void skip_string() {
    const char quote = here();
    if (sees(R"(""")") || sees("'''")) return skip_long_string(quote);
    step();
    while (!done() && here() != quote && here() != '\n') step(quote == '"' && here() == '\\' ? 2 : 1);
    if (!done() && here() == quote) step();
  }
};

}  // namespace

std::optional<TooDeep> too_deep(std::string_view text, int key_parts, int brackets) {
  Walker walker{text};
  int parts = 1;
  int open = 0;
  while (!walker.done()) {
    switch (walker.here()) {
      case '#':
        walker.skip_comment();
        continue;
      case '"':
      case '\'':
        walker.skip_string();
        continue;
      case '[':
      case '{':
        if (++open > brackets) return TooDeep{TooDeep::brackets, walker.line, walker.column};
        parts = 1;
        break;
      case ']':
      case '}':
        if (open > 0) --open;
        parts = 1;
        break;
      case '.':
        if (++parts > key_parts) return TooDeep{TooDeep::key_parts, walker.line, walker.column};
        break;
      case '=':
      case ',':
      case '\n':
        parts = 1;
        break;
      default:
        break;
    }
    walker.step();
  }
  return std::nullopt;
}

}  // namespace aplomb::exchange
