#include "kiosk/keyboard.h"

#include "ui/controls.h"
#include "ui/draw.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace aplomb::kiosk {

using ui::Frame;
using ui::Rect;
using ui::Weight;

namespace {

/// Small and capital form of each accented letter on the keyboard, by the plain letter.
struct Accented {
  char plain;
  std::string_view small{};    ///< separated by spaces
  std::string_view capital{};
};
constexpr std::array accents = {
    Accented{'a', "á à â ä ã å ā ą ă æ", "Á À Â Ä Ã Å Ā Ą Ă Æ"}, Accented{'c', "ç ć č", "Ç Ć Č"},
    Accented{'d', "ď đ ð", "Ď Đ Ð"},                             Accented{'e', "é è ê ë ē ė ę ě", "É È Ê Ë Ē Ė Ę Ě"},
    Accented{'g', "ğ ģ", "Ğ Ģ"},                                 Accented{'i', "í ì î ï ī ı", "Í Ì Î Ï Ī İ"},
    Accented{'l', "ł ľ ļ", "Ł Ľ Ļ"},                             Accented{'n', "ñ ń ň", "Ñ Ń Ň"},
    Accented{'o', "ó ò ô ö õ ø ő œ", "Ó Ò Ô Ö Õ Ø Ő Œ"},         Accented{'r', "ř ŕ", "Ř Ŕ"},
    Accented{'s', "ś š ş ș ß", "Ś Š Ş Ș ẞ"},                     Accented{'t', "ť ț þ", "Ť Ț Þ"},
    Accented{'u', "ú ù û ü ū ů ű", "Ú Ù Û Ü Ū Ů Ű"},             Accented{'y', "ý ÿ", "Ý Ÿ"},
    Accented{'z', "ź ž ż", "Ź Ž Ż"},
};

std::vector<std::string> words_of(std::string_view list) {
  std::vector<std::string> words;
  while (!list.empty()) {
    const auto space = list.find(' ');
    words.emplace_back(list.substr(0, space));
    if (space == std::string_view::npos) break;
    list.remove_prefix(space + 1);
  }
  return words;
}

std::string capital_of(const std::string& small) {
  for (const Accented& accent : accents) {
    const auto forms = words_of(accent.small);
    const auto found = std::find(forms.begin(), forms.end(), small);
    if (found != forms.end()) return words_of(accent.capital)[static_cast<std::size_t>(found - forms.begin())];
  }
  return small;
}

/// One key: `wide` in units of a plain key.
struct Key {
  std::string key{};    ///< stable id
  std::string text{};
  std::string icon{};
  std::string words{};  ///< what it is called, when it shows an icon or a sign
  float wide = 1;
  bool chosen = false;
  bool blank = false; ///< an empty place
  Pressed action{};
};
struct Row {
  std::vector<Key> keys{};
  float indent = 0;
};

/// A stable ASCII id for a letter: itself, or its bytes in hexadecimal.
std::string id_of(std::string_view letter) {
  if (letter.size() == 1 && std::isalnum(static_cast<unsigned char>(letter[0])) != 0) {
    return std::string("name.key.") + static_cast<char>(std::tolower(static_cast<unsigned char>(letter[0])));
  }
  static constexpr std::string_view hex = "0123456789abcdef";
  std::string id = "name.key.x";
  for (const char byte : letter) {
    const auto value = static_cast<unsigned char>(byte);
    id += hex[value >> 4U];
    id += hex[value & 15U];
  }
  return id;
}

class Keyboard {
 public:
  Keyboard(const State& state, Frame& frame) : state_(state), frame_(frame) {}

  [[nodiscard]] std::vector<Row> rows() const {
    if (state_.keyboard_page == 1) return signs();
    if (state_.keyboard_page == 2) return all_accents();
    return letters();
  }

 private:
  [[nodiscard]] Key letter(std::string text) const {
    Key key;
    key.key = id_of(text);
    if (state_.shift && text.size() == 1) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    key.action = SetName{state_.name + text};
    key.text = std::move(text);
    return key;
  }
  [[nodiscard]] Row letter_row(std::string_view list) const {
    Row row;
    for (const char c : list) row.keys.push_back(letter(std::string(1, c)));
    return row;
  }
  [[nodiscard]] Key erase(float wide) const {
    return {.key = "name.erase", .icon = "backspace", .words = tr(frame_, "Erase"), .wide = wide, .action = SetName{without_last_letter(state_.name)}};
  }
  [[nodiscard]] Key space(float wide) const {
    return {.key = "name.key.space", .text = tr(frame_, "Space"), .wide = wide, .action = SetName{state_.name + " "}};
  }
  [[nodiscard]] Key clear(float wide) const { return {.key = "name.clear", .text = tr(frame_, "Clear all"), .wide = wide, .action = SetName{}}; }
  [[nodiscard]] Key to_page(std::string id, std::string text, int page, float wide) const {
    return {.key = std::move(id), .text = std::move(text), .wide = wide, .action = SetKeyboardPage{page}};
  }
  [[nodiscard]] Key shift(float wide) const {
    return {.key = "name.shift", .text = tr(frame_, "Shift"), .icon = "shift", .wide = wide, .chosen = state_.shift, .action = ToggleShift{}};
  }

  /// Accents of the letter typed last, so that nobody holds a key down. Pressing one replaces the letter.
  [[nodiscard]] Row accent_row() const {
    Row row;
    const std::string last = last_letter(state_.name);
    constexpr std::size_t places = 8;
    for (const Accented& accent : accents) {
      const auto small = words_of(accent.small);
      const auto capital = words_of(accent.capital);
      const bool is_small = last == std::string(1, accent.plain) || std::find(small.begin(), small.end(), last) != small.end();
      const bool is_capital = last == std::string(1, static_cast<char>(std::toupper(static_cast<unsigned char>(accent.plain)))) ||
                              std::find(capital.begin(), capital.end(), last) != capital.end();
      if (!is_small && !is_capital) continue;
      for (const std::string& form : is_small ? small : capital) {
        if (row.keys.size() == places) break;
        Key key{.key = id_of(form), .text = form, .wide = 1.15F, .chosen = form == last};
        key.action = SetName{without_last_letter(state_.name) + form};
        row.keys.push_back(std::move(key));
      }
    }
    // Fewer accents leave places empty, so that "All accents" never moves.
    while (row.keys.size() < places) row.keys.push_back({.wide = 1.15F, .blank = true});
    row.keys.push_back(to_page("name.accents", tr(frame_, "All accents"), 2, 2.6F));
    return row;
  }

  [[nodiscard]] std::vector<Row> letters() const {
    std::vector<Row> rows;
    rows.push_back(accent_row());
    Row top = letter_row("qwertyuiop");
    top.keys.push_back(erase(1.45F));
    Row middle = letter_row("asdfghjkl");
    middle.indent = 0.4F;
    middle.keys.push_back(sign("’", tr(frame_, "Apostrophe")));
    middle.keys.push_back(sign("-", tr(frame_, "Hyphen")));
    Row low;
    low.keys.push_back(shift(1.65F));
    for (Key& key : letter_row("zxcvbnm").keys) low.keys.push_back(std::move(key));
    low.keys.push_back(sign(".", tr(frame_, "Full stop")));
    rows.push_back(std::move(top));
    rows.push_back(std::move(middle));
    rows.push_back(std::move(low));
    rows.push_back(bottom(tr(frame_, "123"), 1));
    return rows;
  }
  [[nodiscard]] Key sign(std::string text, std::string words) const {
    Key key{.key = id_of(text), .words = std::move(words), .action = SetName{state_.name + text}};
    key.text = std::move(text);
    return key;
  }
  [[nodiscard]] Row bottom(std::string other, int page) const {
    Row row;
    row.keys.push_back(to_page("name.page", std::move(other), page, 1.45F));
    row.keys.push_back(space(5.5F));
    row.keys.push_back(clear(2.6F));
    return row;
  }

  [[nodiscard]] std::vector<Row> signs() const {
    std::vector<Row> rows;
    Row digits;
    for (const char c : std::string_view("1234567890")) {
      Key key{.key = id_of(std::string_view(&c, 1)), .text = std::string(1, c)};
      key.action = SetName{state_.name + c};
      digits.keys.push_back(std::move(key));
    }
    digits.keys.push_back(erase(1.45F));
    Row marks;
    for (const std::string_view text : {"’", "-", ".", ",", "/", "(", ")", "&", "‘", "ʼ", "·"}) {
      marks.keys.push_back(sign(std::string(text), std::string(text)));
    }
    rows.push_back(std::move(digits));
    rows.push_back(std::move(marks));
    rows.push_back(bottom(tr(frame_, "abc"), 0));
    return rows;
  }

  /// Sixty letters in four rows, so that each stays large enough to touch in the narrowest view.
  [[nodiscard]] std::vector<Row> all_accents() const {
    constexpr std::string_view shown =
        "á à â ä ã å ą ă ā æ ç ć č ď đ é è ê ë ę ě ė ē ğ í î ï ı ī ł ñ ń ň ó ò ô ö õ ø ő ř ś š ş ș ß ť ț þ ð ú û ü ů ű ū ý ź ž ż";
    constexpr std::size_t in_row = 15;
    std::vector<Row> rows;
    Row row;
    for (const std::string& small : words_of(shown)) {
      const std::string form = state_.shift ? capital_of(small) : small;
      row.keys.push_back({.key = id_of(form), .text = form, .action = SetName{state_.name + form}});
      if (row.keys.size() == in_row) rows.push_back(std::exchange(row, Row{}));
    }
    Row low;
    low.keys.push_back(to_page("name.page", tr(frame_, "abc"), 0, 1.45F));
    low.keys.push_back(shift(2.2F));
    low.keys.push_back(space(4.0F));
    low.keys.push_back(erase(1.45F));
    low.keys.push_back(clear(2.6F));
    rows.push_back(std::move(low));
    return rows;
  }

  const State& state_;
  Frame& frame_;
};

/// One row of keys over the whole width.
Pressed draw_row(Frame& frame, const Row& row, Rect rect, float gap) {
  float units = row.indent;
  for (const Key& key : row.keys) units += key.wide;
  const float unit = (rect.w - gap * static_cast<float>(row.keys.size() - 1)) / units;
  float x = rect.x + row.indent * unit;
  Pressed pressed;
  for (const Key& key : row.keys) {
    Rect at{x, rect.y, key.wide * unit, rect.h};
    x += at.w + gap;
    if (frame.rtl) at.x = rect.x + rect.right() - at.right();  // Latin letters stand as on every keyboard, whatever the page's direction
    if (key.blank) continue;
    ui::ButtonLook look;
    look.icon = key.icon;
    look.words = key.words;
    look.chosen = key.chosen;
    look.takes_focus = false;  // the field keeps the keyboard
    const bool word = key.text.size() > 4;
    look.weight = word ? Weight::semibold : Weight::medium;
    look.px = std::min(frame.metrics.q(), rect.h * 0.8F);
    while (look.px > floor_px(frame) && ui::button_width(frame, key.text, look, frame.metrics.mm(0.8F)) > at.w) look.px = std::max(floor_px(frame), look.px * 0.95F);
    // Where the word has no room even at the smallest size, the icon speaks alone and the word is still heard.
    const bool icon_alone = !key.icon.empty() && ui::button_width(frame, key.text, look, frame.metrics.mm(0.8F)) > at.w;
    if (icon_alone && look.words.empty()) look.words = key.text;
    if (ui::button(frame, key.key, at, icon_alone ? std::string() : key.text, look)) pressed = key.action;
  }
  return pressed;
}

}  // namespace

std::string without_last_letter(std::string text) {
  while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) text.pop_back();
  if (!text.empty()) text.pop_back();
  return text;
}

std::string last_letter(const std::string& text) { return text.substr(without_last_letter(text).size()); }

float keyboard_height(const Frame& frame, bool least) {
  const float pad = least ? 2.5F : 6.0F;
  return least ? frame.metrics.mm(5 * 12.8F + 4 * 2.6F + 2 * pad) : frame.metrics.mm(17.25F + 4 * 18.75F + 4 * 3 + 2 * pad);
}

Pressed draw_keyboard(const State& state, Frame& frame, Rect rect) {
  const bool small = rect.h < keyboard_height(frame, false) - 1;
  ui::card(frame, rect, frame.metrics.mm(3.75F));
  const Rect inner = rect.inset(frame.metrics.mm(small ? 2.5F : 6.0F));
  const float gap = frame.metrics.mm(small ? 2.6F : 3.0F);
  const std::vector<Row> rows = Keyboard(state, frame).rows();
  // Five rows always, so that keys stay where they are from page to page; fewer rows leave the upper ones empty.
  constexpr float places = 5;
  const float h = (inner.h - gap * (places - 1)) / places;
  Pressed pressed;
  float y = inner.bottom() - h * static_cast<float>(rows.size()) - gap * static_cast<float>(rows.size() - 1);
  for (const Row& row : rows) {
    if (auto action = draw_row(frame, row, {inner.x, y, inner.w, h}, gap)) pressed = std::move(action);
    y += h + gap;
  }
  return pressed;
}

}  // namespace aplomb::kiosk
