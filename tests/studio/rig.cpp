#include "rig.h"

#include "exchange/bank_files.h"
#include "ui/text.h"

#include <algorithm>
#include <array>

namespace aplomb::studio {
namespace {

struct QualityWords {
  const char* id;
  const char* code;
  const char* label;
  bool core;
};
constexpr std::array<QualityWords, 12> quality_words{{{"empathy", "EMP", "Shows understanding", true},
                                                      {"patience", "PAT", "Gives people time", true},
                                                      {"not-personal", "NTP", "Lets insults pass", true},
                                                      {"accountability", "ACC", "Takes charge", true},
                                                      {"listening", "LIS", "Listens", false},
                                                      {"positive-language", "POS", "Speaks with respect", false},
                                                      {"composure", "COM", "Stays steady", false},
                                                      {"confidence", "CON", "Speaks plainly", false},
                                                      {"flexibility", "FLX", "Finds a way", false},
                                                      {"boundaries", "BND", "Knows the limits", false},
                                                      {"follow-through", "FUP", "Follows up", false},
                                                      {"learning", "LRN", "Keeps learning", false}}};

Option option(std::string id, std::string text, double e, std::vector<KeyEntry> key, std::string why, std::vector<std::string> advice) {
  return {std::move(id), std::move(text), e, std::move(key), std::move(why), std::move(advice)};
}

}  // namespace

Bank small_bank() {
  Bank bank;
  bank.id = "little";
  bank.title = "A little bank";
  bank.settings = {{"contact-centre", "Contact centre"}, {"clinic", "Clinic"}};
  bank.instructions = {{Format::rate, "How good is each of these as your next step?", "Rate each.", {"very poor", "poor", "in between", "good", "very good"}, {}, {}},
                       {Format::pick, "What would you do?", "Pick one.", {}, {}, {}}};
  for (const QualityWords& words : quality_words) {
    bank.qualities.push_back({words.id, words.code, words.label, words.label, words.core, "What it is.", {"much of it"}, {"little of it"}});
  }
  bank.advice = {{"A4.3", "Let the remark go and stay with the matter.", "not-personal", {}, "C"},
                 {"A4.12", "Say what it means for them before you ask.", "empathy", {}, "C"},
                 {"A2.22", "Take the matter on and name the next step.", "accountability", {"follow-through"}, "M"},
                 {"A3.1", "Give people the time they need.", "patience", {}, "C"}};
  Question jab;
  jab.id = "cc-jab";
  jab.title = "Outage and a jab";
  jab.setting = "contact-centre";
  jab.primary = "not-personal";
  jab.pivot = "She gives facts first: had she named the lights already, D would be best.";
  jab.author = "Test";
  jab.stem = "You take calls for an internet company. Ruth Okafor spent fifteen minutes in the phone menu. She says, “You people are useless.”";
  jab.options = {option("a", "“I have only just picked up your call.”", -1, {{"empathy", -1}, {"not-personal", -1}, {"accountability", -2}}, "Defends the menu.", {"A4.3"}),
                 option("b", "“Your line will be working again by this evening.”", -2, {{"empathy", 1}, {"accountability", -1}}, "Promises what nobody knows.", {"A2.22"}),
                 option("c", "“Two days with no line: that hurts. Which lights are on?”", 2, {{"empathy", 2}, {"not-personal", 2}, {"listening", 1}},
                        "Lets the jab pass, names what it costs her, asks for a fact.", {"A4.3", "A4.12"}),
                 option("d", "“Let me run a test on your line now.”", 1, {{"not-personal", 2}, {"listening", -1}}, "Starts well, hears little.", {"A4.3"})};
  Question form = jab;
  form.id = "cl-form";
  form.title = "The form again";
  form.setting = "clinic";
  form.primary = "patience";
  form.difficulty = Difficulty::easy;
  form.stem = "You work at the desk of a clinic. Mr. Osei has filled in the wrong form twice and asks for a third.";
  for (Option& one : form.options) {
    for (KeyEntry& entry : one.key) {
      if (entry.quality == "not-personal") entry.quality = "patience";
    }
  }
  Question pick = form;
  pick.id = "cl-queue";
  pick.title = "The queue";
  pick.format = Format::pick;
  pick.difficulty = Difficulty::hard;
  pick.stem = "Nine people wait at the clinic’s desk. One of them calls out that she has been forgotten.";
  bank.questions = {jab, form, pick};
  return bank;
}

Bank shipped_bank() { return exchange::read_bank(std::filesystem::path(APLOMB_SOURCE_DIR) / "questions" / "front-line").bank; }

void plain_preview(ui::Frame& frame, const Question& question, const Bank& bank) {
  const ui::TextStyle style{.px = frame.metrics.q()};
  float y = frame.metrics.mm(20);
  const float x = frame.metrics.mm(18);
  const float w = frame.view.w - 2 * x;
  const Setting* setting = find_setting(bank, question.setting);
  if (setting != nullptr) y += ui::paragraph(frame, "preview.setting", {x, y, w, 0}, setting->name, style).h;
  y += ui::paragraph(frame, "preview.stem", {x, y, w, 0}, question.stem, style).h;
  for (const Option& one : question.options) y += ui::paragraph(frame, "preview.option", {x, y, w, 0}, one.text, style).h;
}

bool Rig::preview_says(std::string_view words) const {
  const auto& entries = screen->probe().entries;
  return std::any_of(entries.begin(), entries.end(), [&](const ui::ProbeEntry& entry) {
    return entry.key.starts_with("preview.") && entry.covered && entry.words.find(words) != std::string::npos;
  });
}

}  // namespace aplomb::studio
