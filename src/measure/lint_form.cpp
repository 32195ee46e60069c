// Rules of a form: what one person gets (L07, L25, L46, L51, L52). A form of everything counts as one.

#include "core/scene.h"
#include "measure/lint_view.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace aplomb::measure {
namespace {

constexpr double words_a_minute = 200;
constexpr double seconds_a_mark = 4;
constexpr double minutes_most = 35;
constexpr double gives_away = .30;
constexpr std::size_t words_shared_least = 3;  ///< one word of three is chance
/// A word of more than one in twenty of the bank's situations, four at least ("ten", "minutes", "desk"), tells of none.
constexpr std::size_t common_least = 4;
constexpr double common_share = .05;

struct ItemOption {
  LintPlace place;
  std::string name;
  WordSet words;  ///< that carry content
};

/// A question or a scene of a form.
struct Item {
  std::string id;
  std::string primary;
  std::size_t words = 0;  ///< to be read: of a scene along its longest path
  std::size_t marks = 0;
  std::vector<WordSet> stems;
  std::vector<ItemOption> options;
};

std::size_t marks_of(const Question& question) {
  switch (question.format) {
    case Format::rate:
    case Format::rank:
      return question.options.size();
    case Format::most_least:
      return 2;
    case Format::pick:
      return 1;
  }
  return 0;
}

std::size_t words_in(const QuestionView& seen) {
  std::size_t count = seen.stem.words.size();
  for (const Text& option : seen.options) count += option.words.size();
  return count;
}

Item item_of(const LintWords& words, const QuestionView& seen, std::size_t index) {
  const Question& question = *seen.question;
  Item out{question.id, question.primary, words_in(seen), marks_of(question), {content_words(words, seen.stem)}, {}};
  for (std::size_t o = 0; o < seen.options.size(); ++o) {
    out.options.push_back({in_option(index, o), question.id + '/' + question.options[o].id,
                           content_words(words, seen.options[o])});
  }
  return out;
}

using Items = std::vector<const Item*>;

/// Words of the longest path from a turn on; `here` are those of each turn.
std::size_t longest_path(const NextNodes& next, std::size_t turn, const std::vector<std::size_t>& here,
                         std::vector<std::optional<std::size_t>>& known) {
  if (known[turn]) return *known[turn];
  std::size_t most = 0;
  for (const auto& node : next[turn]) {
    if (node) most = std::max(most, longest_path(next, *node, here, known));
  }
  known[turn] = here[turn] + most;
  return *known[turn];
}

Item item_of(const LintWords& words, const Scene& scene) {
  Item out{scene.id, scene.primary, 0, 0, {}, {}};
  Bank bank;
  const std::vector<ScenePart> parts = parts_of(scene);
  for (const ScenePart& part : parts) bank.questions.push_back(part.question);
  const LintView view = view_of(bank, words);
  std::vector<std::size_t> here;
  for (std::size_t p = 0; p < parts.size(); ++p) {
    Item part = item_of(words, view.questions[p], p);
    here.push_back(part.words);
    out.stems.push_back(std::move(part.stems.front()));
    for (ItemOption& option : part.options) {
      option.place = place_in(parts[p], option.place);
      // Turn and reply: "torn-sofa/t1/a".
      option.name = option.place.field.substr(option.place.field.find('/') + 1);
      option.name.resize(option.name.rfind('/'));
      out.options.push_back(std::move(option));
    }
  }
  const SceneShape shape = shape_of(scene);
  if (!shape.problem.empty()) return out;  // that it cannot be played has been said (L47)
  const auto start = std::find_if(scene.turns.begin(), scene.turns.end(),
                                  [&](const Turn& turn) { return turn.id == scene.start; });
  const std::size_t opening = here.front();
  here.erase(here.begin());
  std::vector<std::optional<std::size_t>> known(here.size());
  out.words = opening + longest_path(next_nodes(scene), static_cast<std::size_t>(start - scene.turns.begin()), here, known);
  out.marks = static_cast<std::size_t>(shape.turns);
  return out;
}

void time_needed(const Items& items, LintNotes& notes) {
  double minutes = 0;
  for (const Item* item : items)
    minutes += static_cast<double>(item->words) / words_a_minute + static_cast<double>(item->marks) * seconds_a_mark / 60;
  if (minutes <= minutes_most) return;
  notes.warn("L46", in_bank(),
             {N_("reading and marking take {minutes} minutes, over 35"), {{"minutes", decimal(minutes, 0)}}},
             {N_("take out questions, cut them, or assemble shorter forms"), {}});
}

/// Pairs that no form holds together.
class Apart {
 public:
  explicit Apart(const Bank& bank) {
    for (const Question& question : bank.questions) {
      for (const std::string& enemy : question.enemies) add(question.id, enemy);
      add(question.id, question.twin);
      add(question.id, question.duplicate_of);
    }
    for (const Scene& scene : bank.scenes) {
      for (const std::string& enemy : scene.enemies) add(scene.id, enemy);
    }
  }
  [[nodiscard]] bool holds(const std::string& a, const std::string& b) const { return pairs_.contains({a, b}); }

 private:
  void add(const std::string& a, const std::string& b) {
    pairs_.insert({a, b});
    pairs_.insert({b, a});
  }
  std::set<std::pair<std::string, std::string>> pairs_;
};

/// Words that stand in too many of the situations to tell of one.
WordSet common_words(const std::vector<Item>& items) {
  std::unordered_map<std::string, std::size_t> counts;
  for (const Item& item : items) {
    WordSet words;
    for (const WordSet& stem : item.stems) words.insert(stem.begin(), stem.end());
    for (const std::string& word : words) ++counts[word];
  }
  WordSet out;
  for (const auto& [word, count] : counts) {
    if (count >= common_least && static_cast<double>(count) > common_share * static_cast<double>(items.size()))
      out.insert(word);
  }
  return out;
}

/// The telling words of all situations of a form, so that an option is compared with those alone that share one with it.
class StemIndex {
 public:
  StemIndex(const Items& items, const WordSet& common) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      for (const WordSet& stem : items[i]->stems) {
        for (const std::string& word : stem) {
          if (!common.contains(word)) stems_[word].push_back(owners_.size());
        }
        owners_.push_back(i);
      }
    }
    shared_.resize(owners_.size());
  }

  /// The item with the situation that shares most words, and how many; only those that `may` says.
  template <class May>
  std::pair<std::size_t, std::size_t> likest(const WordSet& words, const May& may) {
    std::vector<std::size_t> met;
    for (const std::string& word : words) {
      const auto found = stems_.find(word);
      if (found == stems_.end()) continue;
      for (const std::size_t stem : found->second) {
        if (shared_[stem]++ == 0) met.push_back(stem);
      }
    }
    std::sort(met.begin(), met.end());
    std::pair<std::size_t, std::size_t> most{0, 0};
    for (const std::size_t stem : met) {
      if (shared_[stem] > most.second && may(owners_[stem])) most = {owners_[stem], shared_[stem]};
      shared_[stem] = 0;
    }
    return most;
  }

 private:
  std::unordered_map<std::string, std::vector<std::size_t>> stems_;
  std::vector<std::size_t> owners_;
  std::vector<std::size_t> shared_;  ///< zero between two calls
};

void cross_hints(const Items& items, const WordSet& common, const Apart& apart, LintNotes& notes) {
  StemIndex index(items, common);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto may = [&](std::size_t other) { return other != i && !apart.holds(items[i]->id, items[other]->id); };
    for (const ItemOption& option : items[i]->options) {
      const auto [other, shared] = index.likest(option.words, may);
      if (shared < words_shared_least) continue;
      const double share = static_cast<double>(shared) / static_cast<double>(option.words.size());
      if (share < gives_away) continue;
      notes.warn("L51", option.place,
                 {N_("{share} of the words of '{option}' stand in the situation of '{other}'"),
                  {{"share", percent(share)}, {"option", option.name}, {"other", items[other]->id}}},
                 {N_("name the two as enemies, or reword"), {}});
    }
  }
}

void words_by_quality(const Items& items, LintNotes& notes) {
  std::map<std::string, std::size_t> words;
  std::size_t all = 0;
  for (const Item* item : items) {
    words[item->primary] += item->words;
    all += item->words;
  }
  if (all == 0) return;
  std::string said;
  for (const auto& [quality, count] : words)
    said += (said.empty() ? "" : ", ") + quality + ' ' + percent(static_cast<double>(count) / static_cast<double>(all));
  notes.inform("L52", in_bank(), {N_("words by quality: {shares}"), {{"shares", said}}}, {});
}

/// Parallel forms are given in turn, so what stands in one of three is seen by a third.
void exposure(const Bank& bank, const AssembledForm& form, LintNotes& notes) {
  double forms = 0;
  std::map<std::string, double> holding;
  for (const AssembledForm& other : bank.forms) {
    if (other.family != form.family) continue;
    ++forms;
    for (const std::string& id : std::set(other.questions.begin(), other.questions.end())) ++holding[id];
  }
  double most = 0;
  for (const std::string& id : form.questions) most = std::max(most, holding[id]);
  if (most == 0) return;
  notes.inform("L52", in_bank(),
               {N_("a question of it is seen by {share} of those who get '{family}', at most"),
                {{"share", percent(most / forms)}, {"family", form.family}}},
               {});
}

struct Members {
  std::vector<std::size_t> questions;  ///< of the bank, in the form's order
  std::vector<std::size_t> scenes;
};

class FormLint {
 public:
  FormLint(const LintView& view, const SaltOf& salt_of) : view_(view), salt_of_(salt_of), apart_(view.bank) {
    for (std::size_t q = 0; q < view.questions.size(); ++q) items_.push_back(item_of(view.words, view.questions[q], q));
    for (const Scene& scene : view.bank.scenes) items_.push_back(item_of(view.words, scene));
    common_ = common_words(items_);
  }

  /// `form`: of the bank; none for the form of everything, whose shares are the bank's.
  void one(const Members& members, std::optional<std::size_t> form, LintNotes& notes) const {
    const Bank& bank = view_.bank;
    LintView seen{bank, view_.words, {}, {}, {}};
    Items items;
    for (const std::size_t index : members.questions) {
      seen.questions.push_back(view_.questions[index]);
      items.push_back(&items_[index]);
    }
    for (const std::size_t index : members.scenes) items.push_back(&items_[view_.questions.size() + index]);
    LintNotes found;
    if (form) {
      if (const LintFigures figures = figures_of(seen); figures.judged >= least_questions) lint_longest(figures, found);
      lint_stored_places(seen, found);
    }
    lint_stored_runs(seen, found);
    if (salt_of_) lint_drawn_orders(seen, salt_of_, found);
    std::vector<LintFinding> all = found.take();
    for (LintFinding& finding : all) {
      if (finding.place.question) finding.place.question = members.questions[*finding.place.question];
    }
    time_needed(items, found);
    cross_hints(items, common_, apart_, found);
    words_by_quality(items, found);
    if (form) exposure(bank, bank.forms[*form], found);
    for (LintFinding& finding : found.take()) all.push_back(std::move(finding));
    for (LintFinding& finding : all) {
      finding.place.form = form;
      notes.add(finding.level, finding.rule, std::move(finding.place), std::move(finding.what), std::move(finding.mend));
    }
  }

 private:
  const LintView& view_;
  const SaltOf& salt_of_;
  Apart apart_;
  std::vector<Item> items_;  ///< the bank's questions, then its scenes
  WordSet common_;
};

using Indices = std::map<std::string, std::size_t, std::less<>>;

template <class Entry>
Indices first_of_each(const std::vector<Entry>& entries) {
  Indices out;
  for (std::size_t i = 0; i < entries.size(); ++i) out.try_emplace(entries[i].id, i);
  return out;
}

std::vector<std::size_t> found_in(const Indices& all, const std::vector<std::string>& ids) {
  std::vector<std::size_t> out;
  for (const std::string& id : ids) {
    if (const auto found = all.find(id); found != all.end()) out.push_back(found->second);
  }
  return out;
}

template <class Entry>
std::vector<std::size_t> not_retired(const Bank& bank, const std::vector<Entry>& entries) {
  const WordSet retired(bank.retired.begin(), bank.retired.end());
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!retired.contains(entries[i].id)) out.push_back(i);
  }
  return out;
}

}  // namespace

void lint_forms(const LintView& view, const SaltOf& salt_of, LintNotes& notes) {
  const Bank& bank = view.bank;
  const FormLint forms(view, salt_of);
  if (bank.forms.empty()) {
    forms.one({not_retired(bank, bank.questions), not_retired(bank, bank.scenes)}, {}, notes);
    return;
  }
  const Indices questions = first_of_each(bank.questions);
  const Indices scenes = first_of_each(bank.scenes);
  for (std::size_t f = 0; f < bank.forms.size(); ++f)
    forms.one({found_in(questions, bank.forms[f].questions), found_in(scenes, bank.forms[f].scenes)}, f, notes);
}

}  // namespace aplomb::measure
