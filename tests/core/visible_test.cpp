#include "core/visible.h"

#include <doctest/doctest.h>

#include <string>

using aplomb::all_visible;
using aplomb::visible;

TEST_CASE("names of every script are all visible and come back as they are") {
  for (const std::string name : {"Ana Quill", "José O’Neill-Ødegård", "Zoë", "عمر الشريف", "דנה כהן", "李小龙", "Nguyễn Thị Ánh", "می‌خواهم", "क्ष‍", "🙂 Sam", "= not a sum"}) {
    CAPTURE(name);
    CHECK(all_visible(name));
    CHECK(visible(name) == name);
  }
}

TEST_CASE("what nobody sees is noticed and is taken out") {
  // Overrides, isolates, marks, embeddings; zero width, soft hyphen, byte order mark, tag characters; controls and an escape sequence.
  for (const std::string mark : {"\u202E", "\u202D", "\u202A", "\u202B", "\u202C", "\u2066", "\u2067", "\u2068", "\u2069", "\u200E", "\u200F", "\u061C", "\u200B", "\u2060", "\u00AD", "\uFEFF",
                                 "\U000E0041", "\u180E", "\u3164", "\x1B", "\x7F", "\u0085", "\x08"}) {
    const std::string name = "Ana" + mark + "Quill";
    CAPTURE(name);
    CHECK_FALSE(all_visible(name));
    CHECK(visible(name) == "AnaQuill");
    CHECK(visible(mark).empty());
  }
  CHECK(visible("Ana\tQuill\r\n") == "Ana Quill  ");
  CHECK(visible(" \u200D \u200C ").empty());
  CHECK(visible("").empty());
}

TEST_CASE("bytes that are not UTF-8 are noticed and are left to whoever stores them") {
  for (const std::string bytes : {"\xFF", "Ana\xC3", "\xC0\xAF", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE2\x80", "\x80", "\xE0\x80\xAE"}) {
    CHECK_FALSE(all_visible(bytes));
    CHECK(visible("x" + bytes) == "x" + bytes);
  }
}
