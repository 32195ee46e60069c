#include "core/message.h"

#include <algorithm>

namespace aplomb {

std::string fill(std::string_view text, const std::vector<std::pair<std::string, std::string>>& args) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool doubled = i + 1 < text.size() && text[i + 1] == c;
    if ((c == '{' || c == '}') && doubled) {
      out += c;
      ++i;
      continue;
    }
    if (c == '{') {
      const auto close = text.find('}', i);
      if (close != std::string_view::npos) {
        const auto name = text.substr(i + 1, close - i - 1);
        const auto found = std::find_if(args.begin(), args.end(), [&](const auto& arg) { return arg.first == name; });
        if (found != args.end()) {
          out += found->second;
          i = close;
          continue;
        }
      }
    }
    out += c;
  }
  return out;
}

std::string english(const Message& message) { return fill(message.id, message.args); }

}  // namespace aplomb
