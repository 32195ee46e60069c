#include "app/commands.h"
#include "app/gallery_pages.h"
#include "app/paths.h"
#include "exchange/bank_files.h"
#include "ui/headless.h"
#include "ui/theme.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <stdexcept>

namespace aplomb::app {
namespace {

namespace fs = std::filesystem;

void write_index(const fs::path& folder, const std::vector<std::string>& names) {
  std::ofstream html(folder / "index.html");
  html << "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Aplomb: every screen</title>\n"
          "<style>body{font:16px sans-serif;margin:2em;background:#f5f3ee;color:#17202b}figure{display:inline-block;margin:0 1.5em 1.5em 0;width:30em}"
          "img{width:100%;border:1px solid #8a8578}figcaption{padding:.3em 0}</style>\n<h1>Every screen</h1>\n";
  for (const auto& name : names) {
    html << "<figure><a href=\"" << name << ".png\"><img src=\"" << name << ".png\" alt=\"" << name << "\"></a><figcaption>" << name
         << "</figcaption></figure>\n";
  }
  html << "</html>\n";
}

}  // namespace

int gallery(const GalleryOptions& options) {
  fs::create_directories(options.folder);
  const auto read = exchange::read_bank(data_folder() / "questions" / "front-line");
  if (!read.ok()) throw std::runtime_error("The shipped bank cannot be read: " + exchange::to_text(read.diagnostics.front()));

  ui::StageOptions stage;
  stage.data = data_folder();
  stage.w = options.size ? options.size->w : 1920;
  stage.h = options.size ? options.size->h : 1080;
  ui::Look look;
  look.theme = options.theme;
  look.language = options.language;
  // A 21.5-inch display unless told otherwise: 1920 px on 476 mm.
  look.px_per_mm = options.px_per_mm > 0 ? options.px_per_mm : static_cast<float>(stage.w) / 476.0F;

  const auto themes = ui::load_themes(data_folder() / "themes");
  if (std::none_of(themes.begin(), themes.end(), [&](const ui::Theme& theme) { return theme.id == options.theme; })) {
    std::fprintf(stderr, "aplomb: there is no theme \"%s\"; there are", options.theme.c_str());
    for (const auto& theme : themes) std::fprintf(stderr, " %s", theme.id.c_str());
    std::fputc('\n', stderr);
    return 2;
  }

  std::vector<std::string> drawn;
  const auto pages = gallery_pages(read.bank);
  for (const auto& page : pages) {
    if (page.name.find(options.only) == std::string::npos) continue;
    ui::Look own = look;
    own.text = page.candidate ? options.text : 2;
    own.scale = page.candidate ? 1.0F : static_cast<float>(options.scale) / 100.0F;
    ui::StageOptions own_stage = stage;
    own_stage.station = page.name.substr(0, page.name.find('-'));
    ui::Headless host(own_stage, own, page.page);
    host.settle();
    host.save(options.folder / (page.name + ".png"));
    drawn.push_back(page.name);
    if (isatty(STDERR_FILENO) != 0) std::fprintf(stderr, "\r%zu of %zu  %-50s", drawn.size(), pages.size(), page.name.c_str());
  }
  if (isatty(STDERR_FILENO) != 0) std::fputc('\n', stderr);
  if (drawn.empty()) {
    std::fprintf(stderr, "aplomb: no picture's name holds \"%s\"\n", options.only.c_str());
    return 1;
  }
  write_index(options.folder, drawn);
  std::printf("%zu pictures and index.html in %s\n", drawn.size(), options.folder.c_str());
  return 0;
}

}  // namespace aplomb::app
