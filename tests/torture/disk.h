#pragma once
// SQLite's way to the disk, with a recorder in it and a hand that breaks it.

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

struct sqlite3_file;
struct sqlite3_vfs;
struct sqlite3_io_methods;

namespace aplomb::torture {

/// One thing that was done to a file, or told to the candidate. A file is known by its name in the folder and by a number of its own, as an
/// inode is: made anew under the same name it is another one.
struct Step {
  enum class Kind { write, truncate, sync, lost_sync, make, remove, acknowledged } kind = Kind::write;
  int file = 0;
  std::int64_t at = 0;   ///< write: the offset; truncate: the new size
  std::string bytes{};   ///< write
  std::string name{};    ///< make, remove
};

/// What goes wrong, and when.
struct Fault {
  enum class Kind {
    none,
    io_error,   ///< any call
    no_flush,   ///< only flushes; what they should have flushed is never flushed by a later one
    full,       ///< writes find no room
    read_only   ///< writes are refused
  } kind = Kind::none;
  std::int64_t at = 0;        ///< the call that fails, counted from 1
  bool lasting = false;       ///< and every later one
  bool skips_same = false;    ///< writing what stands there already reaches the disk's cache only: takes away what writing again defends
  std::filesystem::path until_gone{};  ///< full: only while this file is there, and from the first call on
};

/// Temporary folders lie in memory from now on, where the machine has a place for that: the disk is made up anyway.
void work_in_memory();

/// The default way to the disk for as long as this lives; one at a time. Real files lie below it, and the system's cache keeps them: nothing is
/// flushed, since what a power cut leaves is worked out from the record (cuts.h). SQLite's shared memory (-shm) is not recorded: no cut keeps
/// it, and the next opening makes it anew.
class Disk {
 public:
  Disk();
  ~Disk();
  Disk(const Disk&) = delete;
  Disk& operator=(const Disk&) = delete;

  /// Forgets what was recorded; from now on every step is.
  void record();
  void stop_recording() { recording_ = false; }
  [[nodiscard]] const std::vector<Step>& steps() const { return steps_; }
  /// The candidate was told that this is kept.
  void acknowledge();
  /// Acknowledgements that came while something written had not been flushed.
  [[nodiscard]] int told_too_early() const { return told_too_early_; }

  /// Counts calls anew and fails as `fault` says.
  void breaks(const Fault& fault);
  void mended() { fault_ = {}; }
  [[nodiscard]] std::int64_t calls() const { return calls_; }  ///< that the present fault could have hit
  [[nodiscard]] int hits() const { return hits_; }             ///< that it did hit

 private:
  friend struct Calls;
  struct Open {
    const sqlite3_io_methods* real = nullptr;
    int file = 0;  ///< 0: not recorded
  };
  enum class Call { write, flush, other };
  [[nodiscard]] bool fails(Call call);
  [[nodiscard]] bool stands_there(sqlite3_file* file, const void* bytes, int size, std::int64_t at) const;
  void note(Step step);

  sqlite3_vfs* real_;
  std::map<sqlite3_file*, Open> open_;
  std::map<std::string, int> inodes_;
  int last_inode_ = 0;
  bool recording_ = false;
  std::vector<Step> steps_;
  std::set<int> unflushed_;
  int told_too_early_ = 0;
  Fault fault_;
  bool skips_same_ = false;  ///< of the last fault, mended or not
  std::int64_t calls_ = 0;
  int hits_ = 0;
};

}  // namespace aplomb::torture
