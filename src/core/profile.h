#pragma once
// The ideal profile an employer configures (scoring.md 5.1, 5.10).

#include <string>
#include <vector>

namespace aplomb {

enum class Shape { at_least, band };

struct ProfileQuality {
  std::string quality;
  double weight = 0;  ///< > 0; normalised to sum 1 before use
  Shape shape = Shape::at_least;
  double target = 95;    ///< POMP points; the ideal: fit 100
  double zero_at = 50;   ///< at_least: fit 0 (guessing)
  double tolerance = 10;  ///< band
  double fade = 30;       ///< band
  std::string why;
  bool operator==(const ProfileQuality&) const = default;
};

struct Profile {
  std::string id;
  std::string title;
  std::string status = "proposal";  ///< proposal | confirmed
  std::vector<ProfileQuality> qualities;
  bool operator==(const Profile&) const = default;
};

}  // namespace aplomb
