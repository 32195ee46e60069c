#include "measure/posterior.h"

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace aplomb::measure {
namespace {

/// An estimated covariance of true scores need not be one; this much of the largest eigenvalue is the least of any.
constexpr double least_eigenvalue = 1e-6;

using Dense = Eigen::MatrixXd;

void require(bool met, const char* what) {
  if (!met) throw std::invalid_argument(what);
}

Dense dense(const Matrix& rows, std::size_t size) {
  require(rows.size() == size, "tables have a row for each quality");
  Dense result(size, size);
  for (std::size_t i = 0; i < size; ++i) {
    require(rows[i].size() == size, "tables have a column for each quality");
    require_values(rows[i]);
    for (std::size_t j = 0; j < size; ++j)
      result(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = rows[i][j];
  }
  return result;
}

Eigen::VectorXd dense(std::span<const double> values, std::size_t size) {
  require(values.size() == size, "one value for each quality");
  require_values(values);
  Eigen::VectorXd result(size);
  for (std::size_t i = 0; i < size; ++i) result(static_cast<Eigen::Index>(i)) = values[i];
  return result;
}

Dense symmetric(const Dense& table) { return (table + table.transpose()) / 2; }

Matrix rows_of(const Dense& table) {
  Matrix rows;
  for (Eigen::Index i = 0; i < table.rows(); ++i) {
    rows.emplace_back();
    for (Eigen::Index j = 0; j < table.cols(); ++j) rows.back().push_back(table(i, j));
  }
  return rows;
}

/// No rows where nothing is true.
Dense with_least_eigenvalues(const Dense& difference) {
  if (difference.size() == 0) return {};
  const Eigen::SelfAdjointEigenSolver<Dense> parts(symmetric(difference));
  if (parts.info() != Eigen::Success) return {};
  const double largest = parts.eigenvalues().maxCoeff();
  if (!(largest > 0)) return {};
  const Eigen::VectorXd raised = parts.eigenvalues().cwiseMax(least_eigenvalue * largest);
  return symmetric(parts.eigenvectors() * raised.asDiagonal() * parts.eigenvectors().transpose());
}

/// B = true (true + error)^-1. Where the sum is no covariance, errors count as unrelated.
Dense regression(const Dense& truth, Dense error) {
  Eigen::LLT<Dense> factor(truth + error);
  if (factor.info() != Eigen::Success) {
    error = Dense(error.diagonal().asDiagonal());
    factor.compute(truth + error);
  }
  if (factor.info() != Eigen::Success) return {};
  return factor.solve(truth).transpose();
}

std::vector<double> chosen(std::span<const double> values, std::span<const std::size_t> which) {
  std::vector<double> result;
  for (const std::size_t one : which) result.push_back(values[one]);
  return result;
}

Matrix chosen(const Matrix& table, std::span<const std::size_t> which) {
  Matrix result;
  for (const std::size_t row : which) result.push_back(chosen(table[row], which));
  return result;
}

}  // namespace

Matrix true_covariance(const Matrix& x, const Matrix& e) {
  return rows_of(with_least_eigenvalues(dense(x, x.size()) - dense(e, x.size())));
}

Posterior kelley(std::span<const double> mean, const Matrix& x, const Matrix& e, std::span<const double> scores,
                 std::span<const double> coverage) {
  const std::size_t size = mean.size();
  const Eigen::VectorXd centre = dense(mean, size);
  const Eigen::VectorXd observed = dense(scores, size);
  const Eigen::VectorXd covered = dense(coverage, size);
  for (const double share : coverage) require(share > 0 && share <= 1, "a coverage lies in (0, 1]");
  const Dense truth = with_least_eigenvalues(dense(x, size) - dense(e, size));
  if (truth.size() == 0) return {};
  const Eigen::VectorXd longer = covered.cwiseSqrt().cwiseInverse();
  const Dense weights = regression(truth, longer.asDiagonal() * dense(e, size) * longer.asDiagonal());
  if (weights.size() == 0) return {};
  const Eigen::VectorXd drawn = centre + weights * (observed - centre);
  Posterior result;
  result.status = Status::ok;
  result.mean.assign(drawn.begin(), drawn.end());
  result.covariance = rows_of(symmetric(truth - weights * truth));
  return result;
}

Posterior posterior_of(const ErrorModel& model, std::span<const std::size_t> qualities,
                       std::span<const Figure<>> scores, std::span<const double> coverage) {
  if (const std::string problem = problem_of(model); !problem.empty()) throw std::invalid_argument(problem);
  require(scores.size() == qualities.size() && coverage.size() == qualities.size(), "one score for each quality");
  std::vector<double> x;
  for (std::size_t q = 0; q < qualities.size(); ++q) {
    if (!scores[q].has_value()) return {Status::incomplete, model.n, {}, {}};
    x.push_back(scores[q].value());
    const Figure<> sem = sem_of(model, qualities[q]);
    if (!sem.has_value()) return {sem.status(), model.n, {}, {}};
  }
  Posterior result =
      kelley(chosen(model.mean, qualities), chosen(model.x, qualities), chosen(model.e, qualities), x, coverage);
  if (result.status == Status::ok) result.status = status_of(model);
  result.n = model.n;
  return result;
}

}  // namespace aplomb::measure
