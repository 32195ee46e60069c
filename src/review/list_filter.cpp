#include "review/list_filter.h"

#include "core/code.h"

#include <algorithm>

namespace aplomb::review {
namespace {

bool has_status(SessionStatus status, StatusFilter wanted) {
  switch (wanted) {
    case StatusFilter::any: return true;
    case StatusFilter::finished: return status == SessionStatus::finished;
    case StatusFilter::in_progress: return status == SessionStatus::open || status == SessionStatus::paused;
    case StatusFilter::withdrawn: return status == SessionStatus::withdrawn;
    case StatusFilter::abandoned: return status == SessionStatus::abandoned;
  }
  return true;
}

bool blank(std::string_view text) {
  return text.find_first_not_of(" \t") == std::string_view::npos;
}

void add(ListFacts& facts, const CandidateRow& row) {
  const bool known = row.likely.estimate.has_value();
  facts.known = facts.known || known;
  facts.unknown = facts.unknown || (row.fit.has_value() && !known);
  facts.provisional = facts.provisional || (known && row.likely.estimate.status() == measure::Status::provisional);
  facts.bands = facts.bands || row.likely.band.has_value();
}

}  // namespace

bool code_holds(std::string_view code, std::string_view typed) {
  if (blank(typed)) return true;
  const std::string digits = digits_of(typed);
  return !digits.empty() && code.find(digits) != std::string_view::npos;
}

void refresh_shown(ListState& list) {
  std::optional<std::uint32_t> under_cursor;
  if (list.selected >= 0 && static_cast<std::size_t>(list.selected) < list.shown.size())
    under_cursor = list.shown[static_cast<std::size_t>(list.selected)];
  list.shown.clear();
  list.facts = {};
  list.selected = -1;
  const bool all_vacancies = list.vacancy < 0 || static_cast<std::size_t>(list.vacancy) >= list.vacancies.size();
  const Id vacancy = all_vacancies ? Id{} : list.vacancies[static_cast<std::size_t>(list.vacancy)].id;
  for (std::uint32_t i = 0; i < list.rows.size(); ++i) {
    const CandidateRow& row = list.rows[i];
    list.facts.bank = std::min(list.facts.bank, row.bank);
    if (!all_vacancies && row.vacancy_id != vacancy) continue;
    if (!has_status(row.status, list.status) || !code_holds(row.code, list.search)) continue;
    if (under_cursor == i) list.selected = static_cast<int>(list.shown.size());
    list.shown.push_back(i);
    add(list.facts, row);
  }
  if (list.selected < 0 && !list.shown.empty()) list.selected = 0;
}

void order_rows(std::vector<CandidateRow>& rows) {
  std::sort(rows.begin(), rows.end(), [](const CandidateRow& a, const CandidateRow& b) {
    return a.latest_ms != b.latest_ms ? a.latest_ms > b.latest_ms : a.code < b.code;
  });
}

}  // namespace aplomb::review
