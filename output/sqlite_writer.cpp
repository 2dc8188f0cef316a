// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/sqlite_database.h"
#include "output/archive_index.h"
#include "output/record_writer.h"
#include "output/schema_name.h"
#include "output/sqlite_mark.h"
#include "output/tool_version.h"

// The record as tables that can be joined. docs/formats.md lists them. It is made in memory and then written, so that
// it can go to a pipe, and so that no half of it is ever in a file.

namespace arising::output {

using corpus::DocumentRecord;
using corpus::Record;
using corpus::SqliteDatabase;
using corpus::SqliteQuery;
using corpus::Trail;

namespace {

constexpr const char* tables = R"sql(
CREATE TABLE about(name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE packs(pack TEXT PRIMARY KEY, version TEXT, title TEXT, sha256 TEXT, rules INTEGER);
CREATE TABLE documents(
  id TEXT PRIMARY KEY, path TEXT NOT NULL, attached_to TEXT REFERENCES documents(id),
  superseded_by TEXT REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED, sha256 TEXT, pages INTEGER,
  text_source TEXT, kind TEXT, title TEXT, language TEXT, body TEXT, author TEXT, committee TEXT, date TEXT, lead TEXT,
  inspection_start TEXT, inspection_end TEXT, inspection_lead TEXT, inspection_framework TEXT, state TEXT NOT NULL);
CREATE TABLE diagnostics(
  document TEXT NOT NULL REFERENCES documents(id), severity TEXT NOT NULL, page INTEGER, message TEXT NOT NULL,
  hint TEXT);
CREATE TABLE meetings(id TEXT PRIMARY KEY, body TEXT, committee TEXT, date TEXT NOT NULL);
CREATE TABLE meeting_documents(
  meeting TEXT NOT NULL REFERENCES meetings(id), document TEXT NOT NULL REFERENCES documents(id));
CREATE TABLE trails(
  id TEXT PRIMARY KEY, title TEXT NOT NULL, body TEXT, first TEXT, last TEXT, meetings INTEGER, status TEXT NOT NULL,
  corrected TEXT);
CREATE TABLE statements(
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, document TEXT NOT NULL REFERENCES documents(id),
  meeting TEXT REFERENCES meetings(id), page INTEGER NOT NULL, section TEXT, item TEXT, label TEXT, lead TEXT,
  text TEXT NOT NULL, rule TEXT NOT NULL, confidence REAL, owner TEXT, due_text TEXT, due_date TEXT, outcome TEXT,
  proposer TEXT, seconder TEXT, cited INTEGER NOT NULL, aspect TEXT, grade TEXT, grade_text TEXT, scale TEXT, as_of TEXT,
  about TEXT, progress TEXT, value REAL, unit TEXT, approximate INTEGER, of TEXT, trail TEXT REFERENCES trails(id),
  place_in_trail INTEGER, corrected TEXT);
CREATE TABLE boxes(
  statement TEXT NOT NULL REFERENCES statements(id), page INTEGER NOT NULL, x0 REAL, y0 REAL, x1 REAL, y1 REAL);
CREATE TABLE comparisons(
  statement TEXT NOT NULL REFERENCES statements(id), role TEXT NOT NULL, value REAL, unit TEXT);
CREATE TABLE links(
  trail TEXT NOT NULL REFERENCES trails(id), earlier TEXT NOT NULL REFERENCES statements(id),
  later TEXT NOT NULL REFERENCES statements(id), reason TEXT NOT NULL, score REAL, because TEXT NOT NULL);
CREATE TABLE contradictions(
  trail TEXT NOT NULL REFERENCES trails(id), number INTEGER NOT NULL, statement TEXT NOT NULL REFERENCES statements(id),
  because TEXT NOT NULL);
CREATE TABLE corrections(
  number INTEGER PRIMARY KEY, action TEXT NOT NULL, ids TEXT NOT NULL, trail TEXT, why TEXT, notes TEXT);
CREATE VIEW statements_in_full AS
  SELECT s.id, s.kind, d.body, d.committee, d.date, d.path, s.page, s.section, s.lead, s.text, s.owner, s.due_date,
    s.outcome, s.progress, s.aspect, s.grade, s.value, s.unit, s.of, t.title AS trail_title, t.status AS trail_status
  FROM statements s JOIN documents d ON d.id = s.document LEFT JOIN trails t ON t.id = s.trail;
CREATE VIEW matters AS
  SELECT t.title, t.status, t.body, d.date, s.kind, s.text, d.path, s.page, t.id AS trail, s.id AS statement
  FROM trails t JOIN statements s ON s.trail = t.id JOIN documents d ON d.id = s.document
  ORDER BY t.first, t.id, s.place_in_trail;
)sql";

/// After the rows: an index that grows with them takes longer.
constexpr const char* indices = R"sql(
CREATE INDEX documents_by_date ON documents(date);
CREATE INDEX statements_by_document ON statements(document);
CREATE INDEX statements_by_kind ON statements(kind);
CREATE INDEX statements_by_trail ON statements(trail);
CREATE INDEX links_by_trail ON links(trail);
)sql";

/// One table's INSERT; values are given in the order of its columns.
class Rows {
public:
    Rows(SqliteDatabase& database, const std::string& table, int columns)
        : query_(database.query("INSERT INTO " + table + " VALUES(" + marks(columns) + ")")) {}

    // An empty text is NULL: what a statement does not have.
    Rows& operator<<(std::string_view text) {
        ++at_;
        text.empty() ? query_.bind_null(at_) : query_.bind(at_, text);
        return *this;
    }
    Rows& operator<<(std::int64_t number) {
        query_.bind(++at_, number);
        return *this;
    }
    Rows& operator<<(double number) {
        query_.bind(++at_, number);
        return *this;
    }
    Rows& null() {
        query_.bind_null(++at_);
        return *this;
    }
    void end() {
        query_.finish();
        at_ = 0;
    }

private:
    static std::string marks(int columns) {
        std::string text = "?";
        for (int i = 1; i < columns; ++i) {
            text += ", ?";
        }
        return text;
    }

    SqliteQuery query_;
    int at_ = 0;
};

/// Points, as exact as the record has them.
double tenths(float points) {
    return std::round(static_cast<double>(points) * 10.0) / 10.0;
}

std::string joined(const std::vector<std::string>& parts, const char* between) {
    std::string text;
    for (const std::string& part : parts) {
        text += (text.empty() ? "" : between) + part;
    }
    return text;
}

std::string joined(const std::vector<corpus::CorrectionKind>& kinds) {
    std::vector<std::string> names;
    names.reserve(kinds.size());
    for (const corpus::CorrectionKind kind : kinds) {
        names.emplace_back(corpus::name_of(kind));
    }
    return joined(names, " ");
}

class DatabaseWriter {
public:
    explicit DatabaseWriter(const corpus::Archive& archive) : archive_(archive), index_(archive) {}

    [[nodiscard]] std::string bytes() {
        database_.run(("PRAGMA application_id=" + std::to_string(sqlite_application)).c_str());
        database_.run(tables);
        database_.run("BEGIN");
        write_about();
        write_documents();
        write_meetings();
        write_trails();
        write_statements();
        write_corrections();
        database_.run("COMMIT");
        database_.run(indices);
        return database_.bytes();
    }

private:
    void write_about() {
        Rows about(database_, "about", 2);
        (about << "schema" << std::string_view(schema_name)).end();
        (about << "tool" << std::string("arising ") + tool_version()).end();
        Rows packs(database_, "packs", 5);
        for (const rules::PackInfo& pack : archive_.packs) {
            packs << pack.id << pack.version << pack.title << pack.sha256 << static_cast<std::int64_t>(pack.rules);
            packs.end();
        }
    }

    void write_documents() {
        Rows documents(database_, "documents", 20);
        Rows diagnostics(database_, "diagnostics", 5);
        for (const DocumentRecord& document : archive_.documents) {
            const rules::DocumentFacts& facts = document.facts;
            documents << document.id << document.path << document.attached_to << document.superseded_by
                      << document.sha256;
            documents << static_cast<std::int64_t>(document.pages) << extractor::name_of(document.text_source);
            documents << rules::name_of(facts.kind) << facts.title << facts.language << facts.body << facts.author;
            documents << facts.committee << facts.date << facts.lead << facts.inspection.start << facts.inspection.end;
            documents << facts.inspection.lead << facts.inspection.framework << corpus::name_of(document.state);
            documents.end();
            for (const extractor::Diagnostic& one : document.diagnostics) {
                diagnostics << document.id << extractor::name_of(one.severity);
                one.page > 0 ? diagnostics << std::int64_t{one.page} : diagnostics.null();
                (diagnostics << one.message << one.hint).end();
            }
        }
    }

    void write_meetings() {
        Rows meetings(database_, "meetings", 4);
        Rows documents(database_, "meeting_documents", 2);
        for (const corpus::Meeting& meeting : archive_.meetings) {
            (meetings << meeting.id << meeting.body << meeting.committee << meeting.date).end();
            for (const std::string& document : meeting.documents) {
                (documents << meeting.id << document).end();
            }
        }
    }

    void write_trails() {
        Rows trails(database_, "trails", 8);
        Rows links(database_, "links", 6);
        Rows contradictions(database_, "contradictions", 4);
        for (const Trail& trail : archive_.trails) {
            trails << trail.id << trail.title << trail.body << trail.first << trail.last;
            (trails << std::int64_t{trail.meetings} << corpus::name_of(trail.status) << joined(trail.corrected)).end();
            for (const corpus::Link& link : trail.links) {
                links << trail.id << link.from << link.to << corpus::name_of(link.reason);
                (links << link.score << link.because).end();
            }
            for (std::size_t i = 0; i < trail.contradictions.size(); ++i) {
                for (const std::string& statement : trail.contradictions[i].statements) {
                    contradictions << trail.id << static_cast<std::int64_t>(i + 1) << statement;
                    (contradictions << trail.contradictions[i].because).end();
                }
            }
        }
    }

    void write_statements() {
        Rows statements(database_, "statements", 33);
        Rows boxes(database_, "boxes", 6);
        for (const Record& record : archive_.statements) {
            write_statement(record, statements);
            for (const extractor::Box& box : record.boxes) {
                boxes << record.id << std::int64_t{box.page} << tenths(box.x0) << tenths(box.y0);
                (boxes << tenths(box.x1) << tenths(box.y1)).end();
            }
            write_comparisons(record);
        }
    }

    void write_statement(const Record& record, Rows& rows) const {
        const rules::Statement& statement = record.statement;
        rows << record.id << rules::name_of(statement.kind) << record.document << record.meeting;
        rows << std::int64_t{record.page} << joined(record.section, " > ") << statement.item << statement.label;
        rows << record.lead << record.text << statement.rule << statement.confidence << statement.owner;
        const rules::Due due = statement.due.value_or(rules::Due());
        rows << due.text << due.date;
        statement.outcome == rules::Outcome::none ? rows.null() : rows << rules::name_of(statement.outcome);
        rows << statement.proposer << statement.seconder << std::int64_t{statement.cited ? 1 : 0};
        const rules::Judgement judgement = statement.judgement.value_or(rules::Judgement());
        rows << judgement.aspect << judgement.grade << judgement.grade_text << judgement.scale << judgement.as_of;
        const rules::Progress progress = statement.progress.value_or(rules::Progress());
        rows << progress.about;
        progress.status == rules::ProgressStatus::none ? rows.null() : rows << rules::name_of(progress.status);
        if (statement.figure) {
            rows << statement.figure->value << statement.figure->unit
                 << std::int64_t{statement.figure->approximate ? 1 : 0} << statement.figure->of;
        } else {
            rows.null().null().null().null();
        }
        write_place(record, rows);
        (rows << joined(record.corrected)).end();
    }

    void write_place(const Record& record, Rows& rows) const {
        const Trail* trail = index_.trail_of(record);
        if (trail == nullptr) {
            rows.null().null();
            return;
        }
        const auto at = std::find(trail->statements.begin(), trail->statements.end(), record.id);
        rows << trail->id << static_cast<std::int64_t>(at - trail->statements.begin() + 1);
    }

    void write_comparisons(const Record& record) {
        if (!record.statement.figure || record.statement.figure->compare.empty()) {
            return;
        }
        Rows comparisons(database_, "comparisons", 4);
        for (const rules::Comparison& other : record.statement.figure->compare) {
            (comparisons << record.id << other.role << other.value << other.unit).end();
        }
    }

    void write_corrections() {
        Rows corrections(database_, "corrections", 6);
        std::int64_t number = 0;
        for (const corpus::AppliedCorrection& one : archive_.corrections) {
            corrections << ++number << corpus::name_of(one.kind) << joined(one.ids, " ") << one.trail << one.why;
            (corrections << joined(one.notes, "; ")).end();
        }
    }

    const corpus::Archive& archive_;
    ArchiveIndex index_;
    SqliteDatabase database_;
};

}  // namespace

void write_sqlite(const corpus::Archive& archive, std::ostream& out) {
    const std::string bytes = DatabaseWriter(archive).bytes();
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace arising::output
