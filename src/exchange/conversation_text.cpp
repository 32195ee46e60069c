#include "exchange/conversation_text.h"

#include <utility>

namespace aplomb::exchange {
namespace {

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

}  // namespace

std::string conversation_text(const Conversation& conversation) {
  std::string text;
  for (const PickedReply& picked : conversation.path) {
    if (!text.empty()) text += '>';
    text += picked.turn + '=' + picked.reply;
  }
  return text;
}

std::optional<Conversation> conversation_from(std::string_view text) {
  Conversation conversation;
  for (bool more = true; more;) {
    const auto end = text.find('>');
    const std::string_view part = text.substr(0, end);
    more = end != std::string_view::npos;
    if (more) text.remove_prefix(end + 1);
    const auto sign = part.find('=');
    if (sign == std::string_view::npos || part.find('=', sign + 1) != std::string_view::npos) return std::nullopt;
    PickedReply picked{trimmed(part.substr(0, sign)), trimmed(part.substr(sign + 1))};
    if (picked.turn.empty() || picked.reply.empty()) return std::nullopt;
    conversation.path.push_back(std::move(picked));
  }
  return conversation;
}

}  // namespace aplomb::exchange
