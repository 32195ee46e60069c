#pragma once
// A scene as a candidate sees it: the words of its turns, and where each reply leads. No keys.

#include "core/response.h"

#include <string>
#include <string_view>
#include <vector>

namespace aplomb::kiosk {

struct ReplyView {
  std::string id;
  std::string text;
  std::string next;  ///< the turn it leads to, or scene_end
};

struct TurnView {
  std::string id;
  std::string says;
  std::vector<ReplyView> replies;  ///< in the session's order
};

struct SceneView {
  std::string start;
  std::vector<TurnView> turns;
};

/// A turn that was gone through, with what was said at it.
struct SaidTurn {
  const TurnView* turn = nullptr;
  const ReplyView* reply = nullptr;
};

/// Where a conversation stands. It points into the scene.
struct Talk {
  std::vector<SaidTurn> said;
  const TurnView* turn = nullptr;  ///< to be answered now; nullptr at the end
  int of = 0;                      ///< turns on every path

  /// True once the last turn was answered: the conversation stays as it is.
  [[nodiscard]] bool over() const { return turn == nullptr && !said.empty(); }
};

/// A response that is no path of this scene counts as nothing said.
[[nodiscard]] Talk talk_of(const SceneView& scene, const Response* response);

[[nodiscard]] const ReplyView* find_reply(const TurnView& turn, std::string_view id);

}  // namespace aplomb::kiosk
