#pragma once
// What a bank says must make sense: ids, references, keys, counts. The form of the files is the reader's business
// (bank_files.h), the quality of the writing the lint's.

#include "core/bank.h"
#include "core/profile.h"
#include "exchange/bank_files.h"
#include "exchange/diagnostic.h"
#include "exchange/places.h"
#include "exchange/profile_files.h"

#include <vector>

namespace aplomb::exchange {

/// All findings over the whole bank, by file, line and column. `places` may be empty (a bank from the vault): then the
/// findings have no file, and their `place` says where they belong. With `whole` false (a file could not be read)
/// nothing is called unknown or missing, because it may stand in that file. Never throws; any bank may come in, one
/// full of nonsense too.
std::vector<Diagnostic> check_bank(const Bank& bank, const Places& places, bool whole = true);

/// The same for what was read; the reader's own diagnostics are not among them.
std::vector<Diagnostic> check_bank(const BankRead& read);

/// A profile's numbers, and its qualities against the bank's.
std::vector<Diagnostic> check_profile(const Profile& profile, const Places& places, const Bank& bank);

/// The question that a diagnostic is about; empty when it is about something else.
std::string question_of(const Diagnostic& diagnostic, const Bank& bank);

}  // namespace aplomb::exchange
