#pragma once
// Whether the bytes of a message catalogue (.mo) may be given to the library that reads them.

#include <span>

namespace aplomb::ui {

/// True when every place that the file's tables name lies within it, every text ends in it, its hash table is none or one that can be
/// searched, and the rule of the plural is of a length that people write. The layout: GNU gettext manual, "The Format of GNU MO Files".
/// Boost.Locale 1.74 follows most of these places unseen, divides by the size of the hash table less two, and recurses by the rule.
bool sound_catalogue(std::span<const char> bytes);

}  // namespace aplomb::ui
