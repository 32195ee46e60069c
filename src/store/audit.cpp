#include "store/audit.h"
#include "store/failure.h"

#include "store/audit_catalogue.h"
#include "store/crypto.h"
#include "store/machine_key.h"
#include "store/query.h"
#include "store/session_proof.h"

namespace aplomb::store {

Hash entry_hash(const Hash& prev, std::int64_t seq, const Id& run, std::int64_t wall, const std::string& kind,
                const std::string& body) {
  return Hasher().raw(prev.bytes).number(seq).raw(run.bytes).number(wall).field(kind).field(body).finish();
}

void audit(Vault& vault, const std::string& kind, const std::string& body, Now now) {
  check_declared(kind, body);
  if (!in_transaction(vault)) {
    Write write(vault);
    audit(vault, kind, body, now);
    write.commit();
    return;
  }
  const bool to_sign = audit_kind(kind)->checkpoint && machine_key_ready(vault, now);
  std::int64_t seq = 1;
  Hash prev;
  {
    Query last(vault, "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1");
    if (last.next()) {
      seq = last.integer(0) + 1;
      prev = last.hash(1);
    }
  }
  const Hash hash = entry_hash(prev, seq, vault.run(), now.wall_ms, kind, body);
  Query(vault, "INSERT INTO audit (seq, prev, run, wall, kind, body, hash) VALUES (?, ?, ?, ?, ?, ?, ?)")
      .with(seq)
      .with(prev)
      .with(vault.run())
      .with(now.wall_ms)
      .with(kind)
      .with(body)
      .with(hash)
      .run();
  if (to_sign) sign_checkpoint(vault, seq, hash);
}

std::optional<std::int64_t> first_broken_link(const Vault& vault) {
  Query query(vault, "SELECT seq, prev, run, wall, kind, body, hash FROM audit ORDER BY seq");
  std::int64_t expected = 1;
  Hash before;
  while (query.next()) {
    const Hash hash = query.hash(6);
    if (query.integer(0) != expected || query.hash(1) != before ||
        entry_hash(before, expected, query.id(2), query.integer(3), query.text(4), query.text(5)) != hash) {
      return expected;
    }
    before = hash;
    ++expected;
  }
  return std::nullopt;
}

std::optional<Hash> session_hash(const Vault& vault, const Id& session, std::int64_t up_to_seq) {
  return in_plain_words(vault.file(), [&] { return session_hash(vault.db(), session, up_to_seq); });
}

}  // namespace aplomb::store
