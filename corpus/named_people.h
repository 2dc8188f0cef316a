// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "extractor/document.h"

namespace arising::corpus {

/// Who is meant by initials in one document. "SG" is Sam Goosewell where the document says "Sam Goosewell (SG)", or
/// where its first pages list names, as minutes do of who was there, and one of these alone has the initials. Lists are
/// told by their look, three names or more side by side or below each other; a first word that many of them share is a
/// title. Roles are not looked up: who is the Clerk changes, and "the Clerk" stays so.
class NamedPeople {
public:
    explicit NamedPeople(const extractor::Document& document);

    /// "Sam Goosewell" for "SG", "Sam Goosewell, Tom Bell" for "SG/TB"; initials that are not known stay as they are.
    /// Empty where the words are not initials, or none of them is known.
    [[nodiscard]] std::string full_names(std::string_view owner) const;

private:
    void add_expansions(std::string_view text);
    void add_lists(const extractor::Document& document);

    using Meanings = std::map<std::string, std::set<std::string>, std::less<>>;  ///< initials -> names
    [[nodiscard]] std::string meaning(std::string_view initials) const;

    Meanings said_;    ///< "Sam Goosewell (SG)"
    Meanings listed_;  ///< by the letters of the names in lists
};

}  // namespace arising::corpus
