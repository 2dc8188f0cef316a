// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <string>
#include <vector>

#include "corpus/sqlite_database.h"
#include "tests/support/catch.h"
#include "tests/support/minimal_pdf.h"
#include "tests/support/program_run.h"
#include "tests/support/small_pack.h"
#include "tests/support/temporary_folder.h"

using namespace arising;
using Catch::Contains;
using tests::ProgramRun;
using tests::run_program;
using tests::TemporaryFolder;

namespace {

ProgramRun mine(const TemporaryFolder& folder, const std::string& store, std::vector<std::string> more = {}) {
    folder.write("in/a.pdf", tests::minimal_pdf({"It was RESOLVED to mend the gate."}));
    std::vector<std::string> arguments = {"mine",    folder / "in", "--only-rules", "--rules", write_small_pack(folder),
                                          "--store", store};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_program(arguments);
}

}  // namespace

TEST_CASE("a run with a store gives the same record, twice, and says the same") {
    const TemporaryFolder folder;
    const ProgramRun first = mine(folder, folder / "s");
    const ProgramRun second = mine(folder, folder / "s");
    CHECK(first.status == 0);
    CHECK(second.status == 0);
    CHECK(second.out == first.out);
    CHECK(second.err == first.err);
    CHECK_FALSE(std::filesystem::exists(folder / "s-journal"));
}

TEST_CASE("a store that cannot be used ends the run before it begins") {
    const TemporaryFolder folder;
    const std::string record =
        folder.write("record.json", "{\"schema\": \"arising/record/1\"}" + std::string(2000, ' '));
    const ProgramRun run = mine(folder, record);
    CHECK(run.status == 2);
    CHECK(run.out.empty());
    CHECK(run.err == "arising: the store '" + record +
                         "' is no store: it was not made by arising, and was left as it is. Give another name\n");

    const ProgramRun same = mine(folder, folder / "x", {"-o", folder / "x"});
    CHECK(same.status == 2);
    CHECK(same.err == "arising: --store and -o name the same file; give them two names\n");
    CHECK_FALSE(std::filesystem::exists(folder / "x"));

    REQUIRE(mine(folder, folder / "s").status == 0);
    CHECK_THAT(mine(folder, folder / "t", {"-o", folder / "s"}).err, Contains("it exists and is no record"));
}

TEST_CASE("a damaged store is told of, and the record is right all the same") {
    const TemporaryFolder folder;
    const ProgramRun first = mine(folder, folder / "s");
    std::filesystem::resize_file(folder / "s", 8192);
    const ProgramRun second = mine(folder, folder / "s");
    CHECK(second.status == 0);
    CHECK(second.out == first.out);
    CHECK_THAT(second.err, Contains("arising: note: the store '" + folder / "s" + "' is damaged"));
}

TEST_CASE("what a store keeps can be looked at and pruned") {
    const TemporaryFolder folder;
    REQUIRE(mine(folder, folder / "s").status == 0);
    const ProgramRun shown = run_program({"store", folder / "s"});
    CHECK(shown.status == 0);
    CHECK_THAT(shown.out, Contains("kept        entries  bytes  made by\ndocuments"));
    CHECK_THAT(shown.out, Contains("statements        2"));
    CHECK_THAT(shown.out, Contains("this version"));
    corpus::SqliteDatabase(folder / "s", corpus::SqliteDatabase::Mode::existing)
        .run("UPDATE entries SET tool = 'another' WHERE kind = 0");
    const ProgramRun pruned = run_program({"store", folder / "s", "--prune"});
    CHECK(pruned.status == 0);
    CHECK_THAT(pruned.out, !Contains("documents") && Contains("statements"));
    CHECK_THAT(pruned.err, Contains(" bytes before, ") && Contains(" bytes now"));
    CHECK(run_program({"store", folder / "none"}).err == "arising: no such file: '" + folder / "none" + "'\n");
    CHECK_THAT(run_program({"store", folder.write("t", "text")}).err, Contains("is no store"));
}
