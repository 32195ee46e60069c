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

}  // namespace

void add_vault_commands(CLI::App& cli, std::string& vault, Chosen& chosen) {
  add_verify(cli, chosen);
  add_staff(cli, vault, chosen);
}

}  // namespace aplomb::app
