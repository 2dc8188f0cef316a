// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "output/record_writer.h"
#include "tests/support/archive_builder.h"
#include "tests/support/catch.h"
#include "tests/support/program_run.h"
#include "tests/support/temporary_folder.h"

using namespace arising;
using Catch::Contains;
using tests::run_program;
using tests::TemporaryFolder;

namespace {

std::string record(output::Write write = &output::write_json) {
    tests::ArchiveBuilder builder;
    builder.document("2022-01-01").act("Obtain three quotes for the car park ramp", "Jan22.01", "2022-01-20");
    builder.last_statement().statement.owner = "Clerk";
    builder.document("2022-02-01").progress("Not yet", "Jan22.01");
    std::ostringstream out;
    write(builder.archive(), out);
    return out.str();
}

std::string content_of(const std::string& file) {
    std::ifstream stream(file);
    return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

TEST_CASE("an audit goes to standard output, or to a file that is named on stderr") {
    const TemporaryFolder folder;
    const std::string file = folder.write("record.json", record());
    const tests::ProgramRun printed = run_program({"audit", file, "--only", "overdue"});
    CHECK(printed.status == 0);
    CHECK(printed.err.empty());
    CHECK_THAT(printed.out, Contains("Overdue (1)\n") && Contains("Clerk (1); documents to 2022-02-01\n") &&
                                !Contains("Contradictions"));
    const std::string audit = folder / "audit.txt";
    const tests::ProgramRun saved = run_program({"audit", file, "--only", "overdue", "-o", audit});
    CHECK(saved.status == 0);
    CHECK(saved.out.empty());
    CHECK(saved.err == "arising: audit written to " + audit + "\n");
    CHECK(content_of(audit) == printed.out);
    CHECK(run_program({"audit", file, "--only", "overdue", "-o", "-"}).out == printed.out);
}

TEST_CASE("records of both formats give the same audit") {
    const TemporaryFolder folder;
    const std::string json = folder.write("a/record", record());
    const std::string lines = folder.write("b/record", record(&output::write_jsonl));
    CHECK(run_program({"audit", json, "--format", "csv"}).out == run_program({"audit", lines, "--format", "csv"}).out);
}

TEST_CASE("sections come in the usual order, whatever the order on the command line") {
    const TemporaryFolder folder;
    const std::string file = folder.write("record.json", record());
    const std::string one = run_program({"audit", file, "--only", "open,overdue"}).out;
    CHECK(one == run_program({"audit", file, "--only", "overdue", "--only", "open"}).out);
    CHECK(one.find("Overdue (") < one.find("Open ("));
}

TEST_CASE("mistakes in an audit's options end with status 2 and say what is meant") {
    const TemporaryFolder folder;
    const std::string file = folder.write("record.json", record());
    const std::vector<std::pair<std::vector<std::string>, std::string>> mistakes = {
        {{"--as-of", "31/03/2024"}, "write 2024-03-31, 2024-03 or 2024"},
        {{"--since", "24"}, "is no date"},
        {{"--only", "urgent"}, "recurring"},
        {{"--format", "pdf"}, "html"},
        {{"--min-score", "2"}, "--min-score"},
        {{"--since", "2025", "--until", "2020-05"}, "--since 2025 is later than --until 2020-05"},
        {{"--since", "2020-05-02", "--until", "2020-05-01"}, "no day is in this period"},
        {{"--limit", "-1"}, "--limit"},
        {{"--format", "html", "--archive", folder / "nowhere"}, "there is no folder '" + folder / "nowhere"},
        {{"--format", "html", "--archive", folder / ""}, "name the folder that was mined"},
        {{"--body", "Northmarsh"}, "no body in this record is called \"Northmarsh\"; there is \"Westmarsh"},
        {{"--owner", "Chair"}, "no owner in this record is called \"Chair\"; there is \"Clerk\""},
    };
    for (const auto& [options, message] : mistakes) {
        std::vector<std::string> arguments = {"audit", file};
        arguments.insert(arguments.end(), options.begin(), options.end());
        const tests::ProgramRun run = run_program(arguments);
        CHECK(run.status == 2);
        CHECK(run.out.empty());
        CHECK_THAT(run.err, Contains(message));
    }
    CHECK(run_program({"audit", folder / "none.json"}).status == 2);
    CHECK(run_program({"audit", folder.write("notes.txt", "notes")}).status == 2);
}

TEST_CASE("the links of a page lead from where it is to where the documents are") {
    const TemporaryFolder folder;
    const std::string file = folder.write("record.json", record());
    static_cast<void>(folder.write("in/minutes/0.pdf", "stands for a document"));
    static_cast<void>(folder.write("out/notes.txt", ""));
    const std::string page = folder / "out/audit.html";
    const std::string archive = std::filesystem::proximate(folder / "in").generic_string();
    CHECK(run_program({"audit", file, "--format", "html", "--archive", archive, "-o", page}).status == 0);
    CHECK_THAT(content_of(page), Contains("href=\"../in/minutes/0.pdf#page=1\""));
    CHECK(run_program({"audit", file, "--since", "2022-01-15", "--until", "2022"}).status == 0);
}

TEST_CASE("an audit overwrites an audit, and nothing else") {
    const TemporaryFolder folder;
    const std::string file = folder.write("record.json", record());
    CHECK_THAT(run_program({"audit", file, "-o", file}).err, Contains("it is the record"));
    const std::string notes = folder.write("notes.txt", "notes");
    CHECK_THAT(run_program({"audit", file, "-o", notes}).err, Contains("it exists and is no audit"));
    CHECK(content_of(notes) == "notes");
    for (const char* format : {"table", "csv", "json", "html"}) {
        CHECK(run_program({"audit", file, "-o", folder / "audit", "--format", format}).status == 0);
    }
}

TEST_CASE("the help of the audit has examples") {
    const tests::ProgramRun run = run_program({"audit", "--help"});
    CHECK(run.status == 0);
    CHECK_THAT(run.out, Contains("Examples:") && Contains("--as-of") && Contains("--only"));
}
