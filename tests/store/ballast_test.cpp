// Room that is kept for the end of a session.

#include "scratch.h"

#include "store/ballast.h"

#include <doctest/doctest.h>

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
#include <fstream>

using namespace aplomb::store;
using namespace aplomb::store::testing;

TEST_CASE("ballast takes its room is made once and can be given back") {
  const Scratch scratch;
  const auto file = ballast_of(scratch.file());
  CHECK(file.filename() == "office.aplomb.ballast");
  CHECK_FALSE(release_ballast(scratch.file()));
  REQUIRE(make_ballast(scratch.file()));
  struct stat made {};
  REQUIRE(::stat(file.c_str(), &made) == 0);
  CHECK(made.st_size == ballast_bytes);
  CHECK(std::int64_t{made.st_blocks} * 512 >= ballast_bytes);
  CHECK((made.st_mode & 0777U) == 0600);
  CHECK(make_ballast(scratch.file()));
  struct stat again {};
  REQUIRE(::stat(file.c_str(), &again) == 0);
  CHECK(again.st_ino == made.st_ino);
  CHECK(release_ballast(scratch.file()));
  CHECK_FALSE(std::filesystem::exists(file));
  CHECK(make_ballast(scratch.file()));
}

TEST_CASE("a hollow ballast is filled") {
  const Scratch scratch;
  std::ofstream(ballast_of(scratch.file())).close();
  std::filesystem::resize_file(ballast_of(scratch.file()), ballast_bytes);  // a hole: no room is taken
  REQUIRE(make_ballast(scratch.file()));
  struct stat made {};
  REQUIRE(::stat(ballast_of(scratch.file()).c_str(), &made) == 0);
  CHECK(std::int64_t{made.st_blocks} * 512 >= ballast_bytes);
}

TEST_CASE("where there is no room no part of a ballast stays") {
  const Scratch scratch;
  const pid_t child = ::fork();
  if (child == 0) {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{1 << 20, 1 << 20};
    ::setrlimit(RLIMIT_FSIZE, &small);
    const bool refused = !make_ballast(scratch.file()) && !std::filesystem::exists(ballast_of(scratch.file()));
    ::_exit(refused ? 0 : 1);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
  std::filesystem::create_directory(ballast_of(scratch.file()));
  CHECK_FALSE(make_ballast(scratch.file()));
}
