// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <type_traits>

#include "corpus/byte_codec.h"
#include "corpus/record.h"

// The fields of everything that a record is made of, for byte_codec.h: one function for all types, so that each list
// stands in one place. Used by record_codec.cpp and archive_codec.cpp.

namespace arising::corpus {

template <class Stream, class T>
void code_value(Stream& stream, T& value);

template <class Stream, class T>
void code_values(Stream& stream, T& list) {
    code_list(stream, list, [](auto& into, auto& value) { code_value(into, value); });
}

template <class Stream, class T>
void code_maybe(Stream& stream, T& optional) {
    code_optional(stream, optional, [](auto& into, auto& value) { code_value(into, value); });
}

template <class Stream, class T>
void code_document_record(Stream& stream, T& document) {
    stream(document.id);
    stream(document.path);
    stream(document.attached_to);
    stream(document.superseded_by);
    stream(document.sha256);
    stream(document.pages);
    code_enum(stream, document.text_source, extractor::TextSource::mixed);
    code_enum(stream, document.state, DocumentState::skipped);
    code_values(stream, document.diagnostics);
    auto& facts = document.facts;
    code_enum(stream, facts.kind, rules::DocumentKind::other);
    for (auto* text :
         {&facts.title, &facts.language, &facts.body, &facts.author, &facts.committee, &facts.date, &facts.lead,
          &facts.inspection.start, &facts.inspection.end, &facts.inspection.lead, &facts.inspection.framework}) {
        stream(*text);
    }
    code_text_map(stream, facts.absent);
}

template <class Stream, class T>
void code_statement(Stream& stream, T& statement) {
    code_enum(stream, statement.kind, rules::StatementKind::figure);
    stream(statement.rule);
    code_value(stream, statement.span);
    code_value(stream, statement.lead);
    stream(statement.item);
    stream(statement.label);
    stream(statement.confidence);
    stream(statement.owner);
    code_maybe(stream, statement.due);
    code_enum(stream, statement.outcome, rules::Outcome::other);
    stream(statement.proposer);
    stream(statement.seconder);
    stream(statement.cited);
    code_maybe(stream, statement.judgement);
    code_maybe(stream, statement.progress);
    code_maybe(stream, statement.figure);
}

template <class Stream, class T>
void code_record(Stream& stream, T& record) {
    stream(record.id);
    stream(record.document);
    stream(record.meeting);
    stream(record.page);
    code_values(stream, record.boxes);
    code_values(stream, record.section);
    code_values(stream, record.under);
    stream(record.before);
    stream(record.text);
    stream(record.lead);
    stream(record.owner_name);
    code_statement(stream, record.statement);
    code_values(stream, record.corrected);
}

template <class Stream, class T>
void code_trail(Stream& stream, T& trail) {
    stream(trail.id);
    stream(trail.title);
    stream(trail.body);
    code_values(stream, trail.statements);
    stream(trail.first);
    stream(trail.last);
    stream(trail.meetings);
    code_enum(stream, trail.status, TrailStatus::lapsed);
    code_values(stream, trail.links);
    code_values(stream, trail.contradictions);
    code_values(stream, trail.corrected);
}

template <class Stream, class T>
void code_value(Stream& stream, T& value) {
    using Value = std::remove_const_t<T>;
    if constexpr (std::is_same_v<Value, std::string>) {
        stream(value);
    } else if constexpr (std::is_same_v<Value, extractor::Span>) {
        stream(value.begin);
        stream(value.end);
    } else if constexpr (std::is_same_v<Value, extractor::Box>) {
        stream(value.page);
        stream(value.x0);
        stream(value.y0);
        stream(value.x1);
        stream(value.y1);
    } else if constexpr (std::is_same_v<Value, extractor::Diagnostic>) {
        code_enum(stream, value.severity, extractor::Severity::error);
        stream(value.page);
        stream(value.message);
        stream(value.hint);
    } else if constexpr (std::is_same_v<Value, rules::Due>) {
        stream(value.text);
        stream(value.date);
    } else if constexpr (std::is_same_v<Value, rules::Judgement>) {
        stream(value.aspect);
        stream(value.grade);
        stream(value.grade_text);
        stream(value.scale);
        stream(value.cited);
        stream(value.as_of);
    } else if constexpr (std::is_same_v<Value, rules::Progress>) {
        stream(value.about);
        code_enum(stream, value.status, rules::ProgressStatus::unclear);
    } else if constexpr (std::is_same_v<Value, rules::Comparison>) {
        stream(value.role);
        stream(value.value);
        stream(value.unit);
    } else if constexpr (std::is_same_v<Value, rules::Figure>) {
        stream(value.value);
        stream(value.unit);
        stream(value.approximate);
        stream(value.of);
        code_values(stream, value.compare);
    } else if constexpr (std::is_same_v<Value, rules::PackInfo>) {
        stream(value.id);
        stream(value.version);
        stream(value.title);
        stream(value.sha256);
        stream(value.rules);
        stream(value.named);
    } else if constexpr (std::is_same_v<Value, Meeting>) {
        stream(value.id);
        stream(value.body);
        stream(value.committee);
        stream(value.date);
        code_values(stream, value.documents);
    } else if constexpr (std::is_same_v<Value, Link>) {
        stream(value.from);
        stream(value.to);
        code_enum(stream, value.reason, LinkReason::by_hand);
        stream(value.score);
        stream(value.because);
    } else if constexpr (std::is_same_v<Value, Contradiction>) {
        code_values(stream, value.statements);
        stream(value.because);
    } else if constexpr (std::is_same_v<Value, CorrectionKind>) {
        code_enum(stream, value, CorrectionKind::split);
    } else if constexpr (std::is_same_v<Value, AppliedCorrection>) {
        code_value(stream, value.kind);
        code_values(stream, value.ids);
        stream(value.trail);
        stream(value.why);
        code_values(stream, value.notes);
        code_values(stream, value.removed);
    } else if constexpr (std::is_same_v<Value, DocumentRecord>) {
        code_document_record(stream, value);
    } else if constexpr (std::is_same_v<Value, Trail>) {
        code_trail(stream, value);
    } else {
        static_assert(std::is_same_v<Value, Record>);
        code_record(stream, value);
    }
}

}  // namespace arising::corpus
