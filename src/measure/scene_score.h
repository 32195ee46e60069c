#pragma once
// A branching scene by index: what can be attained, what random replies give, and what a path scores (scoring.md 1.2b).
// A turn counts half a question; a reply is worth where its key lies between the poorest and the best of its turn, so a
// poor first move never lowers the ceiling of the rest.

#include "core/response.h"
#include "measure/item_score.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace aplomb::measure {

/// One reply of a node, by index.
struct SceneReply {
  double effectiveness = 0;         ///< E: overall, any scale: only its place within the node counts
  std::vector<double> key_q;        ///< by quality
  std::optional<std::size_t> next;  ///< the node it leads to; none = the end
};

struct SceneItem {
  std::size_t qualities = 0;
  std::size_t start = 0;                       ///< index of the first node
  std::vector<std::vector<SceneReply>> nodes;  ///< node x reply
};

/// One reply picked. A path runs from the start to the end.
struct ScenePick {
  std::size_t node = 0;
  std::size_t reply = 0;
};
using ScenePath = std::vector<ScenePick>;

/// `scene` by index: nodes in the order of its turns, key columns in the order of `qualities`. Throws
/// std::invalid_argument for a scene that cannot be played (shape_of in core/scene.h) and for a key on a quality that is
/// not in `qualities`.
SceneItem scene_item(const Scene& scene, std::span<const Quality> qualities);

/// A conversation of `scene` by index; none unless it runs from the start to the end along the scene's replies: a
/// scene broken off counts as unanswered, as a partial ranking does (1.2).
std::optional<ScenePath> scene_path(const Scene& scene, const Conversation& conversation);

/// What is wrong with `item`, in a few words for a programmer; empty when it can be scored. A scene has at least one
/// node, 2..8 replies at each, the same number of turns on every path, a key for each quality, and finite numbers not
/// beyond largest_key.
std::string problem_of(const SceneItem& item);

/// Whether `path` runs from the start to the end.
bool valid(const SceneItem& item, std::span<const ScenePick> path);

/// T: the number of turns on every path. Throws std::invalid_argument for an item with a problem, as all below do.
int turns_of(const SceneItem& item);

/// What the scene weighs in the form's overall judgement, in questions: T/2; 0 where a path meets no node whose E differ.
double overall_weight(const SceneItem& item);

/// By quality, in questions: min = -R_q, max = R_q and the expected score of uniformly random replies, which depends on
/// the branches they lead to. R_q = (T/2) n_q / sum of n, n_q = the smallest number of nodes on a path whose keys on q
/// differ; 0 when there is a path without such a node.
ItemBounds bounds_of(const SceneItem& item);

/// What a path scores. Shapes by quality, and step x quality, where a step is a turn of the path.
struct SceneScore {
  std::vector<double> y;  ///< R_q (2 mean of norm - 1) over the visited nodes keyed on q, norm = (K - min)/(max - min)
  /// By how much each pick changed the score that random replies would give from there on; the sum over steps is y -
  /// chance. A pick is thus credited with its own place at its turn and with the turns that it leads to.
  Matrix step_parts;
  Figure<> overall;  ///< -T/2..T/2: the same with E for the key; zero_variance_key where a path meets no node whose E
                     ///< differ
  std::vector<Figure<>> step_agreement;  ///< -1..+1 by step: 2 norm - 1 of E; zero_variance_key where E does not differ
};

/// Scores a path (`valid` for the item; otherwise std::invalid_argument).
SceneScore score_scene(const SceneItem& item, std::span<const ScenePick> path);

}  // namespace aplomb::measure
