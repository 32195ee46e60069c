// What people type and scanners send: codes, recovery phrases, passphrases, ids, a conversation on one line.

#include "core/code.h"
#include "core/id.h"
#include "core/message.h"
#include "exchange/conversation_text.h"
#include "fuzz/target.h"
#include "store/canonical.h"
#include "store/keys.h"

#include <algorithm>
#include <stdexcept>

using namespace aplomb;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = fuzz::text_of(data, size);

  const std::string digits = digits_of(text);
  fuzz::must(digits.find_first_not_of("0123456789") == std::string::npos, "digits are digits");
  fuzz::must(digits_of(grouped(digits)) == digits, "a code grouped is the same code");
  if (valid_code(text)) fuzz::must(text.size() == 8 && check_digit(text.substr(0, 7)) == text[7], "a valid code has its check digit");
  if (digits.size() >= 7) fuzz::must(valid_code(digits.substr(0, 7) + check_digit(digits.substr(0, 7))), "a code with its check digit is valid");

  const std::string phrase = store::normal_recovery(text);
  fuzz::must(store::normal_recovery(phrase) == phrase, "a recovery phrase is normal once it is");
  const std::string passphrase = store::normal_passphrase(text);
  fuzz::must(store::normal_passphrase(passphrase) == passphrase, "a passphrase is normal once it is");

  if (const auto id = id_from_hex(text)) fuzz::must(id_from_hex(hex(*id)) == id, "an id written is the id");
  if (const auto hash = hash_from_hex(text)) fuzz::must(hash_from_hex(hex(*hash)) == hash, "a hash written is the hash");
  if (const auto conversation = exchange::conversation_from(text)) {
    fuzz::must(exchange::conversation_from(exchange::conversation_text(*conversation)) == conversation, "a conversation written is the same");
  }
  fuzz::must(fill(text, {}).size() <= text.size(), "filling nothing in makes nothing longer");
  return 0;
}
