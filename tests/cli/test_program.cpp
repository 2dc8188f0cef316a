// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/minimal_pdf.h"
#include "tests/support/program_run.h"
#include "tests/support/small_pack.h"
#include "tests/support/temporary_folder.h"

using namespace arising;
using Catch::Contains;
using nlohmann::json;
using tests::minimal_pdf;
using tests::ProgramRun;
using tests::run_program;
using tests::TemporaryFolder;
using tests::write_small_pack;

namespace {

std::string minutes() {
    return minimal_pdf(
        {"Minutes of the meeting", "It was RESOLVED to mend the gate by the pond.", "The meeting was long."});
}

/// Arguments of a run with the test's pack alone, so that no shipped rule matters.
std::vector<std::string> mine(const TemporaryFolder& folder, std::vector<std::string> more) {
    more.insert(more.begin(), {"mine", "--only-rules", "--rules", write_small_pack(folder)});
    return more;
}

}  // namespace

TEST_CASE("everything read is status 0, the record on stdout, messages on stderr") {
    const TemporaryFolder folder;
    const ProgramRun run = run_program(mine(folder, {folder.write("in/a.pdf", minutes())}));
    CHECK(run.status == 0);
    const json record = json::parse(run.out);
    CHECK(record["summary"]["read"] == 1);
    REQUIRE(record["statements"].size() == 1);
    CHECK(record["statements"][0]["text"] == "It was RESOLVED to mend the gate by the pond.");
    CHECK_THAT(run.err, Contains("arising: 1 document, 1 page: 1 read, 0 only partly, 0 not at all"));
    CHECK_THAT(run.err, Contains("arising: 1 statement: 1 decision"));
}

TEST_CASE("- is another name of standard output") {
    const TemporaryFolder folder;
    const ProgramRun run = run_program(mine(folder, {folder.write("a.pdf", minutes()), "-o", "-"}));
    CHECK(run.status == 0);
    CHECK(json::parse(run.out)["summary"]["read"] == 1);
    CHECK_FALSE(std::filesystem::exists("-"));
}

TEST_CASE("a document that cannot be read is named, the run goes on and ends with status 1") {
    const TemporaryFolder folder;
    folder.write("in/a.pdf", minutes());
    folder.write("in/empty.pdf", "");
    folder.write("in/page.pdf", "<!doctype html><html>not found</html>");
    folder.write("in/text.pdf", "plain");
    const std::string output = folder / "record.json";
    const ProgramRun run = run_program(mine(folder, {folder / "in", "-o", output}));
    CHECK(run.status == 1);
    CHECK(run.out.empty());
    CHECK_THAT(run.err, Contains("arising: empty.pdf: not read: an empty file"));
    CHECK_THAT(run.err, Contains("arising: page.pdf: not read: an HTML page saved as .pdf"));
    CHECK_THAT(run.err, Contains("arising: text.pdf: not read: not a PDF"));
    CHECK_THAT(run.err, Contains("arising: record written to " + output));
    const json record = json::parse(tests::content_of(output));
    CHECK(record["summary"]["inputs"] == 4);
    CHECK(record["summary"]["unreadable"] == 3);
    CHECK(record["documents"][1]["absent"]["date"] == "unreadable");
}

TEST_CASE("a truncated PDF is in the record, never in silence") {
    const TemporaryFolder folder;
    const std::string whole = minutes();
    for (const std::size_t size : {std::size_t{20}, whole.size() / 3, whole.size() - 40}) {
        folder.write("in/" + std::to_string(size) + ".pdf", whole.substr(0, size));
    }
    const ProgramRun run = run_program(mine(folder, {folder / "in"}));
    const json record = json::parse(run.out);
    CHECK(record["summary"]["inputs"] == 3);
    for (const json& document : record["documents"]) {
        CHECK((document["state"] == "read" || !document["diagnostics"].empty()));
    }
}

TEST_CASE("a file without permission is an unreadable document") {
    if (geteuid() == 0) {
        return;  // everything is readable for root
    }
    const TemporaryFolder folder;
    const std::string file = folder.write("a.pdf", minutes());
    chmod(file.c_str(), 0);
    const ProgramRun run = run_program(mine(folder, {file}));
    CHECK(run.status == 1);
    CHECK_THAT(run.err, Contains("the file cannot be opened: Permission denied"));
}

TEST_CASE("mistakes of the user are status 2, one message, nothing written") {
    const TemporaryFolder folder;
    const std::string file = folder.write("in/a.pdf", minutes());
    const std::string output = folder / "record.json";
    std::filesystem::create_directory(folder / "nothing");
    struct Case {
        std::vector<std::string> arguments;
        std::string message;
    };
    const Case cases[] = {
        {mine(folder, {folder / "missing.pdf", "-o", output}), "no such file or folder"},
        {mine(folder, {folder / "nothing", "-o", output}), "no PDF found in " + folder / "nothing"},
        {mine(folder, {file, "-o", folder / "no/such/folder.json"}), "cannot write"},
        {mine(folder, {file, "-o", folder / "nothing"}), "it is a folder"},
        {mine(folder, {file, "--format", "yaml", "-o", output}), "--format"},
        {mine(folder, {file, "--jobs", "0", "-o", output}), "--jobs"},
        {mine(folder, {file, "--wrong", "-o", output}), "--wrong"},
        {{"mine", file, "--only-rules", "-o", output}, "--only-rules needs at least one --rules PACK"},
        {{"mine", file, "--only-rules", "--rules", folder.write("bad/x.toml", "[pack]\nid = 3\n"), "-o", output},
         "x.toml:2"},
        {{"mine"}, "PATH"},
        {mine(folder, {file, "-o", ""}), "needs the name of a file"},
        {{"dig"}, "unknown command \"dig\"; there is mine, audit, show, rules"},
        {{"rules", "dig"},
         "unknown command \"rules dig\"; there is check, test, list, explain, profile, coverage, fmt"},
        {{}, "subcommand"},
        {{"show", folder / "missing.pdf", "--as", "words"}, "No such file"},
        {{"show", folder.write("page.pdf", "<html>"), "--as", "words"}, "an HTML page saved as .pdf"},
        {{"show", file, "--as", "poem"}, "--as"},
    };
    for (const Case& c : cases) {
        INFO(c.message);
        const ProgramRun run = run_program(c.arguments);
        CHECK(run.status == 2);
        CHECK(run.out.empty());
        CHECK_THAT(run.err, Contains(c.message));
        CHECK(run.err.rfind("arising: ", 0) == 0);
        CHECK_FALSE(std::filesystem::exists(output));
    }
}

TEST_CASE("an output that fails leaves what was there") {
    const TemporaryFolder folder;
    const std::string old = R"({"schema": "arising/record/1"})";
    const std::string output = folder.write("record.json", old);
    CHECK(run_program(mine(folder, {folder / "missing.pdf", "-o", output})).status == 2);
    CHECK(tests::content_of(output) == old);
    CHECK(run_program(mine(folder, {folder.write("a.pdf", minutes()), "-o", output})).status == 0);
    CHECK(tests::content_of(output) != old);
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        CHECK_THAT(entry.path().filename().string(), !Catch::EndsWith(".tmp"));
    }
}

TEST_CASE("the bytes of a record do not depend on the number of workers") {
    const TemporaryFolder folder;
    for (int i = 0; i < 12; ++i) {
        folder.write("in/" + std::to_string(i) + ".pdf",
                     minimal_pdf({"Minutes", "RESOLVED to do " + std::to_string(i) + "."}));
    }
    folder.write("in/copy.pdf", minimal_pdf({"Minutes", "RESOLVED to do 1."}));
    folder.write("in/bad.pdf", "bad");
    const std::string one = run_program(mine(folder, {folder / "in", "--jobs", "1"})).out;
    CHECK(run_program(mine(folder, {folder / "in", "--jobs", "2"})).out == one);
    CHECK(run_program(mine(folder, {folder / "in", "--jobs", "7"})).out == one);
    CHECK_THAT(one, Contains("-2\",\"path\":\"copy.pdf\""));
}

TEST_CASE("help has examples for every command, and is data") {
    const std::vector<std::vector<std::string>> commands = {{},        {"mine"},           {"show"},
                                                            {"rules"}, {"rules", "check"}, {"rules", "test"}};
    for (std::vector<std::string> arguments : commands) {
        arguments.emplace_back("--help");
        const ProgramRun run = run_program(arguments);
        CHECK(run.status == 0);
        CHECK_THAT(run.out, Contains("Examples:"));
        CHECK(run.err.empty());
    }
}

TEST_CASE("version") {
    const ProgramRun run = run_program({"--version"});
    CHECK(run.status == 0);
    CHECK_THAT(run.out, Catch::StartsWith("arising "));
}

TEST_CASE("show prints what is seen") {
    const TemporaryFolder folder;
    const std::string file = folder.write("a.pdf", minutes());
    CHECK_THAT(run_program({"show", file, "--as", "words"}).out, Contains("RESOLVED"));
    CHECK_THAT(run_program({"show", file, "--as", "markdown"}).out, Contains("RESOLVED to mend the gate"));
    for (const char* view : {"blocks", "sections", "tables"}) {
        CHECK(run_program({"show", file, "--as", view}).status == 0);
    }
    const ProgramRun run =
        run_program({"show", file, "--as", "statements", "--only-rules", "--rules", write_small_pack(folder)});
    CHECK(run.status == 0);
    CHECK_THAT(run.out, Contains("[test.resolved]"));
}

TEST_CASE("rules check and rules test") {
    const TemporaryFolder folder;
    const std::string good = folder.write("good/test.toml", tests::small_pack);
    const ProgramRun checked = run_program({"rules", "check", good});
    CHECK(checked.status == 0);
    CHECK(checked.out == "test 1.0.0: 1 rules, no mistakes\n");
    CHECK(run_program({"rules", "test", good}).out == "2 examples of 1 rules: all hold\n");

    std::string wrong = tests::small_pack;
    wrong.replace(wrong.find("The gate is broken."), 19, "RESOLVED otherwise.");
    const ProgramRun failed = run_program({"rules", "test", folder.write("wrong/test.toml", wrong)});
    CHECK(failed.status == 1);
    CHECK_THAT(failed.out, Contains("test.toml:") && Contains("test.resolved") && Contains("1 do not hold"));
    const ProgramRun checked_wrong = run_program({"rules", "check", folder / "wrong"});
    CHECK(checked_wrong.status == 1);
    CHECK(checked_wrong.out == failed.out);

    std::string bare = tests::small_pack;
    bare.erase(bare.find("counter_examples"));
    const ProgramRun warned = run_program({"rules", "check", folder.write("bare/test.toml", bare)});
    CHECK(warned.status == 0);
    CHECK_THAT(warned.err, Contains("warning: ") && Contains("test.resolved: no counter-example"));

    const ProgramRun bad = run_program({"rules", "check", folder.write("bad/test.toml", "[pack\n")});
    CHECK(bad.status == 2);
    CHECK_THAT(bad.err, Contains("test.toml:1"));
}
