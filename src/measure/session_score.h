#pragma once
// From a session's responses to its scores, its fit and the reasons: what every screen, file and report shows.
// The product's choices of scoring.md 5.10 on the kernels of item_score.h, form_score.h and fit.h.

#include "core/bank.h"
#include "core/profile.h"
#include "core/response.h"
#include "measure/figure.h"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace aplomb::measure {

/// One quality of the bank, scored over the form.
struct QualityResult {
  std::string quality;
  Figure<> score;         ///< POMP points 0..100
  double baseline = 50;   ///< what answering at random would give, POMP points
  double coverage = 0;    ///< 0..1, the answered share of what measures it
  int questions = 0;      ///< how many questions of the form measure it
};

enum class AnswerStatus { answered, part, skipped, not_reached };

/// One question: how far the response agrees with the key, and what it adds to the fit.
struct AnswerResult {
  std::string question;
  AnswerStatus status = AnswerStatus::skipped;
  Figure<> agreement;              ///< -1..+1 over all counted pairs (or its equal for pick and most-least)
  std::vector<double> parts;       ///< by profile quality, fit points
  double part = 0;                 ///< their sum
};

/// One quality of the profile: where it lies and what it adds to the fit.
struct ProfilePart {
  std::string quality;
  double weight = 0;       ///< normalised: they sum to 1
  Figure<> score;          ///< POMP points
  double target = 95;
  double zero_at = 50;
  double start = 0;        ///< its share of the fit at the baseline, fit points
  double part = 0;         ///< what the answers add, fit points
};

struct SessionResult {
  std::vector<QualityResult> qualities;  ///< in the bank's order
  Figure<> overall;                      ///< overall judgement, 50(1 + weighted mean agreement), 0..100
  Figure<> fit;                          ///< observed fit 0..100 (5.3)
  double start = 0;                      ///< F0: the fit of answering at random (5.5)
  std::vector<ProfilePart> profile;      ///< in the profile's order; start + sum of parts == fit
  std::vector<AnswerResult> answers;     ///< in form order; sum of answers' part == sum of profile's part
};

/// Scores one session. `items` are the form's questions in form order; `qualities` the bank's, in its order; `responses` by
/// question id (partial most-least and rank responses count as unanswered); `completed` says whether the session ended by
/// completion (otherwise the unanswered run at the end is not reached, 1.4). Never throws on responses that name unknown
/// options (they count as unanswered); throws std::invalid_argument when the profile names a quality the bank does not have.
SessionResult score_session(std::span<const Question> items, std::span<const Quality> qualities,
                            const std::map<std::string, Response>& responses, bool completed, const Profile& profile);

/// Rounds `values` to tenths so that the shown parts add up to the shown total (largest remainder, 5.5). The first values are
/// preferred in ties.
std::vector<double> rounded_to_tenths(std::span<const double> values);

}  // namespace aplomb::measure
