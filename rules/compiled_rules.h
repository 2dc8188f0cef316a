// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "rules/mining.h"
#include "rules/pack_loader.h"
#include "rules/prefilter.h"
#include "rules/rule_set.h"

namespace arising::rules {

/// How to run the rules over one document when it is not a whole run.
struct RunOptions {
    std::optional<RuleIndex> only;  ///< this rule alone
    Leniency leniency;
    std::optional<DocumentFacts> facts;    ///< instead of what document rules find
    std::vector<Found>* claims = nullptr;  ///< where given, what rules found before conflicts were resolved
};

/// What RuleSet holds: rules and the prefilter over their patterns.
struct RuleSet::Compiled {
    std::vector<PackInfo> packs;
    std::vector<Rule> rules;
    std::vector<std::string> warnings;                     ///< of loading: see LoadedPacks
    std::vector<std::shared_ptr<const SourceFile>> files;  ///< where places in the rules point to
    Prefilter prefilter;

    explicit Compiled(LoadedPacks loaded);

    /// Also says in `suppressed`, where that is given, how many passages rules of kind "none" took out.
    [[nodiscard]] MinedDocument run(const extractor::Document& document, const RunOptions& options = {},
                                    std::size_t* suppressed = nullptr) const;
};

}  // namespace arising::rules
