#include "store/codes.h"

#include "core/code.h"
#include "store/crypto.h"
#include "store/query.h"

namespace aplomb::store {

std::string fresh_code(const Vault& vault) {
  // Nine million codes: a vault that has used a tenth of them still finds one at the second draw.
  for (int tries = 0; tries < 1000; ++tries) {
    std::string code = std::to_string(1'000'000U + random_below(9'000'000U));
    code += check_digit(code);
    Query taken(vault, "SELECT 1 FROM session WHERE code = ?1 UNION ALL SELECT 1 FROM appointment WHERE code = ?1");
    taken.with(code);
    if (!taken.next()) return code;
  }
  throw VaultError({N_("This data file has no free codes left. Start a new one."), {}});
}

}  // namespace aplomb::store
