// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "corpus/record.h"

namespace arising::output {

/// Who belongs to whom in an Archive, by id, for writers. The archive must outlive it.
class ArchiveIndex {
public:
    explicit ArchiveIndex(const corpus::Archive& archive);

    // Null where there is none.
    [[nodiscard]] const corpus::DocumentRecord* document(const std::string& id) const;
    [[nodiscard]] const corpus::Record* statement(const std::string& id) const;
    [[nodiscard]] const corpus::Trail* trail_of(const corpus::Record& statement) const;
    [[nodiscard]] const corpus::DocumentRecord* document_of(const corpus::Record& statement) const {
        return document(statement.document);
    }
    /// In the archive's order.
    [[nodiscard]] const std::vector<const corpus::Record*>& statements_of(const corpus::DocumentRecord& document) const;

private:
    std::unordered_map<std::string, const corpus::DocumentRecord*> documents_;
    std::unordered_map<std::string, const corpus::Record*> statements_;
    std::unordered_map<std::string, const corpus::Trail*> trails_;  ///< by statement
    std::unordered_map<std::string, std::vector<const corpus::Record*>> statements_of_;
};

/// Where a person opens the page of a PDF file, seen from the folder that was mined: "2020/a%20b.pdf#page=4". Of an
/// attached file, the file that holds it. Every character but the plainest is written as %XX, so that no path can be
/// taken for something else than a path.
[[nodiscard]] std::string page_link(const std::string& path, std::int32_t page);

}  // namespace arising::output
