// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <csignal>
#include <exception>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/messages.h"
#include "corpus/worker_pool.h"
#include "output/tool_version.h"

namespace arising::cli {

namespace {

using AddCommand = void (*)(CLI::App&, Console&, int&);
constexpr std::array commands = {AddCommand{&add_mine_command},   AddCommand{&add_audit_command},
                                 AddCommand{&add_show_command},   AddCommand{&add_rules_command},
                                 AddCommand{&add_verify_command}, AddCommand{&add_diff_command},
                                 AddCommand{&add_store_command}};

constexpr const char* description =
    "Reads committee minutes and inspection letters (PDF), and follows each matter from meeting to meeting.";
constexpr const char* footer =
    "Examples:\n"
    "  arising mine minutes/ -o record.json      everything in a folder, as one record\n"
    "  arising audit record.json                 what recurs, what is open, overdue and dropped\n"
    "  arising show 2015-04-14.pdf --as markdown what the tool sees of one file\n"
    "  arising rules test                        the rules' own examples\n"
    "\n"
    "Exit status: 0 all was read; 1 finished, but some document was not read or only partly;\n"
    "2 usage, rule, input or output error, nothing written; 130 interrupted, nothing written.";

/// "rules check ": the command of this run, as far as there is one.
std::string used_commands(const CLI::App& program) {
    std::string names;
    for (auto used = program.get_subcommands(); !used.empty(); used = used.front()->get_subcommands()) {
        names += used.front()->get_name() + " ";
    }
    return names;
}

/// Help and version are asked for; everything else that ends the parsing is a mistake.
int answer_parse_error(const CLI::App& program, const CLI::ParseError& error, Console& console) {
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
        program.exit(error, console.out, console.err);
        finish_data(console);
        return exit_ok;
    }
    say(console, error.what());
    say(console, "try: arising " + used_commands(program) + "--help");
    return exit_error;
}

std::string names_of(const std::vector<const CLI::App*>& commands_known) {
    std::string names;
    for (const CLI::App* command : commands_known) {
        names += (names.empty() ? "" : ", ") + command->get_name();
    }
    return names;
}

/// A wrong command is named as such: the option parser would only say that one is missing. Options before a command are
/// --help and --version, which end the parsing.
void check_commands(const CLI::App& program, const std::vector<std::string>& arguments) {
    const CLI::App* at = &program;
    std::string before;
    for (const std::string& argument : arguments) {
        const auto known = at->get_subcommands([](const CLI::App*) { return true; });
        if (known.empty() || argument.starts_with("-")) {
            return;
        }
        const auto found = std::find_if(known.begin(), known.end(),
                                        [&](const CLI::App* command) { return command->get_name() == argument; });
        if (found == known.end()) {
            std::string message = "unknown command \"";
            message.append(before).append(argument).append("\"; there is ").append(names_of(known));
            throw UsageError(message.append(" (try: arising ").append(before).append("--help)"));
        }
        at = *found;
        before.append(argument).append(" ");
    }
}

int run_commands(std::vector<std::string> arguments, Console& console) {
    CLI::App program(description, "arising");
    program.footer(footer);
    program.set_version_flag("--version", std::string("arising ") + output::tool_version());
    program.require_subcommand(1);
    int exit_status = exit_ok;
    for (const AddCommand add : commands) {
        add(program, console, exit_status);
    }
    check_commands(program, arguments);
    try {
        std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the back
        program.parse(std::move(arguments));
    } catch (const CLI::ParseError& error) {
        return answer_parse_error(program, error, console);
    }
    return exit_status;
}

}  // namespace

int run(std::vector<std::string> arguments, Console& console) {
    std::signal(SIGPIPE, SIG_IGN);
    try {
        return run_commands(std::move(arguments), console);
    } catch (const corpus::Stopped&) {
        say(console, "interrupted, nothing written");
        return exit_interrupted;
    } catch (const std::bad_alloc&) {
        say(console, "out of memory; try --jobs 1, or fewer files at a time");
    } catch (const std::exception& error) {
        say(console, error.what());
    }
    return exit_error;
}

}  // namespace arising::cli
