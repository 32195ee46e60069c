#include "exchange/lint_words_files.h"

#include "exchange/bank_files.h"
#include "exchange/source_file.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

namespace aplomb::exchange {
namespace fs = std::filesystem;

namespace {

struct Line {
  std::string text;
  int number = 0;
};

std::string trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(blanks) - begin + 1));
}

std::vector<Line> lines_of(const std::string& text) {
  std::vector<Line> lines;
  int number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    ++number;
    std::string_view line = std::string_view(text).substr(at, end - at);
    line = line.substr(0, line.find('#'));
    if (std::string entry = trimmed(line); !entry.empty()) lines.push_back({std::move(entry), number});
    at = end + 1;
  }
  return lines;
}

std::vector<std::string> parts_of(const std::string& line) {
  std::vector<std::string> parts;
  std::string part;
  for (const char c : line + ' ') {
    if (c != ' ' && c != '\t') {
      part += c;
    } else if (!part.empty()) {
      parts.push_back(std::exchange(part, {}));
    }
  }
  return parts;
}

/// Reads the lists of one folder and keeps what is wrong with them.
class Lists {
 public:
  Lists(fs::path folder, std::vector<Diagnostic>& diagnostics)
      : folder_(std::move(folder)), diagnostics_(diagnostics) {}

  std::vector<Line> lines(const fs::path& path) {
    file_ = path.string();
    auto loaded = load_file(path);
    if (auto* refused = std::get_if<Diagnostic>(&loaded)) {
      diagnostics_.push_back(std::move(*refused));
      return {};
    }
    auto& file = std::get<SourceFile>(loaded);
    if (auto refused = refuse_text(file)) {
      diagnostics_.push_back(std::move(*refused));
      return {};
    }
    std::vector<Line> out = lines_of(plain_text(std::move(file.text)));
    if (out.empty()) complain(0, {N_("the list is empty"), {}}, {N_("a list may be extended, not emptied"), {}});
    return out;
  }

  std::vector<Line> lines(const char* name) { return lines(folder_ / (std::string(name) + ".txt")); }

  measure::Phrases phrases(const char* name) {
    std::vector<std::string> entries;
    for (Line& line : lines(name)) entries.push_back(std::move(line.text));
    return measure::Phrases(entries);
  }

  measure::WordSet set(std::vector<Line> lines) {
    measure::WordSet out;
    for (const Line& line : lines) out.insert(measure::small_letters(line.text));
    return out;
  }
  measure::WordSet set(const char* name) { return set(lines(name)); }

  void complain(int line, Message what, Message remedy) {
    Diagnostic diagnostic;
    diagnostic.file = file_;
    diagnostic.line = line;
    diagnostic.what = std::move(what);
    diagnostic.remedy = std::move(remedy);
    diagnostics_.push_back(std::move(diagnostic));
  }

 private:
  fs::path folder_;
  std::vector<Diagnostic>& diagnostics_;
  std::string file_;
};

void read_names(Lists& lists, measure::LintWords& words) {
  for (const Line& line : lists.lines("names")) {
    const auto parts = parts_of(line.text);
    const bool good = parts.size() == 3 && (parts[1] == "f" || parts[1] == "m" || parts[1] == "-");
    if (!good) {
      lists.complain(line.number, {N_("a line of names has a name, f, m or -, and a group of origins"), {}},
                     {N_("write it like 'Giulia f south-europe'"), {}});
      continue;
    }
    const auto sex = parts[1] == "f" ? measure::Sex::woman : parts[1] == "m" ? measure::Sex::man : measure::Sex::either;
    words.names.insert_or_assign(measure::small_letters(parts[0]), measure::NameEntry{sex, parts[2]});
  }
}

void read_syllables(Lists& lists, measure::LintWords& words) {
  for (const Line& line : lists.lines("syllables")) {
    const auto parts = parts_of(line.text);
    int count = 0;
    const bool good = parts.size() == 2 &&
                      std::from_chars(parts[1].data(), parts[1].data() + parts[1].size(), count).ec == std::errc() &&
                      count > 0 && count < 20;
    if (good) {
      words.syllables.insert_or_assign(parts[0], count);
    } else {
      lists.complain(line.number, {N_("a line of syllables has a word and a number"), {}},
                     {N_("write it like 'people 2'"), {}});
    }
  }
}

void read_verb_forms(Lists& lists, measure::LintWords& words) {
  for (const Line& line : lists.lines("irregular-verbs")) {
    const auto parts = parts_of(line.text);
    if (parts.size() == 2) {
      words.verb_forms.insert_or_assign(parts[0], parts[1]);
    } else {
      lists.complain(line.number, {N_("a line of verbs has a form and its base form"), {}},
                     {N_("write it like 'went go'"), {}});
    }
  }
}

std::optional<std::string> language_with_lists(const fs::path& data, std::string_view language) {
  // The language comes out of a bank: nothing but a plain tag may become part of a path.
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  };
  if (language.empty() || !std::all_of(language.begin(), language.end(), plain)) return std::nullopt;
  std::error_code error;
  for (const std::string_view tag : {language, language.substr(0, language.find('-'))}) {
    if (fs::is_directory(data / "lint" / tag, error)) return std::string(tag);
  }
  return std::nullopt;
}

}  // namespace

LintWordsRead read_lint_words(const fs::path& data, std::string_view language) {
  LintWordsRead out;
  out.words.language = language;
  const auto tag = language_with_lists(data, language);
  if (!tag) return out;
  out.found = true;
  Lists lists(data / "lint" / *tag, out.diagnostics);
  measure::LintWords& words = out.words;
  words.absolutes = lists.phrases("absolutes");
  words.negations = lists.phrases("negations");
  words.joiners = lists.phrases("joiners");
  words.triggers = lists.phrases("triggers");
  words.hedges = lists.phrases("hedges");
  words.blame = lists.phrases("blame");
  words.negative_leads = lists.phrases("negative-leads");
  words.above = lists.phrases("above");
  words.option_nouns = lists.phrases("option-nouns");
  words.roots = lists.phrases("roots");
  words.expressions = lists.phrases("expressions");
  words.health = lists.phrases("health");
  words.profanity = lists.phrases("profanity");
  words.threats = lists.phrases("threats");
  words.sensitive = lists.phrases("sensitive");
  words.gendered = lists.phrases("gendered");
  words.idioms = lists.phrases("idioms");
  words.measures = lists.phrases("measures");
  words.months = lists.phrases("months");
  words.upset = lists.phrases("upset");
  words.staff = lists.phrases("staff");
  words.seniors = lists.phrases("seniors");
  words.verbs = lists.set("verbs");
  words.stop_words = lists.set("stop-words");
  words.known = lists.set("known-words");
  words.abbreviations = lists.set("abbreviations");
  words.frequent = lists.set(lists.lines(data / "words" / (*tag + ".txt")));
  read_names(lists, words);
  read_syllables(lists, words);
  read_verb_forms(lists, words);
  return out;
}

namespace {

/// The files under the folder with one of these endings, by their paths.
std::vector<SourceFile> files_under(const fs::path& folder, const std::vector<std::string_view>& endings,
                                    std::vector<Diagnostic>& diagnostics) {
  std::error_code error;
  fs::recursive_directory_iterator entries(folder, error);
  if (error) {
    diagnostics.push_back(cannot_open(folder, error));
    return {};
  }
  std::vector<fs::path> paths;
  for (const auto& entry : entries) {
    const std::string ending = entry.path().extension().string();
    if (entry.is_regular_file(error) && std::find(endings.begin(), endings.end(), ending) != endings.end())
      paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<SourceFile> out;
  for (const fs::path& path : paths) {
    auto loaded = load_file(path);
    if (auto* refused = std::get_if<Diagnostic>(&loaded)) {
      diagnostics.push_back(std::move(*refused));
    } else {
      out.push_back(std::get<SourceFile>(std::move(loaded)));
    }
  }
  return out;
}

}  // namespace

SourcesRead read_sources(const fs::path& folder) {
  SourcesRead out;
  std::error_code error;
  for (SourceFile& file : files_under(folder, {".txt", ".md"}, out.diagnostics))
    out.sources.push_back({fs::relative(file.path, folder, error).string(), plain_text(std::move(file.text))});
  return out;
}

SourcesRead read_retired(const fs::path& bank) {
  SourcesRead out;
  std::error_code error;
  if (!fs::is_directory(bank / "retired", error)) return out;
  const BankRead read = read_bank(files_under(bank / "retired", {".toml"}, out.diagnostics));
  // Whether a withdrawn question is well formed is no longer asked.
  if (!read.whole) out.diagnostics.insert(out.diagnostics.end(), read.diagnostics.begin(), read.diagnostics.end());
  const auto add = [&](const std::string& id, const std::string& text) { out.sources.push_back({id, text}); };
  for (const Question& question : read.bank.questions) {
    add(question.id, question.stem);
    for (const Option& option : question.options) add(question.id, option.text);
  }
  for (const Scene& scene : read.bank.scenes) {
    add(scene.id, scene.opening);
    for (const Turn& turn : scene.turns) {
      add(scene.id, turn.says);
      for (const Reply& reply : turn.replies) add(scene.id, reply.text);
    }
  }
  return out;
}

}  // namespace aplomb::exchange
