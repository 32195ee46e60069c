#pragma once
// What of a written line a reader can see. Names and titles come from anybody's keyboard and clipboard.

#include <string>
#include <string_view>

namespace aplomb {

/// True when `text` is UTF-8 without anything that nobody sees: no control characters, no marks that turn the direction of writing (Unicode's
/// Bidi_Control: they make other words on the same line read differently), no characters without width or letter. The two joiners, which Persian
/// and the languages of India are written with, may stand; right-to-left letters are letters.
bool all_visible(std::string_view text);

/// `text` without what all_visible() refuses, and with a blank for a tab and a line's end. Empty when nothing but joiners and blanks is left. Bytes
/// that are not UTF-8 are kept: whoever stores them refuses them.
std::string visible(std::string_view text);

}  // namespace aplomb
