// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/audit.h"

// What an audit is divided into, and the words in which it is told to a person, alike in all formats.

namespace arising::output {

enum class AuditSection : std::uint8_t { recurring, overdue, open, dropped, aspects, contradictions };

inline constexpr std::array audit_sections = {AuditSection::recurring, AuditSection::overdue,
                                              AuditSection::open,      AuditSection::dropped,
                                              AuditSection::aspects,   AuditSection::contradictions};

[[nodiscard]] const char* name_of(AuditSection section);
[[nodiscard]] std::optional<AuditSection> audit_section_of(std::string_view name);

/// "Recommended again"
[[nodiscard]] const char* title_of(AuditSection section);
/// What is listed there, and what of it was left out as not sure enough: sentences.
[[nodiscard]] std::string meaning_of(const corpus::Audit& audit, AuditSection section);

/// The matters of a section, by position in Audit::matters, in the order in which they are told: what recurs by how
/// surely, then by how often; what is to be done by body, owner and due date; what was dropped by how often it had come
/// up. Empty for sections that are not of matters.
[[nodiscard]] std::vector<std::size_t> matters_in(const corpus::Audit& audit, AuditSection section);

/// How many matters or other rows the section has.
[[nodiscard]] std::size_t size_of(const corpus::Audit& audit, AuditSection section);

/// Why there is nothing in a section: one or two sentences, which tell "nothing was found" from "nothing was looked
/// at".
[[nodiscard]] std::string why_empty(const corpus::Audit& audit, AuditSection section);

/// What was looked at: sentences.
[[nodiscard]] std::vector<std::string> scope_lines(const corpus::Audit& audit);
/// "body Westmarsh, since 2020": what was asked for, or empty.
[[nodiscard]] std::string asked_text(const corpus::AuditOptions& asked);

/// "3 years 2 months", "less than a month".
[[nodiscard]] std::string span_text(std::int32_t months);
/// Names with commas between; "nobody named" where there are none.
[[nodiscard]] std::string owners_text(const corpus::AuditedMatter& matter);
/// "documents to 2023-02-01": how far the matter's body is known, or empty.
[[nodiscard]] std::string known_to_text(const corpus::AuditedMatter& matter);
/// "0.57"
[[nodiscard]] std::string score_text(double score);
/// "1 matter", "2 matters"
[[nodiscard]] std::string counted(std::size_t count, const std::string& one, const std::string& many);

}  // namespace arising::output
