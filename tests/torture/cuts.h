#pragma once
// What the disk holds after the power went, worked out from the record of what was done to it.

#include "torture/disk.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace aplomb::torture {

/// The files of a folder by name, with what they hold.
using Image = std::map<std::string, std::string>;

/// Every file of the folder but locks and shared memory, which no cut keeps.
Image image_of(const std::filesystem::path& folder);
/// The folder holds exactly this.
void lay_out(const Image& image, const std::filesystem::path& folder);

/// What became of the writes that had not been flushed.
enum class Cut {
  none_kept,  ///< the disk's cache had none of them
  all_kept,   ///< the process died, the machine did not
  some_kept,  ///< each by the toss of a coin: later ones without earlier ones
  torn        ///< each sector of 512 bytes of each write by the toss of a coin
};
inline constexpr int cuts = 4;
const char* name_of(Cut cut);

/// Follows a record step by step and says at each of them what a cut would leave.
class Platter {
 public:
  explicit Platter(const Image& base);

  void step(const Step& step);
  /// `coin`: the seed of the tosses (SplitMix64).
  [[nodiscard]] Image after(Cut cut, std::uint64_t coin) const;

 private:
  struct File {
    std::string kept;             ///< flushed
    std::vector<Step> unflushed;  ///< writes and truncations since then, in order
    bool folder_told = false;     ///< its name was flushed with it
  };
  std::map<int, File> files_;
  std::map<std::string, int> names_;       ///< flushed
  std::vector<Step> unflushed_names_;      ///< makes and removes since then, in order
};

}  // namespace aplomb::torture
