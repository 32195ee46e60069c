// The command line. Each command is a function of app/commands.h.

#include "app/commands.h"
#include "app/paths.h"

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

int run(int argc, char** argv) {
  CLI::App cli{"Aplomb: an offline hiring-assessment kiosk. It scores answers; people decide."};
  cli.set_version_flag("--version", std::string("aplomb " APLOMB_VERSION " (" APLOMB_COMMIT "), bank format 1, vault format 1"));
  cli.require_subcommand(0, 1);
  cli.get_formatter()->column_width(34);

  std::function<int()> chosen;
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

  std::string profile_path;
  std::string answers_path;
  auto* scoring = cli.add_subcommand("score", "Scores a file of answers with no vault: one row a session.\nExample: aplomb score --bank questions/front-line --profile questions/profiles/core-four.toml --answers answers.csv");
  scoring->add_option("--bank", bank_path, "the bank's folder")->required();
  scoring->add_option("--profile", profile_path, "the profile's file")->required();
  scoring->add_option("--answers", answers_path, "CSV (session,question,option,value) or JSON lines ({session, ended, answers}); a scene's value is its whole conversation, t1=b>t2a=c>t3a=a, with no option")->required();
  scoring->add_flag("--json", json, "for machines");
  scoring->callback([&] { chosen = [&] { return score(bank_path, profile_path, answers_path, json); }; });

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
