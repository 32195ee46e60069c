#include "banks_for_tests.h"

namespace aplomb::test {
namespace {

std::vector<std::string> texts(const exchange::BankRead& read, const std::string& prefix) {
  auto all = read.diagnostics;
  for (auto& found : exchange::check_bank(read)) all.push_back(std::move(found));
  exchange::sort_by_place(all);
  std::vector<std::string> out;
  for (const auto& found : all) {
    std::string text = to_text(found);
    for (auto at = text.find(prefix); !prefix.empty() && at != std::string::npos; at = text.find(prefix))
      text.erase(at, prefix.size());
    out.push_back(std::move(text));
  }
  return out;
}

Question rich_question(const std::string& id, const std::string& setting, Format format) {
  Question question;
  question.id = id;
  question.title = "a promised call";
  question.setting = setting;
  question.format = format;
  question.primary = "patience";
  question.difficulty = Difficulty::hard;
  question.pivot = "Backslash \\ and \"quotes\" and 'others'.";
  question.safety = true;
  question.author = "A. Writer";
  question.source = "own";
  question.glossary = {"modem", "a \"router\""};
  question.enemies = {};
  question.waive = {{"L05", "quoted speech needs the words"}, {"L29", "the name\nis the customer's own"}};
  question.stem = "She says, “It’s \"\"\"broken\"\"\"\".”\n\nTwo\tlines, then a quote at the end: \"";
  const std::vector<double> effectiveness{2, -1.25, 0, 1.1666666666666667};
  for (std::size_t i = 0; i < effectiveness.size(); ++i) {
    Option option;
    option.id = std::string(1, static_cast<char>('a' + i));
    option.text = "“Option " + option.id + "” — 日本語, ñ, \xF0\x9F\x93\x9E";
    option.e = effectiveness[i];
    option.key = {{"patience", i % 2 == 0 ? 2.0 : -0.5}, {"empathy", -1}};
    option.why = "Because " + std::string(i * 100, 'x') + " it does.";
    option.advice = {"A2.4", "A4.12"};
    question.options.push_back(std::move(option));
  }
  return question;
}

Reply rich_reply(const std::string& id, double e, const std::string& next) {
  return {id, "“Reply " + id + "” — ñ", e, {{"patience", e == 0 ? 0.5 : e}}, next, "Because \"it\" does.", {"A2.4"}};
}

Scene rich_scene(const std::string& id, const std::string& setting) {
  Scene scene;
  scene.id = id;
  scene.title = "a torn sofa";
  scene.setting = setting;
  scene.primary = "patience";
  scene.difficulty = Difficulty::easy;
  scene.pivot = "It was whole when it left.";
  scene.safety = true;
  scene.author = "A. Writer";
  scene.source = "own";
  scene.glossary = {"seam"};
  scene.waive = {{"L05", "quoted speech"}};
  scene.opening = "A sofa has come.\n\nIt is \"\"\"torn\"\"\".";
  scene.start = "t1";
  scene.turns = {{"t1", "“It’s torn!”", {rich_reply("a", 2, "t2a"), rich_reply("b", 0, "t2b"), rich_reply("c", -1, "t2b")}},
                 {"t2a", "“Thanks.”", {rich_reply("a", 2, "end"), rich_reply("b", 0, "end"), rich_reply("c", -2, "end")}},
                 {"t2b", "“What?”\n", {rich_reply("a", -1, "end"), rich_reply("b", 2, "end"), rich_reply("c", 0, "end")}}};
  return scene;
}

}  // namespace

std::vector<std::string> findings_in(const std::filesystem::path& folder) {
  return texts(exchange::read_bank(folder), folder.string() + "/");
}

std::vector<std::string> findings_of(std::vector<exchange::SourceFile> files) {
  return texts(exchange::read_bank(std::move(files)), "");
}

Bank rich_bank() {
  Bank bank;
  bank.id = "rich";
  bank.title = "Everything \"at once\"";
  bank.version = 7;
  bank.language = "pt-BR";
  bank.status = BankStatus::proposal;
  bank.key_source = {"job-holders", 12, 0.45};
  bank.waive = {{"L24", "being written"}};
  bank.retired = {"old-one", "old-two"};
  bank.settings = {{"web-chat", "Web chat"}, {"bank", "Bank"}, {"clinic", "Clinic"}};
  bank.instructions = {
      {Format::rate, "How good?", "Give marks.", {"very poor", "poor", "in between", "good", "very good"}, "", ""},
      {Format::most_least, "Which?", "Choose two.", {}, "Best", "Poorest"},
      {Format::pick, "Which one?", "Choose one.", {}, "", ""},
      {Format::rank, "In which order?", "Best first.", {}, "", ""}};
  bank.qualities = {
      {"empathy", "EMP", "Empathy", "Shows understanding", true, "Notices.", {"One", "Two"}, {"Three"}},
      {"patience", "PAT", "Patience", "Gives people time", false, "Waits.", {std::string(200, 'h'), "x"}, {"y"}}};
  bank.advice = {{"A2.4", "Wait.", "patience", {}, "C"}, {"A4.12", "Say it.", "empathy", {"patience"}, "M"}};
  bank.practice = {{"fan", Format::rank, "A fan.\nIt hums.", {"One", "Two", "Three"}}};
  bank.questions = {rich_question("wc-one", "web-chat", Format::rate),
                    rich_question("wc-two", "web-chat", Format::most_least),
                    rich_question("bk-one", "bank", Format::pick), rich_question("cl-one", "clinic", Format::rank)};
  bank.questions[0].enemies = {"wc-two", "old-one"};
  bank.questions[1].twin = "wc-one";
  bank.questions[2].duplicate_of = "old-two";
  bank.follow_ups = {{"patience", true, "Tell me.", "Did.", "Half.", "Not."}};
  bank.scenes = {rich_scene("cl-sofa", "clinic"), rich_scene("wc-lamp", "web-chat")};
  bank.scenes[0].enemies = {"wc-one", "wc-lamp", "old-two"};
  bank.questions[0].enemies.push_back("cl-sofa");
  bank.blueprint = {{"default", 2, 1, 4, {{"patience", 1}, {"empathy", 1}}, 1, 0.5, 0.25, 1, 2}, {"short", 1, 0, 4, {}, 0, 1, 1, 1, 1}};
  bank.forms = {{"default", "A", {"wc-one", "bk-one"}, {"wc-lamp"}},
                {"default", "B", {"cl-one", "wc-two"}, {"wc-lamp"}},
                {"short", "A", {"wc-two"}, {}}};
  return bank;
}

}  // namespace aplomb::test
