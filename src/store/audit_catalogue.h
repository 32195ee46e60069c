#pragma once
// Every kind of entry that the audit log may hold, declared once: the log refuses any other, `verify` reads them by it, and the help page
// assets/help/audit.en.md is made from it.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace aplomb::store {

/// What a field of an entry's body may be. There is no free text, so that no name and no answer can get in.
enum class AuditForm {
  id,      ///< 32 hexadecimal digits
  hash,    ///< 64 hexadecimal digits: a hash or a public key
  hashes,  ///< a list of these
  number,  ///< a whole number from 0
  word     ///< one of AuditField::words
};

struct AuditField {
  std::string_view name;
  AuditForm form = AuditForm::id;
  std::string_view means{};     ///< in English, for the help page
  bool may_be_missing = false;  ///< entries of older versions, or where there is nothing to say
  std::string_view words{};     ///< of a word: "request|retention"
};

struct AuditKind {
  std::string_view id;     ///< the column `kind`
  std::string_view words;  ///< what happened, in English
  std::string_view who;    ///< who can cause it
  std::span<const AuditField> fields{};
  bool checkpoint = false;  ///< the machine signs the chain's head right after it
};

/// All kinds, in the order of the help page.
std::span<const AuditKind> audit_catalogue();
/// The kind with this id; nullptr when there is none.
const AuditKind* audit_kind(std::string_view id);

/// Throws std::logic_error (a mistake of the program, not of a person) unless `body` is canonical JSON with declared fields of a declared kind,
/// each of its form, and none missing that may not be.
void check_declared(std::string_view kind, const std::string& body);

/// The help page, Markdown as assets/help has it.
std::string audit_help();

}  // namespace aplomb::store
