// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/minimal_pdf.h"
#include "tests/support/program_run.h"
#include "tests/support/small_pack.h"
#include "tests/support/temporary_folder.h"

using namespace arising;
using Catch::Matchers::Contains;
using tests::minimal_pdf;
using tests::ProgramRun;
using tests::run_program;
using tests::TemporaryFolder;

namespace {

/// Mines folder/in into a record, whose name it gives.
std::string record_of(const TemporaryFolder& folder, const std::string& format = "json") {
    const std::string record = folder / ("record." + format);
    const ProgramRun run = run_program({"mine", "--only-rules", "--rules", tests::write_small_pack(folder),
                                        folder / "in", "-o", record, "--format", format});
    REQUIRE(run.status == 0);
    return record;
}

ProgramRun verify(const TemporaryFolder& folder, const std::string& record) {
    return run_program({"verify", record, "--archive", folder / "in"});
}

/// The record with one text in it replaced.
std::string altered(const TemporaryFolder& folder, const std::string& record, const std::string& from,
                    const std::string& to) {
    std::string content = tests::content_of(record);
    const std::size_t at = content.find(from);
    REQUIRE(at != std::string::npos);
    return folder.write("altered.json", content.replace(at, from.size(), to));
}

}  // namespace

TEST_CASE("a record of unchanged files holds, in both formats") {
    const TemporaryFolder folder;
    folder.write("in/a.pdf", minimal_pdf({"Minutes", "It was RESOLVED to mend", "the gate. The end."}));
    folder.write("in/b.pdf", minimal_pdf({"Minutes", "RESOLVED to wait."}));
    for (const char* format : {"json", "jsonl"}) {
        const ProgramRun run = verify(folder, record_of(folder, format));
        CHECK(run.status == 0);
        CHECK(run.out.empty());
        CHECK_THAT(run.err, Contains("arising: 2 of 2 quotations are on their pages\n"));  // notes may stand before it
    }
}

TEST_CASE("what a record says too much is named") {
    const TemporaryFolder folder;
    folder.write("in/a.pdf",
                 minimal_pdf({"Minutes of the meeting of the council", "It was RESOLVED to mend the gate."}));
    const std::string record = record_of(folder);
    struct Case {
        std::string from;
        std::string to;
        std::string problem;
    };
    const Case cases[] = {
        {"mend the gate", "sell the gate", "missing "},
        {"\"page\":1,\"boxes\"", "\"page\":2,\"boxes\"", "other page "},
        {"\"y0\":", "\"y0\":300,\"was\":", "boxes elsewhere "},
        {"\"text\":\"", "\"lead\":\"The Council resolved:\",\"text\":\"", "lead missing "},
        {"\"sha256\":\"", "\"sha256\":\"00", "no document "},
    };
    for (const Case& c : cases) {
        INFO(c.problem);
        const std::string from = c.from == "\"sha256\":\"" ? "\"path\":\"a.pdf\",\"sha256\":\"" : c.from;
        const std::string to = c.from == "\"sha256\":\"" ? "\"path\":\"a.pdf\",\"sha256\":\"00" : c.to;
        const ProgramRun run = verify(folder, altered(folder, record, from, to));
        CHECK(run.status == 1);
        CHECK_THAT(run.out, Contains("\n" + c.problem));
        CHECK_THAT(run.out, Contains("a.pdf"));
        CHECK_THAT(run.err, Contains("0 of 1 quotations"));
    }
}

TEST_CASE("a file that was renamed is found by its bytes, one that was replaced is not") {
    const TemporaryFolder folder;
    const std::string file = folder.write("in/a.pdf", minimal_pdf({"RESOLVED to wait for the gate."}));
    const std::string record = record_of(folder);
    std::filesystem::rename(file, folder / "in/renamed.pdf");
    CHECK(verify(folder, record).status == 0);
    folder.write("in/renamed.pdf", minimal_pdf({"RESOLVED to wait for the fence."}));
    const ProgramRun run = verify(folder, record);
    CHECK(run.status == 1);
    CHECK_THAT(run.out, Contains("no document"));
}

TEST_CASE("what is no record is a usage error") {
    const TemporaryFolder folder;
    folder.write("in/a.pdf", minimal_pdf({"RESOLVED to wait."}));
    const std::string record = tests::content_of(record_of(folder));
    struct Case {
        std::string content;
        std::string message;
    };
    const Case cases[] = {
        {"plain text", "is no record"},
        {record.substr(0, record.size() / 2), "is not a whole record"},
        {"{\"schema\": \"arising/record/9\"}", "is a record of another version (arising/record/9)"},
        {"{\"schema\": \"arising/record/1\"}", "is not a whole record"},
    };
    for (const Case& c : cases) {
        INFO(c.message);
        const ProgramRun run = verify(folder, folder.write("bad.json", c.content));
        CHECK(run.status == 2);
        CHECK(run.out.empty());
        CHECK_THAT(run.err, Contains(c.message));
    }
    CHECK(verify(folder, folder / "none.json").status == 2);
}
