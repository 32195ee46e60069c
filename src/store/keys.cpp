#include "store/keys.h"

#include "store/canonical.h"
#include "store/query.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace aplomb::store {
namespace {

constexpr std::string_view crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

struct Slot {
  Cost cost;
  std::array<unsigned char, crypto_pwhash_SALTBYTES> salt{};
  std::array<unsigned char, crypto_secretbox_NONCEBYTES> nonce{};
  std::array<unsigned char, crypto_secretbox_MACBYTES + crypto_box_SECRETKEYBYTES> box{};
};

template <std::size_t N>
void copy(const std::string& from, std::array<unsigned char, N>& to) {
  std::copy_n(from.begin(), std::min(from.size(), N), to.begin());
}

std::string word_of(SlotKey key) { return key == SlotKey::office ? "office" : "audit"; }

std::optional<Slot> slot_of(const Vault& vault, SlotKey key, const std::optional<Id>& staff) {
  Query query(vault, "SELECT ops, mem, salt, nonce, box FROM keyslot WHERE key = ? AND staff IS ?");
  query.with(word_of(key));
  if (staff) {
    query.with(*staff);
  } else {
    query.with_null();
  }
  if (!query.next()) return std::nullopt;
  Slot slot;
  slot.cost = {query.integer(0), query.integer(1)};
  copy(query.text(2), slot.salt);
  copy(query.text(3), slot.nonce);
  copy(query.text(4), slot.box);
  return slot;
}

void derive(SecretBytes& key, const std::string& phrase, const Slot& slot) {
  if (crypto_pwhash(key.data(), key.size(), phrase.data(), phrase.size(), slot.salt.data(),
                    static_cast<unsigned long long>(slot.cost.ops), static_cast<std::size_t>(slot.cost.mem),
                    crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw VaultError(
        {N_("This computer has not enough free memory to check a passphrase. Close other programs, then try again."),
         {}});
  }
}

}  // namespace

Cost cost_of(NewVault::Cost cost) {
  if (cost == NewVault::Cost::small) return {crypto_pwhash_argon2id_OPSLIMIT_MIN, crypto_pwhash_argon2id_MEMLIMIT_MIN};
  return {crypto_pwhash_argon2id_OPSLIMIT_INTERACTIVE, crypto_pwhash_argon2id_MEMLIMIT_INTERACTIVE};
}

Cost vault_cost(const Vault& vault) {
  const auto slot = slot_of(vault, SlotKey::office, std::nullopt);
  return slot ? slot->cost : cost_of(NewVault::Cost::interactive);
}

std::string normal_passphrase(const std::string& typed) {
  try {
    return nfc(typed);
  } catch (const std::invalid_argument&) {
    return typed;
  }
}

std::string normal_recovery(const std::string& typed) {
  std::string out;
  for (const char c : typed) {
    const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    const char read = upper == 'O' ? '0' : upper == 'I' || upper == 'L' ? '1' : upper;
    if (crockford.find(read) != std::string_view::npos) out += read;
  }
  return out;
}

std::string new_recovery_phrase() {
  std::string phrase;
  for (int i = 0; i < 32; ++i) {
    if (i > 0 && i % 4 == 0) phrase += '-';
    phrase += crockford[random_below(32)];
  }
  return phrase;
}

void add_slot(Vault& vault, SlotKey which, const std::optional<Id>& staff, const unsigned char* secret_key,
              const std::string& phrase, Cost cost) {
  Slot slot;
  slot.cost = cost;
  fill_random(slot.salt);
  fill_random(slot.nonce);
  SecretBytes key(crypto_secretbox_KEYBYTES);
  derive(key, phrase, slot);
  crypto_secretbox_easy(slot.box.data(), secret_key, crypto_box_SECRETKEYBYTES, slot.nonce.data(), key.data());
  Query insert(
      vault, "INSERT INTO keyslot (id, key, ops, mem, salt, nonce, box, staff) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  insert.with(random_id()).with(word_of(which)).with(cost.ops).with(cost.mem);
  insert.with_blob(std::span<const unsigned char>(slot.salt)).with_blob(std::span<const unsigned char>(slot.nonce));
  insert.with_blob(std::span<const unsigned char>(slot.box));
  if (staff) {
    insert.with(*staff);
  } else {
    insert.with_null();
  }
  insert.run();
}

std::unique_ptr<SecretBytes> open_slot(const Vault& vault, SlotKey which, const std::optional<Id>& staff, bool exists,
                                       const std::string& phrase) {
  std::optional<Slot> slot = exists ? slot_of(vault, which, staff) : std::nullopt;
  const bool real = slot.has_value();
  if (!slot) {
    slot.emplace();
    slot->cost = vault_cost(vault);
  }
  SecretBytes key(crypto_secretbox_KEYBYTES);
  derive(key, phrase, *slot);
  auto secret = std::make_unique<SecretBytes>(crypto_box_SECRETKEYBYTES);
  const bool opened = crypto_secretbox_open_easy(secret->data(), slot->box.data(), slot->box.size(), slot->nonce.data(),
                                                 key.data()) == 0;
  if (!real || !opened) return nullptr;
  return secret;
}

bool has_slot(const Vault& vault, SlotKey key, const Id& staff) { return slot_of(vault, key, staff).has_value(); }

std::int64_t slots(const Vault& vault, SlotKey key) {
  Query query(vault, "SELECT count(*) FROM keyslot WHERE key = ? AND staff IS NOT NULL");
  query.with(word_of(key));
  return query.next() ? query.integer(0) : 0;
}

void delete_slot(Vault& vault, SlotKey key, const Id& staff) {
  Query(vault, "DELETE FROM keyslot WHERE key = ? AND staff = ?").with(word_of(key)).with(staff).run();
}

}  // namespace aplomb::store
