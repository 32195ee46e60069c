// Golden data of items and forms: files 02, 02b and 03.

#include "measure/form_score.h"
#include "measure/golden.h"
#include "measure/pairs.h"
#include "measure/standardized.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace aplomb::measure;
using golden::File;
using golden::Json;

namespace {

std::string id_of(const Json& json) { return json.at("id").get<std::string>(); }

void compare_bounds(File& file, const Item& item, const Json& expected, const std::string& id) {
  const ItemBounds bounds = bounds_of(item);
  file.numbers(bounds.min, expected.at("min"), id + " min");
  file.numbers(bounds.max, expected.at("max"), id + " max");
  file.numbers(bounds.chance, expected.at("chance"), id + " chance");
}

/// The score of every response; also that its parts by option add up to it.
std::vector<ItemScore> compare_scores(File& file, const Item& item, const Json& input, const Json& expected,
                                      const std::string& id) {
  const Json& responses = input.at("responses");
  const ItemBounds bounds = bounds_of(item);
  REQUIRE(responses.size() == expected.at("scores").size());
  std::vector<ItemScore> scores;
  for (std::size_t i = 0; i < responses.size(); ++i) {
    const auto answer = golden::answer_from(responses[i], item);
    REQUIRE(answer.has_value());
    scores.push_back(score_item(item, *answer));
    file.numbers(scores[i].y, expected["scores"][i], fmt::format("{} scores[{}]", id, i));
    for (std::size_t q = 0; q < item.qualities; ++q) {
      double parts = bounds.chance[q];
      for (const auto& option : scores[i].option_parts) parts += option[q];
      CHECK(parts == doctest::Approx(scores[i].y[q]).epsilon(1e-12));
    }
  }
  return scores;
}

std::vector<Item> items_of(const Json& form, File& file, const std::string& id) {
  std::vector<Item> items;
  for (const Json& item : form.at("items")) items.push_back(golden::item_from(item, file, id));
  return items;
}

std::vector<std::optional<Answer>> answers_of(const Json& responses, const std::vector<Item>& items) {
  REQUIRE(responses.size() == items.size());
  std::vector<std::optional<Answer>> answers;
  for (std::size_t i = 0; i < items.size(); ++i) answers.push_back(golden::answer_from(responses[i], items[i]));
  return answers;
}

bool completed(const Json& input) {
  const auto ended = input.value("ended", std::string("completed"));
  CHECK_MESSAGE((ended == "completed" || ended == "timeout" || ended == "abandoned"), "unknown ending " << ended);
  return ended == "completed";
}

void compare_form(File& file, const std::vector<Item>& items, const Json& candidate, const std::string& where) {
  const Json& input = candidate.at("input");
  const Json& expected = candidate.at("expected");
  file.know(input, {"responses", "ended"}, where);
  file.know(expected, {"item_status", "status", "pomp", "baseline", "coverage", "n_answered", "item_points"}, where);
  const FormScore form = score_form(items, answers_of(input.at("responses"), items), {}, completed(input));
  Json statuses = Json::array();
  for (const ItemStatus status : form.statuses) statuses.push_back(name_of(status));
  file.exactly(statuses, expected.at("item_status"), where + " item_status");
  REQUIRE(form.qualities.size() == expected.at("status").size());
  for (std::size_t q = 0; q < form.qualities.size(); ++q) {
    const QualityScore& quality = form.qualities[q];
    const std::string place = fmt::format("{} quality {}", where, q);
    file.exactly(name_of(quality.pomp.status()), expected["status"][q], place + " status");
    file.figure(quality.pomp, expected.at("pomp")[q], place + " pomp");
    file.figure(quality.baseline, expected.at("baseline")[q], place + " baseline");
    file.figure(quality.coverage, expected.at("coverage")[q], place + " coverage");
    file.exactly(quality.answered, expected.at("n_answered")[q], place + " n_answered");
    for (std::size_t i = 0; i < items.size(); ++i) {
      file.maybe(quality.item_points[i], expected.at("item_points")[i][q], fmt::format("{} item_points[{}]", place, i));
    }
  }
}

void compare_standardized(File& file, const std::vector<Item>& items, const Json& candidate, const std::string& where) {
  const Json& input = candidate.at("input");
  const Json& expected = candidate.at("expected");
  file.know(input, {"responses", "ended"}, where);
  file.know(expected, {"status", "n_rated", "r", "pomp"}, where);
  const auto answers = answers_of(input.at("responses"), items);
  const FormScore form = score_form(items, answers, {}, completed(input));
  const StandardizedScore score = standardized_score(items, answers, form.statuses, 0);
  file.exactly(name_of(form.qualities.at(0).pomp.status()), expected.at("status"), where + " status");
  file.exactly(score.rated, expected.at("n_rated"), where + " n_rated");
  file.figure(score.r, expected.at("r"), where + " r");
  file.figure(form.qualities.at(0).pomp, expected.at("pomp"), where + " pomp");
}

}  // namespace

TEST_CASE("golden 02 items one by one") {
  File file("02_item_scoring.json");
  for (const Json& one : file.cases()) {
    const std::string id = id_of(one);
    file.know(one, {"id", "input", "expected"}, id);
    file.know(one.at("input"), {"item", "responses"}, id);
    file.know(one.at("expected"), {"min", "max", "chance", "scores"}, id);
    const Item item = golden::item_from(one["input"].at("item"), file, id);
    compare_bounds(file, item, one["expected"], id);
    compare_scores(file, item, one["input"], one["expected"], id);
  }
  file.report();
}

TEST_CASE("golden 02b pairs of rate and rank items") {
  File file("02b_pairs.json");
  for (const Json& one : file.cases()) {
    const std::string id = id_of(one);
    file.know(one, {"id", "input", "expected"}, id);
    if (one.at("input").at("item").at("format") == "scene") continue;  // golden_scene_test.cpp
    file.know(one["input"], {"item", "responses"}, id);
    file.know(one.at("expected"), {"share", "min", "max", "chance", "scores", "overall"}, id);
    const Item item = golden::item_from(one["input"]["item"], file, id);
    CHECK(item.metric == Metric::pairs);
    file.numbers(pair_shares(pair_totals(keyed_pairs(item), item.qualities)), one["expected"].at("share"),
                 id + " share");
    compare_bounds(file, item, one["expected"], id);
    const auto scores = compare_scores(file, item, one["input"], one["expected"], id);
    for (std::size_t i = 0; i < scores.size(); ++i) {
      file.figure(scores[i].overall, one["expected"].at("overall")[i], fmt::format("{} overall[{}]", id, i));
    }
  }
  file.report();
}

TEST_CASE("golden 03 forms") {
  File file("03_form_scoring.json");
  for (const Json& one : file.cases()) {
    const std::string id = id_of(one);
    if (one.contains("candidates")) {
      file.know(one, {"id", "form", "candidates"}, id);
      file.know(one.at("form"), {"qualities", "items"}, id);
      const std::vector<Item> items = items_of(one["form"], file, id);
      file.exactly(items.at(0).qualities, one["form"].at("qualities"), id + " qualities");
      for (const Json& candidate : one["candidates"]) {
        file.know(candidate, {"id", "input", "expected"}, id);
        const std::string where = id + " " + id_of(candidate);
        if (candidate.at("expected").contains("r"))
          compare_standardized(file, items, candidate, where);
        else
          compare_form(file, items, candidate, where);
      }
    } else if (one.contains("expected") && one["expected"].contains("item_is_ipsative")) {
      file.know(one, {"id", "input", "expected"}, id);
      file.know(one["expected"], {"item_is_ipsative"}, id);
      const Json& want = one["expected"]["item_is_ipsative"];
      REQUIRE(want.size() == one.at("input").size());
      for (std::size_t i = 0; i < want.size(); ++i) {
        file.exactly(ipsative(golden::item_from(one["input"][i], file, id)), want[i], fmt::format("{}[{}]", id, i));
      }
    } else {
      file.unknown_case(id);
    }
  }
  file.report();
}
