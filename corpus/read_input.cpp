// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/read_input.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "corpus/file_hash.h"
#include "corpus/file_kind.h"
#include "corpus/input_file.h"
#include "extractor/document.h"
#include "extractor/sha256.h"

namespace arising::corpus {

DocumentResult read_input(int file, const std::string& path, const rules::RuleSet& rule_set,
                          const extractor::ReadOptions& options) {
    const MappedFile mapped(file);
    const std::string_view bytes = mapped.bytes();
    if (!extractor::looks_like_pdf(bytes.substr(0, 1024))) {
        return unreadable_document(path, extractor::sha256_hex(bytes), what_it_is_instead(bytes),
                                   "get the file again from its source");
    }
    extractor::Document document = extractor::read_document(bytes, path, options);
    rules::MinedDocument mined;
    if (document.readable) {
        mined = rule_set.mine(document);
    }
    return make_records(document, std::move(mined));
}

DocumentResult unread_input(const Input& input, const std::string& why) {
    const OpenedInput opened = open_input(input);
    const std::string hash = opened.file ? sha256_hex_of_file(opened.file.get()) : std::string();
    return unreadable_document(input.path, hash, why);
}

}  // namespace arising::corpus
