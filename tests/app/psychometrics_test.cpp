// The psychometrics as commands: simulate, assemble, score with an error model, stats.

#include "app/run_aplomb.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <string>

using aplomb::test::Folder;
using aplomb::test::Said;
using aplomb::test::source;
using aplomb::test::text_of;
using nlohmann::json;

namespace {

Said aplomb_says(const std::string& arguments) { return aplomb::test::aplomb(arguments); }

const std::string bank = source + "/questions/front-line";
const std::string profile = source + "/questions/profiles/core-four.toml";

std::string written(const Folder& folder, const std::string& name, const std::string& text) {
  const auto file = folder.path() / name;
  std::ofstream(file, std::ios::binary) << text;
  return file.string();
}

/// A table of `persons` with three items that hang together.
std::string items_csv(int persons) {
  std::string csv = "person,q1,q2,q3\n";
  for (int i = 0; i < persons; ++i) {
    csv += "p" + std::to_string(i) + "," + std::to_string(i % 10 * 10) + "," + std::to_string((i % 10 * 10 + i % 3 * 15) % 101) + "," + std::to_string((i % 7) * 5 + i % 10 * 6) + "\n";
  }
  return csv;
}

const json& figure(const json& said, const std::string& of, const std::string& name) {
  for (const json& row : said.at("rows")) {
    if (row.at("of") == of) return row.at("figures").at(name);
  }
  throw std::runtime_error("no row " + of);
}

}  // namespace

TEST_CASE("simulate says what the shipped bank does and writes answers that score reads") {
  const Folder folder;
  const std::string answers = (folder.path() / "answers.csv").string();
  const std::string persons = (folder.path() / "persons.csv").string();
  const std::string arguments = "simulate --bank " + bank + " --profile " + profile + " --candidates 40 --sittings 2 --seed 7 --line 50 --out " + answers + " --persons " + persons + " --json";
  const Said said = aplomb_says(arguments);
  REQUIRE_MESSAGE(said.code == 0, said.err);
  const json found = json::parse(said.out);
  CHECK(figure(found, "form", "fit").at("n") == 40);
  CHECK(figure(found, "form", "fit").at("status") == "provisional");
  CHECK(figure(found, "empathy", "alpha").at("low") < figure(found, "empathy", "alpha").at("high"));
  CHECK(figure(found, "line at 50", "right by the fit").at("unit") == "share");
  CHECK(text_of(persons).find("true empathy") != std::string::npos);
  const Said scored = aplomb_says("score --bank " + bank + " --profile " + profile + " --answers " + answers);
  CHECK_MESSAGE(scored.code == 0, scored.err);
  CHECK(scored.out.find("s40") != std::string::npos);
  const std::string first = text_of(answers);
  CHECK(aplomb_says(arguments).out == said.out);
  CHECK(text_of(answers) == first);
}

TEST_CASE("strategies are judged and one that is not known is named") {
  const Said said = aplomb_says("simulate --bank " + bank + " --strategy first --json");
  REQUIRE_MESSAGE(said.code == 0, said.err);
  CHECK(figure(json::parse(said.out), "first", "rate").at("value").get<double>() == doctest::Approx(50));
  const Said wrong = aplomb_says("simulate --bank " + bank + " --strategy clever");
  CHECK(wrong.code == 2);
  CHECK(wrong.err.find("longest") != std::string::npos);
}

TEST_CASE("an error model is the same to the byte and gives scores their interval") {
  const Folder folder;
  const std::string answers = (folder.path() / "answers.csv").string();
  const std::string one = (folder.path() / "one.json").string();
  const std::string two = (folder.path() / "two.json").string();
  const std::string model = "simulate --error-model --bank " + bank + " --candidates 60 --seed 3 --out ";
  REQUIRE(aplomb_says(model + one).code == 0);
  REQUIRE(aplomb_says(model + two).code == 0);
  CHECK(text_of(one) == text_of(two));
  const json file = json::parse(text_of(one));
  CHECK(file.at("source") == "design");
  CHECK(file.at("status") == "provisional");
  CHECK(file.at("n") == 60);

  REQUIRE(aplomb_says("simulate --bank " + bank + " --profile " + profile + " --candidates 30 --sittings 2 --out " + answers).code == 0);
  const std::string score = "score --bank " + bank + " --profile " + profile + " --answers " + answers;
  CHECK(aplomb_says(score).out.find("error unknown") != std::string::npos);
  const Said with_model = aplomb_says(score + " --error-model " + one + " --json");
  REQUIRE_MESSAGE(with_model.code == 0, with_model.err);
  const json session = json::parse(with_model.out).at(0);
  CHECK(session.at("interval").at("status") == "provisional");
  CHECK(session.at("interval").at("low").get<double>() < session.at("interval").at("high").get<double>());
  CHECK(session.at("profile").at(0).at("interval").contains("low"));

  const Said no_model = aplomb_says(score + " --error-model " + answers);
  CHECK(no_model.code == 2);
  CHECK(no_model.err.find("no error model") != std::string::npos);
  const std::string other = written(folder, "other.csv", "session,question,option,value\n");
  CHECK(aplomb_says("score --bank " + bank + " --profile " + profile + " --answers " + other + " --error-model " + one).code == 2);
}

TEST_CASE("assemble writes forms that simulate takes and says what a bank lacks") {
  const Folder folder;
  const std::string blueprint = written(folder, "blueprint.toml",
                                        "[[form]]\nname = \"short\"\nquestions = 5\nscenes = 0\noptions = 4\nprimary = { empathy = 1 }\nleast-measuring = 1\n"
                                        "setting-share = 0.8\neasy-share = 1.0\nhard-share = 1.0\nsafety = 5\n");
  const std::string forms = (folder.path() / "forms.toml").string();
  const std::string arguments = "assemble --bank " + bank + " --blueprint " + blueprint + " --forms 2 --json --out " + forms;
  const Said said = aplomb_says(arguments);
  REQUIRE_MESSAGE(said.code == 0, said.err);
  const json found = json::parse(said.out);
  REQUIRE(found.at("forms").size() == 2);
  CHECK(found.at("forms").at(0).at("questions").size() == 5);
  const std::string first = text_of(forms);
  CHECK(first.find("[[assembled]]") != std::string::npos);
  REQUIRE(aplomb_says(arguments).code == 0);
  CHECK(text_of(forms) == first);
  const std::string simulate = "simulate --error-model --bank " + bank + " --forms " + forms + " --candidates 30 --out " + (folder.path() / "model.json").string();
  const Said model = aplomb_says(simulate + " --form 'short B'");
  CHECK_MESSAGE(model.code == 0, model.err);
  const Said no_form = aplomb_says(simulate + " --form 'short Z'");
  CHECK(no_form.code == 2);
  CHECK(no_form.err.find("short A") != std::string::npos);
  const Said too_many = aplomb_says("assemble --bank " + bank + " --blueprint " + blueprint + " --forms 26");
  CHECK(too_many.code == 1);
  CHECK(too_many.out.find("too small") != std::string::npos);
  const std::string broken = written(folder, "broken.toml", "[[form]]\nname = \"short\"\nquestion = 5\n");
  const Said refused = aplomb_says("assemble --bank " + bank + " --blueprint " + broken);
  CHECK(refused.code == 2);
  CHECK(refused.err.find("broken.toml:") != std::string::npos);
}

TEST_CASE("stats items and reliability agree on alpha and gate small samples") {
  const Folder folder;
  const std::string many = written(folder, "many.csv", items_csv(120));
  const json items = json::parse(aplomb_says("stats items --json --input " + many).out);
  const json reliability = json::parse(aplomb_says("stats reliability --json --input " + many).out);
  const json& alpha = figure(reliability, "sum of the items", "alpha");
  CHECK(alpha.at("status") == "ok");
  CHECK(alpha.at("n") == 120);
  CHECK(alpha.at("low").get<double>() < alpha.at("value").get<double>());
  CHECK(figure(items, "all items", "alpha").at("value") == alpha.at("value"));
  CHECK(figure(items, "q1", "mean").at("value").get<double>() == doctest::Approx(45));
  const Said few = aplomb_says("stats reliability --input " + written(folder, "few.csv", items_csv(20)));
  CHECK(few.code == 0);
  CHECK(few.out.find("too_few") != std::string::npos);
}

TEST_CASE("stats items says how each option is chosen as computed by hand") {
  // Four persons ten times. q1 by its key 2 2 0 0; q2 (a/c: 1 + 1) 2 2 -2 -2; q3 2 0 0 -2.
  // Rest of q1: 4 2 -2 -4, sd sqrt 10; a chosen 1 1 0 0: cov 1.5, r = 1.5 / (.5 sqrt 10). Rest of q2: 4 2 0 -2, sd sqrt 5; a 1 1 -1 -1: r = 2 / sqrt 5.
  const Folder folder;
  std::string csv = "person,q1,q2,q3\n";
  for (int i = 0; i < 10; ++i) csv += "p,a,a/c,2\np,a,a/c,0\np,b,c/a,0\np,b,c/a,-2\n";
  const std::string table = written(folder, "choices.csv", csv + "p,,a/c,0\n");
  const std::string keys = written(folder, "keys.csv", "item,option,key\nq1,a,2\nq1,b,0\nq1,c,-1\nq2,a,1\nq2,b,0\nq2,c,-1\n");
  const std::string arguments = "stats items --json --least -2 --most 2 --chance 0 --keys " + keys + " --input ";
  const Said told = aplomb_says(arguments + table);
  REQUIRE_MESSAGE(told.code == 0, told.err);
  const json said = json::parse(told.out);
  CHECK(said.at("left_out") == 1);
  CHECK(figure(said, "q1", "mean").at("value").get<double>() == doctest::Approx(200.0 / 3));
  CHECK(figure(said, "q1", "guessing").at("value").get<double>() == doctest::Approx(400.0 / 9));
  CHECK(figure(said, "q1/a", "share chosen").at("value") == 0.5);
  CHECK(figure(said, "q1/a", "share chosen").at("n") == 40);
  CHECK(figure(said, "q1/a", "share chosen").at("status") == "provisional");
  CHECK(figure(said, "q1/c", "share chosen").at("value") == 0);
  CHECK(figure(said, "q1/a", "option-rest r").at("value").get<double>() == doctest::Approx(3 / std::sqrt(10.0)));
  CHECK(figure(said, "q1/b", "option-rest r").at("value").get<double>() == doctest::Approx(-3 / std::sqrt(10.0)));
  CHECK(figure(said, "q1/c", "option-rest r").at("status") == "zero_variance");
  CHECK(figure(said, "q2/a", "share best").at("value") == 0.5);
  CHECK(figure(said, "q2/c", "share poorest").at("value") == 0.5);
  CHECK(figure(said, "q2/a", "option-rest r").at("value").get<double>() == doctest::Approx(2 / std::sqrt(5.0)));
  CHECK(said.at("rows").at(1).at("words").dump().find("dead_option") != std::string::npos);

  const Said few = aplomb_says("stats items --keys " + keys + " --input " + written(folder, "few.csv", "q1,q2\na,a/c\n"));
  CHECK(few.out.find("share chosen      – (too_few)") != std::string::npos);
  const auto refused = [&](const std::string& cells, const std::string& key, const std::string& words) {
    const Said no = aplomb_says("stats items --keys " + written(folder, "k.csv", key) + " --input " + written(folder, "c.csv", cells));
    CHECK(no.code == 2);
    CHECK_MESSAGE(no.err.find(words) != std::string::npos, no.err);
  };
  refused("q1\na\nz\n", "item,option,key\nq1,a,1\nq1,b,0\n", "c.csv:3:1: 'z' is no choice among the options of 'q1'");
  refused("q1\na/a\n", "item,option,key\nq1,a,1\nq1,b,0\n", "'a/a' is no choice");
  refused("q1\na\na/b\n", "item,option,key\nq1,a,1\nq1,b,0\n", "'a/b' is no choice");
  refused("q1\na\n", "item,option,key\nq1,a,1\nq1,a,0\n", "stands twice");
  refused("q1\na\n", "item,option,key\nq1,a,1\n", "has 1 options");
  refused("q1\na\n", "item,option\nq1,a\n", "there is no column 'key'");
}

TEST_CASE("JSON gives the same figures as CSV") {
  const Folder folder;
  const std::string csv = written(folder, "t.csv", "person,score\na,10\nb,20\nc,30\n");
  const std::string list = written(folder, "t.json", R"([{"person": "a", "score": 10}, {"person": "b", "score": 20}, {"score": 30}])");
  CHECK(aplomb_says("stats norms --json --input " + csv).out == aplomb_says("stats norms --json --input " + list).out);
}

TEST_CASE("stats norms places scores as in the worked example") {
  const Folder folder;
  std::string csv = "score\n";
  for (int i = 0; i < 24; ++i) csv += "40\n";
  for (int i = 0; i < 3; ++i) csv += "60\n";
  for (int i = 0; i < 13; ++i) csv += "80\n";
  const json said = json::parse(aplomb_says("stats norms --json --at 60 --input " + written(folder, "norm.csv", csv)).out);
  CHECK(figure(said, "score 60", "percentile").at("value").get<double>() == doctest::Approx(63.75));
  CHECK(figure(said, "score 60", "percentile").at("low").get<double>() == doctest::Approx(48.3).epsilon(0.01));
  CHECK(figure(said, "score 60", "stanine").at("value") == 6);
  CHECK(figure(said, "score 60", "T").at("status") == "provisional");
}

TEST_CASE("stats fairness gives the worked example and the three tables") {
  const Folder folder;
  std::string csv = "group,selected\n";
  std::string people = "sex,race,selected\n";
  for (int i = 0; i < 40; ++i) csv += std::string("f,") + (i < 12 ? "1\n" : "0\n");
  for (int i = 0; i < 60; ++i) csv += std::string("r,") + (i < 30 ? "1\n" : "0\n");
  for (int i = 0; i < 40; ++i) people += std::string(i % 2 == 0 ? "Female" : "Male") + "," + (i % 4 < 2 ? "A" : "B") + "," + (i % 3 == 0 ? "1\n" : "0\n");
  const json said = json::parse(aplomb_says("stats fairness --json --input " + written(folder, "out.csv", csv)).out);
  CHECK(figure(said, "f", "impact ratio").at("value").get<double>() == doctest::Approx(0.6));
  CHECK(figure(said, "f", "impact ratio").at("low").get<double>() == doctest::Approx(0.351).epsilon(0.01));
  CHECK(figure(said, "f", "Fisher's p").at("value").get<double>() == doctest::Approx(0.063).epsilon(0.02));
  CHECK(said.at("rows").at(0).at("words").dump().find("below_four_fifths_may_be_chance") != std::string::npos);
  const Said tables = aplomb_says("stats fairness --input " + written(folder, "people.csv", people));
  CHECK_MESSAGE(tables.code == 0, tables.err);
  CHECK(tables.out.find("race and sex: A | Female") != std::string::npos);
}

TEST_CASE("stats panel and dif read their tables") {
  const Folder folder;
  std::string panel = "item,option,r1,r2,r3,r4,r5\n";
  panel += "q1,a,5,5,4,5,5\nq1,b,4,4,4,3,4\nq1,c,2,2,1,2,2\nq1,d,1,1,1,2,1\n";
  const json rated = json::parse(aplomb_says("stats panel --json --input " + written(folder, "panel.csv", panel)).out);
  CHECK(figure(rated, "q1/a", "key").at("value").get<double>() == doctest::Approx(4.8));
  CHECK(figure(rated, "panel", "agreement of the mean, ICC(A,k)").at("value").get<double>() > 0.9);
  std::string table = "group,q1,q2,q3\n";
  for (int i = 0; i < 400; ++i)
    table += std::string(i % 2 == 0 ? "a" : "b") + "," + (i % 3 == 0 ? "1" : "0") + "," + (i % 5 < 2 ? "1" : "0") + "," + (i % 7 < 3 ? "1" : "0") + "\n";
  const json dif = json::parse(aplomb_says("stats dif --json --focal b --input " + written(folder, "dif.csv", table)).out);
  CHECK(dif.at("n_focal") == 200);
  CHECK(figure(dif, "q1", "delta").at("status") == "ok");
  CHECK(aplomb_says("stats dif --focal z --input " + (folder.path() / "dif.csv").string()).code == 2);
}

TEST_CASE("tables with mistakes are refused with place and remedy") {
  const Folder folder;
  const auto refused = [&](const std::string& command, const std::string& text, const std::string& words) {
    const std::string file = written(folder, "bad.csv", text);
    const Said said = aplomb_says(command + " --input " + file);
    CHECK(said.code == 2);
    CHECK_MESSAGE(said.err.find(words) != std::string::npos, said.err);
    CHECK(said.out.empty());
  };
  refused("stats norms", "points\n3\n", "there is no column 'score'");
  refused("stats norms", "score\n3\nmuch\n", "bad.csv:3:1: 'much'");
  refused("stats norms", "score\n", "there is no score");
  refused("stats items", "person,q1\na,140\n", "not within 0 and 100");
  refused("stats items", "person;q1\na;1\n", "not separated by commas");
  refused("stats items", "person,q1\na\n", "bad.csv:2");
  refused("stats items", "", "no table");
  refused("stats items", "[1, 2]", "entry 1");
  refused("stats items", "[{", "no JSON list");
  refused("stats fairness", "group,selected\na,maybe\n", "neither 1 nor 0");
  refused("stats panel", "item,option,r1\nq,a,9\n", "not within 1 and 5");
  CHECK(aplomb_says("stats norms --input " + (folder.path() / "none.csv").string()).code == 2);
  CHECK(aplomb_says("stats").code == 2);
}

TEST_CASE("the error models that ship are what their seed makes byte for byte") {
  const Folder folder;
  for (const auto& [form, file] : {std::pair{"default A", "default-a.json"}, {"default B", "default-b.json"}, {"default C", "default-c.json"}, {"short A", "short-a.json"},
                                   {"short B", "short-b.json"}, {"short C", "short-c.json"}}) {
    const std::string made = (folder.path() / file).string();
    const Said said = aplomb_says("simulate --error-model --bank " + bank + " --profile " + profile + " --form \"" + form + "\" --candidates 2000 --seed 1 --out " + made);
    REQUIRE_MESSAGE(said.code == 0, said.err);
    CHECK_MESSAGE(text_of(made) == text_of(source + "/questions/front-line/models/" + file), file);
  }
}

TEST_CASE("the forms that ship are what the blueprint and the profiles make of the bank") {
  const Folder folder;
  const std::string made = (folder.path() / "forms.toml").string();
  std::string profiles;
  for (const char* name : {"contact-centre-agent", "clinic-receptionist", "field-technician", "bank-branch", "hotel-front-desk", "retail-counter", "core-four"})
    profiles += " --profile " + source + "/questions/profiles/" + name + ".toml";
  const Said said = aplomb_says("assemble --bank " + bank + " --forms 3" + profiles + " --out " + made);
  CHECK_MESSAGE(said.code == 0, said.out);  // no form falls short of four questions for a weighed quality
  CHECK(text_of(made) == text_of(source + "/questions/front-line/forms.toml"));
}

TEST_CASE("no trick that reads the options alone wins on the shipped bank") {
  const auto reaches = [](const std::string& strategy) {
    const Said said = aplomb_says("simulate --bank " + source + "/questions/front-line --strategy " + strategy + " --json");
    REQUIRE_MESSAGE(said.code == 0, said.err);
    return json::parse(said.out).at("rows").at(0).at("figures").at("judgement").at("value").get<double>();
  };
  for (const char* strategy : {"longest", "shortest", "polite", "overlap", "has-and", "most-acts", "first", "middle", "random", "all-good", "all-poor"}) {
    CAPTURE(strategy);
    CHECK(reaches(strategy) <= 55);
  }
  CHECK(reaches("no-blame") <= 65);
}

TEST_CASE("every piece of advice about the person is cited in the shipped bank and no finding stays") {
  const Said said = aplomb_says("bank check --coverage --json " + source + "/questions/front-line");
  REQUIRE_MESSAGE(said.code == 0, said.err);
  const Said text = aplomb_says("bank check " + source + "/questions/front-line");
  CHECK(text.out.find("0 errors, 0 warnings") != std::string::npos);
  CHECK(text.out.find("cited    96 of 96") != std::string::npos);
}
