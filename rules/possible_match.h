// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace arising::rules {

/// Why no text at all can match a pattern that compiles: "^" where something must stand before it, "$" where something
/// must follow, \b between two letters, a class without a character ("[^\s\S]"). Nothing where a text can, or where
/// the pattern has a piece that this does not know: no answer is ever wrong, some are missing.
///
/// The pattern is read as an automaton over three things that can follow one another: a letter, another character, the
/// end of the text. Whether its last state can be reached is then a question of walking it, in time linear in its size.
[[nodiscard]] std::optional<std::string> why_nothing_matches(const std::string& expression);

}  // namespace arising::rules
