// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/owner_names.h"

#include <string>
#include <utility>
#include <vector>

#include "tests/support/catch.h"

using namespace arising;
using Names = std::vector<std::string>;

TEST_CASE("case, articles and titles make no other owner") {
    const corpus::OwnerNames names({"Clerk", "Clerk", "The Clerk", "CLERK", "Cllr Reed", "Cllr Moss", "Cllr. Vane",
                                    "Cllr Rook", "Reed", "Vice Chair", "Chair"});
    const std::vector<std::pair<std::string, Names>> expected = {
        {"The Clerk", {"Clerk"}},       {"CLERK", {"Clerk"}}, {"Reed", {"Cllr Reed"}},
        {"Cllr. Vane", {"Cllr. Vane"}}, {"Chair", {"Chair"}}, {"Vice Chair", {"Vice Chair"}},
    };
    for (const auto& [as_printed, name] : expected) {
        CHECK(names.names_of(as_printed) == name);
    }
    CHECK(names.spellings_of("Clerk") == Names{"Clerk", "CLERK", "The Clerk"});
}

TEST_CASE("a slip in a title makes no other owner") {
    const corpus::OwnerNames names(
        {"Cllr Reed", "Cllr Moss", "Cllr Vane", "Cllr Rook", "Clr Reed", "Clerk Reed", "Call Wren", "Clr Reed"});
    CHECK(names.names_of("Cllr Reed") == names.names_of("Clr Reed"));
    CHECK(names.spellings_of("Clr Reed") == Names{"Clr Reed", "Cllr Reed"});
    CHECK(names.names_of("Clerk Reed") == Names{"Clerk Reed"});
    CHECK(names.names_of("Call Wren") == Names{"Call Wren"});
    const corpus::OwnerNames brothers({"Dan Reed", "Dana Reed", "Dan Moss"});
    CHECK(brothers.names_of("Dan Reed") != brothers.names_of("Dana Reed"));
}

TEST_CASE("initials are the one name that has them") {
    const corpus::OwnerNames names(
        {"KR", "KR", "Kit Reed", "AB", "Ann Birch", "Abel Bone", "PC", "the PC", "Parish Council"});
    CHECK(names.names_of("Kit Reed") == Names{"KR"});
    CHECK(names.spellings_of("KR") == Names{"KR", "Kit Reed"});
    CHECK(names.names_of("AB") == Names{"AB"});
    CHECK(names.names_of("the PC") == names.names_of("Parish Council"));
    CHECK(names.names_of("Ann Birch") == Names{"Ann Birch"});
}

TEST_CASE("owners that act together are told apart where each is one elsewhere") {
    const corpus::OwnerNames names({"KR/AB", "EG, SP", "Clerk", "Chair", "Clerk and Chair", "KR CD", "KR", "CD",
                                    "Head of Housing and Assets", "ab & kr", "NO NO", "NO"});
    CHECK(names.names_of("KR/AB") == Names{"KR", "AB"});
    CHECK(names.names_of("EG, SP") == Names{"EG", "SP"});
    CHECK(names.names_of("Clerk and Chair") == Names{"Clerk", "Chair"});
    CHECK(names.names_of("KR CD") == Names{"KR", "CD"});
    CHECK(names.names_of("NO NO") == Names{"NO"});
    CHECK(names.names_of("Head of Housing and Assets") == Names{"Head of Housing and Assets"});
}

TEST_CASE("words that name nobody are no owner") {
    const corpus::OwnerNames names({"We", "we", "They", "Clerk"});
    CHECK(names.names_of("We").empty());
    CHECK(names.names_of("").empty());
    CHECK(names.names_of("Somebody else").empty());
}
