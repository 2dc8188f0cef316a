// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/output_guard.h"
#include "corpus/audit.h"
#include "corpus/last_archive.h"
#include "corpus/store.h"
#include "output/atomic_file.h"
#include "output/audit_writer.h"
#include "output/record_reader.h"

namespace arising::cli {

namespace {

constexpr std::size_t default_width = 80;
constexpr std::size_t widest_by_itself = 120;  ///< longer lines are read badly

struct AuditArguments {
    std::string record;
    std::string output;
    std::string format = output::audit_format_names().front();
    std::vector<std::string> only;
    std::size_t width = 0;
    corpus::AuditOptions options;
    output::AuditWriting writing;
};

constexpr const char* footer =
    "Tells what was recommended again and again, what is overdue, open and dropped, what the recommendations of each\n"
    "year were about, and where the documents contradict each other: every time with quotation, date and page.\n"
    "Nothing is known but what the record holds: \"dropped\" is what the documents speak of no longer, whether or not "
    "it\n"
    "was done. docs/audit.md explains every section.\n"
    "\n"
    "Examples:\n"
    "  arising audit record.json\n"
    "  arising audit record.json --only recurring --min-score 0.8\n"
    "  arising audit record.json --only overdue,open --owner Clerk --as-of 2024-03-31\n"
    "  arising audit record.json --body Westmarsh --since 2020 --format csv -o audit.csv\n"
    "  arising audit record.json --format html --archive minutes/ -o audit.html";

CLI::Validator date_check() {
    return CLI::Validator(
        [](const std::string& date) {
            constexpr std::string_view form = "dddd-dd-dd";
            const bool whole = date.size() == 4 || date.size() == 7 || date.size() == form.size();
            const bool digits = whole && std::equal(date.begin(), date.end(), form.begin(), [](char c, char f) {
                                    return f == '-' ? c == '-' : c >= '0' && c <= '9';
                                });
            return digits ? std::string() : "\"" + date + "\" is no date: write 2024-03-31, 2024-03 or 2024";
        },
        std::string(), "date");
}

std::vector<std::string> section_names() {
    std::vector<std::string> names;
    for (const output::AuditSection section : output::audit_sections) {
        names.emplace_back(output::name_of(section));
    }
    return names;
}

/// In the usual order, whatever the order on the command line.
std::vector<output::AuditSection> chosen_sections(const std::vector<std::string>& only) {
    std::vector<output::AuditSection> sections;
    for (const output::AuditSection section : output::audit_sections) {
        if (only.empty() || std::find(only.begin(), only.end(), output::name_of(section)) != only.end()) {
            sections.push_back(section);
        }
    }
    return sections;
}

std::size_t width_for(const AuditArguments& arguments, const Console& console) {
    if (arguments.width > 0) {
        return arguments.width;
    }
    const bool fits_terminal = arguments.output.empty() && console.columns > 0;
    return fits_terminal ? std::min(console.columns, widest_by_itself) : default_width;
}

void write(const corpus::Audit& audit, const AuditArguments& arguments, Console& console) {
    const output::WriteAudit write_audit = output::audit_writer_of(arguments.format);
    if (arguments.output.empty()) {
        write_audit(audit, arguments.writing, console.out);
        finish_data(console);
        return;
    }
    output::AtomicFile file(arguments.output);
    write_audit(audit, arguments.writing, file.stream());
    file.commit();
    say(console, "audit written to " + arguments.output);
}

corpus::Archive archive_in(const std::string& path) {
    return corpus::is_store(path) ? corpus::last_archive(path) : output::archive_of(output::read_record(path), path);
}

/// Whether no day lies in both; of parts of dates, as far as both go.
bool is_before(const std::string& until, const std::string& since) {
    const std::size_t shared = std::min(until.size(), since.size());
    return until.substr(0, shared) < since.substr(0, shared);
}

void check_period(const corpus::AuditOptions& options) {
    if (!options.until.empty() && !options.since.empty() && is_before(options.until, options.since)) {
        throw UsageError("--since " + options.since + " is later than --until " + options.until +
                         ": no day is in this period");
    }
}

/// The file of the first quotation; empty where nothing is quoted.
std::string first_file(const corpus::Audit& audit) {
    if (audit.matters.empty()) {
        return {};
    }
    const std::string& path = audit.matters.front().quotations.front().path;
    return path.substr(0, path.find("!/"));
}

/// That the page's links will lead to something.
void check_links(const corpus::Audit& audit, const std::string& archive) {
    namespace fs = std::filesystem;
    if (!fs::is_directory(archive)) {
        throw UsageError("--archive: there is no folder '" + archive + "'");
    }
    const std::string file = first_file(audit);
    if (!file.empty() && !fs::exists(fs::path(archive) / file)) {
        throw UsageError("--archive: there is no '" + file + "' in '" + archive +
                         "'; name the folder that was mined, as the paths of the record start there");
    }
}

/// As it is seen from the page, which a browser looks for links from.
std::string seen_from(const std::string& page, const std::string& archive) {
    if (page.empty() || std::filesystem::path(archive).is_absolute()) {
        return archive;
    }
    return std::filesystem::proximate(archive, std::filesystem::absolute(page).parent_path()).generic_string();
}

int run_audit(AuditArguments arguments, Console& console) {
    check_period(arguments.options);
    if (!arguments.output.empty()) {
        guard_audit(arguments.output, arguments.record);
    }
    const corpus::Archive archive = archive_in(arguments.record);
    const corpus::Audit audit = corpus::audit_of(archive, arguments.options);
    if (!arguments.writing.archive.empty()) {
        check_links(audit, arguments.writing.archive);
        arguments.writing.archive = seen_from(arguments.output, arguments.writing.archive);
    }
    arguments.writing.record = arguments.record;
    arguments.writing.sections = chosen_sections(arguments.only);
    arguments.writing.width = width_for(arguments, console);
    write(audit, arguments, console);
    return exit_ok;
}

}  // namespace

void add_audit_command(CLI::App& program, Console& console, int& exit_status) {
    const auto arguments = std::make_shared<AuditArguments>();
    CLI::App* command = program.add_subcommand("audit", "What recurs, what is open, overdue and dropped");
    command
        ->add_option("RECORD", arguments->record,
                     "What arising mine wrote, as JSON or JSON lines, or the store that it filled")
        ->required();
    command
        ->add_option("-o,--output", arguments->output,
                     "Where the audit goes; without it, or with -, to standard output")
        ->type_name("FILE");
    command->add_option("--format", arguments->format, "How it is written")
        ->check(CLI::IsMember(output::audit_format_names()))
        ->capture_default_str();
    command->add_option("--only", arguments->only, "These sections only, with commas between")
        ->delimiter(',')
        ->check(CLI::IsMember(section_names()));
    command->add_option("--body", arguments->options.body, "Only bodies whose name holds these words")
        ->type_name("NAME");
    command->add_option("--owner", arguments->options.owner, "Only what these must do, by name or initials")
        ->type_name("NAME");
    command->add_option("--since", arguments->options.since, "Only what was spoken of from then on")
        ->check(date_check())
        ->type_name("DATE");
    command->add_option("--until", arguments->options.until, "Only what was spoken of up to then")
        ->check(date_check())
        ->type_name("DATE");
    command
        ->add_option("--as-of", arguments->options.as_of,
                     "The day of the audit: what was said later is left out, what was due before is overdue; without "
                     "it, the latest date that the record has of each body")
        ->check(date_check())
        ->type_name("DATE");
    command
        ->add_option(
            "--min-score", arguments->options.min_score,
            "How sure a link between statements of two documents must be: 0 takes all, 0.9 only what is nearly certain")
        ->check(CLI::Range(0.0, 1.0))
        ->type_name("SCORE")
        ->capture_default_str();
    command->add_option("--limit", arguments->writing.limit, "table: rows of a section; 0 for all")
        ->check(CLI::NonNegativeNumber)
        ->type_name("N")
        ->capture_default_str();
    command->add_option("--width", arguments->width, "table: columns of a line; without it the terminal's, or 80")
        ->check(CLI::Range(40, 1000))
        ->type_name("N");
    command
        ->add_option("--archive", arguments->writing.archive,
                     "html: the folder that was mined; quotations then link to their pages")
        ->type_name("DIR");
    command->footer(footer);
    command->callback([arguments, &console, &exit_status] {
        if (arguments->output == "-") {
            arguments->output.clear();  // the usual name for standard output
        }
        exit_status = run_audit(*arguments, console);
    });
}

}  // namespace arising::cli
