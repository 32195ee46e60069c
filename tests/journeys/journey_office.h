#pragma once
// An office with four questions, one of each format, so that a whole journey is short.

#include "journeys/kill_parts.h"

#include "exchange/bank_files.h"
#include "exchange/profile_files.h"
#include "store/documents.h"
#include "store/people.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

namespace aplomb::journeys {

/// An office whose form is the journey bank: one question of each format, every option keyed alike for empathy and patience (2, 1, -1, -2).
inline std::string make_journey_office(const std::filesystem::path& file) {
  const auto read = exchange::read_bank(std::filesystem::path(APLOMB_SOURCE_DIR) / "tests/data/journey-bank");
  REQUIRE_MESSAGE(read.ok(), exchange::to_text(read.diagnostics.front()));
  const auto profile = exchange::read_profile(std::filesystem::path(APLOMB_SOURCE_DIR) / "tests/data/journey-profile.toml");
  REQUIRE(profile.ok());
  make_office(file);  // the demo office, for its settings, notice and accounts
  const auto now = app::now();
  store::Vault vault(file, store::Station::command, "journey", now);
  store::publish_bank(vault, read.bank, {}, "admin", now);
  store::Vacancy vacancy;
  vacancy.role = "Library desk";
  vacancy.site = "Leeds";
  vacancy.manager = "Sam Ellis";
  vacancy.family = read.bank.id;
  vacancy.profile = store::publish_profile(vault, profile.profile, "admin", now);
  vacancy.opened = now.wall_ms;
  vacancy.id = store::add_vacancy(vault, vacancy);
  return store::add_appointment(vault, vacancy.id, "en", now.wall_ms).code;
}

}  // namespace aplomb::journeys
