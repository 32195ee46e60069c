#pragma once
// What a lower floor wants to say. Only ui/ and app/ turn a Message into words of a language.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Marks a string for xgettext where no lookup happens: Message{N_("No such code."), {}}.
#define N_(text) text

namespace aplomb {

/// `id` is the English text, which is also the key of the message catalogue; `{name}` in it stands for an argument.
struct Message {
  std::string id;
  std::vector<std::pair<std::string, std::string>> args;
  bool operator==(const Message&) const = default;
};

/// Replaces each `{name}` of `text` by its argument; `{{` and `}}` stand for braces; an unknown name stays as it is.
std::string fill(std::string_view text, const std::vector<std::pair<std::string, std::string>>& args);

/// The message in English, for logs, tests and the command line.
std::string english(const Message& message);

}  // namespace aplomb
