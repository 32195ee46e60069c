#pragma once
// What every target uses. A target is a function of its bytes alone: it keeps nothing, asks no clock, and throws or crashes only where the
// program would be wrong.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

/// libFuzzer's entry; 0 = go on.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
/// Makes what the target needs beside the bytes, where it needs something: what runs here counts as no coverage.
extern "C" int LLVMFuzzerInitialize(int* count, char*** words);

namespace aplomb::fuzz {

inline std::string text_of(const std::uint8_t* data, std::size_t size) {
  std::string text(size, '\0');
  for (std::size_t i = 0; i < size; ++i) text[i] = static_cast<char>(data[i]);
  return text;
}

/// A property that did not hold ends the run.
inline void must(bool holds, std::string_view property) {
  if (!holds) throw std::logic_error("does not hold: " + std::string(property));
}

inline std::filesystem::path source_folder() { return APLOMB_SOURCE_DIR; }

}  // namespace aplomb::fuzz
