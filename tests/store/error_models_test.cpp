// Error models as documents that people adopt.

#include "scratch.h"

#include "store/audit.h"
#include "store/drafts.h"
#include "store/error_models.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

using namespace aplomb;
using namespace aplomb::store;
using namespace aplomb::store::testing;

namespace {

constexpr const char* second = "Ben Osei";

FormErrorModel model_of(const Hash& form, double level = 70, const std::string& version = "front-line/3/A/simulated-1") {
  FormErrorModel out;
  out.form = form;
  out.qualities = {"empathy", "patience"};
  out.model = measure::design_model(version, 2000, {level, 66.25}, {{100, 40.5}, {40.5, 80}}, {{30.125, 5}, {5, 90}});
  out.made_by = "simulated: seed 1, 2000 candidates";
  return out;
}

struct Models {
  Scratch scratch;
  std::unique_ptr<Vault> vault;
  Published published;
  Hash form;
  Models() {
    make(scratch);
    vault = std::make_unique<Vault>(scratch.file(), Station::command, "test", at(0));
    published = publish(*vault);
    form = published.bank.forms.front();
    add_staff(*vault, *signed_in(*vault), second, Role::administrator, "a second long passphrase", at(1));
  }
};

}  // namespace

TEST_CASE("an error model keeps its numbers to the millionth and its name") {
  Models office;
  const FormErrorModel model = model_of(office.form);
  REQUIRE(adopt_shipped(*office.vault, model, administrator, at(2)));
  const auto document = error_model_for(*office.vault, office.form, at(2).wall_ms);
  REQUIRE(document);
  const FormErrorModel back = load_error_model(*office.vault, *document);
  CHECK(back.form == model.form);
  CHECK(back.qualities == model.qualities);
  CHECK(back.made_by == model.made_by);
  CHECK(back.model.version == model.model.version);
  CHECK(back.model.source == measure::ErrorSource::design);
  CHECK(back.model.n == 2000);
  CHECK(back.model.mean == model.model.mean);
  CHECK(back.model.x == model.model.x);
  CHECK(back.model.e == model.model.e);
  CHECK(back.model.alpha[0].value() == doctest::Approx(0.69875));
  CHECK(back.model.alpha[1].value() < 0);
  CHECK(hash_of(canonical_error_model(back)) == *document);
}

TEST_CASE("a shipped model is adopted once and never in place of another") {
  Models office;
  CHECK(adopted_error_models(*office.vault, office.form).empty());
  CHECK_FALSE(error_model_for(*office.vault, office.form, at(0).wall_ms));
  CHECK(adopt_shipped(*office.vault, model_of(office.form), administrator, at(2)));
  CHECK_FALSE(adopt_shipped(*office.vault, model_of(office.form, 75, "another"), administrator, at(3)));
  REQUIRE(adopted_error_models(*office.vault, office.form).size() == 1);
  // It holds for sessions before its publishing too: they had none, so nothing is swapped.
  CHECK(error_model_for(*office.vault, office.form, 0).has_value());
  CHECK_FALSE(first_broken_link(*office.vault));
}

TEST_CASE("publishing a draft adopts the models of its own forms alone") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::command, "test", at(0));
  const Hash form = form_hash(small_bank(), {small_bank().id, "A", {"cc-rate", "cc-most-least", "cc-pick", "cc-rank"}, {}});
  const auto done = publish_draft(vault, small_bank(), {}, {}, administrator, at(1), {model_of(form), model_of(hash_of("another form"))});
  CHECK(done.models == 1);
  REQUIRE(done.published.forms == std::vector<Hash>{form});
  CHECK(adopted_error_models(vault, form).size() == 1);
  CHECK(adopted_error_models(vault, hash_of("another form")).empty());
}

TEST_CASE("a model in place of another needs two people and changes no session that has ended") {
  Models office;
  Vault& vault = *office.vault;
  adopt_shipped(vault, model_of(office.form), administrator, at(2));
  const Hash first = *error_model_for(vault, office.form, at(2).wall_ms);
  FormErrorModel sample = model_of(office.form, 74, "front-line/3/A/people-1");
  sample.model.source = measure::ErrorSource::sample;
  sample.model.n = 140;
  CHECK(says(refusal([&] { adopt_error_model(vault, first, second, at(3)); }), "Nobody has proposed"));
  CHECK(says(refusal([&] { propose_error_model(vault, sample, "nobody", at(3)); }), "no account"));
  const Hash proposed = propose_error_model(vault, sample, administrator, at(4));
  CHECK(says(refusal([&] { propose_error_model(vault, sample, second, at(4)); }), "proposed already"));
  REQUIRE(proposed_error_models(vault, office.form).size() == 1);
  CHECK(proposed_error_models(vault, office.form).front().by == administrator);
  CHECK(error_model_for(vault, office.form, at(5).wall_ms) == first);
  CHECK(says(refusal([&] { adopt_error_model(vault, proposed, administrator, at(6)); }), "second person"));
  CHECK(error_model_for(vault, office.form, at(7).wall_ms) == first);
  adopt_error_model(vault, proposed, second, at(10));
  CHECK(proposed_error_models(vault, office.form).empty());
  CHECK(error_model_for(vault, office.form, at(9).wall_ms) == first);
  CHECK(error_model_for(vault, office.form, at(10).wall_ms) == proposed);
  CHECK(load_error_model(vault, proposed).model.source == measure::ErrorSource::sample);
  CHECK(says(refusal([&] { propose_error_model(vault, sample, administrator, at(11)); }), "in use"));
  CHECK_FALSE(first_broken_link(vault));
}

TEST_CASE("a model of an unpublished form or with a problem is refused") {
  Models office;
  CHECK_THROWS_AS(propose_error_model(*office.vault, model_of(hash_of("no form")), administrator, at(2)), VaultError);
  FormErrorModel model = model_of(office.form);
  model.qualities.pop_back();
  CHECK_THROWS_AS((void)canonical_error_model(model), std::invalid_argument);
  model = model_of(office.form);
  model.model.e[0][1] = 6;  // no longer symmetric
  CHECK_THROWS_AS((void)canonical_error_model(model), std::invalid_argument);
  model = model_of(office.form);
  model.model.mean[0] = 1e12;
  CHECK_THROWS_AS((void)canonical_error_model(model), std::invalid_argument);
  CHECK_THROWS_AS((void)load_error_model(*office.vault, office.form), VaultError);
}

TEST_CASE("a model follows its qualities when a bank orders them anew") {
  const FormErrorModel model = model_of(hash_of("form"));
  std::vector<Quality> qualities = small_bank().qualities;
  std::swap(qualities[0], qualities[1]);
  qualities.emplace_back().id = "learning";
  const measure::ErrorModel out = arranged(model, qualities);
  CHECK(out.mean == std::vector<double>{66.25, 70, 0});
  CHECK(out.x[0][0] == 80);
  CHECK(out.x[1][0] == 40.5);
  CHECK(out.e[1][1] == 30.125);
  CHECK(out.alpha[1].has_value());
  CHECK_FALSE(out.alpha[2].has_value());
  qualities.erase(qualities.begin());
  CHECK(arranged(model, qualities).mean == std::vector<double>{70, 0});
}

TEST_CASE("a form whose every question gives all options the same sum is not published") {
  const Scratch scratch;
  make(scratch);
  Vault vault(scratch.file(), Station::studio, "test", at(0));
  Bank bank = small_bank();
  std::erase_if(bank.questions, [](const Question& question) { return question.format != Format::pick && question.format != Format::most_least; });
  const Bank fine = bank;
  for (Question& question : bank.questions) {
    double up = 1;
    for (Option& option : question.options) {
      option.key = {{"empathy", up}, {"patience", 3 - up}};
      up += 0.5;
    }
  }
  CHECK(says(refusal([&] { publish_bank(vault, bank, {}, administrator, at(1)); }), "tells no two people apart"));
  CHECK_FALSE(current_bank(vault, bank.id));
  CHECK(publish_bank(vault, fine, {}, administrator, at(2)).forms.size() == 1);
}
