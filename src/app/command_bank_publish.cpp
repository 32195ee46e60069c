#include "app/account.h"
#include "app/clock.h"
#include "app/commands.h"
#include "app/paths.h"
#include "exchange/bank_check.h"
#include "exchange/bank_files.h"
#include "exchange/bank_lint.h"
#include "exchange/lint_words_files.h"
#include "exchange/profile_files.h"
#include "app/shipped_models.h"
#include "store/documents.h"
#include "store/drafts.h"
#include "store/people.h"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <variant>

namespace aplomb::app {
namespace {

/// Word by word would be the studio's view; here: which questions differ, and in what.
std::vector<std::string> differences(const Bank& drafted, const Bank& folder) {
  std::vector<std::string> lines;
  for (const Question& question : drafted.questions) {
    const Question* other = find_question(folder, question.id);
    if (other == nullptr) {
      lines.push_back("- " + question.id + ": in the studio's draft only");
    } else if (!(*other == question)) {
      if (other->stem != question.stem) lines.push_back("~ " + question.id + "/stem\n    draft:  " + question.stem + "\n    folder: " + other->stem);
      for (const Option& option : question.options) {
        const Option* theirs = find_option(*other, option.id);
        const std::string place = question.id + "/" + option.id;
        if (theirs == nullptr) {
          lines.push_back("- " + place + ": in the studio's draft only");
        } else if (theirs->text != option.text) {
          lines.push_back("~ " + place + "\n    draft:  " + option.text + "\n    folder: " + theirs->text);
        } else if (!(*theirs == option)) {
          lines.push_back("~ " + place + ": effectiveness, key or reason differ");
        }
      }
      if (lines.empty() || lines.back().find(question.id) == std::string::npos) lines.push_back("~ " + question.id + ": details differ");
    }
  }
  for (const Question& question : folder.questions) {
    if (find_question(drafted, question.id) == nullptr) lines.push_back("+ " + question.id + ": in the folder only");
  }
  for (const Scene& scene : drafted.scenes) {
    const Scene* other = find_scene(folder, scene.id);
    if (other == nullptr) {
      lines.push_back("- " + scene.id + ": in the studio's draft only");
    } else if (!(*other == scene)) {
      lines.push_back("~ " + scene.id + ": the scene differs");
    }
  }
  for (const Scene& scene : folder.scenes) {
    if (find_scene(drafted, scene.id) == nullptr) lines.push_back("+ " + scene.id + ": in the folder only");
  }
  if (!(drafted.blueprint == folder.blueprint && drafted.forms == folder.forms)) lines.emplace_back("~ the blueprint or the assembled forms differ");
  return lines;
}

/// " and 6 scenes", or nothing.
std::string scene_count(const Bank& bank) {
  if (bank.scenes.empty()) return {};
  return " and " + std::to_string(bank.scenes.size()) + (bank.scenes.size() == 1 ? " scene" : " scenes");
}

}  // namespace

int bank_publish(const PublishOptions& options) {
  auto read = exchange::read_bank(options.bank);
  auto findings = read.diagnostics;
  if (read.ok()) {
    const auto words = exchange::read_lint_words(data_folder(), read.bank.language);
    if (!words.diagnostics.empty()) {
      for (const auto& finding : words.diagnostics) std::fprintf(stderr, "%s\n", exchange::to_text(finding).c_str());
      return 2;
    }
    const auto retired = exchange::read_retired(options.bank);
    if (!retired.diagnostics.empty()) {
      for (const auto& finding : retired.diagnostics) std::fprintf(stderr, "%s\n", exchange::to_text(finding).c_str());
      return 2;
    }
    // What the bank's status claims: `proposal` to be well written, `active` everything.
    findings = exchange::blocking(exchange::review_bank(read, words.words, retired.sources), read);
  }
  const ShippedModels shipped = shipped_models(options.bank);
  findings.insert(findings.end(), shipped.diagnostics.begin(), shipped.diagnostics.end());
  std::vector<Profile> profiles;
  for (const auto& path : options.profiles) {
    auto profile = exchange::read_profile(path);
    findings.insert(findings.end(), profile.diagnostics.begin(), profile.diagnostics.end());
    if (!profile.ok()) continue;
    if (read.ok()) {
      const auto semantic = exchange::check_profile(profile.profile, profile.places, read.bank);
      findings.insert(findings.end(), semantic.begin(), semantic.end());
    }
    profiles.push_back(std::move(profile.profile));
  }
  const auto is_error = [](const exchange::Diagnostic& finding) { return finding.level == exchange::Diagnostic::Level::error; };
  if (std::any_of(findings.begin(), findings.end(), is_error)) {
    for (const auto& finding : findings) std::fprintf(stderr, "%s\n", exchange::to_report(finding).c_str());
    std::fputs("Nothing was published.\n", stderr);
    return 1;
  }

  store::Vault vault(options.vault, store::Station::command, "aplomb bank publish", now());
  const auto staff = signed_in(vault, {options.vault, options.as, options.passphrase_fd, false}, store::Right::publish);

  const Id draft = store::draft_for(vault, "bank:" + read.bank.id);
  const auto latest = store::latest_revision(vault, draft);
  if (latest && latest->n > store::published_revision(vault, draft) && !options.replace) {
    const auto lines = differences(store::bank_from_draft(latest->bytes), read.bank);
    std::fprintf(stderr, "The studio holds a draft of %s that is newer than what is published (revision %d by %s).\n", read.bank.id.c_str(), latest->n,
                 latest->staff.c_str());
    for (const auto& line : lines) std::fprintf(stderr, "%s\n", line.c_str());
    std::fputs("Nothing was published. Publish the draft in the studio, or take the folder's words with --replace.\n", stderr);
    return 1;
  }
  const auto done = store::publish_draft(vault, read.bank, {}, profiles, staff->name(), now(), shipped.models);
  const auto& published = done.published;
  std::printf("Published %s version %d: %zu questions%s, %d new or changed, %zu form%s.\n", read.bank.id.c_str(), read.bank.version,
              read.bank.questions.size(), scene_count(read.bank).c_str(), published.changed, published.forms.size(),
              published.forms.size() == 1 ? "" : "s");
  for (const Profile& profile : profiles) std::printf("Published profile %s.\n", profile.id.c_str());
  if (done.models > 0) std::printf("Adopted %d error model%s, by design and provisional.\n", done.models, done.models == 1 ? "" : "s");
  const auto without = std::count_if(published.forms.begin(), published.forms.end(), [&](const Hash& form) { return store::adopted_error_models(vault, form).empty(); });
  if (without > 0) {
    std::printf("%td form%s no error model for these words and keys, so results will say that their error is unknown. Make one with aplomb simulate --error-model.\n",
                without, without == 1 ? " has" : "s have");
  }
  return 0;
}

}  // namespace aplomb::app
