#include "kiosk/scene_view.h"

#include "core/scene.h"

#include <algorithm>

namespace aplomb::kiosk {
namespace {

const TurnView* find_turn(const SceneView& scene, std::string_view id) {
  const auto found = std::find_if(scene.turns.begin(), scene.turns.end(), [&](const TurnView& turn) { return turn.id == id; });
  return found == scene.turns.end() ? nullptr : &*found;
}

/// All paths of a published scene have the same length, so any one tells it.
int turns_of(const SceneView& scene) {
  int turns = 0;
  const TurnView* turn = find_turn(scene, scene.start);
  while (turn != nullptr && turns < static_cast<int>(most_turns)) {
    ++turns;
    turn = turn->replies.empty() ? nullptr : find_turn(scene, turn->replies.front().next);
  }
  return turns;
}

}  // namespace

const ReplyView* find_reply(const TurnView& turn, std::string_view id) {
  const auto found = std::find_if(turn.replies.begin(), turn.replies.end(), [&](const ReplyView& reply) { return reply.id == id; });
  return found == turn.replies.end() ? nullptr : &*found;
}

Talk talk_of(const SceneView& scene, const Response* response) {
  Talk talk;
  talk.of = turns_of(scene);
  talk.turn = find_turn(scene, scene.start);
  const auto* conversation = response == nullptr ? nullptr : std::get_if<Conversation>(response);
  if (conversation == nullptr) return talk;
  for (const PickedReply& picked : conversation->path) {
    const ReplyView* reply = talk.turn == nullptr || talk.turn->id != picked.turn ? nullptr : find_reply(*talk.turn, picked.reply);
    if (reply == nullptr) return {{}, find_turn(scene, scene.start), talk.of};
    talk.said.push_back({talk.turn, reply});
    talk.turn = find_turn(scene, reply->next);
  }
  return talk;
}

}  // namespace aplomb::kiosk
