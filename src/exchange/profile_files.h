#pragma once
// An employer's profile as a TOML file, in and out.

#include "core/profile.h"
#include "exchange/diagnostic.h"
#include "exchange/places.h"
#include "exchange/source_file.h"

#include <filesystem>
#include <string>
#include <vector>

namespace aplomb::exchange {

struct ProfileRead {
  Profile profile;  ///< what could be read; to be used only when ok()
  std::vector<Diagnostic> diagnostics;
  Places places;
  [[nodiscard]] bool ok() const { return without_errors(diagnostics); }
};

/// Reads a profile; everything wrong with the file's form is a diagnostic, nothing is thrown. Whether its qualities,
/// weights and targets make sense is said by check_profile (bank_check.h).
ProfileRead read_profile(const std::filesystem::path& path);
ProfileRead read_profile(const SourceFile& file);

/// The file's text; reading it gives the profile again. Throws std::invalid_argument for a number that is not finite
/// and for text that is not UTF-8.
std::string profile_text(const Profile& profile);

/// Writes profile_text whole or not at all. Throws std::system_error when the disk refuses.
void write_profile(const Profile& profile, const std::filesystem::path& path);

}  // namespace aplomb::exchange
