// Golden data of branching scenes: the scene cases of file 02b.

#include "measure/golden.h"
#include "measure/scene_score.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <map>

using namespace aplomb::measure;
using golden::File;
using golden::Json;

namespace {

struct NamedScene {
  SceneItem item;
  std::map<std::string, std::size_t> nodes;
};

NamedScene scene_from(const Json& json, File& file, const std::string& where) {
  file.know(json, {"id", "format", "turns", "start", "nodes"}, where);
  NamedScene scene;
  for (const auto& [name, replies] : json.at("nodes").items()) {
    const std::size_t index = scene.nodes.size();
    scene.nodes[name] = index;
  }
  scene.item.start = scene.nodes.at(json.at("start").get<std::string>());
  scene.item.nodes.resize(scene.nodes.size());
  for (const auto& [name, replies] : json["nodes"].items()) {
    for (const Json& reply : replies) {
      file.know(reply, {"effectiveness", "key_q", "next"}, where);
      SceneReply row;
      row.effectiveness = reply.at("effectiveness").get<double>();
      row.key_q = reply.at("key_q").get<std::vector<double>>();
      if (!reply.at("next").is_null()) row.next = scene.nodes.at(reply["next"].get<std::string>());
      scene.item.qualities = row.key_q.size();
      scene.item.nodes[scene.nodes.at(name)].push_back(std::move(row));
    }
  }
  const std::string problem = problem_of(scene.item);
  CHECK_MESSAGE(problem.empty(), where << ": " << problem);
  return scene;
}

ScenePath path_from(const Json& json, const NamedScene& scene, File& file, const std::string& where) {
  ScenePath path;
  for (const Json& pick : json) {
    file.know(pick, {"node", "option"}, where);
    path.push_back({scene.nodes.at(pick.at("node").get<std::string>()), pick.at("option").get<std::size_t>()});
  }
  return path;
}

void compare_scene(File& file, const Json& one, const std::string& id) {
  file.know(one, {"id", "input", "expected"}, id);
  file.know(one.at("input"), {"item", "responses"}, id);
  const Json& expected = one.at("expected");
  file.know(expected, {"share", "min", "max", "chance", "scores", "overall"}, id);
  const NamedScene scene = scene_from(one["input"].at("item"), file, id);
  file.exactly(turns_of(scene.item), one["input"]["item"].at("turns"), id + " turns");
  const ItemBounds bounds = bounds_of(scene.item);
  file.numbers(bounds.max, expected.at("share"), id + " share");
  file.numbers(bounds.min, expected.at("min"), id + " min");
  file.numbers(bounds.max, expected.at("max"), id + " max");
  file.numbers(bounds.chance, expected.at("chance"), id + " chance");
  const Json& responses = one["input"].at("responses");
  REQUIRE(responses.size() == expected.at("scores").size());
  REQUIRE(responses.size() == expected.at("overall").size());
  for (std::size_t i = 0; i < responses.size(); ++i) {
    const SceneScore score = score_scene(scene.item, path_from(responses[i], scene, file, id));
    file.numbers(score.y, expected["scores"][i], fmt::format("{} scores[{}]", id, i));
    file.figure(score.overall, expected["overall"][i], fmt::format("{} overall[{}]", id, i));
    for (std::size_t q = 0; q < scene.item.qualities; ++q) {
      double parts = bounds.chance[q];
      for (const auto& step : score.step_parts) parts += step[q];
      CHECK(parts == doctest::Approx(score.y[q]).epsilon(1e-12));
    }
  }
}

}  // namespace

TEST_CASE("golden 02b scenes") {
  File file("02b_pairs.json");
  int scenes = 0;
  for (const Json& one : file.cases()) {
    if (one.at("input").at("item").at("format") != "scene") continue;  // golden_score_test.cpp
    ++scenes;
    compare_scene(file, one, one.at("id").get<std::string>());
  }
  if (scenes > 0) file.report();
}
