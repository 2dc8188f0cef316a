// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/text_table.h"
#include "corpus/store.h"

namespace arising::cli {

namespace {

struct StoreArguments {
    std::string store;
    bool prune = false;
    int unused_for = 30;
};

constexpr const char* footer =
    "A store is what arising mine --store FILE keeps: documents as they were read, what the rules found in them, and\n"
    "the last four archives. All of it can be worked out again from the documents; a store may be deleted at any "
    "time.\n"
    "\n"
    "--prune takes out what other versions of arising made, and what no run has used for so many days.\n"
    "\n"
    "Examples:\n"
    "  arising store minutes.store\n"
    "  arising store minutes.store --prune\n"
    "  arising store minutes.store --prune --unused-for 0      all but what was used today";

std::string shares_table(const std::vector<corpus::StoreShare>& shares) {
    std::vector<std::vector<std::string>> rows = {{"kept", ">entries", ">bytes", "made by"}};
    for (const corpus::StoreShare& share : shares) {
        rows.push_back({corpus::name_of(share.kind), std::to_string(share.entries), std::to_string(share.bytes),
                        share.by_this_build ? "this version" : "other versions"});
    }
    return text_table(rows);
}

std::string size_text(const std::string& store) {
    return std::to_string(std::filesystem::file_size(store)) + " bytes";
}

int look_at(const StoreArguments& arguments, Console& console) {
    if (!std::filesystem::exists(arguments.store)) {
        throw UsageError("no such file: '" + arguments.store + "'");
    }
    corpus::StoreOptions options;
    options.tell = [&console](const std::string& message) { say(console, "note: " + message); };
    corpus::Store store(arguments.store, options);
    const std::string before = size_text(arguments.store);
    if (arguments.prune) {
        store.prune(arguments.unused_for);
    }
    write_data(console, shares_table(store.shares()));
    say(console, "store " + arguments.store + ": " +
                     (arguments.prune ? before + " before, " + size_text(arguments.store) + " now" : before));
    return exit_ok;
}

}  // namespace

void add_store_command(CLI::App& program, Console& console, int& exit_status) {
    const auto arguments = std::make_shared<StoreArguments>();
    CLI::App* command =
        program.add_subcommand("store", "Say what a store keeps, and take out what is no longer needed");
    command->add_option("STORE", arguments->store, "The file that arising mine --store names")->required();
    CLI::Option* prune = command->add_flag("--prune", arguments->prune, "Take out what is no longer needed");
    command->add_option("--unused-for", arguments->unused_for, "Days after which what was not used is no longer needed")
        ->needs(prune)
        ->check(CLI::Range(0, 100'000))
        ->type_name("DAYS")
        ->capture_default_str();
    command->footer(footer);
    command->callback([arguments, &console, &exit_status] { exit_status = look_at(*arguments, console); });
}

}  // namespace arising::cli
