// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/record_diff.h"

#include <sstream>
#include <string>

#include "output/record_reader.h"
#include "output/record_writer.h"
#include "tests/support/archive_builder.h"
#include "tests/support/catch.h"
#include "tests/support/program_run.h"
#include "tests/support/temporary_folder.h"

using namespace arising;
using tests::ArchiveBuilder;
using tests::TemporaryFolder;

namespace {

corpus::Archive archive(const std::string& second = "Repair the ramp at the library door.") {
    return ArchiveBuilder()
        .document("2021-03-01")
        .recommend("Repair the ramp at the library entrance.", "1")
        .document("2021-06-01")
        .recommend(second, "1")
        .archive();
}

std::string written(const corpus::Archive& value) {
    std::ostringstream out;
    output::write_json(value, out);
    return out.str();
}

output::Json json_of(const corpus::Archive& value) {
    return output::Json::parse(written(value));
}

/// One line a change: "changed statement due owner".
std::vector<std::string> lines(const corpus::Archive& before, const corpus::Archive& after) {
    std::vector<std::string> all;
    for (const output::Change& change : output::changes_between(json_of(before), json_of(after))) {
        std::string line = std::string(output::name_of(change.kind)) + " " + change.type;
        for (const std::string& field : change.fields) {
            line += " " + field;
        }
        all.push_back(line);
    }
    return all;
}

}  // namespace

TEST_CASE("a record that is read and written again is the same") {
    corpus::Archive before = ArchiveBuilder()
                                 .document("2021-03-01")
                                 .act("Repair the ramp at the library door", "Mar21.01")
                                 .document("2021-06-01")
                                 .act("Repair the ramp at the library door", "Mar21.01")
                                 .archive();
    REQUIRE(before.trails.size() == 1);
    before.trails[0].contradictions = {{before.trails[0].statements, "on one day complete and not complete"}};
    const TemporaryFolder folder;
    const std::string file = folder.write("record.json", written(before));
    CHECK(written(output::archive_of(output::read_record(file), file)) == written(before));
    std::ostringstream jsonl;
    output::write_jsonl(before, jsonl);
    const std::string lines_file = folder.write("record.jsonl", jsonl.str());
    CHECK(written(output::archive_of(output::read_record(lines_file), lines_file)) == written(before));
}

TEST_CASE("equal records have no differences") {
    CHECK(lines(archive(), archive()).empty());
}

TEST_CASE("a changed field is named, with both values") {
    corpus::Archive after = archive();
    after.statements[0].statement.owner = "Clerk";
    after.documents[1].facts.title = "Another title";
    CHECK(lines(archive(), after) ==
          std::vector<std::string>{"changed document absent title", "changed statement owner"});
    const auto changes = output::changes_between(json_of(archive()), json_of(after));
    CHECK(changes[1].before["owner"].is_null());
    CHECK(changes[1].after["owner"] == "Clerk");
}

TEST_CASE("what is new on one side is gone on the other") {
    corpus::Archive less = archive();
    less.statements.pop_back();
    less.documents.pop_back();
    less.trails.clear();
    const bool has_trail = !archive().trails.empty();
    std::vector<std::string> added = {"new document", "new statement"};
    std::vector<std::string> gone = {"gone document", "gone statement"};
    if (has_trail) {
        added.emplace_back("new trail");
        gone.emplace_back("gone trail");
    }
    CHECK(lines(less, archive()) == added);
    CHECK(lines(archive(), less) == gone);
}

TEST_CASE("a replaced file keeps its statements by their words, whatever their ids") {
    corpus::Archive after = archive();
    const std::string old_id = after.documents[0].id;
    after.documents[0].id = "d-ffffffffffff";
    after.documents[0].sha256 = std::string(64, 'f');
    for (corpus::Record& record : after.statements) {
        if (record.document == old_id) {
            record.document = "d-ffffffffffff";
            record.id = "s-ffffffffffff-" + record.id.substr(record.id.rfind('-') + 1);
        }
    }
    after.trails.clear();
    corpus::Archive before = archive();
    before.trails.clear();
    CHECK(lines(before, after) == std::vector<std::string>{"changed document sha256"});
}

TEST_CASE("differences are written as a table, JSON and CSV, with the status that says so") {
    const TemporaryFolder folder;
    corpus::Archive after = archive();
    after.statements[0].statement.owner = "Clerk";
    const std::string before_file = folder.write("before.json", written(archive()));
    const std::string after_file = folder.write("after.json", written(after));
    const auto diff = [&](const char* format) {
        return tests::run_program({"diff", before_file, after_file, "--format", format});
    };
    CHECK(diff("table").status == 1);
    CHECK(diff("table").err == "arising: 0 new, 1 changed, 0 gone\n");
    CHECK(output::Json::parse(diff("json").out)["summary"]["changed"] == 1);
    CHECK(diff("csv").out.starts_with("change,type,id,document,page,fields,text,kind,rule\nchanged,statement,"));
    CHECK(tests::run_program({"diff", before_file, after_file, "--only", "trail,document"}).status == 0);
    CHECK(tests::run_program({"diff", before_file, after_file, "--only", "statement"}).out == diff("table").out);
    CHECK(tests::run_program({"diff", before_file, after_file, "--only", "page"}).status == 2);
    CHECK(tests::run_program({"diff", before_file, before_file}).status == 0);
    CHECK(tests::run_program({"diff", before_file, folder / "none"}).status == 2);
}
