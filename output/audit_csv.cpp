// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/audit_writer.h"
#include "output/csv_row.h"

namespace arising::output {

using corpus::Audit;
using corpus::AuditedMatter;
using corpus::Quotation;

namespace {

/// The cells of one row, by the names of the columns.
struct Row {
    std::string section, matter, body, aspect, owner, status, due, first, last, meetings, silent, dates, months, score;
    std::string title, count, date, document, page, kind, heading, lead, text, statement, because, known_to;
};

std::string written(const Row& row) {
    return csv_row({row.section, row.matter, row.body,      row.aspect,   row.owner,   row.status, row.due,
                    row.first,   row.last,   row.meetings,  row.silent,   row.dates,   row.months, row.score,
                    row.title,   row.count,  row.date,      row.document, row.page,    row.kind,   row.heading,
                    row.lead,    row.text,   row.statement, row.because,  row.known_to});
}

void quote(const Quotation& quotation, Row& row) {
    row.date = quotation.date;
    row.document = quotation.path;
    row.page = std::to_string(quotation.page);
    row.kind = rules::name_of(quotation.kind);
    row.heading = quotation.heading;
    row.lead = quotation.lead;
    row.text = quotation.text;
    row.statement = quotation.statement;
}

std::string joined_owners(const AuditedMatter& matter) {
    return matter.owners.empty() ? std::string() : owners_text(matter);
}

void write_matter(const AuditedMatter& matter, AuditSection section, std::ostream& out) {
    Row row;
    row.section = name_of(section);
    row.matter = matter.id;
    row.body = matter.body;
    row.aspect = matter.aspect;
    row.owner = joined_owners(matter);
    row.status = corpus::name_of(matter.standing);
    row.due = matter.due.empty() ? matter.due_text : matter.due;
    row.first = matter.first;
    row.last = matter.last;
    row.known_to = matter.known_to;
    row.meetings = std::to_string(matter.meetings);
    row.silent = std::to_string(matter.silent);
    row.title = matter.title;
    if (matter.recurrence) {
        row.dates = std::to_string(matter.recurrence->dates);
        row.months = std::to_string(matter.recurrence->months);
        row.score = score_text(matter.recurrence->score);
        row.because = matter.recurrence->because;
    }
    if (section == AuditSection::recurring) {
        for (const std::size_t at : matter.recurrence->asked) {
            quote(matter.quotations[at], row);
            out << written(row);
        }
        return;
    }
    for (const Quotation& quotation : matter.quotations) {
        quote(quotation, row);
        out << written(row);
    }
}

void write_aspects(const Audit& audit, std::ostream& out) {
    for (const corpus::AspectCount& aspect : audit.aspects) {
        for (std::size_t year = 0; year < audit.years.size(); ++year) {
            Row row;
            row.section = name_of(AuditSection::aspects);
            row.aspect = aspect.aspect;
            row.date = audit.years[year].year;
            row.count = std::to_string(aspect.years[year]);
            out << written(row);
        }
    }
}

void write_contradictions(const Audit& audit, std::ostream& out) {
    for (const corpus::AuditedContradiction& contradiction : audit.contradictions) {
        Row row;
        row.section = name_of(AuditSection::contradictions);
        row.matter = contradiction.matter;
        row.body = contradiction.body;
        row.because = contradiction.because;
        for (const Quotation& quotation : contradiction.quotations) {
            quote(quotation, row);
            out << written(row);
        }
    }
}

}  // namespace

void write_audit_csv(const Audit& audit, const AuditWriting& writing, std::ostream& out) {
    out << "section,matter,body,aspect,owner,status,due,first,last,meetings,silent,dates,months,score,title,count,date,"
           "document,page,kind,heading,lead,text,statement,because,known_to\n";
    for (const AuditSection section : writing.sections) {
        if (section == AuditSection::aspects) {
            write_aspects(audit, out);
        } else if (section == AuditSection::contradictions) {
            write_contradictions(audit, out);
        }
        for (const std::size_t place : matters_in(audit, section)) {
            write_matter(audit.matters[place], section, out);
        }
    }
}

}  // namespace arising::output
