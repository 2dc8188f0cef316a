// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "extractor/document.h"
#include "rules/statement.h"

namespace arising::rules {

class RuleMeter;
struct Rule;

/// What a run records of a pack, so that a record can be traced to the rules that made it.
struct PackInfo {
    std::string id;
    std::string version;
    std::string title;
    std::string sha256;  ///< over the pack's files, in name order
    std::size_t rules = 0;
    bool named = true;  ///< false: nobody asked for it, but a pack extends it
};

/// One example of a rule that does not behave as the pack says.
struct ExampleFailure {
    std::string rule;
    std::string where;  ///< file:line:column
    std::string example;
    std::string message;  ///< what was expected and what was found
    std::string details;  ///< lines below it: the two one above the other, or how near the rule came; may be empty
};

struct LoadOptions {
    /// Packs that are there to be extended: each is loaded only when another pack extends it.
    std::vector<std::filesystem::path> library;
    /// Bytes that finding the literal pieces of all patterns in a text may use. With too few, every rule is tried on
    /// every passage: slower, the same result, and counted in MinedDocument::prefilter_fallbacks.
    std::int64_t prefilter_memory = 64 << 20;
    /// The patterns of packs that are, byte for byte, those that the build knows, and extend no other, are not checked
    /// again: loading takes a fraction of the time. Whoever wants mistakes found leaves it false.
    bool trust_shipped = false;
};

/// Rules, compiled once and immutable afterwards; share it by const reference. Holds no document. Neither copied nor
/// used by two threads at once (RE2 would allow it, ICU's break iterators inside do not).
class RuleSet {
public:
    /// Loads and compiles packs: each path is a folder of *.toml files or one such file. Throws RuleError
    /// (rule_error.h) for any mistake of whoever wrote them.
    [[nodiscard]] static RuleSet load(const std::vector<std::filesystem::path>& packs, const LoadOptions& options = {});

    RuleSet(const RuleSet&) = delete;
    RuleSet& operator=(const RuleSet&) = delete;
    RuleSet(RuleSet&&) noexcept;
    RuleSet& operator=(RuleSet&&) noexcept;
    ~RuleSet();

    [[nodiscard]] const std::vector<PackInfo>& packs() const;
    [[nodiscard]] std::size_t size() const;
    /// All rules, in the order in which they were loaded. See rule.h.
    [[nodiscard]] const std::vector<Rule>& rules() const;

    /// Makes what the first document would otherwise wait for. Who forks processes calls it before, so that they share
    /// it.
    void prepare() const;

    /// Everything the rules find. Deterministic: same document, same statements, in the same order.
    [[nodiscard]] MinedDocument mine(const extractor::Document& document) const;
    /// The same, and adds to the meter what each rule cost; it must have been made for size() rules.
    [[nodiscard]] MinedDocument mine(const extractor::Document& document, RuleMeter& meter) const;

    /// Runs every rule's own examples and counter-examples; empty means all hold.
    [[nodiscard]] std::vector<ExampleFailure> test_examples() const;
    /// The same for some rules, given by their places in rules().
    [[nodiscard]] std::vector<ExampleFailure> test_examples(const std::vector<std::size_t>& some) const;
    /// The rules of the packs that were named, and those that they change; where a rule is named ("pack.rule", or
    /// "rule" alone), that one. Throws RuleError where there is none of that name.
    [[nodiscard]] std::vector<std::size_t> own_rules(const std::string& only = {}) const;
    /// What is allowed in the packs but hardly meant, ready to be printed: see pack_warnings.h.
    [[nodiscard]] std::vector<std::string> warnings() const;
    /// How many examples and counter-examples the rules have, or some of them.
    [[nodiscard]] std::size_t example_count() const;
    [[nodiscard]] std::size_t example_count(const std::vector<std::size_t>& some) const;

    struct Compiled;
    /// For the parts of rules/ that look inside.
    [[nodiscard]] const Compiled& compiled() const { return *compiled_; }

private:
    explicit RuleSet(std::unique_ptr<Compiled> compiled);
    std::unique_ptr<Compiled> compiled_;
};

}  // namespace arising::rules
