// SPDX-License-Identifier: GPL-3.0-or-later
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "corpus/body_name.h"
#include "corpus/linker.h"
#include "corpus/record.h"
#include "corpus/series.h"
#include "extractor/read_document.h"
#include "rules/example_document.h"
#include "rules/rule_set.h"
#include "tests/support/raw_page_builder.h"

// The three parts of a run that are our own work, each on generated input and without files, workers or a PDF library:
// pages into a Document, a Document into statements, statements into links.

using namespace arising;

namespace {

/// Sentences that differ from each other, some of which the rules find.
std::string sentence(std::size_t i) {
    static const std::vector<std::string> places = {"the hall", "the library", "the footpath", "the playing field",
                                                    "the bridge"};
    static const std::vector<std::string> forms = {
        "The officers explained why {} had been closed since the autumn. ",
        "It was RESOLVED that the repair of {} be approved. ",
        "Of the costs of {}, 47% had been met, against a target of 55%. ",
        "Members asked how many residents had written about {}, and were told that nobody knew. ",
        "The Clerk to write to the contractor about {} before the next meeting. "};
    std::string text = forms[i % forms.size()];
    text.replace(text.find("{}"), 2, places[(i / forms.size()) % places.size()] + " " + std::to_string(i % 89));
    return text;
}

extractor::RawDocument pages(std::size_t count) {
    tests::RawPageBuilder builder;
    for (std::size_t page = 0; page < count; ++page) {
        builder.page();
        for (std::size_t line = 0; line < 50; ++line) {
            builder.text(60, 60 + 14 * static_cast<float>(line), sentence(page * 50 + line).substr(0, 90));
        }
    }
    return std::move(builder.document);
}

void compose_pages(benchmark::State& state) {
    const extractor::RawDocument raw = pages(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        benchmark::DoNotOptimize(extractor::compose_document(raw));  // with the copy that it consumes
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(compose_pages)->Arg(1)->Arg(50)->Unit(benchmark::kMillisecond);

extractor::Document minutes(std::size_t items) {
    std::string text;
    for (std::size_t i = 0; i < items; ++i) {
        text += "# " + std::to_string(i + 1) + ". Item\n\n";
        for (std::size_t k = 0; k < 6; ++k) {
            text += sentence(6 * i + k);
        }
        text += "\n\n";
    }
    return rules::example_document(text);
}

rules::RuleSet shipped_rules() {
    std::vector<std::filesystem::path> packs;
    for (const auto& entry : std::filesystem::directory_iterator(ARISING_SOURCE_PACKS)) {
        if (entry.is_directory()) {
            packs.push_back(entry.path());
        }
    }
    std::sort(packs.begin(), packs.end());
    return rules::RuleSet::load(packs);
}

void mine_minutes(benchmark::State& state) {
    const rules::RuleSet rules = shipped_rules();
    const extractor::Document document = minutes(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        benchmark::DoNotOptimize(rules.mine(document));
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(document.text.size()));
}
BENCHMARK(mine_minutes)->Arg(20)->Arg(500)->Unit(benchmark::kMillisecond);

/// One body whose meetings, a month apart, each hold forty decisions.
corpus::Archive archive_of(std::size_t meetings) {
    corpus::Archive archive;
    for (std::size_t m = 0; m < meetings; ++m) {
        corpus::DocumentRecord document;
        document.id = "d-" + std::to_string(m);
        document.facts.body = "Example Parish Council";
        document.facts.date =
            std::to_string(2000 + m / 12) + (m % 12 < 9 ? "-0" : "-") + std::to_string(m % 12 + 1) + "-01";
        document.state = corpus::DocumentState::read;
        for (std::size_t i = 0; i < 40; ++i) {
            corpus::Record record;
            record.id = "s-" + std::to_string(m) + "-" + std::to_string(i);
            record.document = document.id;
            record.text = sentence(7 * m + i);
            archive.statements.push_back(record);
        }
        archive.documents.push_back(document);
    }
    return archive;
}

void link_statements(benchmark::State& state) {
    const corpus::Archive archive = archive_of(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        const std::vector<corpus::Series> all_series =
            corpus::find_series(archive, corpus::body_keys(archive.documents));
        const corpus::ArchiveWordings wordings(archive, all_series);
        const corpus::Restatements restatements(archive, all_series);
        for (const corpus::Series& series : all_series) {
            benchmark::DoNotOptimize(corpus::propose_links(archive, series, wordings, restatements));
        }
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(archive.statements.size()));
}
BENCHMARK(link_statements)->Arg(12)->Arg(120)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
