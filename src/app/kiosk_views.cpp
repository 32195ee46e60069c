#include "app/kiosk_views.h"

#include "store/documents.h"

#include <algorithm>

namespace aplomb::app {
namespace {

/// The words around the question, of its format.
void add_instruction(kiosk::QuestionView& view, const std::vector<Instruction>& instructions) {
  const auto found = std::find_if(instructions.begin(), instructions.end(),
                                  [&](const Instruction& entry) { return entry.format == view.format; });
  if (found == instructions.end()) return;
  view.lead_in = found->lead_in;
  view.scale = found->scale;
  view.most = found->most;
  view.least = found->least;
}

}  // namespace

kiosk::QuestionView view_of(const Question& question, const std::vector<std::string>& order, const std::vector<Setting>& settings,
                            const std::vector<Instruction>& instructions) {
  kiosk::QuestionView view;
  view.id = question.id;
  view.format = question.format;
  view.setting = question.setting;
  for (const Setting& setting : settings) {
    if (setting.id == question.setting) view.setting_name = setting.name;
  }
  view.stem = question.stem;
  for (const std::string& id : order) {
    if (const Option* option = find_option(question, id)) view.options.push_back({option->id, option->text});
  }
  add_instruction(view, instructions);
  return view;
}

kiosk::QuestionView view_of(const Scene& scene, const std::vector<GivenTurn>& turns, const std::vector<Setting>& settings,
                            const std::vector<Instruction>& instructions) {
  kiosk::QuestionView view;
  view.id = scene.id;
  view.format = Format::pick;  // its instruction stands over the replies
  view.setting = scene.setting;
  for (const Setting& setting : settings) {
    if (setting.id == scene.setting) view.setting_name = setting.name;
  }
  view.stem = scene.opening;
  kiosk::SceneView shown;
  shown.start = scene.start;
  for (const GivenTurn& given : turns) {
    const Turn* turn = find_turn(scene, given.turn);
    if (turn == nullptr) continue;
    kiosk::TurnView one{turn->id, turn->says, {}};
    for (const std::string& id : given.order) {
      if (const Reply* reply = find_reply(*turn, id)) one.replies.push_back({reply->id, reply->text, reply->next});
    }
    shown.turns.push_back(std::move(one));
  }
  view.scene = std::move(shown);
  add_instruction(view, instructions);
  return view;
}

std::vector<kiosk::QuestionView> views_of(const store::Vault& vault, const FormGiven& given) {
  const Form form = store::load_form(vault, given.form);
  const Bank bank = store::load_bank(vault, given.bank);
  std::vector<kiosk::QuestionView> views;
  for (const GivenQuestion& entry : given.questions) {
    if (!entry.turns.empty()) {
      Scene scene = store::load_scene(vault, entry.item);
      scene.id = entry.question;
      if (const Scene* in_bank = find_scene(bank, entry.question)) scene.setting = in_bank->setting;
      views.push_back(view_of(scene, entry.turns, bank.settings, form.instructions));
      continue;
    }
    // The words are the item's, so that what was shown is what its hash names; the setting is the bank's.
    Question question = store::load_item(vault, entry.item);
    question.id = entry.question;
    if (const Question* in_bank = find_question(bank, entry.question)) question.setting = in_bank->setting;
    views.push_back(view_of(question, entry.order, bank.settings, form.instructions));
  }
  return views;
}

kiosk::QuestionView practice_of(const Bank& bank) {
  kiosk::QuestionView view;
  if (bank.practice.empty()) return view;
  const PracticeQuestion& practice = bank.practice.front();
  view.id = practice.id;
  view.format = practice.format;
  view.stem = practice.stem;
  for (std::size_t i = 0; i < practice.options.size(); ++i) {
    view.options.push_back({std::string(1, static_cast<char>('a' + i)), practice.options[i]});
  }
  add_instruction(view, bank.instructions);
  return view;
}

std::optional<Bank> bank_of_family(const store::Vault& vault, const std::string& family) {
  // A bank published without plans makes the family of its own id; otherwise the bank that holds the form's first item.
  if (const auto same = store::current_bank(vault, family)) return store::load_bank(vault, *same);
  const auto forms = store::current_forms(vault, family);
  if (forms.empty()) return std::nullopt;
  const Form form = store::load_form(vault, forms.front());
  if (form.items.empty()) return std::nullopt;
  for (const std::string& id : store::bank_ids(vault)) {
    const auto hash = store::current_bank(vault, id);
    if (!hash) continue;
    Bank bank = store::load_bank(vault, *hash);
    const bool holds = std::any_of(bank.questions.begin(), bank.questions.end(), [&](const Question& question) {
      return store::hash_of(store::canonical_item(question)) == form.items.front();
    });
    if (holds) return bank;
  }
  return std::nullopt;
}

}  // namespace aplomb::app
