// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/required_pieces.h"

#include <string>

#include "rules/literal_search.h"
#include "rules/prefilter.h"
#include "rules/rule.h"
#include "tests/support/catch.h"
#include "tests/support/pack_set.h"

using namespace arising;
using namespace arising::rules;

namespace {

/// "to go|to stay & 0123456789": the pieces, rarest first; words before bytes.
std::string pieces(const char* pattern) {
    std::string result;
    for (const RequiredPiece& piece : required_pieces(pattern)) {
        std::string one;
        for (const std::string& word : piece.words) {
            one += (one.empty() ? "" : "|") + word;
        }
        for (std::size_t byte = 0; byte < piece.bytes.size(); ++byte) {
            one += piece.bytes[byte] ? std::string(1, static_cast<char>(byte)) : std::string();
        }
        result += (result.empty() ? "" : " & ") + one;
    }
    return result;
}

std::string candidates(const Prefilter& prefilter, std::string_view text) {
    std::vector<std::uint32_t> ids;
    std::string result = prefilter.candidates(text, ids) ? "" : "! ";
    for (const std::uint32_t id : ids) {
        result += std::to_string(id) + " ";
    }
    return result;
}

}  // namespace

TEST_CASE("what a text must hold for a pattern to match it is told from the pattern") {
    const struct {
        const char* pattern;
        const char* expected;
    } cases[] = {
        {"Clerk", "clerk"},
        {"(?i)\\bto (?:be|go)\\b", " to be | to go "},
        {"^\\W*No\\.?$", "< no >"},
        {"^Agreed", "< agreed"},
        {"seconded,? by", "seconded "},                    // nine letters tell enough
        {"(?:seconded )?by the\\b", "by the |seconded "},  // with what may be missing, and without it
        {"[Cc]lerk", "clerk"},
        {"Clerk.{0,60}\\bpaint(?:s|ed)\\b", " painted | paints  & clerk"},
        {"paint+s", "pain"},  // a repetition ends what is known exactly
        {"\\d+ weeks", " weeks & 0123456789"},
        {"\xC2\xA3\\d", "\xA3 & 0123456789"},  // of a character beyond ASCII its last byte
        {"(?:%| per cent\\b)", " cent %"},
        {"Café\\b", "caf  & \xA9"},
        {"\\w+", ""},
        {"", ""},
        {"(?:Clerk)?", ""},
        {"a|Clerk", ""},
        {"\\p{Greek}Clerk", ""},  // not known: nothing is asked for
    };
    for (const auto& c : cases) {
        INFO(c.pattern);
        CHECK(pieces(c.pattern) == c.expected);
    }
}

TEST_CASE("the prefilter lets through what can match") {
    Prefilter prefilter;
    prefilter.add("(?i)agreed", 1);
    prefilter.add("Clerk .*(?:writes|calls)", 2);
    prefilter.add("\\d+", 3);
    prefilter.add("noted", 1);
    prefilter.add("(?i)CAF\xC3\x89S", 4);
    prefilter.add("\\w", 5);
    prefilter.compile();
    CHECK(candidates(prefilter, "It was AGREED") == "1 5 ");
    CHECK(candidates(prefilter, "The Clerk calls; noted, 3") == "1 2 3 5 ");
    CHECK(candidates(prefilter, "the clerk sleeps") == "5 ");
    CHECK(candidates(prefilter, "caf\xC3\xA9s") == "4 5 ");
    CHECK(candidates(prefilter, "") == "5 ");
    Prefilter none;
    none.compile();
    CHECK(candidates(none, "anything") == "");
    Prefilter without_memory(1);
    without_memory.add("agreed", 7);
    without_memory.compile();
    CHECK(candidates(without_memory, "nothing") == "! 7 ");
}

TEST_CASE("a pattern that is matched in parts of a text may begin and end anywhere in it") {
    Prefilter prefilter;
    prefilter.add("^Chair: (?P<value>\\w+)$", 1);
    prefilter.add("^Chair: (?P<value>\\w+)$", 2, MatchedIn::any_part);
    prefilter.add("\\AChair\\z|(?m:^Clerk$)", 3, MatchedIn::any_part);
    prefilter.compile();
    CHECK(candidates(prefilter, "4 May Chair: Ann Reed") == "2 3 ");
    CHECK(candidates(prefilter, "Chair: Ann") == "1 2 3 ");
    CHECK(candidates(prefilter, "4 May Treasurer: Ann Reed") == "");
    CHECK(candidates(prefilter, "subclerks") == "3 ");
}

TEST_CASE("letters that are an ASCII letter when case does not count are no reason to refuse a pattern") {
    Prefilter prefilter;
    prefilter.add("(?i)task", 1);
    prefilter.compile();
    REQUIRE(Pattern("(?i)task").found_in("ta\u017F\u212A"));
    CHECK(candidates(prefilter, "ta\u017F\u212A") == "1 ");
}

TEST_CASE("words that need more than one search are all looked for") {
    Prefilter prefilter;
    for (std::uint32_t i = 0; i < 12000; ++i) {
        prefilter.add("word" + std::to_string(10000 + i), i);
    }
    prefilter.compile();
    CHECK(candidates(prefilter, "word10000, word15999 and word21999") == "0 5999 11999 ");
}

TEST_CASE("all words that stand in a text are found in one pass") {
    const std::vector<std::string> words = {"she", "hers", "he", "", "ushers", "< the ", "s >", "e u"};
    const LiteralSearch search(words, 1 << 20);
    REQUIRE(search.is_built());
    const auto found = [&](std::string_view text) {
        std::vector<std::uint32_t> all;
        search.find(text, all);
        std::sort(all.begin(), all.end());
        return all;
    };
    CHECK(found("The -- USHERS!") == std::vector<std::uint32_t>{0, 1, 2, 2, 4, 5, 6, 7});
    CHECK(found("of the ushers today") == std::vector<std::uint32_t>{0, 1, 2, 2, 4, 7});
    CHECK(found("").empty());
    CHECK_FALSE(LiteralSearch(words, 10).is_built());
}

TEST_CASE("of the shipped packs the prefilter refuses no pattern that matches a text of theirs") {
    const RuleSet rules = RuleSet::load(tests::shipped_packs());
    std::vector<const Pattern*> patterns;
    Prefilter prefilter;
    for (const Rule& rule : rules.rules()) {
        for (const RulePattern& used : rule.patterns) {
            prefilter.add(used.pattern.expression(), static_cast<std::uint32_t>(patterns.size()));
            patterns.push_back(&used.pattern);
        }
    }
    prefilter.compile();
    std::size_t tried = 0;
    for (const Rule& rule : rules.rules()) {
        for (const Example& example : rule.examples) {
            std::vector<std::uint32_t> ids;
            REQUIRE(prefilter.candidates(example.text, ids));
            tried += ids.size();
            for (std::uint32_t i = 0; i < patterns.size(); ++i) {
                const bool refused = !std::binary_search(ids.begin(), ids.end(), i);
                if (refused && patterns[i]->found_in(example.text)) {
                    FAIL_CHECK(patterns[i]->expression() << " matches " << example.text);
                }
            }
        }
    }
    CHECK(tried > 1000);
}
