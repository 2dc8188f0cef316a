// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/content_hashes.h"

#include <sys/stat.h>

#include <ctime>
#include <optional>

#include "corpus/file_hash.h"
#include "corpus/input_file.h"

namespace arising::corpus {

namespace {

constexpr std::int64_t second = 1'000'000'000;
constexpr std::int64_t too_fresh = 2 * second;

std::int64_t nanoseconds(const timespec& time) {
    return static_cast<std::int64_t>(time.tv_sec) * second + time.tv_nsec;
}

std::int64_t now() {
    timespec time{};
    clock_gettime(CLOCK_REALTIME, &time);
    return nanoseconds(time);
}

FileStamp stamp_of(const struct stat& status) {
    return {static_cast<std::int64_t>(status.st_dev), static_cast<std::int64_t>(status.st_ino),
            static_cast<std::int64_t>(status.st_size), nanoseconds(status.st_mtim), nanoseconds(status.st_ctim)};
}

bool is_settled(const FileStamp& stamp, std::int64_t when) {
    return stamp.modified < when - too_fresh && stamp.changed < when - too_fresh;
}

std::string hash_of(const Input& input, Store& store) {
    struct stat status {};
    if (input.problem.empty() && stat(input.file.c_str(), &status) == 0 && S_ISREG(status.st_mode)) {
        if (std::optional<std::string> known = store.find_hash(stamp_of(status))) {
            return *std::move(known);
        }
    }
    const OpenedInput opened = open_input(input);
    if (!opened.file || fstat(opened.file.get(), &status) != 0) {
        return {};
    }
    const std::int64_t when = now();
    std::string hash = sha256_hex_of_file(opened.file.get());
    if (!hash.empty() && is_settled(stamp_of(status), when)) {
        store.keep_hash(stamp_of(status), hash);
    }
    return hash;
}

}  // namespace

std::vector<std::string> content_hashes(const std::vector<Input>& inputs, Store& store) {
    std::vector<std::string> hashes;
    hashes.reserve(inputs.size());
    for (const Input& input : inputs) {
        hashes.push_back(hash_of(input, store));
    }
    return hashes;
}

}  // namespace arising::corpus
