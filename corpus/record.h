// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extractor/diagnostic.h"
#include "extractor/document.h"
#include "extractor/span.h"
#include "rules/rule_set.h"
#include "rules/statement.h"

namespace arising::corpus {

/// What a person has said of statements and trails: see corrections.h.
enum class CorrectionKind : std::uint8_t { accept, reject, merge, split };

/// A Statement made self-contained: its strings copied, its page and boxes worked out, so that the Document can be
/// dropped. Pages count from 1, boxes are in PDF points from the top left.
struct Record {
    std::string id;        ///< "s-<document>-<hash>": the same over re-runs
    std::string document;  ///< id of its DocumentRecord
    std::string meeting;   ///< id of its Meeting, or empty
    std::int32_t page = 0;
    std::vector<extractor::Box> boxes;
    std::vector<std::string> section;  ///< headings above it, outermost first
    std::vector<std::string> under;    ///< list items that enclose it and heads of its row: see surroundings.h
    std::string before;                ///< what its passage says before it, shortened; see there
    std::string text;                  ///< verbatim, line feeds turned into blanks
    std::string lead;                  ///< verbatim, or empty
    std::string owner_name;            ///< of an owner in initials, where the document tells it: see named_people.h
    rules::Statement statement;  ///< kind, rule, fields; its spans are kept, but point into a Document that is gone
    std::vector<CorrectionKind> corrected;  ///< what a person has said of it; one that was rejected is not in the list
};

enum class DocumentState : std::uint8_t { read, partly_read, unreadable, skipped };

struct DocumentRecord {
    std::string id;  ///< "d-<first 12 hex digits of the SHA-256>"; a second copy of the same bytes gets "-2", "-3", ...
    std::string path;           ///< relative to the folder given, with '/'; an attachment's is "outer.pdf!/name"
    std::string attached_to;    ///< id of the document whose attachment it is, or empty
    std::string superseded_by;  ///< id of the version of it that counts instead, or empty: see versions.h
    std::string sha256;
    std::int32_t pages = 0;
    extractor::TextSource text_source = extractor::TextSource::none;
    rules::DocumentFacts facts;
    DocumentState state = DocumentState::unreadable;
    std::vector<extractor::Diagnostic> diagnostics;
};

struct Meeting {
    std::string id;  ///< "m-<hash of body, committee and date>"
    std::string body;
    std::string committee;
    std::string date;
    std::vector<std::string> documents;
};

enum class LinkReason : std::uint8_t { same_wording, same_matter, same_number, cites, reports_progress, by_hand };

struct Link {
    std::string from;  ///< the earlier statement
    std::string to;    ///< the later one
    LinkReason reason = LinkReason::same_wording;
    double score = 0;     ///< 0..1
    std::string because;  ///< one sentence for a person
};

/// Two statements that cannot both hold. Kept, not resolved.
struct Contradiction {
    std::vector<std::string> statements;
    std::string because;  ///< one sentence for a person
};

enum class TrailStatus : std::uint8_t {
    fresh,
    open,
    recurring,
    overdue,
    complete,
    lapsed
};  // "fresh" is written "new"

/// One matter, followed in time order.
struct Trail {
    std::string id;  ///< "t-<hash of its first statement's id>"
    std::string title;
    std::string body;
    std::vector<std::string> statements;  ///< in time order
    std::string first;                    ///< ISO date of the first statement's meeting, or empty
    std::string last;
    std::int32_t meetings = 0;
    TrailStatus status = TrailStatus::open;
    std::vector<Link> links;
    std::vector<Contradiction> contradictions;
    std::vector<CorrectionKind>
        corrected;  ///< what a person has changed in it or said of it, in the order of the kinds
};

/// One correction, and what became of it.
struct AppliedCorrection {
    CorrectionKind kind = CorrectionKind::accept;
    std::vector<std::string> ids;    ///< as the person wrote them; of a split, the statements
    std::string trail;               ///< the one that was split, or that merging gave; or empty
    std::string why;                 ///< as the person wrote it; or empty
    std::vector<std::string> notes;  ///< why it, or a part of it, was not done: one sentence each
    std::vector<Record> removed;     ///< statements that it took out of the record
};

/// `inputs` is always read + partly_read + unreadable + skipped.
struct Summary {
    std::size_t inputs = 0;
    std::size_t read = 0;
    std::size_t partly_read = 0;
    std::size_t unreadable = 0;
    std::size_t skipped = 0;
    std::size_t pages = 0;
    std::size_t meetings = 0;
    std::size_t statements = 0;
    std::size_t trails = 0;
    std::size_t prefilter_fallbacks = 0;
};

/// The whole result of a run, in memory. Documents by path, statements by document and place, meetings and trails by
/// date and id: the order is part of the contract, since the same inputs must give the same bytes.
struct Archive {
    std::vector<rules::PackInfo> packs;
    std::vector<DocumentRecord> documents;
    std::vector<Meeting> meetings;
    std::vector<Record> statements;
    std::vector<Trail> trails;
    Summary summary;
    std::vector<AppliedCorrection> corrections;  ///< in the order in which they were written
};

/// Whether statements of a kind can be one matter over time: judgements and figures cannot.
[[nodiscard]] bool can_be_followed(rules::StatementKind kind);

[[nodiscard]] const char* name_of(DocumentState state);
[[nodiscard]] const char* name_of(LinkReason reason);
[[nodiscard]] const char* name_of(TrailStatus status);
[[nodiscard]] const char* name_of(CorrectionKind kind);

/// Debug invariant: the record's text, lead and page are what the document has at the statement's spans.
[[nodiscard]] bool is_traceable(const Record& record, const extractor::Document& document);

}  // namespace arising::corpus
