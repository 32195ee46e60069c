#pragma once
// A conversation on one line: "t1=b>t2a=c>t3a=a", the reply picked at each turn.

#include "core/response.h"

#include <optional>
#include <string>
#include <string_view>

namespace aplomb::exchange {

/// Ids hold neither "=" nor ">" in a bank without findings.
std::string conversation_text(const Conversation& conversation);

/// The same back; none when a part has no "=", or more than one, or nothing before or after it. White space around ids is
/// left out. Whether they are a path of a scene is said by standing() in core/scene.h.
std::optional<Conversation> conversation_from(std::string_view text);

}  // namespace aplomb::exchange
