// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>

#include "rules/fragments.h"
#include "rules/pack_value.h"
#include "rules/rule.h"

namespace arising::rules {

/// What a rule's table may refer to.
struct RuleContext {
    const SourceFile& file;
    const std::string& pack;
    const Fragments& fragments;
    /// Scales by id, as seen from the pack.
    const std::map<std::string, std::shared_ptr<const Scale>>& scales;
};

/// Reads and checks one [[rule]] table and compiles its patterns. Throws RuleError.
[[nodiscard]] Rule read_rule(const RuleContext& context, const PackValue& table);

/// Compiles one pattern of a pack, fragments put in. Throws RuleError that points into the pattern. `wrap_before` and
/// `wrap_after` are put around it.
[[nodiscard]] Pattern read_pattern(const RuleContext& context, const PackValue& value,
                                   const std::string& wrap_before = {}, const std::string& wrap_after = {});

}  // namespace arising::rules
