#pragma once
// Banks, forms, profiles and notices read from their canonical JSON. (Writing: the canonical_… functions of
// documents.h.)

#include "core/bank.h"
#include "core/form.h"
#include "core/office.h"
#include "core/profile.h"

#include <functional>
#include <string>
#include <string_view>

namespace aplomb::store {

// All throw VaultError when the bytes are not such a document, or one of a newer format.
PublishedItem item_from(std::string_view bytes);
Form form_from(std::string_view bytes);
Profile profile_from(std::string_view bytes);
Notice notice_from(std::string_view bytes);
/// `item` gives the question or scene behind an item hash.
Bank bank_from(std::string_view bytes, const std::function<PublishedItem(const Hash&)>& item);

}  // namespace aplomb::store
