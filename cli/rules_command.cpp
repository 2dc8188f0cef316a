// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/pack_folder.h"
#include "cli/rules_verbs.h"
#include "rules/pack_schema.h"
#include "rules/rule.h"
#include "rules/rule_set.h"

namespace arising::cli {

namespace {

struct CheckArguments {
    std::vector<std::string> packs;
    std::string rule;  ///< only this one; empty: all of the packs that are named
};

/// With packs named, those alone: their author wants to know about them, not about ours.
rules::RuleSet load(const CheckArguments& arguments) {
    PackChoice choice;
    choice.added = arguments.packs;
    choice.only_added = !arguments.packs.empty();
    return rules::RuleSet::load(choice.packs(), PackChoice::load_options());
}

/// The examples of some rules that do not hold, and how many there are.
std::string report_on_examples(const rules::RuleSet& rule_set, const std::vector<std::size_t>& some,
                               const std::vector<rules::ExampleFailure>& failures) {
    std::string lines;
    for (const rules::ExampleFailure& failure : failures) {
        lines += failure.where + ": " + failure.rule + ": " + failure.message + "\n    " + failure.example + "\n";
        lines += failure.details;
    }
    return lines + std::to_string(rule_set.example_count(some)) + " examples of " + std::to_string(some.size()) +
           " rules: " +
           (failures.empty() ? std::string("all hold") : std::to_string(failures.size()) + " do not hold") + "\n";
}

/// ", 2 overrides"; empty where the pack changes no rule of another.
std::string overrides_text(const rules::RuleSet& rule_set, const std::string& pack) {
    const auto& all = rule_set.rules();
    const auto count = std::count_if(all.begin(), all.end(), [&](const rules::Rule& rule) {
        return !rule.overridden.empty() && rule.overrider == pack;
    });
    return count == 0 ? "" : ", " + std::to_string(count) + (count == 1 ? " override" : " overrides");
}

int check(const CheckArguments& arguments, Console& console) {
    const rules::RuleSet rule_set = load(arguments);
    for (const std::string& warning : rule_set.warnings()) {
        say(console, "warning: " + warning);
    }
    const std::vector<std::size_t> own = rule_set.own_rules();
    const std::vector<rules::ExampleFailure> failures = rule_set.test_examples(own);
    if (!failures.empty()) {
        write_data(console, report_on_examples(rule_set, own, failures));
        return exit_incomplete;
    }
    std::string lines;
    for (const rules::PackInfo& pack : rule_set.packs()) {
        if (pack.named) {
            lines += pack.id + " " + pack.version + ": " + std::to_string(pack.rules) + " rules" +
                     overrides_text(rule_set, pack.id) + ", no mistakes\n";
        }
    }
    write_data(console, lines);
    return exit_ok;
}

int test(const CheckArguments& arguments, Console& console) {
    const rules::RuleSet rule_set = load(arguments);
    const std::vector<std::size_t> wanted = rule_set.own_rules(arguments.rule);
    const std::vector<rules::ExampleFailure> failures = rule_set.test_examples(wanted);
    write_data(console, report_on_examples(rule_set, wanted, failures));
    return failures.empty() ? exit_ok : exit_incomplete;
}

int print_schema(Console& console) {
    write_data(console, rules::pack_schema());
    return exit_ok;
}

struct RulesAction {
    const char* name;
    const char* description;
    const char* footer;
    int (*act)(const CheckArguments&, Console&);
    bool takes_rule = false;
};

constexpr RulesAction actions[] = {
    {"check", "Load rule packs, report the first mistake in them, and run their examples",
     "What is allowed but hardly meant gives a warning on stderr: patterns that match nothing or everything, rules\n"
     "that others leave nothing to, names that nothing uses, examples and counter-examples that are missing.\n"
     "Of packs that these extend, only rules that they change are looked at.\n\n"
     "Exit status: 0 no mistake, 1 some examples do not hold, 2 a mistake, with file, line and column.\n\n"
     "Examples:\n"
     "  arising rules check                the packs that come with the tool\n"
     "  arising rules check our-council/",
     &check, false},
    {"test", "Run every rule's own examples and counter-examples",
     "Exit status: 0 all hold, 1 some do not, 2 a mistake in a pack.\n\n"
     "Examples:\n"
     "  arising rules test                 the packs that come with the tool\n"
     "  arising rules test our-council/\n"
     "  arising rules test our-council/ --rule resolved",
     &test, true},
};

constexpr const char* schema_footer =
    "For editors that complete and check TOML. The first line of a pack file names where it is kept:\n"
    "  #:schema ./pack-1.schema.json\n\n"
    "Example:\n"
    "  arising rules schema > pack-1.schema.json";

}  // namespace

void add_rules_command(CLI::App& program, Console& console, int& exit_status) {
    CLI::App* command = program.add_subcommand("rules", "Check, test, explain, time and format rule packs");
    command->require_subcommand(1);
    command->footer(
        "Examples:\n"
        "  arising rules check our-council/\n"
        "  arising rules explain minutes.pdf --text \"The Clerk will write\"");
    for (const RulesAction& action : actions) {
        const auto arguments = std::make_shared<CheckArguments>();
        CLI::App* verb = command->add_subcommand(action.name, action.description);
        verb->add_option("PACK", arguments->packs,
                         "Rule packs (folders or .toml files); without any, those that come with the tool");
        if (action.takes_rule) {
            verb->add_option("--rule", arguments->rule, "Only the examples of this rule")->type_name("ID");
        }
        verb->footer(action.footer);
        verb->callback(
            [arguments, act = action.act, &console, &exit_status] { exit_status = act(*arguments, console); });
    }
    add_rules_list(*command, console, exit_status);
    add_rules_explain(*command, console, exit_status);
    add_rules_profile(*command, console, exit_status);
    add_rules_coverage(*command, console, exit_status);
    add_rules_fmt(*command, console, exit_status);
    CLI::App* schema = command->add_subcommand("schema", "Print the JSON Schema of pack files");
    schema->footer(schema_footer);
    schema->callback([&console, &exit_status] { exit_status = print_schema(console); });
}

}  // namespace arising::cli
