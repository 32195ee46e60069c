#include "torture/trials.h"

#include "store/vault.h"
#include "torture/allocator.h"

#include <algorithm>
#include <array>
#include <vector>

namespace aplomb::torture {
namespace {

/// A session on a recording disk, and what the candidate had been told before each step of the record.
class Recorded {
 public:
  Recorded(Disk& disk, const Base& base, std::filesystem::path folder, Manner manner)
      : disk_(disk), base_(base), folder_(std::move(folder)), manner_(std::move(manner)) {
    lay_out(base_.image, folder_);
    all_.push_back({0, told_});
    manner_.acknowledged = [this] {
      disk_.acknowledge();
      all_.push_back({disk_.steps().size(), told_});
    };
    disk_.record();
  }
  ~Recorded() {
    disk_.stop_recording();
    std::error_code ignored;
    std::filesystem::remove_all(cut_folder(), ignored);
  }
  Recorded(const Recorded&) = delete;
  Recorded& operator=(const Recorded&) = delete;

  void go_on() { torture::go_on(file(), base_.vacancy, told_, manner_); }
  [[nodiscard]] std::size_t steps() const { return disk_.steps().size(); }
  [[nodiscard]] const Told& told() const { return told_; }
  [[nodiscard]] std::filesystem::path file() const { return folder_ / vault_name; }

  /// All four cuts after the steps first, first + stride … below `end` of the record.
  void look(const std::string& where, std::size_t first, std::size_t end, std::size_t stride, Findings& findings) {
    disk_.stop_recording();
    Platter platter(base_.image);
    for (std::size_t i = 0; i < end; ++i) {
      platter.step(disk_.steps()[i]);
      if (i < first || (i - first) % stride != 0) continue;
      for (int c = 0; c < cuts; ++c) {
        const auto cut = static_cast<Cut>(c);
        lay_out(platter.after(cut, manner_.seed * 7919 + i * cuts + static_cast<std::uint64_t>(c)), cut_folder());
        const Told& told = told_by(i + 1);
        ++findings.cuts;
        findings.acknowledged += told.presses();
        if (const auto wrong = wrong_with(cut_folder() / vault_name, told))
          findings.bad(where + "cut after step " + std::to_string(i + 1) + " of " + std::to_string(end) + ", " + name_of(cut) + ": " + *wrong);
      }
    }
  }

 private:
  struct ToldAt {
    std::size_t steps = 0;
    Told told;
  };
  [[nodiscard]] std::filesystem::path cut_folder() const { return folder_.string() + "-cut"; }
  [[nodiscard]] const Told& told_by(std::size_t steps) const {
    const auto later = std::upper_bound(all_.begin(), all_.end(), steps, [](std::size_t n, const ToldAt& entry) { return n < entry.steps; });
    return std::prev(later)->told;
  }

  Disk& disk_;
  const Base& base_;
  std::filesystem::path folder_;
  Manner manner_;
  Told told_;
  std::vector<ToldAt> all_;
};

}  // namespace

void Findings::bad(const std::string& what) {
  if (lost++ == 0) first_loss = what;
}

bool plain(const std::string& sentence) {
  if (sentence.empty() || sentence.back() != '.') return false;
  constexpr std::array words{"SQL", "sqlite", "errno", "constraint", "malloc", "I/O error", "out of memory", "not an error"};
  return std::none_of(words.begin(), words.end(), [&](const char* word) { return sentence.find(word) != std::string::npos; });
}

void try_cuts(Disk& disk, const Base& base, const std::filesystem::path& folder, const Manner& manner, std::size_t first, std::size_t stride,
              Findings& findings) {
  Recorded session(disk, base, folder, manner);
  session.go_on();
  ++findings.sessions;
  findings.told_too_early += disk.told_too_early();
  session.look("", first, session.steps(), stride, findings);
}

namespace {

/// One session, broken by what `start` sets off and `end` takes back; `end` returns how often it hit. `stride`: of the cuts after the mending.
template <class Start, class End>
bool try_broken(Disk& disk, const Base& base, const std::filesystem::path& folder, const Manner& manner, const std::string& where, std::size_t stride,
                const Start& start, const End& end, Findings& findings) {
  Recorded session(disk, base, folder, manner);
  start();
  try {
    session.go_on();
  } catch (const store::VaultError& error) {
    ++findings.refusals;
    if (!plain(error.what())) findings.bad(where + "not a plain sentence: " + error.what());
  } catch (const std::exception& error) {
    findings.bad(where + "not a sentence of the store: " + error.what());
  }
  const int hits = end();
  findings.faults += hits;
  ++findings.sessions;
  const std::size_t broken = session.steps();
  // The fault goes away: the candidate comes back and ends the session.
  if (!session.told().finished) {
    try {
      session.go_on();
    } catch (const std::exception& error) {
      findings.bad(where + "mended, yet: " + error.what());
    }
  }
  const std::size_t whole = session.steps();
  findings.told_too_early += disk.told_too_early();
  // The power went while the disk was broken, or after it was mended: what it said it had is all that counts.
  if (broken > 0) session.look(where, broken - 1, broken, 1, findings);
  session.look(where + "mended, ", broken, whole, stride, findings);
  if (const auto wrong = wrong_with(session.file(), session.told())) findings.bad(where + "mended: " + *wrong);
  return hits > 0;
}

}  // namespace

bool try_fault(Disk& disk, const Base& base, const std::filesystem::path& folder, const Manner& manner, const Fault& fault, std::size_t stride,
               Findings& findings) {
  const std::string where = "fault at call " + std::to_string(fault.at) + (fault.lasting ? ", lasting; " : ", once; ");
  return try_broken(
      disk, base, folder, manner, where, stride, [&] { disk.breaks(fault); },
      [&] {
        const int hits = disk.hits();
        disk.mended();
        return hits;
      },
      findings);
}

bool try_memory(Disk& disk, const Base& base, const std::filesystem::path& folder, const Manner& manner, std::int64_t at, bool lasting,
                std::size_t stride, Findings& findings) {
  const std::string where = "no memory at allocation " + std::to_string(at) + (lasting ? ", lasting; " : ", once; ");
  return try_broken(
      disk, base, folder, manner, where, stride, [&] { memory_fails(at, lasting); },
      [&] {
        const auto hits = static_cast<int>(failed_allocations());
        memory_fails(0, false);
        return hits;
      },
      findings);
}

}  // namespace aplomb::torture
