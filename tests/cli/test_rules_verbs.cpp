// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/text_table.h"
#include "tests/support/catch.h"
#include "tests/support/minimal_pdf.h"
#include "tests/support/program_run.h"
#include "tests/support/small_pack.h"
#include "tests/support/temporary_folder.h"

using namespace arising;
using Catch::Contains;
using nlohmann::json;
using tests::ProgramRun;
using tests::TemporaryFolder;

namespace {

/// Runs `arising rules VERB ...` with the test's pack alone.
ProgramRun run_rules(const TemporaryFolder& folder, const std::vector<std::string>& arguments) {
    std::vector<std::string> all = {"rules", arguments.front(), "--only-rules", "--rules", write_small_pack(folder)};
    all.insert(all.end(), arguments.begin() + 1, arguments.end());
    return tests::run_program(all);
}

std::string minutes(const TemporaryFolder& folder) {
    return folder.write("in/a.pdf", tests::minimal_pdf({"Minutes of the meeting", "It was RESOLVED to mend the gate.",
                                                        "The Clerk should write to the farmer."}));
}

}  // namespace

TEST_CASE("columns of a table stand below each other") {
    CHECK(cli::text_table({{"a", ">n"}, {"é", "1"}, {"long", "100"}}) == "a       n\né       1\nlong  100\n");
    CHECK(cli::text_table({}) == "");
}

TEST_CASE("rules list names every rule, or those of a kind") {
    const TemporaryFolder folder;
    const ProgramRun table = run_rules(folder, {"list"});
    CHECK(table.status == 0);
    CHECK_THAT(table.out, Contains("id             kind      shape     priority  confidence  title"));
    CHECK_THAT(table.out, Contains("test.resolved  decision  sentence         0         0.8  Resolved"));
    CHECK_THAT(table.out, Contains("test.toml:7\n"));
    const json list = json::parse(run_rules(folder, {"list", "--as", "json"}).out);
    REQUIRE(list.size() == 1);
    CHECK(list[0]["id"] == "test.resolved");
    CHECK(list[0]["priority"] == 0);
    CHECK(json::parse(run_rules(folder, {"list", "--as", "json", "--kind", "action"}).out).empty());
    CHECK(run_rules(folder, {"list", "--kind", "acton"}).status == 2);
    CHECK_THAT(run_rules(folder, {"list", "--pack", "toys"}).err, Contains("there is no pack \"toys\""));
}

TEST_CASE("a pack that is named is spoken of, those that it extends are not") {
    const TemporaryFolder folder;
    const std::string base = write_small_pack(folder);
    const std::string own = folder.write(
        "own.toml",
        "[pack]\nid = \"own\"\nversion = \"1\"\nextends = [\"test\"]\n[[override]]\nrule = "
        "\"test.resolved\"\npriority = 3\n[[rule]]\nid = \"pond\"\nshape = \"sentence\"\nkind = \"action\"\n"
        "match = 'pond'\nexamples = [\"The pond.\"]\ncounter_examples = [\"No.\"]\n");
    const std::vector<std::string> both = {"--only-rules", "--rules", own, "--rules", base};
    std::vector<std::string> list = {"rules", "list", "--as", "json"};
    list.insert(list.end(), both.begin(), both.end());
    const json rules = json::parse(tests::run_program(list).out);
    REQUIRE(rules.size() == 2);
    for (const json& rule : rules) {
        CHECK(rule["overridden"].is_null() == (rule["id"] == "own.pond"));
    }
    CHECK_THAT(tests::run_program({"rules", "list", "--only-rules", "--rules", own, "--rules", base}).out,
               Contains(", overridden by own ("));
    CHECK(tests::run_program({"rules", "test", own, base, "--rule", "pond"}).out ==
          "2 examples of 1 rules: all hold\n");
    CHECK(tests::run_program({"rules", "test", own, base, "--rule", "lake"}).status == 2);
}

TEST_CASE("after a misuse the tip names the help of that verb") {
    CHECK_THAT(tests::run_program({"rules", "test", "--wrong"}).err, Contains("try: arising rules test --help"));
    CHECK_THAT(tests::run_program({"rules", "coverage"}).err, Contains("try: arising rules coverage --help"));
}

TEST_CASE("rules explain tells of words in a file and of words alone") {
    const TemporaryFolder folder;
    const ProgramRun in_file = run_rules(folder, {"explain", minutes(folder), "--text", "resolved to mend"});
    CHECK(in_file.status == 0);
    CHECK_THAT(in_file.out, Contains("It was RESOLVED to mend the gate.\" [test.resolved]"));
    const ProgramRun alone = run_rules(folder, {"explain", "--text", "It was agreed.", "--rule", "resolved"});
    CHECK(alone.status == 0);
    CHECK_THAT(alone.out, Contains("A text alone"));
    CHECK_THAT(alone.out, Contains("nothing in it matches (?i)\\bresolved\\b"));
    CHECK(run_rules(folder, {"explain", "--text", "x", "--rule", "other"}).status == 2);
    CHECK(run_rules(folder, {"explain", "--text", ""}).status == 2);
    CHECK(run_rules(folder, {"explain", folder / "missing.pdf", "--text", "x"}).status == 2);
}

TEST_CASE("rules profile times the rules and the reading") {
    const TemporaryFolder folder;
    minutes(folder);
    folder.write("in/page.pdf", "<html>");
    const ProgramRun run = run_rules(folder, {"profile", folder / "in", "--as", "json"});
    CHECK(run.status == 1);
    CHECK_THAT(run.err, Contains("page.pdf"));
    const json profile = json::parse(run.out);
    CHECK(profile["documents"] == 1);
    CHECK(profile["reading_seconds"] > 0);
    CHECK(profile["rules"][0]["id"] == "test.resolved");
    CHECK(profile["rules"][0]["found"] == 1);
    CHECK_THAT(run_rules(folder, {"profile", folder / "in/a.pdf"}).out, Contains("test.resolved"));
}

TEST_CASE("rules coverage groups what no rule claims by word") {
    const TemporaryFolder folder;
    minutes(folder);
    const std::string words = folder.write("words.toml", "[coverage]\nrecommendation = [\"should\"]\n");
    const ProgramRun run = run_rules(folder, {"coverage", folder / "in", "--words", words});
    CHECK(run.status == 0);
    CHECK(run.out ==
          "recommendation \"should\": 1 of 1 sentences\n    a.pdf p1: The Clerk should write to the farmer.\n");
    const json list = json::parse(run_rules(folder, {"coverage", folder / "in", "--words", words, "--as", "json"}).out);
    CHECK(list[0]["unclaimed"] == 1);
    CHECK(list[0]["examples"][0]["page"] == 1);
    CHECK(run_rules(folder, {"coverage", folder / "in"}).status == 0);
    CHECK(run_rules(folder, {"coverage", folder / "in", "--words", words, "--kind", "recommendation"}).out == run.out);
    CHECK_THAT(run_rules(folder, {"coverage", folder / "in", "--words", words, "--kind", "action"}).err,
               Contains("has no words of kind action"));
    CHECK(run_rules(folder, {"coverage", folder / "in", "--kind", "progress"}).status == 0);
}

TEST_CASE("rules fmt writes the canonical form once") {
    const TemporaryFolder folder;
    const std::string file = folder.write("pack/a.toml", "[pack]\nversion='1'\nid='p'\n");
    const ProgramRun check = tests::run_program({"rules", "fmt", folder / "pack", "--check"});
    CHECK(check.status == 1);
    CHECK_THAT(check.out, Contains("a.toml"));
    CHECK(tests::run_program({"rules", "fmt", folder / "pack"}).status == 0);
    CHECK(tests::content_of(file) == "[pack]\nid = 'p'\nversion = '1'\n");
    CHECK(tests::run_program({"rules", "fmt", file, "--check"}).status == 0);
    CHECK(tests::run_program({"rules", "fmt", folder.write("bad.toml", "[pack\n")}).status == 2);
    CHECK(tests::run_program({"rules", "fmt", folder / "missing.toml"}).status == 2);
}
