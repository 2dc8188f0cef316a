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
    RuleMeter* meter = nullptr;            ///< where given, what each rule costs is added to it
};

/// What a run leaves out of its result, for those who ask why.
struct RunTrace {
    std::vector<Suppression> suppressions;  ///< passages that rules of kind "none" took out
    std::vector<Loss> losses;
};

/// What RuleSet holds: rules and the prefilter over their patterns.
struct RuleSet::Compiled {
    std::vector<PackInfo> packs;
    std::vector<Rule> rules;
    std::vector<std::string> warnings;                     ///< of loading: see LoadedPacks
    std::vector<std::shared_ptr<const SourceFile>> files;  ///< where places in the rules point to
    /// Each pattern that a rule can start with: the rule, and the pattern's bit. Filled with the prefilter.
    mutable std::vector<Candidate> filtered;

    explicit Compiled(LoadedPacks loaded, std::int64_t prefilter_memory = Prefilter::kMemory);

    /// Its ids are indices into `filtered`. Made when it is first asked for: many commands only want to see the rules.
    [[nodiscard]] const Prefilter& prefilter() const;

    [[nodiscard]] MinedDocument run(const extractor::Document& document, const RunOptions& options = {},
                                    RunTrace* trace = nullptr) const;

private:
    void make_prefilter() const;

    std::int64_t prefilter_memory_;
    mutable std::optional<Prefilter> prefilter_;
};

}  // namespace arising::rules
