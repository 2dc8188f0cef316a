// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <string>
#include <vector>

#include "output/archive_index.h"
#include "output/csv_row.h"
#include "output/plain_number.h"
#include "output/record_writer.h"

namespace arising::output {

using corpus::DocumentRecord;
using corpus::Record;
using corpus::Trail;
using rules::Statement;

namespace {

/// What a cell is made of.
struct Row {
    const Record& record;
    const Statement& statement;
    const DocumentRecord& document;
    const Trail& trail;  ///< an empty one where it is in none
};

struct Column {
    const char* name;
    std::string (*cell)(const Row& row);
};

std::string joined(const std::vector<std::string>& parts, const char* between) {
    std::string text;
    for (const std::string& part : parts) {
        text += (text.empty() ? "" : between) + part;
    }
    return text;
}

/// "target 55 percent; previous 47 percent"
std::string comparisons(const rules::Figure& figure) {
    std::vector<std::string> parts;
    parts.reserve(figure.compare.size());
    for (const rules::Comparison& other : figure.compare) {
        parts.push_back(other.role + " " + plain_number(other.value) + " " + other.unit);
    }
    return joined(parts, "; ");
}

std::string corrected(const Record& record) {
    std::vector<std::string> names;
    names.reserve(record.corrected.size());
    for (const corpus::CorrectionKind kind : record.corrected) {
        names.emplace_back(corpus::name_of(kind));
    }
    return joined(names, " ");
}

const char* yes_if(bool holds) {
    return holds ? "yes" : "";
}

constexpr std::array columns = {
    Column{"id", [](const Row& r) { return r.record.id; }},
    Column{"kind", [](const Row& r) { return std::string(rules::name_of(r.statement.kind)); }},
    Column{"body", [](const Row& r) { return r.document.facts.body; }},
    Column{"committee", [](const Row& r) { return r.document.facts.committee; }},
    Column{"date", [](const Row& r) { return r.document.facts.date; }},
    Column{"document", [](const Row& r) { return r.document.path; }},
    Column{"page", [](const Row& r) { return std::to_string(r.record.page); }},
    Column{"link", [](const Row& r) { return page_link(r.document.path, r.record.page); }},
    Column{"section", [](const Row& r) { return joined(r.record.section, " > "); }},
    Column{"item", [](const Row& r) { return r.statement.item; }},
    Column{"label", [](const Row& r) { return r.statement.label; }},
    Column{"lead", [](const Row& r) { return r.record.lead; }},
    Column{"text", [](const Row& r) { return r.record.text; }},
    Column{"owner", [](const Row& r) { return r.statement.owner; }},
    Column{"due", [](const Row& r) { return r.statement.due ? r.statement.due->text : std::string(); }},
    Column{"due_date", [](const Row& r) { return r.statement.due ? r.statement.due->date : std::string(); }},
    Column{"outcome",
           [](const Row& r) {
               const rules::Outcome outcome = r.statement.outcome;
               return outcome == rules::Outcome::none ? std::string() : std::string(rules::name_of(outcome));
           }},
    Column{"proposer", [](const Row& r) { return r.statement.proposer; }},
    Column{"seconder", [](const Row& r) { return r.statement.seconder; }},
    Column{"cited", [](const Row& r) { return std::string(yes_if(r.statement.cited)); }},
    Column{"aspect",
           [](const Row& r) { return r.statement.judgement ? r.statement.judgement->aspect : std::string(); }},
    Column{"grade", [](const Row& r) { return r.statement.judgement ? r.statement.judgement->grade : std::string(); }},
    Column{"about", [](const Row& r) { return r.statement.progress ? r.statement.progress->about : std::string(); }},
    Column{"progress",
           [](const Row& r) {
               const bool known = r.statement.progress && r.statement.progress->status != rules::ProgressStatus::none;
               return known ? std::string(rules::name_of(r.statement.progress->status)) : std::string();
           }},
    Column{"value", [](const Row& r) { return r.statement.figure ? plain_number(r.statement.figure->value) : ""; }},
    Column{"unit", [](const Row& r) { return r.statement.figure ? r.statement.figure->unit : std::string(); }},
    Column{"approximate",
           [](const Row& r) { return std::string(yes_if(r.statement.figure && r.statement.figure->approximate)); }},
    Column{"of", [](const Row& r) { return r.statement.figure ? r.statement.figure->of : std::string(); }},
    Column{"compare",
           [](const Row& r) { return r.statement.figure ? comparisons(*r.statement.figure) : std::string(); }},
    Column{"trail", [](const Row& r) { return r.trail.id; }},
    Column{"trail_title", [](const Row& r) { return r.trail.title; }},
    Column{
        "trail_status",
        [](const Row& r) { return r.trail.id.empty() ? std::string() : std::string(corpus::name_of(r.trail.status)); }},
    Column{"rule", [](const Row& r) { return r.statement.rule; }},
    Column{"confidence", [](const Row& r) { return plain_number(r.statement.confidence); }},
    Column{"corrected", [](const Row& r) { return corrected(r.record); }},
};

}  // namespace

void write_csv(const corpus::Archive& archive, std::ostream& out) {
    const ArchiveIndex index(archive);
    std::vector<std::string> cells;
    cells.reserve(columns.size());
    for (const Column& column : columns) {
        cells.emplace_back(column.name);
    }
    out << csv_row(cells);
    const DocumentRecord no_document;
    const Trail no_trail;
    for (const Record& record : archive.statements) {
        const DocumentRecord* document = index.document_of(record);
        const Trail* trail = index.trail_of(record);
        const Row row{record, record.statement, document != nullptr ? *document : no_document,
                      trail != nullptr ? *trail : no_trail};
        for (std::size_t i = 0; i < columns.size(); ++i) {
            cells[i] = columns[i].cell(row);
        }
        out << csv_row(cells);
    }
}

}  // namespace arising::output
