#include "app/chooser.h"

#include "app/clock.h"
#include "app/paths.h"
#include "core/code.h"
#include "ui/controls.h"
#include "ui/draw.h"
#include "ui/text.h"
#include "ui/window.h"

#include <spawn.h>
#include <sys/wait.h>

#include <array>
#include <string>
#include <vector>

extern char** environ;

namespace aplomb::app {
namespace {

struct Choice {
  const char* command;
  const char* icon;
  const char* name;
  const char* about;
  const char* size;
};

constexpr std::array<Choice, 3> choices{{
    {"kiosk", "person", N_("Kiosk"), N_("Where a candidate sits down and answers."), "1600x900"},
    {"review", "people", N_("Review"), N_("What a recruiter sees of the answers."), "1600x900"},
    {"studio", "pencil", N_("Studio"), N_("Where HR writes and publishes questions."), "1600x900"},
}};

void open_station(const Choice& choice, const std::filesystem::path& vault) {
  std::vector<std::string> words{program().string(), choice.command, "--vault", vault.string(), "--window", choice.size};
  std::vector<char*> argv;
  for (auto& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  pid_t child = 0;
  (void)posix_spawn(&child, words.front().c_str(), nullptr, nullptr, argv.data(), environ);
}

void draw(ui::Frame& frame, const std::filesystem::path& vault, const DemoVault& made) {
  using namespace ui;
  const auto px = [&](float at_96) { return frame.metrics.px(at_96); };
  screen(frame, "chooser");
  Rect page = frame.view.inset(px(48), px(40));
  heading(frame, "title", page.cut_top(px(36)), tr(frame, N_("Aplomb, a demo")), {.px = px(26), .weight = Weight::semibold});
  const TextStyle plain{.px = px(15)};
  const auto about = paragraph(frame, "about", {page.x, page.y, page.w, 0},
                               tr(frame, N_("Everything here is made up and is thrown away when this window is closed. Each station opens in a window of its own.")), plain,
                               Role::ink_muted);
  page.cut_top(about.h, px(24));

  Rect row = page.cut_top(px(220), px(28));
  const float width = (row.w - 2 * px(20)) / 3;
  for (const Choice& choice : choices) {
    const Rect box = row.cut_left(width, px(20));
    const std::string name = tr(frame, choice.name);
    const std::string what = tr(frame, choice.about);
    const Press press = pressable(frame, std::string("choose.") + choice.command, box, {.words = name, .radius = px(10)});
    fill(frame, box, press.hovered || press.held ? Role::brand_soft : Role::surface, px(10));
    stroke(frame, box, press.held ? Role::brand : press.hovered ? Role::ink : Role::line, px(press.held ? 3 : 1.5F), px(10));
    Rect inside = box.inset(px(22));
    icon(frame, choice.icon, inside.cut_top(px(44), px(18)), px(40), Role::brand);
    label(frame, "name", inside.cut_top(px(28), px(6)), name, {.px = px(20), .weight = Weight::semibold, .align = Align::centre});
    paragraph(frame, "about", inside, what, {.px = px(15), .balanced = true, .align = Align::centre}, Role::ink_muted);
    if (press.pressed) open_station(choice, vault);
  }

  std::string accounts;
  for (const auto& account : made.accounts) accounts += (accounts.empty() ? "" : ", ") + account.name + " (" + account.role + ")";
  std::string codes;
  for (const auto& code : made.codes) codes += (codes.empty() ? "" : ",   ") + grouped(code);
  const std::array<std::pair<std::string, std::string>, 4> facts{{{tr(frame, N_("Codes of appointments")), codes},
                                                                  {tr(frame, N_("Accounts")), accounts},
                                                                  {tr(frame, N_("Passphrase of each")), made.passphrase},
                                                                  {tr(frame, N_("PIN that leaves the kiosk (Ctrl+Shift+F12)")), made.pin}}};
  for (const auto& [name, value] : facts) {
    Rect fact = page.cut_top(px(30));
    label(frame, "fact", fact.cut_left(px(330)), name, plain, Role::ink_muted);
    label(frame, "fact", fact, value, {.px = px(15), .weight = Weight::medium, .tabular = true});
  }
}

}  // namespace

int choose_station(const std::filesystem::path& vault, const DemoVault& made) {
  ui::WindowOptions options;
  options.stage.data = data_folder();
  options.stage.station = "chooser";
  options.stage.w = 1000;
  options.stage.h = 560;
  options.title = "Aplomb demo";
  ui::Station station;
  station.look = [](float px_per_mm, float content_scale) {
    ui::Look look;
    look.px_per_mm = px_per_mm;
    look.scale = content_scale;
    return look;
  };
  station.page = [&](ui::Frame& frame) { draw(frame, vault, made); };
  station.done = [] {
    while (waitpid(-1, nullptr, WNOHANG) > 0) {}  // a station that was closed
    return false;
  };
  return ui::run_window(options, ui::Clock{mono_ms, wall_ms}, station) ? 0 : 2;
}

}  // namespace aplomb::app
