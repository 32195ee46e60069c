#include "measure/session_score.h"

#include <doctest/doctest.h>

using namespace aplomb;

namespace {

/// Twelve questions of one quality; in each, the two better options are worth `e` more than the others.
std::vector<Question> twelve(double e) {
  std::vector<Question> items;
  for (int i = 0; i < 12; ++i) {
    Question question;
    question.id = "q" + std::to_string(i);
    question.format = Format::pick;
    question.primary = "empathy";
    for (const auto& [id, points] : {std::pair{"a", e}, {"b", -e}}) {
      Option option;
      option.id = id;
      option.e = points;
      option.key = {{"empathy", points}};
      question.options.push_back(option);
    }
    items.push_back(question);
  }
  return items;
}

}  // namespace

TEST_CASE("nine of twelve equal questions are three quarters whatever the rounding and whichever are skipped") {
  const Quality quality{"empathy", "EMP", "Empathy", "Shows understanding", true, "", {}, {}};
  Profile profile;
  profile.qualities = {{"empathy", 1, Shape::at_least, 95, 50, 10, 30, ""}};
  for (int tenth = 5; tenth <= 20; ++tenth) {
    const auto items = twelve(tenth / 10.0);
    for (std::size_t skipped = 0; skipped <= 9; ++skipped) {
      std::map<std::string, Response> responses;
      for (std::size_t i = 0; i < items.size(); ++i) {
        if (i < skipped || i >= skipped + 3) responses[items[i].id] = Pick{"a"};
      }
      const auto result = measure::score_session(items, std::vector{quality}, responses, true, profile);
      CHECK(result.fit.has_value());
      responses.erase(responses.begin());
      CHECK_FALSE(measure::score_session(items, std::vector{quality}, responses, true, profile).fit.has_value());
    }
  }
}
