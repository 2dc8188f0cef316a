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
    CHECK(quoted("Mend the stile") == "\"Mend the stile\"");
    const std::string cut = quoted(std::string(60, 'a') + " " + std::string(60, 'b'));
    CHECK(cut == '"' + std::string(60, 'a') + "…\"");
}

TEST_CASE("a number is shown as it is printed") {
    CHECK(number_as_printed("jan22.01", {"", "Jan 22.01."}) == "Jan 22.01");
    CHECK(number_as_printed("23/00804/lb", {"14", "No comment on 23/00804/LB was offered"}) == "23/00804/LB");
    CHECK(number_as_printed("jan22.01", {"nothing"}) == "jan22.01");
}
