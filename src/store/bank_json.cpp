#include "store/bank_json.h"

#include "store/canonical.h"
#include "store/documents.h"
#include "store/drafts.h"
#include "store/failure.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <stdexcept>

namespace aplomb::store {
namespace {

using nlohmann::json;

// Fields equal to their default are left out. The defaults are part of the format: what stands here for format 1 stays,
// whatever the structs of core come to say, or the names of old documents would no longer be theirs.
constexpr int format = 1;

// ---- writing

void put(json& out, const char* key, const std::string& value, std::string_view standard = {}) {
  if (value != standard) out[key] = value;
}
void put(json& out, const char* key, std::string_view value, std::string_view standard = {}) {
  put(out, key, std::string(value), standard);
}
void put(json& out, const char* key, bool value) {
  if (value) out[key] = true;
}
void put_integer(json& out, const char* key, std::int64_t value, std::int64_t standard) {
  if (value != standard) out[key] = value;
}
void put_thousandths(json& out, const char* key, double value, std::int64_t standard) {
  put_integer(out, key, thousandths(value), standard);
}
void put(json& out, const char* key, const std::vector<std::string>& values) {
  if (!values.empty()) out[key] = values;
}
template <class Entry, class Write>
void put_each(json& out, const char* key, const std::vector<Entry>& entries, const Write& write) {
  json array = json::array();
  for (const Entry& entry : entries) array.push_back(write(entry));
  // A list of entries that say nothing says nothing.
  const bool says = std::any_of(array.begin(), array.end(), [](const json& entry) { return !entry.empty(); });
  if (says) out[key] = std::move(array);
}

// Hyphens in people's files, underscores in JSON.
std::string word(std::string_view name) {
  std::string out(name);
  for (char& c : out) {
    if (c == '-') c = '_';
  }
  return out;
}
std::string name_in_word(std::string out) {
  for (char& c : out) {
    if (c == '_') c = '-';
  }
  return out;
}

json object() { return json::object(); }

// A scene is no question, and has no Format.
constexpr std::string_view scene_format = "scene";

/// What an option and a reply have in common.
template <class Choice>
json choice_json(const Choice& choice) {
  json entry = object();
  entry["id"] = choice.id;
  put(entry, "text", choice.text);
  put_thousandths(entry, "e", choice.e, 0);
  json key = object();
  for (const KeyEntry& points : choice.key) put_thousandths(key, points.quality.c_str(), points.points, 0);
  if (!key.empty()) entry["key"] = std::move(key);
  return entry;
}

json item_json(const Question& question) {
  json out = object();
  out["v"] = format;
  out["id"] = question.id;
  out["format"] = word(name_of(question.format));
  put(out, "setting", question.setting);
  put(out, "primary", question.primary);
  put(out, "stem", question.stem);
  put_each(out, "options", question.options, choice_json<Option>);
  return out;
}

json item_json(const Scene& scene) {
  json out = object();
  out["v"] = format;
  out["id"] = scene.id;
  out["format"] = std::string(scene_format);
  put(out, "setting", scene.setting);
  put(out, "primary", scene.primary);
  put(out, "opening", scene.opening);
  put(out, "start", scene.start);
  put_each(out, "turns", scene.turns, [](const Turn& turn) {
    json entry = object();
    entry["id"] = turn.id;
    put(entry, "says", turn.says);
    put_each(entry, "replies", turn.replies, [](const Reply& reply) {
      json one = choice_json(reply);
      put(one, "next", reply.next);
      return one;
    });
    return entry;
  });
  return out;
}

json waivers_json(const Waiver& waiver) { return {{"rule", waiver.rule}, {"reason", waiver.reason}}; }

/// What a bank says for staff about an option or a reply.
template <class Choice>
json reasons_json(const Choice& choice) {
  json entry = object();
  put(entry, "why", choice.why);
  put(entry, "advice", choice.advice);
  return entry;
}

/// What a bank knows of a question or a scene beyond its item. `item` is the item's hash in a published bank, the item
/// itself in a draft.
template <class Entry>
json entry_json(const Entry& question, json item) {
  json out = object();
  out["item"] = std::move(item);
  put(out, "title", question.title);
  put(out, "difficulty", name_of(question.difficulty), "medium");
  put(out, "pivot", question.pivot);
  put(out, "safety", question.safety);
  put(out, "author", question.author);
  put(out, "source", question.source);
  put(out, "glossary", question.glossary);
  put(out, "enemies", question.enemies);
  put_each(out, "waive", question.waive, waivers_json);
  return out;
}

json question_json(const Question& question, json item) {
  json out = entry_json(question, std::move(item));
  put(out, "twin", question.twin);
  put(out, "duplicate_of", question.duplicate_of);
  put_each(out, "options", question.options, reasons_json<Option>);
  return out;
}

json scene_json(const Scene& scene, json item) {
  json out = entry_json(scene, std::move(item));
  put_each(out, "turns", scene.turns, [](const Turn& turn) {
    json entry = object();
    put_each(entry, "replies", turn.replies, reasons_json<Reply>);
    return entry;
  });
  return out;
}

json instruction_json(const Instruction& instruction) {
  json out = object();
  out["format"] = word(name_of(instruction.format));
  put(out, "lead_in", instruction.lead_in);
  put(out, "explain", instruction.explain);
  put(out, "scale", instruction.scale);
  put(out, "most", instruction.most);
  put(out, "least", instruction.least);
  return out;
}

json quality_json(const Quality& quality) {
  json out = object();
  out["id"] = quality.id;
  put(out, "code", quality.code);
  put(out, "name", quality.name);
  put(out, "label", quality.label);
  put(out, "core", quality.core);
  put(out, "definition", quality.definition);
  put(out, "high", quality.high);
  put(out, "low", quality.low);
  return out;
}

json advice_json(const Advice& advice) {
  json out = object();
  out["id"] = advice.id;
  put(out, "words", advice.words);
  put(out, "quality", advice.quality);
  put(out, "also", advice.also);
  put(out, "verdict", advice.verdict);
  return out;
}

json practice_json(const PracticeQuestion& practice) {
  json out = object();
  out["id"] = practice.id;
  out["format"] = word(name_of(practice.format));
  put(out, "stem", practice.stem);
  put(out, "options", practice.options);
  return out;
}

json follow_up_json(const FollowUp& follow_up) {
  json out = object();
  out["quality"] = follow_up.quality;
  put(out, "core", follow_up.core);
  put(out, "ask", follow_up.ask);
  put(out, "strong", follow_up.strong);
  put(out, "middling", follow_up.middling);
  put(out, "weak", follow_up.weak);
  return out;
}

json blueprint_json(const FormBlueprint& form) {
  json out = object();
  out["name"] = form.name;
  put_integer(out, "questions", form.questions, 0);
  put_integer(out, "scenes", form.scenes, 0);
  put_integer(out, "options", form.options, 4);
  json primary = object();
  for (const PrimaryNeed& need : form.primary) primary[need.quality] = need.least;
  if (!primary.empty()) out["primary"] = std::move(primary);
  put_integer(out, "least_measuring", form.least_measuring, 0);
  put_thousandths(out, "setting_share", form.setting_share, 1000);
  put_thousandths(out, "easy_share", form.easy_share, 1000);
  put_thousandths(out, "hard_share", form.hard_share, 1000);
  put_integer(out, "safety", form.safety, 0);
  return out;
}

json assembled_json(const AssembledForm& form) {
  json out = object();
  out["family"] = form.family;
  put(out, "name", form.name);
  put(out, "questions", form.questions);
  put(out, "scenes", form.scenes);
  return out;
}

template <class Item>
json bank_json(const Bank& bank, const Item& item) {
  json out = object();
  out["v"] = format;
  out["id"] = bank.id;
  put(out, "title", bank.title);
  put_integer(out, "version", bank.version, 1);
  put(out, "language", bank.language, "en");
  put(out, "status", name_of(bank.status), "practice");
  json source = object();
  put(source, "kind", word(bank.key_source.kind), "author");
  put_integer(source, "n", bank.key_source.n, 0);
  put_thousandths(source, "sd", bank.key_source.sd, 0);
  if (!source.empty()) out["key_source"] = std::move(source);
  put_each(out, "waive", bank.waive, waivers_json);
  put(out, "retired", bank.retired);
  put_each(out, "settings", bank.settings, [](const Setting& setting) {
    return json{{"id", setting.id}, {"name", setting.name}};
  });
  put_each(out, "instructions", bank.instructions, instruction_json);
  put_each(out, "qualities", bank.qualities, quality_json);
  put_each(out, "advice", bank.advice, advice_json);
  put_each(out, "practice", bank.practice, practice_json);
  put_each(out, "questions", bank.questions,
           [&](const Question& question) { return question_json(question, item(question)); });
  put_each(out, "scenes", bank.scenes, [&](const Scene& scene) { return scene_json(scene, item(scene)); });
  put_each(out, "follow_ups", bank.follow_ups, follow_up_json);
  put_each(out, "blueprint", bank.blueprint, blueprint_json);
  put_each(out, "forms", bank.forms, assembled_json);
  return out;
}

/// The canonical JSON of what `make` gives. Text that is not UTF-8 and numbers out of bounds become a sentence.
template <class Make>
std::string written(const Make& make) {
  try {
    return canonical(make());
  } catch (const std::invalid_argument& reason) {
    throw cannot_store(reason.what());
  }
}

// ---- reading

struct Malformed {};

std::string text(const json& in, const char* key, std::string_view standard = {}) {
  const auto found = in.find(key);
  return found == in.end() ? std::string(standard) : found->get<std::string>();
}
template <class Value>
Value known(const std::optional<Value>& value) {
  if (!value) throw Malformed{};
  return *value;
}
bool flag(const json& in, const char* key) { return in.contains(key) && in.at(key).get<bool>(); }
std::int64_t integer(const json& in, const char* key, std::int64_t standard) {
  return in.contains(key) ? known(whole_number(in.at(key))) : standard;
}
int small_integer(const json& in, const char* key, int standard) {
  return in.contains(key) ? known(small_number(in.at(key))) : standard;
}
double number(const json& in, const char* key, std::int64_t standard) {
  return from_thousandths(integer(in, key, standard));
}
std::vector<std::string> texts(const json& in, const char* key) {
  return in.contains(key) ? in.at(key).get<std::vector<std::string>>() : std::vector<std::string>();
}
template <class Read>
auto each(const json& in, const char* key, const Read& read) {
  std::vector<decltype(read(in))> entries;
  if (!in.contains(key)) return entries;
  for (const json& entry : in.at(key)) entries.push_back(read(entry));
  return entries;
}
Format format_in(const json& in) { return known(format_named(name_in_word(in.at("format").get<std::string>()))); }

/// What an option and a reply have in common.
template <class Choice>
Choice choice_in(const json& in) {
  Choice choice;
  choice.id = in.at("id").get<std::string>();
  choice.text = text(in, "text");
  choice.e = number(in, "e", 0);
  if (in.contains("key")) {
    for (const auto& entry : in.at("key").items()) {
      choice.key.push_back({entry.key(), from_thousandths(known(whole_number(entry.value())))});
    }
  }
  return choice;
}

Question question_item_in(const json& in) {
  Question question;
  question.id = in.at("id").get<std::string>();
  question.format = format_in(in);
  question.setting = text(in, "setting");
  question.primary = text(in, "primary");
  question.stem = text(in, "stem");
  question.options = each(in, "options", choice_in<Option>);
  return question;
}

Scene scene_item_in(const json& in) {
  Scene scene;
  scene.id = in.at("id").get<std::string>();
  scene.setting = text(in, "setting");
  scene.primary = text(in, "primary");
  scene.opening = text(in, "opening");
  scene.start = text(in, "start");
  scene.turns = each(in, "turns", [](const json& entry) {
    Turn turn{entry.at("id").get<std::string>(), text(entry, "says"), {}};
    turn.replies = each(entry, "replies", [](const json& one) {
      auto reply = choice_in<Reply>(one);
      reply.next = text(one, "next");
      return reply;
    });
    return turn;
  });
  return scene;
}

PublishedItem item_in(const json& in) {
  if (in.at("format").get<std::string>() == scene_format) return scene_item_in(in);
  return question_item_in(in);
}

/// The item as a question or a scene; one of the other kind is damage.
template <class Entry>
Entry of_kind(PublishedItem item) {
  if (!std::holds_alternative<Entry>(item)) throw Malformed{};
  return std::get<Entry>(std::move(item));
}

Waiver waiver_in(const json& in) { return {in.at("rule").get<std::string>(), in.at("reason").get<std::string>()}; }

template <class Entry>
void add_what_the_bank_knows(Entry& question, const json& in) {
  question.title = text(in, "title");
  question.difficulty = known(difficulty_named(text(in, "difficulty", "medium")));
  question.pivot = text(in, "pivot");
  question.safety = flag(in, "safety");
  question.author = text(in, "author");
  question.source = text(in, "source");
  question.glossary = texts(in, "glossary");
  question.enemies = texts(in, "enemies");
  question.waive = each(in, "waive", waiver_in);
}

template <class Choice>
void add_reasons(std::vector<Choice>& choices, const json& in, const char* key) {
  if (!in.contains(key)) return;
  const json& reasons = in.at(key);
  if (reasons.size() != choices.size()) throw Malformed{};
  for (std::size_t i = 0; i < choices.size(); ++i) {
    choices[i].why = text(reasons.at(i), "why");
    choices[i].advice = texts(reasons.at(i), "advice");
  }
}

template <class Item>
Question question_in(const json& in, const Item& item) {
  auto question = of_kind<Question>(item(in.at("item")));
  add_what_the_bank_knows(question, in);
  question.twin = text(in, "twin");
  question.duplicate_of = text(in, "duplicate_of");
  add_reasons(question.options, in, "options");
  return question;
}

template <class Item>
Scene scene_in(const json& in, const Item& item) {
  auto scene = of_kind<Scene>(item(in.at("item")));
  add_what_the_bank_knows(scene, in);
  if (!in.contains("turns")) return scene;
  const json& turns = in.at("turns");
  if (turns.size() != scene.turns.size()) throw Malformed{};
  for (std::size_t i = 0; i < turns.size(); ++i) add_reasons(scene.turns[i].replies, turns.at(i), "replies");
  return scene;
}

Instruction instruction_in(const json& in) {
  Instruction instruction;
  instruction.format = format_in(in);
  instruction.lead_in = text(in, "lead_in");
  instruction.explain = text(in, "explain");
  instruction.scale = texts(in, "scale");
  instruction.most = text(in, "most");
  instruction.least = text(in, "least");
  return instruction;
}

Quality quality_in(const json& in) {
  Quality quality;
  quality.id = in.at("id").get<std::string>();
  quality.code = text(in, "code");
  quality.name = text(in, "name");
  quality.label = text(in, "label");
  quality.core = flag(in, "core");
  quality.definition = text(in, "definition");
  quality.high = texts(in, "high");
  quality.low = texts(in, "low");
  return quality;
}

Advice advice_in(const json& in) {
  return {in.at("id").get<std::string>(), text(in, "words"), text(in, "quality"), texts(in, "also"),
          text(in, "verdict")};
}

PracticeQuestion practice_in(const json& in) {
  return {in.at("id").get<std::string>(), format_in(in), text(in, "stem"), texts(in, "options")};
}

FollowUp follow_up_in(const json& in) {
  return {in.at("quality").get<std::string>(), flag(in, "core"),      text(in, "ask"), text(in, "strong"),
          text(in, "middling"),                text(in, "weak")};
}

FormBlueprint blueprint_in(const json& in) {
  FormBlueprint form;
  form.name = in.at("name").get<std::string>();
  form.questions = small_integer(in, "questions", 0);
  form.scenes = small_integer(in, "scenes", 0);
  form.options = small_integer(in, "options", 4);
  if (in.contains("primary")) {
    for (const auto& [quality, least] : in.at("primary").items()) form.primary.push_back({quality, known(small_number(least))});
  }
  form.least_measuring = small_integer(in, "least_measuring", 0);
  form.setting_share = number(in, "setting_share", 1000);
  form.easy_share = number(in, "easy_share", 1000);
  form.hard_share = number(in, "hard_share", 1000);
  form.safety = small_integer(in, "safety", 0);
  return form;
}

AssembledForm assembled_in(const json& in) {
  return {in.at("family").get<std::string>(), text(in, "name"), texts(in, "questions"), texts(in, "scenes")};
}

template <class Item>
Bank bank_in(const json& in, const Item& item) {
  Bank bank;
  bank.id = in.at("id").get<std::string>();
  bank.title = text(in, "title");
  bank.version = small_integer(in, "version", 1);
  bank.language = text(in, "language", "en");
  bank.status = known(bank_status_named(text(in, "status", "practice")));
  if (in.contains("key_source")) {
    const json& source = in.at("key_source");
    bank.key_source.kind = name_in_word(text(source, "kind", "author"));
    bank.key_source.n = small_integer(source, "n", 0);
    bank.key_source.sd = number(source, "sd", 0);
  }
  bank.waive = each(in, "waive", waiver_in);
  bank.retired = texts(in, "retired");
  bank.settings = each(in, "settings", [](const json& entry) {
    return Setting{entry.at("id").get<std::string>(), entry.at("name").get<std::string>()};
  });
  bank.instructions = each(in, "instructions", instruction_in);
  bank.qualities = each(in, "qualities", quality_in);
  bank.advice = each(in, "advice", advice_in);
  bank.practice = each(in, "practice", practice_in);
  bank.questions = each(in, "questions", [&](const json& entry) { return question_in(entry, item); });
  bank.scenes = each(in, "scenes", [&](const json& entry) { return scene_in(entry, item); });
  bank.follow_ups = each(in, "follow_ups", follow_up_in);
  bank.blueprint = each(in, "blueprint", blueprint_in);
  bank.forms = each(in, "forms", assembled_in);
  return bank;
}

/// Parses, checks the format's number, and turns every way in which the bytes can be wrong into one sentence.
template <class Read>
auto read(std::string_view bytes, const Read& reader) -> decltype(reader(json())) {
  const json in = json::parse(bytes, nullptr, false);
  try {
    if (!in.is_object()) throw Malformed{};
    if (known(small_number(in.at("v"))) > format) {
      throw VaultError(
          {N_("A published document was written by a newer version of Aplomb. Update the program on this computer."),
           {}});
    }
    return reader(in);
  } catch (const json::exception&) {
  } catch (const Malformed&) {
  }
  throw VaultError({N_("A published document is not written as it should be: the data file is damaged. Restore the "
                       "last backup into a "
                       "new file."),
                    {}});
}

Hash hash_in(const json& in) { return known(hash_from_hex(in.get<std::string>())); }

}  // namespace

std::string canonical_item(const Question& question) {
  return written([&] { return item_json(question); });
}

std::string canonical_item(const Scene& scene) {
  return written([&] { return item_json(scene); });
}

std::string canonical_form(const Form& form) {
  return written([&] {
    json out = object();
    out["v"] = format;
    put(out, "family", form.family);
    put(out, "name", form.name);
    put(out, "language", form.language, "en");
    put_each(out, "items", form.items, [](const Hash& item) { return json(hex(item)); });
    put_each(out, "instructions", form.instructions, instruction_json);
    return out;
  });
}

std::string canonical_profile(const Profile& profile) {
  return written([&] {
    json out = object();
    out["v"] = format;
    out["id"] = profile.id;
    put(out, "title", profile.title);
    put(out, "status", profile.status, "proposal");
    put_each(out, "qualities", profile.qualities, [](const ProfileQuality& quality) {
      json entry = object();
      entry["quality"] = quality.quality;
      put_thousandths(entry, "weight", quality.weight, 0);
      put(entry, "shape", std::string_view(quality.shape == Shape::band ? "band" : "at_least"), "at_least");
      put_thousandths(entry, "target", quality.target, 95'000);
      put_thousandths(entry, "zero_at", quality.zero_at, 50'000);
      put_thousandths(entry, "tolerance", quality.tolerance, 10'000);
      put_thousandths(entry, "fade", quality.fade, 30'000);
      put(entry, "why", quality.why);
      return entry;
    });
    return out;
  });
}

std::string canonical_notice(const Notice& notice) {
  return written([&] {
    json out = object();
    out["v"] = format;
    put_integer(out, "version", notice.version, 1);
    put(out, "date", notice.date);
    put(out, "language", notice.language, "en");
    put(out, "responsible", notice.responsible);
    put(out, "does", notice.does);
    put(out, "measured", notice.measured);
    put(out, "scored", notice.scored);
    put(out, "decides", notice.decides);
    put(out, "kept", notice.kept);
    put(out, "another_way", notice.another_way);
    put(out, "rights", notice.rights);
    put(out, "full", notice.full);
    return out;
  });
}

std::string canonical_bank(const Bank& bank) {
  return written([&] {
    return bank_json(bank, [](const auto& item) { return json(hex(hash_of(canonical_item(item)))); });
  });
}

std::string draft_bytes(const Bank& bank) {
  return written([&] { return bank_json(bank, [](const auto& item) { return item_json(item); }); });
}

std::string draft_bytes(const Profile& profile) { return canonical_profile(profile); }

PublishedItem item_from(std::string_view bytes) { return read(bytes, item_in); }

Form form_from(std::string_view bytes) {
  return read(bytes, [](const json& in) {
    return Form{text(in, "family"), text(in, "name"), text(in, "language", "en"), each(in, "items", hash_in),
                each(in, "instructions", instruction_in)};
  });
}

Profile profile_from(std::string_view bytes) {
  return read(bytes, [](const json& in) {
    Profile profile;
    profile.id = in.at("id").get<std::string>();
    profile.title = text(in, "title");
    profile.status = text(in, "status", "proposal");
    profile.qualities = each(in, "qualities", [](const json& entry) {
      ProfileQuality quality;
      quality.quality = entry.at("quality").get<std::string>();
      quality.weight = number(entry, "weight", 0);
      const std::string shape = text(entry, "shape", "at_least");
      if (shape != "band" && shape != "at_least") throw Malformed{};
      quality.shape = shape == "band" ? Shape::band : Shape::at_least;
      quality.target = number(entry, "target", 95'000);
      quality.zero_at = number(entry, "zero_at", 50'000);
      quality.tolerance = number(entry, "tolerance", 10'000);
      quality.fade = number(entry, "fade", 30'000);
      quality.why = text(entry, "why");
      return quality;
    });
    return profile;
  });
}

Notice notice_from(std::string_view bytes) {
  return read(bytes, [](const json& in) {
    Notice notice;
    notice.version = small_integer(in, "version", 1);
    notice.date = text(in, "date");
    notice.language = text(in, "language", "en");
    notice.responsible = text(in, "responsible");
    notice.does = text(in, "does");
    notice.measured = text(in, "measured");
    notice.scored = text(in, "scored");
    notice.decides = text(in, "decides");
    notice.kept = text(in, "kept");
    notice.another_way = text(in, "another_way");
    notice.rights = text(in, "rights");
    notice.full = text(in, "full");
    return notice;
  });
}

Bank bank_from(std::string_view bytes, const std::function<PublishedItem(const Hash&)>& item) {
  return read(bytes,
              [&](const json& in) { return bank_in(in, [&](const json& entry) { return item(hash_in(entry)); }); });
}

Bank bank_from_draft(std::string_view bytes) {
  return read(bytes, [](const json& in) { return bank_in(in, item_in); });
}

Profile profile_from_draft(std::string_view bytes) { return profile_from(bytes); }

}  // namespace aplomb::store
