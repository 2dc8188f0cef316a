// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/program.h"

namespace CLI {
class App;
}

// One file for each command, one row for each in program.cpp. Adding a command only declares its options; the command
// itself runs in a callback, after the whole line was understood. `exit_status` is what the program returns then.

namespace arising::cli {

void add_mine_command(CLI::App& program, Console& console, int& exit_status);
void add_show_command(CLI::App& program, Console& console, int& exit_status);
void add_audit_command(CLI::App& program, Console& console, int& exit_status);
void add_verify_command(CLI::App& program, Console& console, int& exit_status);
void add_diff_command(CLI::App& program, Console& console, int& exit_status);
void add_store_command(CLI::App& program, Console& console, int& exit_status);
void add_rules_command(CLI::App& program, Console& console, int& exit_status);

}  // namespace arising::cli
