// Branching conversations (L47).

#include "core/scene.h"
#include "measure/lint_view.h"

#include <algorithm>

namespace aplomb::measure {
namespace {

constexpr std::size_t replies_least = 3;
constexpr double best_reply = 2;

void turn_rules(const LintView& view, const Turn& turn, const std::string& place, LintNotes& notes) {
  if (turn.replies.size() < replies_least) {
    notes.error("L47", in_bank(place),
                {N_("the turn has {count} replies, under 3"), {{"count", count_of(turn.replies.size())}}},
                {N_("write three or four"), {}});
  }
  if (turn.replies.empty()) return;
  const auto by_e = [](const Reply& a, const Reply& b) { return a.e < b.e; };
  const double top = std::max_element(turn.replies.begin(), turn.replies.end(), by_e)->e;
  const auto best =
      std::count_if(turn.replies.begin(), turn.replies.end(), [&](const Reply& reply) { return reply.e == top; });
  // A panel's means seldom reach 2; then one reply has to be the best all the same.
  const bool by_author = view.bank.key_source.kind != "job-holders";
  if (by_author ? top >= best_reply && best == 1 : best == 1) return;
  notes.error(
      "L47", in_bank(place), {N_("no single reply of this turn is the best"), {}},
      by_author ? Message{N_("give one reply e = 2"), {}} : Message{N_("have the replies rated once more"), {}});
}

/// Rules that count on a question's length: a turn is shorter, and three replies are enough.
bool of_questions_alone(std::string_view rule) { return rule == "L03" || rule == "L04"; }

/// What is said in scenes is held to the rules of questions and options.
void words_of_scenes(const LintView& view, LintNotes& notes) {
  std::vector<ScenePart> parts;
  for (const Scene& scene : view.bank.scenes) {
    for (ScenePart& part : parts_of(scene)) parts.push_back(std::move(part));
  }
  if (parts.empty()) return;
  Bank bank;
  bank.qualities = view.bank.qualities;
  bank.advice = view.bank.advice;
  for (const ScenePart& part : parts) bank.questions.push_back(part.question);
  const LintView turns = view_of(bank, view.words);
  LintNotes found;
  for (std::size_t q = 0; q < turns.questions.size(); ++q) {
    lint_item(turns, q, found);
    lint_options(turns, q, found);
  }
  for (LintFinding& finding : found.take()) {
    if (of_questions_alone(finding.rule)) continue;
    const ScenePart& part = parts[finding.place.question.value()];
    notes.add(finding.level, finding.rule, place_in(part, finding.place), std::move(finding.what),
              std::move(finding.mend));
  }
}

}  // namespace

std::vector<ScenePart> parts_of(const Scene& scene) {
  Question plain;
  plain.id = scene.id;
  plain.setting = scene.setting;
  plain.format = Format::pick;
  plain.primary = scene.primary;
  plain.safety = scene.safety;
  plain.glossary = scene.glossary;
  const std::string place = "scene/" + scene.id;
  std::vector<ScenePart> parts{{plain, place, "opening", nullptr}};
  parts.back().question.stem = scene.opening;
  for (const Turn& turn : scene.turns) {
    ScenePart part{plain, place + '/' + turn.id, "says", &turn};
    part.question.stem = turn.says;
    for (const Reply& reply : turn.replies)
      part.question.options.push_back({reply.id, reply.text, reply.e, reply.key, reply.why, reply.advice});
    parts.push_back(std::move(part));
  }
  return parts;
}

LintPlace place_in(const ScenePart& part, const LintPlace& place) {
  std::string text = part.place;
  if (place.option && part.turn != nullptr) text += '/' + part.turn->replies[*place.option].id;
  if (place.field == "stem") {
    text += '/' + part.stem;
  } else if (!place.field.empty() && place.field != "option") {
    text += '/' + place.field;
  }
  return in_bank(std::move(text));
}

void lint_scenes(const LintView& view, LintNotes& notes) {
  words_of_scenes(view, notes);
  for (const Scene& scene : view.bank.scenes) {
    const std::string place = "scene/" + scene.id;
    if (const SceneShape shape = shape_of(scene); !shape.problem.empty()) {
      notes.error(
          "L47", in_bank(place), {N_("the conversation cannot be played: {problem}"), {{"problem", shape.problem}}},
          {N_("let every path have the same number of turns and reach the end, and every turn be reached"), {}});
    }
    for (const Turn& turn : scene.turns) turn_rules(view, turn, place + '/' + turn.id, notes);
  }
}

}  // namespace aplomb::measure
