// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output_guard.h"

#include <filesystem>
#include <string>
#include <vector>

#include "output/atomic_file.h"
#include "tests/support/catch.h"
#include "tests/support/minimal_pdf.h"
#include "tests/support/program_run.h"
#include "tests/support/small_pack.h"
#include "tests/support/temporary_folder.h"

using namespace arising;
using Catch::Contains;
using cli::guard_output;
using tests::TemporaryFolder;

TEST_CASE("an output that is one of the inputs is refused under every name it has") {
    const TemporaryFolder folder;
    const std::string file = folder.write("a.json", R"({"schema": "arising/record/1"})");  // all else would let it pass
    std::filesystem::create_symlink(file, folder / "link");
    std::filesystem::create_hard_link(file, folder / "twin");
    const std::vector<corpus::Input> inputs = {{"a.json", file, {}}};
    for (const std::string& name : {file, folder / "link", folder / "twin"}) {
        CHECK_THROWS_WITH(guard_output(name, inputs), Contains(name + "': it is one of the inputs"));
    }
    guard_output(file, {});
}

TEST_CASE("only what is new, empty or a record is overwritten") {
    const TemporaryFolder folder;
    guard_output(folder / "new.json", {});
    guard_output(folder.write("empty", ""), {});
    guard_output(folder.write("a.json", "{\n  \"schema\": \"arising/record/1\",\n"), {});
    guard_output(folder.write("a.jsonl", "{\"type\":\"header\",\"schema\":\"arising/record/1\"}\n"), {});
    guard_output("/dev/null", {});
    for (const char* other : {"%PDF-1.7 ...", "{\"schema\": \"other\"}", "notes", " "}) {
        CHECK_THROWS_AS(guard_output(folder.write("other", other), {}), output::OutputError);
    }
}

TEST_CASE("a pattern after -o destroys no PDF") {
    const TemporaryFolder folder;
    const std::string pdf = tests::minimal_pdf({"Minutes"});
    const std::string first = folder.write("a.pdf", pdf);
    const std::string second = folder.write("b.pdf", pdf);
    const std::string pack = tests::write_small_pack(folder);
    // What a shell makes of "-o *.pdf"; then the same with the folder as the input.
    for (const std::string& input : {second, folder.path().string()}) {
        const tests::ProgramRun run = tests::run_program({"mine", "--only-rules", "--rules", pack, "-o", first, input});
        CHECK(run.status == 2);
        CHECK_THAT(run.err, Contains("will not overwrite '" + first + "'") && Contains("-o *.pdf") &&
                                Contains("Write -o record.json"));
        CHECK(tests::content_of(first) == pdf);
    }
}
