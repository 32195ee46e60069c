#include "exchange/bank_check.h"
#include "exchange/checker.h"

#include <cmath>
#include <string>
#include <string_view>

namespace aplomb::exchange {
namespace {

void check_profile_quality(Checker& check, const std::string& place, const ProfileQuality& quality) {
  const auto outside = [&](std::string_view key, double value, double low, double high) {
    if (value >= low && value <= high) return;
    check.add(place + '/' + std::string(key), "",
              {N_("'{key}' must be from {low} to {high}"),
               {{"key", std::string(key)}, {"low", numeral(low)}, {"high", numeral(high)}}},
              {N_("write a number in that range"), {}});
  };
  if (!(quality.weight > 0) || !std::isfinite(quality.weight)) {
    check.add(place + "/weight", "", {N_("the weight must be greater than 0"), {}},
              {N_("write how much the quality counts, or take it out"), {}});
  }
  outside("target", quality.target, 0, 100);
  if (quality.shape == Shape::band) {
    // Every question of the format asks how good a response is; a band would take points from right answers (scoring.md 5.10).
    check.add(place + "/shape", "", {N_("a band takes points from right answers, since the questions ask how good each response is"), {}},
              {N_("write shape = \"at-least\""), {}});
    outside("tolerance", quality.tolerance, 0, 100);
    outside("fade", quality.fade, 0, 100);
    if (quality.fade == 0)
      check.add(place + "/fade", "", {N_("'fade' must be greater than 0"), {}},
                {N_("write over how many points the fit falls to 0"), {}});
  } else {
    outside("zero-at", quality.zero_at, 0, 100);
    if (!(quality.zero_at < quality.target)) {
      check.add(place + "/zero-at", "", {N_("'zero-at' must lie below 'target'"), {}},
                {N_("write the score at which the fit is 0"), {}});
    }
  }
}

}  // namespace

std::vector<Diagnostic> check_profile(const Profile& profile, const Places& places, const Bank& bank) {
  Checker check(places, true);
  check.id_form("profile", profile.id);
  check.filled("profile", "title", profile.title);
  if (profile.status != "proposal" && profile.status != "confirmed") {
    check.add("profile/status", "", {N_("a profile cannot be '{status}'"), {{"status", shown(profile.status)}}},
              {N_("write proposal or confirmed"), {}});
  }
  if (profile.qualities.empty() && check.written("profile/quality")) {
    check.add("profile", "", {N_("the profile names no quality"), {}},
              {N_("write a [[profile.quality]] for each that counts"), {}});
  }
  const KnownNames known = names_in(bank);
  PlaceNames names;
  Checker::Seen seen;
  for (const ProfileQuality& quality : profile.qualities) {
    const std::string place = names.next("profile/quality", quality.quality);
    check.known(place + "/quality", "", quality.quality, known.qualities, N_("unknown quality '{name}'"));
    check.once(place, "quality", quality.quality, seen);
    check_profile_quality(check, place, quality);
  }
  return check.take();
}

}  // namespace aplomb::exchange
