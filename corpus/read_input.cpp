// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/read_input.h"

#include <optional>
#include <stdexcept>
#include <utility>

#include "corpus/file_hash.h"
#include "corpus/input_file.h"
#include "corpus/read_parts.h"

namespace arising::corpus {

DocumentResult read_input(int file, const std::string& path, const rules::RuleSet& rule_set,
                          const extractor::ReadOptions& options) {
    const MappedFile mapped(file);
    PartResults results;
    read_parts(mapped.bytes(), path, options, [&](std::size_t place, const ReadPart& part) {
        results.add(place, part.owner, mine_part(part, rule_set));
    });
    std::optional<DocumentResult> result = results.take();
    if (!result) {
        throw std::logic_error("parts of the input are missing");
    }
    return *std::move(result);
}

DocumentResult unread_input(const Input& input, const std::string& why) {
    const OpenedInput opened = open_input(input);
    const std::string hash = opened.file ? sha256_hex_of_file(opened.file.get()) : std::string();
    return unreadable_document(input.path, hash, why);
}

}  // namespace arising::corpus
