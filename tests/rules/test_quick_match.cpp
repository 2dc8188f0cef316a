// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/quick_match.h"

#include <random>
#include <string>

#include "rules/pattern.h"
#include "rules/pattern_tree.h"
#include "rules/rule.h"
#include "tests/support/catch.h"
#include "tests/support/pack_set.h"

using namespace arising;
using namespace arising::rules;

namespace {

std::string written(const std::optional<PatternMatch>& match) {
    if (!match) {
        return "-";
    }
    std::string result = std::to_string(match->whole.begin) + ".." + std::to_string(match->whole.end);
    for (const Capture& capture : match->captures) {
        result += " " + std::string(capture.name) + "=" + std::to_string(capture.span.begin) + ".." +
                  std::to_string(capture.span.end);
    }
    return result;
}

/// What the quick way finds: as written() of a match; "?" where it does not know, "none" where there is no such way.
std::string quick(const char* pattern, std::string_view text, std::size_t from = 0) {
    const auto tree = pattern_tree(pattern);
    const auto way = tree ? QuickMatch::of(*tree) : nullptr;
    if (way == nullptr) {
        return "none";
    }
    QuickMatch::Slots slots;
    const QuickMatch::Answer answer = way->find(text, from, slots);
    if (answer == QuickMatch::Answer::unknown) {
        return "?";
    }
    return answer == QuickMatch::Answer::no ? "-" : std::to_string(slots[0]) + ".." + std::to_string(slots[1]);
}

/// A pattern of random pieces over few letters, so that much of it matches.
class PatternMaker {
public:
    explicit PatternMaker(unsigned seed) : random_(seed) {}

    std::string pattern(int depth) {
        std::string result;
        for (unsigned i = 0, parts = 1 + below(4); i < parts; ++i) {
            result += piece(depth) + repetition();
        }
        return result;
    }

    std::string text() {
        constexpr const char* letters[] = {"a", "b", "A", "c", " ", ".", "1", "\u2019", "\u00E9", "k", "\u212A", "\n"};
        std::string result;
        for (unsigned i = 0, size = below(14); i < size; ++i) {
            result += letters[below(std::size(letters))];
        }
        return result;
    }

private:
    unsigned below(std::size_t end) { return static_cast<unsigned>(random_() % end); }

    std::string piece(int depth) {
        constexpr const char* atoms[] = {"a",         "b",       "c",       "ab",     "A",    " ",        "\\.",
                                         ".",         "[ab]",    "[^a]",    "\\w",    "\\W",  "\\d",      "\\s",
                                         "\\p{L}",    "\\p{Lu}", "\\b",     "\\B",    "^",    "$",        "\u2019",
                                         "[\u2019b]", "(?i:K)",  "(?i:ba)", "[^\\W]", "\\PL", "(?i:[^k])"};
        if (depth == 0 || below(3) != 0) {
            return atoms[below(std::size(atoms))];
        }
        const std::string first = pattern(depth - 1);
        const std::string second = below(4) == 0 ? "" : pattern(depth - 1);
        if (below(2) == 0) {
            return "(?P<n" + std::to_string(names_++) + ">" + first + ")";
        }
        return "(?:" + first + "|" + second + "|" + pattern(depth - 1) + ")";
    }

    std::string repetition() {
        constexpr const char* repetitions[] = {"",   "",   "",   "",    "?",     "*",     "+",
                                               "??", "*?", "+?", "{2}", "{0,2}", "{1,3}?"};
        return repetitions[below(std::size(repetitions))];
    }

    std::mt19937 random_;
    unsigned names_ = 0;
};

/// Nothing for a pattern that is too large.
std::optional<Pattern> compiled(const std::string& expression) {
    try {
        return Pattern(expression);
    } catch (const PatternError&) {
        return std::nullopt;
    }
}

}  // namespace

TEST_CASE("the quick way finds the leftmost match that the pattern prefers") {
    const struct {
        const char* pattern;
        const char* text;
        const char* expected;
    } cases[] = {
        {"b|bc", "abc", "1..2"},
        {"bc|b", "abc", "1..3"},
        {"a.*c", "xabcabc", "1..7"},
        {"a.*?c", "xabcabc", "1..4"},
        {"\\bcat\\b", "concat cat", "7..10"},
        {"^b", "ab", "-"},
        {"b$", "ab", "1..2"},
        {"(?i)straSSe", "Strasse", "0..7"},
        {"(?:the |a )?Clerk", "the Clerk", "0..9"},
        {"(?:ab){2,3}", "abababab", "0..6"},
        {"\\p{Lu}\\p{Ll}+", "in \u00C9tat", "3..8"},
        {"[^.]+\\.", "One. Two.", "0..4"},
        {"x*", "aa", "0..0"},
        {"", "", "0..0"},
        // What is left to RE2.
        {"(?i)k", "\u212A", "?"},
        {"\\p{L}", "\u4E2D", "?"},
        {"(a*)*b", "aab", "none"},
        {"(?m)^a", "a", "none"},
        {"(?i)\u00C9", "\u00E9", "0..2"},
    };
    for (const auto& c : cases) {
        INFO(c.pattern << " on " << c.text);
        CHECK(quick(c.pattern, c.text) == c.expected);
    }
    CHECK(quick("^a|b", "aab", 1) == "2..3");
}

TEST_CASE("a pattern made to be slow is given up, and RE2 answers") {
    const std::string text(60, 'a');
    CHECK(quick("(?:a|aa)+(?:a|aa)+(?:a|aa)+b", text) == "?");
    CHECK_FALSE(Pattern("(?:a|aa)+(?:a|aa)+(?:a|aa)+b").find(text));
}

TEST_CASE("what a search may try grows with the text, not with its square") {
    // Every z begins a way that goes on to the end of the text and back, in vain.
    const std::string pattern = "\\bz[a-z ]*q";
    const auto granted = [&](std::size_t pairs) {
        std::string text = "q";
        for (std::size_t i = 0; i < pairs; ++i) {
            text += " z";
        }
        const auto way = QuickMatch::of(*pattern_tree(pattern));
        REQUIRE(way != nullptr);
        QuickMatch::Slots slots;
        static_cast<void>(way->find(text, 0, slots));
        CHECK_FALSE(Pattern(pattern).find(text));
        return way->tries_granted();
    };
    constexpr std::size_t kPairs = QuickMatch::kLongestText / 16;
    CHECK(granted(kPairs) > 0);
    CHECK(granted(2 * kPairs) < 3 * granted(kPairs));
    CHECK(granted(4 * kPairs) < 3 * granted(2 * kPairs));
    CHECK(granted(QuickMatch::kLongestText) == 0);  // RE2's
}

TEST_CASE("a place that needs many tries is tried again with more") {
    const std::string text = "z" + std::string(1000, ' ') + "q" + std::string(1000, 'a');
    CHECK(quick("z[a-z ]*q", text) == "0..1002");
}

TEST_CASE("the quick way and RE2 find the same") {
    std::size_t known = 0;
    std::size_t found = 0;
    for (unsigned seed = 0; seed < 600; ++seed) {
        PatternMaker maker(seed);
        const std::optional<Pattern> made = compiled(maker.pattern(2));
        if (!made) {
            continue;
        }
        const Pattern& pattern = *made;
        for (int i = 0; i < 12; ++i) {
            const std::string text = maker.text();
            for (const std::size_t from : {std::size_t{0}, std::min<std::size_t>(1, text.size())}) {
                if (from < text.size() && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) {
                    continue;
                }
                INFO(pattern.expression() << " on " << text << " from " << from);
                const auto expected = pattern.find_slowly(text, from);
                CHECK(written(pattern.find(text, from)) == written(expected));
                found += expected ? 1 : 0;
                known += quick(pattern.expression().c_str(), text, from) != "none" ? 1 : 0;
            }
        }
    }
    CHECK(found > 3000);
    CHECK(known > 5500);
}

TEST_CASE(
    "the patterns of the shipped packs find the same in either way, and one in a hundred at most is left to RE2") {
    const RuleSet rules = RuleSet::load(tests::shipped_packs());
    std::vector<std::string> texts;
    for (const Rule& rule : rules.rules()) {
        for (const Example& example : rule.examples) {
            texts.push_back(example.text);
        }
    }
    std::size_t without = 0;
    std::size_t number = 0;
    for (const Rule& rule : rules.rules()) {
        for (const RulePattern& used : rule.patterns) {
            const auto tree = pattern_tree(used.pattern.expression());
            without += tree && QuickMatch::of(*tree) != nullptr ? 0 : 1;
            for (std::size_t i = number++ % 7; i < texts.size(); i += 7) {  // all pairs would take too long
                if (written(used.pattern.find(texts[i])) != written(used.pattern.find_slowly(texts[i]))) {
                    FAIL_CHECK(used.pattern.expression() << " on " << texts[i]);
                }
            }
        }
    }
    CHECK(without <= number / 100);
}

TEST_CASE("a pattern that is tried on and on goes over to RE2 and finds the same") {
    const Pattern pattern("(?P<who>Clerk|Chair) (?:to|will) (?P<what>[a-z ]+)");
    const std::string text = "It was said that the Chair will write, and that the Clerk to the council is away";
    const std::string expected = written(pattern.find_slowly(text));
    for (int i = 0; i < 5000; ++i) {
        REQUIRE(written(pattern.find(text)) == expected);
        REQUIRE_FALSE(pattern.found_in("It was said that the Chair wrote, and that the Clerk is away"));
    }
}
