// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/fragments.h"
#include "rules/pack_value.h"
#include "rules/rule.h"
#include "rules/table_reader.h"

// Values that keys of several shapes have: patterns and kinds of block. Every function throws RuleError that points to
// the value, for a bad pattern into it.

namespace arising::rules {

/// What a rule's table may refer to.
struct RuleContext {
    const SourceFile& file;
    const std::string& pack;
    const Fragments& fragments;
    std::vector<RulePattern>* patterns = nullptr;  ///< where given, every pattern that is read is noted here
    bool known_good = false;                       ///< the patterns are those of the build: compiled when first used
};

/// The pack whose names a value sees: that of the file it stands in, which an override makes another than the rule's.
[[nodiscard]] const std::string& pack_of(const RuleContext& context, const PackValue& value);

/// What is put around each pattern before it is compiled.
struct Wrapping {
    std::string before;
    std::string after;
};

/// Compiles one pattern of a pack, fragments put in.
[[nodiscard]] Pattern read_pattern(const RuleContext& context, const PackValue& value, const Wrapping& wrapping = {});

/// The patterns of a key whose captures are not used: conditions. None where the key is missing.
[[nodiscard]] std::vector<Pattern> read_patterns(const RuleContext& context, const TableReader& table,
                                                 std::string_view key);

/// The patterns of a key whose captures become fields: a capture that is none of `allowed` is an error.
[[nodiscard]] std::vector<Pattern> read_capturing(const RuleContext& context, const TableReader& table,
                                                  std::string_view key, const Wrapping& wrapping = {},
                                                  const std::vector<std::string>& allowed = field_names());

[[nodiscard]] std::vector<extractor::BlockKind> read_block_kinds(const TableReader& table, std::string_view key);

/// The place of a name in a list; the list's size where it is not in it.
[[nodiscard]] std::size_t index_of(const std::vector<std::string>& names, std::string_view name);
[[nodiscard]] bool contains(const std::vector<std::string>& names, std::string_view name);

}  // namespace arising::rules
