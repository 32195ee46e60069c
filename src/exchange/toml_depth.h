#pragma once
// Looks for keys and brackets that go too deep, before the parser recurses into them.

#include <optional>
#include <string_view>

namespace aplomb::exchange {

struct TooDeep {
  enum What { key_parts, brackets };
  What what = key_parts;
  int line = 0;
  int column = 0;
};

/// The first place where a key has more than `key_parts` parts or brackets stand in more than `brackets` others;
/// strings and comments do not count. `text` is valid UTF-8; it need not be TOML.
std::optional<TooDeep> too_deep(std::string_view text, int key_parts, int brackets);

}  // namespace aplomb::exchange
