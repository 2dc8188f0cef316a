// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "corpus/record.h"

// What an auditor asks of an archive: what was recommended again and again, what is still to be done, by whom and since
// when, what was dropped without an ending, what the recommendations of every year were about, and where the documents
// contradict each other.
//
// Looks at matters: every trail in which something is asked for (recommendations, actions), and every ask that no other
// statement was linked to - these are what is dropped most often. Decisions without a task need no ending and are left
// out. Knows nothing of how it is written: see output/audit_writer.h.

namespace arising::corpus {

/// What the user asks for is not in the record: no such body, no such owner. The message says what there is.
class AuditError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Of links that are less sure, most are wrong or only of something related: docs/audit.md has the figures.
inline constexpr double usual_min_score = 0.4;

/// Dates are "YYYY-MM-DD", "YYYY-MM" or "YYYY"; a part of a date stands for the whole month or year.
struct AuditOptions {
    std::string body;   ///< only bodies whose name holds these words; empty = all
    std::string owner;  ///< only what these must do; empty = everybody's and nobody's
    std::string since;  ///< only what was spoken of from then on, or empty
    std::string until;  ///< only what was spoken of up to then, or empty
    std::string as_of;  ///< what was said later is left out; empty = each body at its latest document
    /// Links between two documents with a lower score do not count: trails fall into parts.
    double min_score = usual_min_score;
    std::size_t meetings_to_lapse = 3;
};

/// One statement, with where it stands.
struct Quotation {
    std::string statement;  ///< its id
    std::string document;   ///< id of the document
    std::string path;
    std::int32_t page = 0;
    std::string date;  ///< of the document; "YYYY-MM" where only its file's name tells; may be empty
    rules::StatementKind kind = rules::StatementKind::action;
    std::string text;
    std::string heading;                                           ///< the innermost above it, or empty
    std::string lead;                                              ///< the sentence that it completes, or empty
    rules::ProgressStatus progress = rules::ProgressStatus::none;  ///< of a progress statement
};

/// A matter was recommended at two dates or more.
struct Recurrence {
    std::vector<std::size_t> asked;  ///< positions in AuditedMatter::quotations, in time order
    std::size_t dates = 0;           ///< how many different dates these are of
    std::int32_t months = 0;         ///< whole ones between the first and the last
    double score = 0;                ///< of the weakest link between them: all hold only if it does
    std::string because;             ///< why that link was made
};

enum class Standing : std::uint8_t { open, overdue, dropped, complete };

struct AuditedMatter {
    std::string id;  ///< of the trail; of the statement, where it is one alone or a part of a trail
    std::string title;
    std::string body;
    std::string aspect;  ///< of its latest recommendation; empty where there is none
    /// One name for each who must act: the body, of what inspections recommend to it; empty where nobody is named.
    std::vector<std::string> owners;
    std::vector<Quotation> quotations;  ///< in time order, not empty
    /// Position of the quotation that stands for it: of the first ask of four words or more, else of the first ask.
    /// Where it is overdue, of the last statement that set a due date, which may be a report.
    std::size_t asked = 0;
    std::string first;  ///< dates
    std::string last;
    std::string known_to;      ///< date of the last document of its body: how it stands later, nobody can tell
    std::size_t meetings = 0;  ///< that spoke of it
    std::size_t silent = 0;    ///< later ones that could have and did not
    std::string due;           ///< date, or empty
    std::string due_text;      ///< as printed
    Standing standing = Standing::open;
    std::optional<Recurrence> recurrence;
};

/// How much one owner has to do and has done, of one body. A matter of two owners counts for both.
struct OwnerBalance {
    std::string body;
    std::string owner;                   ///< empty: nobody is named
    std::vector<std::string> spellings;  ///< as printed, the commonest first
    std::size_t open = 0;
    std::size_t overdue = 0;
    std::size_t dropped = 0;
    std::size_t complete = 0;
};

/// Recommendations on one aspect; those of one document that stand there twice count once.
struct AspectCount {
    std::string aspect;              ///< empty: none could be told
    std::vector<std::size_t> years;  ///< how many, in the order of Audit::years
    std::size_t recommendations = 0;
    std::size_t again = 0;   ///< of these, how many had been recommended at an earlier date
    std::size_t bodies = 0;  ///< to how many
};

/// How many documents of a year recommend something: what the counts of that year are to be seen against.
struct AuditedYear {
    std::string year;
    std::size_t documents = 0;
};

/// Two statements that cannot both hold; see contradictions.h and figure_conflicts.h.
struct AuditedContradiction {
    std::string body;
    std::string matter;  ///< id of the trail, or empty
    std::string because;
    std::vector<Quotation> quotations;
};

/// What was looked at, so that a reader can tell "there is nothing" from "nothing was looked at".
struct AuditScope {
    std::string as_of;  ///< whole date that was asked for, else the latest on which a body is looked at
    std::string first;  ///< dates of `documents`
    std::string last;
    /// With a document that counts; bodies that say nothing that can be followed (see series.h) are none.
    std::size_t bodies = 0;
    /// Of these bodies: dated up to as_of and read at least in part. Versions that are superseded count here, what they
    /// say does not.
    std::size_t documents = 0;
    /// Paths of documents that were read and have no date: what they say is not followed. All of the record, where all
    /// bodies are looked at.
    std::vector<std::string> undated;
    /// Paths of documents that were not read, or only partly. Of one that does not say whose it is: where a body that
    /// is looked at has documents in its folder.
    std::vector<std::string> unread;
    std::size_t meetings = 0;         ///< different dates of `documents`, summed over bodies
    std::size_t recommendations = 0;  ///< statements up to as_of, also those that only cite somebody else's
    std::size_t actions = 0;          ///< the same
    std::size_t matters = 0;          ///< of these bodies, before the filters of owner and period
    std::size_t left_out = 0;         ///< by these filters
    std::size_t less_sure = 0;  ///< trails that recur, as a whole, only by links below min_score; after the filters
};

/// A value: nothing in it refers to the archive.
struct Audit {
    AuditOptions asked;
    AuditScope scope;
    std::vector<AuditedMatter> matters;  ///< by body, first date and id
    std::vector<OwnerBalance> owners;    ///< "nobody" last; by what is overdue, then open, the most first; by name
    std::vector<AuditedYear> years;      ///< all years with recommendations, in order
    std::vector<AspectCount> aspects;    ///< the most frequent first
    std::vector<AuditedContradiction> contradictions;
};

/// Throws AuditError.
[[nodiscard]] Audit audit_of(const Archive& archive, const AuditOptions& options = {});

[[nodiscard]] const char* name_of(Standing standing);

}  // namespace arising::corpus
