#pragma once
// A person's copy, to be read: what is known of somebody in plain words, on one page that needs nothing else.

#include "store/protection.h"

#include <cstdint>
#include <string>

namespace aplomb::app {

/// "2026-03-02", UTC.
std::string day_of(std::int64_t wall_ms);

/// One HTML page without scripts and without anything from elsewhere.
std::string person_html(const store::Vault& vault, const store::PersonRecord& person);

}  // namespace aplomb::app
