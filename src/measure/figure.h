#pragma once
// A number that may not exist (scoring.md 0.2). NaN and infinity cannot be put into a Figure.

#include <cmath>
#include <optional>
#include <stdexcept>
#include <string_view>

namespace aplomb::measure {

enum class Status {
  ok,
  provisional,
  too_few,
  zero_variance,
  zero_variance_key,
  not_estimable,
  incomplete,
  not_measured,
  heywood,
  no_convergence,
  too_few_items,
  flat_ratings,
};

/// "ok", "too_few" …: the word that files and screens use.
std::string_view name_of(Status status);

/// A value with its status and, where it makes sense, the number of cases behind it. Without a value, status says why.
template <class T = double>
class Figure {
 public:
  Figure() = default;
  /// Throws std::invalid_argument for NaN and infinity: they are a defect where they arise, not where they are shown.
  Figure(T value, Status status = Status::ok, int n = 0) : value_(value), status_(status), n_(n) {
    if (!std::isfinite(static_cast<double>(value))) throw std::invalid_argument("a figure must be finite");
  }
  static Figure none(Status status, int n = 0) {
    Figure figure;
    figure.status_ = status;
    figure.n_ = n;
    return figure;
  }

  [[nodiscard]] bool has_value() const { return value_.has_value(); }
  [[nodiscard]] T value() const { return value_.value(); }
  [[nodiscard]] Status status() const { return status_; }
  [[nodiscard]] int n() const { return n_; }

 private:
  std::optional<T> value_;
  Status status_ = Status::not_estimable;
  int n_ = 0;
};

}  // namespace aplomb::measure
