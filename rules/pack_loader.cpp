// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/pack_loader.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "rules/common_pack.h"
#include "rules/fragments.h"
#include "rules/overrides.h"
#include "rules/pack_links.h"
#include "rules/pack_names.h"
#include "rules/rule_reader.h"

namespace arising::rules {

namespace {

/// Marks the packs that are, with all that they extend, those that the build has tested: what they say can only be
/// right.
void mark_shipped(std::vector<Pack>& packs) {
    const std::string_view known = kShippedPacks;
    const auto extended = all_extended(packs);
    for (std::size_t i = 0; i < packs.size(); ++i) {
        const std::string& digest = packs[i].info.sha256;
        packs[i].known_good = !digest.empty() && known.find(digest) != std::string_view::npos &&
                              std::all_of(extended[i].begin(), extended[i].end(),
                                          [&](std::size_t base) { return packs[base].known_good; });
    }
}

bool is_known_good(const std::vector<Pack>& packs, const RuleTable& table) {
    const auto changed_by = [&](const Pack& pack) { return pack.info.id == table.overrider; };
    const auto overrider = std::find_if(packs.begin(), packs.end(), changed_by);
    return packs[table.pack].known_good && (overrider == packs.end() || overrider->known_good);
}

/// Reads every rule, also those that are switched off: a mistake in them is one all the same.
void read_rules(const std::vector<Pack>& packs, const Fragments& names, LoadedPacks& loaded) {
    std::map<std::string, std::string> places;
    for (const RuleTable& table : rule_tables(packs)) {
        const PackInfo& pack = packs[table.pack].info;
        Rule rule = read_rule({*table.file, pack.id, names, nullptr, is_known_good(packs, table)}, table.table);
        const auto [first, is_new] = places.emplace(rule.id, rule.where);
        if (!is_new) {
            const PackValue& id = *table.table.find("id");
            throw rule_error(*table.file, id.place, "a second rule \"" + id.text + "\" in pack \"" + pack.id + "\"",
                             "the first one is at " + first->second);
        }
        if (table.overridden.line != 0) {
            rule.overridden = place_text({}, table.overridden);
            rule.overrider = table.overrider;
        }
        if (table.off.line == 0) {
            loaded.rules.push_back(std::move(rule));
            ++loaded.packs[table.pack].rules;
        }
    }
}

/// Names that no pattern uses, of packs that somebody named. A pack without rules is there for others to use.
void warn_of_unused_names(const Fragments& names, LoadedPacks& loaded) {
    for (const PackInfo& pack : loaded.packs) {
        if (!pack.named || pack.rules == 0) {
            continue;
        }
        for (const NamedPattern* named : names.unused(pack.id)) {
            loaded.warnings.emplace_back(
                rule_error({}, named->place, "no rule uses \"" + named->name + "\"", "take it out").what());
        }
    }
}

}  // namespace

LoadedPacks load_packs(const std::vector<std::filesystem::path>& paths,
                       const std::vector<std::filesystem::path>& library, bool trust_shipped) {
    Pack common = common_pack();
    std::vector<Pack> packs = open_packs(paths, library);
    common.known_good = trust_shipped;
    if (trust_shipped) {
        mark_shipped(packs);
    }
    // All names are known now: patterns may use those of packs that are extended.
    const Fragments names = read_names(common, packs);
    LoadedPacks loaded;
    loaded.files.push_back(common.files.front().source);
    for (const Pack& pack : packs) {
        loaded.packs.push_back(pack.info);
        for (const PackFile& file : pack.files) {
            loaded.files.push_back(file.source);
        }
    }
    read_rules(packs, names, loaded);
    warn_of_unused_names(names, loaded);
    return loaded;
}

}  // namespace arising::rules
