// What the real kiosk leaves behind: nothing of a name in its memory after a session, in no file, in no line that it wrote; and nobody but the
// machine's administrator may look into its memory at all.

#include "journeys/journey_office.h"
#include "journeys/real_window.h"

#include "app/kiosk_process.h"

#include <doctest/doctest.h>

#include <array>
#include <cctype>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace aplomb;
using namespace aplomb::journeys;

namespace {

// Six letters that stand in no word of the program, and the name that begins with them.
const std::string marker = "Zyxquj";
const std::string name = marker + "vanowk";

/// `text` as programs keep it: UTF-8, UTF-16 and UTF-32 with the low byte first (with the high byte first the same bytes stand one place later).
std::map<std::string, std::string> encodings(const std::string& text) {
  std::map<std::string, std::string> all{{"UTF-8", text}, {"UTF-16", {}}, {"UTF-32", {}}};
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool last = i + 1 == text.size();
    all["UTF-16"] += text[i] + (last ? std::string() : std::string(1, '\0'));
    all["UTF-32"] += text[i] + (last ? std::string() : std::string(3, '\0'));
  }
  return all;
}

struct Image {
  std::map<std::string, int> found;  ///< by encoding
  std::size_t bytes = 0;
  int areas = 0;
};

void look(Image& image, const std::string& bytes, const std::string& text) {
  for (const auto& [encoding, wanted] : encodings(text)) {
    for (auto at = bytes.find(wanted); at != std::string::npos; at = bytes.find(wanted, at + 1)) ++image.found[encoding];
  }
  image.bytes += bytes.size();
  ++image.areas;
}

/// Everything that a core image would hold: all areas of the process's memory that can be read. Needs the rights of the machine's administrator.
Image core_image(pid_t process, const std::string& text) {
  Image image;
  const std::string folder = "/proc/" + std::to_string(process);
  const int memory = open((folder + "/mem").c_str(), O_RDONLY | O_CLOEXEC);
  REQUIRE(memory >= 0);
  std::ifstream maps(folder + "/maps");
  for (std::string line; std::getline(maps, line);) {
    unsigned long long from = 0;
    unsigned long long to = 0;
    char readable = '-';
    if (std::sscanf(line.c_str(), "%llx-%llx %c", &from, &to, &readable) != 3 || readable != 'r') continue;
    std::string bytes(to - from, '\0');
    std::size_t got = 0;
    while (got < bytes.size()) {
      const auto n = pread(memory, bytes.data() + got, bytes.size() - got, static_cast<off_t>(from + got));
      if (n <= 0) break;
      got += static_cast<std::size_t>(n);
    }
    bytes.resize(got);
    if (got > 0) look(image, bytes, text);
  }
  close(memory);
  return image;
}

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The files beside the vault, and every file that the process holds open, named or not.
Image files(const std::filesystem::path& folder, pid_t process, const std::string& text) {
  Image image;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) look(image, text_of(entry.path()), text);
  }
  for (const auto& entry : std::filesystem::directory_iterator("/proc/" + std::to_string(process) + "/fd")) {
    struct stat status {};
    if (stat(entry.path().c_str(), &status) == 0 && S_ISREG(status.st_mode)) look(image, text_of(entry.path()), text);
  }
  return image;
}

std::string said(const Image& image) {
  std::string words = std::to_string(image.areas) + " areas, " + std::to_string(image.bytes >> 20U) + " MB";
  for (const auto& [encoding, times] : image.found) words += ", " + encoding + " " + std::to_string(times) + " times";
  return words;
}

/// What the window of a kiosk writes to its standard output and error while this lives goes into a file.
class Written {
 public:
  explicit Written(const std::filesystem::path& file) : out_(dup(STDOUT_FILENO)), err_(dup(STDERR_FILENO)) {
    fcntl(out_, F_SETFD, FD_CLOEXEC);
    fcntl(err_, F_SETFD, FD_CLOEXEC);
    const int to = open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    dup2(to, STDOUT_FILENO);
    dup2(to, STDERR_FILENO);
    close(to);
  }
  ~Written() {
    dup2(out_, STDOUT_FILENO);
    dup2(err_, STDERR_FILENO);
    close(out_);
    close(err_);
  }
  Written(const Written&) = delete;
  Written& operator=(const Written&) = delete;

 private:
  int out_;
  int err_;
};

void type_name(RealWindow& kiosk) {
  kiosk.expect("welcome");
  kiosk.press("welcome.start");
  kiosk.expect("code");
  kiosk.press("code.none");
  kiosk.expect("role");
  const auto frame = kiosk.settled();
  std::string role;
  for (const auto& entry : frame.at("entries")) {
    if (entry.at("words").get<std::string>().find("Library desk") != std::string::npos && entry.at("control").get<bool>()) role = entry.at("key");
  }
  REQUIRE_FALSE(role.empty());
  kiosk.press(role);
  kiosk.expect("name");
  std::vector<std::string> letters;
  for (const char letter : name) letters.emplace_back(1, letter);
  kiosk.keys(letters);
  std::string shown;
  for (int tries = 0; tries < 50 && shown.find(name) == std::string::npos; ++tries) shown = kiosk.settled().dump();
  REQUIRE_MESSAGE(shown.find(name) != std::string::npos, shown);
}

/// From the name to the thanks; leaves open what is not answered.
void to_the_end(RealWindow& kiosk) {
  kiosk.keys({"Return"});
  kiosk.expect("confirm");
  bool answered = false;
  for (int step = 0; step < 40; ++step) {
    const auto frame = kiosk.settled();
    const auto screen = frame.at("screen").get<std::string>();
    if (screen == "thanks") break;
    if (screen == "question" && !answered && !control(frame, "pick.b").is_null()) {
      kiosk.press("pick.b");
      answered = true;
    }
    if (screen == "question" || screen == "practice") kiosk.keys({"Next"});
    else kiosk.press("foot.next");
  }
  kiosk.expect("thanks");
  CHECK(answered);
}

/// Whether a process that has done this may be looked into by others of its user.
template <class Act>
bool dumpable(const Act& act) {
  const pid_t child = fork();
  if (child == 0) {
    act();
    _exit(prctl(PR_GET_DUMPABLE, 0, 0, 0, 0));
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WEXITSTATUS(status) != 0;
}

/// Which of these stand in the text.
std::set<std::string> held(const std::string& text, const std::set<std::string>& private_words) {
  std::set<std::string> found;
  for (const auto& words : private_words) {
    if (text.find(words) != std::string::npos) found.insert(words);
  }
  return found;
}

}  // namespace

TEST_CASE("window - after a session no name is in the kiosks memory nor in its files nor in what it wrote") {
  const Folder folder;
  const Folder elsewhere;
  make_journey_office(folder.vault());
  const Display display;
  const auto log = elsewhere.vault().replace_filename("said");
  std::unique_ptr<RealWindow> kiosk;
  {
    const Written written(log);
    kiosk = std::make_unique<RealWindow>(display, folder.vault());
  }
  const bool administrator = geteuid() == 0;
  if (!administrator) MESSAGE("not the machine's administrator: the memory is shown to be closed, and not looked into");

  type_name(*kiosk);
  const pid_t process = kiosk->pid();
  if (administrator) {
    const Image typed = core_image(process, marker);
    MESSAGE("with the name on the screen: ", said(typed));
    CHECK(typed.found.contains("UTF-8"));  // the control: this way of looking finds a name
  } else {
    CHECK(open(("/proc/" + std::to_string(process) + "/mem").c_str(), O_RDONLY | O_CLOEXEC) < 0);
  }
  to_the_end(*kiosk);
  kiosk->press("thanks.finish");
  kiosk->expect("welcome");
  REQUIRE(kiosk->pid() == process);
  if (administrator) {
    const Image after = core_image(process, marker);
    MESSAGE("on the new welcome screen: ", said(after));
    CHECK(after.found.empty());
    CHECK(after.bytes > std::size_t{8} << 20U);
    CHECK_FALSE(core_image(process, "aplomb").found.empty());
  }
  CHECK(files(folder.vault().parent_path(), process, marker).found.empty());
  CHECK_FALSE(files(folder.vault().parent_path(), process, "Library desk").found.empty());  // the control: titles are in plain words

  const std::set<std::string> private_words{marker, "This is question j-", "\u201cLet us look for it together", "\"pick\"", "pick.b", "j-pick", "Answered"};
  CHECK(held(text_of(log), private_words).empty());
  std::ofstream(log, std::ios::app) << "kiosk: " << name << " chose {\"pick\":\"b\"}\n";
  CHECK(held(text_of(log), private_words) == std::set<std::string>{marker, "\"pick\""});
}

TEST_CASE("window - the kiosk leaves no core file is not open to debuggers and makes files for its user only") {
  const Folder folder;
  make_journey_office(folder.vault());
  const Display display;
  const mode_t before = umask(0);  // what a careless desktop would hand down
  RealWindow kiosk(display, folder.vault());
  umask(before);
  kiosk.expect("welcome");
  const std::string proc = "/proc/" + std::to_string(kiosk.pid());
  const auto line_of = [](const std::string& text, const std::string& start) {
    const auto at = text.find(start);
    return at == std::string::npos ? std::string() : text.substr(at, text.find('\n', at) - at);
  };
  // "Max core file size  0  0  bytes"
  std::istringstream limit(line_of(text_of(proc + "/limits"), "Max core file size"));
  std::string word;
  std::string soft;
  std::string hard;
  limit >> word >> word >> word >> word >> soft >> hard;
  CHECK(soft == "0");
  CHECK(hard == "0");
  CHECK(line_of(text_of(proc + "/status"), "Umask:").find("0077") != std::string::npos);
  CHECK_FALSE(dumpable(app::harden_process));
  CHECK(dumpable([] {}));  // the control
  int looked_at = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.vault().parent_path())) {
    struct stat found {};
    REQUIRE(lstat(entry.path().c_str(), &found) == 0);
    CAPTURE(entry.path().filename().string());
    CHECK((found.st_mode & 077U) == 0);
    ++looked_at;
  }
  CHECK(looked_at >= 6);  // vault, -wal, -shm, two locks, ballast
  // The control: a process that does none of this.
  const mode_t mine = umask(022);
  CHECK(line_of(text_of("/proc/self/status"), "Umask:").find("0077") == std::string::npos);
  umask(mine);
}
