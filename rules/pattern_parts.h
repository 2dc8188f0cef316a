// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// A pattern taken apart into the pieces that must follow one another, so that a text which does not match can be
// compared with its beginning. Not a parser of regular expressions: it knows where pieces end (escapes, classes,
// groups, repetitions), not what they mean. Wants a pattern that compiles; whatever it is given, the pieces put
// together are the pattern again.

namespace arising::rules {

struct PatternPart {
    enum class Kind : std::uint8_t {
        atom,   ///< matches something: a word, a class, a repeated group
        open,   ///< "(" of a group whose pieces follow one by one
        close,  ///< its ")"
        flag,   ///< "(?i)": holds to the end of its group
    };

    Kind kind = Kind::atom;
    std::string text;
    bool gap = false;    ///< matches nearly anything of any length: ".*", "[^.]{0,80}"
    bool loose = false;  ///< that, or any length of some class: "[\\w ]+"; what it matches tells little
};

using PatternParts = std::vector<PatternPart>;

/// One list of parts for each alternative of the whole pattern. Groups that are not repeated and have no alternatives
/// are opened; other groups are one atom.
[[nodiscard]] std::vector<PatternParts> split_pattern(std::string_view pattern);

/// The alternatives of an atom that is a group, each with the group's own brackets; none for other atoms and for groups
/// that are repeated.
[[nodiscard]] std::vector<PatternParts> branches_of(const PatternPart& atom);

/// How many of the parts are atoms.
[[nodiscard]] std::size_t atoms_in(const PatternParts& parts);

/// The parts up to and with the given number of atoms, as a pattern that compiles: groups that are still open are
/// closed. With `named`, what the atom number i (from 0) matches is the capture part_name(i).
[[nodiscard]] std::string prefix_of(const PatternParts& parts, std::size_t atoms, bool named = false);
[[nodiscard]] std::string part_name(std::size_t atom);

/// What follows that many atoms, without the brackets that only close what stands before.
[[nodiscard]] std::string rest_of(const PatternParts& parts, std::size_t atoms);

}  // namespace arising::rules
