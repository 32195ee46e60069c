#include "torture/candidate.h"

#include "core/order.h"
#include "core/session.h"
#include "store/audit.h"
#include "store/connection.h"
#include "store/failure.h"
#include "store/people.h"
#include "store/scratch.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>

namespace aplomb::torture {

using store::Vault;
using store::VaultError;

namespace {

/// Does one step, again where it failed and another try is allowed.
template <class Act>
auto tried(int tries, const Act& act) {
  for (int left = tries; left > 1; --left) {
    try {
      return act();
    } catch (const VaultError&) {
      // And again.
    }
  }
  return act();
}

/// A press that is some other response than the one before.
Response some_response(const Question& question, std::uint64_t& dice) {
  const auto option = [&] { return question.options.at(split_mix_64(dice) % question.options.size()).id; };
  switch (question.format) {
    case Format::rate: {
      Rating rating;
      const int marks = 1 + static_cast<int>(split_mix_64(dice) % 4);
      for (int i = 0; i < marks; ++i) rating.marks[option()] = 1 + static_cast<int>(split_mix_64(dice) % 5);
      return rating;
    }
    case Format::most_least: return MostLeast{option(), std::nullopt};
    case Format::pick: return Pick{option()};
    case Format::rank: return Ranking{{option()}};
  }
  return Pick{option()};
}

class AtTheKiosk {
 public:
  AtTheKiosk(Vault& vault, Told& told, const Manner& manner) : vault_(vault), told_(told), manner_(manner), dice_(manner.seed) {}

  void check_in(const Id& vacancy) {
    if (told_.code.empty()) {
      told_.code = tried(manner_.tries, [&] { return store::open_walk_in(vault_, vacancy, false, manner_.seed, now()).code; });
      acknowledged();
    }
    const store::CodeMeaning meaning = tried(manner_.tries, [&] { return store::look_up_code(vault_, told_.code); });
    // The end was stored, and the vault broke before it could say so.
    told_.finished = std::holds_alternative<store::CodeOver>(meaning);
    if (told_.finished) return;
    session_ = std::get<store::Session>(meaning).id;
    if (!told_.name_sealed) {
      tried(manner_.tries, [&] { store::seal_identity(vault_, session_, {"Ada Okafor"}); });
      told_.name_sealed = true;
      acknowledged();
    }
  }

  void sit_the_test() {
    const auto stored = tried(manner_.tries, [&] { return store::events(vault_, session_); });
    const SessionState state = fold(stored);
    if (stored.empty()) {
      press(Started{"walk-in"});
    } else if (state.ending == Ending::open) {
      press(Resumed{state.paused ? "pause" : "interruption"});
    }
    if (!state.comfort_set) press(ComfortSet{});
    if (!state.practice_done) press(PracticeDone{});
    if (!state.form) {
      tried(manner_.tries, [&] { return store::give_form(vault_, session_, now()); });
      told_.events.push_back(store::events(vault_, session_).back());
      acknowledged();
    }
    const Bank bank = store::testing::small_bank();
    for (int n = told_.presses(); n < manner_.presses; ++n) {
      const Question& question = bank.questions.at(static_cast<std::size_t>(n / 3) % bank.questions.size());
      if (n % 3 == 0) press(Shown{question.id, 1});
      if (n % 7 == 6) {
        press(Flagged{question.id, (n & 1) != 0});
      } else {
        press(Answered{question.id, some_response(question, dice_)});
      }
      if (n % 25 == 24) {
        press(Paused{"break"});
        press(Resumed{"pause"});
      }
    }
    press(CheckShown{});
    press(Finished{});
    told_.finished = true;
  }

 private:
  store::Now now() { return store::testing::at(100 + static_cast<std::int64_t>(told_.events.size()) * 10); }
  void acknowledged() const {
    if (manner_.acknowledged) manner_.acknowledged();
  }
  void press(const EventBody& body) {
    told_.events.push_back(tried(manner_.tries, [&] { return store::append(vault_, session_, body, now()); }));
    acknowledged();
  }

  Vault& vault_;
  Told& told_;
  const Manner& manner_;
  std::uint64_t dice_;
  Id session_{};
};

}  // namespace

Base make_base() {
  const store::testing::Scratch scratch;
  store::testing::make(scratch);
  Base base;
  {
    Vault vault(scratch.file(), store::Station::kiosk, "torture", store::testing::at(0));
    base.vacancy = store::testing::publish(vault).vacancy;
  }
  base.image = image_of(scratch.folder());
  return base;
}

int Told::presses() const {
  return static_cast<int>(std::count_if(events.begin(), events.end(), [](const Event& event) {
    return std::holds_alternative<Answered>(event.body) || std::holds_alternative<Flagged>(event.body);
  }));
}

void go_on(const std::filesystem::path& file, const Id& vacancy, Told& told, const Manner& manner) {
  std::unique_ptr<Vault> vault;
  tried(manner.tries, [&] { vault = std::make_unique<Vault>(file, store::Station::kiosk, "torture", store::testing::at(50)); });
  // The trial's own settings may meet its own fault.
  try {
    if (!manner.synchronous.empty()) vault->db().exec("PRAGMA synchronous = " + manner.synchronous);
    if (manner.checkpoint_frames > 0) vault->db().exec("PRAGMA wal_autocheckpoint = " + std::to_string(manner.checkpoint_frames));
  } catch (const SQLite::Exception& exception) {
    store::throw_as_vault_error(exception, file);
  }
  if (manner.killed) sqlite3_db_config(vault->db().getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  AtTheKiosk candidate(*vault, told, manner);
  candidate.check_in(vacancy);
  if (!told.finished) candidate.sit_the_test();
}

std::optional<std::string> wrong_with(const std::filesystem::path& file, const Told& told) {
  try {
    Vault vault(file, store::Station::kiosk, "torture", store::testing::at(1'000'000));
    SQLite::Statement check(vault.db(), "PRAGMA integrity_check");
    if (!check.executeStep() || check.getColumn(0).getString() != "ok") return "the integrity check fails";
    check.reset();
    if (store::first_broken_link(vault)) return "the audit chain is broken";
    if (told.code.empty()) return std::nullopt;
    const auto session = store::session_by_code(vault, told.code);
    if (!session) return "the session is gone";
    if (told.name_sealed && store::one_integer(vault.db(), "SELECT count(*) FROM identity") != 1) return "the name is gone";
    const auto stored = store::events(vault, session->id);
    for (std::size_t i = 0; i < stored.size(); ++i) {
      if (stored[i].seq != static_cast<std::int64_t>(i) + 1) return "there is a gap in the events";
    }
    for (const Event& event : told.events) {
      if (event.seq < 1 || static_cast<std::size_t>(event.seq) > stored.size()) return "an acknowledged press is lost";
      if (stored[static_cast<std::size_t>(event.seq) - 1] != event) return "an acknowledged press has changed";
    }
    if (told.finished) {
      if (session->status != store::SessionStatus::finished) return "the end is lost";
    } else if (session->status == store::SessionStatus::open) {
      store::append(vault, session->id, HelpCalled{true}, store::testing::at(1'000'001));
    }
    return std::nullopt;
  } catch (const std::exception& error) {
    return std::string("it cannot be gone on with: ") + error.what();
  }
}

}  // namespace aplomb::torture
