// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/span.h"

namespace arising::rules {

enum class StatementKind : std::uint8_t { recommendation, decision, action, judgement, progress, figure };
enum class Outcome : std::uint8_t { none, agreed, noted, approved, refused, deferred, elected, other };
enum class ProgressStatus : std::uint8_t { none, complete, on_track, in_progress, delayed, not_started, unclear };

/// When something is due: as printed, and as an ISO date where the words can be resolved against the document's date.
struct Due {
    std::string text;
    std::string date;  ///< "YYYY-MM-DD" or empty
    friend bool operator==(const Due&, const Due&) = default;
};

struct Judgement {
    std::string aspect;      ///< what is judged, as printed
    std::string grade;       ///< id of the grade in its scale: "requires_improvement"
    std::string grade_text;  ///< its name as printed
    std::string scale;       ///< id of the scale
    bool cited = false;      ///< another document's or an earlier inspection's judgement
    std::string as_of;       ///< cited only: when it was given, as printed; may be empty
    friend bool operator==(const Judgement&, const Judgement&) = default;
};

struct Progress {
    std::string about;  ///< the matter it reports on, as printed: a number, a title; may be empty
    ProgressStatus status = ProgressStatus::none;
    friend bool operator==(const Progress&, const Progress&) = default;
};

/// A value beside the measured one: what it is to be compared with.
struct Comparison {
    std::string role;  ///< target | average | previous | other
    double value = 0;
    std::string unit;
    friend bool operator==(const Comparison&, const Comparison&) = default;
};

struct Figure {
    double value = 0;  ///< plain: 2300000 for "2.3 million"
    std::string unit;  ///< percent|people|cases|gbp|usd|days|weeks|months|years|ratio|score|count
    bool approximate = false;
    std::string of;  ///< what is measured, as printed; may be empty
    std::vector<Comparison> compare;
    friend bool operator==(const Figure&, const Figure&) = default;
};

/// One thing that a document says. Points into the Document it was mined from: its spans are only meaningful together
/// with that Document. The strings are copies.
struct Statement {
    StatementKind kind = StatementKind::decision;
    std::string rule;       ///< "pack.rule-id"
    extractor::Span span;   ///< the statement's text
    extractor::Span lead;   ///< the sentence that the item completes; empty span = none
    std::string item;       ///< number of the agenda item or minute that it stands under, as printed; may be empty
    std::string label;      ///< its own number or letter; may be empty
    double confidence = 0;  ///< 0..1
    std::string owner;      ///< who must act, as printed; may be empty
    std::optional<Due> due;
    Outcome outcome = Outcome::none;
    std::string proposer;
    std::string seconder;
    bool cited = false;                  ///< decisions and judgements of somebody else, or of an earlier time
    std::optional<Judgement> judgement;  ///< set if and only if kind == judgement
    std::optional<Progress> progress;    ///< set if and only if kind == progress
    std::optional<Figure> figure;        ///< set if and only if kind == figure
};

enum class DocumentKind : std::uint8_t {
    minutes,
    agenda,
    report,
    decision_notice,
    inspection_report,
    inspection_letter,
    other
};

struct Inspection {
    std::string start;      ///< ISO date or empty
    std::string end;        ///< ISO date or empty
    std::string lead;       ///< lead inspector
    std::string framework;  ///< id of the framework, as the pack names it
    friend bool operator==(const Inspection&, const Inspection&) = default;
};

/// What kind of document this is, whose, and of when. An empty string is a field that is null; `absent` then says why:
/// not_found | not_applicable | unreadable | ambiguous | truncated_source.
struct DocumentFacts {
    DocumentKind kind = DocumentKind::other;
    std::string title;
    std::string language;
    std::string body;
    std::string author;
    std::string committee;
    std::string date;
    Inspection inspection;
    std::string lead;
    std::map<std::string, std::string> absent;
};

/// All that the rules find in one Document. Statements are in text order, then by rule id.
struct MinedDocument {
    DocumentFacts facts;
    std::vector<Statement> statements;
    std::size_t prefilter_fallbacks =
        0;  ///< passages for which the prefilter ran out of memory and every rule was tried
};

[[nodiscard]] const char* name_of(StatementKind kind);
[[nodiscard]] const char* name_of(Outcome outcome);
[[nodiscard]] const char* name_of(ProgressStatus status);
[[nodiscard]] const char* name_of(DocumentKind kind);
/// The reverse of name_of; nothing for a name that is none.
[[nodiscard]] std::optional<StatementKind> statement_kind_of(std::string_view name);
[[nodiscard]] std::optional<Outcome> outcome_of(std::string_view name);
[[nodiscard]] std::optional<ProgressStatus> progress_status_of(std::string_view name);
[[nodiscard]] std::optional<DocumentKind> document_kind_of(std::string_view name);

}  // namespace arising::rules
