#pragma once
// Made-up candidates whose true qualities are known: what a bank can do, before a person sits down. Every number comes
// from a seed, so one seed gives one crowd. The model: true qualities are multivariate normal (mean 0, sd 1); what an
// option is worth to somebody is level x E + strength x the sum of key x quality + noise; a mark is 3 + leniency + spread
// x worth, rounded and cut to 1..5; most, least, pick, rank and replies follow the worth alone.

#include "measure/session_error.h"
#include "measure/session_score.h"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace aplomb::measure {

/// SplitMix64 (core/order.h) as a uniform number in (0, 1) and as a normal deviate.
double uniform_deviate(std::uint64_t& state);
double normal_deviate(std::uint64_t& state);

/// What the candidates are like. The defaults give a form of 18 questions mean scores of about 70 and item-rest
/// correlations of typical questions; they are guesses until there are data.
struct CrowdModel {
  double correlation = 0.4;    ///< of every two true qualities, 0..1
  double level = 0.45;         ///< how well the mean candidate judges: marks per point of E
  double strength = 0.12;      ///< marks per key point and sd of quality
  double noise = 1.0;          ///< sd of one judgement of one option, marks
  double shared_misread = 0.5; ///< sd of what makes an option look better or worse to everybody than its key says, marks
  double leniency_sd = 0.4;    ///< between persons, marks
  double spread_sd = 0.3;      ///< between persons, of the logarithm
  double words_per_minute = 160;
  double pace_sd = 0.25;       ///< between persons, of the logarithm
  double fatigue = 0.2;        ///< how much larger the noise is at the form's end, as a share
  double careless_share = 0.05;  ///< 0..1: of the candidates; they stop reading at some place of the form
  double coached_share = 0;      ///< 0..1: of the candidates; they have learnt which answers are wanted
  double coaching = 0.3;         ///< what that adds to their level; their true qualities stay
};

/// What is wrong with the model, in a few words; empty when it can be used.
std::string problem_of(const CrowdModel& model);

struct Candidate {
  std::vector<double> qualities;  ///< true, by quality of the bank, sd
  double leniency = 0;            ///< marks
  double spread = 1;
  double pace = 1;                ///< 1 = the usual speed, 2 = twice as fast
  bool careless = false;
  bool coached = false;
  double reads_until = 1;  ///< share of the form that a careless one reads
};

/// One sitting: everything answered.
struct Sitting {
  std::map<std::string, Response> responses;
  std::vector<double> seconds;  ///< by entry of the form
};

/// A form and its misread options, drawn once from a seed and the same for every candidate.
class Simulation {
 public:
  /// Pointers of `form` and `qualities` have to stay. Throws std::invalid_argument for a model with a problem, null
  /// entries, questions without two options, and scenes that cannot be played.
  Simulation(std::vector<FormEntry> form, std::span<const Quality> qualities, const CrowdModel& model,
             std::uint64_t seed);

  /// `number` 0, 1, ...: each from a seed of its own, so that more candidates leave the first ones as they are.
  [[nodiscard]] Candidate candidate(int number) const;
  /// The `time`-th sitting of the candidate (0 = the first): same person, other noise.
  [[nodiscard]] Sitting sitting(const Candidate& candidate, int number, int time) const;
  [[nodiscard]] const std::vector<FormEntry>& form() const { return form_; }
  [[nodiscard]] std::span<const Quality> qualities() const { return qualities_; }

 private:
  std::vector<FormEntry> form_;
  std::span<const Quality> qualities_;
  CrowdModel model_;
  std::uint64_t seed_;
  std::map<std::string, double> misread_;  ///< by "question/option" or "scene/turn/reply"
};

/// What the simulated crowd says about the form. n counts candidates.
struct SimulatedQuality {
  std::string quality;
  int questions = 0;    ///< that measure it
  Figure<> mean;        ///< POMP points
  Figure<> sd;          ///< POMP points
  Figure<> alpha;
  Limits alpha_limits;
  Figure<> sem;         ///< POMP points
  Figure<> retest;      ///< correlation of two sittings of the same persons
  Figure<> validity;    ///< correlation with the true quality
};

/// The line, as those who truly meet it would have it.
struct SimulatedLine {
  double line = 0;          ///< fit points
  Figure<> truly_meet;      ///< 0..1: share of the crowd
  Figure<> right_by_fit;    ///< 0..1: right where the shown fit decides
  Figure<> right_by_chance_to_meet;  ///< 0..1: right where P(meets) >= .5 decides
  Figure<> above;           ///< 0..1: shown as above the line
  Figure<> above_right;     ///< 0..1: of these, truly
  Figure<> below;
  Figure<> below_right;
};

struct SimulationFigures {
  int candidates = 0;
  std::size_t questions = 0;  ///< entries of the form
  Figure<> minutes;           ///< median of a sitting
  Figure<> judgement;         ///< mean overall judgement, 0..100
  Figure<> judgement_sd;
  std::vector<SimulatedQuality> qualities;  ///< of the profile
  Figure<> fit_mean;          ///< fit points
  Figure<> fit_sd;
  Figure<> fit_retest;        ///< correlation of the fits of two sittings
  Figure<> fit_r2;            ///< squared correlation of the fit with the true fit
  Figure<> range_width;       ///< mean width of the likely range, fit points
  Figure<> range_coverage;    ///< 0..1: share of ranges that hold the true fit
  std::optional<SimulatedLine> line;
};

/// Runs `candidates` (30..20000) of the simulation against the profile. A true fit is that of the mean scores of
/// `sittings` (2..200) further sittings of the same person, read with care and uncoached. Throws std::invalid_argument for numbers out of range and
/// as score_session does.
SimulationFigures simulation_figures(const Simulation& simulation, const Profile& profile, int candidates,
                                     int sittings, std::optional<double> line);

/// The error model of source design: of one complete sitting each of `candidates` (30..20000), numbers rounded to
/// millionths so that a file of it is the same on every machine. Throws as error_model_of does.
ErrorModel simulated_error_model(const Simulation& simulation, std::string version, int candidates);

}  // namespace aplomb::measure
