// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/mine_archive.h"

#include <algorithm>
#include <cstdlib>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "corpus/make_records.h"
#include "extractor/ocr_engine.h"
#include "extractor/read_document.h"
#include "output/record_writer.h"
#include "rules/rule_set.h"
#include "tests/support/catch.h"
#include "tests/support/minimal_pdf.h"
#include "tests/support/small_pack.h"
#include "tests/support/temporary_folder.h"

using namespace arising;
using tests::minimal_pdf;
using tests::TemporaryFolder;

namespace {

rules::RuleSet rule_set(const TemporaryFolder& folder) {
    return rules::RuleSet::load({tests::write_small_pack(folder)});
}

std::vector<corpus::Input> inputs_in(const std::string& folder) {
    std::istringstream none;
    return corpus::find_inputs({folder}, none);
}

}  // namespace

TEST_CASE("a crash is named in the record and costs one document") {
    const TemporaryFolder folder;
    const rules::RuleSet rules = rule_set(folder);
    for (const char* name : {"a", "b", "c"}) {
        folder.write(std::string("in/") + name + ".pdf",
                     minimal_pdf({std::string("RESOLVED to mend gate ") + name + "."}));
    }
    corpus::MineOptions options;
    std::size_t last = 0;
    options.on_progress = [&last](std::size_t done, std::size_t total) {
        CHECK(total == 3);
        CHECK(done == ++last);
    };
    options.workers.before_document = [](const std::string& path) {
        if (path == "b.pdf") {
            std::abort();
        }
    };
    const corpus::Archive archive = corpus::mine_archive(inputs_in(folder / "in"), rules, options);
    REQUIRE(archive.documents.size() == 3);
    CHECK(last == 3);
    CHECK(archive.summary.read == 2);
    CHECK(archive.summary.unreadable == 1);
    CHECK(archive.statements.size() == 2);
    const corpus::DocumentRecord& bad = archive.documents[1];
    CHECK(bad.state == corpus::DocumentState::unreadable);
    REQUIRE(bad.diagnostics.size() == 1);
    CHECK(bad.diagnostics[0].message == "the reader crashed (signal 6)");
    // The id is the one that it would have had: by its bytes.
    options.workers.before_document = nullptr;
    last = 0;
    CHECK(corpus::mine_archive(inputs_in(folder / "in"), rules, options).documents[1].id == bad.id);
}

TEST_CASE("records are traceable to their document") {
    const TemporaryFolder folder;
    const rules::RuleSet rules = rule_set(folder);
    const extractor::Document document = extractor::read_document(
        minimal_pdf({"Minutes of the meeting.", "It was RESOLVED to mend", "the gate. RESOLVED to go home."}), "a.pdf");
    REQUIRE(document.readable);
    const corpus::DocumentResult result = corpus::make_records(document, rules.mine(document));
    REQUIRE(result.statements.size() == 2);
    for (const corpus::Record& record : result.statements) {
        CHECK(corpus::is_traceable(record, document));
        CHECK(record.page == 1);
        CHECK_FALSE(record.boxes.empty());
    }
    corpus::Record changed = result.statements[0];
    changed.text += " or not";
    CHECK_FALSE(corpus::is_traceable(changed, document));
}

TEST_CASE("ids are the same over re-runs, and equal statements differ") {
    const TemporaryFolder folder;
    const rules::RuleSet rules = rule_set(folder);
    folder.write("in/a.pdf", minimal_pdf({"RESOLVED to wait.", "RESOLVED to wait.", "RESOLVED to go."}));
    folder.write("in/b.pdf", minimal_pdf({"RESOLVED to wait.", "RESOLVED to wait.", "RESOLVED to go."}));
    const corpus::Archive archive = corpus::mine_archive(inputs_in(folder / "in"), rules);
    REQUIRE(archive.statements.size() == 6);
    const std::string& id = archive.documents[0].id;
    CHECK(archive.documents[1].id == id + "-2");
    CHECK(archive.statements[3].id == "s-" + id.substr(2) + "-2" + archive.statements[0].id.substr(id.size()));
    CHECK(archive.statements[0].id != archive.statements[1].id);
    const corpus::Archive again = corpus::mine_archive(inputs_in(folder / "in"), rules);
    for (std::size_t i = 0; i < archive.statements.size(); ++i) {
        CHECK(again.statements[i].id == archive.statements[i].id);
    }
}

TEST_CASE("statements and trails keep their ids when documents are added") {
    const TemporaryFolder folder;
    const rules::RuleSet rules = rule_set(folder);
    const auto ids = [&] {
        const corpus::Archive archive = corpus::mine_archive(inputs_in(folder / "in"), rules);
        std::set<std::string> all;
        for (const corpus::Record& record : archive.statements) {
            all.insert(record.id);
        }
        for (const corpus::Trail& trail : archive.trails) {
            all.insert(trail.id);
        }
        return all;
    };
    // Dated by their names; the same decision, taken again in the same rare words.
    const auto minutes = [&](const std::string& month, const std::string& words) {
        folder.write("in/2020-" + month + "-01.pdf", minimal_pdf({words, "RESOLVED to wait for " + month + "."}));
    };
    minutes("03", "RESOLVED to mend the weathercock above the belfry.");
    minutes("04", "RESOLVED to thank the volunteers of the library.");
    minutes("05", "RESOLVED to mend the weathercock above the belfry.");
    minutes("07", "RESOLVED to lend the marquee to the scouts.");
    minutes("08", "RESOLVED to prune the cherries in the square.");
    minutes("09", "RESOLVED to repaint the bus shelter green.");
    const std::set<std::string> before = ids();
    REQUIRE(before.size() == 12 + 1);
    minutes("06", "RESOLVED to mend the weathercock above the belfry.");
    minutes("01", "RESOLVED to buy a grit bin for Mill Lane.");
    folder.write("in/z.pdf", tests::content_of(folder / "in/2020-03-01.pdf"));  // a copy, which comes last
    const std::set<std::string> after = ids();
    CHECK(after.size() == before.size() + 6);
    CHECK(std::includes(after.begin(), after.end(), before.begin(), before.end()));
}

TEST_CASE("a PDF without any text is unreadable and says why") {
    const TemporaryFolder folder;
    const rules::RuleSet rules = rule_set(folder);
    folder.write("in/blank.pdf", minimal_pdf({}));
    const corpus::Archive archive = corpus::mine_archive(inputs_in(folder / "in"), rules);
    REQUIRE(archive.documents.size() == 1);
    CHECK(archive.documents[0].state == corpus::DocumentState::unreadable);
    CHECK_FALSE(archive.documents[0].diagnostics.empty());
    CHECK(archive.documents[0].facts.absent.at("date") == "unreadable");
}

TEST_CASE("the archive does not depend on the order in which its files are named") {
    const TemporaryFolder folder;
    const rules::RuleSet rules = rule_set(folder);
    std::vector<std::string> files;
    for (int i = 0; i < 9; ++i) {
        const std::string name = "in/" + std::to_string(i % 3) + "/" + std::to_string(i) + ".pdf";
        files.push_back(folder.write(name, minimal_pdf({"Minutes", "RESOLVED to mend gate " + std::to_string(i / 2)})));
    }
    const auto written = [&] {
        std::istringstream none;
        std::ostringstream out;
        output::write_json(corpus::mine_archive(corpus::find_inputs(files, none), rules), out);
        return out.str();
    };
    const std::string first = written();
    std::mt19937 chance(7);  // the same shuffles at every run
    for (int i = 0; i < 5; ++i) {
        std::shuffle(files.begin(), files.end(), chance);
        CHECK(written() == first);
    }
}

TEST_CASE("pictures are read in a second reading, behind a closed sandbox") {
    if (!extractor::OcrEngine::of("eng").problem().empty()) {
        WARN("not tested: " + extractor::OcrEngine::of("eng").problem());
        return;
    }
    const TemporaryFolder folder;
    const rules::RuleSet rules = rule_set(folder);
    const extractor::PagePicture picture = tests::picture_of_text({"It was RESOLVED to mend the gate."});
    folder.write("in/scan.pdf", tests::picture_pdf(picture));
    folder.write("in/text.pdf", minimal_pdf({"RESOLVED to go home."}));
    corpus::MineOptions options;
    options.workers.jobs = 1;
    std::size_t finished = 0;
    options.on_progress = [&finished](std::size_t done, std::size_t) { finished = done; };

    SECTION("both files are read") {
        const corpus::Archive archive = corpus::mine_archive(inputs_in(folder / "in"), rules, options);
        CHECK(finished == 2);
        CHECK(archive.summary.read == 2);
        CHECK(archive.documents[0].text_source == extractor::TextSource::ocr);
        REQUIRE(archive.statements.size() == 2);
        CHECK_THAT(archive.statements[0].text, Catch::Contains("RESOLVED to mend the gate."));
    }
    SECTION("not when nobody wants it") {
        options.reading.ocr = extractor::Ocr::never;
        const corpus::Archive archive = corpus::mine_archive(inputs_in(folder / "in"), rules, options);
        CHECK(finished == 2);
        CHECK(archive.summary.unreadable == 1);
    }
    SECTION("a worker that dies over a picture leaves what was read before, and a reason") {
        // The worker of the second reading is forked after the text file is done.
        options.workers.before_document = [&finished](const std::string&) {
            if (finished > 0) {
                std::abort();
            }
        };
        const corpus::Archive archive = corpus::mine_archive(inputs_in(folder / "in"), rules, options);
        CHECK(finished == 2);
        CHECK(archive.summary.read == 1);
        const std::vector<extractor::Diagnostic>& said = archive.documents[0].diagnostics;
        REQUIRE(said.size() == 2);
        CHECK(said[1].message == "its pictures could not be read: the reader crashed (signal 6)");
    }
}
