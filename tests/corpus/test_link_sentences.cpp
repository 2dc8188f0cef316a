// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/link_sentences.h"

#include <string>

#include "tests/support/catch.h"

using namespace arising::corpus;

namespace {

Record record_of(const std::string& text, const std::string& before = {}) {
    Record record;
    record.text = text;
    record.before = before;
    return record;
}

}  // namespace

TEST_CASE("words that two statements share are quoted as the later one writes them") {
    const Record earlier = record_of("Mend the footbridges at Otter Lane");
    const Record later = record_of("We have mended it", "The Footbridge at Otter Lane.");
    CHECK(words_of_both({"footbridges", "otter", "mend", "lane"}, earlier, later) ==
          "\"Footbridge\", \"Otter\" and \"mended\"");
}

TEST_CASE("words that stand in one only, or tell a reader little, are not shown") {
    const Record earlier = record_of("We see the heron, says DJ");
    const Record later = record_of("DJ: we see the heron");
    CHECK(words_of_both({"pond", "we", "see", "dj", "heron"}, earlier, later) == "\"DJ\" and \"heron\"");
    CHECK(words_of_both({"we", "see"}, earlier, later) == "\"we\" and \"see\"");
    CHECK(words_of_both({"pond"}, earlier, later).empty());
}

TEST_CASE("a long quotation is cut between words") {
    CHECK(in_quotes("Mend the stile") == "\"Mend the stile\"");
    std::string much;
    for (int i = 0; i < 30; ++i) {
        much += "stile ";
    }
    const std::string cut = in_quotes(much);
    CHECK(cut.size() < 100);
    CHECK(cut.starts_with("\"stile stile "));
    CHECK(cut.ends_with(" stile…\""));
}

TEST_CASE("a number is shown as it is printed") {
    CHECK(number_as_printed("jan22.01", {"", "Jan 22.01."}) == "Jan 22.01");
    CHECK(number_as_printed("23/00804/lb", {"14", "No comment on 23/00804/LB was offered"}) == "23/00804/LB");
    CHECK(number_as_printed("jan22.01", {"nothing"}) == "jan22.01");
}
