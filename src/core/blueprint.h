#pragma once
// What forms are made of: the blueprint says how many questions of which kind, the assembled forms say which. Files: blueprint.toml and
// forms.toml (exchange/bank_files.h).

#include <string>
#include <vector>

namespace aplomb {

/// At least so many questions of a form with this primary quality.
struct PrimaryNeed {
  std::string quality;
  int least = 0;
  bool operator==(const PrimaryNeed&) const = default;
};

/// What each form of one family is made of.
struct FormBlueprint {
  std::string name;  ///< the family: "default", "short"
  int questions = 0;
  int scenes = 0;
  int options = 4;                   ///< of each question
  std::vector<PrimaryNeed> primary;  ///< the questions that are left over are free
  int least_measuring = 0;           ///< each quality that the profile weighs is measured by at least so many questions
  double setting_share = 1;          ///< 0..1: the largest share of questions from one setting
  double easy_share = 1;             ///< 0..1: the largest share of easy ones
  double hard_share = 1;             ///< 0..1: the largest share of hard ones
  int safety = 0;                    ///< the largest number of questions with `safety`
  bool operator==(const FormBlueprint&) const = default;
};

/// One of the parallel forms of a family, by the ids of what stands in it; scenes come after the questions.
struct AssembledForm {
  std::string family;
  std::string name;  ///< "A"
  std::vector<std::string> questions;
  std::vector<std::string> scenes;
  bool operator==(const AssembledForm&) const = default;
};

}  // namespace aplomb
