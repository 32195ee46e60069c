#include "measure/scene_score.h"

#include "core/scene.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

namespace aplomb::measure {
namespace {

NextNodes next_of(const SceneItem& item) {
  NextNodes next;
  for (const auto& node : item.nodes) {
    next.emplace_back();
    for (const SceneReply& reply : node) next.back().push_back(reply.next);
  }
  return next;
}

void require_sound(const SceneItem& item) {
  if (const std::string problem = problem_of(item); !problem.empty()) throw std::invalid_argument(problem);
}

/// One key over the whole scene: a quality's, or E.
struct Column {
  const SceneItem& item;
  Matrix norm;  ///< node x reply, 0..1; empty for a node whose replies have the same key
  [[nodiscard]] bool keyed(std::size_t node) const { return !norm[node].empty(); }
};

template <class Key>
Column column_of(const SceneItem& item, Key key) {
  Column column{item, {}};
  for (const auto& node : item.nodes) {
    double low = key(node.front());
    double high = low;
    for (const SceneReply& reply : node) {
      low = std::min(low, key(reply));
      high = std::max(high, key(reply));
    }
    column.norm.emplace_back();
    if (high - low <= least_range) continue;
    for (const SceneReply& reply : node) column.norm.back().push_back((key(reply) - low) / (high - low));
  }
  return column;
}

Column quality_column(const SceneItem& item, std::size_t q) {
  return column_of(item, [q](const SceneReply& reply) { return reply.key_q[q]; });
}
Column overall_column(const SceneItem& item) {
  return column_of(item, [](const SceneReply& reply) { return reply.effectiveness; });
}

/// The smallest number of keyed nodes on any path.
struct FewestKeyed {
  const Column& column;
  std::map<std::size_t, int> known;
  int from(std::size_t node) {
    if (const auto found = known.find(node); found != known.end()) return found->second;
    std::optional<int> fewest;
    for (const SceneReply& reply : column.item.nodes[node]) {
      const int rest = reply.next ? from(*reply.next) : 0;
      fewest = std::min(fewest.value_or(rest), rest);
    }
    return known[node] = fewest.value_or(0) + (column.keyed(node) ? 1 : 0);
  }
};

/// The mean of norms at the end of a path, expected under random replies. It is (sum so far + sum to come)/(number so
/// far + number to come), and both to come depend on the branch: hence the expectation of 1/number and of sum/number.
struct Expected {
  double one_over_number = 0;
  double sum_over_number = 0;
};
struct Expectation {
  const Column& column;
  std::map<std::pair<std::size_t, int>, Expected> known;

  Expected from(std::optional<std::size_t> node, int number) {
    if (!node) return {1.0 / std::max(number, 1), 0};  // a measured key has at least one node on every path
    const auto place = std::make_pair(*node, number);
    if (const auto found = known.find(place); found != known.end()) return found->second;
    Expected sum;
    const auto& replies = column.item.nodes[*node];
    const bool keyed = column.keyed(*node);
    for (std::size_t r = 0; r < replies.size(); ++r) {
      const Expected rest = from(replies[r].next, number + (keyed ? 1 : 0));
      sum.one_over_number += rest.one_over_number;
      sum.sum_over_number += rest.sum_over_number + (keyed ? column.norm[*node][r] * rest.one_over_number : 0);
    }
    const auto n = static_cast<double>(replies.size());
    return known[place] = {sum.one_over_number / n, sum.sum_over_number / n};
  }

  double mean(std::optional<std::size_t> node, int number, double sum) {
    const Expected expected = from(node, number);
    return std::clamp(sum * expected.one_over_number + expected.sum_over_number, 0.0, 1.0);  // rounding aside
  }
};

/// 2 mean - 1 expected before each pick and after the last: -1..+1, path + 1 values. The last is the score in units of
/// its range.
std::vector<double> course_of(const Column& column, std::span<const ScenePick> path) {
  Expectation expectation{column, {}};
  std::vector<double> course{2 * expectation.mean(column.item.start, 0, 0) - 1};
  double sum = 0;
  int number = 0;
  for (const ScenePick& pick : path) {
    if (column.keyed(pick.node)) {
      sum += column.norm[pick.node][pick.reply];
      ++number;
    }
    course.push_back(2 * expectation.mean(column.item.nodes[pick.node][pick.reply].next, number, sum) - 1);
  }
  return course;
}

int fewest_keyed(const Column& column) { return FewestKeyed{column, {}}.from(column.item.start); }

/// R_q of every quality.
std::vector<double> half_ranges(const SceneItem& item) {
  std::vector<double> fewest;
  double all = 0;
  for (std::size_t q = 0; q < item.qualities; ++q) {
    fewest.push_back(fewest_keyed(quality_column(item, q)));
    all += fewest.back();
  }
  if (all <= 0) return fewest;
  for (double& n : fewest) n *= turns_of(item) / (2.0 * all);
  return fewest;
}

std::size_t turn_index(const Scene& scene, std::string_view id) {
  return static_cast<std::size_t>(find_turn(scene, id) - scene.turns.data());
}

bool sound(double value) { return std::isfinite(value) && std::abs(value) <= largest_key; }

}  // namespace

SceneItem scene_item(const Scene& scene, std::span<const Quality> qualities) {
  if (const SceneShape shape = shape_of(scene); !shape.problem.empty())
    throw std::invalid_argument("scene " + scene.id + ": " + shape.problem);
  const NextNodes next = next_nodes(scene);
  SceneItem item;
  item.qualities = qualities.size();
  item.start = turn_index(scene, scene.start);
  for (std::size_t t = 0; t < scene.turns.size(); ++t) {
    item.nodes.emplace_back();
    for (std::size_t r = 0; r < scene.turns[t].replies.size(); ++r) {
      const Reply& reply = scene.turns[t].replies[r];
      SceneReply row{reply.e, std::vector<double>(qualities.size(), 0), next[t][r]};
      for (const KeyEntry& entry : reply.key) {
        const auto found = std::find_if(qualities.begin(), qualities.end(),
                                        [&](const Quality& quality) { return quality.id == entry.quality; });
        if (found == qualities.end())
          throw std::invalid_argument("scene " + scene.id + " is keyed on an unknown quality: " + entry.quality);
        row.key_q[static_cast<std::size_t>(found - qualities.begin())] = entry.points;
      }
      item.nodes.back().push_back(std::move(row));
    }
  }
  return item;
}

std::optional<ScenePath> scene_path(const Scene& scene, const Conversation& conversation) {
  const Standing now = standing(scene, conversation);
  if (!now.belongs || now.turn != nullptr || conversation.path.empty()) return std::nullopt;
  ScenePath path;
  for (const PickedReply& picked : conversation.path) {
    const std::size_t node = turn_index(scene, picked.turn);
    const auto& replies = scene.turns[node].replies;
    path.push_back({node, static_cast<std::size_t>(find_reply(scene.turns[node], picked.reply) - replies.data())});
  }
  return path;
}

std::string problem_of(const SceneItem& item) {
  for (const auto& node : item.nodes) {
    if (node.size() < least_replies || node.size() > most_replies) return "a turn has 2 to 8 replies";
    for (const SceneReply& reply : node) {
      if (reply.key_q.size() != item.qualities) return "a reply has a key for each quality";
      if (!sound(reply.effectiveness) || !std::all_of(reply.key_q.begin(), reply.key_q.end(), sound))
        return "a key is out of range";
    }
  }
  if (!path_length(next_of(item), item.start)) return "every path has the same number of turns and ends";
  return {};
}

bool valid(const SceneItem& item, std::span<const ScenePick> path) {
  std::optional<std::size_t> node = item.start;
  for (const ScenePick& pick : path) {
    if (!node || *node != pick.node || pick.node >= item.nodes.size() || pick.reply >= item.nodes[pick.node].size())
      return false;
    node = item.nodes[pick.node][pick.reply].next;
  }
  return !path.empty() && !node;
}

int turns_of(const SceneItem& item) {
  require_sound(item);
  return path_length(next_of(item), item.start).value();
}

double overall_weight(const SceneItem& item) {
  const double questions = turns_of(item) / 2.0;
  return fewest_keyed(overall_column(item)) > 0 ? questions : 0;
}

ItemBounds bounds_of(const SceneItem& item) {
  require_sound(item);
  ItemBounds bounds;
  bounds.max = half_ranges(item);
  for (std::size_t q = 0; q < item.qualities; ++q) {
    const double r = bounds.max[q];
    bounds.min.push_back(-r);
    bounds.chance.push_back(r > 0 ? r * course_of(quality_column(item, q), {}).front() : 0);
  }
  return bounds;
}

SceneScore score_scene(const SceneItem& item, std::span<const ScenePick> path) {
  require_sound(item);
  if (!valid(item, path)) throw std::invalid_argument("the path does not belong to the scene");
  SceneScore score;
  score.step_parts.assign(path.size(), std::vector<double>(item.qualities, 0));
  const std::vector<double> ranges = half_ranges(item);
  for (std::size_t q = 0; q < item.qualities; ++q) {
    if (ranges[q] <= 0) {
      score.y.push_back(0);
      continue;
    }
    const std::vector<double> course = course_of(quality_column(item, q), path);
    score.y.push_back(ranges[q] * course.back());
    for (std::size_t step = 0; step < path.size(); ++step)
      score.step_parts[step][q] = ranges[q] * (course[step + 1] - course[step]);
  }
  const Column overall = overall_column(item);
  const double weight = overall_weight(item);
  score.overall = weight > 0 ? Figure<>(weight * course_of(overall, path).back())
                             : Figure<>::none(Status::zero_variance_key);
  for (const ScenePick& pick : path) {
    score.step_agreement.push_back(overall.keyed(pick.node) ? Figure<>(2 * overall.norm[pick.node][pick.reply] - 1)
                                                            : Figure<>::none(Status::zero_variance_key));
  }
  return score;
}

}  // namespace aplomb::measure
