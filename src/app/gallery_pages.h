#pragma once
// Every screen of every station in made-up states: what `aplomb gallery` draws and what an editor of the program looks at.

#include "core/bank.h"
#include "ui/stage.h"

#include <string>
#include <vector>

namespace aplomb::app {

struct GalleryPage {
  std::string name;        ///< "kiosk-question-rate": the picture's file name
  bool candidate = false;  ///< laid out in millimetres with a text size; else staff, with a scale
  ui::Page page;
};

std::vector<GalleryPage> gallery_pages(const Bank& bank);

}  // namespace aplomb::app
