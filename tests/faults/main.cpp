#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include "torture/allocator.h"
#include "torture/disk.h"

int main(int argc, char** argv) {
  aplomb::torture::take_over_allocator();
  aplomb::torture::work_in_memory();
  return doctest::Context(argc, argv).run();
}
