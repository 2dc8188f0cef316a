// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/openings.h"

#include <string>
#include <vector>

#include "corpus/words.h"
#include "tests/support/catch.h"

using arising::corpus::Openings;
using arising::corpus::words_of;

namespace {

/// Texts that all begin with "improve", some with a quality of something.
struct Asked {
    Openings openings;
    std::size_t towpaths = openings.add(words_of("Improve the quality of towpaths, so that anglers can walk there"));
    std::size_t towpaths_again = openings.add(words_of("Improve towpaths"));
    std::size_t anglers = openings.add(words_of("Improve the quality of licences that anglers carry"));
    std::size_t hedges = openings.add(words_of("Improve the quality of hedges along lanes"));
    std::size_t barns = openings.add(words_of("Improve the quality of barns in winter"));

    Asked() { openings.freeze(); }
};

}  // namespace

TEST_CASE("what requests open with tells whether they are about the same") {
    const Asked asked;
    const double same = asked.openings.held(asked.towpaths, asked.towpaths_again);
    CHECK(same > 0.8);
    CHECK(asked.openings.held(asked.towpaths_again, asked.towpaths) == Approx(same));
    CHECK(asked.openings.held(asked.towpaths, asked.anglers) < same / 2);
}

TEST_CASE("words with which all requests begin, and qualities, open nothing") {
    const Asked asked;
    CHECK(asked.openings.held(asked.hedges, asked.barns) < 0.3);
}
