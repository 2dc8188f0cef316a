// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/statement.h"

#include <array>

namespace arising::rules {

namespace {

constexpr std::array<const char*, 6> kStatementKinds = {"recommendation", "decision", "action",
                                                        "judgement",      "progress", "figure"};
constexpr std::array<const char*, 8> kOutcomes = {"none",    "agreed",   "noted",   "approved",
                                                  "refused", "deferred", "elected", "other"};
constexpr std::array<const char*, 7> kStatuses = {"none",    "complete",    "on_track", "in_progress",
                                                  "delayed", "not_started", "unclear"};
constexpr std::array<const char*, 7> kDocumentKinds = {
    "minutes", "agenda", "report", "decision_notice", "inspection_report", "inspection_letter", "other"};

template <typename Enum, std::size_t N>
std::optional<Enum> look_up(const std::array<const char*, N>& names, std::string_view name) {
    for (std::size_t i = 0; i < N; ++i) {
        if (name == names[i]) {
            return static_cast<Enum>(i);
        }
    }
    return std::nullopt;
}

}  // namespace

const char* name_of(StatementKind kind) {
    return kStatementKinds[static_cast<std::size_t>(kind)];
}
const char* name_of(Outcome outcome) {
    return kOutcomes[static_cast<std::size_t>(outcome)];
}
const char* name_of(ProgressStatus status) {
    return kStatuses[static_cast<std::size_t>(status)];
}
const char* name_of(DocumentKind kind) {
    return kDocumentKinds[static_cast<std::size_t>(kind)];
}

std::optional<StatementKind> statement_kind_of(std::string_view name) {
    return look_up<StatementKind>(kStatementKinds, name);
}
std::optional<Outcome> outcome_of(std::string_view name) {
    return look_up<Outcome>(kOutcomes, name);
}
std::optional<ProgressStatus> progress_status_of(std::string_view name) {
    return look_up<ProgressStatus>(kStatuses, name);
}
std::optional<DocumentKind> document_kind_of(std::string_view name) {
    return look_up<DocumentKind>(kDocumentKinds, name);
}

}  // namespace arising::rules
