#pragma once
// How sure a session's result is: what screens, files and reports show beside session_score.h. The product's choices of
// scoring.md 5.10 on the kernels of error_model.h, posterior.h and true_fit.h: the fit comes with its likely range; a
// band and P(meets) exist only where somebody entered a line; a quality whose items do not hang together is hidden and
// does not disable the fit.

#include "measure/error_model.h"
#include "measure/session_score.h"
#include "measure/true_fit.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace aplomb::measure {

/// The error model of a form from the results of its sessions, qualities in the bank's order. `sessions` are all of one
/// form version, scored with one bank; those with anything unanswered are passed over. source sample: status_of says
/// whether they are enough. Throws std::invalid_argument for sessions that cannot be of one form.
ErrorModel error_model_of(std::string version, std::span<const SessionResult> sessions);

/// One quality of the bank.
struct QualityError {
  std::string quality;
  bool hidden = false;  ///< its alpha is 0 or below: not to be shown at all
  Figure<> sem;         ///< standard error of this person's score (coverage included), POMP points
  Limits interval;      ///< where the true score is likely, 0..100 POMP points
};

struct SessionError {
  std::string model;                    ///< the version of the error model; empty without one
  std::vector<QualityError> qualities;  ///< in the bank's order
  Figure<> reliability;                 ///< of the profile's weighted score, before the shapes bend it
  TrueFit fit;                          ///< minimums and by_quality in the profile's order
};

/// `result` of score_session with `profile`; `model` of the same form version, or null: then everything is
/// not_estimable, and nothing is recommended. `points` of as many dimensions as the profile has qualities, made once
/// for a list (normal_points). The fit has no value where a score or an error estimate of its qualities is missing
/// (incomplete; the model's statuses), and where no part of the weighted score's variance is true (not_estimable).
/// Throws std::invalid_argument for a model with a problem or of another number of qualities, a profile that is not the
/// result's, and as true_fit does.
SessionError error_of(const SessionResult& result, const Profile& profile, const ErrorModel* model,
                      const Demands& demands, const NormalPoints& points);

/// Whether any two of these qualities (by id; those without score or error are passed over) differ by more than z975
/// standard errors of the difference. If not, they are shown as not dependably different. Throws std::invalid_argument
/// for unknown ids and as error_of does.
bool dependable_difference(const SessionResult& result, const ErrorModel& model,
                           std::span<const std::string> qualities);

}  // namespace aplomb::measure
