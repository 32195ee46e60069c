#pragma once
// The commands of `aplomb`, one .cpp each: they return the exit code (0 done, 1 what was checked does not hold, 2 could not run). main.cpp reads
// the command line, these do the work. Results go to stdout, everything else to stderr.

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
int score(const std::filesystem::path& bank, const std::filesystem::path& profile, const std::filesystem::path& answers, bool json);

/// Rebuilds every stored result from the events.
struct RescoreOptions {
  std::filesystem::path vault;
  std::string as;
  int passphrase_fd = -1;
  bool json = false;
};
int rescore(const RescoreOptions& options);

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
