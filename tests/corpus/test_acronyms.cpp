// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/acronyms.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"

using arising::corpus::Acronyms;
using Words = std::vector<std::string>;

namespace {

void read(Acronyms& acronyms, const Words& texts) {
    for (const std::string& text : texts) {
        acronyms.see(text);
    }
    for (const std::string& text : texts) {
        acronyms.spell_out(text);
    }
}

}  // namespace

TEST_CASE("an acronym stands for what the texts themselves spell out") {
    Acronyms acronyms;
    read(acronyms, {"Ask about the PRF", "The Pond Repair Fund has closed", "a heron nesting plan (HNP) is wanted"});
    CHECK(acronyms.written_out({"prf", "grant"}) == Words{"prf", "pond", "repair", "fund", "grant"});
    CHECK(acronyms.written_out({"hnp"}) == Words{"hnp", "heron", "nesting", "plan"});
    CHECK(acronyms.written_out({"pond"}) == Words{"pond"});
}

TEST_CASE("the reading that is found most often counts") {
    Acronyms acronyms;
    read(acronyms, {"The PRF is full", "Pond Repair Fund", "Pond Repair Fund", "Parish Reading Fair"});
    CHECK(acronyms.written_out({"prf"}) == Words{"prf", "pond", "repair", "fund"});
}

TEST_CASE("words in small letters and initials stand for nothing") {
    Acronyms acronyms;
    read(acronyms, {"The ART of rowing", "art art art", "All Rowing Teams", "AB to ask", "Anna Brook"});
    CHECK(acronyms.written_out({"art"}) == Words{"art"});
    CHECK(acronyms.written_out({"ab"}) == Words{"ab"});
}

TEST_CASE("no acronym stands for a person") {
    const Words texts = {"The CDC replied", "Cllr Dora Carp", "Cllr Dora Carp", "Chalk Down Conservators"};
    Acronyms any;
    read(any, texts);
    CHECK(any.written_out({"cdc"}) == Words{"cdc", "cllr", "dora", "carp"});
    Acronyms without_people({"cllr"});
    read(without_people, texts);
    CHECK(without_people.written_out({"cdc"}) == Words{"cdc", "chalk", "down", "conservators"});
}
