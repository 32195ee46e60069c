#pragma once
// Events as they are stored: a word for the kind and canonical JSON with a version `v`. Options by id, never by
// position.
//
//   Answered, by the question's format:
//     rate        {"format":"rate","question":"q1","response":{"a":4,"c":2},"v":1}      an option without a mark is
//     left out (or null) most-least  {…,"response":{"least":"d","most":"a"},…}                             what is
//     still open is left out pick        {…,"response":{"pick":"c"},…} rank        {…,"response":["c","a","b"],…} those
//     placed so far, best first

#include "core/event.h"

#include <string>
#include <string_view>

namespace aplomb::store {

/// The payload; its kind is core's kind_of().
std::string event_json(const EventBody& body);

/// The reverse, of this and of every older version. Throws VaultError that names a kind or version it does not know, or
/// a payload that is not as it should be.
EventBody event_body(std::string_view kind, std::string_view payload);

}  // namespace aplomb::store
