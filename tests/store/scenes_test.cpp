// Scenes in documents, drafts, forms and sessions.

#include "scratch.h"

#include "core/order.h"
#include "core/session.h"
#include "store/drafts.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace aplomb;
using namespace aplomb::store;
using namespace aplomb::store::testing;

namespace {

Reply reply(const std::string& id, double e, const std::string& next) {
  return {id, "I say " + id, e, {{"empathy", 1}, {"patience", e == 0 ? 0.5 : e}}, next, "because of " + id, {"A4.12"}};
}

Scene small_scene() {
  Scene scene;
  scene.id = "cc-sofa";
  scene.title = "a torn sofa";
  scene.setting = "contact-centre";
  scene.primary = "patience";
  scene.difficulty = Difficulty::hard;
  scene.pivot = "It is torn.";
  scene.safety = true;
  scene.author = "A. Writer";
  scene.source = "own";
  scene.glossary = {"seam"};
  scene.enemies = {"cc-rate"};
  scene.waive = {{"L05", "quoted speech"}};
  scene.opening = "A sofa has come with a tear.";
  scene.start = "t1";
  scene.turns = {{"t1", "It is torn!", {reply("a", 2, "t2a"), reply("b", -1, "t2b")}},
                 {"t2a", "Thank you.", {reply("a", 2, "end"), reply("b", 0, "end"), reply("c", -2, "end")}},
                 {"t2b", "What?", {reply("a", 1, "end"), reply("b", -1, "end")}}};
  return scene;
}

Bank bank_with_scene() {
  Bank bank = small_bank();
  bank.scenes = {small_scene()};
  return bank;
}

}  // namespace

TEST_CASE("documents of banks without scenes keep the names they had") {
  CHECK(hex(hash_of(canonical_item(small_bank().questions[0]))) == "bce289cc9bf1c52a60ee79eb210010318585c726821eb748263e09adcb6deca2");
  Bank before = small_bank();
  before.follow_ups[0].core = false;
  CHECK(hex(hash_of(canonical_bank(before))) == "32f6c5bd43436bdc204bd011a96e0487fba054edd0fd074735b2511fd2bef455");
}

TEST_CASE("a scene is an item of its words keys E and turns") {
  Scene scene;
  scene.id = "s1";
  scene.primary = "empathy";
  scene.opening = "Who?";
  scene.start = "t1";
  scene.turns = {{"t1", "Me?", {{"a", "Yes", 2, {{"empathy", 1.5}}, "end", "why", {"A1"}}, {"b", "No", 0, {}, "end", "", {}}}}};
  CHECK(canonical_item(scene) ==
        R"({"format":"scene","id":"s1","opening":"Who?","primary":"empathy","start":"t1","turns":[{"id":"t1","replies":)"
        R"([{"e":2000,"id":"a","key":{"empathy":1500},"next":"end","text":"Yes"},{"id":"b","next":"end","text":"No"}],)"
        R"("says":"Me?"}],"v":1})");
}

TEST_CASE("what is not the scene leaves its name alone") {
  const Hash name = hash_of(canonical_item(small_scene()));
  Scene changed = small_scene();
  changed.title = changed.pivot = changed.author = changed.source = "another";
  changed.difficulty = Difficulty::easy;
  changed.safety = false;
  changed.glossary.clear();
  changed.enemies.clear();
  changed.waive.clear();
  changed.turns[1].replies[2].why = "another reason";
  changed.turns[1].replies[2].advice.clear();
  CHECK(hash_of(canonical_item(changed)) == name);
  for (int i = 0; i < 5; ++i) {
    Scene other = small_scene();
    if (i == 0) other.opening += "!";
    if (i == 1) other.turns[2].says += "!";
    if (i == 2) other.turns[0].replies[0].next = "t2b";
    if (i == 3) other.turns[1].replies[0].e = 1;
    if (i == 4) std::swap(other.turns[1], other.turns[2]);
    CHECK(hash_of(canonical_item(other)) != name);
  }
}

TEST_CASE("a bank with scenes blueprint and forms comes back from the vault and from a draft") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::studio, "test", at(0));
  Bank bank = bank_with_scene();
  bank.blueprint = {{"default", 18, 1, 5, {{"empathy", 3}, {"patience", 2}}, 4, 0.2, 0.25, 0.35, 1}, {}};
  bank.blueprint[1].name = "short";
  bank.forms = {{"default", "A", {"cc-rank", "cc-rate"}, {"cc-sofa"}}, {"short", "A", {"cc-pick"}, {}}};
  CHECK(bank_from_draft(draft_bytes(bank)) == bank);
  const PublishedBank published = publish_bank(vault, bank, {}, administrator, at(1));
  CHECK(published.changed == 5);
  CHECK(load_bank(vault, published.bank) == bank);
  CHECK(form_families(vault) == std::vector<std::string>{"default", "short"});
  REQUIRE(published.forms.size() == 2);
  const Form form = load_form(vault, published.forms[0]);
  REQUIRE(form.items.size() == 3);
  CHECK(load_item(vault, form.items[0]).id == "cc-rank");
  const Scene scene = load_scene(vault, form.items[2]);
  CHECK(scene.id == "cc-sofa");
  CHECK(scene.turns[1].replies[2].next == "end");
  CHECK(scene.turns[0].replies[0].why.empty());  // that is the bank's
  CHECK(form.instructions.size() == 2);
  CHECK(says(refusal([&] { load_item(vault, form.items[2]); }), "another kind"));
  CHECK(says(refusal([&] { load_scene(vault, form.items[0]); }), "another kind"));
  CHECK(std::holds_alternative<Scene>(load_any_item(vault, form.items[2])));
}

TEST_CASE("a bank without forms publishes one of all questions and then all scenes") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::studio, "test", at(0));
  Bank bank = bank_with_scene();
  const PublishedBank first = publish_bank(vault, bank, {}, "", at(1));
  CHECK(load_form(vault, first.forms.at(0)).items.size() == 5);
  CHECK(publish_bank(vault, bank, {}, "", at(2)).changed == 0);
  bank.retired = {"cc-sofa"};
  bank.version = 4;
  CHECK(load_form(vault, publish_bank(vault, bank, {}, "", at(3)).forms.at(0)).items.size() == 4);
}

TEST_CASE("what cannot be played or found is not published") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::studio, "test", at(0));
  Bank bank = bank_with_scene();
  CHECK(says(refusal([&] { publish_bank(vault, bank, {{"f", "A", {}, {"cc-chair"}}}, "", at(1)); }), "cc-chair"));
  bank.scenes[0].turns[0].replies[0].next = "t3";
  CHECK(says(refusal([&] { publish_bank(vault, bank, {}, "", at(1)); }), "cc-sofa"));
  CHECK(bank_ids(vault).empty());
}

TEST_CASE("a family of forms belongs to one bank") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::studio, "test", at(0));
  Bank bank = bank_with_scene();
  bank.forms = {{"default", "A", {"cc-rate"}, {}}};
  publish_bank(vault, bank, {}, "", at(1));
  bank.id = "other";
  CHECK(says(refusal([&] { publish_bank(vault, bank, {}, "", at(2)); }), "'front-line'"));
  CHECK(bank_ids(vault) == std::vector<std::string>{"front-line"});
}

TEST_CASE("the replies of each turn are shuffled and stored") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::kiosk, "test", at(0));
  Published published = publish(vault);
  Bank bank = bank_with_scene();
  bank.version = 4;
  published.bank = publish_bank(vault, bank, {}, administrator, at(3));
  const store::Session made = open_walk_in(vault, published.vacancy, false, 99, at(5));
  append(vault, made.id, Started{"walk-in"}, at(6));
  const FormGiven given = give_form(vault, made.id, at(7));
  REQUIRE(given.questions.size() == 5);
  for (std::size_t i = 0; i < 4; ++i) CHECK(given.questions[i].turns.empty());
  const GivenQuestion& scene = given.questions[4];
  CHECK(scene.question == "cc-sofa");
  CHECK(scene.order.empty());
  REQUIRE(scene.turns.size() == 3);
  const std::vector<std::string> three{"a", "b", "c"};
  const std::vector<std::string> two{"a", "b"};
  CHECK(scene.turns[0] == GivenTurn{"t1", shuffled(two, 99, question_salt("cc-sofa/t1"))});
  CHECK(scene.turns[1] == GivenTurn{"t2a", shuffled(three, 99, question_salt("cc-sofa/t2a"))});
  CHECK(scene.turns[2] == GivenTurn{"t2b", shuffled(two, 99, turn_salt("cc-sofa", "t2b"))});
  CHECK(give_form(vault, made.id, at(8)) == given);
  CHECK(fold(events(vault, made.id)).form == given);
}
