#pragma once
// The commands of `aplomb`, one .cpp each: they return the exit code (0 done, 1 what was checked does not hold, 2 could not run). main.cpp reads
// the command line, these do the work. Results go to stdout, everything else to stderr.

#include "app/account.h"
#include "measure/simulate.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace aplomb::app {

struct WindowSize {
  int w = 0;
  int h = 0;
};

struct KioskOptions {
  std::filesystem::path vault;
  std::optional<WindowSize> window;   ///< none: full screen
  float px_per_mm = 0;                ///< 0: from the monitor
  bool trial = false;                 ///< staff trying it out
  int probe_fd = -1;                  ///< demo vaults only
  std::optional<std::uint64_t> seed;  ///< demo vaults only
  bool headless = false;              ///< demo vaults only: no window, JSON lines on stdin and stdout
};
int kiosk(const KioskOptions& options);

struct StaffOptions {
  std::filesystem::path vault;
  std::optional<WindowSize> window;
  float scale = 0;          ///< 0: the monitor's content scale
  int probe_fd = -1;        ///< demo vaults only
  std::string sign_in;      ///< an account to sign in with, its passphrase read from passphrase_fd
  int passphrase_fd = -1;
};
int review(const StaffOptions& options);
int studio(const StaffOptions& options);

/// What is wrong with a bank folder and how it is written, on stdout. 1 for errors of stage "write".
struct BankCheckOptions {
  std::filesystem::path bank;
  std::filesystem::path source;  ///< texts that nothing may be copied from; empty: none
  bool coverage = false;         ///< the table of advice and questions
  bool figures = false;          ///< with json: the figures instead of the findings
  bool json = false;
};
int bank_check(const BankCheckOptions& options);

struct PublishOptions {
  std::filesystem::path vault;
  std::filesystem::path bank;
  std::vector<std::filesystem::path> profiles;
  bool replace = false;  ///< over newer drafts of the studio
  std::string as;
  int passphrase_fd = -1;
};
int bank_publish(const PublishOptions& options);

/// Scores a file of answers with no vault: one row a session.
struct ScoreOptions {
  std::filesystem::path bank;
  std::filesystem::path profile;
  std::filesystem::path answers;
  std::filesystem::path error_model;  ///< empty: "error unknown"
  bool json = false;
};
int score(const ScoreOptions& options);

/// Made-up candidates on a bank or one of its forms; or a test-wise strategy; or the error model of a form.
struct SimulateOptions {
  std::filesystem::path bank;
  std::filesystem::path profile;
  std::filesystem::path forms;  ///< empty: forms.toml of the bank's folder
  std::string form;             ///< "default A"; empty: the whole bank
  int candidates = 500;
  int sittings = 10;            ///< further ones, of which true scores are the mean
  std::uint64_t seed = 1;
  std::optional<double> line;   ///< fit points
  std::filesystem::path out;      ///< answers as CSV, or the error model
  std::filesystem::path persons;  ///< a row a candidate: true qualities and scores
  std::string strategy;           ///< its name, or "all"
  bool error_model = false;
  measure::CrowdModel crowd;
  bool json = false;
};
int simulate(const SimulateOptions& options);

/// Parallel forms from a blueprint; 1 when one of them does not meet it.
struct AssembleOptions {
  std::filesystem::path bank;
  std::filesystem::path blueprint;  ///< empty: blueprint.toml of the bank's folder
  std::vector<std::filesystem::path> profiles;  ///< whose qualities have to be measured; none: the core qualities
  std::string family;               ///< one of the blueprint's forms; empty: all
  int forms = 2;
  std::filesystem::path out;        ///< forms.toml
  bool json = false;
};
int assemble(const AssembleOptions& options);

/// Psychometrics on a plain table (exchange/plain_table.h).
struct StatsOptions {
  std::filesystem::path input;
  double least = 0;      ///< items: what one can score at least and at most, and what guessing gives
  double most = 100;
  double chance = 50;
  int marks = 5;         ///< panel: of the scale
  std::string focal;     ///< dif: the group that is compared
  std::string reference; ///< dif: with this one; empty: all others
  std::vector<double> at;  ///< norms: the scores to place; empty: every fifth
  bool json = false;
};
int stats_items(const StatsOptions& options);
int stats_reliability(const StatsOptions& options);
int stats_norms(const StatsOptions& options);
int stats_fairness(const StatsOptions& options);
int stats_panel(const StatsOptions& options);
int stats_dif(const StatsOptions& options);

/// Rebuilds every stored result from the events.
struct RescoreOptions {
  std::filesystem::path vault;
  std::string as;
  int passphrase_fd = -1;
  bool json = false;
};
int rescore(const RescoreOptions& options);

/// Accounts. The new passphrase, or the other data officer's, is the next line of the same file descriptor.
struct StaffAccountOptions : AsOptions {
  std::string name;
  std::string role;
  bool recovery = false;  ///< with the recovery sheet's phrase instead of an account
};
int staff_add(const StaffAccountOptions& options);
int staff_list(const StaffAccountOptions& options);
int staff_disable(const StaffAccountOptions& options);
int staff_unlock(const StaffAccountOptions& options);
int staff_passphrase(const StaffAccountOptions& options);
int staff_share(const StaffAccountOptions& options);

/// Copies of the vault. `backup`: empty: beside the vault.
struct BackupOptions : AsOptions {
  std::filesystem::path file;
};
int backup(const BackupOptions& options);
int restore(const BackupOptions& options);

/// What the data officer does with one person's record, or with those that are over their time.
struct ProtectOptions : AsOptions {
  std::string code;
  std::string reason = "request";
  std::string profile;  ///< retain: choose this one; empty: apply what was chosen
  int months = 0;       ///< with it; 0: its most
  bool dry_run = false;
  bool lift = false;
  std::filesystem::path out;
};
int erase(const ProtectOptions& options);            ///< 1 while the erasure is pending
int retain(const ProtectOptions& options);           ///< the same
int hold(const ProtectOptions& options);
int restrict_record(const ProtectOptions& options);
int person_copy(const ProtectOptions& options);

/// Whether a vault or a copy of it is as it was written: the audit chain, its signatures, every session, result and document it names. Needs no
/// account and changes nothing; the first broken link and 1 when something does not hold.
struct VerifyOptions {
  std::filesystem::path file;
  std::string public_key;  ///< 64 hexadecimal digits, or a file that holds them; empty: the file's own word
  std::string expect;      ///< an entry that has to be there, "SEQ:HASH"
  bool json = false;
};
int verify(const VerifyOptions& options);

struct DemoOptions {
  std::filesystem::path make;  ///< only make the vault here, and open nothing
  int candidates = 12;
  std::uint64_t seed = 1;
};
int demo(const DemoOptions& options);

struct GalleryOptions {
  std::filesystem::path folder;
  std::string theme = "daylight";
  int text = 2;
  int scale = 100;
  float px_per_mm = 0;
  std::string language = "en";
  std::optional<WindowSize> size;
  std::string only;  ///< a part of the pictures' names
};
int gallery(const GalleryOptions& options);

int tour(const std::filesystem::path& folder);

/// 0 when a window can be opened here, else 1 and a sentence.
int display();

}  // namespace aplomb::app
