#pragma once
// Documents of the vault as the candidate's screens show them.

#include "core/bank.h"
#include "core/event.h"
#include "kiosk/state.h"
#include "store/vault.h"

#include <optional>
#include <string>
#include <vector>

namespace aplomb::app {

/// The questions of a form that was given: words of the items, options in the stored order, the bank's settings, the form's instructions.
std::vector<kiosk::QuestionView> views_of(const store::Vault& vault, const FormGiven& given);

/// One question with its options in this order; ids that the question does not have are left out.
kiosk::QuestionView view_of(const Question& question, const std::vector<std::string>& order, const std::vector<Setting>& settings,
                            const std::vector<Instruction>& instructions);

/// One scene with its turns and their replies in this order; ids that the scene does not have are left out.
kiosk::QuestionView view_of(const Scene& scene, const std::vector<GivenTurn>& turns, const std::vector<Setting>& settings,
                            const std::vector<Instruction>& instructions);

/// The bank's practice page; a view without options when it has none.
kiosk::QuestionView practice_of(const Bank& bank);

/// The published bank whose questions make the forms of this family.
std::optional<Bank> bank_of_family(const store::Vault& vault, const std::string& family);

}  // namespace aplomb::app
