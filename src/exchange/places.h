#pragma once
// Where each part of a bank is written, so that a finding about the bank can name a line of a file.
//
// A place is a path of names: "cc-outage-jab" (a question), "cc-outage-jab/stem", "cc-outage-jab/a/text",
// "cc-outage-jab/a/key/empathy", "cc-outage-jab/a/advice/1" (list entries count from 1). What is no question has its
// kind in front: "bank/title", "setting/clinic/name", "instruction/rate/lead-in", "quality/empathy/high/2",
// "advice/A4.12/words", "practice/fan/stem", "follow-up/patience/ask", "profile/weight"; profile qualities:
// "profile/quality/empathy/weight"; "scene/torn-sofa/opening", "scene/torn-sofa/t1/says", "scene/torn-sofa/t1/a/next";
// "form/default/questions" (of the blueprint), "assembled/default/A/questions/3". The second entry with the same id is "cc-outage-jab#2"; an entry without an id is
// "(question)", "quality/(quality)" …

#include <map>
#include <string>
#include <string_view>

namespace aplomb::exchange {

struct Place {
  std::string file;
  int line = 0;    ///< 1-based; 0 = not known
  int column = 0;  ///< 1-based, in characters
  bool operator==(const Place&) const = default;
};

using Places = std::map<std::string, Place, std::less<>>;

/// The place itself, else what holds it ("a/b/c", then "a/b", then "a"); a Place of an empty file when none is known.
Place nearest_place(const Places& places, std::string_view place);

/// Gives the places' names; reader and checker walk the entries in the same order and so call them the same.
class PlaceNames {
 public:
  /// `kind` is "question", "quality" …; call once for each entry, in order.
  std::string next(std::string_view kind, std::string_view id);

 private:
  std::map<std::string, int, std::less<>> seen_;
};

/// What follows "assembled/" for a form: "default/A"; empty when either is.
std::string assembled_name(std::string_view family, std::string_view name);

}  // namespace aplomb::exchange
