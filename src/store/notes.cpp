#include "store/notes.h"

#include "core/secret.h"
#include "store/audit.h"
#include "store/failure.h"
#include "store/identity_box.h"
#include "store/protection.h"
#include "store/query.h"
#include "store/record.h"
#include "store/sessions.h"

#include <stdexcept>
#include <utility>

namespace aplomb::store {
namespace {

constexpr std::size_t longest = 8000;

}  // namespace

void add_note(Vault& vault, const StaffSession& staff, const Id& session_id, const std::string& text, Now now) {
  require(staff.role(), Right::write_notes);
  if (text.find_first_not_of(" \t\r\n") == std::string::npos || text.size() > longest)
    throw VaultError({N_("A note needs some words, and not more than two pages of them."), {}});
  Write write(vault);
  const auto about = session(vault, session_id);
  if (!about || about->status == SessionStatus::erased) throw VaultError({N_("This session is not in the data file. Enter its code again."), {}});
  std::string inside;
  try {
    inside = Record({{"v", 1}, {"by", staff.name()}, {"session", hex(session_id)}, {"text", text}, {"wall", now.wall_ms}}).json();
  } catch (const std::invalid_argument& reason) {
    throw cannot_store(reason.what());
  }
  const Bytes sealed = office_box(vault, inside);
  wipe(inside);
  Query(vault, "INSERT INTO note (session, n, sealed) SELECT ?1, coalesce(max(n), 0) + 1, ?2 FROM note WHERE session = ?1")
      .with(session_id)
      .with_blob(std::span<const unsigned char>(sealed))
      .run();
  Record body{{"session", hex(session_id)}};
  if (const auto by = staff_id(vault, staff.name())) body.set("by", hex(*by));
  audit(vault, "NoteAdded", body.json(), now);
  write.commit();
}

std::vector<Note> notes(const Vault& vault, const StaffSession& staff, const Id& session) {
  require(staff.role(), Right::read_notes);
  require_unrestricted(vault, staff, session);
  std::vector<std::pair<std::int64_t, std::string>> rows;
  {
    Query query(vault, "SELECT n, sealed FROM note WHERE session = ? ORDER BY n");
    query.with(session);
    while (query.next()) rows.emplace_back(query.integer(0), query.text(1));
  }
  std::vector<Note> all;
  for (const auto& [n, sealed] : rows) {
    const auto plain = open_box(vault, staff, sealed);
    const auto inside = plain ? Record::from(text_in(*plain)) : std::nullopt;
    if (!inside || inside->get<std::string>("session") != hex(session))
      throw VaultError({N_("A note about this session cannot be opened: its row is damaged or belongs to another office."), {}});
    all.push_back({n, inside->get<std::string>("by"), inside->get<std::int64_t>("wall"), inside->get<std::string>("text")});
  }
  return all;
}

}  // namespace aplomb::store
