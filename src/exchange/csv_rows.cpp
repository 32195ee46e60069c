#include "exchange/csv_rows.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <new>
#include <utility>

#include <csv.h>

namespace aplomb::exchange {
namespace {

struct Parser {
  csv_parser state{};
  Parser() {
    if (csv_init(&state, CSV_STRICT | CSV_STRICT_FINI) != 0) throw std::bad_alloc();
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  ~Parser() { csv_free(&state); }
};

/// libcsv says what a field holds but not where it stood, so it is fed byte by byte and the places are kept here.
struct Collector {
  std::vector<CsvRow> rows;
  CsvRow row;
  int line = 1;
  int column = 1;
  int field_line = 1;
  int field_column = 1;
  bool field_begun = false;

  void before(char c) {
    const bool line_end = c == '\n';
    if (!field_begun && !(line_end && row.empty())) {
      field_line = line;
      field_column = column;
      field_begun = true;
    }
  }
  void after(char c) {
    const bool continues_character = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
    if (c == '\n') {
      ++line;
      column = 1;
    } else if (!continues_character) {
      ++column;
    }
  }
};

void on_field(void* bytes, std::size_t size, void* data) {
  auto& collector = *static_cast<Collector*>(data);
  const std::string_view text(static_cast<const char*>(bytes), size);
  collector.row.push_back({std::string(text), collector.field_line, collector.field_column});
  collector.field_begun = false;
}

void on_row(int, void* data) {
  auto& collector = *static_cast<Collector*>(data);
  collector.rows.push_back(std::exchange(collector.row, {}));
}

Diagnostic bad_quotes(const SourceFile& file, int line, int column) {
  Diagnostic diagnostic;
  diagnostic.file = file.path;
  diagnostic.line = line;
  diagnostic.column = column;
  diagnostic.what = {N_("the quotes of this field do not match"), {}};
  diagnostic.remedy = {N_("put quotes around the whole field, and write a quote inside it twice"), {}};
  return diagnostic;
}

}  // namespace

std::variant<std::vector<CsvRow>, Diagnostic> parse_csv(const SourceFile& file, const TextLimits& limits) {
  if (auto refused = refuse_text(file, {limits.file, 0})) return *std::move(refused);
  const std::string text = plain_text(file.text);
  Parser parser;
  Collector collector;
  for (const char c : text) {
    collector.before(c);
    if (csv_parse(&parser.state, &c, 1, on_field, on_row, &collector) != 1) {
      return bad_quotes(file, collector.field_line, collector.field_column);
    }
    collector.after(c);
  }
  if (csv_fini(&parser.state, on_field, on_row, &collector) != 0) {
    return bad_quotes(file, collector.field_line, collector.field_column);
  }
  return std::move(collector.rows);
}

namespace {

bool is_number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

/// Whether a spreadsheet would compute this field (OWASP, CSV Injection); numbers and ranges of them, as -1.5 and -1.5..2, are what they are.
bool is_formula(std::string_view text) {
  constexpr std::array<std::string_view, 11> starts{"=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
  if (std::none_of(starts.begin(), starts.end(), [&](std::string_view start) { return text.starts_with(start); })) return false;
  const auto range = text.find("..");
  if (range == std::string_view::npos) return !is_number(text);
  return !is_number(text.substr(0, range)) || !is_number(text.substr(range + 2));
}

}  // namespace

std::string csv_field(std::string_view text) {
  if (is_formula(text)) return csv_field("'" + std::string(text));
  const bool plain = text.find_first_of(",\"\r\n") == std::string_view::npos && !text.starts_with(' ') &&
                     !text.ends_with(' ') && !text.starts_with('\t') && !text.ends_with('\t');
  if (plain) return std::string(text);
  std::string out(csv_write(nullptr, 0, text.data(), text.size()), '\0');
  csv_write(out.data(), out.size(), text.data(), text.size());
  return out;
}

std::string csv_line(const std::vector<std::string>& fields) {
  std::string line;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) line += ',';
    line += csv_field(fields[i]);
  }
  return line + '\n';
}

}  // namespace aplomb::exchange
