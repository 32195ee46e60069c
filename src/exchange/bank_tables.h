#pragma once
// One table of a bank's file, from its tree to the plain struct.

#include "core/bank.h"
#include "exchange/table_reader.h"
#include "exchange/toml_tree.h"

#include <string>
#include <string_view>

namespace aplomb::exchange {

/// The id as written, for naming the place before the table is read; empty when there is none.
std::string id_of(const TomlNode& table, std::string_view key = "id");

// What is missing or wrong goes to state.findings; the rest is read all the same.
Question read_question(const TomlNode& node, std::string place, ReadState& state);
Scene read_scene(const TomlNode& node, std::string place, ReadState& state);
Quality read_quality(const TomlNode& node, std::string place, ReadState& state);
Advice read_advice(const TomlNode& node, std::string place, ReadState& state);
Setting read_setting(const TomlNode& node, std::string place, ReadState& state);
Instruction read_instruction(const TomlNode& node, std::string place, ReadState& state);
PracticeQuestion read_practice(const TomlNode& node, std::string place, ReadState& state);
FollowUp read_follow_up(const TomlNode& node, std::string place, ReadState& state);
FormBlueprint read_blueprint(const TomlNode& node, std::string place, ReadState& state);
AssembledForm read_assembled(const TomlNode& node, std::string place, ReadState& state);
/// [bank] itself: everything of `out` but the lists of tables.
void read_bank_table(const TomlNode& node, ReadState& state, Bank& out);

}  // namespace aplomb::exchange
