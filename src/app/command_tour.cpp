// `aplomb tour`: a candidate's whole session and a look through both consoles, in real windows, with real input events; pictures of all.

#include "app/clock.h"
#include "app/commands.h"
#include "app/demo_vault.h"
#include "app/hands.h"
#include "app/kiosk_station.h"
#include "app/paths.h"
#include "app/review_station.h"
#include "app/studio_station.h"
#include "ui/window.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

namespace aplomb::app {
namespace {

namespace fs = std::filesystem;

/// Numbers the pictures in the order in which they are taken, and says what they show.
class Album {
 public:
  Album(Hands& hands, fs::path folder) : hands_(hands), folder_(std::move(folder)) {}
  void take(const std::string& name, const std::string& words) {
    char number[16];
    std::snprintf(number, sizeof number, "%02d-", ++count_);
    const std::string file = number + name + ".png";
    hands_.picture(folder_ / file);
    pages_.push_back({file, words});
    std::printf("%s  %s\n", file.c_str(), words.c_str());
    std::fflush(stdout);
  }
  void write_index() const {
    std::ofstream html(folder_ / "index.html");
    html << "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Aplomb: the tour</title>\n"
            "<style>body{font:17px sans-serif;margin:2em auto;max-width:62em;background:#f5f3ee;color:#17202b}figure{margin:0 0 2.5em}"
            "img{width:100%;border:1px solid #8a8578}figcaption{padding:.4em 0}</style>\n<h1>A candidate's session, and both consoles</h1>\n";
    for (const auto& [file, words] : pages_) html << "<figure><figcaption>" << words << "</figcaption><img src=\"" << file << "\" alt=\"" << words << "\"></figure>\n";
    html << "</html>\n";
  }

 private:
  Hands& hands_;
  fs::path folder_;
  std::vector<std::pair<std::string, std::string>> pages_;
  int count_ = 0;
};

/// The keys of the controls on screen that begin so, in drawing order.
std::vector<std::string> keys_of(const ui::Probe& probe, std::string_view beginning) {
  std::vector<std::string> keys;
  for (const auto& entry : probe.entries) {
    if (entry.control && entry.key.starts_with(beginning)) keys.push_back(entry.key);
  }
  return keys;
}

/// Answers whatever question is on screen, page by page. Who answers is somewhat good at it.
void answer(Hands& hands, int number) {
  for (int page = 0; page < 12; ++page) {
    const ui::Probe probe = hands.look();
    const auto rows = keys_of(probe, "row.");
    int at = number;
    for (const auto& key : rows) {
      const std::string cell = "rate." + key.substr(4) + "." + std::to_string(1 + (at * 2) % 5);
      if (probe.control(cell) != nullptr) hands.click(cell);
      ++at;
    }
    const auto most = keys_of(probe, "most.");
    if (!most.empty()) {
      hands.click(most.front());
      hands.click("least." + most.back().substr(5));
    }
    const auto picks = keys_of(probe, "pick.");
    if (!picks.empty()) hands.click(picks[static_cast<std::size_t>(number) % picks.size()]);
    for (const auto& key : keys_of(probe, "place.")) hands.click(key);
    // A turn of a conversation: what is chosen is said, and the next turn comes.
    if (const auto replies = keys_of(probe, "reply."); !replies.empty()) {
      hands.click(replies[static_cast<std::size_t>(number) % replies.size()]);
      hands.click("foot.next");
      continue;
    }
    const ui::ProbeEntry* next = probe.control("foot.next");
    if (next == nullptr || next->words.find("More") == std::string::npos) return;
    hands.click("foot.next");
  }
}

void candidate(Hands& hands, Album& album, const std::string& code) {
  hands.expect("welcome");
  album.take("welcome", "Welcome: what comes, how long it takes, and that a person decides.");
  hands.click("welcome.start");
  hands.expect("code");
  hands.type(code.substr(0, 6));
  album.take("check-in", "Check in with the eight digits of the appointment.");
  hands.type(code.substr(6));
  hands.click("foot.next");
  hands.expect("confirm");
  album.take("confirm", "Is this right? The job, the place, and the code that brings one back.");
  hands.click("foot.next");
  hands.expect("notice");
  album.take("notice", "What happens with the answers. The button says “I have read this”, not “I agree”.");
  hands.click("foot.next");
  hands.expect("comfort");
  hands.click("comfort.text.3");
  hands.click("comfort.theme.night");
  album.take("comfort", "Text size and colours, with their result beside them. They are forgotten when the candidate leaves.");
  hands.click("comfort.theme.daylight");
  hands.click("comfort.text.2");
  hands.click("foot.next");
  hands.expect("practice");
  answer(hands, 1);
  album.take("practice", "A practice question, which is not scored.");
  hands.click("foot.next");
  hands.expect("question");
  std::vector<std::string> seen;
  for (int number = 1; number <= 60; ++number) {
    if (hands.look().screen != "question") break;
    const ui::Probe probe = hands.look();
    const std::string format = !keys_of(probe, "reply.").empty() ? "scene" : !keys_of(probe, "row.").empty() ? "rate" : !keys_of(probe, "most.").empty() ? "most-least" : !keys_of(probe, "pick.").empty() ? "pick" : "rank";
    const bool first = std::find(seen.begin(), seen.end(), format) == seen.end();
    if (format == "scene") album.take("scene", "A conversation: what one says decides what comes next.");
    if (number != 4) answer(hands, number);  // one is skipped, so that the check page has something to name
    if (first && format != "scene") {
      seen.push_back(format);
      album.take("question-" + format, "A question: " + format + ".");
    }
    if (number == 2) {
      hands.click("foot.flag");
      hands.press(GLFW_KEY_F2);
      album.take("text-sheet", "Text size and colours again, over any screen, by F2 or a touch.");
      hands.click("sheet.close");
    }
    hands.click("foot.next");
    // An incomplete question is named once; a second press goes on.
    if (number == 4 && hands.look().screen == "question") hands.click("foot.next");
  }
  hands.expect("check");
  album.take("check-answers", "Check your answers: what is skipped or flagged is named, and may stay so.");
  hands.click("check.4");
  hands.expect("question");
  answer(hands, 4);
  hands.click("foot.next");
  hands.expect("check");
  hands.click("foot.next");
  hands.expect("thanks");
  album.take("thank-you", "Thank you: what happens next, and by when. Then nothing of the candidate stays on the machine.");
}

void recruiter(Hands& hands, Album& album, const DemoVault& made) {
  hands.expect("sign-in");
  hands.click("signin.name");
  hands.type("amara");
  hands.click("signin.pass");
  hands.type(made.passphrase);
  album.take("review-sign-in", "Review: a recruiter signs in.");
  hands.click("signin.go");
  hands.expect("list");
  album.take("review-list", "The candidates of a vacancy, by code. Each fit with its likely range, and no order by merit.");
  // The one who has just finished stands first.
  hands.click("list.open");
  hands.expect("candidate");
  album.take("review-candidate", "One candidate: the fit with its range, the core four, and the answers with their reasons.");
  hands.click("tab.answers");
  const auto answers = keys_of(hands.look(), "answer.");
  if (!answers.empty()) hands.click(answers.front());
  album.take("review-answers", "Every answer beside its key, with the reason for the key.");
  hands.click("tab.why");
  album.take("review-why", "Why: the parts add up to the observed fit, to the last digit.");
}

void editor(Hands& hands, Album& album, const DemoVault& made) {
  hands.expect("sign-in");
  hands.click("signin.name");
  hands.type("ines");
  hands.click("signin.pass");
  hands.type(made.passphrase);
  hands.click("signin.go");
  hands.expect("bank");
  album.take("studio-bank", "Studio: the bank's questions.");
  const auto rows = keys_of(hands.look(), "bank.row.");
  if (rows.empty()) throw HandsError("the studio shows no question");
  hands.click(rows.front());
  if (hands.look().screen == "bank") hands.press(GLFW_KEY_ENTER);
  hands.expect("question");
  hands.click("question.pivot");
  hands.press(GLFW_KEY_END);
  hands.type(" So it would.");
  album.take("studio-question", "A question's words and key, beside the kiosk's own screen and the findings.");
}

ui::WindowOptions window(const char* station) {
  ui::WindowOptions options;
  options.stage.data = data_folder();
  options.stage.station = station;
  options.stage.w = 1920;
  options.stage.h = 1080;
  options.title = std::string("Aplomb tour: ") + station;
  return options;
}

}  // namespace

int tour(const fs::path& folder) {
  if (!ui::display_available()) {
    std::fputs("aplomb: there is no display here; run this under xvfb-run\n", stderr);
    return 2;
  }
  fs::create_directories(folder);
  const fs::path file = folder / "tour.aplomb";
  for (const char* end : {"", "-wal", "-shm", ".kiosk.lock"}) fs::remove(file.string() + end);
  DemoOptions options;
  const DemoVault made = make_demo_vault(file, options, now());
  if (made.codes.empty()) throw std::runtime_error("The demo has no appointment to check in with.");

  const ui::Clock clock{mono_ms, wall_ms};
  Hands hands;
  Album album(hands, folder);
  bool opened = true;
  {
    store::Vault vault(file, store::Station::kiosk, "aplomb tour", now());
    KioskStation station(vault, {}, data_folder(), 0, now());
    ui::Station loop;
    loop.look = [&](float px_per_mm, float) { return station.look(px_per_mm); };
    loop.page = [&](ui::Frame& frame) { station.draw(frame); };
    loop.done = [&] { return station.done(); };
    opened = hands.play(window("kiosk"), clock, loop, [&] { candidate(hands, album, made.codes.front()); });
  }
  if (opened) {
    store::Vault vault(file, store::Station::review, "aplomb tour", now());
    ReviewStation station(vault, data_folder(), 1, now());
    ui::Station loop;
    loop.look = [&](float, float content_scale) { return station.look(content_scale); };
    loop.page = [&](ui::Frame& frame) { station.draw(frame); };
    opened = hands.play(window("review"), clock, loop, [&] { recruiter(hands, album, made); });
  }
  if (opened) {
    store::Vault vault(file, store::Station::studio, "aplomb tour", now());
    StudioStation station(vault, data_folder(), 1, now());
    ui::Station loop;
    loop.look = [&](float, float content_scale) { return station.look(content_scale); };
    loop.page = [&](ui::Frame& frame) { station.draw(frame); };
    opened = hands.play(window("studio"), clock, loop, [&] { editor(hands, album, made); });
    station.close(now());
  }
  album.write_index();
  for (const char* end : {"", "-wal", "-shm", ".kiosk.lock"}) fs::remove(file.string() + end);
  return opened ? 0 : 2;
}

}  // namespace aplomb::app
