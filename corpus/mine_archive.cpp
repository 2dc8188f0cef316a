// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/mine_archive.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <iterator>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "corpus/body_name.h"
#include "corpus/contradictions.h"
#include "corpus/corrections.h"
#include "corpus/linker.h"
#include "corpus/make_records.h"
#include "corpus/meetings.h"
#include "corpus/read_inputs.h"
#include "corpus/restatement.h"
#include "corpus/run_memory.h"
#include "corpus/series.h"
#include "corpus/trails.h"
#include "corpus/versions.h"

namespace arising::corpus {

namespace {

/// Every attachment behind the file that it is in. A second copy of the same bytes is a document of its own, with an id
/// of its own, and so are its attachments.
std::vector<DocumentResult> with_attachments(std::vector<DocumentResult> inputs) {
    std::map<std::string, int> copies;
    std::vector<DocumentResult> results;
    for (DocumentResult& input : inputs) {
        std::map<std::string, std::string> ids;  // within this input: as it came -> as it is now
        std::vector<DocumentResult> attachments = std::move(input.attachments);
        const auto add = [&](DocumentResult& result) {
            const std::string id = result.document.id;
            if (const int copy = ++copies[id]; copy > 1) {
                rename_document(result, id + "-" + std::to_string(copy));
            }
            if (!result.document.attached_to.empty()) {
                result.document.attached_to = ids[result.document.attached_to];
            }
            ids.emplace(id, result.document.id);
            results.push_back(std::move(result));
        };
        add(input);
        std::for_each(attachments.begin(), attachments.end(), add);
    }
    return results;
}

void collect(std::vector<DocumentResult> results, Archive& archive) {
    for (DocumentResult& result : results) {
        archive.documents.push_back(std::move(result.document));
        std::move(result.statements.begin(), result.statements.end(), std::back_inserter(archive.statements));
        archive.summary.prefilter_fallbacks += result.prefilter_fallbacks;
    }
}

void count_state(DocumentState state, Summary& summary) {
    switch (state) {
        case DocumentState::read:
            ++summary.read;
            return;
        case DocumentState::partly_read:
            ++summary.partly_read;
            return;
        case DocumentState::unreadable:
            ++summary.unreadable;
            return;
        case DocumentState::skipped:
            ++summary.skipped;
            return;
    }
}

/// Calls task(i) for every i below count, some at the same time. What a task throws is thrown again here.
template <class Task>
void for_each_at_once(std::size_t count, std::size_t threads, const Task& task) {
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < count; i = next++) {
            task(i);
        }
    };
    std::vector<std::future<void>> others;
    for (std::size_t i = 1; i < std::min(threads, count); ++i) {
        others.push_back(std::async(std::launch::async, work));
    }
    work();
    for (std::future<void>& other : others) {
        other.get();
    }
}

/// Bodies do not know of each other, so that each can be followed by itself; the order in which that is done does not
/// show.
std::vector<Trail> find_trails(const Archive& archive, const std::vector<std::string>& keys,
                               const FollowOptions& options) {
    const std::vector<Series> all_series = find_series(archive, keys);
    std::optional<ArchiveWordings> wordings;
    std::optional<Restatements> restatements;
    for_each_at_once(2, options.threads, [&](std::size_t which) {
        which == 0 ? void(wordings.emplace(archive, all_series))
                   : void(restatements.emplace(archive, all_series, options.restatement));
    });
    const Contradictions contradictions(archive);
    std::vector<std::vector<Trail>> of_bodies(all_series.size());
    for_each_at_once(all_series.size(), options.threads, [&](std::size_t i) {
        const std::vector<ProposedLink> links =
            propose_links(archive, all_series[i], *wordings, *restatements, options.links, options.matter);
        of_bodies[i] = make_trails(archive, all_series[i], links, *wordings, contradictions, options.trails);
    });
    std::vector<Trail> trails;
    for (std::vector<Trail>& of_body : of_bodies) {
        std::move(of_body.begin(), of_body.end(), std::back_inserter(trails));
    }
    std::sort(trails.begin(), trails.end(),
              [](const Trail& a, const Trail& b) { return std::tie(a.first, a.id) < std::tie(b.first, b.id); });
    return trails;
}

Summary summarise(const Archive& archive) {
    Summary summary;
    summary.inputs = archive.documents.size();
    for (const DocumentRecord& document : archive.documents) {
        count_state(document.state, summary);
        summary.pages += static_cast<std::size_t>(std::max(document.pages, 0));
    }
    summary.meetings = archive.meetings.size();
    summary.statements = archive.statements.size();
    summary.trails = archive.trails.size();
    summary.prefilter_fallbacks = archive.summary.prefilter_fallbacks;
    return summary;
}

/// Read, mined and linked, or the same from the store.
Archive linked_archive(const std::vector<Input>& inputs, const rules::RuleSet& rule_set, const MineOptions& options,
                       RunMemory& memory) {
    if (std::optional<Archive> known = memory.whole_archive()) {
        return *std::move(known);
    }
    // Every file is read and mined in a worker process; the results come back in the order of the inputs.
    std::vector<DocumentResult> results = read_inputs(inputs, rule_set, options, memory);
    if (std::optional<Archive> known = memory.archive_of(results)) {
        return *std::move(known);
    }
    Archive archive;
    archive.packs = rule_set.packs();
    collect(with_attachments(std::move(results)), archive);
    // From here on documents and statements no longer change, except that statements learn their meeting.

    follow_matters(archive);
    memory.keep_archive(archive);
    return archive;
}

}  // namespace

void follow_matters(Archive& archive, const FollowOptions& options) {
    const std::vector<std::string> keys = body_keys(archive.documents);
    find_versions(archive, keys);
    archive.meetings = find_meetings(archive.documents, keys, archive.statements);
    archive.trails = find_trails(archive, keys, options);
    archive.summary = summarise(archive);
}

Archive mine_archive(const std::vector<Input>& inputs, const rules::RuleSet& rule_set, const MineOptions& options) {
    RunMemory memory(options.store, inputs, rule_set, options.reading);
    Archive archive = linked_archive(inputs, rule_set, options, memory);
    // From here on trails change by hand only.

    if (options.corrections != nullptr) {
        apply_corrections(*options.corrections, archive);
    }
    memory.remember_run(options.corrections);
    return archive;
}

}  // namespace arising::corpus
