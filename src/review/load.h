#pragma once
// From the vault to what the screens show. Nothing here opens an identity: the list and the pages are of codes.

#include "review/state.h"
#include "store/vault.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace aplomb::review {

/// Reads candidates; keeps the published documents it has read, since hundreds of sessions share a form, and the rows of sessions that are over,
/// since their events never change. Throws store::VaultError when a
/// document is missing or damaged.
class Loader {
 public:
  explicit Loader(store::Vault& vault);
  ~Loader();
  Loader(const Loader&) = delete;
  Loader& operator=(const Loader&) = delete;

  [[nodiscard]] std::vector<VacancyChoice> vacancies() const;
  /// Every session but trial ones and erased ones, in the list's order. A session whose documents cannot be read stands in it without a
  /// figure rather than keeping all others from being seen.
  [[nodiscard]] std::vector<CandidateRow> rows();
  [[nodiscard]] CandidatePage page(const Id& session);
  /// Drops everything that was read: somebody signed out.
  void forget();

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace aplomb::review
