#pragma once
// "did you mean …?": the known name that a misspelt one was most likely meant to be.

#include "core/message.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aplomb::exchange {

/// The least number of inserted, deleted, replaced and swapped neighbouring bytes that makes `b` of `a`.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The known name nearest to `written`, or an empty view when none is within a third of its length
/// (or there are more than 2000 of them). The first one wins ties.
std::string_view nearest_name(std::string_view written, std::span<const std::string_view> known);

/// The remedy for an unknown name: "did you mean 'title'?", else "known here: id, title" (at most 16 of them), else
/// nothing.
Message instead_of(std::string_view written, std::span<const std::string_view> known);

}  // namespace aplomb::exchange
