// A stored document: one letter for its kind, then its bytes. What is accepted has one name: written, read and written it is the same.

#include "fuzz/target.h"
#include "store/bank_json.h"
#include "store/documents.h"
#include "store/drafts.h"
#include "store/error_models.h"
#include "store/vault.h"

#include <optional>

using namespace aplomb;

namespace {

template <class Read, class Write>
void there_and_back(std::string_view bytes, const Read& read, const Write& write) {
  std::string written;
  try {
    written = write(read(bytes));
  } catch (const store::VaultError&) {
    return;
  } catch (const std::invalid_argument&) {
    return;  // read, but with a number or a key that has no canonical form
  }
  fuzz::must(write(read(written)) == written, "a document written and read gives the same bytes");
}

std::string item_bytes(const PublishedItem& item) {
  return std::visit([](const auto& one) { return store::canonical_item(one); }, item);
}

/// Every hash but one is a question; that one is a scene.
PublishedItem item_behind(const Hash& hash) {
  if (hash.bytes[0] != 0) {
    Question question;
    question.id = "q";
    question.options.resize(2);
    return question;
  }
  Scene scene;
  scene.id = "s";
  scene.turns = {Turn{"t1", "", std::vector<Reply>(2)}};
  return scene;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string text = fuzz::text_of(data + 1, size - 1);
  switch (data[0]) {
    case 'i': there_and_back(text, store::item_from, item_bytes); break;
    case 'f': there_and_back(text, store::form_from, store::canonical_form); break;
    case 'p': there_and_back(text, store::profile_from, store::canonical_profile); break;
    case 'n': there_and_back(text, store::notice_from, store::canonical_notice); break;
    case 'e': there_and_back(text, store::error_model_from, store::canonical_error_model); break;
    case 'd': there_and_back(text, store::bank_from_draft, [](const Bank& bank) { return store::draft_bytes(bank); }); break;
    case 'b':
      // Its items lie elsewhere, so there is nothing to come back to.
      try {
        store::bank_from(text, item_behind);
      } catch (const store::VaultError&) {
      }
      break;
    default: break;
  }
  return 0;
}
