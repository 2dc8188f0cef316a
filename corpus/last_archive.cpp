// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/last_archive.h"

#include <optional>
#include <utility>

#include "corpus/archive_codec.h"
#include "corpus/compression.h"
#include "corpus/corrections.h"
#include "corpus/store.h"

namespace arising::corpus {

namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 30U;

[[noreturn]] void refuse(const std::string& path, const std::string& why) {
    throw StoreError("the store '" + path + "' " + why + ". Run arising mine --store " + path + " first");
}

}  // namespace

Archive last_archive(const std::string& path) {
    std::string problem;
    StoreOptions options;
    options.read_only = true;
    options.tell = [&problem](const std::string& message) { problem = message; };
    Store store(path, options);
    const LastRun run = store.last_run();
    const std::optional<std::string> kept = store.find(Kept::archive, run.archive);
    if (!problem.empty()) {
        throw StoreError(problem);
    }
    if (!kept) {
        refuse(path, "holds no archive of a whole run");
    }
    if (!store.is_of_this_build(Kept::archive, run.archive)) {
        refuse(path, "was last filled by another version of arising");
    }
    const std::optional<std::string> bytes = decompressed(*kept, most_bytes);
    std::optional<Archive> archive = bytes ? decode_archive(*bytes) : std::nullopt;
    if (!archive) {
        refuse(path, "is damaged: its last archive cannot be read");
    }
    if (!run.corrections.empty()) {
        apply_corrections(parse_corrections(run.corrections, run.corrections_name), *archive);
    }
    return *std::move(archive);
}

}  // namespace arising::corpus
