#include "studio/made_up.h"

#include "studio/flow.h"

#include <utility>

namespace aplomb::studio {
namespace {

constexpr std::int64_t start_ms = 1'000'000;
constexpr std::int64_t saved_ms = 1'773'000'000'000;

void play(State& state, const Action& action) { (void)apply(state, action); }

/// Words, a cell of the key and the order of the responses, all of which can be published.
void some_changes(State& state) {
  play(state, Open{});
  const Question question = *current_question(state);
  play(state, SetStem{question.stem + " Nobody else is free."});
  const Option& last = question.options.back();
  std::string words = last.text;
  if (const std::size_t space = words.find(' '); space != std::string::npos) words.replace(0, space, "Yes:");
  play(state, SetOptionText{last.id, words});
  if (!last.key.empty()) play(state, SetKey{last.id, last.key.front().quality, last.key.front().points > 0 ? 1.0 : -1.0});
  play(state, ChooseOption{question.options[1].id});
  play(state, RevisionSaved{{3, saved_ms}});
}

}  // namespace

State made_up_bank(const Bank& bank) {
  State state;
  state.help = ui::read_help("# Help\n\nThe help of the studio.\n");
  play(state, Tick{start_ms});
  play(state, SignedIn{"Ines Carvalho", store::Role::hr_editor});
  play(state, BankLoaded{{{bank.id, bank.title}}, bank, bank, {0, 0}});
  return state;
}

State made_up_question(const Bank& bank) {
  State state = made_up_bank(bank);
  some_changes(state);
  play(state, AddOption{});
  play(state, ChooseOption{current_question(state)->options[1].id});
  return state;
}

std::vector<MadeUp> made_up_states(const Bank& bank) {
  std::vector<MadeUp> made;
  const auto keep = [&](std::string name, State state) { made.push_back({std::move(name), std::move(state)}); };
  State sign_in;
  play(sign_in, Tick{start_ms});
  keep("sign-in", sign_in);
  play(sign_in, TypeName{"amara"});
  play(sign_in, SignedIn{"amara", store::Role::recruiter});
  keep("sign-in-recruiter", sign_in);
  keep("bank", made_up_bank(bank));

  State changed = made_up_bank(bank);
  some_changes(changed);
  State question = changed;
  keep("question", question);
  play(question, ToggleAdvice{});
  keep("question-advice", question);
  play(question, ToggleAdvice{});
  play(question, SetPreview{{"strong-dark", 4, 2}});
  keep("question-largest", question);

  State broken = made_up_question(bank);
  const Option full = current_question(broken)->options.front();
  for (const Quality& quality : bank.qualities) play(broken, SetKey{full.id, quality.id, 1});
  keep("question-findings", broken);
  play(broken, OpenPublish{});
  keep("publish-blocked", broken);

  State publish = changed;
  play(publish, OpenPublish{});
  keep("publish", publish);
  Bank next = *publish.bank;
  next.version = publish.publish->version;
  play(publish, BankPublished{next, {4, saved_ms}});
  play(publish, ToBank{});
  keep("bank-published", publish);

  State list = changed;
  play(list, ToBank{});
  keep("bank-changed", list);
  play(list, Search{"no such words"});
  keep("bank-nothing-found", list);

  State none = made_up_bank(bank);
  play(none, BankLoaded{});
  keep("bank-none", none);
  State help = made_up_bank(bank);
  play(help, OpenHelp{});
  keep("help", help);
  return made;
}

}  // namespace aplomb::studio
