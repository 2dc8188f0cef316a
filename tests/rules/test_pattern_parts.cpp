// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/pattern_parts.h"

#include <string>
#include <vector>

#include "rules/near_match.h"
#include "rules/rule.h"
#include "rules/rule_set.h"
#include "tests/support/catch.h"
#include "tests/support/pack_set.h"

using namespace arising;
using rules::PatternPart;
using rules::PatternParts;

namespace {

/// The atoms of a pattern without alternatives, with "|" between them.
std::string atoms_of(std::string_view pattern) {
    std::string atoms;
    const std::vector<PatternParts> alternatives = rules::split_pattern(pattern);
    REQUIRE(alternatives.size() == 1);
    for (const PatternPart& part : alternatives.front()) {
        atoms += part.kind == PatternPart::Kind::atom ? (atoms.empty() ? "" : "|") + part.text : "";
    }
    return atoms;
}

std::string whole(const PatternParts& parts) {
    return rules::prefix_of(parts, rules::atoms_in(parts));
}

rules::NearMatch nearest(const std::string& pattern, std::string_view text) {
    return rules::near_match({rules::Pattern(pattern)}, text, rules::Effort::thorough);
}

std::string reason(const std::string& pattern, std::string_view text) {
    return rules::reason_of(nearest(pattern, text), text, pattern);
}

}  // namespace

TEST_CASE("a pattern is cut where its pieces end") {
    CHECK(atoms_of("the gate") == "the| |gate");
    CHECK(atoms_of("colou?r\\b") == "colo|u?|r|\\b");
    CHECK(atoms_of("a(b c)d") == "a|b| |c|d");
    CHECK(atoms_of("(?P<owner>[A-Z]\\w+) will") == "[A-Z]|\\w+| |will");
    CHECK(atoms_of("(?:a|b)x") == "(?:a|b)|x");
    CHECK(atoms_of("(?:ab){2,3}?x") == "(?:ab){2,3}?|x");
    CHECK(atoms_of("[]a)(|]+[^]|]*") == "[]a)(|]+|[^]|]*");
    CHECK(atoms_of("[[:alpha:]\\]]x") == "[[:alpha:]\\]]|x");
    CHECK(atoms_of("\\p{Lu}\\pL\\x{2019}\\x41\\123\\.") == "\\p{Lu}|\\pL|\\x{2019}|\\x41|\\123|\\.");
    CHECK(atoms_of("\\Qa|(b\\E+c") == "\\Qa|(b\\E+|c");
    CHECK(atoms_of("{2}x{,3}") == "{|2|}|x|{|,|3|}");
    CHECK(atoms_of("é+ü") == "é+|ü");
    CHECK(atoms_of("") == "");
}

TEST_CASE("alternatives of the whole pattern keep the flags before them") {
    const std::vector<PatternParts> parts = rules::split_pattern("(?i)ab|cd|[|]");
    REQUIRE(parts.size() == 3);
    CHECK(whole(parts[0]) == "(?i)ab");
    CHECK(whole(parts[1]) == "(?i)cd");
    CHECK(whole(parts[2]) == "(?i)[|]");
}

TEST_CASE("a prefix closes its groups, the rest opens none") {
    const PatternParts parts = rules::split_pattern("(?P<a>the (?:old gate)) now").front();
    CHECK(rules::prefix_of(parts, 3) == "(?P<a>the (?:old))");
    CHECK(rules::rest_of(parts, 3) == " gate now");
    CHECK(rules::rest_of(parts, 2) == "(?:old gate) now");
    CHECK(rules::rest_of(parts, 7) == "");
}

TEST_CASE("every prefix of every shipped pattern compiles, and the last is the pattern") {
    const rules::RuleSet shipped = rules::RuleSet::load(tests::shipped_packs());
    for (const rules::Rule& rule : shipped.rules()) {
        for (const rules::Pattern& pattern : rule.match) {
            const std::vector<PatternParts> alternatives = rules::split_pattern(pattern.expression());
            if (alternatives.size() == 1) {
                CHECK(whole(alternatives.front()) == pattern.expression());
            }
            for (const PatternParts& parts : alternatives) {
                INFO(rule.id);
                const std::size_t middle = rules::atoms_in(parts) / 2;
                CHECK_NOTHROW(rules::Pattern(rules::prefix_of(parts, middle)));
                CHECK_NOTHROW(rules::Pattern(rules::prefix_of(parts, middle + 1, true)));
            }
        }
    }
}

TEST_CASE("the longest beginning that is found says where the text leaves the pattern") {
    const std::string text = "On Monday the Clerk shall write.";
    CHECK(reason("the Clerk will", text) == "matched \"the Clerk\", then expected will");
    CHECK(reason("(?P<owner>(?:the )?Clerk) .*\\bwill\\b", text) ==
          "matched \"the Clerk\", then somewhere after it expected will\\b");
    CHECK(reason("Tuesday", text) == "nothing in it matches Tuesday");
    CHECK(reason("write\\.? soon$", text) == "matched \"write.\", then expected  soon$");
    CHECK(reason("write$", text) == "matched \"write\", then expected the end");
    const rules::NearMatch match = nearest("Clerk shall", text);
    CHECK(match.complete);
    CHECK(match.matched->begin == 14);
    CHECK(match.matched->end == 25);
}

TEST_CASE("a thorough search looks into alternatives") {
    const std::string text = "The Clerk was asked for tea.";
    CHECK(reason("The Clerk (?:will|was asked to|is to) write", text) ==
          "matched \"The Clerk was asked\", then expected to write");
    CHECK(reason("The Clerk (?:will|must) write", text) == "matched \"The Clerk\", then expected (?:will|must) write");
}

TEST_CASE("of several patterns the nearest counts") {
    const std::vector<rules::Pattern> patterns = {rules::Pattern("gate"), rules::Pattern("the old bridge"),
                                                  rules::Pattern("x|the new .* shed")};
    const rules::NearMatch match = rules::near_match(patterns, "the new gatehouse", rules::Effort::quick);
    CHECK(match.pattern == 0);
    CHECK(match.complete);
    const rules::NearMatch other = rules::near_match(patterns, "the new house", rules::Effort::quick);
    CHECK(other.pattern == 2);
    CHECK(rules::reason_of(other, "the new house", "x|the new .* shed") ==
          "matched \"the new\", then somewhere after it expected  shed");
}
