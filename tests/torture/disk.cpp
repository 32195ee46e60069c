#include "torture/disk.h"

#include <sqlite3.h>

#include <unistd.h>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace aplomb::torture {
namespace {

Disk* the_disk = nullptr;
sqlite3_vfs shim;
sqlite3_io_methods methods;

std::string name_of(const char* path) { return path == nullptr ? "" : std::filesystem::path(path).filename().string(); }

/// What a full or a read-only medium answers to a write, and what a broken one answers.
int write_code(Fault::Kind kind) {
  switch (kind) {
    case Fault::Kind::full: return SQLITE_FULL;
    case Fault::Kind::read_only: return SQLITE_READONLY;
    default: return SQLITE_IOERR_WRITE;
  }
}

}  // namespace

/// The functions that SQLite calls: each asks the disk whether it fails, records, and hands on.
struct Calls {
  static const sqlite3_io_methods& real(sqlite3_file* file) { return *the_disk->open_.at(file).real; }
  static int inode(sqlite3_file* file) { return the_disk->open_.at(file).file; }

  static int open(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* out) {
    Disk& disk = *the_disk;
    file->pMethods = nullptr;
    if (disk.fails(Disk::Call::other)) return SQLITE_CANTOPEN;
    const bool kept = (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL)) != 0;
    const bool made = path != nullptr && !std::filesystem::exists(path);
    const int result = disk.real_->xOpen(disk.real_, path, file, flags, out);
    if (result != SQLITE_OK || file->pMethods == nullptr) return result;
    Disk::Open open{file->pMethods, 0};
    if (kept) {
      const std::string name = name_of(path);
      const bool is_new = made || !disk.inodes_.contains(name);
      if (is_new) disk.inodes_[name] = ++disk.last_inode_;
      open.file = disk.inodes_[name];
      // A file that was there before the record began is made in the record too: the base image holds it.
      if (is_new) disk.note({Step::Kind::make, open.file, made ? 1 : 0, {}, name});
    }
    disk.open_[file] = open;
    file->pMethods = &methods;
    return SQLITE_OK;
  }

  static int remove(sqlite3_vfs*, const char* path, int sync_folder) {
    Disk& disk = *the_disk;
    if (disk.fails(Disk::Call::other)) return SQLITE_IOERR_DELETE;
    const int result = disk.real_->xDelete(disk.real_, path, sync_folder);
    const auto known = disk.inodes_.find(name_of(path));
    if (result == SQLITE_OK && known != disk.inodes_.end()) {
      disk.note({Step::Kind::remove, known->second, 0, {}, known->first});
      disk.inodes_.erase(known);
    }
    return result;
  }

  static int access(sqlite3_vfs*, const char* path, int flags, int* out) {
    if (the_disk->fails(Disk::Call::other)) return SQLITE_IOERR_ACCESS;
    return the_disk->real_->xAccess(the_disk->real_, path, flags, out);
  }

  static int close(sqlite3_file* file) {
    const auto* methods_of_file = &real(file);
    the_disk->open_.erase(file);
    return methods_of_file->xClose(file);
  }

  static int read(sqlite3_file* file, void* bytes, int size, sqlite3_int64 at) {
    if (the_disk->fails(Disk::Call::other)) return SQLITE_IOERR_READ;
    return real(file).xRead(file, bytes, size, at);
  }

  static int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
    Disk& disk = *the_disk;
    const bool fails = disk.fails(Disk::Call::write);
    const bool kept = inode(file) != 0 && !(disk.skips_same_ && disk.stands_there(file, bytes, size, at));
    // A write that fails may have left its beginning.
    const int done = fails ? size / 2 : size;
    if (done > 0) {
      const int result = real(file).xWrite(file, bytes, done, at);
      if (result != SQLITE_OK) return result;
      if (kept) disk.note({Step::Kind::write, inode(file), at, std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(done)), {}});
    }
    return fails ? write_code(disk.fault_.kind) : SQLITE_OK;
  }

  static int truncate(sqlite3_file* file, sqlite3_int64 size) {
    if (the_disk->fails(Disk::Call::write)) return the_disk->fault_.kind == Fault::Kind::read_only ? SQLITE_READONLY : SQLITE_IOERR_TRUNCATE;
    const int result = real(file).xTruncate(file, size);
    if (result == SQLITE_OK && inode(file) != 0) the_disk->note({Step::Kind::truncate, inode(file), size, {}, {}});
    return result;
  }

  static int sync(sqlite3_file* file, int) {
    if (the_disk->fails(Disk::Call::flush)) {
      // What could not be flushed is gone from the system's cache as far as flushing goes: a later flush does not bring it.
      if (inode(file) != 0) the_disk->note({Step::Kind::lost_sync, inode(file), 0, {}, {}});
      return SQLITE_IOERR_FSYNC;
    }
    if (inode(file) != 0) the_disk->note({Step::Kind::sync, inode(file), 0, {}, {}});
    return SQLITE_OK;
  }

  static int size(sqlite3_file* file, sqlite3_int64* out) {
    if (the_disk->fails(Disk::Call::other)) return SQLITE_IOERR_FSTAT;
    return real(file).xFileSize(file, out);
  }

  static int lock(sqlite3_file* file, int level) {
    if (the_disk->fails(Disk::Call::other)) return SQLITE_IOERR_LOCK;
    return real(file).xLock(file, level);
  }
  static int unlock(sqlite3_file* file, int level) { return real(file).xUnlock(file, level); }
  static int reserved(sqlite3_file* file, int* out) { return real(file).xCheckReservedLock(file, out); }
  static int control(sqlite3_file* file, int what, void* argument) { return real(file).xFileControl(file, what, argument); }
  static int sector(sqlite3_file* file) { return real(file).xSectorSize(file); }
  static int traits(sqlite3_file* file) { return real(file).xDeviceCharacteristics(file); }

  static int shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
    Disk& disk = *the_disk;
    if (disk.fails(extend != 0 ? Disk::Call::write : Disk::Call::other)) return disk.fault_.kind == Fault::Kind::io_error ? SQLITE_IOERR_SHMMAP : SQLITE_IOERR_SHMSIZE;
    return real(file).xShmMap(file, page, size, extend, out);
  }
  static int shm_lock(sqlite3_file* file, int offset, int n, int flags) {
    if ((flags & SQLITE_SHM_LOCK) != 0 && the_disk->fails(Disk::Call::other)) return SQLITE_IOERR_SHMLOCK;
    return real(file).xShmLock(file, offset, n, flags);
  }
  static void shm_barrier(sqlite3_file* file) { real(file).xShmBarrier(file); }
  static int shm_unmap(sqlite3_file* file, int remove_too) { return real(file).xShmUnmap(file, remove_too); }
};

void work_in_memory() {
  if (::access("/dev/shm", W_OK | X_OK) == 0) ::setenv("TMPDIR", "/dev/shm", 1);
}

Disk::Disk() : real_(sqlite3_vfs_find(nullptr)) {
  if (the_disk != nullptr) std::abort();
  the_disk = this;
  shim = *real_;
  shim.zName = "torture";
  shim.xOpen = Calls::open;
  shim.xDelete = Calls::remove;
  shim.xAccess = Calls::access;
  std::memset(&methods, 0, sizeof methods);
  methods.iVersion = 2;  // no mapping of the file: every read and write passes here
  methods.xClose = Calls::close;
  methods.xRead = Calls::read;
  methods.xWrite = Calls::write;
  methods.xTruncate = Calls::truncate;
  methods.xSync = Calls::sync;
  methods.xFileSize = Calls::size;
  methods.xLock = Calls::lock;
  methods.xUnlock = Calls::unlock;
  methods.xCheckReservedLock = Calls::reserved;
  methods.xFileControl = Calls::control;
  methods.xSectorSize = Calls::sector;
  methods.xDeviceCharacteristics = Calls::traits;
  methods.xShmMap = Calls::shm_map;
  methods.xShmLock = Calls::shm_lock;
  methods.xShmBarrier = Calls::shm_barrier;
  methods.xShmUnmap = Calls::shm_unmap;
  sqlite3_vfs_register(&shim, 1);
}

Disk::~Disk() {
  sqlite3_vfs_unregister(&shim);
  sqlite3_vfs_register(real_, 1);
  the_disk = nullptr;
}

void Disk::record() {
  steps_.clear();
  inodes_.clear();
  unflushed_.clear();
  told_too_early_ = 0;
  recording_ = true;
}

void Disk::note(Step step) {
  if (!recording_) return;
  if (step.kind == Step::Kind::write || step.kind == Step::Kind::truncate) unflushed_.insert(step.file);
  if (step.kind == Step::Kind::sync) unflushed_.erase(step.file);
  steps_.push_back(std::move(step));
}

void Disk::acknowledge() {
  if (!recording_) return;
  // The log is what keeps an event; the main file is written back later, from a log that is flushed.
  for (const auto& [name, file] : inodes_) {
    if (name.ends_with("-wal") && unflushed_.contains(file)) {
      ++told_too_early_;
      break;
    }
  }
  note({Step::Kind::acknowledged, 0, 0, {}, {}});
}

bool Disk::stands_there(sqlite3_file* file, const void* bytes, int size, std::int64_t at) const {
  std::string there(static_cast<std::size_t>(size), '\0');
  return open_.at(file).real->xRead(file, there.data(), size, at) == SQLITE_OK && std::memcmp(there.data(), bytes, there.size()) == 0;
}

void Disk::breaks(const Fault& fault) {
  fault_ = fault;
  skips_same_ = fault.skips_same;
  calls_ = 0;
  hits_ = 0;
}

bool Disk::fails(Call call) {
  switch (fault_.kind) {
    case Fault::Kind::none: return false;
    case Fault::Kind::io_error: break;
    case Fault::Kind::no_flush:
      if (call != Call::flush) return false;
      break;
    case Fault::Kind::full:
    case Fault::Kind::read_only:
      if (call != Call::write) return false;
      break;
  }
  ++calls_;
  bool now = fault_.lasting ? calls_ >= fault_.at : calls_ == fault_.at;
  if (!fault_.until_gone.empty()) now = std::filesystem::exists(fault_.until_gone);
  if (now) ++hits_;
  return now;
}

}  // namespace aplomb::torture
