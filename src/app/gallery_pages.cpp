#include "app/gallery_pages.h"

#include "app/studio_station.h"
#include "kiosk/made_up.h"
#include "kiosk/screens.h"
#include "review/made_up.h"
#include "review/screens.h"
#include "studio/made_up.h"
#include "studio/screens.h"

#include <memory>
#include <utility>

namespace aplomb::app {

std::vector<GalleryPage> gallery_pages(const Bank& bank) {
  std::vector<GalleryPage> pages;
  for (auto& [name, state] : kiosk::made_up_states(&bank)) {
    pages.push_back({"kiosk-" + name, true, [state = std::move(state)](ui::Frame& frame) { (void)kiosk::draw(state, frame); }});
  }
  for (auto& made_up : review::made_up_states()) {
    auto places = std::make_shared<review::Places>();
    pages.push_back({"review-" + made_up.name, false,
                     [state = std::move(made_up.state), places](ui::Frame& frame) { (void)review::draw(state, *places, frame); }});
  }
  for (auto& made_up : studio::made_up_states(bank)) {
    auto places = std::make_shared<studio::Places>();
    pages.push_back({"studio-" + made_up.name, false,
                     [state = std::move(made_up.state), places, preview = kiosk_preview()](ui::Frame& frame) { (void)studio::draw(state, *places, frame, preview); }});
  }
  return pages;
}

}  // namespace aplomb::app
