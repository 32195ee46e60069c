#include "store/audit.h"
#include "store/crypto.h"
#include "store/current.h"
#include "store/documents.h"
#include "store/event_json.h"
#include "store/failure.h"
#include "store/query.h"
#include "store/session_proof.h"
#include "store/sessions.h"

#include "core/order.h"

#include <algorithm>
#include <stdexcept>

namespace aplomb::store {
namespace {

/// What the event makes of the session's state; nothing for most.
const char* state_after(const EventBody& body) {
  if (std::holds_alternative<Paused>(body)) return "paused";
  if (std::holds_alternative<Resumed>(body)) return "open";
  if (std::holds_alternative<Finished>(body)) return "finished";
  if (std::holds_alternative<Withdrawn>(body)) return "withdrawn";
  if (std::holds_alternative<Abandoned>(body)) return "abandoned";
  return nullptr;
}

std::string payload_of(const EventBody& body) {
  try {
    return event_json(body);
  } catch (const std::invalid_argument& reason) {
    throw cannot_store(reason.what());
  }
}

/// Whether the session takes events. Throws the sentence that says why not.
void check_takes_events(const Vault& vault, const Id& session) {
  Query query(vault, "SELECT state FROM session WHERE id = ?");
  query.with(session);
  if (!query.next()) throw VaultError({N_("This session is not in the data file. Enter its code again."), {}});
  const std::string state = query.text(0);
  if (state != "open" && state != "paused")
    throw VaultError({N_("This session has ended. Nothing can be added to it."), {}});
}

/// What has happened in the session so far goes into the audit chain, as a hash that an erased session leaves
/// unreadable.
void chain(Vault& vault, const Id& session, const Event& last, const char* kind, Now now) {
  const Hash hash = session_hash(vault, session, last.seq).value();
  // Keys in canonical order; ids and numbers need no escaping.
  const std::string body =
      R"({"h":")" + hex(hash) + R"(","seq":)" + std::to_string(last.seq) + R"(,"session":")" + hex(session) + R"("})";
  audit(vault, kind, body, now);
}

/// append() inside the caller's transaction.
Event append_in(Vault& vault, const Id& session, const EventBody& body, Now now) {
  check_takes_events(vault, session);
  Event event{0, vault.run(), now.mono_ms - vault.run_started_mono_ms(), now.wall_ms, body};
  const std::string kind(kind_of(body));
  {
    Query insert(
        vault,
        "INSERT INTO event (session, seq, run, mono_ms, wall_ms, kind, payload) "
        "SELECT ?1, coalesce(max(seq), 0) + 1, ?2, ?3, ?4, ?5, ?6 FROM event WHERE session = ?1 RETURNING seq");
    insert.with(session).with(event.run).with(event.mono_ms).with(event.wall_ms).with(kind).with(payload_of(body));
    if (insert.next()) event.seq = insert.integer(0);
  }
  if (const auto* given = std::get_if<FormGiven>(&body)) {
    Query(vault, "UPDATE session SET form = ? WHERE id = ?").with(given->form).with(session).run();
  }
  if (const char* state = state_after(body)) {
    Query(vault, "UPDATE session SET state = ? WHERE id = ?").with(std::string(state)).with(session).run();
    if (std::holds_alternative<Paused>(body)) {
      chain(vault, session, event, "SessionChained", now);
    } else if (!std::holds_alternative<Resumed>(body)) {
      chain(vault, session, event, "SessionClosed", now);
    }
  }
  return event;
}

/// How many candidates got this form. Trials do not count: they would push real candidates to the other forms.
std::int64_t times_given(const Vault& vault, const Hash& form) {
  Query query(vault, "SELECT count(*) FROM session WHERE form = ? AND trial = 0");
  query.with(form);
  return query.next() ? query.integer(0) : 0;
}

Hash least_given(const Vault& vault, const std::vector<Hash>& forms) {
  return *std::min_element(forms.begin(), forms.end(), [&](const Hash& a, const Hash& b) {
    const auto of_a = times_given(vault, a);
    const auto of_b = times_given(vault, b);
    return of_a != of_b ? of_a < of_b : a < b;
  });
}

template <class Choice>
std::vector<std::string> shuffled_ids(const std::vector<Choice>& choices, std::uint64_t seed, std::uint64_t salt) {
  std::vector<std::string> ids;
  std::transform(choices.begin(), choices.end(), std::back_inserter(ids), [](const Choice& choice) { return choice.id; });
  return shuffled(ids, seed, salt);
}

GivenQuestion shuffled_entry(const Hash& item, const Question& question, std::uint64_t seed) {
  return {item, question.id, shuffled_ids(question.options, seed, question_salt(question.id))};
}

GivenQuestion shuffled_entry(const Hash& item, const Scene& scene, std::uint64_t seed) {
  GivenQuestion given{item, scene.id, {}};
  for (const Turn& turn : scene.turns)
    given.turns.push_back({turn.id, shuffled_ids(turn.replies, seed, turn_salt(scene.id, turn.id))});
  return given;
}

std::optional<FormGiven> given_before(const Vault& vault, const Id& session) {
  Query query(vault, "SELECT payload FROM event WHERE session = ? AND kind = 'FormGiven' ORDER BY seq LIMIT 1");
  query.with(session);
  if (!query.next()) return std::nullopt;
  return std::get<FormGiven>(event_body("FormGiven", query.text(0)));
}

}  // namespace

Event append(Vault& vault, const Id& session, const EventBody& body, Now now) {
  Write write(vault);
  Event event = append_in(vault, session, body, now);
  write.commit();
  return event;
}

std::vector<Event> events(const Vault& vault, const Id& session) {
  std::vector<Event> all;
  Query query(vault, "SELECT seq, run, mono_ms, wall_ms, kind, payload FROM event WHERE session = ? ORDER BY seq");
  query.with(session);
  while (query.next()) {
    all.push_back(
        {query.integer(0), query.id(1), query.integer(2), query.integer(3), event_body(query.text(4), query.text(5))});
  }
  return all;
}

FormGiven give_form(Vault& vault, const Id& session_id, Now now) {
  Write write(vault);
  // A session has one form: asked again after an interruption, it is the one that was given.
  if (auto before = given_before(vault, session_id)) return *std::move(before);
  const auto asking = session(vault, session_id);
  if (!asking) throw VaultError({N_("This session is not in the data file. Enter its code again."), {}});
  const auto post = vacancy(vault, asking->vacancy);
  const std::string family = post ? post->family : std::string();
  const auto current = current_family(vault, family);
  if (!current || current->forms.empty()) {
    throw VaultError({N_("No form of '{family}' has been published, so nobody can start. Publish the bank first."),
                      {{"family", family}}});
  }
  FormGiven given;
  given.form = least_given(vault, current->forms);
  given.bank = current->bank;
  for (const Hash& item : load_form(vault, given.form).items) {
    given.questions.push_back(
        std::visit([&](const auto& entry) { return shuffled_entry(item, entry, asking->seed); }, load_any_item(vault, item)));
  }
  append_in(vault, session_id, given, now);
  write.commit();
  return given;
}

void put_result(Vault& vault, const StoredResult& result) {
  Write write(vault);
  Query(vault,
        "INSERT INTO result (session, form, profile, error_model, bytes) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (session, profile) DO UPDATE SET form = excluded.form, bytes = excluded.bytes, error_model = excluded.error_model")
      .with(result.session)
      .with(result.form)
      .with(result.profile)
      .with(result.error_model)
      .with_blob(result.bytes)
      .run();
  chain_result(vault, result.session, result.profile);
  write.commit();
}

std::optional<StoredResult> result(const Vault& vault, const Id& session) {
  // The result against the session's own profile, when there are several.
  Query query(vault,
              "SELECT r.form, r.profile, r.bytes, r.error_model FROM result r JOIN session s ON s.id = r.session WHERE r.session = ? "
              "ORDER BY r.profile = s.profile DESC, r.rowid DESC LIMIT 1");
  query.with(session);
  if (!query.next()) return std::nullopt;
  StoredResult found{session, query.hash(0), query.hash(1), query.text(2), {}};
  if (!query.null(3)) found.error_model = query.hash(3);
  return found;
}

}  // namespace aplomb::store
