// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include "rules/edit_distance.h"
#include "rules/example_document.h"
#include "rules/plain_text.h"
#include "rules/scale.h"
#include "tests/support/catch.h"
#include "tests/support/document_builder.h"

using namespace arising;
using namespace arising::rules;

namespace {

/// One line for each block: kind, level, label, place in a table, section, text.
std::string blocks(const char* text) {
    const extractor::Document document = tests::document_of(text);
    std::string result;
    for (const extractor::Block& block : document.blocks) {
        result += extractor::name_of(block.kind);
        result += block.level > 0 ? " l" + std::to_string(block.level) : "";
        result += block.label.empty() ? "" : " (" + block.label + ")";
        result += block.table < 0 ? "" : " " + std::to_string(block.row) + "," + std::to_string(block.column);
        result += block.header ? " header" : "";
        result += block.section < 0 ? "" : " s" + std::to_string(block.section);
        result += " " + single_spaced(document.text_of(block)) + "\n";
    }
    return result;
}

}  // namespace

TEST_CASE("example documents are what their notation says") {
    CHECK(blocks("# 12. Planning\nOne line\nand another\n\n- item\n  a) deeper\n| A | B |\n|---|---|\n| 1 | |\n> "
                 "Clerk\n## Sub\nText") ==
          "heading l1 (12.) Planning\n"
          "paragraph s0 One line and another\n"
          "list_item l1 (•) s0 item\n"
          "list_item l2 (a)) s0 deeper\n"
          "table_cell 0,0 header s0 A\n"
          "table_cell 0,1 header s0 B\n"
          "table_cell 1,0 s0 1\n"
          "paragraph s0 Clerk\n"
          "heading l2 s0 Sub\n"
          "paragraph s1 Text\n");
    CHECK(blocks("") == "");
    CHECK(tests::document_of("a word\n\n" + std::string(20000, 'x')).pages.size() == 1);
    std::string many;
    for (int i = 0; i < 200; ++i) {
        many += "A paragraph that fills a line of the page.\n\n";
    }
    const extractor::Document document = tests::document_of(many);
    CHECK(document.pages.size() > 3);
    CHECK(document.blocks.back().page == static_cast<std::int32_t>(document.pages.size()));
}

TEST_CASE("grades are found by their words") {
    const Scale scale{"four",
                      {{"good", {"good"}}, {"ri", {"requires improvement", "requires improvement to be good"}}}};
    CHECK(scale.grade_of("Requires\nimprovement")->id == "ri");
    CHECK(scale.grade_of("requires improvement to be good")->id == "ri");
    CHECK(scale.grade_of("judged good overall")->id == "good");
    CHECK(scale.grade_of("bad") == nullptr);
    const Scale bent{"four", {{"ri", {"requires improvement"}, {{"require improvement", "requires improvement"}}}}};
    CHECK(bent.grade_of("require improvement")->id == "ri");
    CHECK(bent.name_for("require improvement") == "requires improvement");
    CHECK(bent.name_for("3 - Requires  Improvement") == "Requires Improvement");
    CHECK(bent.name_for("bad") == "bad");
    CHECK(bent.pattern() == "(?i:requires\\s+improvement|require\\s+improvement)");
    CHECK(scale.pattern() == "(?i:requires\\s+improvement\\s+to\\s+be\\s+good|requires\\s+improvement|good)");
}

TEST_CASE("small helpers") {
    CHECK(edit_distance("macth", "match") == 2);
    CHECK(did_you_mean("x", {"alpha", "beta"}) == "known are: alpha, beta");
    CHECK(bare_label("(a)") == "a");
    CHECK(bare_label("12.") == "12");
    CHECK(bare_label("•") == "");
    CHECK(title_case("MINUTES OF THE ANNUAL MEETING") == "Minutes of the Annual Meeting");
    CHECK(title_case("THE WELL-BEING BOARD") == "The Well-Being Board");
    CHECK(title_case("Already Written") == "Already Written");
    CHECK(title_case("AGM") == "AGM");
    CHECK(title_case("CABINET") == "Cabinet");
    CHECK(single_spaced("  a \n b\u00A0\u00A0c ") == "a b c");
}
