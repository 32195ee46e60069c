#pragma once
// A sheet over the right half of the page (Text, Listen, Help): the page stays to be seen beside it, the head stays in use.

#include "kiosk/parts_page.h"

#include <functional>
#include <string>
#include <string_view>

namespace aplomb::kiosk {

struct SheetLook {
  std::string_view name{};   ///< "sheet.comfort"
  std::string title{};
  std::function<Blocks(float width)> blocks{};
};
/// Draws the sheet with its title, Close and, where it has several pages, More and Back. Escape closes it.
Pressed draw_sheet(const State& state, ui::Frame& frame, const SheetLook& look);

}  // namespace aplomb::kiosk
