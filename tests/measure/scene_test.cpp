// Scenes: a worked conversation, a session with one, every path of random scenes, and hostile numbers.

#include "measure/property.h"
#include "measure/scene_score.h"
#include "measure/session_score.h"

#include <doctest/doctest.h>
#include <cmath>
#include <functional>
#include <limits>

using namespace aplomb;
using namespace aplomb::measure;
using property::index_below;

namespace {

constexpr double slack = 1e-9;

Reply reply(const std::string& id, double e, std::vector<KeyEntry> key, const std::string& next) {
  return {id, "", e, std::move(key), next, "", {}};
}

std::vector<Quality> qualities() {
  std::vector<Quality> result(2);
  result[0].id = "calm";
  result[1].id = "listen";
  return result;
}

/// Two turns. Calm is keyed at t1 and at t2a alone, listen at both second turns.
Scene sofa() {
  Scene scene;
  scene.id = "sofa";
  scene.start = "t1";
  scene.turns = {
      {"t1", "", {reply("a", 2, {{"calm", 2}}, "t2a"), reply("b", 0, {{"calm", -2}}, "t2b")}},
      {"t2a", "", {reply("a", 1, {{"calm", 1}, {"listen", 1}}, "end"), reply("b", -1, {{"calm", -1}}, "end")}},
      {"t2b", "", {reply("a", 2, {{"listen", 2}}, "end"), reply("b", -2, {{"listen", -2}}, "end"),
                   reply("c", 1, {}, "end")}}};
  return scene;
}

Conversation said(const std::string& first, const std::string& turn, const std::string& second) {
  return {{{"t1", first}, {turn, second}}};
}

/// `turns` layers of 1..3 nodes; a reply leads anywhere in the next layer.
SceneItem any_scene(std::size_t qualities) {
  SceneItem item;
  item.qualities = qualities;
  std::vector<std::vector<std::size_t>> layers;
  const std::size_t turns = 1 + index_below(4);
  std::size_t nodes = 0;
  for (std::size_t t = 0; t < turns; ++t) {
    layers.emplace_back();
    const std::size_t width = t == 0 ? 1 : 1 + index_below(3);
    for (std::size_t i = 0; i < width; ++i) layers.back().push_back(nodes++);
  }
  for (std::size_t t = 0; t < turns; ++t) {
    for (std::size_t i = 0; i < layers[t].size(); ++i) {
      item.nodes.emplace_back();
      const std::size_t replies = 2 + index_below(3);
      for (std::size_t r = 0; r < replies; ++r) {
        SceneReply row;
        row.effectiveness = static_cast<double>(index_below(9)) / 2 - 2;
        for (std::size_t q = 0; q < qualities; ++q) row.key_q.push_back(static_cast<double>(index_below(4)) - 1);
        if (t + 1 < turns) row.next = layers[t + 1][index_below(layers[t + 1].size())];
        item.nodes.back().push_back(std::move(row));
      }
    }
  }
  return item;
}

/// Every path with its probability under random replies.
void each_path(const SceneItem& item, const std::function<void(const ScenePath&, double)>& visit) {
  ScenePath path;
  const std::function<void(std::optional<std::size_t>, double)> walk = [&](std::optional<std::size_t> node, double p) {
    if (!node) return visit(path, p);
    const auto& replies = item.nodes[*node];
    for (std::size_t r = 0; r < replies.size(); ++r) {
      path.push_back({*node, r});
      walk(replies[r].next, p / static_cast<double>(replies.size()));
      path.pop_back();
    }
  };
  walk(item.start, 1);
}

SceneItem two_replies() {
  SceneItem item;
  item.qualities = 1;
  item.nodes = {{{1, {1}, std::nullopt}, {-1, {-1}, std::nullopt}}};
  return item;
}

Question rating(const std::string& id) {
  Question question;
  question.id = id;
  question.format = Format::rate;
  question.options = {{"a", "", 2, {{"calm", 2}, {"listen", 1}}, "", {}}, {"b", "", -2, {{"calm", -2}}, "", {}}};
  return question;
}

}  // namespace

TEST_CASE("a conversation of two turns by hand") {
  const auto bank = qualities();
  const SceneItem item = scene_item(sofa(), bank);
  CHECK(problem_of(item) == "");
  CHECK(turns_of(item) == 2);
  // Calm has 1 node on the path over t2b, listen 1 on every path: T/2 = 1 question, half each.
  const ItemBounds bounds = bounds_of(item);
  CHECK(bounds.max == std::vector<double>{0.5, 0.5});
  CHECK(bounds.min == std::vector<double>{-0.5, -0.5});
  // Calm: over t2a the mean norm is (1 + 1/2)/2 on average, over t2b 0: E = 3/8. Listen: norms 1, 0 at
  // t2a and 1, 0, 1/2 at t2b, on average 1/2 at both.
  CHECK(bounds.chance[0] == doctest::Approx(0.5 * (2 * 0.375 - 1)));
  CHECK(bounds.chance[1] == doctest::Approx(0));

  const SceneScore best = score_scene(item, *scene_path(sofa(), said("a", "t2a", "a")));
  CHECK(best.y[0] == doctest::Approx(0.5));
  CHECK(best.y[1] == doctest::Approx(0.5));
  CHECK(best.overall.value() == doctest::Approx(1));
  // The first pick lifts what calm may expect from 3/8 to (1 + 1/2)/2 = 3/4, the second to 1.
  CHECK(best.step_parts[0][0] == doctest::Approx(0.375));
  CHECK(best.step_parts[1][0] == doctest::Approx(0.25));
  CHECK(best.step_parts[0][1] == doctest::Approx(0));

  // A poor first move does not lower the ceiling of the rest: listen still reaches its maximum.
  const SceneScore mended = score_scene(item, *scene_path(sofa(), said("b", "t2b", "a")));
  CHECK(mended.y[0] == doctest::Approx(-0.5));
  CHECK(mended.y[1] == doctest::Approx(0.5));
  CHECK(mended.overall.value() == doctest::Approx(0));
  CHECK(mended.step_agreement[0].value() == doctest::Approx(-1));
  CHECK(mended.step_agreement[1].value() == doctest::Approx(1));
}

TEST_CASE("a conversation broken off or led astray counts as unanswered") {
  CHECK_FALSE(scene_path(sofa(), {}).has_value());
  CHECK_FALSE(scene_path(sofa(), {{{"t1", "a"}}}).has_value());
  CHECK_FALSE(scene_path(sofa(), said("a", "t2b", "a")).has_value());
  CHECK(scene_path(sofa(), said("b", "t2b", "c")).has_value());
}

TEST_CASE("every path of any scene has the chance the parts and the bounds that enumeration finds") {
  property::holds("scenes", [] {
    const SceneItem item = any_scene(3);
    RC_ASSERT(problem_of(item).empty());
    const ItemBounds bounds = bounds_of(item);
    std::vector<double> expected(item.qualities, 0);
    double ranges = 0;
    for (std::size_t q = 0; q < item.qualities; ++q) ranges += range(bounds, q);
    RC_ASSERT(ranges <= slack || std::abs(ranges - turns_of(item)) < slack);
    each_path(item, [&](const ScenePath& path, double p) {
      RC_ASSERT(valid(item, path));
      const SceneScore score = score_scene(item, path);
      for (std::size_t q = 0; q < item.qualities; ++q) {
        double sum = bounds.chance[q];
        for (const auto& step : score.step_parts) sum += step[q];
        RC_ASSERT(std::abs(sum - score.y[q]) < slack);
        RC_ASSERT(score.y[q] >= bounds.min[q] - slack);
        RC_ASSERT(score.y[q] <= bounds.max[q] + slack);
        expected[q] += p * score.y[q];
      }
      if (score.overall.has_value()) RC_ASSERT(std::abs(score.overall.value()) <= turns_of(item) / 2.0 + slack);
    });
    for (std::size_t q = 0; q < item.qualities; ++q) RC_ASSERT(std::abs(expected[q] - bounds.chance[q]) < slack);
  });
}

TEST_CASE("a scene stands in a session with its weight and its replies add up") {
  const auto bank = qualities();
  const Scene scene = sofa();
  const std::vector<Question> questions{rating("q1"), rating("q2"), rating("q3")};
  const std::vector<FormEntry> form{&questions[0], &questions[1], &scene, &questions[2]};
  Profile profile;
  profile.qualities = {{"listen", 1, Shape::at_least, 95, 20, 10, 30, ""}, {"calm", 3, Shape::at_least, 95, 20, 10, 30, ""}};
  const Response good = Rating{{{"a", 5}, {"b", 1}}};
  const std::map<std::string, Response> responses{
      {"q1", good}, {"q2", good}, {"q3", Rating{{{"a", 1}, {"b", 5}}}}, {"sofa", said("b", "t2b", "a")}};
  const SessionResult got = score_session(form, bank, responses, true, profile);
  REQUIRE(got.answers.size() == 4);
  // Three questions of agreement 1, 1, -1 and one scene that weighs T/2 = 1 with agreement 0.
  CHECK(got.overall.value() == doctest::Approx(50 * (1 + 1.0 / 4)));
  CHECK(got.answers[2].agreement.value() == doctest::Approx(0));
  REQUIRE(got.answers[2].replies.size() == 2);
  CHECK(got.answers[2].replies[1].turn == "t2b");
  CHECK(got.answers[2].replies[1].reply == "a");
  // Calm: 3 questions of +-4/5, the scene +-1/2: (0.8 - 0.5 + 2.9)/5.8.
  CHECK(got.qualities[0].score.value() == doctest::Approx(100 * 3.2 / 5.8));
  CHECK(got.qualities[0].questions == 4);
  double total = got.start;
  for (const AnswerResult& answer : got.answers) {
    total += answer.part;
    double steps = 0;
    for (const ReplyResult& step : answer.replies) steps += step.part;
    if (!answer.replies.empty()) CHECK(std::abs(steps - answer.part) < slack);
  }
  CHECK(std::abs(total - got.fit.value()) < slack);

  // Broken off in the middle of the scene and of the session: not reached. Skipped when the session was completed.
  const std::map<std::string, Response> broken{{"q1", good}, {"q2", good}, {"sofa", Conversation{{{"t1", "a"}}}}};
  CHECK(score_session(form, bank, broken, false, profile).answers[2].status == AnswerStatus::not_reached);
  CHECK(score_session(form, bank, broken, true, profile).answers[2].status == AnswerStatus::skipped);
  // What belongs to another kind says nothing.
  const std::map<std::string, Response> astray{{"q1", said("a", "t2a", "a")}, {"sofa", good}};
  for (const AnswerResult& answer : score_session(form, bank, astray, true, profile).answers)
    CHECK(answer.status == AnswerStatus::skipped);

  const std::vector<FormEntry> nothing{static_cast<const Question*>(nullptr)};
  CHECK_THROWS_AS(score_session(nothing, bank, {}, true, profile), std::invalid_argument);
}

TEST_CASE("hostile scenes are refused and level ones measure nothing") {
  const auto problem = [](auto spoil) {
    SceneItem item = two_replies();
    spoil(item);
    CHECK_THROWS_AS(bounds_of(item), std::invalid_argument);
    CHECK_THROWS_AS(score_scene(item, ScenePath{{0, 0}}), std::invalid_argument);
    return problem_of(item);
  };
  CHECK(problem([](SceneItem& i) { i.nodes.clear(); }) != "");
  CHECK(problem([](SceneItem& i) { i.nodes[0].clear(); }) != "");
  CHECK(problem([](SceneItem& i) { i.start = 7; }) != "");
  CHECK(problem([](SceneItem& i) { i.nodes[0][0].next = 0; }) != "");
  CHECK(problem([](SceneItem& i) { i.nodes[0][0].next = 5; }) != "");
  CHECK(problem([](SceneItem& i) { i.nodes[0][0].key_q.clear(); }) != "");
  CHECK(problem([](SceneItem& i) { i.nodes[0][0].effectiveness = std::numeric_limits<double>::quiet_NaN(); }) != "");
  CHECK(problem([](SceneItem& i) { i.nodes[0][0].key_q[0] = std::numeric_limits<double>::infinity(); }) != "");

  const SceneItem item = two_replies();
  for (const ScenePath& path : {ScenePath{}, ScenePath{{1, 0}}, ScenePath{{0, 9}}, ScenePath{{0, 0}, {0, 0}}}) {
    CHECK_FALSE(valid(item, path));
    CHECK_THROWS_AS(score_scene(item, path), std::invalid_argument);
  }
  SceneItem huge = item;
  huge.nodes[0][0].key_q[0] = 1e300;
  huge.nodes[0][1].key_q[0] = -1e300;
  CHECK(score_scene(huge, ScenePath{{0, 0}}).y[0] == doctest::Approx(0.5));
  SceneItem level = item;
  for (SceneReply& row : level.nodes[0]) row = {1, {1}, std::nullopt};
  CHECK(bounds_of(level).max[0] == 0);
  CHECK(score_scene(level, ScenePath{{0, 0}}).overall.status() == Status::zero_variance_key);
  CHECK(overall_weight(level) == 0);

  // A long chain of turns is a scene as well: no path is walked twice.
  SceneItem chain;
  chain.qualities = 1;
  ScenePath path;
  for (std::size_t node = 0; node < 200; ++node) {
    const auto next = node + 1 < 200 ? std::optional(node + 1) : std::nullopt;
    chain.nodes.push_back({{1, {1}, next}, {-1, {-1}, next}, {0, {0}, next}});
    path.push_back({node, 0});
  }
  CHECK(bounds_of(chain).chance[0] == doctest::Approx(0));
  CHECK(score_scene(chain, path).y[0] == doctest::Approx(100));
}
