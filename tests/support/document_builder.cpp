// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/document_builder.h"

#include <algorithm>
#include <utility>

#include "rules/example_document.h"
#include "tests/support/catch.h"

namespace arising::tests {

using extractor::Block;
using extractor::Document;

DocumentBuilder::DocumentBuilder(std::string_view text) : document_(rules::example_document(text)) {}

DocumentBuilder& DocumentBuilder::source(std::string path) {
    document_.source = std::move(path);
    return *this;
}

DocumentBuilder& DocumentBuilder::sha256(std::string hex) {
    document_.sha256 = std::move(hex);
    return *this;
}

DocumentBuilder& DocumentBuilder::language(std::string tag) {
    document_.language = std::move(tag);
    return *this;
}

DocumentBuilder& DocumentBuilder::file_title(std::string title) {
    document_.metadata.title = std::move(title);
    return *this;
}

DocumentBuilder& DocumentBuilder::turn(std::string_view words, extractor::BlockKind kind) {
    const auto found = std::find_if(document_.blocks.begin(), document_.blocks.end(), [&](const Block& block) {
        return document_.text_of(block).find(words) != std::string_view::npos;
    });
    REQUIRE(found != document_.blocks.end());
    found->kind = kind;
    return *this;
}

DocumentBuilder& DocumentBuilder::truncated() {
    document_.truncated = true;
    return *this;
}

Document DocumentBuilder::build() const {
    std::string why;
    const bool consistent = extractor::is_consistent(document_, &why);
    INFO(why);
    REQUIRE(consistent);
    return document_;
}

Document document_of(std::string_view text) {
    return DocumentBuilder(text).build();
}

}  // namespace arising::tests
