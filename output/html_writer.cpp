// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <string>
#include <vector>

#include "output/archive_index.h"
#include "output/html_assets.h"
#include "output/html_text.h"
#include "output/plain_number.h"
#include "output/record_writer.h"
#include "output/summary_text.h"
#include "output/tool_version.h"

// One page for people: trails with their quotations first, then every document with what it says. It needs no other
// file, no server and no network, and can be read without its script, which only searches.
//
// Links lead to pages of the PDF files as seen from the folder that was mined.

namespace arising::output {

using corpus::DocumentRecord;
using corpus::Record;
using corpus::Trail;

namespace {

constexpr std::array kinds = {rules::StatementKind::recommendation, rules::StatementKind::decision,
                              rules::StatementKind::action,         rules::StatementKind::judgement,
                              rules::StatementKind::progress,       rules::StatementKind::figure};
constexpr std::array statuses = {corpus::TrailStatus::fresh,     corpus::TrailStatus::open,
                                 corpus::TrailStatus::recurring, corpus::TrailStatus::overdue,
                                 corpus::TrailStatus::complete,  corpus::TrailStatus::lapsed};

/// Parts that are not empty, with a middle dot between them.
std::string dotted(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) {
        if (!part.empty()) {
            text += (text.empty() ? "" : " · ") + part;
        }
    }
    return text;
}

std::string named(const char* name, const std::string& value) {
    return value.empty() ? std::string() : std::string(name) + " " + value;
}

std::string counted(std::size_t count, const char* what) {
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

template <class Names>
std::string options(const Names& names) {
    std::string text = "<option value=\"\">all</option>";
    for (const auto name : names) {
        const std::string word = name_of(name);
        text.append("<option value=\"").append(word).append("\">").append(word).append("</option>");
    }
    return text;
}

class PageWriter {
public:
    PageWriter(const corpus::Archive& archive, std::ostream& out) : archive_(archive), index_(archive), out_(out) {}

    void write() {
        write_head();
        out_ << "<main>\n<section>\n<h2>Trails</h2>\n";
        for (const Trail& trail : archive_.trails) {
            write_trail(trail);
        }
        out_ << "</section>\n<section>\n<h2>Documents</h2>\n";
        for (const DocumentRecord& document : archive_.documents) {
            write_document(document);
        }
        out_ << "</section>\n</main>\n<script>" << page_script() << "</script>\n</body>\n</html>\n";
    }

private:
    void write_head() {
        out_ << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
             << "<meta name=\"generator\" content=\"arising " << html_text(tool_version()) << "\">\n"
             << policy_element(page_style(), page_script())
             << "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
             << "<title>Matters arising</title>\n<style>" << page_style() << "</style>\n</head>\n<body>\n<header>\n"
             << "<h1>Matters arising</h1>\n";
        for (const std::string& line : summary_lines(archive_)) {
            out_ << "<p class=\"meta\">" << html_text(line) << "</p>\n";
        }
        out_ << "<form>\n<label>Search <input id=\"search\" type=\"search\" autocomplete=\"off\"></label>\n"
             << "<label>Kind <select id=\"kind\">" << options(kinds) << "</select></label>\n"
             << "<label>Status <select id=\"status\">" << options(statuses) << "</select></label>\n"
             << "<span id=\"found\" class=\"meta\" role=\"status\"></span>\n</form>\n</header>\n";
    }

    void write_trail(const Trail& trail) {
        const std::string status = corpus::name_of(trail.status);
        const std::string dates = trail.first == trail.last ? trail.first : trail.first + " to " + trail.last;
        out_ << "<details class=\"trail\" id=\"" << html_text(trail.id) << "\" data-status=\"" << status << "\">\n"
             << "<summary><span class=\"status " << status << "\">" << status << "</span> " << html_text(trail.title)
             << " <small>"
             << html_text(dotted({trail.body, dates, counted(static_cast<std::size_t>(trail.meetings), "meeting")}))
             << "</small></summary>\n<ol>\n";
        for (const std::string& id : trail.statements) {
            if (const Record* record = index_.statement(id)) {
                write_statement(*record, trail);
            }
        }
        out_ << "</ol>\n";
        for (const corpus::Contradiction& contradiction : trail.contradictions) {
            out_ << "<p class=\"because problem\">" << html_text(contradiction.because) << "</p>\n";
        }
        out_ << "</details>\n";
    }

    /// In its trail: whose, when, where, and why it belongs there.
    void write_statement(const Record& record, const Trail& trail) {
        const DocumentRecord* document = index_.document_of(record);
        open_item(record, document == nullptr ? std::string() : document->facts.date);
        if (document != nullptr) {
            write_page_link(*document, record.page, document->path + ", page " + std::to_string(record.page));
        }
        out_ << "</p>\n";
        write_quotation(record);
        for (const corpus::Link& link : trail.links) {
            if (link.to == record.id) {
                out_ << "<p class=\"because\">" << html_text(link.because) << "</p>\n";
            }
        }
        out_ << "</li>\n";
    }

    void write_document(const DocumentRecord& document) {
        const rules::DocumentFacts& facts = document.facts;
        const std::vector<const Record*>& statements = index_.statements_of(document);
        out_ << "<details id=\"" << html_text(document.id) << "\">\n<summary>"
             << html_text(facts.title.empty() ? document.path : facts.title) << " <small>"
             << html_text(
                    dotted({facts.body, facts.committee, facts.date, rules::name_of(facts.kind),
                            counted(statements.size(), "statement"),
                            document.state == corpus::DocumentState::read ? "" : corpus::name_of(document.state)}))
             << "</small></summary>\n<p class=\"meta\">";
        write_page_link(document, 0, document.path);
        out_ << "</p>\n";
        for (const extractor::Diagnostic& one : document.diagnostics) {
            const bool is_note = one.severity == extractor::Severity::note;
            out_ << "<p class=\"because" << (is_note ? "" : " problem") << "\">"
                 << html_text(one.message + (one.page > 0 ? " (page " + std::to_string(one.page) + ")" : ""))
                 << "</p>\n";
        }
        out_ << "<ol>\n";
        for (const Record* record : statements) {
            write_statement(*record, document);
        }
        out_ << "</ol>\n</details>\n";
    }

    /// In its document: on which page, and in which trail.
    void write_statement(const Record& record, const DocumentRecord& document) {
        open_item(record, {});
        write_page_link(document, record.page, "page " + std::to_string(record.page));
        if (const Trail* trail = index_.trail_of(record)) {
            out_ << " · <a href=\"#" << html_text(trail->id) << "\">" << html_text(trail->title) << "</a>";
        }
        out_ << "</p>\n";
        write_quotation(record);
        out_ << "</li>\n";
    }

    void open_item(const Record& record, const std::string& date) {
        const rules::Statement& statement = record.statement;
        const std::string kind = rules::name_of(statement.kind);
        out_ << "<li data-kind=\"" << kind << "\">\n<p class=\"meta\">"
             << html_text(
                    dotted({date, kind, named("for", statement.owner),
                            named("due", statement.due ? statement.due->text : std::string()), outcome_of(statement)}))
             << " · ";
    }

    /// What came of it, in a word.
    static std::string outcome_of(const rules::Statement& statement) {
        if (statement.outcome != rules::Outcome::none) {
            return rules::name_of(statement.outcome);
        }
        if (statement.progress && statement.progress->status != rules::ProgressStatus::none) {
            return rules::name_of(statement.progress->status);
        }
        if (statement.judgement) {
            return statement.judgement->grade_text;
        }
        return statement.figure ? plain_number(statement.figure->value) + " " + statement.figure->unit : std::string();
    }

    void write_quotation(const Record& record) {
        out_ << "<blockquote>";
        if (!record.lead.empty()) {
            out_ << html_text(record.lead) << " ";
        }
        out_ << html_text(record.text) << "</blockquote>\n";
    }

    void write_page_link(const DocumentRecord& document, std::int32_t page, const std::string& words) {
        const std::string link = page_link(document.path, page);
        out_ << "<a href=\"" << (link.starts_with("/") ? "" : "./") << html_text(link) << "\">" << html_text(words)
             << "</a>";
    }

    const corpus::Archive& archive_;
    ArchiveIndex index_;
    std::ostream& out_;
};

}  // namespace

void write_html(const corpus::Archive& archive, std::ostream& out) {
    PageWriter(archive, out).write();
}

}  // namespace arising::output
