#include "app/command_output.h"

#include "exchange/bank_check.h"
#include "exchange/bank_files.h"
#include "exchange/profile_files.h"
#include "exchange/source_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <variant>

#include <nlohmann/json.hpp>

namespace aplomb::app {
namespace {

using Json = nlohmann::ordered_json;
using exchange::Diagnostic;
using measure::Figure;

std::vector<Diagnostic> joined(std::vector<Diagnostic> first, std::vector<Diagnostic> second) {
  first.insert(first.end(), second.begin(), second.end());
  exchange::sort_by_place(first);
  return first;
}

Figure<> with_n(const Figure<>& figure, int n) {
  if (figure.n() != 0 || n == 0) return figure;
  return figure.has_value() ? Figure<>(figure.value(), figure.status(), n) : Figure<>::none(figure.status(), n);
}

Json figure_of(const NamedFigure& named, int n) {
  Json out = figure_json(with_n(named.figure, n), named.limits.value_or(measure::Limits::none(named.figure.status())));
  out["unit"] = named.unit;
  return out;
}

std::string text_of(const NamedFigure& named) {
  if (!named.figure.has_value()) return "– (" + std::string(name_of(named.figure.status())) + ")";
  std::string out = number(named.figure);
  if (!named.unit.empty()) out += " " + named.unit;
  if (named.limits && named.limits->low.has_value())
    out += " [" + number(named.limits->low) + ", " + number(named.limits->high) + "]";
  if (named.figure.status() != measure::Status::ok) out += " (" + std::string(name_of(named.figure.status())) + ")";
  return out;
}

}  // namespace

bool refused(std::vector<Diagnostic> findings) {
  std::erase_if(findings, [](const Diagnostic& finding) { return finding.level != Diagnostic::error; });
  for (const Diagnostic& finding : findings) std::fprintf(stderr, "%s\n", to_text(finding).c_str());
  return !findings.empty();
}

int could_not_run(const std::string& sentence) {
  std::fprintf(stderr, "aplomb: %s\n", sentence.c_str());
  return 2;
}

std::optional<Bank> bank_from(const std::filesystem::path& path) {
  exchange::BankRead read = exchange::read_bank(path);
  if (refused(joined(read.diagnostics, exchange::check_bank(read)))) return std::nullopt;
  return std::move(read.bank);
}

std::optional<Bank> part_of_bank(const std::filesystem::path& file) {
  auto loaded = exchange::load_file(file);
  if (auto* wrong = std::get_if<exchange::Diagnostic>(&loaded)) {
    refused({std::move(*wrong)});
    return std::nullopt;
  }
  const auto& source = std::get<exchange::SourceFile>(loaded);
  exchange::BankRead read = exchange::read_bank(std::vector<exchange::SourceFile>{source});
  // That the rest of a bank is missing is no fault of this file.
  std::erase_if(read.diagnostics, [&](const Diagnostic& finding) { return finding.file != source.path; });
  if (refused(read.diagnostics)) return std::nullopt;
  return std::move(read.bank);
}

std::optional<Profile> profile_from(const std::filesystem::path& path, const Bank& bank) {
  exchange::ProfileRead read = exchange::read_profile(path);
  std::vector<exchange::Diagnostic> findings = exchange::check_profile(read.profile, read.places, bank);
  // A folder in the place of the file: nothing was read, and what is missing from it has no place.
  std::erase_if(findings, [](const exchange::Diagnostic& finding) { return finding.file.empty(); });
  if (refused(joined(read.diagnostics, std::move(findings)))) return std::nullopt;
  return std::move(read.profile);
}

std::vector<measure::FormEntry> whole_bank(const Bank& bank) {
  const auto kept = [&](const std::string& id) {
    return std::find(bank.retired.begin(), bank.retired.end(), id) == bank.retired.end();
  };
  std::vector<measure::FormEntry> form;
  for (const Question& question : bank.questions) {
    if (kept(question.id)) form.emplace_back(&question);
  }
  for (const Scene& scene : bank.scenes) {
    if (kept(scene.id)) form.emplace_back(&scene);
  }
  return form;
}

const std::string& id_of(const measure::FormEntry& entry) {
  return std::visit([](const auto* what) -> const std::string& { return what->id; }, entry);
}

std::string number(double value) {
  std::array<char, 512> buffer{};
  char* const begin = buffer.data();
  std::string text(begin, std::to_chars(begin, begin + buffer.size(), value, std::chars_format::fixed, 3).ptr);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string number(const Figure<>& figure) { return figure.has_value() ? number(figure.value()) : std::string(); }

Json figure_json(const Figure<>& figure) {
  return {{"value", figure.has_value() ? Json(figure.value()) : Json()},
          {"status", name_of(figure.status())},
          {"n", figure.n()}};
}

Json figure_json(const Figure<>& figure, const measure::Limits& limits) {
  Json out = figure_json(figure);
  out["low"] = limits.low.has_value() ? Json(limits.low.value()) : Json();
  out["high"] = limits.high.has_value() ? Json(limits.high.value()) : Json();
  return out;
}

Json row_json(const FigureRow& row) {
  Json figures = Json::object();
  for (const NamedFigure& named : row.figures) figures[named.name] = figure_of(named, row.n);
  return {{"of", row.of}, {"figures", figures}, {"words", row.words}};
}

void print_rows(const std::string& command, const std::vector<FigureRow>& rows, bool json, const Json& more) {
  if (json) {
    Json out{{"command", command}};
    out.update(more);
    out["rows"] = Json::array();
    for (const FigureRow& row : rows) out["rows"].push_back(row_json(row));
    // A cell of a file may hold any bytes; the object must be JSON all the same.
    std::puts(out.dump(2, ' ', false, Json::error_handler_t::replace).c_str());
    return;
  }
  std::size_t width = 0;
  for (const FigureRow& row : rows) {
    for (const NamedFigure& named : row.figures) width = std::max(width, named.name.size());
  }
  for (const FigureRow& row : rows) {
    std::string head = row.of;
    if (row.n > 0) head += "  (n = " + std::to_string(row.n) + ")";
    for (const std::string& word : row.words) head += "  " + word;
    std::puts(head.c_str());
    for (const NamedFigure& named : row.figures)
      std::printf("  %-*s  %s\n", static_cast<int>(width), named.name.c_str(), text_of(named).c_str());
  }
}

void print_rows(const std::string& command, const std::vector<FigureRow>& rows, bool json) { print_rows(command, rows, json, Json::object()); }

}  // namespace aplomb::app
