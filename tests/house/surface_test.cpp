// The built program's surface: what it can call, and how the machine defends it when something in it goes wrong.

#include <doctest/doctest.h>

#include <array>
#include <cstdio>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <unistd.h>

namespace {

const std::string program = APLOMB_BINARY_DIR "/bin/aplomb";

std::string output_of(const std::string& command) {
  std::string text;
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  REQUIRE(pipe);
  std::array<char, 4096> buffer{};
  while (const auto n = fread(buffer.data(), 1, buffer.size(), pipe.get())) text.append(buffer.data(), n);
  return text;
}

std::set<std::string> imports(const std::string& file) {
  std::istringstream lines(output_of("nm --dynamic --undefined-only '" + file + "'"));
  std::set<std::string> names;
  for (std::string line; std::getline(lines, line);) {
    const auto name = line.substr(line.find_last_of(' ') + 1);
    names.insert(name.substr(0, name.find('@')));
  }
  return names;
}

// What would open the program to others or run something else: sockets, shells, other programs, code from elsewhere.
const std::set<std::string> forbidden{
    "socket",   "socketpair", "bind",   "listen",  "accept",      "accept4",      "connect",     "send",     "sendto",   "sendmsg",  "recv",
    "recvfrom", "recvmsg",    "shutdown", "setsockopt", "getaddrinfo", "gethostbyname", "gethostbyname_r", "res_query", "system", "popen", "fork",
    "vfork",    "clone",      "daemon", "execl",   "execle",      "execlp",       "execv",       "execve",   "execvp",   "execvpe",  "fexecve",
    "execveat", "posix_spawn", "posix_spawnp", "dlopen", "dlmopen", "ptrace",     "process_vm_readv", "g_spawn_async", "g_spawn_sync",
    "g_spawn_command_line_async", "g_spawn_command_line_sync", "g_app_info_launch_default_for_uri", "g_socket_new", "g_socket_listener_new"};

// The exceptions, each with its reason.
const std::map<std::string, std::string> allowed{
    {"execv", "app/kiosk_process.cpp: the kiosk executes /proc/self/exe, itself, after each candidate"},
    {"posix_spawn", "app/chooser.cpp: the demo opens its stations, this program again, by its own path"},
    {"dlopen", "Dear ImGui's OpenGL backend loads libGL by a fixed name"}};

std::set<std::string> breaches(const std::set<std::string>& names) {
  std::set<std::string> found;
  for (const auto& name : names) {
    if (forbidden.contains(name) && !allowed.contains(name)) found.insert(name);
  }
  return found;
}

/// What a program lacks of: position independent, all relocations read-only before it starts, no stack or segment both writable and executable,
/// guarded stacks, checked copies. `readelf` as readelf -hldW prints it.
std::vector<std::string> lacking(const std::string& readelf, const std::set<std::string>& names) {
  std::vector<std::string> missing;
  const auto says = [&](std::string_view words) { return readelf.find(words) != std::string::npos; };
  if (!says("DYN (Position-Independent Executable file)")) missing.emplace_back("position independence");
  if (!says("GNU_RELRO")) missing.emplace_back("read-only relocations");
  if (!says("BIND_NOW")) missing.emplace_back("all symbols bound at the start");
  std::istringstream lines(readelf);
  bool stack = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.find("GNU_STACK") != std::string::npos) {
      stack = line.find("RWE") == std::string::npos;
    } else if (line.find("  LOAD ") == 0 && line.find("RWE") != std::string::npos) {
      missing.emplace_back("no segment both writable and executable");
    }
  }
  if (!stack) missing.emplace_back("a stack that is not executed");
  if (!names.contains("__stack_chk_fail")) missing.emplace_back("guarded stacks");
  int checked = 0;
  for (const auto& name : names) checked += name.starts_with("__") && name.ends_with("_chk") ? 1 : 0;
  if (checked < 2) missing.emplace_back("checked copies");
  return missing;
}

std::string said(const std::vector<std::string>& words) {
  std::string all;
  for (const auto& word : words) all += word + "; ";
  return all;
}

bool made_with_sanitizers(const std::set<std::string>& names) { return names.contains("__asan_init"); }

}  // namespace

TEST_CASE("the program listens to nobody and runs nothing but itself") {
  const auto names = imports(program);
  REQUIRE(names.size() > 200);
  for (const auto& name : breaches(names)) FAIL_CHECK("aplomb imports ", name);
  // An exception that nobody needs any more goes.
  for (const auto& [name, why] : allowed) CHECK_MESSAGE(names.contains(name), name, " is allowed and not used: ", why);
}

TEST_CASE("a program that runs a shell is noticed") {
  const auto own = breaches(imports("/proc/" + std::to_string(getpid()) + "/exe"));
  CHECK(own.contains("popen"));
  CHECK(own.contains("system"));
  auto names = imports(program);
  names.insert("listen");
  CHECK(breaches(names) == std::set<std::string>{"listen"});
}

TEST_CASE("the program is built with every defence of the linker and the compiler") {
  const auto names = imports(program);
  const std::string elf = output_of("readelf --file-header --program-headers --dynamic --wide '" + program + "'");
  auto missing = lacking(elf, names);
#ifdef APLOMB_UNOPTIMISED
  std::erase(missing, "checked copies");  // they need an optimised build
#endif
  if (made_with_sanitizers(names)) std::erase(missing, "checked copies");
  CHECK_MESSAGE(missing.empty(), said(missing));
}

TEST_CASE("a program without the defences is noticed") {
  const std::string folder = APLOMB_BINARY_DIR "/bare-program";
  const std::string made = output_of("mkdir -p '" + folder + "' && printf 'int main(int n, char** v) { char b[64]; int i = 0; while (v[0][i]) { b[i] = v[0][i]; ++i; } return b[n]; }' > '" + folder +
                                     "/bare.c' && cc -O0 -no-pie -fno-stack-protector -U_FORTIFY_SOURCE -Wl,-z,norelro,-z,lazy,-z,execstack -o '" + folder + "/bare' '" + folder + "/bare.c' 2>&1");
  CAPTURE(made);
  const auto missing = lacking(output_of("readelf --file-header --program-headers --dynamic --wide '" + folder + "/bare'"), imports(folder + "/bare"));
  CHECK_MESSAGE(missing.size() >= 6, said(missing));
}
