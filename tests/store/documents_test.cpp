#include "scratch.h"

#include "store/audit.h"
#include "store/drafts.h"

#include <SQLiteCpp/Database.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <limits>

using namespace aplomb;
using namespace aplomb::store;
using namespace aplomb::store::testing;

namespace {

Hash item_hash(const Question& question) { return hash_of(canonical_item(question)); }

}  // namespace

TEST_CASE("the name of a document is BLAKE2b-256 of its bytes") {
  CHECK(hex(hash_of("")) == "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
  CHECK(hex(hash_of("abc")) == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
  CHECK(question_salt("abc") == 0x72394263'3c81ddbdULL);
}

TEST_CASE("an item is its format words keys and E") {
  Question question;
  question.id = "q1";
  question.primary = "empathy";
  question.stem = "Who?";
  question.options = {{"a", "Me", 2, {{"patience", -1}, {"empathy", 1.5}}, "why", {"A1"}}, {"b", "You", 0, {}, "", {}}};
  CHECK(
      canonical_item(question) ==
      R"({"format":"rate","id":"q1","options":[{"e":2000,"id":"a","key":{"empathy":1500,"patience":-1000},"text":"Me"},)"
      R"({"id":"b","text":"You"}],"primary":"empathy","stem":"Who?","v":1})");
}

TEST_CASE("what is not the item leaves its name alone") {
  const Question question = small_bank().questions[0];
  const Hash name = item_hash(question);
  Question changed = question;
  changed.title = "another title";
  changed.author = "B. Writer";
  changed.source = "somewhere";
  changed.pivot = "another pivot";
  changed.difficulty = Difficulty::easy;
  changed.glossary.clear();
  changed.enemies.clear();
  changed.twin.clear();
  changed.waive.clear();
  changed.options[0].why = "another reason";
  changed.options[0].advice = {"A9.9"};
  CHECK(item_hash(changed) == name);
  std::reverse(changed.options[1].key.begin(), changed.options[1].key.end());
  CHECK(item_hash(changed) == name);  // the order in which qualities were written
  changed.stem = "A caller says the line has been dead for a week. Cafe\u0301 staff listen.";
  CHECK(item_hash(changed) == name);  // the same words in another normal form
}

TEST_CASE("a word a key E or the format makes another item") {
  const Question question = small_bank().questions[0];
  std::vector<Question> changes(7, question);
  changes[0].stem += ".";
  changes[1].options[2].text += "!";
  changes[2].options[0].e = 1.666;
  changes[3].options[0].key[0].points = 1;
  changes[4].options[0].key.pop_back();
  changes[5].format = Format::rank;
  std::swap(changes[6].options[0], changes[6].options[1]);
  for (const Question& changed : changes) CHECK(item_hash(changed) != item_hash(question));
}

TEST_CASE("what cannot be stored is refused in words") {
  Question question = small_bank().questions[0];
  question.stem = "broken \xff text";
  CHECK(says(refusal([&] { canonical_item(question); }), "cannot be stored"));
  question = small_bank().questions[0];
  question.options[0].e = std::numeric_limits<double>::quiet_NaN();
  CHECK(says(refusal([&] { canonical_item(question); }), "cannot be stored"));
}

TEST_CASE("a published bank profile and notice are read back whole") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::studio, "test", at(0));
  const Bank bank = small_bank();
  const PublishedBank published = publish_bank(vault, bank, {}, administrator, at(1));
  CHECK(published.changed == 4);
  CHECK(load_bank(vault, published.bank) == bank);
  const Profile profile = small_profile();
  CHECK(load_profile(vault, publish_profile(vault, profile, administrator, at(2))) == profile);
  const Notice notice = full_notice();
  CHECK(load_notice(vault, publish_notice(vault, notice, administrator, at(3))) == notice);
  CHECK(current_bank(vault, "front-line") == published.bank);
  CHECK(bank_ids(vault) == std::vector<std::string>{"front-line"});
  CHECK(profile_ids(vault) == std::vector<std::string>{"contact-centre-agent"});
  CHECK(form_families(vault) == std::vector<std::string>{"front-line"});
  CHECK(current_notice(vault).has_value());
  CHECK_FALSE(current_bank(vault, "other").has_value());
  CHECK_FALSE(current_profile(vault, "other").has_value());
  CHECK(current_forms(vault, "other").empty());
}

TEST_CASE("a form without a plan holds every question that is not retired") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::studio, "test", at(0));
  Bank bank = small_bank();
  bank.retired = {"cc-pick"};
  const PublishedBank published = publish_bank(vault, bank, {}, "", at(1));
  REQUIRE(published.forms.size() == 1);
  const Form form = load_form(vault, published.forms[0]);
  CHECK(form.family == "front-line");
  CHECK(form.name == "A");
  REQUIRE(form.items.size() == 3);
  const Question item = load_item(vault, form.items[0]);
  CHECK(item.id == "cc-rate");
  CHECK(item.primary == "empathy");
  CHECK(item.setting == "contact-centre");
  CHECK(item.options == [&] {
    std::vector<Option> options = bank.questions[0].options;
    for (Option& option : options) {
      option.why.clear();
      option.advice.clear();
    }
    return options;
  }());
  CHECK(item.title.empty());
  CHECK(form.instructions.size() == 3);  // only those of its formats
}

TEST_CASE("plans make parallel forms and name their mistakes") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::studio, "test", at(0));
  const std::vector<FormPlan> plans{
      {"short", "A", {"cc-rate", "cc-pick"}}, {"short", "B", {"cc-pick", "cc-rank"}}, {"long", "A", {"cc-rate"}}};
  const PublishedBank published = publish_bank(vault, small_bank(), plans, administrator, at(1));
  CHECK(published.forms.size() == 3);
  CHECK(current_forms(vault, "short") == std::vector<Hash>{published.forms[0], published.forms[1]});
  CHECK(current_forms(vault, "long") == std::vector<Hash>{published.forms[2]});
  const std::string refused = refusal([&] {
    publish_bank(vault, small_bank(), {{"short", "C", {"cc-dance"}}}, administrator, at(2));
  });
  CHECK(says(refused, "cc-dance"));
  CHECK(current_forms(vault, "short").size() == 2);
}

TEST_CASE("publishing twice gives the same names and changes nothing") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::studio, "test", at(0));
  const PublishedBank first = publish_bank(vault, small_bank(), {}, administrator, at(1));
  const PublishedBank second = publish_bank(vault, small_bank(), {}, administrator, at(2));
  CHECK(second.bank == first.bank);
  CHECK(second.forms == first.forms);
  CHECK(second.changed == 0);
  const Scratch elsewhere;
  make(elsewhere);
  Vault other(elsewhere.file(), Station::studio, "test", at(0));
  CHECK(publish_bank(other, small_bank(), {}, "", at(9)).bank == first.bank);
}

TEST_CASE("a typo elsewhere splits no form") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::studio, "test", at(0));
  const PublishedBank first = publish_bank(vault, small_bank(), {{"f", "A", {"cc-rate"}}}, administrator, at(1));
  Bank bank = small_bank();
  bank.questions[1].stem += " Corrected.";
  bank.questions[0].options[0].why = "A better reason.";
  bank.instructions[2].lead_in = "What will you do?";
  bank.version = 4;
  const PublishedBank second = publish_bank(vault, bank, {{"f", "A", {"cc-rate"}}}, administrator, at(2));
  CHECK(second.bank != first.bank);
  CHECK(second.forms == first.forms);
  CHECK(second.changed == 1);
}

TEST_CASE("old sessions keep the items they were given") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::studio, "test", at(0));
  const Published published = publish(vault);
  const Session before = started(vault, published);
  Bank bank = small_bank();
  bank.questions[0].options[0].text = "Rewritten";
  bank.version = 4;
  publish_bank(vault, bank, {}, administrator, at(20));
  const Session after = started(vault, published);
  CHECK(after.form != before.form);
  const auto first_item = [&](const Session& of) {
    return load_item(vault, fold(events(vault, of.id)).form->questions.at(0).item).options.at(0).text;
  };
  CHECK(first_item(before) == "Option a");
  CHECK(first_item(after) == "Rewritten");
}

TEST_CASE("one version number never means two contents") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::studio, "test", at(0));
  const PublishedBank first = publish_bank(vault, small_bank(), {}, administrator, at(1));
  Bank bank = small_bank();
  bank.questions[0].stem += " Changed.";
  CHECK_THROWS_AS(publish_bank(vault, bank, {}, administrator, at(2)), VaultError);
  CHECK(current_bank(vault, bank.id) == first.bank);
  bank.version = 4;
  CHECK(publish_bank(vault, bank, {}, administrator, at(3)).changed == 1);
}

TEST_CASE("a draft is published with its profiles or not at all") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::studio, "test", at(0));
  const PublishedDraft first = publish_draft(vault, small_bank(), {}, {small_profile()}, administrator, at(1));
  const Id draft = draft_for(vault, "bank:" + small_bank().id);
  CHECK(published_revision(vault, draft) == first.revision);
  CHECK(current_profile(vault, small_profile().id));

  Bank bank = small_bank();
  bank.version = 4;
  bank.questions[0].stem += " Changed.";
  CHECK_THROWS_AS(publish_draft(vault, bank, {}, {Profile{}}, administrator, at(2)), VaultError);
  CHECK(current_bank(vault, bank.id) == first.published.bank);
  CHECK(latest_revision(vault, draft)->n == first.revision);
  CHECK(published_revision(vault, draft) == first.revision);
}

TEST_CASE("a notice with an empty part is refused by name") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::studio, "test", at(0));
  Notice notice = full_notice();
  notice.another_way = " \n";
  CHECK(says(refusal([&] { publish_notice(vault, notice, administrator, at(1)); }), "another-way"));
  CHECK_FALSE(current_notice(vault).has_value());
}

TEST_CASE("a document that is missing of another kind or changed is refused") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::studio, "test", at(0));
  const Published published = publish(vault);
  CHECK_FALSE(document(vault, Hash{}).has_value());
  CHECK(says(refusal([&] { load_bank(vault, Hash{}); }), "not in the data file"));
  CHECK(says(refusal([&] { load_bank(vault, published.profile); }), "not in the data file"));
  vault.db().exec(
      "DROP TRIGGER document_no_update; UPDATE document SET bytes = CAST(bytes || ' ' AS BLOB) WHERE kind = 'profile'");
  CHECK(says(refusal([&] { load_profile(vault, published.profile); }), "damaged"));
}

TEST_CASE("a document of a newer format is refused in words") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::studio, "test", at(0));
  const Hash newer = put_document(vault, DocumentKind::profile, R"({"id":"x","v":2})");
  CHECK(says(refusal([&] { load_profile(vault, newer); }), "newer version"));
  const Hash broken = put_document(vault, DocumentKind::profile, R"({"id":5,"v":1})");
  CHECK(says(refusal([&] { load_profile(vault, broken); }), "damaged"));
}

TEST_CASE("a draft keeps every revision and knows which was published") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::studio, "test", at(0));
  const Id draft = draft_for(vault, "bank:front-line");
  CHECK(draft_for(vault, "bank:front-line") == draft);
  CHECK(draft_for(vault, "bank:other") != draft);
  CHECK_FALSE(latest_revision(vault, draft).has_value());
  CHECK(published_revision(vault, draft) == 0);
  Bank bank = small_bank();
  CHECK(save_revision(vault, draft, draft_bytes(bank), "Ada Quill", at(1)) == 1);
  bank.questions[0].options[0].why.clear();
  bank.questions[0].title = "another";
  CHECK(save_revision(vault, draft, draft_bytes(bank), "Sam Ellis", at(2)) == 2);
  mark_published(vault, draft, 1);
  CHECK(published_revision(vault, draft) == 1);
  const auto all = revisions(vault, draft);
  REQUIRE(all.size() == 2);
  CHECK(all[0].parent == 0);
  CHECK(all[1].parent == 1);
  CHECK(all[1].staff == "Sam Ellis");
  CHECK(all[1].wall_ms == at(2).wall_ms);
  CHECK(bank_from_draft(all[0].bytes) == small_bank());
  CHECK(bank_from_draft(latest_revision(vault, draft)->bytes) == bank);
  CHECK(profile_from_draft(draft_bytes(small_profile())) == small_profile());
  CHECK_FALSE(refusal([&] { save_revision(vault, Id{}, "{}", "x", at(3)); }).empty());
  CHECK_FALSE(refusal([&] { mark_published(vault, Id{}, 1); }).empty());
}
