#include "app/technical_report_words.h"

#include "app/command_output.h"
#include "measure/item_analysis.h"

namespace aplomb::app {
namespace {

using measure::ItemFlag;
using measure::Status;

std::string in_words(ItemFlag flag) {
  switch (flag) {
    case ItemFlag::at_or_below_chance: return "no better than guessing on average";
    case ItemFlag::dead_option: return "has an option that almost nobody takes";
    case ItemFlag::hurts_alpha: return "the other questions hang together better without it";
    case ItemFlag::key_suspect: return "another option goes with the rest better than the keyed best: look at the key";
    case ItemFlag::low_variance: return "almost everybody scores the same";
    case ItemFlag::negative_discrimination: return "who does well on the rest does worse here";
    case ItemFlag::weak_discrimination: return "hardly goes with the rest";
    case ItemFlag::too_easy: return "too easy: mean above 90";
  }
  return {};
}

}  // namespace

std::string in_words(Status status) {
  switch (status) {
    case Status::ok: return "settled: 100 people or more";
    case Status::provisional: return "provisional: fewer than 100 people, or a model that no people stand behind";
    case Status::too_few: return "too few people: below 30";
    case Status::zero_variance: return "cannot be computed: everybody scored the same";
    case Status::zero_variance_key: return "cannot be computed: the key tells no options apart";
    case Status::not_estimable: return "cannot be estimated: there is no error model, or nothing that differs truly between people";
    case Status::incomplete: return "no score: fewer than three questions measure it";
    case Status::not_measured: return "not measured by enough questions";
    case Status::heywood: return "cannot be estimated: one question would explain more than all (Heywood case)";
    case Status::no_convergence: return "cannot be estimated: the computation does not settle";
    case Status::too_few_items: return "too few questions: below three";
    case Status::flat_ratings: return "cannot be computed: the ratings are flat";
  }
  return {};
}

std::string in_words(std::string_view word) {
  for (const ItemFlag flag : {ItemFlag::at_or_below_chance, ItemFlag::dead_option, ItemFlag::hurts_alpha, ItemFlag::key_suspect, ItemFlag::low_variance,
                              ItemFlag::negative_discrimination, ItemFlag::weak_discrimination, ItemFlag::too_easy}) {
    if (word == name_of(flag)) return in_words(flag);
  }
  if (word == "too_few_questions") return "fewer than three questions measure it: it has no score";
  if (word == "does_not_hang_together") return "its questions do not hang together among these people";
  if (word == "hidden") return "hidden from recruiters: by the model in use its questions do not hang together";
  return std::string(word);
}

std::string format_in_words(std::string_view format) {
  if (format == "rate") return "rate each option";
  if (format == "most-least") return "best and poorest option";
  if (format == "pick") return "pick one option";
  if (format == "rank") return "put the options in order";
  if (format == "scene") return "a conversation";
  return std::string(format);
}

std::string in_words(const KeySource& source) {
  std::string out = source.kind == "author" ? "one author" : source.kind;
  out += source.n == 0 ? ", confirmed by no panel of raters" : ", " + std::to_string(source.n) + " raters";
  if (source.sd > 0) out += ", mean sd of their marks " + number(source.sd);
  return out;
}

std::string in_words(const measure::ErrorModel& model) {
  const std::string people = std::to_string(model.n) + (model.source == measure::ErrorSource::design ? " made-up people (a simulation)" : " people who took the form");
  return model.version + ": from " + people + "; " + std::string(name_of(measure::status_of(model)));
}

Remarks how_to_read() {
  return {
      {"Whose answers", "Finished sessions in which every question was answered in full. Trials by staff are never counted. Figures of one form are never mixed with those of another."},
      {"How many", "Below 30 people no figure is given. From 30 to 99 people a figure is provisional and may still move. Intervals are 95 %."},
      {"Points", "A score is in points of 100: 0 is the poorest that the questions allow, 100 the best. Judgement is how far all answers agree with the key; 50 is guessing. The fit weighs qualities by the profile; with the usual profile 0 is guessing and 100 the ideal."},
      {"Mean and sd", "The average of these people, and how far they spread around it (standard deviation)."},
      {"Alpha and omega", "How far the questions of one quality point the same way, up to 1; alpha is the cautious one of the two. About .70 is asked of a score that is used alone; none here is. Below or at 0 the questions do not hang together."},
      {"Standard error", "By how much one person's score would move from sitting to sitting by chance. The likely true score shows it for a person at the mean."},
      {"Difficulty and item-rest r", "The mean of a question (guessing beside it), and how it goes with the rest of its quality: .15 to .35 is usual for a good question of this kind, below 0 it works against the rest."},
      {"Flags", "A flag asks an editor to look. It never changes a key or a result by itself."},
      {"Handing it on", "The report holds sums only. Two reports that lie a few sessions apart differ by just those sessions: make one after a whole round of hiring, not after each person."},
  };
}

Remarks what_is_missing() {
  return {
      {"Validity", "No study of how people do in the job and no judgement of the questions by job experts is kept in this program. Nothing here says that the test predicts the job."},
      {"Impact by group", "No voluntary answers about sex, origin or age are kept with results, so there is no impact table. It is made with aplomb stats fairness on the data officer's table."},
      {"Sittings apart", "Sessions are not tied to persons, so nobody's two sittings or two forms can be set side by side. The reliability here is that of one sitting."},
      {"Times", "How long answers took is no part of a score, and is not reported here."},
  };
}

}  // namespace aplomb::app
