#pragma once
// Texts that must not outlive their use: passphrases, PINs, names.

#include <string>

namespace aplomb {

/// Overwrites the text's bytes in place and leaves it empty, in a way that no optimiser takes out: a passphrase or a name should not be
/// found in a core dump. Copies that were made before are not reached.
void wipe(std::string& text);

}  // namespace aplomb
