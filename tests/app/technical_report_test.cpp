// The technical report of a vault, made by the program; its figures held against the results and events that the vault keeps.

#include "app/run_aplomb.h"
#include "app/technical_report.h"
#include "core/session.h"
#include "store/people.h"
#include "store/sessions.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdlib>
#include <functional>
#include <numeric>

using aplomb::test::Folder;
using aplomb::test::Said;
using aplomb::test::source;
using aplomb::test::text_of;
using nlohmann::json;

namespace fs = std::filesystem;
namespace store = aplomb::store;

namespace {

const std::string passphrase = "a lamp that hangs true\n";

Said report(const std::string& vault, const fs::path& out, const std::string& as = "ines") {
  return aplomb::test::aplomb("technical-report --vault " + vault + " --out " + out.string() + " --as " + as + " --passphrase-fd 0", passphrase);
}

/// A demo on the program's own files, or on those of `data`.
std::string demo(const Folder& folder, int candidates, const fs::path& data = {}) {
  const std::string file = (folder.path() / "demo.aplomb").string();
  if (!data.empty()) setenv("APLOMB_DATA", data.c_str(), 1);
  const Said said = aplomb::test::aplomb("demo --make " + file + " --candidates " + std::to_string(candidates));
  if (!data.empty()) unsetenv("APLOMB_DATA");
  REQUIRE_MESSAGE(said.code == 0, said.err);
  return file;
}

/// The program's files with the bank of four questions, one of each format, in the place of the shipped one: a single form.
fs::path four_questions(const Folder& folder) {
  const fs::path data = folder.path() / "data";
  fs::create_directories(data / "questions/profiles");
  for (const auto& entry : fs::directory_iterator(APLOMB_BINARY_DIR "/share/aplomb"))
    if (entry.path().filename() != "questions") fs::create_directory_symlink(fs::canonical(entry.path()), data / entry.path().filename());
  fs::copy(source + "/tests/data/journey-bank", data / "questions/front-line");
  fs::copy(source + "/tests/data/journey-profile.toml", data / "questions/profiles/core-four.toml");
  return data;
}

store::Vault opened(const std::string& file) { return {file, store::Station::command, "test", {1, 1}}; }

void for_each_text(const json& node, const std::function<void(const std::string&)>& see) {
  if (node.is_string()) see(node.get<std::string>());
  if (!node.is_structured()) return;
  for (const auto& [key, value] : node.items()) {
    if (node.is_object()) see(key);
    for_each_text(value, see);
  }
}

bool is_figure(const json& node) { return node.is_object() && node.contains("value"); }

void for_each_figure(const json& node, const std::string& name, const std::function<void(const std::string&, const json&)>& see) {
  if (is_figure(node)) see(name, node);
  if (!node.is_structured()) return;
  for (const auto& [key, value] : node.items()) for_each_figure(value, key, see);
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// Neither file holds a code, an id or a name.
void check_nobody(const std::string& vault_file, const fs::path& out) {
  const store::Vault vault = opened(vault_file);
  std::string texts = text_of(out / "technical-report.html");
  for_each_text(json::parse(text_of(out / "technical-report.json")), [&](const std::string& text) { texts += "\n" + text; });
  int looked = 0;
  for (const store::Session& session : store::sessions(vault, true)) {
    CHECK_FALSE(holds(texts, session.code));
    CHECK_FALSE(holds(texts, session.code.substr(0, 4) + " – " + session.code.substr(4)));
    CHECK_FALSE(holds(texts, hex(session.id)));
    CHECK_FALSE(holds(texts, hex(session.vacancy)));
    ++looked;
  }
  CHECK(looked >= 5);
  for (const auto* name : {"Simulated candidate", "Zebedee Quill", "Sam Ellis"}) CHECK_FALSE(holds(texts, name));
}

}  // namespace

TEST_CASE("the technical report sums up what the vault keeps and names nobody") {
  const Folder folder;
  const std::string file = demo(folder, 120, four_questions(folder));
  double fits = 0;
  std::map<std::string, int> picked;
  std::map<std::string, int> poorest;
  {
    store::Vault vault = opened(file);
    for (const store::Session& session : store::sessions(vault)) {
      if (session.status != store::SessionStatus::finished) continue;
      fits += json::parse(store::result(vault, session.id)->bytes).at("fit").at("value").get<double>();
      const auto responses = aplomb::fold(store::events(vault, session.id)).responses;
      ++picked[std::get<aplomb::Pick>(responses.at("j-pick")).pick];
      ++poorest[*std::get<aplomb::MostLeast>(responses.at("j-most-least")).least];
    }
    // Somebody of the staff tries it out: counted as a trial, in no figure.
    const auto trial = store::open_walk_in(vault, store::vacancies(vault).front().id, true, 7, {2, 2});
    store::seal_identity(vault, trial.id, {"Zebedee Quill"});
    store::append(vault, trial.id, aplomb::Started{"trial"}, {2, 2});
    (void)store::give_form(vault, trial.id, {2, 2});
    store::append(vault, trial.id, aplomb::Finished{}, {2, 2});
  }
  const fs::path out = folder.path() / "report";
  const Said said = report(file, out);
  REQUIRE_MESSAGE(said.code == 0, said.err);
  CHECK(holds(said.out, "journey A: 100 people with everything answered, ok"));
  check_nobody(file, out);

  const json whole = json::parse(text_of(out / "technical-report.json"));
  CHECK(whole.at("demo") == true);
  CHECK(whole.at("missing").size() >= 3);
  REQUIRE(whole.at("forms").size() == 1);
  const json& form = whole.at("forms").at(0);
  CHECK(form.at("hash").get<std::string>().size() == 64);
  CHECK(form.at("banks").at(0).at("version") == 1);
  CHECK(form.at("sessions").at("finished") == 100);
  CHECK(form.at("sessions").at("complete") == 100);
  CHECK(form.at("sessions").at("trials") == 1);
  CHECK(form.at("sessions").at("unfinished") == 20);
  CHECK(form.at("sessions").at("first") < form.at("sessions").at("last"));
  const json& fit = form.at("profiles").at(0).at("fit").at("figures");
  CHECK(fit.at("mean").at("value").get<double>() == doctest::Approx(fits / 100));
  CHECK(fit.at("mean").at("n") == 100);
  CHECK(fit.at("mean").at("status") == "ok");
  CHECK(fit.at("sd").at("value").get<double>() > 0);
  // No error model came with this bank: what recruiters see is of unknown error, and the report says so.
  CHECK(form.at("error_models").empty());
  CHECK(fit.at("reliability, model in use").at("status") == "not_estimable");
  for (const json& quality : form.at("qualities")) {
    const json& alpha = quality.at("figures").at("alpha");
    if (alpha.at("value").is_number()) {
      CHECK(alpha.at("low") < alpha.at("value"));
      CHECK(alpha.at("value") < alpha.at("high"));
    }
  }
  int options = 0;
  for (const json& item : form.at("items")) {
    REQUIRE_FALSE(item.at("qualities").empty());
    CHECK(item.at("qualities").at(0).at("figures").at("mean").at("value").is_number());
    for (const json& option : item.at("options")) {
      ++options;
      const json& figures = option.at("figures");
      const std::string letter = option.at("of");
      if (item.at("item") == "j-pick") CHECK(figures.at("share chosen").at("value").get<double>() == doctest::Approx(picked[letter] / 100.0));
      if (item.at("item") == "j-most-least") CHECK(figures.at("share poorest").at("value").get<double>() == doctest::Approx(poorest[letter] / 100.0));
      CHECK(figures.at("key").at("unit") == "key points");
    }
  }
  CHECK(options == 8);
  for_each_figure(whole, "", [](const std::string& name, const json& figure) {
    CAPTURE(name);
    for (const auto* part : {"value", "status", "n", "low", "high", "unit"}) CHECK(figure.contains(part));
  });

  const std::string page = text_of(out / "technical-report.html");
  for (const auto* words : {"Settled: 100 people have answered everything", "Impact by group", "aplomb stats fairness", "share poorest", "one author", "confirmed by no panel of raters", "none: nobody is above or below anything"})
    CHECK_MESSAGE(holds(page, words), words);
  for (const std::string words : {"<script", "http:", "https:", ">nan", " nan", "<td></td>", "<td>–</td>"}) CHECK_FALSE_MESSAGE(holds(page, words), words);
  const fs::path again = folder.path() / "again";
  REQUIRE(report(file, again, "admin").code == 0);
  CHECK(text_of(again / "technical-report.json") == text_of(out / "technical-report.json"));
}

TEST_CASE("five people make no figure and the technical report says why") {
  const Folder folder;
  const std::string file = demo(folder, 5);
  const fs::path out = folder.path() / "report";
  const Said said = report(file, out);
  REQUIRE_MESSAGE(said.code == 0, said.err);
  check_nobody(file, out);
  const json whole = json::parse(text_of(out / "technical-report.json"));
  CHECK(whole.at("forms").size() == 6);  // those in use that nobody took, too
  for (const json& form : whole.at("forms")) {
    CHECK(form.at("status") == "too_few");
    CHECK(form.at("error_models").at(0).at("source") == "design");
    for_each_figure(form, "", [](const std::string& name, const json& figure) {
      CAPTURE(name);
      const bool of_nobody = name == "questions" || name == "key" || name == "effectiveness" || holds(name, "model in use");
      if (of_nobody) return;
      CHECK(figure.at("value").is_null());
      CHECK(figure.at("low").is_null());
      CHECK((figure.at("status") == "too_few" || figure.at("status") == "not_measured"));
    });
  }
  const std::string page = text_of(out / "technical-report.html");
  CHECK(holds(page, "Too few: "));
  CHECK(holds(page, "too few people: below 30"));
  CHECK(holds(page, "2000 made-up people"));
}

TEST_CASE("the technical report is for who answers for the form") {
  const Folder folder;
  const std::string file = demo(folder, 0);
  for (const auto* as : {"amara", "joe"}) {
    const Said refused = report(file, folder.path() / "report", as);
    CHECK(refused.code == 2);
    CHECK_MESSAGE(holds(refused.err, "may not make the technical report"), refused.err);
  }
  CHECK_FALSE(fs::exists(folder.path() / "report"));
  CHECK(report(file, folder.path() / "report", "admin").code == 0);
  CHECK(report(file, file + "/report", "admin").code == 2);  // a file in the place of the folder
}

TEST_CASE("the page of the technical report escapes words and tells a line and a doubtful alpha") {
  namespace app = aplomb::app;
  app::FormReport form;
  form.name = "<b>default</b> A";
  form.status = aplomb::measure::Status::ok;
  form.counts.complete = 140;
  form.by_item.emplace_back();
  store::Line line;
  line.cut = 60;
  line.method = "modified Angoff";
  line.judges = 5;
  line.date = "2026-02-04";
  line.alternatives = "an interview alone";
  form.vacancies.push_back({"Agent, Leeds", false, line});
  app::FigureRow row{"Calm", {}, {"key_suspect", "does_not_hang_together"}, 140};
  row.figures.push_back({"alpha", aplomb::measure::Figure<>(-0.2), "", {}});
  row.figures.push_back({"sd", aplomb::measure::Figure<>(11.94), "points", {}});
  row.figures.push_back({"standard error", aplomb::measure::Figure<>(7.26, aplomb::measure::Status::provisional), "points", {}});
  form.qualities.push_back(row);
  app::TechnicalReport report{"2026-11-22", "aplomb", "R&D", false, {form}};
  const std::string page = app::technical_report_html(report);
  for (const auto* words : {"R&amp;D", "&lt;b&gt;default", "fit 60", "modified Angoff, 5 judges, 2026-02-04", "not estimable: the questions do not hang together",
                            "look at the key", "<td>11.9</td>", "7.3 <small>provisional</small>"})
    CHECK_MESSAGE(holds(page, words), words);
  CHECK_FALSE(holds(page, "<b>default"));
  CHECK_FALSE(holds(page, "-0.2"));
}
