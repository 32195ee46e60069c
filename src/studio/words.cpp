#include "studio/words.h"

#include <cctype>
#include <cmath>

namespace aplomb::studio {

std::string_view format_words(Format format) {
  switch (format) {
    case Format::rate: return N_("Rate each");
    case Format::most_least: return N_("Most and least");
    case Format::pick: return N_("Pick the best");
    case Format::rank: return N_("Put in order");
  }
  return {};
}

std::string_view format_change(Format format) {
  switch (format) {
    case Format::rate: return N_("The format is now: rate each");
    case Format::most_least: return N_("The format is now: most and least");
    case Format::pick: return N_("The format is now: pick the best");
    case Format::rank: return N_("The format is now: put in order");
  }
  return {};
}

std::string_view difficulty_words(Difficulty difficulty) {
  switch (difficulty) {
    case Difficulty::easy: return N_("Easy");
    case Difficulty::medium: return N_("Medium");
    case Difficulty::hard: return N_("Hard");
  }
  return {};
}

std::string_view difficulty_change(Difficulty difficulty) {
  switch (difficulty) {
    case Difficulty::easy: return N_("The difficulty is now guessed as easy");
    case Difficulty::medium: return N_("The difficulty is now guessed as medium");
    case Difficulty::hard: return N_("The difficulty is now guessed as hard");
  }
  return {};
}

std::string_view role_words(store::Role role) {
  switch (role) {
    case store::Role::administrator: return N_("Administrator");
    case store::Role::recruiter: return N_("Recruiter");
    case store::Role::hr_editor: return N_("HR editor");
    case store::Role::data_officer: return N_("Data officer");
    case store::Role::reception: return N_("Reception");
  }
  return {};
}

std::string_view status_words(BankStatus status) {
  switch (status) {
    case BankStatus::practice: return N_("for practice: the key is an author’s, not yet a panel’s");
    case BankStatus::proposal: return N_("a proposal: the key is for practice and pilot");
    case BankStatus::active: return N_("active");
  }
  return {};
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  bool counted = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n';
    if (space) inside = counted = false;
    else inside = true;
    const auto byte = static_cast<unsigned char>(c);
    // A letter of another script is made of bytes from 0x80; so are dashes and quotes, which stand beside letters or alone.
    const bool letter = std::isalnum(byte) != 0 || byte >= 0xC3;
    const bool dash_or_quote = byte == 0xE2;
    if (inside && !counted && letter && !dash_or_quote) {
      counted = true;
      ++words;
    }
  }
  return words;
}

std::string points_words(const ui::Frame& frame, double points) {
  if (points == 0) return num(frame, 0);
  return frame.words->signed_number(points, points == std::trunc(points) ? 0 : 1);
}

namespace {

std::string with_large_letter(std::string words) {
  if (!words.empty()) words.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(words.front())));
  return words;
}

}  // namespace

std::string title_words(std::string_view title, std::string_view id) { return title.empty() ? std::string(id) : with_large_letter(std::string(title)); }

std::string sentence(const ui::Frame& frame, const Message& message) { return with_large_letter(tr(frame, message)); }

std::string subject_words(const ui::Frame& frame, const State& state, const Finding& finding) {
  const Question* question = state.bank ? find_question(*state.bank, finding.question) : nullptr;
  if (question == nullptr) return tr(frame, "The bank");
  if (finding.option.empty()) return tr(frame, "The question");
  return tr(frame, "Response {letter}", {{"letter", letter(option_index(*question, finding.option))}});
}

}  // namespace aplomb::studio
