// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/interruption.h"
#include "cli/messages.h"
#include "cli/progress_bar.h"
#include "cli/reading_choice.h"
#include "cli/text_table.h"
#include "corpus/archive_walk.h"
#include "corpus/verify_archive.h"
#include "output/record_reader.h"

namespace arising::cli {

namespace {

struct VerifyArguments {
    std::string record;
    std::string archive;
    ReadingChoice reading;
    std::size_t jobs = 0;
    double timeout = 60;
    bool no_progress = false;
};

constexpr const char* footer =
    "Reads every file again and looks for each quotation on the page that the record names; blanks and hyphens do not\n"
    "count. Its boxes must hold at least half of it. Prints what is not as the record says: there is nothing to print\n"
    "when all is. Give the same --ocr, --hidden-text and --password-file as when the record was mined.\n"
    "\n"
    "Exit status: 0 every quotation is on its page; 1 some are not; 2 usage or input error.\n"
    "\n"
    "Examples:\n"
    "  arising verify record.json --archive minutes/\n"
    "  arising verify record.json --archive minutes/ | grep 'no document'";

corpus::VerifyOptions options_of(const VerifyArguments& arguments, const Interruption& interruption, ProgressBar& bar,
                                 Console& console) {
    corpus::VerifyOptions options;
    options.reading = arguments.reading.options();
    options.workers.jobs = arguments.jobs;
    options.workers.timeout = std::chrono::milliseconds(static_cast<long long>(arguments.timeout * 1000));
    options.on_progress = [&bar](std::size_t done, std::size_t total) { bar.show(done, total); };
    options.workers.should_stop = [&interruption] { return interruption.requested(); };
    options.workers.on_notice = [&bar, &console](const std::string& notice) {
        bar.wipe();
        say(console, "note: readers are not confined as they should be: " + notice);
    };
    return options;
}

std::string problems_table(const corpus::Archive& archive, const std::vector<corpus::QuoteState>& states) {
    std::map<std::string, std::string> paths;
    for (const corpus::DocumentRecord& document : archive.documents) {
        paths.emplace(document.id, document.path);
    }
    std::vector<std::vector<std::string>> rows = {{"problem", "document", ">page", "statement", "text"}};
    for (std::size_t i = 0; i < states.size(); ++i) {
        const corpus::Record& record = archive.statements[i];
        if (states[i] != corpus::QuoteState::there) {
            rows.push_back({corpus::name_of(states[i]), paths[record.document], std::to_string(record.page), record.id,
                            "\"" + record.text + "\""});
        }
    }
    return rows.size() > 1 ? text_table(rows) : std::string();
}

int verify(const VerifyArguments& arguments, Console& console) {
    const corpus::Archive archive = output::archive_of(output::read_record(arguments.record), arguments.record);
    const std::vector<corpus::Input> files = corpus::find_inputs({arguments.archive}, console.in);
    const Interruption interruption;
    ProgressBar bar(console.err, console.err_is_terminal && !arguments.no_progress);
    const std::vector<corpus::QuoteState> states =
        corpus::verify_archive(archive, files, options_of(arguments, interruption, bar, console));
    bar.wipe();
    write_data(console, problems_table(archive, states));
    const auto there = std::count(states.begin(), states.end(), corpus::QuoteState::there);
    say(console, std::to_string(there) + " of " + std::to_string(states.size()) + " quotations are on their pages");
    return static_cast<std::size_t>(there) == states.size() ? exit_ok : exit_incomplete;
}

}  // namespace

void add_verify_command(CLI::App& program, Console& console, int& exit_status) {
    const auto arguments = std::make_shared<VerifyArguments>();
    CLI::App* command = program.add_subcommand("verify", "Check that every quotation of a record is still on its page");
    command->add_option("RECORD", arguments->record, "What arising mine wrote, as JSON or JSON lines")->required();
    command->add_option("--archive", arguments->archive, "The folder (or file) that it was mined from")
        ->required()
        ->type_name("DIR");
    arguments->reading.add_options(*command);
    command->add_option("--jobs", arguments->jobs, "Documents read at a time; without it, one for each processor core")
        ->check(CLI::Range(1, 1024))
        ->type_name("N");
    command
        ->add_option("--timeout", arguments->timeout,
                     "Seconds that one document may take, beside 20 for every page read by OCR")
        ->check(CLI::Range(0.1, 86400.0))
        ->type_name("SECONDS")
        ->capture_default_str();
    command->add_flag("--no-progress", arguments->no_progress, "No progress bar, also on a terminal");
    command->footer(footer);
    command->callback([arguments, &console, &exit_status] { exit_status = verify(*arguments, console); });
}

}  // namespace arising::cli
