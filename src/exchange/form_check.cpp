#include "exchange/form_check.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aplomb::exchange {
namespace {

void check_share(Checker& check, const std::string& place, std::string_view key, double share) {
  if (share >= 0 && share <= 1) return;
  check.add(place + '/' + std::string(key), "", {N_("'{key}' must be from 0 to 1"), {{"key", std::string(key)}}},
            {N_("write the largest share, 0.25 for a quarter"), {}});
}

void check_primary(Checker& check, const std::string& place, const FormBlueprint& form, const KnownNames& known) {
  int needed = 0;
  for (const PrimaryNeed& need : form.primary) {
    const std::string at = place + "/primary/" + need.quality;
    check.known(at, "", need.quality, known.qualities, N_("unknown quality '{name}'"));
    if (need.least < 1 && check.written(at)) {
      check.add(at, "", {N_("'{key}' must be 1 or more here"), {{"key", shown(need.quality)}}}, {N_("take it out"), {}});
    }
    needed += std::clamp(need.least, 0, 1'000'000);
    if (needed > form.questions) break;
  }
  if (needed <= form.questions || !check.written(place + "/questions")) return;
  check.add(place + "/primary", "", {N_("these are more questions than the form has: {count}"), {{"count", std::to_string(form.questions)}}},
            {N_("raise 'questions', or ask for fewer here"), {}});
}

void check_blueprint(Checker& check, const Bank& bank, const KnownNames& known) {
  PlaceNames names;
  Checker::Seen seen;
  for (const FormBlueprint& form : bank.blueprint) {
    const std::string place = names.next("form", form.name);
    check.id_form(place, form.name, "name");
    check.once(place, "name", form.name, seen);
    if (form.questions + form.scenes < 1 && check.written(place + "/questions")) {
      check.add(place + "/questions", "", {N_("the form has nothing in it"), {}}, {N_("write how many questions it has"), {}});
    }
    if ((form.options < 3 || form.options > 6) && check.written(place + "/options")) {
      check.add(place + "/options", "", {N_("the number of options is {count}"), {{"count", std::to_string(form.options)}}},
                {N_("write three to six"), {}});
    }
    check_primary(check, place, form, known);
    if (form.least_measuring > form.questions + form.scenes && check.written(place + "/least-measuring")) {
      check.add(place + "/least-measuring", "",
                {N_("these are more questions than the form has: {count}"), {{"count", std::to_string(form.questions + form.scenes)}}},
                {N_("raise 'questions', or ask for fewer here"), {}});
    }
    check_share(check, place, "setting-share", form.setting_share);
    check_share(check, place, "easy-share", form.easy_share);
    check_share(check, place, "hard-share", form.hard_share);
  }
}

/// Who must not meet in one form, both ways round.
class Apart {
 public:
  explicit Apart(const Bank& bank) {
    for (const Question& question : bank.questions) {
      for (const std::string& enemy : question.enemies) add(question.id, enemy);
      if (!question.twin.empty()) add(question.id, question.twin);
      if (!question.duplicate_of.empty()) add(question.id, question.duplicate_of);
    }
    for (const Scene& scene : bank.scenes) {
      for (const std::string& enemy : scene.enemies) add(scene.id, enemy);
    }
  }

  /// One of `before` that must not stand with `id`; nullptr when there is none.
  [[nodiscard]] const std::string* with(const std::string& id, const Checker::Names& before) const {
    const auto found = apart_.find(id);
    if (found == apart_.end()) return nullptr;
    const auto meets = std::find_if(found->second.begin(), found->second.end(),
                                    [&](const std::string& other) { return before.contains(other); });
    return meets == found->second.end() ? nullptr : &*meets;
  }

 private:
  void add(const std::string& a, const std::string& b) {
    if (a == b) return;
    apart_[a].insert(b);
    apart_[b].insert(a);
  }
  std::map<std::string, Checker::Names, std::less<>> apart_;
};

struct Members {
  Checker& check;
  const KnownNames& known;
  const Apart& apart;
  Checker::Names before{};

  void read(const std::string& list, const std::vector<std::string>& ids, const Checker::Names& all, const char* unknown) {
    for (std::size_t i = 0; i < ids.size(); ++i) one(list + '/' + std::to_string(i + 1), ids[i], all, unknown);
  }

  void one(const std::string& at, const std::string& id, const Checker::Names& all, const char* unknown) {
    if (known.retired.contains(id)) {
      check.add(at, "L49", {N_("'{id}' is retired"), {{"id", shown(id)}}}, {N_("put another in its place"), {}});
    } else {
      check.known(at, "", id, all, unknown);
    }
    if (before.contains(id)) {
      check.add(at, "", {N_("'{id}' stands twice in this form"), {{"id", shown(id)}}}, {N_("put another in its place"), {}});
    } else if (const std::string* other = apart.with(id, before)) {
      check.add(at, "", {N_("'{id}' must not stand in one form with '{other}'"), {{"id", shown(id)}, {"other", shown(*other)}}},
                {N_("put another in its place: the two are enemies or twins"), {}});
    }
    before.insert(id);
  }
};

/// Parallel forms are of one length, or their scores are not told with the same error.
void check_counts(Checker& check, const std::string& place, const Bank& bank, const AssembledForm& form) {
  const auto plan = std::find_if(bank.blueprint.begin(), bank.blueprint.end(),
                                 [&](const FormBlueprint& one) { return one.name == form.family; });
  if (plan == bank.blueprint.end()) return;
  const auto differs = [&](std::string_view key, std::size_t count, int wanted) {
    if (std::cmp_equal(count, wanted)) return;
    check.add(place + '/' + std::string(key), "",
              {N_("the form has {count} of '{key}', and its blueprint {wanted}"),
               {{"count", std::to_string(count)}, {"key", std::string(key)}, {"wanted", std::to_string(wanted)}}},
              {N_("assemble the forms anew, or change the blueprint"), {}}, Diagnostic::warning);
  };
  differs("questions", form.questions.size(), plan->questions);
  differs("scenes", form.scenes.size(), plan->scenes);
}

void check_assembled(Checker& check, const Bank& bank, const KnownNames& known) {
  if (bank.forms.empty()) return;
  Checker::Names families;
  for (const FormBlueprint& form : bank.blueprint) families.insert(form.name);
  const Apart apart(bank);
  PlaceNames names;
  Checker::Seen seen;
  for (const AssembledForm& form : bank.forms) {
    const std::string name = assembled_name(form.family, form.name);
    const std::string place = names.next("assembled", name);
    check.id_form(place, form.family, "family");
    if (!families.empty()) check.known(place + "/family", "", form.family, families, N_("the blueprint has no form '{name}'"));
    check.filled(place, "name", form.name);
    check.once(place, "name", name, seen);
    if (form.questions.empty() && form.scenes.empty() && check.written(place + "/questions")) {
      check.add(place + "/questions", "", {N_("the form has nothing in it"), {}}, {N_("name its questions"), {}});
    }
    Members members{check, known, apart};
    members.read(place + "/questions", form.questions, known.questions, N_("unknown question '{name}'"));
    members.read(place + "/scenes", form.scenes, known.scenes, N_("unknown scene '{name}'"));
    check_counts(check, place, bank, form);
  }
}

}  // namespace

void check_forms(Checker& check, const Bank& bank, const KnownNames& known) {
  check_blueprint(check, bank, known);
  check_assembled(check, bank, known);
}

}  // namespace aplomb::exchange
