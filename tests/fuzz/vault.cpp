// A file that is opened as a vault. The first byte says how the rest is meant: 'w' the whole file; otherwise changes to a sound vault, five
// bytes each: where (three, little-endian, modulo its length), what it becomes, and 'c' to cut the file there. Whatever the bytes are, the
// vault opens or a VaultError says why not, and what is refused stays as it was.

#include "fuzz/target.h"
#include "store/connection.h"
#include "store/vault.h"

#include <SQLiteCpp/Database.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <system_error>

using namespace aplomb;

namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// In memory where the system has such a place: each opening flushes.
fs::path place() {
  std::error_code error;
  const fs::path memory = "/dev/shm";
  return fs::is_directory(memory, error) ? memory : fs::temp_directory_path();
}

/// A folder of the process's own, and the bytes of a vault made in it.
struct Scratch {
  fs::path folder;
  std::string sound;
  Scratch() {
    std::string name = (place() / "aplomb-fuzz-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::system_error(errno, std::generic_category());
    folder = name;
    store::NewVault wanted;
    wanted.demo = true;
    wanted.office.name = "Northgate Broadband";
    wanted.staff = "Ada Quill";
    wanted.passphrase = "nine lives of a cat";
    wanted.cost = store::NewVault::Cost::small;
    store::create_vault(folder / "sound.aplomb", wanted, {1, 1});
    sound = bytes_of(folder / "sound.aplomb");
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    std::error_code ignored;
    fs::remove_all(folder, ignored);
  }
};

std::string changed(std::string bytes, std::string_view changes) {
  for (; changes.size() >= 5 && !bytes.empty(); changes.remove_prefix(5)) {
    const auto byte = [&](std::size_t i) { return std::size_t{static_cast<unsigned char>(changes[i])}; };
    const std::size_t at = (byte(0) | byte(1) << 8U | byte(2) << 16U) % bytes.size();
    if (changes[4] == 'c') {
      bytes.resize(at);
    } else {
      bytes[at] = changes[3];
    }
  }
  return bytes;
}

const Scratch& scratch() {
  static const Scratch made;
  return made;
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* /*count*/, char*** /*words*/) {
  static_cast<void>(scratch());
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string rest = fuzz::text_of(data + 1, size - 1);
  const std::string bytes = data[0] == 'w' ? rest : changed(scratch().sound, rest);
  const fs::path file = scratch().folder / "office.aplomb";
  for (const char* suffix : {"-wal", "-shm"}) fs::remove(file.string() + suffix);
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
  try {
    store::connect(file, store::Opening::existing);
  } catch (const store::VaultError& refused) {
    fuzz::must(!english(refused.message()).empty(), "a refusal says why");
    fuzz::must(bytes_of(file) == bytes, "what is refused stays as it was");
    return 0;
  }
  try {
    const store::Vault vault(file, store::Station::kiosk, "fuzz", {2, 2});
    static_cast<void>(store::office(vault));
  } catch (const store::VaultError& refused) {
    fuzz::must(!english(refused.message()).empty(), "a refusal says why");
  }
  return 0;
}
