#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstdlib>

int main(int argc, char** argv) {
  // "Saved 20:00" is read in the machine's time zone: snapshots need one of their own.
  setenv("TZ", "UTC", 1);
  return doctest::Context(argc, argv).run();
}
