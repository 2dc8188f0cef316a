// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "rules/rule_error.h"

// Messages about a place in a pack: file, line, column, the source line, a caret, and what to do. See rule_error.h for
// the form. Lines and columns count from 1, columns in code points.

namespace arising::rules {

/// A file of a pack, kept while the pack is read so that messages can quote it.
struct SourceFile {
    std::string name;  ///< as messages print it
    std::string text;
    std::string pack = {};  ///< id of the pack that the file belongs to
};

struct Place {
    std::uint32_t line = 0;  ///< 0 = the whole file: no line is quoted
    std::uint32_t column = 0;
    /// Where the place is in another file than the one that is read: a rule may have values of a second pack.
    const SourceFile* file = nullptr;
};

/// "packs/parish.toml:14:9"
[[nodiscard]] std::string place_text(const SourceFile& file, Place place);

/// The whole message. Long source lines are cut around the caret. No hint line where `hint` is empty.
[[nodiscard]] RuleError rule_error(const SourceFile& file, Place place, std::string_view message,
                                   std::string_view hint = {});

/// The byte of the file's text at which a place stands, and the place of a byte.
[[nodiscard]] std::size_t byte_of_place(const SourceFile& file, Place place);
[[nodiscard]] Place place_of_byte(const SourceFile& file, std::size_t byte);

/// The place of the first `needle` at or after `from`, or `from` itself where there is none.
[[nodiscard]] Place find_place(const SourceFile& file, Place from, std::string_view needle);

}  // namespace arising::rules
