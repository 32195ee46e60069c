#include "exchange/scene_check.h"

#include "core/scene.h"
#include "exchange/nearest_name.h"
#include "exchange/question_check.h"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace aplomb::exchange {
namespace {

/// The replies of a turn are asked what the options of a question are asked.
Question as_question(const Scene& scene, const Turn& turn) {
  Question question;
  question.id = turn.id;
  question.primary = scene.primary;
  for (const Reply& reply : turn.replies)
    question.options.push_back({reply.id, reply.text, reply.e, reply.key, reply.why, reply.advice});
  return question;
}

struct SceneCheck {
  Checker& check;
  const Scene& scene;
  std::string place;
  std::vector<std::string> turn_places{};                 ///< by turn
  std::vector<std::vector<std::string>> reply_places{};   ///< by turn and reply
  bool sound = true;                                      ///< nothing found that keeps a path from being followed

  void broken(std::string at, Message what, Message remedy) {
    sound = false;
    check.add(std::move(at), "L02", std::move(what), std::move(remedy));
  }

  void name_places() {
    PlaceNames names;
    for (const Turn& turn : scene.turns) {
      turn_places.push_back(place + '/' + names.next("question", turn.id));
      PlaceNames reply_names;
      reply_places.emplace_back();
      for (const Reply& reply : turn.replies)
        reply_places.back().push_back(turn_places.back() + '/' + reply_names.next("question", reply.id));
    }
  }

  /// Names inside one scene are known whatever other files hold. Nothing is said where nothing is written: the reader has.
  void leads_somewhere(const std::string& at, const std::string& name, bool may_end) {
    if ((may_end && name == scene_end) || find_turn(scene, name) != nullptr) return;
    sound = false;
    if (!check.written(at)) return;
    std::vector<std::string_view> names;
    for (const Turn& turn : scene.turns) names.emplace_back(turn.id);
    if (may_end) names.push_back(scene_end);
    check.add(at, "L02", {N_("the scene has no turn '{name}'"), {{"name", shown(name)}}},
              names.empty() ? Message{N_("check the name"), {}} : instead_of(name, names));
  }

  void turns(const KnownNames& known) {
    Checker::Seen seen;
    for (std::size_t i = 0; i < scene.turns.size(); ++i) {
      const Turn& turn = scene.turns[i];
      const std::string& at = turn_places[i];
      check.id_form(at, turn.id);
      check.once(at, "id", turn.id, seen);
      if (turn.id == scene_end) {
        broken(at + "/id", {N_("a turn cannot be called 'end'"), {}}, {N_("give it another name, and wherever a reply leads to it"), {}});
      }
      check.filled(at, "says", turn.says);
      const std::size_t count = turn.replies.size();
      if (count < least_replies || count > most_replies) {
        sound = false;
        if (check.written(at + "/reply")) {
          broken(at + "/reply", {N_("the number of replies is {count}"), {{"count", std::to_string(count)}}},
                 {N_("write four; from two to eight can be played"), {}});
        }
      }
      check_choices(check, at, as_question(scene, turn), known);
      if (count > most_replies) continue;  // names are not looked for in nonsense
      for (std::size_t j = 0; j < count; ++j) leads_somewhere(reply_places[i][j] + "/next", turn.replies[j].next, true);
    }
  }

  /// Turns left from each turn, and what is wrong with the way there: told once, at the reply where paths part.
  struct Paths {
    SceneCheck& of;
    NextNodes next = next_nodes(of.scene);
    enum class State { unseen, open, known };
    std::vector<State> state = std::vector<State>(next.size(), State::unseen);
    std::vector<std::optional<int>> length = std::vector<std::optional<int>>(next.size());

    std::string next_place(std::size_t node, std::size_t reply) const { return of.reply_places[node][reply] + "/next"; }

    /// None when something is wrong further on.
    std::optional<int> from(std::size_t node) {
      if (state[node] == State::known) return length[node];
      state[node] = State::open;
      std::optional<int> first;
      bool whole = true;
      for (std::size_t reply = 0; reply < next[node].size(); ++reply) {
        const auto rest = after(node, reply);
        if (!rest) {
          whole = false;
        } else if (!first) {
          first = rest;
        } else if (*rest != *first) {
          whole = false;
          of.broken(next_place(node, reply),
                    {N_("the number of turns after this reply is {count}, and {other} after another"),
                     {{"count", std::to_string(*rest)}, {"other", std::to_string(*first)}}},
                    {N_("let every path have the same number of turns"), {}});
        }
      }
      state[node] = State::known;
      length[node] = whole && first ? std::optional(*first + 1) : std::nullopt;
      return length[node];
    }

    std::optional<int> after(std::size_t node, std::size_t reply) {
      const auto& to = next[node][reply];
      if (!to) return 0;
      if (state[*to] == State::open) {
        of.broken(next_place(node, reply),
                  {N_("this reply leads back to the turn '{turn}'"), {{"turn", shown(of.scene.turns[*to].id)}}},
                  {N_("let it lead to a turn that has not been, or to \"end\""), {}});
        return std::nullopt;
      }
      return from(*to);
    }
  };

  void paths() {
    Paths paths{*this};
    for (std::size_t i = 0; i < scene.turns.size(); ++i) {
      if (scene.turns[i].id == scene.start) paths.from(i);
    }
    for (std::size_t i = 0; i < scene.turns.size(); ++i) {
      if (paths.state[i] != Paths::State::unseen) continue;
      broken(turn_places[i], {N_("no path leads to the turn '{turn}'"), {{"turn", shown(scene.turns[i].id)}}},
             {N_("let a reply lead to it, or take it out"), {}});
    }
  }

  void shape(const KnownNames& known) {
    if (scene.turns.size() > most_turns) {
      broken(place + "/turn", {N_("the scene has {count} turns"), {{"count", std::to_string(scene.turns.size())}}},
             {N_("write five; at most 200 can be played"), {}});
      return;
    }
    name_places();
    turns(known);
    sound = sound && !scene.turns.empty();
    if (scene.turns.empty() && check.written(place + "/turn")) {
      broken(place + "/turn", {N_("the scene has no turn"), {}}, {N_("write a [[scene.turn]] with its replies"), {}});
    }
    if (!scene.turns.empty()) leads_somewhere(place + "/start", scene.start, false);
    Checker::Names ids;
    for (const Turn& turn : scene.turns) sound = ids.insert(turn.id).second && !turn.id.empty() && sound;
    if (sound) paths();
  }
};

void check_enemies(Checker& check, const std::string& place, const Scene& scene, const KnownNames& known) {
  Checker::Names others = known.questions;
  others.insert(known.scenes.begin(), known.scenes.end());
  for (std::size_t i = 0; i < scene.enemies.size(); ++i) {
    const std::string at = place + "/enemies/" + std::to_string(i + 1);
    if (scene.enemies[i] == scene.id) {
      check.add(at, "", {N_("a scene cannot name itself here"), {}}, {N_("name another scene or a question"), {}});
    } else if (!known.retired.contains(scene.enemies[i])) {
      check.known(at, "", scene.enemies[i], others, N_("unknown question or scene '{name}'"));
    }
  }
}

}  // namespace

void check_scenes(Checker& check, const Bank& bank, const KnownNames& known) {
  PlaceNames names;
  Checker::Seen seen;
  for (const Scene& scene : bank.scenes) {
    const std::string place = names.next("scene", scene.id);
    check.id_form(place, scene.id);
    check.once(place, "id", scene.id, seen);
    if (known.retired.contains(scene.id)) {
      check.add(place + "/id", "L01", {N_("'{id}' is retired"), {{"id", shown(scene.id)}}},
                {N_("give the scene a new id"), {}});
    }
    if (known.questions.contains(scene.id)) {
      check.add(place + "/id", "L01", {N_("'{id}' is the id of a question"), {{"id", shown(scene.id)}}},
                {N_("give the scene another name"), {}});
    }
    check.known(place + "/setting", "L02", scene.setting, known.settings, N_("unknown setting '{name}'"));
    check.known(place + "/primary", "L02", scene.primary, known.qualities, N_("unknown quality '{name}'"));
    check.filled(place, "pivot", scene.pivot);
    check.filled(place, "author", scene.author);
    check.filled(place, "opening", scene.opening);
    check.waivers(place, scene.waive);
    check_enemies(check, place, scene, known);
    SceneCheck{check, scene, place}.shape(known);
  }
}

}  // namespace aplomb::exchange
