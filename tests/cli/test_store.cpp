// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "corpus/last_archive.h"
#include "corpus/sqlite_database.h"
#include "corpus/store.h"
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

/// Where a machine cannot confine readers a note says so, but only when there are some.
std::string without_notes(const std::string& messages) {
    std::istringstream lines(messages);
    std::string kept;
    for (std::string line; std::getline(lines, line);) {
        kept += line.starts_with("arising: note:") ? "" : line + "\n";
    }
    return kept;
}

}  // namespace

TEST_CASE("a run with a store gives the same record, twice, and says the same") {
    const TemporaryFolder folder;
    const ProgramRun first = mine(folder, folder / "s");
    const ProgramRun second = mine(folder, folder / "s");
    CHECK(first.status == 0);
    CHECK(second.status == 0);
    CHECK(second.out == first.out);
    CHECK(without_notes(second.err) == without_notes(first.err));
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

    const ProgramRun same = mine(folder, folder / "x", {"-o", folder / "./x"});
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

TEST_CASE("corrections outlive the run, and a store knows the record that they gave") {
    const TemporaryFolder folder;
    const std::string id =
        nlohmann::json::parse(mine(folder, folder / "s").out)["statements"][0]["id"].get<std::string>();
    const std::string corrections =
        folder.write("c.toml", "[[reject]]\nids = [\"" + id + "\"]\n[[accept]]\nids = [\"t-000000000000\"]\n");
    for (int i = 0; i < 2; ++i) {
        const ProgramRun run = mine(folder, folder / "s", {"--corrections", corrections});
        CHECK(run.status == 0);
        const nlohmann::json record = nlohmann::json::parse(run.out);
        CHECK(record["statements"].empty());
        CHECK(record["corrections"][0]["removed"][0]["id"] == id);
        CHECK_THAT(run.err,
                   Contains("arising: note: " + corrections + ":4:8: \"t-000000000000\" is not in this archive\n"));
    }
    const corpus::Archive last = corpus::last_archive(folder / "s");
    CHECK(last.statements.empty());
    REQUIRE(last.corrections.size() == 2);
    CHECK(last.corrections[0].removed[0].id == id);
    // Without them everything is as it was.
    CHECK(nlohmann::json::parse(mine(folder, folder / "s").out)["statements"].size() == 1);
    CHECK(corpus::last_archive(folder / "s").statements.size() == 1);
}

TEST_CASE("a store is audited like the record that the last run wrote") {
    const TemporaryFolder folder;
    const std::string record = folder.write("r.json", mine(folder, folder / "s").out);
    const ProgramRun of_store = run_program({"audit", folder / "s", "--format", "csv"});
    CHECK(of_store.status == 0);
    CHECK(of_store.out == run_program({"audit", record, "--format", "csv"}).out);
    CHECK(run_program({"audit", folder.write("t", "text")}).status == 2);
}

TEST_CASE("a mistake in the corrections ends the run before it begins") {
    const TemporaryFolder folder;
    const std::string corrections = folder.write("c.toml", "[[reject]]\nids = [\"x\"]\n");
    const ProgramRun run = mine(folder, folder / "s", {"--corrections", corrections});
    CHECK(run.status == 2);
    CHECK(run.out.empty());
    CHECK_THAT(run.err, Contains("arising: " + corrections + ":2:8: \"x\" is not the id of a statement or trail"));
    CHECK_FALSE(std::filesystem::exists(folder / "s"));
}

TEST_CASE("a store without a whole run has no last archive, and says so") {
    const TemporaryFolder folder;
    { const corpus::Store store(folder / "s"); }
    CHECK_THROWS_WITH(corpus::last_archive(folder / "s"), Contains("holds no archive of a whole run"));
    CHECK_THROWS_WITH(corpus::last_archive(folder / "none"), Contains("unable to open"));
    REQUIRE(mine(folder, folder / "s").status == 0);
    corpus::SqliteDatabase(folder / "s", corpus::SqliteDatabase::Mode::existing)
        .run("UPDATE entries SET tool = 'another'");
    CHECK_THROWS_WITH(corpus::last_archive(folder / "s"), Contains("was last filled by another version of arising"));
}
