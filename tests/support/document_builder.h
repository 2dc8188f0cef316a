// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "extractor/document.h"

namespace arising::tests {

/// A Document written as text, in the notation of rules/example_document.h, with what that notation cannot say added by
/// calls. build() fails the running test when the result is not consistent.
class DocumentBuilder {
public:
    explicit DocumentBuilder(std::string_view text);

    DocumentBuilder& source(std::string path);
    DocumentBuilder& sha256(std::string hex);
    DocumentBuilder& language(std::string tag);
    DocumentBuilder& file_title(std::string title);
    /// Makes the first block that contains the words one of another kind.
    DocumentBuilder& turn(std::string_view words, extractor::BlockKind kind);
    DocumentBuilder& truncated();

    [[nodiscard]] extractor::Document build() const;

private:
    extractor::Document document_;
};

/// DocumentBuilder(text).build()
[[nodiscard]] extractor::Document document_of(std::string_view text);

}  // namespace arising::tests
