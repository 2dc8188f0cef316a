// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <numeric>
#include <utility>

#include "corpus/audit_dates.h"
#include "output/audit_writer.h"
#include "output/wrapped_text.h"

namespace arising::output {

using corpus::AspectCount;
using corpus::Audit;
using corpus::AuditedMatter;
using corpus::OwnerBalance;
using corpus::Quotation;

namespace {

constexpr std::size_t longest_quote = 400;  ///< in columns; the other formats have the whole
constexpr std::size_t longest_lead = 120;
constexpr std::size_t date_columns = 12;

std::string heading(const std::string& text, char line) {
    return text + "\n" + std::string(columns_of(text), line) + "\n";
}

class Table {
public:
    Table(const Audit& audit, const AuditWriting& writing, std::ostream& out)
        : audit_(audit), writing_(writing), out_(out) {}

    void write() {
        out_ << heading("Audit of " + writing_.record + " as of " + audit_.scope.as_of, '=');
        for (const std::string& line : scope_lines(audit_)) {
            out_ << hanging("", line, writing_.width);
        }
        if (has_owners()) {
            write_owners();
        }
        for (const AuditSection section : writing_.sections) {
            write(section);
        }
    }

private:
    [[nodiscard]] bool has_owners() const {
        return std::any_of(writing_.sections.begin(), writing_.sections.end(), [](AuditSection section) {
            return section == AuditSection::overdue || section == AuditSection::open ||
                   section == AuditSection::dropped;
        });
    }

    void write(AuditSection section) {
        const std::size_t size = size_of(audit_, section);
        out_ << "\n" << heading(title_of(section) + (" (" + std::to_string(size) + ")"), '-');
        if (size == 0) {
            out_ << hanging("", why_empty(audit_, section), writing_.width);
            return;
        }
        out_ << hanging("", meaning_of(audit_, section), writing_.width);
        switch (section) {
            case AuditSection::recurring:
                write_recurring();
                return;
            case AuditSection::overdue:
            case AuditSection::open:
                write_by_owner(section);
                return;
            case AuditSection::dropped:
                write_dropped();
                return;
            case AuditSection::aspects:
                write_aspects();
                return;
            case AuditSection::contradictions:
                write_contradictions();
                return;
        }
    }

    /// How many of so many rows are shown.
    [[nodiscard]] std::size_t shown(std::size_t rows) const {
        return writing_.limit == 0 ? rows : std::min(rows, writing_.limit);
    }

    void write_rest(std::size_t rows) {
        if (rows > shown(rows)) {
            out_ << "\n"
                 << hanging("",
                            "... and " + std::to_string(rows - shown(rows)) +
                                " more. --limit 0 shows all; --body, --owner and --since show less.",
                            writing_.width);
        }
    }

    // ---- quotations ----

    void write_quote(const std::string& before, const Quotation& quotation, const std::string& after) {
        const std::string lead = quotation.lead.empty() ? std::string() : shortened(quotation.lead, longest_lead) + " ";
        const std::string text = lead + "\"" + shortened(quotation.text, longest_quote) + "\"";
        out_ << hanging(before, text, writing_.width);
        out_ << hanging(std::string(columns_of(before), ' '),
                        quotation.path + ", page " + std::to_string(quotation.page) + after, writing_.width);
    }

    static std::string dated(const std::string& indent, const std::string& date) {
        return indent + left_aligned(date, date_columns);
    }

    // ---- matters ----

    [[nodiscard]] std::string body_and(const AuditedMatter& matter, const std::string& rest) const {
        return audit_.scope.bodies > 1 && !matter.body.empty() && matter.body != rest
                   ? matter.body + (rest.empty() ? "" : ": ") + rest
                   : rest;
    }

    void write_recurring() {
        const std::vector<std::size_t> places = matters_in(audit_, AuditSection::recurring);
        const std::size_t digits = std::to_string(places.size()).size();
        for (std::size_t i = 0; i < shown(places.size()); ++i) {
            const AuditedMatter& matter = audit_.matters[places[i]];
            const std::string indent(digits + 2, ' ');
            out_ << "\n" << hanging(right_aligned(std::to_string(i + 1), digits) + ". ", matter.title, writing_.width);
            if (const std::string about = body_and(matter, matter.aspect); !about.empty()) {
                out_ << hanging(indent, about, writing_.width);
            }
            out_ << hanging(indent, recurrence_text(matter), writing_.width);
            write_asked(indent, matter);
        }
        write_rest(places.size());
    }

    static std::string recurrence_text(const AuditedMatter& matter) {
        const corpus::Recurrence& recurrence = *matter.recurrence;
        return "at " + std::to_string(recurrence.dates) + " dates in " + span_text(recurrence.months) + "; score " +
               score_text(recurrence.score) + "; now " + corpus::name_of(matter.standing);
    }

    void write_asked(const std::string& indent, const AuditedMatter& matter) {
        std::string before;
        for (const std::size_t at : matter.recurrence->asked) {
            const Quotation& quotation = matter.quotations[at];
            const bool is_later = !before.empty() && quotation.date > before;
            const std::string after =
                is_later ? "; " + span_text(corpus::months_between(before, quotation.date)) + " later" : std::string();
            write_quote(dated(indent, quotation.date), quotation, after);
            before = quotation.date;
        }
    }

    void write_by_owner(AuditSection section) {
        const std::vector<std::size_t> places = matters_in(audit_, section);
        std::pair<std::string, std::string> group;
        for (std::size_t i = 0; i < shown(places.size()); ++i) {
            const AuditedMatter& matter = audit_.matters[places[i]];
            const std::pair<std::string, std::string> its{matter.body, owners_text(matter)};
            if (i == 0 || its != group) {
                group = its;
                const auto count = std::count_if(places.begin(), places.end(), [&](std::size_t place) {
                    const AuditedMatter& other = audit_.matters[place];
                    return other.body == its.first && owners_text(other) == its.second;
                });
                out_ << "\n"
                     << hanging("",
                                body_and(matter, its.second) + " (" + std::to_string(count) + ")" + known_to(matter),
                                writing_.width);
            }
            write_to_do(matter);
        }
        write_rest(places.size());
    }

    static std::string known_to(const AuditedMatter& matter) {
        return matter.known_to.empty() ? std::string() : "; " + known_to_text(matter);
    }

    void write_dropped() {
        const std::vector<std::size_t> places = matters_in(audit_, AuditSection::dropped);
        out_ << "\n";
        for (std::size_t i = 0; i < shown(places.size()); ++i) {
            write_to_do(audit_.matters[places[i]]);
        }
        write_rest(places.size());
    }

    /// What was asked first, and what was heard last.
    void write_to_do(const AuditedMatter& matter) {
        const Quotation& asked = matter.quotations[matter.asked];
        const Quotation& last = matter.quotations.back();
        const std::string indent = "  ";
        write_quote(dated(indent, asked.date), asked, heading_of(asked));
        const std::string before(columns_of(indent) + date_columns, ' ');
        out_ << hanging(before, state_text(matter), writing_.width);
        const bool says_more =
            last.text.find(asked.text) == std::string::npos && asked.text.find(last.text) == std::string::npos;
        if (says_more) {
            write_quote(dated(indent, last.date), last, heading_of(last));
        }
    }

    /// What a sentence such as "The Clerk to find out" is about.
    static std::string heading_of(const Quotation& quotation) {
        constexpr std::size_t longest = 60;
        return quotation.heading.empty() ? std::string() : ", under \"" + shortened(quotation.heading, longest) + "\"";
    }

    [[nodiscard]] std::string state_text(const AuditedMatter& matter) const {
        std::string text;
        const auto add = [&text](const std::string& part) {
            text += part.empty() ? "" : (text.empty() ? "" : "; ") + part;
        };
        if (matter.standing == corpus::Standing::dropped) {
            add(body_and(matter, matter.owners.empty() ? std::string() : owners_text(matter)));
            add(known_to_text(matter));
        }
        if (!matter.due.empty()) {
            add("due " + matter.due + (matter.due_text == matter.due ? "" : " (\"" + matter.due_text + "\")"));
        } else if (!matter.due_text.empty()) {
            add("due \"" + matter.due_text + "\"");
        }
        add("at " + counted(matter.meetings, "meeting", "meetings"));
        if (matter.first != matter.quotations[matter.asked].date) {
            add("first on " + matter.first);
        }
        if (matter.last != matter.quotations[matter.asked].date) {
            add("last on " + matter.last);
        }
        if (matter.silent > 0) {
            add("not at the " + (matter.silent == 1 ? "one" : std::to_string(matter.silent)) + " since");
        }
        return text;
    }

    // ---- owners ----

    void write_owners() {
        std::vector<const OwnerBalance*> rows;
        for (const OwnerBalance& owner : audit_.owners) {
            rows.push_back(&owner);
        }
        if (rows.empty()) {
            return;
        }
        out_ << "\n" << heading("Owners (" + std::to_string(rows.size()) + ")", '-');
        constexpr std::size_t number_columns = 9;
        const std::size_t name_columns =
            writing_.width > 4 * number_columns + 20 ? writing_.width - 4 * number_columns : 20;
        out_ << left_aligned("", name_columns);
        for (const char* title : {"open", "overdue", "dropped", "complete"}) {
            out_ << right_aligned(title, number_columns);
        }
        out_ << "\n";
        for (std::size_t i = 0; i < shown(rows.size()); ++i) {
            const OwnerBalance& owner = *rows[i];
            std::string name = owner.owner.empty() ? "nobody named" : owner.owner;
            for (std::size_t s = 1; s < owner.spellings.size(); ++s) {
                name += (s == 1 ? " (also " : ", ") + owner.spellings[s];
            }
            name += owner.spellings.size() > 1 ? ")" : "";
            name = audit_.scope.bodies > 1 && !owner.body.empty() && owner.body != owner.owner
                       ? owner.body + ": " + name
                       : name;
            const std::vector<std::string> lines = wrapped(name, name_columns - 2);
            out_ << left_aligned(lines.front(), name_columns);
            for (const std::size_t count : {owner.open, owner.overdue, owner.dropped, owner.complete}) {
                out_ << right_aligned(count == 0 ? "-" : std::to_string(count), number_columns);
            }
            out_ << "\n";
            for (std::size_t l = 1; l < lines.size(); ++l) {
                out_ << "  " << lines[l] << "\n";
            }
        }
        write_rest(rows.size());
    }

    // ---- aspects ----

    static constexpr std::size_t count_columns = 5;

    /// Every year is a row and every aspect a column; so many columns as the line takes, and one for the others.
    void write_aspects() {
        constexpr std::size_t year_columns = 15;  // and the number of documents
        const std::size_t room =
            std::max<std::size_t>((writing_.width - std::min(writing_.width, year_columns)) / count_columns, 3);
        const std::size_t columns = audit_.aspects.size() <= room ? audit_.aspects.size() : room - 1;
        out_ << "\n";
        for (std::size_t i = 0; i < columns; ++i) {
            const AspectCount& aspect = audit_.aspects[i];
            const std::string name = aspect.aspect.empty() ? "no aspect could be told" : aspect.aspect;
            out_ << hanging("[" + std::to_string(i + 1) + "] " + (i < 9 ? " " : ""), name + ": " + aspect_text(aspect),
                            writing_.width);
        }
        const std::size_t rest = audit_.aspects.size() - columns;
        if (rest > 0) {
            out_ << hanging("[+]  ", counted(rest, "aspect", "aspects") + " less frequent: --format csv has all",
                            writing_.width);
        }
        out_ << "\n" << left_aligned("", 4) << right_aligned("documents", 11);
        for (std::size_t i = 0; i < columns; ++i) {
            out_ << right_aligned("[" + std::to_string(i + 1) + "]", count_columns);
        }
        out_ << (rest > 0 ? right_aligned("[+]", count_columns) : "") << "\n";
        for (std::size_t year = 0; year < audit_.years.size(); ++year) {
            write_year(year, columns);
        }
    }

    [[nodiscard]] std::string aspect_text(const AspectCount& aspect) const {
        return counted(aspect.recommendations, "recommendation", "recommendations") +
               (audit_.scope.bodies > 1 ? " to " + counted(aspect.bodies, "body", "bodies") : "") + ", " +
               std::to_string(aspect.again) + " made before";
    }

    void write_year(std::size_t year, std::size_t columns) {
        const auto cell = [](std::size_t count) {
            return right_aligned(count == 0 ? "-" : std::to_string(count), count_columns);
        };
        out_ << audit_.years[year].year << right_aligned(std::to_string(audit_.years[year].documents), 11);
        std::size_t rest = 0;
        for (std::size_t i = 0; i < audit_.aspects.size(); ++i) {
            const std::size_t count = audit_.aspects[i].years[year];
            if (i < columns) {
                out_ << cell(count);
            } else {
                rest += count;
            }
        }
        out_ << (columns < audit_.aspects.size() ? cell(rest) : "") << "\n";
    }

    // ---- contradictions ----

    void write_contradictions() {
        const std::size_t size = audit_.contradictions.size();
        const std::size_t digits = std::to_string(size).size();
        for (std::size_t i = 0; i < shown(size); ++i) {
            const corpus::AuditedContradiction& contradiction = audit_.contradictions[i];
            const std::string indent(digits + 2, ' ');
            const std::string body = audit_.scope.bodies > 1 ? contradiction.body + ": " : std::string();
            out_ << "\n"
                 << hanging(right_aligned(std::to_string(i + 1), digits) + ". ", body + contradiction.because,
                            writing_.width);
            for (const Quotation& quotation : contradiction.quotations) {
                write_quote(dated(indent, quotation.date), quotation, "");
            }
        }
        write_rest(size);
    }

    const Audit& audit_;
    const AuditWriting& writing_;
    std::ostream& out_;
};

}  // namespace

void write_audit_table(const Audit& audit, const AuditWriting& writing, std::ostream& out) {
    Table(audit, writing, out).write();
}

}  // namespace arising::output
