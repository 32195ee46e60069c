#pragma once
// A question bank as a folder of TOML files, in and out. The format: README.md of this folder.

#include "core/bank.h"
#include "exchange/diagnostic.h"
#include "exchange/places.h"
#include "exchange/source_file.h"

#include <filesystem>
#include <vector>

namespace aplomb::exchange {

struct BankRead {
  Bank bank;                            ///< what could be read; to be used only when ok()
  std::vector<Diagnostic> diagnostics;  ///< by file, line and column
  Places places;
  bool whole = true;  ///< every file could be parsed; otherwise "unknown" may only mean "in the file that is broken"

  /// No errors; warnings and notes do not count.
  [[nodiscard]] bool ok() const { return without_errors(diagnostics); }
};

/// Reads the *.toml files of the folder and of its scenes/. Finds everything that
/// is wrong with the files' form in one go, one finding for a file that is no TOML; never throws on what people wrote.
/// What the words and numbers mean is checked by check_bank. A folder that is missing or holds no bank.toml is an error
/// too. Questions come in the order of the bank's settings, and within a setting in the order of files and lines;
/// scenes in the order of their ids.
BankRead read_bank(const std::filesystem::path& folder);

/// The same from texts, in any order.
BankRead read_bank(std::vector<SourceFile> files);

/// The text of a forms.toml that holds these forms.
std::string forms_text(const std::vector<AssembledForm>& forms);

/// The bank's files with paths relative to its folder: bank.toml, one for each setting that has questions,
/// scenes/….toml for each scene, and where there is something to say qualities.toml, advice.toml, practice.toml,
/// interview.toml, blueprint.toml and forms.toml. What read_bank reads from them is the bank again, with the questions in the order of its
/// settings and the scenes in the order of their ids. Throws std::invalid_argument for what TOML or the
/// format cannot say: a number that is not finite, one quality twice in a key, one rule twice in a waiver, text that is
/// not UTF-8 or holds a zero byte.
std::vector<SourceFile> write_bank(const Bank& bank);

/// Writes the bank into the folder (made when missing), each file whole or not at all. What the folder holds already
/// stays in its file, whatever that is called; what is new goes where others of its kind (questions: of its setting)
/// stand, else into the files above. Parts of one kind that stand in several files come back in the order of the files. A file
/// that already says the same is left as it is, with its comments and line breaks; in all others comments are lost.
/// Returns the *.toml files of the folder that hold parts of a bank and were not written: what is left over of an older
/// bank, for the caller to name. Nothing is removed. Throws std::system_error when the disk refuses; std::invalid_argument
/// as above, for a folder with a file that cannot be read, and for a file that holds parts of the bank and other things (then
/// nothing is written).
std::vector<std::filesystem::path> write_bank(const Bank& bank, const std::filesystem::path& folder);

}  // namespace aplomb::exchange
