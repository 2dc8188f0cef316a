// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/disjoint_groups.h"

#include "tests/support/catch.h"

using arising::extractor::DisjointGroups;

TEST_CASE("groups are joined through any of their members and keep the first one's name") {
    DisjointGroups groups(6);
    CHECK(groups.of(4) == 4);
    groups.join(0, 1);
    groups.join(2, 3);
    CHECK(groups.of(1) == 0);
    CHECK(groups.of(0) != groups.of(3));
    groups.join(3, 1);
    for (const std::size_t member : {0U, 1U, 2U, 3U}) {
        CHECK(groups.of(member) == 2);
    }
    groups.join(0, 3);
    CHECK(groups.of(0) == 2);
    CHECK(groups.of(5) == 5);
}
