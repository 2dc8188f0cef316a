// SPDX-License-Identifier: GPL-3.0-or-later
#include <time.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "cli/messages.h"
#include "cli/pack_folder.h"
#include "cli/read_archive.h"
#include "cli/reading_choice.h"
#include "cli/rules_verbs.h"
#include "cli/text_table.h"
#include "rules/rule.h"
#include "rules/rule_meter.h"
#include "rules/rule_set.h"

namespace arising::cli {

using Json = nlohmann::ordered_json;
using rules::Nanoseconds;

namespace {

struct ProfileArguments {
    std::vector<std::string> paths;
    std::string as = "table";
    PackChoice packs;
    ReadingChoice reading;
};

constexpr const char* footer =
    "Reads every file in this process, one after the other and without the sandbox of `arising mine`, and times each "
    "rule.\n"
    "A rule is tried on the blocks that have the plain words of its pattern; where it has none, on every block. Then\n"
    "found: statements before rules of higher priority and repeats take some away; stood: what is in the record.\n"
    "\n"
    "Examples:\n"
    "  arising rules profile minutes/\n"
    "  arising rules profile minutes/ --rules our-council/ --only-rules --as json | jq .";

/// Time of the processor: what else the machine does takes none of it.
Nanoseconds processor_time() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return std::chrono::seconds(now.tv_sec) + Nanoseconds(now.tv_nsec);
}

struct Profile {
    explicit Profile(const rules::RuleSet& rule_set) : meter(rule_set.size()) {}

    rules::RuleMeter meter;  ///< by the clock on the wall, which costs too little to disturb what it measures
    // The rest is time of the processor.
    Nanoseconds loading{0};  ///< packs
    Nanoseconds reading{0};  ///< from PDF to Document
    Nanoseconds mining{0};   ///< from Document to statements
    std::size_t documents = 0;
    std::size_t pages = 0;

    [[nodiscard]] Nanoseconds all() const { return loading + reading + mining; }
    /// A time of the meter as time of the processor.
    [[nodiscard]] Nanoseconds metered(Nanoseconds time) const {
        const auto factor = meter.total.count() == 0
                                ? 0.0
                                : static_cast<double>(mining.count()) / static_cast<double>(meter.total.count());
        return Nanoseconds(static_cast<Nanoseconds::rep>(static_cast<double>(time.count()) * factor));
    }
};

double seconds(Nanoseconds time) {
    return std::chrono::duration<double>(time).count();
}

double share(Nanoseconds part, Nanoseconds whole) {
    return whole.count() == 0 ? 0 : static_cast<double>(part.count()) / static_cast<double>(whole.count());
}

std::string fixed(double number, int digits) {
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%.*f", digits, number);
    return text.data();
}

std::string percent(Nanoseconds part, Nanoseconds whole) {
    return fixed(100 * share(part, whole), 1) + " %";
}

/// Rules by their time, the most expensive first.
std::vector<std::size_t> by_time(const rules::RuleMeter& meter) {
    std::vector<std::size_t> order(meter.costs().size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return meter.costs()[a].time > meter.costs()[b].time; });
    return order;
}

Nanoseconds own_time(const rules::RuleMeter& meter) {
    Nanoseconds sum{0};
    for (const rules::RuleCost& cost : meter.costs()) {
        sum += cost.time;
    }
    return sum;
}

std::string as_table(const Profile& profile, const rules::RuleSet& rule_set) {
    const rules::RuleMeter& meter = profile.meter;
    const Nanoseconds rest = meter.total - meter.prefilter - meter.sentences - own_time(meter);
    std::string text =
        std::to_string(profile.documents) + " documents, " + std::to_string(profile.pages) + " pages\n\n";
    const auto line = [&](const std::string& name, Nanoseconds time) {
        return std::vector<std::string>{name, fixed(seconds(time), 3), percent(time, profile.all())};
    };
    text += text_table({{"", ">seconds", ">share"},
                        line("reading the documents", profile.reading),
                        line("loading the rules", profile.loading),
                        line("mining the documents", profile.mining),
                        line("  finding which rules can match where", profile.metered(meter.prefilter)),
                        line("  cutting blocks into sentences", profile.metered(meter.sentences)),
                        line("  the rules themselves", profile.metered(own_time(meter))),
                        line("  the rest: conflicts, repeats, item numbers", profile.metered(rest))});
    std::vector<std::vector<std::string>> rows = {{"rule", ">ms", ">of the rules", ">tried on", ">found", ">stood"}};
    for (const std::size_t i : by_time(meter)) {
        const rules::RuleCost& cost = meter.costs()[i];
        rows.push_back({rule_set.rules()[i].id, fixed(1000 * seconds(profile.metered(cost.time)), 2),
                        percent(cost.time, own_time(meter)), std::to_string(cost.candidates),
                        std::to_string(cost.found), std::to_string(cost.stood)});
    }
    return text + "\n" + text_table(rows);
}

std::string as_json(const Profile& profile, const rules::RuleSet& rule_set) {
    const rules::RuleMeter& meter = profile.meter;
    Json list = Json::array();
    for (const std::size_t i : by_time(meter)) {
        const rules::RuleCost& cost = meter.costs()[i];
        list.push_back({{"id", rule_set.rules()[i].id},
                        {"seconds", seconds(profile.metered(cost.time))},
                        {"share", share(cost.time, own_time(meter))},
                        {"tried", cost.candidates},
                        {"found", cost.found},
                        {"stood", cost.stood}});
    }
    const Json result = {{"documents", profile.documents},
                         {"pages", profile.pages},
                         {"reading_seconds", seconds(profile.reading)},
                         {"loading_seconds", seconds(profile.loading)},
                         {"mining_seconds", seconds(profile.mining)},
                         {"prefilter_seconds", seconds(profile.metered(meter.prefilter))},
                         {"sentences_seconds", seconds(profile.metered(meter.sentences))},
                         {"rules_seconds", seconds(profile.metered(own_time(meter)))},
                         {"rules_share", share(profile.loading + profile.mining, profile.all())},
                         {"rules", list}};
    return result.dump(2) + "\n";
}

int run_profile(const ProfileArguments& arguments, Console& console) {
    auto before = processor_time();
    const auto lap = [&before] {
        const Nanoseconds now = processor_time();
        return now - std::exchange(before, now);
    };
    const rules::RuleSet rule_set = rules::RuleSet::load(arguments.packs.packs(), PackChoice::trusting_options());
    rule_set.prepare();
    Profile profile(rule_set);
    profile.loading = lap();
    const auto mine = [&](const extractor::Document& document, const corpus::Input&) {
        profile.reading += lap();
        ++profile.documents;
        profile.pages += document.pages.size();
        static_cast<void>(rule_set.mine(document, profile.meter));
        profile.mining += lap();
    };
    const bool whole = read_archive(arguments.paths, arguments.reading.options(), console, mine);
    write_data(console, arguments.as == "json" ? as_json(profile, rule_set) : as_table(profile, rule_set));
    return whole ? exit_ok : exit_incomplete;
}

}  // namespace

void add_rules_profile(CLI::App& rules, Console& console, int& exit_status) {
    const auto arguments = std::make_shared<ProfileArguments>();
    CLI::App* verb = rules.add_subcommand("profile", "Time every rule over an archive");
    verb->add_option("PATH", arguments->paths, "Files, folders, @list, - for a list on standard input")->required();
    verb->add_option("--as", arguments->as, "How it is printed")
        ->check(CLI::IsMember({"table", "json"}))
        ->capture_default_str();
    arguments->packs.add_options(*verb);
    arguments->reading.add_options(*verb);
    verb->footer(footer);
    verb->callback([arguments, &console, &exit_status] { exit_status = run_profile(*arguments, console); });
}

}  // namespace arising::cli
