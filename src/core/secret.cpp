#include "core/secret.h"

namespace aplomb {

void wipe(std::string& text) {
  // The spare room too: what was longer before may still stand there.
  text.resize(text.capacity());
  for (volatile char& c : text) c = '\0';
  text.clear();
}

}  // namespace aplomb
