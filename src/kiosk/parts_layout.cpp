// Where the parts of a candidate's page lie. Only measures and the words of the furniture decide, never the screen.

#include "kiosk/parts_page.h"

#include "ui/controls.h"
#include "ui/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace aplomb::kiosk {

using ui::Frame;
using ui::Rect;
using ui::Weight;

namespace {

constexpr float button_height = 14.25F;
constexpr float button_gap = 3;

/// How much the buttons of the head need at a font size.
struct ButtonSizes {
  std::array<float, 5> widths{};
  float sum = 0;
};

ButtonSizes sizes_at(Frame& frame, float px, float padding) {
  const std::array<std::string, 6> words = {tr(frame, "Break"), tr(frame, "Text"),          tr(frame, "Listen"),
                                            tr(frame, "Help"),  tr(frame, "Call a person"), tr(frame, "Called")};
  ButtonSizes sizes;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const float w = ui::button_width(frame, words[i], {.icon = "help", .keycap = "F6", .px = px}, padding);
    float& place = sizes.widths[std::min(i, sizes.widths.size() - 1)];
    place = std::max(place, w);
  }
  for (const float w : sizes.widths) sizes.sum += w;
  return sizes;
}

/// Room that the longest title with its progress and "page 2 of 3" takes in a head of one row.
float title_room(Frame& frame) {
  const auto mm = [&](float v) { return frame.metrics.mm(v); };
  const std::string title = tr(frame, "Question {n} of {of}", {{"n", num(frame, 18)}, {"of", num(frame, 18)}});
  const std::string note = tr(frame, "page {n} of {of}", {{"n", num(frame, 2)}, {"of", num(frame, 3)}});
  return mm(10.5F + 6) + text_width(frame, title, frame.metrics.q(), Weight::semibold) + mm(6 + 24 + 6) +
         text_width(frame, note, frame.metrics.s(), Weight::regular) + mm(8);
}

}  // namespace

PageLayout page_layout(Frame& frame) {
  const auto mm = [&](float v) { return frame.metrics.mm(v); };
  const float q = frame.metrics.q();
  const float s = frame.metrics.s();
  const Rect view = frame.view;
  PageLayout page;
  page.columns = view.w >= mm(450);
  // The corner that calls staff (12.7 mm) stays clear of the buttons.
  page.margin = view.w >= mm(330) ? mm(18) : mm(15.5F);
  const float inner = view.w - 2 * page.margin;

  // One row while the buttons stand beside the title at nearly their full size, else two.
  const float beside = inner - title_room(frame);
  page.two_rows = true;
  ButtonSizes sizes;
  for (const float share : {1.0F, 0.95F, 0.9F, 0.86F}) {
    page.head_px = std::max(s * share, floor_px(frame));
    sizes = sizes_at(frame, page.head_px, mm(4.9F));
    if (sizes.sum + 4 * mm(button_gap) <= beside) {
      page.two_rows = false;
      break;
    }
  }
  if (page.two_rows) {
    page.head_px = s;
    sizes = sizes_at(frame, s, mm(4.9F));
    for (float px = s; sizes.sum + 4 * mm(button_gap) > inner && px >= floor_px(frame); px *= 0.97F) {
      page.head_px = px;
      sizes = sizes_at(frame, px, mm(2.6F));
    }
  }

  page.tight = view.h < mm(215) || view.h < 21 * q;
  float head_height = mm(24);
  float button_y = (head_height - mm(button_height)) / 2;
  page.title = {page.margin, 0, inner, head_height};
  if (page.two_rows) {
    const float top = mm(page.tight ? 2 : 3.5F);
    page.title = {page.margin, top, inner, std::max(mm(9), q * 1.25F)};
    button_y = std::max(page.title.bottom() + mm(page.tight ? 1.5F : 2.6F), mm(12.7F + 2.6F));
    head_height = button_y + mm(button_height) + mm(page.tight ? 2.5F : 3.5F);
  }
  page.head = {0, 0, view.w, head_height};

  // One row: to the right margin. Two rows: spread over the width in a narrow view, else to the right margin too.
  const float spare = inner - sizes.sum;
  const bool spread = page.two_rows && spare < inner * 0.45F;
  const float gap = spread ? spare / 4 : mm(button_gap);
  float x = page.margin + (spread ? 0 : spare - 4 * gap);
  for (std::size_t i = 0; i < page.buttons.size(); ++i) {
    page.buttons[i] = {x, button_y, sizes.widths[i], mm(button_height)};
    x += sizes.widths[i] + gap;
  }

  page.foot_button = mm(18);
  const float foot_height = mm(page.tight ? 23 : 29);
  page.foot = {0, view.h - foot_height, view.w, foot_height};
  const float strip_height = s * 1.35F + mm(page.tight ? 1.5F : 6.5F);
  page.strip = {page.margin, page.foot.y - strip_height, inner, strip_height};
  const float top = head_height + mm(page.tight ? 3.5F : page.two_rows ? 7.0F : 10.5F);
  page.content = {page.margin, top, inner, page.strip.y - top};
  return page;
}

}  // namespace aplomb::kiosk
