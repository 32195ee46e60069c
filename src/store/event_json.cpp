#include "store/event_json.h"

#include "store/canonical.h"
#include "store/vault.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <map>

namespace aplomb::store {
namespace {

using nlohmann::json;

// A field of another type or a hash of another length; becomes a VaultError that names the event.
struct Malformed {};

Hash hash_at(const json& value, const char* key) {
  const auto hash = hash_from_hex(value.at(key).get<std::string>());
  if (!hash) throw Malformed{};
  return *hash;
}

int int_of(const json& value) {
  const auto number = small_number(value);
  if (!number) throw Malformed{};
  return *number;
}

std::int64_t long_of(const json& value) {
  const auto number = whole_number(value);
  if (!number) throw Malformed{};
  return *number;
}

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

// ---- writing, always in the newest version

json response_json(const Response& response) {
  return std::visit(Overloaded{
                        [](const Rating& body) {
                          json value = json::object();
                          for (const auto& [option, mark] : body.marks) value[option] = mark;
                          return value;
                        },
                        [](const MostLeast& body) {
                          json value = json::object();
                          if (body.most) value["most"] = *body.most;
                          if (body.least) value["least"] = *body.least;
                          return value;
                        },
                        [](const Pick& body) {
                          return json{{"pick", body.pick}};
                        },
                        [](const Ranking& body) { return json(body.order); },
                        [](const Conversation& body) {
                          json value = json::array();
                          for (const PickedReply& picked : body.path)
                            value.push_back(json::array({picked.turn, picked.reply}));
                          return value;
                        },
                    },
                    response);
}

constexpr std::string_view scene_word = "scene";  // a scene is no question, and has no Format

std::string_view kind_word(const Response& response) {
  return std::visit(Overloaded{[](const Rating&) { return name_of(Format::rate); },
                               [](const MostLeast&) { return name_of(Format::most_least); },
                               [](const Pick&) { return name_of(Format::pick); },
                               [](const Ranking&) { return name_of(Format::rank); },
                               [](const Conversation&) { return scene_word; }},
                    response);
}

json form_json(const FormGiven& body) {
  json questions = json::array();
  for (const GivenQuestion& given : body.questions) {
    json one{{"item", hex(given.item)}, {"question", given.question}, {"order", given.order}};
    for (const GivenTurn& turn : given.turns) one["turns"].push_back({{"turn", turn.turn}, {"order", turn.order}});
    questions.push_back(std::move(one));
  }
  return {{"form", hex(body.form)}, {"bank", hex(body.bank)}, {"questions", std::move(questions)}};
}

json body_json(const EventBody& body) {
  return std::visit(Overloaded{
                        [](const Started& event) {
                          return json{{"via", event.via}};
                        },
                        [](const NoticeRead& event) {
                          return json{{"notice", hex(event.notice)}};
                        },
                        [](const ComfortSet& event) {
                          const Comfort& comfort = event.comfort;
                          return json{{"text", comfort.text},
                                      {"theme", comfort.theme},
                                      {"wide", comfort.wide},
                                      {"motion", comfort.motion},
                                      {"language", comfort.language}};
                        },
                        [](const PracticeDone&) { return json::object(); },
                        [](const FormGiven& event) { return form_json(event); },
                        [](const Shown& event) {
                          return json{{"question", event.question}, {"page", event.page}};
                        },
                        [](const Answered& event) {
                          return json{{"question", event.question},
                                      {"format", std::string(kind_word(event.response))},
                                      {"response", response_json(event.response)}};
                        },
                        [](const Flagged& event) {
                          return json{{"question", event.question}, {"on", event.on}};
                        },
                        [](const Paused& event) {
                          return json{{"why", event.why}};
                        },
                        [](const Resumed& event) {
                          return json{{"after", event.after}};
                        },
                        [](const HelpCalled& event) {
                          return json{{"on", event.on}};
                        },
                        [](const TimeChanged& event) {
                          return json{{"by", event.by_ms}};
                        },
                        [](const ClockJumped& event) {
                          return json{{"by", event.by_ms}};
                        },
                        [](const IncidentNoted& event) {
                          return json{{"what", event.what}};
                        },
                        [](const CheckShown&) { return json::object(); },
                        [](const Finished&) { return json::object(); },
                        [](const Withdrawn&) { return json::object(); },
                        [](const Abandoned&) { return json::object(); },
                    },
                    body);
}

// ---- reading

Rating rating_in(const json& value) {
  Rating rating;
  for (const auto& [option, mark] : value.items()) {
    if (!mark.is_null()) rating.marks.emplace(option, int_of(mark));
  }
  return rating;
}

MostLeast most_least_in(const json& value) {
  MostLeast pair;
  if (value.contains("most") && !value.at("most").is_null()) pair.most = value.at("most").get<std::string>();
  if (value.contains("least") && !value.at("least").is_null()) pair.least = value.at("least").get<std::string>();
  return pair;
}

Conversation conversation_in(const json& value) {
  Conversation conversation;
  if (!value.is_array()) throw Malformed{};
  for (const json& picked : value) {
    if (!picked.is_array() || picked.size() != 2) throw Malformed{};
    conversation.path.push_back({picked[0].get<std::string>(), picked[1].get<std::string>()});
  }
  return conversation;
}

Response response_in(const json& event) {
  const auto word = event.at("format").get<std::string>();
  const json& value = event.at("response");
  if (word == scene_word) return conversation_in(value);
  const auto format = format_named(word);
  if (!format || (*format == Format::rank ? !value.is_array() : !value.is_object())) throw Malformed{};
  switch (*format) {
    case Format::rate:
      return rating_in(value);
    case Format::most_least:
      return most_least_in(value);
    case Format::pick:
      return Pick{value.at("pick").get<std::string>()};
    case Format::rank:
      return Ranking{value.get<std::vector<std::string>>()};
  }
  throw Malformed{};
}

FormGiven form_in(const json& event) {
  FormGiven form;
  form.form = hash_at(event, "form");
  form.bank = hash_at(event, "bank");
  for (const json& given : event.at("questions")) {
    GivenQuestion one{hash_at(given, "item"), given.at("question").get<std::string>(), given.at("order").get<std::vector<std::string>>()};
    for (const json& turn : given.value("turns", json::array()))
      one.turns.push_back({turn.at("turn").get<std::string>(), turn.at("order").get<std::vector<std::string>>()});
    form.questions.push_back(std::move(one));
  }
  return form;
}

Comfort comfort_in(const json& event) {
  Comfort comfort;
  comfort.text = int_of(event.at("text"));
  comfort.theme = event.at("theme").get<std::string>();
  comfort.wide = event.at("wide").get<bool>();
  comfort.motion = event.at("motion").get<bool>();
  comfort.language = event.at("language").get<std::string>();
  return comfort;
}

std::string text_at(const json& event, const char* key) { return event.at(key).get<std::string>(); }

using Reader = std::function<EventBody(const json&)>;

/// How each kind reads each version it ever had. A new version adds a row; none is ever taken away.
const Reader* reader_of(std::string_view kind, int version) {
  static const std::map<std::pair<std::string_view, int>, Reader> readers{
      {{"Started", 1}, [](const json& event) { return Started{text_at(event, "via")}; }},
      {{"NoticeRead", 1}, [](const json& event) { return NoticeRead{hash_at(event, "notice")}; }},
      {{"ComfortSet", 1}, [](const json& event) { return ComfortSet{comfort_in(event)}; }},
      {{"PracticeDone", 1}, [](const json&) { return PracticeDone{}; }},
      {{"FormGiven", 1}, [](const json& event) { return form_in(event); }},
      {{"Shown", 1},
       [](const json& event) {
         return Shown{text_at(event, "question"), int_of(event.at("page"))};
       }},
      {{"Answered", 1},
       [](const json& event) {
         return Answered{text_at(event, "question"), response_in(event)};
       }},
      {{"Flagged", 1},
       [](const json& event) {
         return Flagged{text_at(event, "question"), event.at("on").get<bool>()};
       }},
      {{"Paused", 1}, [](const json& event) { return Paused{text_at(event, "why")}; }},
      {{"Resumed", 1}, [](const json& event) { return Resumed{text_at(event, "after")}; }},
      {{"HelpCalled", 1}, [](const json& event) { return HelpCalled{event.at("on").get<bool>()}; }},
      {{"TimeChanged", 1}, [](const json& event) { return TimeChanged{long_of(event.at("by"))}; }},
      {{"ClockJumped", 1}, [](const json& event) { return ClockJumped{long_of(event.at("by"))}; }},
      {{"IncidentNoted", 1}, [](const json& event) { return IncidentNoted{text_at(event, "what")}; }},
      {{"CheckShown", 1}, [](const json&) { return CheckShown{}; }},
      {{"Finished", 1}, [](const json&) { return Finished{}; }},
      {{"Withdrawn", 1}, [](const json&) { return Withdrawn{}; }},
      {{"Abandoned", 1}, [](const json&) { return Abandoned{}; }},
  };
  const auto found = readers.find({kind, version});
  return found == readers.end() ? nullptr : &found->second;
}

VaultError malformed(std::string_view kind) {
  return VaultError(
      {N_("An event '{kind}' of a session is not written as it should be: the data file is damaged. Restore the last "
          "backup into a new file."),
       {{"kind", std::string(kind)}}});
}

}  // namespace

std::string event_json(const EventBody& body) {
  json value = body_json(body);
  value["v"] = 1;
  return canonical(value);
}

EventBody event_body(std::string_view kind, std::string_view payload) {
  const json event = json::parse(payload, nullptr, false);
  const auto version = event.is_object() ? event.find("v") : event.end();
  const auto number = version == event.end() ? std::nullopt : small_number(*version);
  if (!number) throw malformed(kind);
  const Reader* reader = reader_of(kind, *number);
  if (reader == nullptr) {
    throw VaultError({N_("A session holds an event '{kind}' of version {version}, which this program does not know. "
                         "Update the program "
                         "on this computer."),
                      {{"kind", std::string(kind)}, {"version", std::to_string(*number)}}});
  }
  try {
    return (*reader)(event);
  } catch (const json::exception&) {
    throw malformed(kind);
  } catch (const Malformed&) {
    throw malformed(kind);
  }
}

}  // namespace aplomb::store
