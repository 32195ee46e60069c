// Who appears in the stems (L29). Only people with a name of the table count; whether one is staff, a senior or a
// customer, and upset or calm, is read from the words around the name.

#include "measure/lint_view.h"

#include <algorithm>
#include <map>

namespace aplomb::measure {
namespace {

constexpr double women_least = .40;
constexpr double women_most = .60;
constexpr std::size_t people_least = 10;  ///< of fewer a share says nothing
constexpr std::size_t name_most = 3;
constexpr std::size_t origins_least = 5;
constexpr double origin_most = .40;
constexpr std::size_t near_words = 3;  ///< how far a title may stand from the name

struct Person {
  Sex sex = Sex::either;
  std::string origin;
  std::vector<std::string> names;
  bool staff = false;
  bool senior = false;
};

const NameEntry* entry_of(const LintView& view, const Word& word, bool after_title) {
  if (!word.capital) return nullptr;
  const std::string bare = word.text.ends_with("'s") ? word.text.substr(0, word.text.size() - 2) : word.text;
  const auto found = view.words.names.find(bare);
  if (found == view.words.names.end()) return nullptr;
  // "Grace" may open a sentence as a name or as a word.
  if (word.first && !after_title && (view.words.frequent.contains(bare) || view.words.known.contains(bare)))
    return nullptr;
  return &found->second;
}

std::optional<Sex> sex_of_title(const Word& word) {
  if (word.text == "mr") return Sex::man;
  if (word.text == "mrs" || word.text == "ms" || word.text == "miss") return Sex::woman;
  return std::nullopt;
}

std::string bare_name(const Word& word) {
  return word.text.ends_with("'s") ? word.text.substr(0, word.text.size() - 2) : word.text;
}

/// Whether one of the hits stands within `near_words` of the words from `begin` up to `end`.
bool beside(const Text& text, const std::vector<Phrases::Hit>& hits, std::size_t begin, std::size_t end) {
  return std::any_of(hits.begin(), hits.end(), [&](const Phrases::Hit& hit) {
    const bool same = text.words[hit.word].sentence == text.words[begin].sentence;
    return same && hit.word + near_words >= begin && hit.word < end + near_words;
  });
}

std::vector<Person> people_in(const LintView& view, const Text& text) {
  const auto staff = view.words.staff.in(text);
  const auto seniors = view.words.seniors.in(text);
  std::vector<Person> people;
  for (std::size_t i = 0; i < text.words.size();) {
    const auto title = sex_of_title(text.words[i]);
    std::size_t end = i + (title ? 1 : 0);
    Person person;
    if (title) person.sex = *title;
    while (end < text.words.size()) {
      const NameEntry* entry = entry_of(view, text.words[end], title.has_value() || end > i);
      if (entry == nullptr) break;
      if (person.sex == Sex::either) person.sex = entry->sex;
      if (person.origin.empty()) person.origin = entry->origin;
      person.names.push_back(bare_name(text.words[end]));
      // "Rosa, Abena": a comma parts two people.
      if (text.words[end++].after != 0) break;
    }
    if (person.names.empty()) {
      ++i;
      continue;
    }
    person.staff = beside(text, staff, i, end);
    person.senior = beside(text, seniors, i, end);
    i = end;
    const auto known = std::find_if(people.begin(), people.end(), [&](const Person& other) {
      return std::any_of(person.names.begin(), person.names.end(), [&](const std::string& name) {
        return std::find(other.names.begin(), other.names.end(), name) != other.names.end();
      });
    });
    if (known == people.end()) {
      people.push_back(std::move(person));
      continue;
    }
    if (known->sex == Sex::either) known->sex = person.sex;
    known->staff = known->staff || person.staff;
    known->senior = known->senior || person.senior;
  }
  return people;
}

/// The one person's sex by the pronouns of the stem, where the name does not tell it.
Sex sex_by_pronouns(const Text& text) {
  static const WordSet of_women{"she", "her", "hers", "she's", "woman"};
  static const WordSet of_men{"he", "him", "his", "he's", "man"};
  std::size_t women = 0;
  std::size_t men = 0;
  for (const Word& word : text.words) {
    if (of_women.contains(word.text)) ++women;
    if (of_men.contains(word.text)) ++men;
  }
  if (women == men) return Sex::either;
  return women > men ? Sex::woman : Sex::man;
}

void count(PeopleCount& people, Sex sex) {
  switch (sex) {
    case Sex::woman:
      ++people.women;
      return;
    case Sex::man:
      ++people.men;
      return;
    case Sex::either:
      ++people.unknown;
      return;
  }
}

void balance(const PeopleCount& people, Message what, LintNotes& notes) {
  const std::size_t told = people.women + people.men;
  if (told < people_least) return;
  const double share = static_cast<double>(people.women) / static_cast<double>(told);
  if (share >= women_least && share <= women_most) return;
  what.args = {{"share", percent(share)}, {"count", count_of(told)}};
  notes.warn("L29", in_bank(), std::move(what), {N_("change some names"), {}});
}

}  // namespace

void lint_names(const LintView& view, LintFigures& figures, LintNotes& notes) {
  std::map<std::string, std::size_t> uses;
  for (const QuestionView& seen : view.questions) {
    std::vector<Person> people = people_in(view, seen.stem);
    if (people.size() == 1 && people[0].sex == Sex::either) people[0].sex = sex_by_pronouns(seen.stem);
    const bool upset = view.words.upset.any(seen.stem);
    WordSet here;
    for (const Person& person : people) {
      here.insert(person.names.begin(), person.names.end());
      ++figures.origins[person.origin];
      if (person.senior) {
        count(figures.seniors, person.sex);
      } else if (person.staff) {
        count(figures.staff, person.sex);
      } else {
        count(figures.customers, person.sex);
        if (upset) count(figures.upset, person.sex);
      }
    }
    for (const std::string& name : here) ++uses[name];
  }
  balance(figures.customers, {N_("of {count} named customers {share} are women, not 40 to 60 %"), {}}, notes);
  balance(figures.upset, {N_("of {count} named upset customers {share} are women, not 40 to 60 %"), {}}, notes);
  balance(figures.staff, {N_("of {count} named staff {share} are women, not 40 to 60 %"), {}}, notes);
  balance(figures.seniors, {N_("of {count} named seniors {share} are women, not 40 to 60 %"), {}}, notes);
  for (const auto& [name, questions] : uses) {
    if (questions <= name_most) continue;
    notes.warn(
        "L29", in_bank(),
        {N_("the name '{name}' stands in {count} questions, over 3"), {{"name", name}, {"count", count_of(questions)}}},
        {N_("give some of them other names"), {}});
  }
  std::size_t all = 0;
  for (const auto& [origin, people] : figures.origins) all += people;
  if (all < people_least) return;
  if (figures.origins.size() < origins_least) {
    notes.warn(
        "L29", in_bank(),
        {N_("the names come from {count} groups of origins, under 5"), {{"count", count_of(figures.origins.size())}}},
        {N_("take names from more parts of the world"), {}});
  }
  for (const auto& [origin, people] : figures.origins) {
    const double share = static_cast<double>(people) / static_cast<double>(all);
    if (share <= origin_most) continue;
    notes.warn(
        "L29", in_bank(),
        {N_("{share} of the names come from '{origin}', over 40 %"), {{"share", percent(share)}, {"origin", origin}}},
        {N_("take names from more parts of the world"), {}});
  }
}

}  // namespace aplomb::measure
