#include "app/vault_commands.h"

#include "app/commands.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace aplomb::app {
namespace {

/// --vault, --as, --passphrase-fd, and --json where there is something for machines.
template <class Options>
void with_account(CLI::App* command, Options& options, std::string& vault, const char* which, bool json) {
  command->add_option("--vault", vault, "the data file (else $APLOMB_VAULT, else your data folder)");
  command->add_option("--as", options.as, std::string("your account: ") + which);
  command->add_option("--passphrase-fd", options.passphrase_fd, "read the passphrase from this file descriptor instead of the terminal");
  if (json) command->add_flag("--json", options.json, "for machines");
}

void add_verify(CLI::App& cli, Chosen& chosen) {
  auto options = std::make_shared<VerifyOptions>();
  auto* command = cli.add_subcommand("verify", "Whether a data file, or a copy of it on any computer, is as it was written: the log's chain and signatures, and every session, result and document that it names. It needs no account and changes nothing. 1 and the first broken link when something does not hold; it also says what it cannot prove.\n"
                                               "Example: aplomb verify office.aplomb --public-key office.pub\n"
                                               "Example: aplomb verify backup.aplomb --expect 812:9f3c41d2a7e05b68c4d19e7f20a3b5c6d8e9f0a1b2c3d4e5f60718293a4b5c6d");
  command->add_option("file", options->file, "the data file or the copy")->required();
  command->add_option("--public-key", options->public_key, "the machine's public key, as noted from an earlier verify: 64 hexadecimal digits or a file that holds them");
  command->add_option("--expect", options->expect, "an entry noted earlier that has to be there, as SEQ:HASH");
  command->add_flag("--json", options->json, "for machines");
  command->callback([&chosen, options] { chosen = [options] { return verify(*options); }; });
}

void add_staff(CLI::App& cli, std::string& vault, Chosen& chosen) {
  auto* staff = cli.add_subcommand("staff", "The accounts of an office: who may sign in, as what.");
  staff->require_subcommand(1);
  auto options = std::make_shared<StaffAccountOptions>();
  const auto add = [&, options](const char* name, const char* about, const char* which, int (*run)(const StaffAccountOptions&)) {
    auto* command = staff->add_subcommand(name, about);
    with_account(command, *options, vault, which, std::string(name) == "list");
    if (std::string(name) != "list") command->add_option("name", options->name, "the account")->required();
    if (std::string(name) != "share") command->add_flag("--recovery", options->recovery, "with the phrase of the recovery sheet instead of an account");
    command->callback([&vault, &chosen, options, run] {
      chosen = [&vault, options, run] {
        if (options->as.empty() && !options->recovery) throw std::runtime_error("Say who you are with --as NAME.");
        options->vault = vault;
        return run(*options);
      };
    });
    return command;
  };
  add("add", "Makes an account. Its passphrase is asked for after yours; with --passphrase-fd it is the next line.\nExample: aplomb staff add 'Bea Harrow' --role recruiter --as admin", "an administrator's", staff_add)
      ->add_option("--role", options->role, "administrator, recruiter, hr-editor, data-officer or reception")
      ->required();
  add("list", "Every account, its role, and whether it is closed or locked.\nExample: aplomb staff list --as admin", "an administrator's", staff_list);
  add("disable", "Closes an account. What it did stays in the log.\nExample: aplomb staff disable 'Bea Harrow' --as admin", "an administrator's", staff_disable);
  add("unlock", "Lets an account try again that was locked after wrong passphrases.\nExample: aplomb staff unlock 'Bea Harrow' --as admin\nExample: aplomb staff unlock admin --recovery", "an administrator's", staff_unlock);
  add("passphrase", "Another passphrase: your own, or as an administrator somebody else's, which also opens a closed account again.\nExample: aplomb staff passphrase admin --as admin", "the same, or an administrator's", staff_passphrase);
  add("share", "Lets another data officer, whose passphrase is asked for after yours, open the voluntary answers.\nExample: aplomb staff share 'Cy Marlow' --as dora", "a data officer's", staff_share);
}

void add_protect(CLI::App& cli, std::string& vault, Chosen& chosen) {
  auto options = std::make_shared<ProtectOptions>();
  const auto add = [&, options](const char* name, const char* about, bool of_one, bool json, int (*run)(const ProtectOptions&)) {
    auto* command = cli.add_subcommand(name, about);
    with_account(command, *options, vault, "a data officer's", json);
    if (of_one) command->add_option("code", options->code, "the session's code")->required();
    command->callback([&vault, &chosen, options, run] {
      chosen = [&vault, options, run] {
        if (options->as.empty()) throw std::runtime_error("Say who you are with --as NAME.");
        options->vault = vault;
        return run(*options);
      };
    });
    return command;
  };
  add("erase", "Erases everything about one person and leaves proof in the log that it was done. 1 while another window keeps it from being finished.\nExample: aplomb erase 48217390 --as dora --reason request", true, false, erase)
      ->add_option("--reason", options->reason, "request, withdrawn, mistake, order or retention");
  auto* retention = add("retain", "Erases the records that are over their time and not on legal hold, or says how long they are kept.\nExample: aplomb retain --dry-run --as dora\nExample: aplomb retain --set uk --as dora", false, true, retain);
  retention->add_flag("--dry-run", options->dry_run, "only say which records are over their time");
  retention->add_option("--set", options->profile, "us-federal, us-public, us-il, us-ca, us-co, eu, eu-reason, uk or other");
  retention->add_option("--months", options->months, "with --set: how long, where the profile leaves a choice")->check(CLI::Range(1, 120));
  add("hold", "Puts a record on legal hold: nothing erases it.\nExample: aplomb hold 48217390 --as dora", true, false, hold)->add_flag("--lift", options->lift, "lift it");
  add("restrict", "Restricts a record: it is kept, and only a data officer sees it.\nExample: aplomb restrict 48217390 --as dora", true, false, restrict_record)
      ->add_flag("--lift", options->lift, "lift it");
  add("person-copy", "Everything about one person, to be read and for a machine: an HTML and a JSON file. They are not sealed.\nExample: aplomb person-copy 48217390 --as dora --out copies", true, false, person_copy)
      ->add_option("--out", options->out, "the folder the two files go to")
      ->required();
}

void add_backup(CLI::App& cli, std::string& vault, Chosen& chosen) {
  auto options = std::make_shared<BackupOptions>();
  const auto add = [&, options](const char* name, const char* about, const char* which, bool json, int (*run)(const BackupOptions&)) {
    auto* command = cli.add_subcommand(name, about);
    with_account(command, *options, vault, which, json);
    command->callback([&vault, &chosen, options, run] {
      chosen = [&vault, options, run] {
        if (options->as.empty()) throw std::runtime_error("Say who you are with --as NAME.");
        options->vault = vault;
        return run(*options);
      };
    });
    return command;
  };
  add("backup", "A copy of the data file, checked, while others work in it. It is the only copy that counts: a copied file without its log is none.\nExample: aplomb backup /media/stick/office.aplomb --as admin", "an administrator's or a data officer's", true, backup)
      ->add_option("file", options->file, "where to; without it, beside the data file");
  add("restore", "Checks a backup and puts it in the place of the data file, which is kept under another name. Who was erased since is erased again.\nExample: aplomb restore /media/stick/office.aplomb --as admin", "an administrator's of the backup", false, restore)
      ->add_option("file", options->file, "the backup")
      ->required();
}

}  // namespace

void add_vault_commands(CLI::App& cli, std::string& vault, Chosen& chosen) {
  add_verify(cli, chosen);
  add_staff(cli, vault, chosen);
  add_protect(cli, vault, chosen);
  add_backup(cli, vault, chosen);
}

}  // namespace aplomb::app
