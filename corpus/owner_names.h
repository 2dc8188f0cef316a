// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace arising::corpus {

/// Who must act, by one name for everybody that a body writes in several ways: "The Clerk" and "CLERK", "Cllr Reed" and
/// "Reed" (a word before many names is a title), "KR" and "Kit Reed" (where no other name has these initials), and both
/// of "KR/AB". Learnt from the owners of one body, since another's may have the same initials. Spelling is not
/// corrected, but for titles: "Clr Reed" too is "Cllr Reed".
class OwnerNames {
public:
    /// Every owner of one body as printed, once for each time. What is not among them has no name.
    explicit OwnerNames(const std::vector<std::string>& as_printed);

    /// One for each who must act, in the order printed, each by its commonest spelling; none where the words name
    /// nobody ("we").
    [[nodiscard]] std::vector<std::string> names_of(const std::string& as_printed) const;
    /// All the ways in which one of these names is printed, the commonest first.
    [[nodiscard]] std::vector<std::string> spellings_of(const std::string& name) const;

private:
    void find_titles(const std::vector<std::string>& parts);
    void find_full_names(const std::vector<std::string>& parts);
    [[nodiscard]] std::vector<std::string> parts_of(const std::string& as_printed) const;
    [[nodiscard]] bool stands_alone(const std::string& part) const;
    [[nodiscard]] std::string key_of(const std::string& part) const;

    std::set<std::string> alone_;                 ///< words of all owners, with blanks between
    std::set<std::string> titles_;                ///< first words that many names share, and slips of the pen for them
    std::map<std::string, std::string> full_of_;  ///< key of initials -> key of the one name that has them
    std::map<std::string, std::map<std::string, std::size_t>> spellings_;  ///< key -> as printed -> times
};

}  // namespace arising::corpus
