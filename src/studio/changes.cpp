#include "studio/changes.h"

#include "studio/words.h"

#include <algorithm>
#include <utility>

namespace aplomb::studio {
namespace {

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  constexpr std::string_view space = " \t\n";
  for (std::size_t at = text.find_first_not_of(space); at != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(space, at), text.size());
    words.push_back(text.substr(at, end - at));
    at = text.find_first_not_of(space, end);
  }
  return words;
}

void add(std::vector<WordRun>& runs, WordRun::Kind kind, std::string_view word) {
  if (runs.empty() || runs.back().kind != kind) {
    runs.push_back({kind, std::string(word)});
  } else {
    runs.back().text.append(" ").append(word);
  }
}

/// Two texts longer than this together are shown as one replaced by the other: the table below grows with their product.
constexpr std::size_t largest_table = 4'000'000;

std::string position(std::size_t index) { return std::string(1, static_cast<char>('A' + static_cast<int>(index % 26))); }

/// The ids that both have, in the order of the first.
std::vector<std::string> common_order(const Question& question, const Question& other) {
  std::vector<std::string> ids;
  for (const Option& option : question.options) {
    if (find_option(other, option.id) != nullptr) ids.push_back(option.id);
  }
  return ids;
}

/// Both versions of one question side by side.
class Comparison {
 public:
  Comparison(const Bank& before_bank, const Question& before, const Bank& after_bank, const Question& after)
      : before_bank_(before_bank), before_(before), after_bank_(after_bank), after_(after), change_{QuestionChange::Kind::changed, after.id, after.title, {}, {}, {}} {}

  QuestionChange take() {
    text({N_("Title"), {}}, before_.title, after_.title);
    text({N_("Scene"), {}}, before_.stem, after_.stem);
    choices();
    responses();
    text({N_("What would change the best response"), {}}, before_.pivot, after_.pivot);
    if (change_.texts.empty() && change_.values.empty() && change_.others.empty()) change_.others.push_back({N_("Details that only files show"), {}});
    return std::move(change_);
  }

 private:
  void text(Message what, const std::string& before, const std::string& after) {
    if (before != after) change_.texts.push_back({std::move(what), word_changes(before, after)});
  }

  void other(std::string sentence, const std::string& before, const std::string& after) {
    if (before != after) change_.others.push_back({std::move(sentence), {{"before", before}, {"after", after}}});
  }

  void choices() {
    const auto setting = [](const Bank& bank, const Question& question) {
      const Setting* found = find_setting(bank, question.setting);
      return found == nullptr ? question.setting : found->name;
    };
    const auto primary = [](const Bank& bank, const Question& question) {
      const Quality* found = find_quality(bank, question.primary);
      return found == nullptr ? question.primary : found->label;
    };
    other(N_("Setting: {before}, now {after}"), setting(before_bank_, before_), setting(after_bank_, after_));
    other(N_("Speaks first of all for: {before}, now {after}"), primary(before_bank_, before_), primary(after_bank_, after_));
    if (before_.format != after_.format) change_.others.push_back({std::string(format_change(after_.format)), {}});
    if (before_.difficulty != after_.difficulty) change_.others.push_back({std::string(difficulty_change(after_.difficulty)), {}});
  }

  void responses() {
    for (std::size_t i = 0; i < after_.options.size(); ++i) {
      const Option& now = after_.options[i];
      const std::string at = position(i);
      const Option* was = find_option(before_, now.id);
      if (was == nullptr) {
        change_.texts.push_back({{N_("New response {letter}"), {{"letter", at}}}, word_changes({}, now.text)});
        key({}, now, at);
        continue;
      }
      text({N_("Response {letter}"), {{"letter", at}}}, was->text, now.text);
      key(*was, now, at);
      text({N_("Reason of response {letter}"), {{"letter", at}}}, was->why, now.why);
      if (was->advice != now.advice) change_.others.push_back({N_("Response {letter}: other advice"), {{"letter", at}}});
    }
    for (std::size_t i = 0; i < before_.options.size(); ++i) {
      if (find_option(after_, before_.options[i].id) != nullptr) continue;
      change_.texts.push_back({{N_("Response {letter} is gone"), {{"letter", position(i)}}}, word_changes(before_.options[i].text, {})});
    }
    if (common_order(before_, after_) != common_order(after_, before_)) change_.others.push_back({N_("Responses stand in another order"), {}});
  }

  void key(const Option& was, const Option& now, const std::string& at) {
    const Message what{N_("Response {letter}"), {{"letter", at}}};
    if (was.e != now.e) change_.values.push_back({what, {}, was.e, now.e});
    const auto points = [](const Option& option, std::string_view quality) {
      const auto found = std::find_if(option.key.begin(), option.key.end(), [&](const KeyEntry& entry) { return entry.quality == quality; });
      return found == option.key.end() ? 0.0 : found->points;
    };
    for (const Quality& quality : after_bank_.qualities) {
      const double before = points(was, quality.id);
      const double after = points(now, quality.id);
      if (before != after) change_.values.push_back({what, quality.label, before, after});
    }
  }

  const Bank& before_bank_;
  const Question& before_;
  const Bank& after_bank_;
  const Question& after_;
  QuestionChange change_;
};

}  // namespace

std::vector<WordRun> word_changes(std::string_view before, std::string_view after) {
  const auto old_words = words_of(before);
  const auto new_words = words_of(after);
  std::vector<WordRun> runs;
  const std::size_t columns = new_words.size() + 1;
  const bool table = (old_words.size() + 1) * columns <= largest_table;
  // length[i][j]: how many words the rest of both texts, from i and j on, have in common, in order.
  std::vector<std::size_t> length(table ? (old_words.size() + 1) * columns : 0, 0);
  const auto at = [&](std::size_t i, std::size_t j) -> std::size_t& { return length[i * columns + j]; };
  if (table) {
    for (std::size_t i = old_words.size(); i-- > 0;) {
      for (std::size_t j = new_words.size(); j-- > 0;) {
        at(i, j) = old_words[i] == new_words[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
      }
    }
  }
  std::size_t i = 0;
  std::size_t j = 0;
  while (table && i < old_words.size() && j < new_words.size()) {
    if (old_words[i] == new_words[j]) {
      add(runs, WordRun::Kind::same, old_words[i]);
      ++i;
      ++j;
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      add(runs, WordRun::Kind::removed, old_words[i++]);
    } else {
      add(runs, WordRun::Kind::added, new_words[j++]);
    }
  }
  for (; i < old_words.size(); ++i) add(runs, WordRun::Kind::removed, old_words[i]);
  for (; j < new_words.size(); ++j) add(runs, WordRun::Kind::added, new_words[j]);
  return runs;
}

std::vector<QuestionChange> changes_between(const Bank* published, const Bank& draft) {
  std::vector<QuestionChange> changes;
  for (const Question& question : draft.questions) {
    const Question* before = published == nullptr ? nullptr : find_question(*published, question.id);
    if (before == nullptr) {
      changes.push_back({QuestionChange::Kind::fresh, question.id, question.title, {}, {}, {}});
    } else if (*before != question) {
      changes.push_back(Comparison(*published, *before, draft, question).take());
    }
  }
  if (published == nullptr) return changes;
  for (const Question& question : published->questions) {
    if (find_question(draft, question.id) == nullptr) changes.push_back({QuestionChange::Kind::gone, question.id, question.title, {}, {}, {}});
  }
  return changes;
}

}  // namespace aplomb::studio
