#include "store/audit_catalogue.h"

#include "core/id.h"
#include "store/record.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <vector>

namespace aplomb::store {
namespace {

using Form = AuditForm;

constexpr AuditField session{"session", Form::id, "the session"};
constexpr AuditField by{"by", Form::id, "the account that did it", true};
constexpr AuditField staff{"staff", Form::id, "the account"};

constexpr std::array vault_created{AuditField{"vault", Form::id, "the data file's name among others"},
                                   AuditField{"office", Form::hash, "the office's public key", true}};
constexpr std::array machine_key{AuditField{"public", Form::hash, "the machine's public key"}};
constexpr std::array staff_added{staff, AuditField{"role", Form::word, "its role", false, "administrator|recruiter|hr-editor|data-officer|reception"}, by};
constexpr std::array signed_in{staff};
constexpr std::array staff_changed{staff, by};
constexpr std::array audit_key{staff, AuditField{"public", Form::hash, "the public key"}, by};
constexpr std::array published{AuditField{"bank", Form::hash, "the bank", true}, AuditField{"forms", Form::hashes, "its forms", true},
                               AuditField{"profile", Form::hash, "the profile", true}, AuditField{"notice", Form::hash, "the notice to candidates", true}, by};
constexpr std::array session_opened{session, AuditField{"h", Form::hash, "the keyed hash of the session's row"}};
constexpr std::array session_chained{session, AuditField{"seq", Form::number, "its last event"}, AuditField{"h", Form::hash, "the keyed hash of its events"}};
constexpr std::array result_stored{session, AuditField{"profile", Form::hash, "the profile it was scored against"},
                                   AuditField{"h", Form::hash, "the keyed hash of the result"}};
constexpr std::array about_session{session, by};
constexpr std::array only_by{by};
constexpr std::array erased{session, AuditField{"rule", Form::word, "why", false, "request|retention|withdrawn|mistake|order|again"},
                            AuditField{"officer", Form::id, "the data officer's account, unless the rule did it", true}};
constexpr std::array backed_up{AuditField{"place", Form::word, "where", false, "beside|medium"}, AuditField{"seq", Form::number, "the last entry in the copy"}};
constexpr std::array restored{AuditField{"seq", Form::number, "the last entry of the backup"}, AuditField{"erased", Form::number, "erased again"}};
constexpr std::array purged{AuditField{"erased", Form::number, "how many"}, AuditField{"held", Form::number, "how many stay on legal hold"}};
constexpr std::array retention_set{AuditField{"profile", Form::word, "the profile", false, "us-federal|us-public|us-il|us-ca|us-co|eu|eu-reason|uk|other"},
                                   AuditField{"months", Form::number, "how long"}, AuditField{"days", Form::number, "and days"}, by};
constexpr std::array rescored{AuditField{"scored", Form::number, "results that stand"}, AuditField{"changed", Form::number, "of these, written anew"}, by};

constexpr std::array kinds{
    AuditKind{"VaultCreated", "The data file was made.", "whoever sets the office up", vault_created},
    AuditKind{"MachineKey", "This machine got a key, with which it signs the log from here on.", "the program, on its first start on a machine", machine_key},
    AuditKind{"StaffAdded", "An account was made.", "an administrator", staff_added},
    AuditKind{"StaffDisabled", "An account was closed.", "an administrator", staff_changed},
    AuditKind{"StaffEnabled", "A closed account was opened again.", "an administrator", staff_changed},
    AuditKind{"StaffUnlocked", "An account may try again after wrong passphrases.", "an administrator, or whoever has the recovery sheet", staff_changed},
    AuditKind{"PassphraseChanged", "An account has another passphrase.", "its owner, or an administrator", staff_changed},
    AuditKind{"AuditKeyMade", "A key was made that voluntary answers are sealed to; a data officer can open it.", "an administrator", audit_key},
    AuditKind{"AuditKeyShared", "Another data officer can open the voluntary answers.", "a data officer", staff_changed},
    AuditKind{"SignInLocked", "An account was locked after fifteen wrong passphrases.", "whoever tried", signed_in},
    AuditKind{"SignedIn", "Somebody signed in.", "every account", signed_in, true},
    AuditKind{"Recovered", "Somebody signed in with the recovery sheet.", "whoever has the sheet", {}, true},
    AuditKind{"Published", "A bank, a profile or a notice was published.", "an HR editor or an administrator", published},
    AuditKind{"SessionOpened", "A candidate's session began.", "the kiosk", session_opened},
    AuditKind{"SessionChained", "A session was paused; its events so far are fixed.", "the kiosk", session_chained},
    AuditKind{"SessionClosed", "A session ended; its events are fixed.", "the kiosk", session_chained, true},
    AuditKind{"ResultStored", "A session's result was written.", "the program", result_stored},
    AuditKind{"NoteAdded", "A note about a candidate was written.", "a recruiter", about_session},
    AuditKind{"Erased", "Everything about a session was erased.", "a data officer, or the retention rule", erased, true},
    AuditKind{"ErasurePending", "Another window was open, so what was erased may still stand in the file's log; it is tried again.", "the program", {}},
    AuditKind{"ErasureFinished", "What was erased is out of the file and its log.", "the program", {}, true},
    AuditKind{"RetentionSet", "It was said how long records are kept.", "a data officer", retention_set, true},
    AuditKind{"Purged", "Records over their time were erased.", "the program", purged, true},
    AuditKind{"Held", "A record was put on legal hold.", "a data officer", about_session},
    AuditKind{"HoldLifted", "A legal hold was lifted.", "a data officer", about_session},
    AuditKind{"Restricted", "A record was restricted: only a data officer sees it.", "a data officer", about_session},
    AuditKind{"RestrictionLifted", "A restriction was lifted.", "a data officer", about_session},
    AuditKind{"PersonCopied", "The copy of everything about a person was made.", "a data officer", about_session},
    AuditKind{"BackedUp", "A backup was made and checked.", "the program, an administrator or a data officer", backed_up, true},
    AuditKind{"Restored", "A backup was put in the place of the data file.", "an administrator", restored, true},
    AuditKind{"FairnessSeen", "The tables made from voluntary answers were looked at.", "a data officer", only_by},
    AuditKind{"DirectoryKeyMade", "A key was made under which names open faster.", "the program, at a sign-in", {}, true},
    AuditKind{"Rescored", "All results were made anew from the events.", "an administrator", rescored},
};

bool is_word(std::string_view words, std::string_view word) {
  for (std::size_t at = 0; at <= words.size();) {
    const std::size_t end = std::min(words.find('|', at), words.size());
    if (words.substr(at, end - at) == word) return true;
    at = end + 1;
  }
  return false;
}

bool is_of_form(const AuditField& field, const Record& body) {
  const std::string name(field.name);
  const auto text = body.get<std::string>(name);
  switch (field.form) {
    case Form::id: return id_from_hex(text).has_value();
    case Form::hash: return hash_from_hex(text).has_value();
    case Form::hashes: {
      const auto list = body.get<std::vector<std::string>>(name);
      return std::all_of(list.begin(), list.end(), [](const std::string& hash) { return hash_from_hex(hash).has_value(); });
    }
    case Form::number: return body.get<std::int64_t>(name, -1) >= 0;
    case Form::word: return is_word(field.words, text);
  }
  return false;
}

std::string described(const AuditField& field) {
  std::string text(field.means);
  if (field.form == Form::word) {
    std::string words(field.words);
    for (std::size_t at = 0; (at = words.find('|', at)) != std::string::npos; at += 2) words.replace(at, 1, ", ");
    text += " (" + words + ")";
  }
  return text;
}

}  // namespace

std::span<const AuditKind> audit_catalogue() { return kinds; }

const AuditKind* audit_kind(std::string_view id) {
  const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const AuditKind& kind) { return kind.id == id; });
  return found == kinds.end() ? nullptr : &*found;
}

void check_declared(std::string_view kind, const std::string& body) {
  const auto refuse = [&](const std::string& why) { throw std::logic_error("The audit log takes no entry " + std::string(kind) + ": " + why + "."); };
  const AuditKind* declared = audit_kind(kind);
  if (declared == nullptr) refuse("the kind is not declared");
  const auto fields = Record::from(body);
  if (!fields || fields->json() != body) refuse("its body is not canonical JSON");
  std::size_t found = 0;
  for (const AuditField& field : declared->fields) {
    if (!fields->has(std::string(field.name))) {
      if (!field.may_be_missing) refuse("the field " + std::string(field.name) + " is missing");
      continue;
    }
    if (!is_of_form(field, *fields)) refuse("the field " + std::string(field.name) + " is not of its form");
    ++found;
  }
  if (found != fields->size()) refuse("it has a field that is not declared");
}

std::string audit_help() {
  std::string page =
      "# The log of the office\n\n"
      "The program writes down what was done with the data file. Nobody can change or remove an entry without `aplomb verify` finding it: each\n"
      "holds the hash of the one before, and the machine signs the last one at every sign-in and at the end of every session. An entry holds ids,\n"
      "hashes and counts, with the time and the start of the program it belongs to. It never holds a name or an answer.\n\n"
      "## What is written down\n\n";
  for (const AuditKind& kind : kinds) {
    page += "- " + std::string(kind.id) + ": " + std::string(kind.words) + " By " + std::string(kind.who) + ".";
    const char* before = " Kept: ";
    for (const AuditField& field : kind.fields) {
      page += before + described(field);
      before = "; ";
    }
    page += kind.fields.empty() ? "\n" : ".\n";
  }
  return page;
}

}  // namespace aplomb::store
