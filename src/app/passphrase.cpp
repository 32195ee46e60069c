#include "app/passphrase.h"

#include "app/kiosk_process.h"
#include "core/secret.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <stdexcept>

namespace aplomb::app {
namespace {

constexpr char ctrl_c = '\x03';

std::string line_from(int fd) {
  std::string line;
  char c = '\0';
  while (line.size() < 4096 && c != ctrl_c && read(fd, &c, 1) == 1 && c != '\n') line += c;
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return line;
}

}  // namespace

std::string read_passphrase(int fd, const std::string& account) {
  harden_process();  // whatever command this is: a secret lies in its memory from here on
  if (fd >= 0) return line_from(fd);
  const int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC);
  if (terminal < 0) throw std::runtime_error("There is no terminal to ask for the passphrase on; give it with --passphrase-fd.");
  termios shown{};
  tcgetattr(terminal, &shown);
  termios hidden = shown;
  // Ctrl-C comes as a character, so that nobody is left with a terminal that shows nothing.
  hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO | ISIG);
  tcsetattr(terminal, TCSAFLUSH, &hidden);
  std::fprintf(stderr, "Passphrase of %s: ", account.c_str());
  std::string line = line_from(terminal);
  tcsetattr(terminal, TCSAFLUSH, &shown);
  std::fputc('\n', stderr);
  close(terminal);
  if (line.find(ctrl_c) != std::string::npos) {
    wipe(line);
    throw std::runtime_error("No passphrase was given.");
  }
  return line;
}

}  // namespace aplomb::app
