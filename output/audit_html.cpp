// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <utility>

#include "output/audit_writer.h"
#include "output/html_assets.h"
#include "output/html_text.h"

namespace arising::output {

using corpus::AspectCount;
using corpus::Audit;
using corpus::AuditedMatter;
using corpus::OwnerBalance;
using corpus::Quotation;

namespace {

constexpr const char* style = R"(
:root { --ink: #1c1c1c; --soft: #595959; --line: #d0d0d0; --mark: #8a3b12; --paper: #fff; --band: #f5f3ef; }
* { box-sizing: border-box; }
body { font: 16px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 0 auto; max-width: 72rem; padding: 1rem; }
h1 { font-size: 1.6rem; margin: 0.5rem 0; } h2 { font-size: 1.25rem; margin: 2.5rem 0 0.25rem; border-bottom: 2px solid var(--ink); }
h3 { font-size: 1rem; margin: 1.5rem 0 0.25rem; }
nav ul, .scope { list-style: none; padding: 0; } nav li { display: inline-block; margin: 0 1rem 0.5rem 0; }
a { color: var(--mark); } .note { color: var(--soft); max-width: 50rem; }
table { border-collapse: collapse; width: 100%; margin: 0.5rem 0; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.6rem 0.35rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; } td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
article { border: 1px solid var(--line); border-left: 4px solid var(--mark); padding: 0.5rem 0.9rem; margin: 0.8rem 0; break-inside: avoid; }
article h3 { margin: 0 0 0.2rem; }
dl { display: grid; grid-template-columns: 8rem 1fr; gap: 0.3rem 0.8rem; margin: 0.5rem 0; } dt { font-variant-numeric: tabular-nums; color: var(--soft); } dd { margin: 0; }
q { quotes: "\201C" "\201D"; } .at { color: var(--soft); font-size: 0.875rem; display: block; overflow-wrap: anywhere; }
.chip { background: var(--band); border: 1px solid var(--line); border-radius: 0.7rem; padding: 0 0.6rem; font-size: 0.875rem; white-space: nowrap; }
label { font-weight: 600; } input { font: inherit; padding: 0.25rem 0.5rem; width: min(30rem, 100%); }
.away { display: none; } details summary { cursor: pointer; color: var(--mark); }
.wide { overflow-x: auto; }
@media print { nav, .find { display: none; } a { color: inherit; text-decoration: none; } }
)";

/// Without it the page is the same, but for the box to look for words.
constexpr const char* script = R"(
document.querySelector('.find').hidden = false;
document.getElementById('find').addEventListener('input', function (event) {
  const words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
  document.querySelectorAll('[data-row]').forEach(function (row) {
    const text = row.textContent.toLowerCase();
    row.classList.toggle('away', !words.every(function (word) { return text.includes(word); }));
  });
});
)";

class Page {
public:
    Page(const Audit& audit, const AuditWriting& writing, std::ostream& out)
        : audit_(audit), writing_(writing), out_(out) {}

    void write() {
        const std::string title = "Audit of " + writing_.record + " as of " + audit_.scope.as_of;
        out_ << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
             << "<meta name=\"generator\" content=\"arising audit\">\n<meta charset=\"utf-8\">\n"
             << policy_element(style, script)
             << "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" << html_text(title)
             << "</title>\n<style>" << style << "</style>\n</head>\n<body>\n<header>\n<h1>" << html_text(title)
             << "</h1>\n<ul class=\"scope\">\n";
        for (const std::string& line : scope_lines(audit_)) {
            out_ << "<li>" << html_text(line) << "</li>\n";
        }
        out_ << "</ul>\n</header>\n<nav aria-label=\"Sections\">\n<ul>\n";
        for (const AuditSection section : writing_.sections) {
            out_ << "<li><a href=\"#" << name_of(section) << "\">" << title_of(section) << "</a> ("
                 << size_of(audit_, section) << ")</li>\n";
        }
        out_ << "</ul>\n</nav>\n<p class=\"find\" hidden><label for=\"find\">Show only what holds these words</label> "
             << "<input id=\"find\" type=\"search\"></p>\n<main>\n";
        if (has_owners()) {
            write_owners();
        }
        for (const AuditSection section : writing_.sections) {
            write(section);
        }
        out_ << "</main>\n<script>" << script << "</script>\n</body>\n</html>\n";
    }

private:
    [[nodiscard]] bool has_owners() const {
        const auto is_of_owners = [](AuditSection section) {
            return section == AuditSection::overdue || section == AuditSection::open ||
                   section == AuditSection::dropped;
        };
        return !audit_.owners.empty() && std::any_of(writing_.sections.begin(), writing_.sections.end(), is_of_owners);
    }

    void write(AuditSection section) {
        out_ << "<section id=\"" << name_of(section) << "\">\n<h2>" << title_of(section) << "</h2>\n<p class=\"note\">"
             << html_text(size_of(audit_, section) == 0 ? why_empty(audit_, section) : meaning_of(audit_, section))
             << "</p>\n";
        if (section == AuditSection::aspects) {
            write_aspects();
        } else if (section == AuditSection::contradictions) {
            write_contradictions();
        }
        for (const std::size_t place : matters_in(audit_, section)) {
            write_matter(audit_.matters[place], section);
        }
        out_ << "</section>\n";
    }

    // ---- quotations ----

    [[nodiscard]] std::string place_of(const Quotation& quotation) const {
        const std::string text = html_text(quotation.path + ", page " + std::to_string(quotation.page));
        const bool is_file = quotation.path.find("!/") == std::string::npos;  // else it is inside of one
        if (writing_.archive.empty() || !is_file) {
            return text;
        }
        const std::string folder = writing_.archive + (writing_.archive.ends_with("/") ? "" : "/");
        return "<a href=\"" + url_path(folder + quotation.path) + "#page=" + std::to_string(quotation.page) + "\">" +
               text + "</a>";
    }

    void write_quote(const Quotation& quotation) {
        out_ << "<dt>" << html_text(quotation.date) << "</dt><dd>";
        if (!quotation.heading.empty()) {
            out_ << "<span class=\"at\">" << html_text(quotation.heading) << "</span>";
        }
        if (!quotation.lead.empty()) {
            out_ << "<span class=\"at\">" << html_text(quotation.lead) << "</span>";
        }
        out_ << "<q>" << html_text(quotation.text) << "</q><span class=\"at\">" << rules::name_of(quotation.kind);
        if (quotation.progress != rules::ProgressStatus::none) {
            out_ << ", " << rules::name_of(quotation.progress);
        }
        out_ << "; " << place_of(quotation) << "</span></dd>\n";
    }

    // ---- matters ----

    void write_matter(const AuditedMatter& matter, AuditSection section) {
        out_ << "<article data-row>\n<h3>" << html_text(matter.title) << "</h3>\n<p>";
        chip(matter.body);
        chip(matter.aspect);
        const std::string owners = owners_text(matter);
        chip(section == AuditSection::recurring || owners == matter.body ? "" : owners);
        chip(section == AuditSection::recurring ? corpus::name_of(matter.standing) : "");
        if (!matter.due.empty() || !matter.due_text.empty()) {
            chip("due " + (matter.due.empty() ? matter.due_text : matter.due));
        }
        out_ << "</p>\n";
        if (section == AuditSection::recurring) {
            write_recurrence(matter);
        } else {
            write_to_do(matter);
        }
        out_ << "</article>\n";
    }

    void chip(const std::string& text) {
        out_ << (text.empty() ? "" : "<span class=\"chip\">" + html_text(text) + "</span> ");
    }

    void write_recurrence(const AuditedMatter& matter) {
        const corpus::Recurrence& recurrence = *matter.recurrence;
        out_ << "<p class=\"note\">At " << recurrence.dates << " dates in " << span_text(recurrence.months)
             << "; score of the weakest link " << score_text(recurrence.score) << " (" << html_text(recurrence.because)
             << ").</p>\n<dl>\n";
        for (const std::size_t at : recurrence.asked) {
            write_quote(matter.quotations[at]);
        }
        out_ << "</dl>\n";
        write_all(matter, recurrence.asked.size());
    }

    void write_to_do(const AuditedMatter& matter) {
        out_ << "<p class=\"note\">At " << counted(matter.meetings, "meeting", "meetings") << ", last on "
             << html_text(matter.last);
        if (!matter.known_to.empty()) {
            out_ << "; " << html_text(known_to_text(matter)) << " are known";
        }
        if (matter.silent > 0) {
            out_ << "; not at the " << (matter.silent == 1 ? "one" : std::to_string(matter.silent)) << " since";
        }
        out_ << ".</p>\n<dl>\n";
        write_quote(matter.quotations[matter.asked]);
        const bool has_last = matter.asked + 1 < matter.quotations.size();
        if (has_last) {
            write_quote(matter.quotations.back());
        }
        out_ << "</dl>\n";
        write_all(matter, has_last ? 2 : 1);
    }

    void write_all(const AuditedMatter& matter, std::size_t written) {
        if (matter.quotations.size() <= written) {
            return;
        }
        out_ << "<details><summary>All " << matter.quotations.size() << " statements</summary>\n<dl>\n";
        for (const Quotation& quotation : matter.quotations) {
            write_quote(quotation);
        }
        out_ << "</dl>\n</details>\n";
    }

    // ---- owners, aspects, contradictions ----

    void write_owners() {
        out_ << "<section id=\"owners\">\n<h2>Owners</h2>\n<div class=\"wide\">\n<table>\n<thead><tr><th "
                "scope=\"col\">Body</th>"
                "<th scope=\"col\">Owner</th><th scope=\"col\" class=\"n\">open</th><th scope=\"col\" "
                "class=\"n\">overdue</th><th scope=\"col\" class=\"n\">dropped</th><th scope=\"col\" "
                "class=\"n\">complete</th></tr></thead>\n<tbody>\n";
        for (const OwnerBalance& owner : audit_.owners) {
            std::string name = owner.owner.empty() ? "nobody named" : owner.owner;
            for (std::size_t i = 1; i < owner.spellings.size(); ++i) {
                name += (i == 1 ? " (also " : ", ") + owner.spellings[i];
            }
            name += owner.spellings.size() > 1 ? ")" : "";
            out_ << "<tr data-row><td>" << html_text(owner.body) << "</td><td>" << html_text(name) << "</td>";
            for (const std::size_t count : {owner.open, owner.overdue, owner.dropped, owner.complete}) {
                out_ << "<td class=\"n\">" << count << "</td>";
            }
            out_ << "</tr>\n";
        }
        out_ << "</tbody>\n</table>\n</div>\n</section>\n";
    }

    void write_aspects() {
        if (audit_.aspects.empty()) {
            return;
        }
        out_ << "<div class=\"wide\">\n<table>\n<thead><tr><th scope=\"col\">Aspect</th><th scope=\"col\" "
                "class=\"n\">all</th><th scope=\"col\" class=\"n\">made before</th><th scope=\"col\" "
                "class=\"n\">bodies</th>";
        for (const corpus::AuditedYear& year : audit_.years) {
            out_ << "<th scope=\"col\" class=\"n\">" << html_text(year.year) << "</th>";
        }
        out_ << "</tr></thead>\n<tbody>\n<tr><td>Documents that recommend something</td><td></td><td></td><td></td>";
        for (const corpus::AuditedYear& year : audit_.years) {
            out_ << "<td class=\"n\">" << year.documents << "</td>";
        }
        out_ << "</tr>\n";
        for (const AspectCount& aspect : audit_.aspects) {
            out_ << "<tr data-row><td>" << html_text(aspect.aspect.empty() ? "no aspect could be told" : aspect.aspect)
                 << "</td>";
            for (const std::size_t count : {aspect.recommendations, aspect.again, aspect.bodies}) {
                out_ << "<td class=\"n\">" << count << "</td>";
            }
            for (const std::size_t count : aspect.years) {
                out_ << "<td class=\"n\">" << count << "</td>";
            }
            out_ << "</tr>\n";
        }
        out_ << "</tbody>\n</table>\n</div>\n";
    }

    void write_contradictions() {
        for (const corpus::AuditedContradiction& contradiction : audit_.contradictions) {
            out_ << "<article data-row>\n<h3>" << html_text(contradiction.because) << "</h3>\n<p>";
            chip(contradiction.body);
            out_ << "</p>\n<dl>\n";
            for (const Quotation& quotation : contradiction.quotations) {
                write_quote(quotation);
            }
            out_ << "</dl>\n</article>\n";
        }
    }

    const Audit& audit_;
    const AuditWriting& writing_;
    std::ostream& out_;
};

}  // namespace

void write_audit_html(const Audit& audit, const AuditWriting& writing, std::ostream& out) {
    Page(audit, writing, out).write();
}

}  // namespace arising::output
