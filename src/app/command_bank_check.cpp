#include "app/commands.h"
#include "exchange/bank_check.h"
#include "exchange/bank_files.h"

#include <algorithm>
#include <cstdio>
#include <system_error>

#include <nlohmann/json.hpp>

namespace aplomb::app {
namespace {

using exchange::Diagnostic;

void print_json(const std::vector<Diagnostic>& findings, const Bank& bank) {
  auto list = nlohmann::ordered_json::array();
  for (const Diagnostic& finding : findings) {
    list.push_back({{"rule", finding.rule},
                    {"severity", exchange::name_of(finding.level)},
                    {"file", finding.file},
                    {"line", finding.line},
                    {"column", finding.column},
                    {"question", exchange::question_of(finding, bank)},
                    {"message", english(finding.what)},
                    {"remedy", english(finding.remedy)}});
  }
  // A file's name may hold any bytes; the list must be JSON all the same.
  std::puts(list.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace).c_str());
}

std::string counted(std::ptrdiff_t count, const char* one, const char* many) {
  return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

void print_text(const std::vector<Diagnostic>& findings, const Bank& bank) {
  for (const Diagnostic& finding : findings) std::puts(to_text(finding).c_str());
  const auto of = [&](Diagnostic::Level level) {
    return std::count_if(findings.begin(), findings.end(),
                         [&](const Diagnostic& finding) { return finding.level == level; });
  };
  std::printf("%s, %s in %s\n", counted(of(Diagnostic::error), "error", "errors").c_str(),
              counted(of(Diagnostic::warning), "warning", "warnings").c_str(),
              counted(static_cast<std::ptrdiff_t>(bank.questions.size()), "question", "questions").c_str());
}

}  // namespace

int bank_check(const std::filesystem::path& path, bool json) {
  std::error_code error;
  if (!std::filesystem::is_directory(path, error)) {
    const bool there = std::filesystem::exists(path, error);
    std::fprintf(stderr, "aplomb: %s %s\n", path.string().c_str(),
                 there ? "is a file; name the folder that holds it." : "is not there; check the folder's name.");
    return 2;
  }
  const exchange::BankRead read = exchange::read_bank(path);
  std::vector<Diagnostic> findings = read.diagnostics;
  for (Diagnostic& finding : exchange::check_bank(read)) findings.push_back(std::move(finding));
  exchange::sort_by_place(findings);
  if (json) {
    print_json(findings, read.bank);
  } else {
    print_text(findings, read.bank);
  }
  return exchange::without_errors(findings) ? 0 : 1;
}

}  // namespace aplomb::app
