#include "app/clock.h"
#include "app/commands.h"
#include "app/kiosk_process.h"
#include "app/person_copy.h"
#include "core/code.h"
#include "exchange/atomic_file.h"
#include "store/backup.h"
#include "store/protection.h"
#include "store/record.h"
#include "store/retention.h"

#include <cstdio>
#include <ctime>
#include <stdexcept>
#include <string>

namespace aplomb::app {
namespace {

store::Vault opened(const ProtectOptions& options, const char* what) { return {options.vault, store::Station::command, std::string("aplomb ") + what, now()}; }

Id session_of(const store::Vault& vault, const std::string& code) {
  const auto found = store::session_by_code(vault, digits_of(code));
  if (!found) throw std::runtime_error("There is no session with the code " + code + " in this data file.");
  return found->id;
}

/// The backup beside the vault is made anew, so that it forgets too; what erasing did not reach is named.
void after_erasing(store::Vault& vault, bool finished) {
  const auto beside = store::backup_beside(vault.file());
  if (finished && std::filesystem::exists(beside)) (void)store::back_up(vault, beside, store::BackupPlace::beside, now());
  if (!finished) std::fputs("Another window has the data file open, so the erasure is pending: what was deleted may still stand in the file's log. It is finished at the next erasure, purge or backup after that window is closed.\n", stderr);
  for (const auto& copy : store::copies_beside(vault.file())) {
    if (finished && copy == beside) continue;
    std::fprintf(stderr, "Not reached, and still holding what it held: %s\n", copy.string().c_str());
  }
  if (const auto last = store::last_backup(vault, store::BackupPlace::medium)) std::fprintf(stderr, "Not reached either: backups on other disks, the last of %s.\n", day_of(*last).c_str());
}

}  // namespace

int erase(const ProtectOptions& options) {
  harden_process();
  const auto rule = store::erase_rule_named(options.reason);
  if (!rule) throw std::runtime_error("The reason is one of: request, withdrawn, mistake, order, retention.");
  store::Vault vault = opened(options, "erase");
  const auto officer = signed_in(vault, options, store::Right::erase);
  const bool finished = store::erase_session(vault, *officer, session_of(vault, options.code), *rule, now());
  std::printf("%s is erased.\n", grouped(digits_of(options.code)).c_str());
  if (officer->audit_secret_key() == nullptr) std::fputs("Voluntary answers, if there were any, were left: your account has no way to them.\n", stderr);
  after_erasing(vault, finished);
  return finished ? 0 : 1;
}

int retain(const ProtectOptions& options) {
  harden_process();
  store::Vault vault = opened(options, "retain");
  const auto officer = signed_in(vault, options, store::Right::erase);
  if (!options.profile.empty()) {
    store::set_retention(vault, *officer, options.profile, options.months, now());
    const auto chosen = store::retention(vault).value();
    std::printf("Records are kept for %d months and %d days (%s).\n", chosen.months, chosen.days, chosen.profile.c_str());
    return 0;
  }
  if (!store::retention(vault)) {
    std::string all;
    for (const auto& profile : store::retention_profiles()) all += "\n  " + std::string(profile.id) + "  " + std::string(profile.words);
    throw std::runtime_error("Nobody has said yet how long records are kept. Choose with --set:" + all);
  }
  const auto due = store::overdue(vault, now());
  for (const auto& record : due) {
    if (options.json) {
      std::printf("%s\n", store::Record({{"code", record.code}, {"since_ms", record.since_ms}, {"due_ms", record.due_ms}, {"hold", record.hold}}).json().c_str());
    } else {
      std::printf("%s  over its time since %s%s\n", grouped(record.code).c_str(), day_of(record.due_ms).c_str(), record.hold ? ", on legal hold" : "");
    }
  }
  if (options.dry_run) {
    if (!options.json) std::printf("%zu records are over their time. Nothing was erased.\n", due.size());
    return 0;
  }
  const auto done = store::purge(vault, now());
  if (!options.json) std::printf("%d erased, %d kept on legal hold.\n", done.erased, done.held);
  after_erasing(vault, done.finished);
  return done.finished ? 0 : 1;
}

int hold(const ProtectOptions& options) {
  harden_process();
  store::Vault vault = opened(options, "hold");
  const auto officer = signed_in(vault, options, store::Right::erase);
  store::set_hold(vault, *officer, session_of(vault, options.code), !options.lift, now());
  std::printf("%s is %s legal hold.\n", grouped(digits_of(options.code)).c_str(), options.lift ? "no longer on" : "on");
  return 0;
}

int restrict_record(const ProtectOptions& options) {
  harden_process();
  store::Vault vault = opened(options, "restrict");
  const auto officer = signed_in(vault, options, store::Right::erase);
  store::set_restriction(vault, *officer, session_of(vault, options.code), !options.lift, now());
  std::printf("%s is %s.\n", grouped(digits_of(options.code)).c_str(), options.lift ? "no longer restricted" : "restricted: only a data officer sees it");
  return 0;
}

int person_copy(const ProtectOptions& options) {
  harden_process();
  store::Vault vault = opened(options, "person-copy");
  const auto officer = signed_in(vault, options, store::Right::copy_person);
  const auto person = store::person_record(vault, *officer, options.code, now());
  std::filesystem::create_directories(options.out);
  const auto name = "person-" + person.session.code;
  exchange::write_atomically(options.out / (name + ".html"), person_html(vault, person));
  exchange::write_atomically(options.out / (name + ".json"), person.json + "\n");
  std::printf("%s\n%s\n", (options.out / (name + ".html")).string().c_str(), (options.out / (name + ".json")).string().c_str());
  return 0;
}

}  // namespace aplomb::app
