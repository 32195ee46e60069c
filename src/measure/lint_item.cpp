// Rules of one question: its stem, and its texts together.

#include "measure/lint_view.h"

#include <algorithm>
#include <map>

namespace aplomb::measure {
namespace {

constexpr std::size_t stem_least = 40;
constexpr std::size_t stem_most = 65;
constexpr std::size_t stem_too_short = 25;
constexpr std::size_t stem_too_long = 110;
constexpr double grade_high = 8;
constexpr double grade_too_high = 10;
constexpr double lix_high = 45;
constexpr std::size_t sentence_most = 25;
constexpr double sentence_mean_most = 16;

/// One of a question's candidate-facing texts.
struct Part {
  const Text* text = nullptr;
  std::string_view raw;
  LintPlace place;
};

std::vector<Part> parts_of(const LintView& view, std::size_t q) {
  const QuestionView& seen = view.questions[q];
  std::vector<Part> parts{{&seen.stem, seen.question->stem, in_question(q, "stem")}};
  for (std::size_t o = 0; o < seen.options.size(); ++o)
    parts.push_back({&seen.options[o], seen.question->options[o].text, in_option(q, o)});
  return parts;
}

void stem_length(const LintView& view, std::size_t q, LintNotes& notes) {
  const std::size_t count = view.questions[q].stem.words.size();
  if (count == 0 || (count >= stem_least && count <= stem_most)) return;
  const bool far = count < stem_too_short || count > stem_too_long;
  notes.add(far ? LintLevel::error : LintLevel::warning, "L04", in_question(q, "stem"),
            {N_("the situation has {count} words, not 40 to 65"), {{"count", count_of(count)}}},
            count < stem_least ? Message{N_("say what the answer needs to know"), {}}
                               : Message{N_("cut what no option uses"), {}});
}

void grade(const LintView& view, const LintPlace& place, const std::vector<const Text*>& texts, bool stem,
           LintNotes& notes) {
  const Message mend{N_("use shorter sentences and everyday words"), {}};
  if (!view.words.language.starts_with("en")) {
    const double level = lix(texts);
    if (level <= lix_high) return;
    notes.warn("L09", place,
               stem ? Message{N_("the situation has a LIX of {grade}, over 45"), {{"grade", decimal(level)}}}
                    : Message{N_("the options have a LIX of {grade}, over 45"), {{"grade", decimal(level)}}},
               mend);
    return;
  }
  const double level = flesch_kincaid(texts, view.words.syllables);
  if (level <= grade_high) return;
  notes.add(level > grade_too_high ? LintLevel::error : LintLevel::warning, "L09", place,
            stem ? Message{N_("the situation reads at grade {grade}, over 8"), {{"grade", decimal(level)}}}
                 : Message{N_("the options read at grade {grade}, over 8"), {{"grade", decimal(level)}}},
            mend);
}

void grades(const LintView& view, std::size_t q, LintNotes& notes) {
  const QuestionView& seen = view.questions[q];
  grade(view, in_question(q, "stem"), {&seen.stem}, true, notes);
  std::vector<const Text*> options;
  for (const Text& option : seen.options) options.push_back(&option);
  grade(view, in_question(q, "option"), options, false, notes);
}

void sentences(const LintView& view, std::size_t q, LintNotes& notes) {
  std::size_t words = 0;
  std::size_t count = 0;
  for (const Part& part : parts_of(view, q)) {
    for (const std::size_t length : sentence_lengths(*part.text)) {
      words += length;
      ++count;
      if (length <= sentence_most) continue;
      notes.warn("L10", part.place, {N_("a sentence has {count} words, over 25"), {{"count", count_of(length)}}},
                 {N_("divide it"), {}});
    }
  }
  if (count == 0) return;
  const double mean = static_cast<double>(words) / static_cast<double>(count);
  if (mean <= sentence_mean_most) return;
  notes.warn("L10", in_question(q),
             {N_("the sentences have {mean} words on average, over 16"), {{"mean", decimal(mean)}}},
             {N_("divide the longest"), {}});
}

void negations(const LintView& view, const Part& part, LintNotes& notes) {
  std::map<std::size_t, std::vector<Phrases::Hit>> by_sentence;
  for (const Phrases::Hit& hit : view.words.negations.in(*part.text))
    by_sentence[part.text->words[hit.word].sentence].push_back(hit);
  for (const auto& [sentence, hits] : by_sentence) {
    if (hits.size() < 2) continue;
    notes.warn("L13", part.place,
               {N_("one sentence denies twice: {words}"), {{"words", quoted_words(*part.text, hits)}}},
               {N_("say it the other way round, or divide the sentence"), {}});
  }
}

/// Whether one of `owners` stands in the three words before the hit, outside of what others say.
bool owned(const Text& text, const Phrases::Hit& hit, const WordSet& owners, bool outside_quotes) {
  if (outside_quotes && text.words[hit.word].quoted) return false;
  for (std::size_t back = 1; back <= 3 && back <= hit.word; ++back) {
    const Word& before = text.words[hit.word - back];
    if (before.sentence != text.words[hit.word].sentence) return false;
    if (owners.contains(before.text)) return true;
  }
  return false;
}

void health(const LintView& view, const Part& part, LintNotes& notes) {
  // In the stem the candidate is "you"; in an option it is the candidate who speaks.
  static const WordSet you{"you", "your", "you're", "you've", "yourself"};
  static const WordSet mine{"my", "i'm", "myself"};
  const bool stem = !part.place.option.has_value();
  for (const Phrases::Hit& hit : view.words.health.in(*part.text)) {
    if (!owned(*part.text, hit, stem ? you : mine, stem)) continue;
    notes.error("L30", part.place,
                {N_("'{words}' asks about the candidate's own health"), {{"words", quoted_words(*part.text, {hit})}}},
                {N_("take it out; ask about acts at work alone"), {}});
  }
}

void coarse(const LintView& view, const Part& part, LintNotes& notes) {
  const auto hits = view.words.profanity.in(*part.text);
  if (hits.empty()) return;
  notes.error("L31", part.place, {N_("offensive words: {words}"), {{"words", quoted_words(*part.text, hits)}}},
              {N_("say that somebody is rude, without the words"), {}});
}

void threats(const LintView& view, std::size_t q, LintNotes& notes) {
  const Question& question = *view.questions[q].question;
  const bool hands_over = std::any_of(question.options.begin(), question.options.end(),
                                      [&](const Option& option) { return points_on(view.bank, option, "BND") > 0; });
  if (question.safety && hands_over) return;
  for (const Part& part : parts_of(view, q)) {
    const auto hits = view.words.threats.in(*part.text);
    if (hits.empty()) continue;
    const std::string words = quoted_words(*part.text, hits);
    notes.error(
        "L31", part.place,
        question.safety
            ? Message{N_("a threat ({words}), and no option that is keyed for setting a limit"), {{"words", words}}}
            : Message{N_("a threat ({words}) in a question that is not marked for safety"), {{"words", words}}},
        {N_("mark it safety = true and give it an option that hands over, or take the threat out"), {}});
  }
}

void listed(const LintView& view, const Part& part, LintNotes& notes) {
  if (const auto hits = view.words.sensitive.in(*part.text); !hits.empty()) {
    notes.warn("L32", part.place, {N_("a sensitive subject: {words}"), {{"words", quoted_words(*part.text, hits)}}},
               {N_("choose another detail, or have the fairness reviewer give the reason to keep it"), {}});
  }
  if (const auto hits = view.words.gendered.in(*part.text); !hits.empty()) {
    notes.warn("L33", part.place,
               {N_("words that give a job a sex: {words}"), {{"words", quoted_words(*part.text, hits)}}},
               {N_("name the job without it (server, salesperson, chair), and people as 'they'"), {}});
  }
  if (const auto hits = view.words.idioms.in(*part.text); !hits.empty()) {
    notes.warn("L34", part.place, {N_("a figure of speech: {words}"), {{"words", quoted_words(*part.text, hits)}}},
               {N_("say it in plain words"), {}});
  }
}

WordSet glossary_of(const LintView& view, const Question& question) {
  WordSet out;
  for (const std::string& entry : question.glossary) {
    for (const Word& word : text_of(entry, view.words.abbreviations).words) out.insert(word.text);
  }
  return out;
}

bool all_capitals(const Word& word) {
  std::size_t letters = 0;
  for (const char c : word.written) {
    if (c >= 'a' && c <= 'z') return false;
    letters += c >= 'A' && c <= 'Z' ? 1 : 0;
  }
  return letters >= 2;
}

std::string without_possessive(const std::string& word) {
  return word.ends_with("'s") ? word.substr(0, word.size() - 2) : word;
}

void rare_words(const LintView& view, const Part& part, const WordSet& glossary, LintNotes& notes) {
  if (view.words.frequent.empty()) return;
  std::vector<Phrases::Hit> rare;
  std::vector<Phrases::Hit> capitals;
  for (std::size_t i = 0; i < part.text->words.size(); ++i) {
    const Word& word = part.text->words[i];
    const std::string bare = without_possessive(word.text);
    if (glossary.contains(word.text) || glossary.contains(bare)) continue;
    // The second half of a name: "Min-jun".
    if (i > 0 && part.text->words[i - 1].after == '-' && part.text->words[i - 1].capital) continue;
    if (all_capitals(word)) {
      if (!view.words.known.contains(bare)) capitals.push_back({i, 1});
    } else if (!(word.capital && view.words.names.contains(bare)) && !is_known(view.words, word.text)) {
      rare.push_back({i, 1});
    }
  }
  if (!rare.empty()) {
    notes.warn("L34", part.place,
               {N_("words that not everybody knows: {words}"), {{"words", quoted_words(*part.text, rare)}}},
               {N_("use an everyday word, or put it into the question's glossary"), {}});
  }
  if (!capitals.empty()) {
    notes.warn("L34", part.place,
               {N_("letters that are not explained: {words}"), {{"words", quoted_words(*part.text, capitals)}}},
               {N_("write it out, or put it into the question's glossary"), {}});
  }
}

/// {money:20} is where a locale puts its own form.
std::string without_placeholders(std::string_view text) {
  std::string out;
  bool inside = false;
  for (const char c : text) {
    if (c == '{') inside = true;
    if (!inside) out += c;
    if (c == '}') inside = false;
  }
  return out;
}

bool all_digits(const Word& word) {
  return std::all_of(word.text.begin(), word.text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void local_forms(const LintView& view, const Part& part, LintNotes& notes) {
  const std::string raw = without_placeholders(part.raw);
  const Text text = text_of(raw, view.words.abbreviations);
  std::vector<Phrases::Hit> hits = view.words.measures.in(text);
  for (const Phrases::Hit& hit : view.words.months.in(text)) {
    const bool number_before = hit.word > 0 && all_digits(text.words[hit.word - 1]);
    const bool number_behind = hit.word + 1 < text.words.size() && all_digits(text.words[hit.word + 1]);
    if (number_before || number_behind) hits.push_back(hit);
  }
  // 3/4, 24.12., 555-0134: numbers joined by these are dates or telephone numbers.
  for (std::size_t i = 0; i + 1 < text.words.size(); ++i) {
    const char mark = text.words[i].after;
    const bool joined = mark == '/' || mark == '-';
    if (joined && all_digits(text.words[i]) && all_digits(text.words[i + 1])) hits.push_back({i, 2});
  }
  std::string words = quoted_words(text, hits);
  for (const std::string_view sign : {"$", "€", "£", "¥", "₹", "°"}) {
    if (raw.find(sign) != std::string::npos) words += (words.empty() ? "" : ", ") + std::string(sign);
  }
  if (words.empty()) return;
  notes.warn("L35", part.place,
             {N_("money, units, dates or telephone numbers of one country: {words}"), {{"words", words}}},
             {N_("do without, or use a placeholder"), {}});
}

void telling_names(const LintView& view, const Part& part, LintNotes& notes) {
  std::vector<Phrases::Hit> hits = view.words.roots.in(*part.text);
  for (const Phrases::Hit& hit : view.quality_names.in(*part.text)) hits.push_back(hit);
  if (hits.empty()) return;
  notes.error("L39", part.place,
              {N_("the name of a quality stands here: {words}"), {{"words", quoted_words(*part.text, hits)}}},
              {N_("show it by what is done or said"), {}});
}

void ui_text(const LintView& view, const std::string& place, std::string_view raw, LintNotes& notes) {
  const Text text = text_of(raw, view.words.abbreviations);
  if (const auto hits = view.words.triggers.in(text); !hits.empty()) {
    notes.error("L15", in_bank(place), {N_("words that start a fight: {words}"), {{"words", quoted_words(text, hits)}}},
                {N_("say what can be done"), {}});
  }
  telling_names(view, {&text, raw, in_bank(place)}, notes);
}

}  // namespace

void lint_item(const LintView& view, std::size_t q, LintNotes& notes) {
  const QuestionView& seen = view.questions[q];
  const WordSet glossary = glossary_of(view, *seen.question);
  stem_length(view, q, notes);
  grades(view, q, notes);
  sentences(view, q, notes);
  if (const auto hits = view.words.negative_leads.in(seen.stem); !hits.empty()) {
    notes.error("L12", in_question(q, "stem"),
                {N_("the question asks for what is wrong: {words}"), {{"words", quoted_words(seen.stem, hits)}}},
                {N_("ask for what is right"), {}});
  }
  for (const Part& part : parts_of(view, q)) {
    negations(view, part, notes);
    health(view, part, notes);
    coarse(view, part, notes);
    listed(view, part, notes);
    rare_words(view, part, glossary, notes);
    local_forms(view, part, notes);
    telling_names(view, part, notes);
  }
  threats(view, q, notes);
}

void lint_ui(const LintView& view, LintNotes& notes) {
  for (const Instruction& instruction : view.bank.instructions) {
    const std::string place = "instruction/" + std::string(name_of(instruction.format));
    ui_text(view, place + "/lead-in", instruction.lead_in, notes);
    ui_text(view, place + "/explain", instruction.explain, notes);
    const Text lead = text_of(instruction.lead_in, view.words.abbreviations);
    auto hits = view.words.negative_leads.in(lead);
    if (hits.empty()) hits = view.words.negations.in(lead);
    if (hits.empty()) continue;
    notes.error("L12", in_bank(place + "/lead-in"),
                {N_("the question asks for what is wrong: {words}"), {{"words", quoted_words(lead, hits)}}},
                {N_("ask for what is right"), {}});
  }
  for (const PracticeQuestion& practice : view.bank.practice) {
    ui_text(view, "practice/" + practice.id + "/stem", practice.stem, notes);
    for (std::size_t i = 0; i < practice.options.size(); ++i)
      ui_text(view, "practice/" + practice.id + "/option/" + std::to_string(i + 1), practice.options[i], notes);
  }
  for (const FollowUp& follow_up : view.bank.follow_ups) {
    const Text ask = text_of(follow_up.ask, view.words.abbreviations);
    const auto hits = view.words.health.in(ask);
    if (hits.empty()) continue;
    notes.error("L30", in_bank("follow-up/" + follow_up.quality + "/ask"),
                {N_("'{words}' asks about the candidate's own health"), {{"words", quoted_words(ask, hits)}}},
                {N_("take it out; ask about acts at work alone"), {}});
  }
}

}  // namespace aplomb::measure
