// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/text_table.h"
#include "output/record_diff.h"
#include "output/record_reader.h"

namespace arising::cli {

namespace {

struct DiffArguments {
    std::string before;
    std::string after;
    std::string format = "table";
    std::vector<std::string> only;
};

constexpr const char* footer =
    "Documents, statements and trails are the same when their ids are. Where a file was replaced, its document is the\n"
    "same by its path, and its statements by their words or their place.\n"
    "\n"
    "Exit status: 0 there is no difference; 1 there are some; 2 usage or input error.\n"
    "\n"
    "Examples:\n"
    "  arising diff yesterday.json today.json\n"
    "  arising diff before.json after.json --only statement      what a new rule adds and takes away\n"
    "  arising diff before.json after.json --format csv > changes.csv\n"
    "  arising diff before.json after.json --format json | jq '.changes[] | select(.change == \"gone\")'";

std::string page_of(const output::Change& change) {
    return change.page > 0 ? std::to_string(change.page) : std::string();
}

std::string as_table(const std::vector<output::Change>& changes) {
    std::vector<std::vector<std::string>> rows = {
        {"change", "type", "document", ">page", "kind", "rule", "fields", "text"}};
    for (const output::Change& change : changes) {
        std::string fields;
        for (const std::string& field : change.fields) {
            fields += (fields.empty() ? "" : " ") + field;
        }
        rows.push_back({output::name_of(change.kind), change.type, change.document, page_of(change),
                        change.kind_of_statement, change.rule, fields,
                        change.type == "document" ? change.text : "\"" + change.text + "\""});
    }
    return changes.empty() ? std::string() : text_table(rows);
}

std::string written(const std::vector<output::Change>& changes, const std::string& format) {
    if (format == "json") {
        return output::diff_json(changes);
    }
    return format == "csv" ? output::diff_csv(changes) : as_table(changes);
}

/// Reads the whole record once, so that what is damaged is named before anything is printed.
output::Json whole_record(const std::string& file) {
    output::Json record = output::read_record(file);
    static_cast<void>(output::archive_of(record, file));
    return record;
}

int diff(const DiffArguments& arguments, Console& console) {
    const output::Json before = whole_record(arguments.before);
    const output::Json after = whole_record(arguments.after);
    std::vector<output::Change> changes = output::changes_between(before, after);
    std::erase_if(changes, [&](const output::Change& change) {
        return !arguments.only.empty() &&
               std::find(arguments.only.begin(), arguments.only.end(), change.type) == arguments.only.end();
    });
    write_data(console, written(changes, arguments.format));
    const auto count = [&changes](output::Change::Kind kind) {
        return std::to_string(std::count_if(changes.begin(), changes.end(),
                                            [kind](const output::Change& change) { return change.kind == kind; }));
    };
    say(console, count(output::Change::Kind::added) + " new, " + count(output::Change::Kind::changed) + " changed, " +
                     count(output::Change::Kind::gone) + " gone");
    return changes.empty() ? exit_ok : exit_incomplete;
}

}  // namespace

void add_diff_command(CLI::App& program, Console& console, int& exit_status) {
    const auto arguments = std::make_shared<DiffArguments>();
    CLI::App* command = program.add_subcommand("diff", "What is new, changed and gone between two records");
    command->add_option("OLD", arguments->before, "The record before, as JSON or JSON lines")->required();
    command->add_option("NEW", arguments->after, "The record after")->required();
    command->add_option("--format", arguments->format, "How the differences are written")
        ->check(CLI::IsMember({"table", "json", "csv"}))
        ->capture_default_str();
    command->add_option("--only", arguments->only, "Differences of these only, with commas between")
        ->delimiter(',')
        ->check(CLI::IsMember({"document", "statement", "trail"}));
    command->footer(footer);
    command->callback([arguments, &console, &exit_status] { exit_status = diff(*arguments, console); });
}

}  // namespace arising::cli
