// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/record_writer.h"

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "output/record_json.h"
#include "output/record_reader.h"
#include "output/summary_text.h"
#include "tests/support/archive_builder.h"
#include "tests/support/catch.h"
#include "tests/support/paths.h"
#include "tests/support/temporary_folder.h"

using namespace arising;
using tests::ArchiveBuilder;
using tests::TemporaryFolder;

namespace {

/// An archive with every kind of statement and every field in use.
corpus::Archive full_archive() {
    ArchiveBuilder builder;
    builder.document("2022-01-01").recommend("Mend the gate", "14").act("Mend the ramp", "Jan22.01", "2022-01-20");
    builder.last_statement().statement.owner = "Clerk";
    builder.last_statement().lead = "It was agreed that:";
    builder.last_statement().boxes = {{1, 72.04F, 10.06F, 200.5F, 22}};
    builder.document("2022-02-01").progress("Half done", "Jan22.01").under("Matters arising");
    builder.decide("Elected");
    builder.last_statement().statement.proposer = "Cllr A";
    builder.last_statement().statement.seconder = "Cllr B";
    builder.last_statement().statement.cited = true;
    builder.decide("Costs");
    rules::Statement& figure = builder.last_statement().statement;
    figure.kind = rules::StatementKind::figure;
    figure.figure = rules::Figure{0.3333, "ratio", true, "gates", {{"target", 2300000, "gbp"}}};
    builder.decide("Good");
    rules::Statement& judgement = builder.last_statement().statement;
    judgement.kind = rules::StatementKind::judgement;
    judgement.judgement = rules::Judgement{"Overall", "good", "Good", "four-point", true, "2019"};
    builder.document("2022-03-01", "Westmarsh", "");
    builder.last_document().facts.kind = rules::DocumentKind::inspection_report;
    builder.last_document().facts.author = "Care and Learning Inspectorate";
    builder.last_document().facts.inspection = {"2022-02-20", "", "A. Person", ""};
    builder.last_document().facts.absent = {{"inspection.end", "ambiguous"}};
    builder.document("");
    builder.last_document().state = corpus::DocumentState::unreadable;
    builder.last_document().sha256.clear();
    builder.last_document().diagnostics = {{extractor::Severity::error, 0, "an empty file", "get it again"},
                                           {extractor::Severity::note, 2, "odd", ""}};
    corpus::Archive archive = builder.archive();
    archive.packs = {{"test", "1.0.0", "For tests", std::string(64, 'a'), 3}};
    archive.statements[0].corrected = {corpus::CorrectionKind::accept};
    archive.trails[0].corrected = {corpus::CorrectionKind::reject, corpus::CorrectionKind::merge};
    corpus::Record removed = archive.statements[1];
    removed.id = "s-0123456789ab-99999999";
    archive.corrections = {{corpus::CorrectionKind::reject, {removed.id}, "", "no action", {}, {removed}},
                           {corpus::CorrectionKind::merge,
                            {"t-0123456789ab", removed.id},
                            archive.trails[0].id,
                            "",
                            {"\"t-0123456789ab\" is not in this archive"},
                            {}}};
    return archive;
}

std::string written(output::Write write, const corpus::Archive& archive) {
    std::ostringstream out;
    write(archive, out);
    return out.str();
}

int validate(const std::string& files) {
    const std::string command = tests::python + " " + tests::source_folder + "/tests/output/validate_record.py " +
                                tests::source_folder + "/output/schema/record-1.schema.json " + files;
    return std::system(command.c_str());
}

}  // namespace

TEST_CASE("records of both formats are valid by the published schema") {
    const TemporaryFolder folder;
    const corpus::Archive archive = full_archive();
    const std::string json = folder.write("full.json", written(output::write_json, archive));
    const std::string jsonl = folder.write("full.jsonl", written(output::write_jsonl, archive));
    const std::string empty = folder.write("empty.json", written(output::write_json, {}));
    CHECK(validate(json + " " + jsonl + " " + empty) == 0);
}

TEST_CASE("the validation can fail") {
    const TemporaryFolder folder;
    std::string record = written(output::write_json, full_archive());
    record.replace(record.find("\"owner\""), 7, "\"ovner\"");
    CHECK(validate(folder.write("bad.json", record) + " 2>/dev/null") != 0);
}

TEST_CASE("both formats hold the same objects") {
    const corpus::Archive archive = full_archive();
    const auto record = nlohmann::ordered_json::parse(written(output::write_json, archive));
    std::istringstream lines(written(output::write_jsonl, archive));
    std::size_t statements = 0;
    for (std::string line; std::getline(lines, line);) {
        nlohmann::ordered_json value = nlohmann::ordered_json::parse(line);
        if (value["type"] == "statement") {
            value.erase("type");
            CHECK(value == record["statements"][statements++]);
        }
    }
    CHECK(statements == record["statements"].size());
}

TEST_CASE("only fields that apply are written; what a document does not say has a reason") {
    const auto record = nlohmann::ordered_json::parse(written(output::write_json, full_archive()));
    const auto& statements = record["statements"];
    CHECK(
        statements[0].dump() ==
        R"({"id":")" + statements[0]["id"].get<std::string>() + R"(","kind":"recommendation","document":")" +
            statements[0]["document"].get<std::string>() + R"(","meeting":")" +
            statements[0]["meeting"].get<std::string>() +
            R"(","page":1,"boxes":[],"label":"14","text":"Mend the gate","rule":"test.rule","confidence":0.8,"corrected":["accept"]})");
    CHECK(statements[1]["boxes"].dump() == R"([{"page":1,"x0":72,"y0":10.1,"x1":200.5,"y1":22}])");
    CHECK(
        statements[4]["figure"].dump() ==
        R"({"value":0.3333,"unit":"ratio","approximate":true,"of":"gates","compare":[{"role":"target","value":2300000,"unit":"gbp"}]})");
    const auto& documents = record["documents"];
    CHECK(documents[0]["author"].is_null());
    CHECK(documents[0]["absent"]["author"] == "not_found");
    CHECK_FALSE(documents[0].contains("inspection"));
    CHECK(documents[2]["inspection"].dump() ==
          R"({"start":"2022-02-20","end":null,"lead":"A. Person","framework":null})");
    CHECK(documents[2]["absent"]["inspection.end"] == "ambiguous");
    CHECK(documents[3]["sha256"].is_null());
}

TEST_CASE("a meeting always says its body and committee, null where they are not known") {
    ArchiveBuilder builder;
    builder.document("2022-01-01", "", "").document("2022-02-01");
    const auto record = nlohmann::ordered_json::parse(written(output::write_json, builder.archive()));
    CHECK(record["meetings"][0]["body"].is_null());
    CHECK(record["meetings"][0]["committee"].is_null());
    CHECK(record["meetings"][1]["body"] == "Westmarsh District Council");
    CHECK(record["meetings"][1]["committee"] == "Scrutiny Committee");
    const TemporaryFolder folder;
    CHECK(validate(folder.write("silent.json", written(output::write_json, builder.archive()))) == 0);
}

TEST_CASE("corrections are in the record with what became of them") {
    const auto record = nlohmann::ordered_json::parse(written(output::write_json, full_archive()));
    const auto& corrections = record["corrections"];
    CHECK(corrections[0]["removed"][0]["text"] == "Mend the ramp");
    CHECK(corrections[0]["why"] == "no action");
    CHECK(corrections[1].dump() == R"({"action":"merge","ids":["t-0123456789ab","s-0123456789ab-99999999"],"trail":)" +
                                       record["trails"][0]["id"].dump() +
                                       R"(,"notes":["\"t-0123456789ab\" is not in this archive"]})");
    CHECK(record["trails"][0]["corrected"].dump() == R"(["reject","merge"])");
    CHECK_FALSE(nlohmann::ordered_json::parse(written(output::write_json, {})).contains("corrections"));
}

TEST_CASE("corrections are read back from a record") {
    const TemporaryFolder folder;
    for (const char* format : {"json", "jsonl"}) {
        const std::string file = folder.write("r", written(output::writer_of(format), full_archive()));
        const corpus::Archive archive = output::archive_of(output::read_record(file), file);
        CHECK(written(output::write_json, archive) == written(output::write_json, full_archive()));
    }
}

TEST_CASE("a record is known by its first bytes") {
    for (const output::Write write : {output::write_json, output::write_jsonl}) {
        CHECK(output::looks_like_record(written(write, full_archive()).substr(0, 100)));
    }
    for (const char* other : {"", "{}", "%PDF-1.7", "old", "{\"schema\": \"other/1\"}", "[\"arising/record/1\"]"}) {
        CHECK_FALSE(output::looks_like_record(other));
    }
}

TEST_CASE("bytes that are no UTF-8 do not reach the record") {
    output::Json json = {{"text", "caf\xE9"}};
    CHECK(output::one_line(json) == "{\"text\":\"caf\xEF\xBF\xBD\"}");
}

TEST_CASE("formats are known by name") {
    CHECK(output::format_names() == std::vector<std::string>{"json", "jsonl", "csv", "sqlite", "html", "ics"});
    CHECK(output::writer_of("jsonl") == &output::write_jsonl);
    CHECK(output::writer_of("yaml") == nullptr);
}

TEST_CASE("the summary is for a person") {
    const corpus::Archive archive = full_archive();
    CHECK(output::summary_lines(archive) ==
          std::vector<std::string>{
              "4 documents, 4 pages: 3 read, 0 only partly, 1 not at all",
              "6 statements: 1 recommendation, 1 decision, 1 action, 1 judgement, 1 progress, 1 figure",
              "1 trail over 3 meetings: 1 overdue"});
    CHECK(output::unread_lines(archive) ==
          std::vector<std::string>{"minutes/3.pdf: not read: an empty file; get it again"});
}
