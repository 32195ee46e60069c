#pragma once
// From a session's responses to its scores, its fit and the reasons: what every screen, file and report shows.
// The product's choices of scoring.md 5.10 on the kernels of item_score.h, form_score.h and fit.h: rate and rank are
// scored by `pairs` (1.2b), pick and most-least by their keys, scaled by 2/(sum of ranges), so that every question
// counts 1 whatever its format. Units: a score is in POMP points (percent of maximum possible, 0..100), a fit in fit
// points (0..100; 0 = guessing and 100 = the ideal, under the shipped profile's shapes).

#include "core/bank.h"
#include "core/form.h"
#include "core/profile.h"
#include "core/response.h"
#include "measure/figure.h"
#include "measure/form_score.h"

#include <map>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace aplomb::measure {

/// One quality of the bank, scored over the form.
struct QualityResult {
  std::string quality;
  Figure<> score;        ///< POMP points 0..100
  double baseline = 50;  ///< what answering at random would give, POMP points: on the questions that count, or on the
                         ///< whole form while there is no score; 50 when nothing measures it
  double coverage = 0;   ///< 0..1, the answered share of what measures it
  int questions = 0;     ///< how many questions of the form measure it
};

/// part: a rating with some options unmarked; it counts with what was marked. A most-least or ranking that is not
/// complete counts as unanswered: skipped, or not_reached in the unanswered run at the end of a session that did not
/// end by completion.
enum class AnswerStatus { answered, part, skipped, not_reached };

/// One reply picked in a scene. Its part is what it changed in the fit expected under random replies from there on
/// (scene_score.h): it counts the reply's own place at its turn, and the turns that it leads to.
struct ReplyResult {
  std::string turn;
  std::string reply;
  Figure<> agreement;         ///< -1..+1 by E, the poorest to the best reply of its turn; zero_variance_key
  std::vector<double> parts;  ///< by profile quality, fit points
  double part = 0;            ///< their sum
};

/// One question or scene: how far the response agrees with the key, and what it adds to the fit.
struct AnswerResult {
  std::string question;  ///< or the scene's id
  AnswerStatus status = AnswerStatus::skipped;
  /// -1..+1, by the options' overall effectiveness E. Rate and rank: over all counted pairs, weighted by their gap
  /// (1.2b). Pick o: 2 (E[o] - min E)/(max E - min E) - 1. Most-least a, b: (E[a] - E[b])/(max E - min E). Scene: 2
  /// mean norm - 1 over its turns (1.2b). incomplete when unanswered, zero_variance_key when E tells no two options apart.
  Figure<> agreement;
  std::vector<double> parts;  ///< by profile quality, fit points; 0 where the question adds nothing
  double part = 0;            ///< their sum
  std::vector<ReplyResult> replies;  ///< of an answered scene, along its path: their parts sum to `parts` and `part`
};

/// One quality of the profile: where it lies and what it adds to the fit.
struct ProfilePart {
  std::string quality;
  double weight = 0;  ///< normalised: they sum to 1
  Figure<> score;     ///< POMP points
  double target = 95;
  double zero_at = 50;
  double start = 0;  ///< its share of the fit at the baseline, fit points
  double part = 0;   ///< what the answers add, fit points
};

struct SessionResult {
  std::vector<QualityResult> qualities;  ///< in the bank's order
  /// Overall judgement, 50(1 + mean agreement), 0..100, every question counting 1 and every turn of a scene one half:
  /// over answered and skipped ones, a skipped one counting 0. Gates as for a quality: fewer than 3 answered, or less than 75 % covered, is incomplete.
  Figure<> overall;
  Figure<> fit;      ///< observed fit 0..100 (5.3); incomplete while a quality of the profile has no score
  double start = 0;  ///< F0: the fit of answering at random (5.5)
  std::vector<ProfilePart> profile;   ///< in the profile's order; start + sum of parts == fit, where there is a fit
  std::vector<AnswerResult> answers;  ///< in form order; sum of answers' part == sum of profile's part
  /// By quality of the bank: the kernel's scores, with each question's points. Error models are estimated from them.
  std::vector<QualityScore> scored;
};

/// What stands at one place of a form; neither is null.
using FormEntry = std::variant<const Question*, const Scene*>;

/// The items of a form as entries, which point into `items`.
std::vector<FormEntry> entries_of(const std::vector<PublishedItem>& items);

/// Scores one session. `items` are the form's questions in form order; `qualities` the bank's, in its order;
/// `responses` by question id (partial most-least and rank responses count as unanswered); `completed` says whether the
/// session ended by completion (otherwise the unanswered run at the end is not reached, 1.4). Never throws on
/// responses: one that names unknown options, gives marks outside 1..5 or belongs to another format counts as
/// unanswered. Throws std::invalid_argument when the profile names a quality the bank does not have, or one twice, or
/// cannot be scored (problem_of in fit.h); and when the questions are not sound (2..8 options, finite numbers, keys on
/// qualities of the bank), which publishing makes sure of.
SessionResult score_session(std::span<const Question> items, std::span<const Quality> qualities,
                            const std::map<std::string, Response>& responses, bool completed, const Profile& profile);

/// The same for a form with scenes among its questions. A conversation that does not run to its scene's end counts as
/// unanswered. Also throws std::invalid_argument for a scene that cannot be played (core/scene.h) and for a null entry.
SessionResult score_session(std::span<const FormEntry> items, std::span<const Quality> qualities,
                            const std::map<std::string, Response>& responses, bool completed, const Profile& profile);

/// The form's items with what one session scored on them, in form order: what the scores above are made of, for item
/// analysis (session_items.h). Bounds and points in questions: the ranges of one question sum to 2. Throws as
/// score_session does for questions that are not sound, and for two qualities of one id.
std::vector<FormItem> form_items(std::span<const FormEntry> items, std::span<const Quality> qualities,
                                 const std::map<std::string, Response>& responses, bool completed);

/// The publish gate (form_score.h, 1.6) over a form's questions. A scene counts as an item that is not ipsative: what one
/// may answer depends on what was answered before. Throws std::invalid_argument for a key on an unknown quality.
Ipsativity form_ipsativity(std::span<const FormEntry> items, std::span<const Quality> qualities);

/// Rounds `values` to tenths so that the shown parts add up to the shown total (largest remainder, 5.5). The first
/// values are preferred in ties. Throws std::invalid_argument for values that are not finite.
std::vector<double> rounded_to_tenths(std::span<const double> values);

}  // namespace aplomb::measure
