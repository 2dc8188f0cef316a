// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/record_codec.h"

#include <optional>
#include <string>

#include "tests/support/catch.h"

using namespace arising;
using corpus::DocumentResult;

namespace {

/// Every field set to something that is not its default.
DocumentResult full_result() {
    DocumentResult result;
    corpus::DocumentRecord& document = result.document;
    document.id = "d-0123456789ab";
    document.path = "a/b.pdf";
    document.sha256 = std::string(64, 'a');
    document.pages = 7;
    document.text_source = extractor::TextSource::tags;
    document.facts = {rules::DocumentKind::report,
                      "title",
                      "en",
                      "body",
                      "author",
                      "committee",
                      "2020-02-03",
                      {"2020-01-01", "2020-01-02", "inspector", "framework"},
                      "chair",
                      {{"date", "ambiguous"}, {"lead", "not_found"}}};
    document.state = corpus::DocumentState::partly_read;
    document.diagnostics = {{extractor::Severity::error, 3, "message", "hint"}};
    corpus::Record record;
    record.id = "s-0123456789ab-00000001";
    record.document = document.id;
    record.meeting = "m";
    record.page = 3;
    record.boxes = {{3, 1.5F, 2.5F, 3.5F, 4.5F}, {4, 0, 0, 1, 1}};
    record.section = {"one", "two"};
    record.text = "text with ünicode";
    record.lead = "lead";
    rules::Statement& statement = record.statement;
    statement = {rules::StatementKind::figure,
                 "p.r",
                 {1, 2},
                 {3, 4},
                 "5",
                 "a",
                 0.75,
                 "Clerk",
                 rules::Due{"soon", "2020-03-01"},
                 rules::Outcome::noted,
                 "A",
                 "B",
                 true,
                 rules::Judgement{"aspect", "good", "Good", "four", true, "2019"},
                 rules::Progress{"14", rules::ProgressStatus::delayed},
                 rules::Figure{47.5, "percent", true, "of", {{"target", 55, "percent"}}}};
    result.statements = {record, record};
    result.prefilter_fallbacks = 9;
    return result;
}

}  // namespace

TEST_CASE("what is encoded comes back") {
    const DocumentResult before = full_result();
    const std::optional<DocumentResult> after = corpus::decode(corpus::encode(before));
    REQUIRE(after);
    CHECK(corpus::encode(*after) == corpus::encode(before));
    CHECK(after->document.facts.absent == before.document.facts.absent);
    CHECK(after->document.facts.inspection == before.document.facts.inspection);
    CHECK(after->document.diagnostics == before.document.diagnostics);
    CHECK(after->statements[1].boxes == before.statements[1].boxes);
    CHECK(after->statements[1].section == before.statements[1].section);
    CHECK(after->statements[1].statement.figure == before.statements[1].statement.figure);
    CHECK(after->statements[1].statement.due == before.statements[1].statement.due);
    CHECK(after->prefilter_fallbacks == 9);
}

TEST_CASE("an empty result comes back") {
    CHECK(corpus::decode(corpus::encode({})));
}

TEST_CASE("bytes that were cut, lengthened or changed are refused or harmless, never read past") {
    const std::string bytes = corpus::encode(full_result());
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        CHECK_FALSE(corpus::decode(std::string(bytes, 0, size)));
    }
    CHECK_FALSE(corpus::decode(bytes + '\0'));
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string changed = bytes;
        changed[at] = '\xFF';
        (void)corpus::decode(changed);
    }
}
