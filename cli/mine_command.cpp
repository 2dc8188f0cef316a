// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/interruption.h"
#include "cli/messages.h"
#include "cli/output_guard.h"
#include "cli/pack_folder.h"
#include "cli/progress_bar.h"
#include "cli/reading_choice.h"
#include "corpus/archive_walk.h"
#include "corpus/corrections.h"
#include "corpus/mine_archive.h"
#include "corpus/store.h"
#include "output/atomic_file.h"
#include "output/record_writer.h"
#include "output/summary_text.h"
#include "rules/rule_set.h"

namespace arising::cli {

namespace {

struct MineArguments {
    std::vector<std::string> paths;
    std::string output;
    std::string format = "json";
    PackChoice packs;
    ReadingChoice reading;
    std::size_t jobs = 0;
    double timeout = 60;
    std::string store;
    std::string corrections;
    bool no_progress = false;
};

constexpr const char* footer =
    "PATH is a PDF file, a folder (everything below it that is a PDF), @FILE (a list of paths, one a line) or\n"
    "- (such a list on standard input). A list with NULs in it, as find -print0 writes it, is split at those.\n"
    "\n"
    "Examples:\n"
    "  arising mine minutes/ -o record.json\n"
    "  arising mine minutes/2015 letters/*.pdf --format jsonl > record.jsonl\n"
    "  find . -name '*minutes*.pdf' | arising mine - -o record.json\n"
    "  arising mine minutes/ --format html -o minutes/index.html\n"
    "  arising mine minutes/ --rules our-council/ -o record.json\n"
    "  arising mine minutes/ --store minutes.store -o record.json   the second time reads only what is new";

std::vector<corpus::Input> inputs_of(const MineArguments& arguments, Console& console) {
    std::vector<corpus::Input> inputs = corpus::find_inputs(arguments.paths, console.in);
    if (inputs.empty()) {
        std::string where;
        for (const std::string& path : arguments.paths) {
            where += (where.empty() ? "" : ", ") + (path == "-" ? std::string("the list on standard input") : path);
        }
        throw UsageError("no PDF found in " + where +
                         " (looked for names ending in .pdf and for files that start as a PDF, hidden ones left out)");
    }
    return inputs;
}

corpus::MineOptions options_of(const MineArguments& arguments, const Interruption& interruption, ProgressBar& bar,
                               Console& console) {
    corpus::MineOptions options;
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

/// Null where none is wanted.
std::unique_ptr<corpus::Store> open_store(const MineArguments& arguments, ProgressBar& bar, Console& console) {
    if (arguments.store.empty()) {
        return nullptr;
    }
    corpus::StoreOptions options;
    options.tell = [&bar, &console](const std::string& message) {
        bar.wipe();
        say(console, "note: " + message);
    };
    return std::make_unique<corpus::Store>(arguments.store, options);
}

std::optional<corpus::Corrections> corrections_of(const MineArguments& arguments) {
    return arguments.corrections.empty() ? std::nullopt
                                         : std::optional(corpus::read_corrections(arguments.corrections));
}

/// What of the corrections was not done, with its place in the file.
void report_corrections(const std::optional<corpus::Corrections>& corrections, const corpus::Archive& archive,
                        Console& console) {
    for (std::size_t i = 0; i < archive.corrections.size(); ++i) {
        for (const std::string& note : archive.corrections[i].notes) {
            say(console, "note: " + corpus::place_of_note(corrections->list[i], note) + ": " + note);
        }
    }
}

void check_names(const MineArguments& arguments) {
    const auto place = [](const std::string& name) { return std::filesystem::weakly_canonical(name); };
    if (!arguments.store.empty() && !arguments.output.empty() && place(arguments.store) == place(arguments.output)) {
        throw UsageError("--store and -o name the same file; give them two names");
    }
}

void write_record(const corpus::Archive& archive, const MineArguments& arguments, const Interruption& interruption,
                  Console& console) {
    interruption.stop_if_requested();
    const output::Write write = output::writer_of(arguments.format);
    if (arguments.output.empty()) {
        write(archive, console.out);
        finish_data(console);
        return;
    }
    output::AtomicFile file(arguments.output);
    write(archive, file.stream());
    interruption.stop_if_requested();
    file.commit();
}

void report(const corpus::Archive& archive, const MineArguments& arguments, Console& console) {
    for (const std::string& line : output::unread_lines(archive)) {
        say(console, line);
    }
    for (const std::string& line : output::summary_lines(archive)) {
        say(console, line);
    }
    if (!arguments.output.empty()) {
        say(console, "record written to " + arguments.output);
    }
}

corpus::Archive mined(const std::vector<corpus::Input>& inputs, const rules::RuleSet& rule_set,
                      const corpus::MineOptions& options, ProgressBar& bar, Console& console) {
    try {
        corpus::Archive archive = corpus::mine_archive(inputs, rule_set, options);
        if (options.store != nullptr) {
            options.store->flush();
        }
        return archive;
    } catch (const corpus::Stopped&) {
        if (options.store != nullptr) {
            options.store->flush();
            bar.wipe();
            say(console, "note: what was finished is in the store; the next run goes on from there");
        }
        throw;
    }
}

int mine(const MineArguments& arguments, Console& console) {
    check_names(arguments);
    const rules::RuleSet rule_set = rules::RuleSet::load(arguments.packs.packs(), PackChoice::trusting_options());
    const std::optional<corpus::Corrections> corrections = corrections_of(arguments);
    const std::vector<corpus::Input> inputs = inputs_of(arguments, console);
    if (!arguments.output.empty()) {
        guard_output(arguments.output, inputs);
        output::check_output(arguments.output);
    }
    const Interruption interruption;
    ProgressBar bar(console.err, console.err_is_terminal && !arguments.no_progress);
    const std::unique_ptr<corpus::Store> store = open_store(arguments, bar, console);
    corpus::MineOptions options = options_of(arguments, interruption, bar, console);
    options.store = store.get();
    options.corrections = corrections ? &*corrections : nullptr;
    const corpus::Archive archive = mined(inputs, rule_set, options, bar, console);
    bar.wipe();
    write_record(archive, arguments, interruption, console);
    report_corrections(corrections, archive, console);
    report(archive, arguments, console);
    return archive.summary.read + archive.summary.skipped == archive.summary.inputs ? exit_ok : exit_incomplete;
}

}  // namespace

void add_mine_command(CLI::App& program, Console& console, int& exit_status) {
    const auto arguments = std::make_shared<MineArguments>();
    CLI::App* command = program.add_subcommand("mine", "Mine PDF files and write one structured record");
    command->add_option("PATH", arguments->paths, "Files, folders, @list, - for a list on standard input")->required();
    command
        ->add_option("-o,--output", arguments->output,
                     "Where the record goes; without it, or with -, to standard output")
        ->type_name("FILE")
        ->check(CLI::Validator([](const std::string& name) { return name.empty() ? "needs the name of a file" : ""; },
                               std::string(), "named"));
    command->add_option("--format", arguments->format, "How it is written")
        ->check(CLI::IsMember(output::format_names()))
        ->capture_default_str();
    arguments->packs.add_options(*command);
    arguments->reading.add_options(*command);
    command
        ->add_option("--jobs", arguments->jobs,
                     "Documents read at a time; without it, as many as there are processor cores")
        ->check(CLI::Range(1, 1024))
        ->type_name("N");
    command
        ->add_option("--timeout", arguments->timeout,
                     "Seconds that one document may take, beside 20 for every page read by OCR")
        ->check(CLI::Range(0.1, 86400.0))
        ->type_name("SECONDS")
        ->capture_default_str();
    command
        ->add_option("--store", arguments->store,
                     "A file in which what was worked out is kept for the next run; made when it is not there")
        ->type_name("FILE");
    command
        ->add_option("--corrections", arguments->corrections,
                     "Statements and trails that a person accepted, rejected, merged or split (TOML)")
        ->type_name("FILE");
    command->add_flag("--no-progress", arguments->no_progress, "No progress bar, also on a terminal");
    command->footer(footer);
    command->callback([arguments, &console, &exit_status] {
        if (arguments->output == "-") {
            arguments->output.clear();  // the usual name for standard output
        }
        exit_status = mine(*arguments, console);
    });
}

}  // namespace arising::cli
