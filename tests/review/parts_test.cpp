// What is shown adds up to what is shown, for every candidate there could be.

#include "review/made_up.h"
#include "review/parts.h"
#include "review/words.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>

using namespace aplomb;
using namespace aplomb::review;

namespace {

/// In whole tenths, as a reader would add them.
long tenths(double value) { return std::lround(value * 10); }

void check_adds_up(const measure::SessionResult& result) {
  const ShownParts shown = shown_parts(result);
  REQUIRE(shown.any);
  REQUIRE(shown.qualities.size() == result.profile.size());
  REQUIRE(shown.answers.size() == result.answers.size());
  long by_quality = tenths(shown.start);
  for (std::size_t i = 0; i < shown.qualities.size(); ++i) {
    by_quality += tenths(shown.qualities[i]);
    CHECK(std::abs(shown.qualities[i] - result.profile[i].part) < 0.1 + 1e-9);
  }
  CHECK(by_quality == tenths(shown.total));
  long by_answer = tenths(shown.start);
  for (std::size_t i = 0; i < shown.answers.size(); ++i) {
    by_answer += tenths(shown.answers[i]);
    CHECK(std::abs(shown.answers[i] - result.answers[i].part) < 0.3);
    if (result.answers[i].part == 0) CHECK(shown.answers[i] == 0);
  }
  CHECK(by_answer == tenths(shown.total));
  CHECK(std::abs(shown.total - result.fit.value()) <= 0.05 + 1e-9);
}

}  // namespace

TEST_CASE("shown parts add up to the shown total for many made-up results") {
  int checked = 0;
  for (const CandidateRow& row : made_up_rows(3000)) {
    const CandidatePage page = made_up_page(row);
    if (!page.result.fit.has_value()) continue;
    check_adds_up(page.result);
    ++checked;
  }
  CHECK(checked > 1500);
}

TEST_CASE("parts at the edge of rounding add up too") {
  for (int i = 0; i < 400; ++i) {
    measure::SessionResult result;
    result.start = 0.05 * (i % 7);
    const double total = 50.0 + 0.05 * i;
    const double rest = total - result.start;
    for (int q = 0; q < 4; ++q) {
      measure::ProfilePart part;
      part.part = rest * (q + 1) / 10;
      result.profile.push_back(part);
    }
    for (int a = 0; a < 7; ++a) {
      measure::AnswerResult answer;
      answer.part = a == 3 ? 0 : rest / 6;
      result.answers.push_back(answer);
    }
    result.fit = measure::Figure<>(total);
    check_adds_up(result);
  }
}

TEST_CASE("without a fit there is nothing to take apart") {
  measure::SessionResult result;
  result.fit = measure::Figure<>::none(measure::Status::incomplete);
  CHECK_FALSE(shown_parts(result).any);
}

TEST_CASE("every status without a value has its words") {
  using measure::Status;
  for (const Status status : {Status::too_few, Status::zero_variance, Status::zero_variance_key, Status::not_estimable, Status::incomplete, Status::not_measured,
                              Status::heywood, Status::no_convergence, Status::too_few_items, Status::flat_ratings})
    CHECK_FALSE(reason_words(status).empty());
  CandidateRow row;
  for (const SessionStatus status : {SessionStatus::open, SessionStatus::paused, SessionStatus::withdrawn, SessionStatus::abandoned}) {
    row.status = status;
    CHECK(reason_words(row) == "not finished");
    CHECK_FALSE(status_words(status).empty());
  }
  CHECK_FALSE(bank_words(BankStatus::practice).empty());
  CHECK_FALSE(bank_words(BankStatus::proposal).empty());
  CHECK(bank_words(BankStatus::active).empty());
}

TEST_CASE("whole numbers round half up") {
  CHECK(whole(68.5) == 69);
  CHECK(whole(68.49) == 68);
  CHECK(whole(0) == 0);
}
