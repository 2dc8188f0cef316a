// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "corpus/record.h"

namespace arising::tests {

/// Builds an Archive by hand for tests of what happens after reading: one call for each document, then one for each of
/// its statements, then archive(). Statement ids count from "s-...-00000001" in the order they are added.
class ArchiveBuilder {
public:
    ArchiveBuilder& document(const std::string& date, const std::string& body = "Westmarsh District Council",
                             const std::string& committee = "Scrutiny Committee");
    /// Of the last document.
    ArchiveBuilder& recommend(const std::string& text, const std::string& label = {});
    ArchiveBuilder& act(const std::string& text, const std::string& label = {}, const std::string& due = {});
    ArchiveBuilder& decide(const std::string& text);
    ArchiveBuilder& progress(const std::string& text, const std::string& about,
                             rules::ProgressStatus status = rules::ProgressStatus::in_progress);
    /// The heading that the last statement stands under.
    ArchiveBuilder& under(const std::string& heading);

    /// As it stands, but with the next id, in the last document.
    ArchiveBuilder& add_record(corpus::Record record);

    [[nodiscard]] corpus::DocumentRecord& last_document() { return archive_.documents.back(); }
    [[nodiscard]] corpus::Record& last_statement() { return archive_.statements.back(); }

    /// With meetings, trails and summary worked out.
    [[nodiscard]] corpus::Archive archive();

private:
    corpus::Record& add(rules::StatementKind kind, const std::string& text);

    corpus::Archive archive_;
};

/// One line a trail: status, meetings, title, then for every link "reason n>m" with the statements' numbers, e.g.
/// `open 2 "Repair the ramp" same_number 1>2`.
[[nodiscard]] std::vector<std::string> trail_lines(const corpus::Archive& archive);

}  // namespace arising::tests
