// The command line. Each command is a function of app/commands.h.

#include "app/commands.h"
#include "app/paths.h"
#include "app/vault_commands.h"

#include <CLI/CLI.hpp>

#include <clocale>
#include <cstdio>
#include <exception>
#include <functional>
#include <string>

namespace {

using namespace aplomb::app;

/// "1280x1024"
std::optional<WindowSize> size_from(const std::string& text) {
  if (text.empty()) return std::nullopt;
  WindowSize size;
  char rest = '\0';
  if (std::sscanf(text.c_str(), "%dx%d%c", &size.w, &size.h, &rest) != 2 || size.w < 320 || size.h < 240 || size.w > 16384 || size.h > 16384) {
    throw CLI::ValidationError("a size is written as 1280x1024, from 320x240 to 16384x16384");
  }
  return size;
}

void add_simulate(CLI::App& cli, SimulateOptions& options, Chosen& chosen) {
  auto* command = cli.add_subcommand("simulate", "Made-up candidates with known true qualities: what a bank or a form does before a person sits down; what test-wise strategies reach; the error model of a form.\n"
                                                 "Example: aplomb simulate --bank questions/front-line --profile questions/profiles/core-four.toml --candidates 300 --seed 1 --out answers.csv\n"
                                                 "Example: aplomb simulate --bank questions/front-line --strategy all\n"
                                                 "Example: aplomb simulate --error-model --bank questions/front-line --form 'default A' --out default-a.json");
  command->add_option("--bank", options.bank, "the bank's folder")->required();
  command->add_option("--profile", options.profile, "the profile's file");
  command->add_option("--form", options.form, "a form of forms.toml, as 'default A'; without it the whole bank");
  command->add_option("--forms", options.forms, "the forms' file (else forms.toml of the bank's folder)");
  command->add_option("--candidates", options.candidates, "how many, 30 to 20000")->check(CLI::Range(30, 20000));
  command->add_option("--seed", options.seed, "the same seed gives the same crowd");
  command->add_option("--sittings", options.sittings, "further sittings a candidate; true scores are their mean")->check(CLI::Range(2, 200));
  command->add_option("--line", options.line, "a line on the fit, 0 to 100: how many are told right")->check(CLI::Range(0.0, 100.0));
  command->add_option("--out", options.out, "the answers as CSV, which aplomb score reads; or the error model's file");
  command->add_option("--persons", options.persons, "a CSV with a row a candidate: true qualities beside scores");
  command->add_option("--strategy", options.strategy, "longest, shortest, polite, overlap, has-and, most-acts, no-blame, first, middle, random, all-good, all-poor, or all; 1 when the wording gives the key away");
  command->add_flag("--error-model", options.error_model, "write the form's error model, by design and provisional");
  command->add_option("--correlation", options.crowd.correlation, "of every two true qualities, 0 to 1")->check(CLI::Range(0.0, 1.0));
  command->add_option("--level", options.crowd.level, "how well the mean candidate judges, marks per point of E")->check(CLI::Range(0.0, 10.0));
  command->add_option("--strength", options.crowd.strength, "how much a quality shows, marks per key point and sd")->check(CLI::Range(0.0, 10.0));
  command->add_option("--noise", options.crowd.noise, "of one judgement, marks (sd)")->check(CLI::Range(0.0, 10.0));
  command->add_option("--leniency", options.crowd.leniency_sd, "between persons, marks (sd)")->check(CLI::Range(0.0, 4.0));
  command->add_option("--spread", options.crowd.spread_sd, "of ratings between persons, of the logarithm (sd)")->check(CLI::Range(0.0, 2.0));
  command->add_option("--pace", options.crowd.pace_sd, "between persons, of the logarithm (sd)")->check(CLI::Range(0.0, 2.0));
  command->add_option("--words-per-minute", options.crowd.words_per_minute, "the usual reading speed")->check(CLI::Range(10.0, 2000.0));
  command->add_option("--fatigue", options.crowd.fatigue, "how much larger the noise is at the end, as a share")->check(CLI::Range(0.0, 10.0));
  command->add_option("--careless", options.crowd.careless_share, "share of candidates who stop reading somewhere")->check(CLI::Range(0.0, 1.0));
  command->add_option("--coached", options.crowd.coached_share, "share of candidates who have learnt what is wanted")->check(CLI::Range(0.0, 1.0));
  command->add_flag("--json", options.json, "for machines");
  command->callback([&] { chosen = [&] { return simulate(options); }; });
}

void add_assemble(CLI::App& cli, AssembleOptions& options, Chosen& chosen) {
  auto* command = cli.add_subcommand("assemble", "Parallel forms from a bank and a blueprint, by what the questions measure; 1 when a form does not meet the blueprint.\n"
                                                 "Example: aplomb assemble --bank questions/front-line --forms 3 --out questions/front-line/forms.toml");
  command->add_option("--bank", options.bank, "the bank's folder")->required();
  command->add_option("--blueprint", options.blueprint, "the blueprint's file (else blueprint.toml of the bank's folder)");
  command->add_option("--profile", options.profiles, "a profile whose qualities have to be measured; may be given more than once (else the core qualities)");
  command->add_option("--family", options.family, "one of the blueprint's forms; without it all");
  command->add_option("--forms", options.forms, "how many of each, 1 to 26")->check(CLI::Range(1, 26));
  command->add_option("--out", options.out, "the forms as TOML");
  command->add_flag("--json", options.json, "for machines");
  command->callback([&] { chosen = [&] { return assemble(options); }; });
}

void add_stats(CLI::App& cli, StatsOptions& options, Chosen& chosen) {
  auto* stats = cli.add_subcommand("stats", "Psychometrics on a plain CSV, or a JSON list of objects with the same names. No vault needed.");
  stats->require_subcommand(1);
  const auto add = [&](const char* name, const char* about, int (*run)(const StatsOptions&)) {
    auto* command = stats->add_subcommand(name, about);
    command->add_option("--input", options.input, "the table's file")->required();
    command->add_flag("--json", options.json, "for machines: every figure with value, unit, status, n, low, high");
    command->callback([&, run] { chosen = [&, run] { return run(options); }; });
    return command;
  };
  auto* items = add("items", "Difficulty, discrimination and flags of items. Rows are persons; columns are items and, not read, person.\n"
                             "  person,q1,q2,q3\n  p1,75,50,100\n"
                             "Example: aplomb stats items --input items.csv", stats_items);
  items->add_option("--least", options.least, "the least that an item can give");
  items->add_option("--most", options.most, "the most that an item can give");
  items->add_option("--chance", options.chance, "what guessing gives");
  add("reliability", "Alpha, omega and the standard error of a sum of items. Rows are persons; columns are items and, not read, person.\n"
                     "  person,q1,q2,q3\n  p1,75,50,100\n"
                     "Example: aplomb stats reliability --input items.csv", stats_reliability);
  auto* norms = add("norms", "Where scores stand among others: percentile, T and stanine.\n"
                             "  person,score\n  p1,71.5\n"
                             "Example: aplomb stats norms --input scores.csv --at 60 --at 75", stats_norms);
  norms->add_option("--at", options.at, "a score to place; may be given more than once (else every fifth from 0 to 100)");
  add("fairness", "Whether a selection falls harder on one group. selected: 1 or 0; score may be left out; an empty group is unknown. With the columns sex and race instead of group, the three tables of New York City's Local Law 144 (by score, else by selection).\n"
                  "  group,selected,score\n  a,1,71.5\n"
                  "Example: aplomb stats fairness --input outcomes.csv", stats_fairness);
  auto* panel = add("panel", "How far a panel of raters agrees. Rows are options, other columns raters; an empty field is not rated.\n"
                             "  item,option,rater 1,rater 2\n  q1,a,5,4\n"
                             "Example: aplomb stats panel --input panel.csv --marks 5", stats_panel);
  panel->add_option("--marks", options.marks, "of the scale, 2 to 9")->check(CLI::Range(2, 9));
  auto* dif = add("dif", "Whether an item is harder for one group than for persons of the same score in another. Rows are persons; score is the sum of the items where it is not given.\n"
                         "  person,group,score,q1,q2\n  p1,a,71.5,1,0\n"
                         "Example: aplomb stats dif --input items.csv --focal b", stats_dif);
  dif->add_option("--focal", options.focal, "the group that is looked at")->required();
  dif->add_option("--reference", options.reference, "the group it is compared with (else all others)");
}

int run(int argc, char** argv) {
  CLI::App cli{"Aplomb: an offline hiring-assessment kiosk. It scores answers; people decide."};
  cli.set_version_flag("--version", std::string("aplomb " APLOMB_VERSION " (" APLOMB_COMMIT "), bank format 1, vault format 2"));
  cli.require_subcommand(0, 1);
  cli.get_formatter()->column_width(34);

  Chosen chosen;
  std::string vault = default_vault().string();
  std::string window;
  bool json = false;
  const auto with_vault = [&](CLI::App* command) { command->add_option("--vault", vault, "the data file (else $APLOMB_VAULT, else your data folder)"); };

  KioskOptions kiosk_options;
  auto* kiosk_command = cli.add_subcommand("kiosk", "The candidate's station, full screen.\nExample: aplomb kiosk --vault office.aplomb --window 1280x1024");
  with_vault(kiosk_command);
  kiosk_command->add_option("--window", window, "a window of this size instead of the whole screen, as 1280x1024");
  kiosk_command->add_option("--px-per-mm", kiosk_options.px_per_mm, "pixels per millimetre of the display, where the monitor says it wrongly")->check(CLI::Range(1.0, 20.0));
  kiosk_command->add_flag("--trial", kiosk_options.trial, "staff trying it out: never in lists, norms or reports");
  kiosk_command->add_option("--probe", kiosk_options.probe_fd, "write one JSON line a drawn frame to this file descriptor (demo vaults only)");
  kiosk_command->add_option("--seed", kiosk_options.seed, "the seed of the next session's option orders (demo vaults only)");
  kiosk_command->add_flag("--headless", kiosk_options.headless, "no window: JSON lines on stdin, the probe on stdout (demo vaults only)");
  kiosk_command->callback([&] {
    chosen = [&] {
      kiosk_options.vault = vault;
      kiosk_options.window = size_from(window);
      return kiosk(kiosk_options);
    };
  });

  StaffOptions staff_options;
  const auto staff_command = [&](const char* name, const char* about, int (*station)(const StaffOptions&)) {
    auto* command = cli.add_subcommand(name, about);
    with_vault(command);
    command->add_option("--window", window, "the window's size, as 1600x900");
    command->add_option("--scale", staff_options.scale, "1 to 2, where the monitor's own scale is wrong")->check(CLI::Range(1.0, 2.0));
    command->add_option("--as", staff_options.sign_in, "sign in with this account");
    command->add_option("--passphrase-fd", staff_options.passphrase_fd, "read its passphrase from this file descriptor");
    command->add_option("--probe", staff_options.probe_fd, "write one JSON line a drawn frame to this file descriptor (demo vaults only)");
    command->callback([&, station] {
      chosen = [&, station] {
        staff_options.vault = vault;
        staff_options.window = size_from(window);
        return station(staff_options);
      };
    });
  };
  staff_command("review", "The recruiter's station.\nExample: aplomb review --vault office.aplomb", review);
  staff_command("studio", "HR's station: questions and their keys.\nExample: aplomb studio --vault office.aplomb", studio);

  auto* bank = cli.add_subcommand("bank", "Question banks as folders of TOML files.");
  bank->require_subcommand(1);
  std::string bank_path;
  BankCheckOptions check_options;
  std::string source;
  auto* check = bank->add_subcommand("check", "Every mistake of a bank's files and of how it is written, with its place, and the bank's figures.\nExample: aplomb bank check questions/front-line");
  check->add_option("path", bank_path, "the bank's folder")->required();
  check->add_option("--source", source, "a folder of texts (*.txt, *.md) that nothing may be copied from");
  check->add_flag("--coverage", check_options.coverage, "the table of advice and the questions that cite it");
  check->add_flag("--figures", check_options.figures, "with --json: the summary and the figures instead of the findings");
  check->add_flag("--json", json, "for machines: the list of findings");
  check->callback([&] {
    chosen = [&] {
      check_options.bank = bank_path;
      check_options.source = source;
      check_options.json = json;
      return bank_check(check_options);
    };
  });

  PublishOptions publish_options;
  std::vector<std::string> profiles;
  auto* publish = bank->add_subcommand("publish", "Checks a bank and publishes it into the vault; sessions that are under way keep theirs.\nExample: aplomb bank publish questions/front-line --profile questions/profiles/core-four.toml --as ines");
  with_vault(publish);
  publish->add_option("path", bank_path, "the bank's folder")->required();
  publish->add_option("--profile", profiles, "a profile file to publish with it; may be given more than once");
  publish->add_flag("--replace", publish_options.replace, "over newer drafts of the studio");
  publish->add_option("--as", publish_options.as, "your account")->required();
  publish->add_option("--passphrase-fd", publish_options.passphrase_fd, "read the passphrase from this file descriptor instead of the terminal");
  publish->callback([&] {
    chosen = [&] {
      publish_options.vault = vault;
      publish_options.bank = bank_path;
      publish_options.profiles.assign(profiles.begin(), profiles.end());
      return bank_publish(publish_options);
    };
  });

  ScoreOptions score_options;
  auto* scoring = cli.add_subcommand("score", "Scores a file of answers with no vault: one row a session.\nExample: aplomb score --bank questions/front-line --profile questions/profiles/core-four.toml --answers answers.csv");
  scoring->add_option("--bank", score_options.bank, "the bank's folder")->required();
  scoring->add_option("--profile", score_options.profile, "the profile's file")->required();
  scoring->add_option("--answers", score_options.answers, "CSV (session,question,option,value) or JSON lines ({session, ended, answers}); a scene's value is its whole conversation, t1=b>t2a=c>t3a=a, with no option")->required();
  scoring->add_option("--error-model", score_options.error_model, "the form's error model, for intervals; without it the error is unknown");
  scoring->add_flag("--json", score_options.json, "for machines");
  scoring->callback([&] { chosen = [&] { return score(score_options); }; });

  SimulateOptions simulate_options;
  add_simulate(cli, simulate_options, chosen);
  AssembleOptions assemble_options;
  add_assemble(cli, assemble_options, chosen);
  StatsOptions stats_options;
  add_stats(cli, stats_options, chosen);

  auto* again = cli.add_subcommand("rescore", "Rebuilds every stored result from the events.\nExample: aplomb rescore --vault office.aplomb --as admin");
  with_vault(again);
  again->add_flag("--json", json, "for machines");
  RescoreOptions rescore_options;
  again->add_option("--as", rescore_options.as, "your account: an administrator's")->required();
  again->add_option("--passphrase-fd", rescore_options.passphrase_fd, "read the passphrase from this file descriptor instead of the terminal");
  again->callback([&] {
    chosen = [&] {
      rescore_options.vault = vault;
      rescore_options.json = json;
      return rescore(rescore_options);
    };
  });

  add_vault_commands(cli, vault, chosen);

  DemoOptions demo_options;
  std::string make;
  auto* demo_command = cli.add_subcommand("demo", "A throw-away vault with the shipped bank, appointments and simulated candidates, opened in the chooser.\nExample: aplomb demo");
  demo_command->add_option("--make", make, "only make the vault, as this new file");
  demo_command->add_option("--candidates", demo_options.candidates, "how many simulated candidates")->check(CLI::Range(0, 10000));
  demo_command->add_option("--seed", demo_options.seed, "the seed of the simulation");
  demo_command->callback([&] {
    chosen = [&] {
      demo_options.make = make;
      return demo(demo_options);
    };
  });

  std::string folder;
  auto* tour_command = cli.add_subcommand("tour", "Plays a candidate's whole session and a look through both consoles in real windows, and leaves pictures.\nExample: aplomb tour pictures\nWithout a display: xvfb-run -a -s '-screen 0 1920x1080x24' aplomb tour pictures");
  tour_command->add_option("folder", folder, "where the pictures go")->required();
  tour_command->callback([&] { chosen = [&] { return tour(folder); }; });

  GalleryOptions gallery_options;
  auto* gallery_command = cli.add_subcommand("gallery", "Every screen of every station drawn from made-up states, without a window: one PNG each and an index.html.\nExample: aplomb gallery pictures --theme night --text 4 --size 1280x1024");
  gallery_command->add_option("folder", folder, "where the pictures go")->required();
  gallery_command->add_option("--theme", gallery_options.theme, "daylight, night, strong-dark, strong-light, soft");
  gallery_command->add_option("--text", gallery_options.text, "text size of candidate screens")->check(CLI::Range(1, 4));
  gallery_command->add_option("--scale", gallery_options.scale, "scale of staff screens, per cent")->check(CLI::Range(100, 200));
  gallery_command->add_option("--px-per-mm", gallery_options.px_per_mm, "of the candidate's display")->check(CLI::Range(1.0, 20.0));
  gallery_command->add_option("--lang", gallery_options.language, "language of the interface");
  gallery_command->add_option("--size", window, "pixels, as 1920x1080");
  gallery_command->add_option("--only", gallery_options.only, "only pictures whose name holds this");
  gallery_command->callback([&] {
    chosen = [&] {
      gallery_options.folder = folder;
      gallery_options.size = size_from(window);
      return gallery(gallery_options);
    };
  });

  cli.add_subcommand("display", "Says whether a window can be opened here.")->callback([&] { chosen = [] { return display(); }; });

  try {
    cli.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // CLI11's own codes are many; ours are three: a wrong command line could not run.
    return cli.exit(error) == 0 ? 0 : 2;
  }
  if (!chosen) {
    std::fputs(cli.help().c_str(), stdout);
    return 0;
  }
  return chosen();
}

}  // namespace

int main(int argc, char** argv) {
  std::setlocale(LC_ALL, "C.UTF-8");
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "aplomb: %s\n", error.what());
    return 2;
  }
}
