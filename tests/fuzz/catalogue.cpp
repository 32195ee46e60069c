// A message catalogue (.mo).

#include "fuzz/target.h"
#include "ui/words.h"

#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <system_error>

using namespace aplomb;

namespace {

struct Folder {
  std::filesystem::path path;
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "aplomb-catalogue-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::system_error(errno, std::generic_category());
    path = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Folder folder;
  std::ofstream(folder.path / "pl.mo", std::ios::binary) << fuzz::text_of(data, size);
  try {
    const ui::Words words(folder.path, "pl");
    for (const char* id : {"Welcome", "Your code", "{n} question", "", "no such words"}) static_cast<void>(words.say(id));
    for (const int n : {0, 1, 2, 5, 100}) static_cast<void>(words.say("{n} question", "{n} questions", n));
  } catch (const std::runtime_error&) {
    // "not a message catalogue", with its name
  }
  return 0;
}
