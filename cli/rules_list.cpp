// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/messages.h"
#include "cli/pack_folder.h"
#include "cli/rules_verbs.h"
#include "cli/text_table.h"
#include "rules/edit_distance.h"
#include "rules/rule.h"
#include "rules/rule_set.h"
#include "rules/values/number.h"

namespace arising::cli {

namespace {

struct ListArguments {
    PackChoice packs;
    std::string kind;
    std::string pack;
    std::string as = "table";
};

constexpr const char* footer =
    "Document rules have no kind; theirs is \"document\". A rule that another pack overrides says by which.\n"
    "\n"
    "Examples:\n"
    "  arising rules list\n"
    "  arising rules list --kind action --pack minutes\n"
    "  arising rules list --rules our-council/ --only-rules --as json | jq .";

std::string kind_of(const rules::Rule& rule) {
    if (rule.shape == rules::Shape::document) {
        return "document";
    }
    return rule.kind ? rules::name_of(*rule.kind) : "none";
}

/// "packs/parish.toml:14", without the column.
std::string line_of(const std::string& where) {
    return where.substr(0, where.rfind(':'));
}

/// With the pack that changed it.
std::string where_of(const rules::Rule& rule) {
    return line_of(rule.where) +
           (rule.overridden.empty() ? "" : ", overridden by " + rule.overrider + " (" + line_of(rule.overridden) + ")");
}

/// Which pack changed the rule, and where; null for a rule that is as its pack has it.
nlohmann::ordered_json overridden(const rules::Rule& rule) {
    if (rule.overridden.empty()) {
        return nullptr;
    }
    return {{"pack", rule.overrider}, {"where", line_of(rule.overridden)}};
}

/// Throws UsageError where no pack has this id; every pack will do where none is named.
void require_pack(const rules::RuleSet& rule_set, const std::string& id) {
    std::vector<std::string> known;
    for (const rules::PackInfo& pack : rule_set.packs()) {
        known.push_back(pack.id);
    }
    if (!id.empty() && std::find(known.begin(), known.end(), id) == known.end()) {
        throw UsageError("there is no pack \"" + id + "\"; " + rules::did_you_mean(id, known));
    }
}

std::vector<rules::Rule> wanted_rules(const ListArguments& arguments) {
    const rules::RuleSet rule_set = rules::RuleSet::load(arguments.packs.packs(), PackChoice::trusting_options());
    require_pack(rule_set, arguments.pack);
    std::vector<rules::Rule> wanted;
    for (const rules::Rule& rule : rule_set.rules()) {
        const bool of_kind = arguments.kind.empty() || kind_of(rule) == arguments.kind;
        const bool of_pack = arguments.pack.empty() || rule.id.starts_with(arguments.pack + ".");
        if (of_kind && of_pack) {
            wanted.push_back(rule);
        }
    }
    return wanted;
}

std::string as_table(const std::vector<rules::Rule>& wanted) {
    std::vector<std::vector<std::string>> rows = {
        {"id", "kind", "shape", ">priority", ">confidence", "title", "where"}};
    for (const rules::Rule& rule : wanted) {
        rows.push_back({rule.id, kind_of(rule), rules::name_of(rule.shape), std::to_string(rule.priority),
                        rules::number_text(rule.confidence), rule.title, where_of(rule)});
    }
    return text_table(rows);
}

std::string as_json(const std::vector<rules::Rule>& wanted) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const rules::Rule& rule : wanted) {
        list.push_back({{"id", rule.id},
                        {"kind", kind_of(rule)},
                        {"shape", rules::name_of(rule.shape)},
                        {"title", rule.title},
                        {"priority", rule.priority},
                        {"confidence", rule.confidence},
                        {"where", line_of(rule.where)},
                        {"examples", rule.examples.size()},
                        {"overridden", overridden(rule)}});
    }
    return list.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::vector<std::string> kind_names() {
    std::vector<std::string> names = rules::statement_kind_names();
    names.emplace_back("none");
    names.emplace_back("document");
    return names;
}

}  // namespace

void add_rules_list(CLI::App& rules, Console& console, int& exit_status) {
    const auto arguments = std::make_shared<ListArguments>();
    CLI::App* verb =
        rules.add_subcommand("list", "List the rules: id, kind, shape, priority, confidence, title, place");
    verb->add_option("--kind", arguments->kind, "Only rules of this kind")->check(CLI::IsMember(kind_names()));
    verb->add_option("--pack", arguments->pack, "Only rules of the pack with this id")->type_name("ID");
    verb->add_option("--as", arguments->as, "How they are listed")
        ->check(CLI::IsMember({"table", "json"}))
        ->capture_default_str();
    arguments->packs.add_options(*verb);
    verb->footer(footer);
    verb->callback([arguments, &console, &exit_status] {
        const std::vector<rules::Rule> wanted = wanted_rules(*arguments);
        write_data(console, arguments->as == "json" ? as_json(wanted) : as_table(wanted));
        exit_status = exit_ok;
    });
}

}  // namespace arising::cli
