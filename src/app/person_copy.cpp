#include "app/person_copy.h"

#include "core/code.h"
#include "core/session.h"
#include "store/documents.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <string_view>
#include <variant>

namespace aplomb::app {
namespace {

std::string time_of(std::int64_t wall_ms, const char* format) {
  const std::time_t seconds = wall_ms / 1000;
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), format, &parts);
  return text.data();
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string text_of(const Question& question, const std::string& option) {
  const auto found = std::find_if(question.options.begin(), question.options.end(), [&](const Option& entry) { return entry.id == option; });
  return found == question.options.end() ? option : found->text;
}

std::string row(std::string_view name, std::string_view value) {
  return "<tr><th>" + escaped(name) + "</th><td><bdi>" + escaped(value) + "</bdi></td></tr>\n";
}

/// What was answered to a question, a line each.
std::string answer(const Question& question, const Response& response) {
  std::string out;
  if (const auto* rating = std::get_if<Rating>(&response)) {
    for (const auto& [option, mark] : rating->marks) out += row(text_of(question, option), std::to_string(mark) + " of 5");
  } else if (const auto* pair = std::get_if<MostLeast>(&response)) {
    if (pair->most) out += row("best", text_of(question, *pair->most));
    if (pair->least) out += row("poorest", text_of(question, *pair->least));
  } else if (const auto* pick = std::get_if<Pick>(&response)) {
    out += row("picked", text_of(question, pick->pick));
  } else if (const auto* ranking = std::get_if<Ranking>(&response)) {
    for (std::size_t i = 0; i < ranking->order.size(); ++i) out += row(std::to_string(i + 1), text_of(question, ranking->order[i]));
  }
  return out;
}

std::string answer(const Scene& scene, const Response& response) {
  std::string out;
  const auto* conversation = std::get_if<Conversation>(&response);
  if (conversation == nullptr) return out;
  for (const PickedReply& picked : conversation->path) {
    for (const Turn& turn : scene.turns) {
      if (turn.id != picked.turn) continue;
      for (const auto& reply : turn.replies) {
        if (reply.id == picked.reply) out += row("said", reply.text);
      }
    }
  }
  return out;
}

std::string question_html(const Question& question) { return "<p>" + escaped(question.stem) + "</p>\n"; }
std::string question_html(const Scene& scene) { return "<p>" + escaped(scene.title) + "</p>\n"; }

std::string answers_html(const store::Vault& vault, const std::vector<Event>& events) {
  const SessionState state = fold(events);
  if (!state.form) return "<p>No questions were given yet.</p>\n";
  std::string out;
  int number = 0;
  for (const GivenQuestion& given : state.form->questions) {
    out += "<h3>Question " + std::to_string(++number) + "</h3>\n";
    const auto response = state.responses.find(given.question);
    std::visit(
        [&](const auto& item) {
          out += question_html(item);
          out += response == state.responses.end() ? std::string("<p>Not answered.</p>\n") : "<table>" + answer(item, response->second) + "</table>\n";
        },
        store::load_any_item(vault, given.item));
  }
  return out;
}

}  // namespace

std::string day_of(std::int64_t wall_ms) { return time_of(wall_ms, "%Y-%m-%d"); }

std::string person_html(const store::Vault& vault, const store::PersonRecord& person) {
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>What is kept about you</title>\n"
      "<style>body{font:1rem/1.5 sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}th{text-align:left;vertical-align:top;padding-right:1rem}"
      "pre{white-space:pre-wrap}</style></head><body>\n<h1>What is kept about you</h1>\n<table>\n";
  out += row("Name", person.identity ? person.identity->name : "none was entered");
  out += row("Code", grouped(person.session.code));
  out += row("For", person.session.role + (person.vacancy ? ", " + person.vacancy->site : std::string()));
  if (person.vacancy) out += row("Who decides", person.vacancy->manager);
  out += row("Begun", time_of(person.opened_ms, "%Y-%m-%d %H:%M UTC"));
  if (!person.events.empty()) out += row("Last event", time_of(person.events.back().wall_ms, "%Y-%m-%d %H:%M UTC"));
  if (person.session.trial) out += row("Kind", "a trial, which counts for nothing");
  if (person.hold) out += row("Legal hold", "this record has to be kept for now");
  if (person.restricted) out += row("Restricted", "this record is kept and not used");
  if (!person.accommodation.empty()) out += row("What you asked for", person.accommodation);
  if (person.voluntary) {
    for (const auto& [category, group] : *person.voluntary) out += row("Voluntary: " + category, group);
  }
  out += "</table>\n<h2>Your answers</h2>\n" + answers_html(vault, person.events);
  out += "<h2>What was worked out from them</h2>\n";
  out += person.result.empty() ? "<p>Nothing.</p>\n" : "<pre>" + escaped(person.result) + "</pre>\n";
  out += "<h2>What staff noted</h2>\n";
  if (person.notes.empty()) out += "<p>Nothing.</p>\n";
  for (const auto& note : person.notes) out += "<p>" + escaped(day_of(note.wall_ms) + ", " + note.by + ": " + note.text) + "</p>\n";
  out += "<h2>Every step</h2>\n<table>\n";
  for (const Event& event : person.events) out += row(time_of(event.wall_ms, "%Y-%m-%d %H:%M:%S UTC"), kind_of(event.body));
  out += "</table>\n<p>The file beside this one holds the same for a machine, with all details and the log's entries.</p>\n</body></html>\n";
  return out;
}

}  // namespace aplomb::app
