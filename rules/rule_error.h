// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>

namespace arising::rules {

/// A mistake in a pack, made by whoever wrote it. what() is ready to be printed and has up to four lines:
///
///   packs/parish.toml:14:9: unknown key "macth"
///      14 | macth = 'agreed'
///         | ^
///   hint: did you mean "match"?
class RuleError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace arising::rules
