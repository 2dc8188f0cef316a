// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// What a text must hold for a pattern to match it, so that a cheap search can say which patterns are worth trying.
// Never asks for too much: a text that the pattern matches has it all. Asks for as much as is easily told.
//
// Words are looked for in the plain form of a text: letters of ASCII small, digits and "_" as they are, every run of
// anything else one blank; before it "< " and behind it " >". There "\bto (?:be|go)" asks for one of " to be" and
// " to go", and "^\W*No\.?$" for "< no >".

namespace arising::rules {

/// One of these must be in the text.
struct RequiredPiece {
    std::vector<std::string> words;  ///< in plain form, sorted, none of them inside another
    std::bitset<256> bytes;          ///< of the text as it is

    bool operator==(const RequiredPiece&) const = default;
};

/// What the pattern is matched against: the text that is searched for the pieces, or any part of it, which begins and
/// ends where it likes.
enum class MatchedIn : std::uint8_t { all, any_part };

/// All that must be in the text, the one that is found least often first. Empty where nothing is known to be needed.
///
/// Two characters beyond ASCII are a letter of ASCII when case does not count (long s, the Kelvin sign). A text with
/// one of them (has_odd_letters) may match without what is required.
[[nodiscard]] std::vector<RequiredPiece> required_pieces(std::string_view expression,
                                                         MatchedIn matched_in = MatchedIn::all);

[[nodiscard]] bool has_odd_letters(std::string_view text);

}  // namespace arising::rules
