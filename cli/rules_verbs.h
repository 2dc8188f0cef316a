// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/program.h"

namespace CLI {
class App;
}

// The verbs of `arising rules` that have options of their own, one file for each (rules_list.cpp, ...); check and test
// are in rules_command.cpp. `rules` is the command below which the verb is added.

namespace arising::cli {

void add_rules_list(CLI::App& rules, Console& console, int& exit_status);
void add_rules_explain(CLI::App& rules, Console& console, int& exit_status);
void add_rules_profile(CLI::App& rules, Console& console, int& exit_status);
void add_rules_coverage(CLI::App& rules, Console& console, int& exit_status);
void add_rules_fmt(CLI::App& rules, Console& console, int& exit_status);

}  // namespace arising::cli
