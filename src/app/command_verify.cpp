#include "app/command_output.h"
#include "app/commands.h"
#include "store/record.h"
#include "store/verify.h"

#include <charconv>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aplomb::app {
namespace {

std::optional<store::PublicKey> key_from(std::string text) {
  if (std::ifstream file(text); file) text.assign(std::istreambuf_iterator<char>(file), {});
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' ')) text.pop_back();
  const auto key = hash_from_hex(text);
  if (!key) return std::nullopt;
  return key->bytes;
}

std::optional<store::VerifyWanted::Noted> noted_from(const std::string& text) {
  store::VerifyWanted::Noted noted;
  const auto colon = text.find(':');
  if (colon == std::string::npos) return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + colon, noted.seq);
  const auto hash = hash_from_hex(std::string_view(text).substr(colon + 1));
  if (error != std::errc{} || end != text.data() + colon || !hash) return std::nullopt;
  noted.hash = *hash;
  return noted;
}

/// What no check of this file can show.
std::vector<std::string> not_proven(const store::Verified& found, bool key_given) {
  std::vector<std::string> limits;
  if (!key_given) limits.emplace_back("That the signatures are that machine's: the key used is the one the file itself names. Give the one you noted with --public-key.");
  limits.emplace_back("What was done after this copy was made: compare the head with one noted or printed later (--expect).");
  limits.emplace_back("That nobody rewrote the log who could read both the data file and the machine's key on that computer.");
  limits.emplace_back("Appointments, vacancies, drafts and settings: no entry holds them. What is sealed does not open when it was changed.");
  if (found.signed_up_to < found.entries) {
    limits.push_back("The " + std::to_string(found.entries - found.signed_up_to) + " entries after the last signature (entry " + std::to_string(found.signed_up_to) +
                     "): whoever can write the file could have replaced them.");
  }
  if (found.unfixed > 0)
    limits.push_back("The last events of " + std::to_string(found.unfixed) + " sessions under way: a pause or their end fixes them.");
  return limits;
}

std::string head_of(const store::Verified& found) { return std::to_string(found.entries) + ":" + hex(found.head); }

void print_json(const store::Verified& found, const std::vector<std::string>& limits) {
  store::Record out{{"holds", !found.broken},           {"head_seq", found.entries},         {"head_hash", hex(found.head)},
                    {"checkpoints", found.checkpoints}, {"signed_up_to", found.signed_up_to}, {"sessions", found.sessions},
                    {"under_way", found.unfixed},       {"erased", found.erased},            {"results", found.results},
                    {"documents", found.documents},     {"accounts", found.accounts},        {"not_proven", limits}};
  if (found.key) out.set("public_key", hex(Hash{*found.key}));
  if (found.broken) {
    out.set("broken_place", found.broken->place);
    out.set("broken_what", english(found.broken->what));
  }
  std::printf("%s\n", out.json().c_str());
}

}  // namespace

int verify(const VerifyOptions& options) {
  store::VerifyWanted wanted;
  if (!options.public_key.empty() && !(wanted.key = key_from(options.public_key)))
    return could_not_run("The public key is neither 64 hexadecimal digits nor a file that holds them.");
  if (!options.expect.empty() && !(wanted.expect = noted_from(options.expect)))
    return could_not_run("What is expected is written as SEQ:HASH, as verify prints the head.");
  const auto found = store::verify_file(options.file, wanted);
  const auto limits = not_proven(found, wanted.key.has_value());
  if (options.json) {
    print_json(found, limits);
    return found.broken ? 1 : 0;
  }
  if (found.broken) {
    std::printf("First broken link: %s. %s\n", found.broken->place.c_str(), english(found.broken->what).c_str());
    std::printf("%lld entries hold up to there; the last is %s\n", static_cast<long long>(found.entries), head_of(found).c_str());
    return 1;
  }
  std::printf("Everything that the log holds is as it was written.\n\n");
  std::printf("head         %s\n", head_of(found).c_str());
  std::printf("checkpoints  %lld, up to entry %lld%s%s\n", static_cast<long long>(found.checkpoints), static_cast<long long>(found.signed_up_to),
              found.key ? ", key " : "", found.key ? hex(Hash{*found.key}).c_str() : "");
  std::printf("sessions     %lld (%lld under way), %lld erased\n", static_cast<long long>(found.sessions), static_cast<long long>(found.unfixed),
              static_cast<long long>(found.erased));
  std::printf("results      %lld\ndocuments    %lld\naccounts     %lld\n\nNot proven:\n", static_cast<long long>(found.results),
              static_cast<long long>(found.documents), static_cast<long long>(found.accounts));
  for (const auto& limit : limits) std::printf("- %s\n", limit.c_str());
  return 0;
}

}  // namespace aplomb::app
