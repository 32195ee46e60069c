// What append() acknowledges has been flushed to the disk: counted where SQLite asks for it.

#include "scratch.h"

#include <doctest/doctest.h>
#include <sqlite3.h>

using namespace aplomb;
using namespace aplomb::store;
using namespace aplomb::store::testing;

namespace {

int wal_syncs = 0;
sqlite3_io_methods real_wal_methods;
sqlite3_io_methods counting_wal_methods;

int counting_sync(sqlite3_file* file, int flags) {
  ++wal_syncs;
  return real_wal_methods.xSync(file, flags);
}

int counting_open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  auto* real = static_cast<sqlite3_vfs*>(vfs->pAppData);
  const int result = real->xOpen(real, name, file, flags, out_flags);
  if (result == SQLITE_OK && (flags & SQLITE_OPEN_WAL) != 0) {
    real_wal_methods = *file->pMethods;
    counting_wal_methods = real_wal_methods;
    counting_wal_methods.xSync = counting_sync;
    file->pMethods = &counting_wal_methods;
  }
  return result;
}

/// The default way to the disk, with the log's flushes counted, for as long as this lives.
class Counting {
 public:
  Counting() : real_(sqlite3_vfs_find(nullptr)), vfs_(*real_) {
    vfs_.zName = "counting";
    vfs_.pAppData = real_;
    vfs_.xOpen = counting_open;
    sqlite3_vfs_register(&vfs_, 1);
  }
  ~Counting() {
    sqlite3_vfs_unregister(&vfs_);
    sqlite3_vfs_register(real_, 1);
  }
  Counting(const Counting&) = delete;
  Counting& operator=(const Counting&) = delete;

 private:
  sqlite3_vfs* real_;
  sqlite3_vfs vfs_;
};

}  // namespace

TEST_CASE("every acknowledged event has been flushed once") {
  const Scratch scratch;
  make(scratch);
  const Counting counting;
  Vault vault(scratch.file(), Station::kiosk, "test", at(0));
  const Session session = started(vault, publish(vault));
  for (int i = 0; i < 20; ++i) {
    const int before = wal_syncs;
    append(vault, session.id, Answered{"cc-pick", Pick{i % 2 == 0 ? "a" : "b"}}, at(100 + i));
    CHECK(wal_syncs == before + 1);
  }
}
