// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/body_name.h"
#include "output/archive_index.h"
#include "output/record_writer.h"
#include "output/tool_version.h"

// A calendar (RFC 5545) of when open actions are due: an event of a whole day for each. Events, not to-dos (VTODO):
// most calendars show no others.

namespace arising::output {

using corpus::DocumentRecord;
using corpus::Record;
using corpus::Trail;

namespace {

constexpr std::size_t longest_line = 75;  // bytes, without its end
constexpr std::size_t longest_summary = 100;
constexpr const char* calendar_description =
    "Days on which actions are due of which no document says that they are done. Many such days are past: \"Overdue\" "
    "means past when the last document of the body was written\\, which may be years ago.";

bool continues_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// "NAME:value", folded: a line that is too long goes on in the next one, after a blank; never inside a character.
void write_line(std::ostream& out, const std::string& line) {
    std::size_t at = 0;
    while (line.size() - at > longest_line - (at > 0 ? 1 : 0)) {
        std::size_t end = at + longest_line - (at > 0 ? 1 : 0);
        while (continues_character(line[end])) {
            --end;
        }
        out << (at > 0 ? " " : "") << std::string_view(line).substr(at, end - at) << "\r\n";
        at = end;
    }
    out << (at > 0 ? " " : "") << std::string_view(line).substr(at) << "\r\n";
}

/// A value of type TEXT. Control characters are not allowed in one.
std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '\n') {
            result += "\\n";
        } else if (static_cast<unsigned char>(c) >= 0x20U && c != 0x7F) {
            result += (c == '\\' || c == ';' || c == ',' ? "\\" : "") + std::string(1, c);
        }
    }
    return result;
}

std::string cut(const std::string& text) {
    if (text.size() <= longest_summary) {
        return text;
    }
    std::size_t end = longest_summary;
    while (end > 0 && continues_character(text[end])) {
        --end;
    }
    return text.substr(0, end) + "…";
}

std::string digits_of(const std::string& date) {
    std::string digits = date;
    std::erase(digits, '-');
    return digits;
}

bool is_day(const std::string& date) {
    constexpr std::size_t size_of_day = 10;  // YYYY-MM-DD
    return date.size() == size_of_day;
}

bool is_open_action(const Record& record, const Trail* trail) {
    const rules::Statement& statement = record.statement;
    return statement.kind == rules::StatementKind::action && statement.due && is_day(statement.due->date) &&
           (trail == nullptr || trail->status != corpus::TrailStatus::complete);
}

/// By document: the date of the last document of its body. How things stand is known up to then.
std::map<std::string, std::string> last_dates(const corpus::Archive& archive) {
    const std::vector<std::string> keys = corpus::body_keys(archive.documents);
    std::map<std::string, std::string> last_of;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        std::string& last = last_of[keys[i]];
        last = std::max(last, archive.documents[i].facts.date);
    }
    std::map<std::string, std::string> dates;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        dates.emplace(archive.documents[i].id, last_of[keys[i]]);
    }
    return dates;
}

/// Where its trail is followed and not overdue, a later date was set.
bool is_overdue(const Record& record, const Trail* trail, const std::string& known_to) {
    return record.statement.due->date < known_to && (trail == nullptr || trail->status == corpus::TrailStatus::overdue);
}

/// What a person needs to know of it, line by line. `known_to` is empty where it is not overdue.
std::string description_of(const Record& record, const DocumentRecord& document, const Trail* trail,
                           const std::string& known_to) {
    std::string text = (record.lead.empty() ? "" : record.lead + "\n") + "“" + record.text + "”\n";
    text += "Due: " + record.statement.due->text + "\n";
    text += known_to.empty()
                ? ""
                : "Overdue: no document up to " + known_to + ", the last of this body, says that it is done\n";
    text += document.path + ", page " + std::to_string(record.page) + "\n";
    if (trail != nullptr) {
        text += std::string("Trail: ") + trail->title + " (" + corpus::name_of(trail->status) + ")\n";
    }
    text.pop_back();
    return text;
}

void write_event(std::ostream& out, const Record& record, const DocumentRecord& document, const Trail* trail,
                 const std::string& last_date) {
    const rules::Statement& statement = record.statement;
    const std::string due = digits_of(statement.due->date);
    // When it was written down, not when this file was: a file of the same record has the same bytes.
    const std::string written = is_day(document.facts.date) ? digits_of(document.facts.date) : due;
    const std::string known_to = is_overdue(record, trail, last_date) ? last_date : std::string();
    write_line(out, "BEGIN:VEVENT");
    write_line(out, "UID:" + record.id + "@arising");
    write_line(out, "DTSTAMP:" + written + "T000000Z");
    write_line(out, "DTSTART;VALUE=DATE:" + due);
    write_line(out, "SUMMARY:" +
                        escaped((known_to.empty() ? "" : "Overdue: ") +
                                std::string(statement.owner.empty() ? "" : statement.owner + ": ") + cut(record.text)));
    write_line(out, "DESCRIPTION:" + escaped(description_of(record, document, trail, known_to)));
    if (!document.facts.body.empty()) {
        write_line(out, "CATEGORIES:" + escaped(document.facts.body));
    }
    write_line(out, "TRANSP:TRANSPARENT");
    write_line(out, "END:VEVENT");
}

}  // namespace

void write_ics(const corpus::Archive& archive, std::ostream& out) {
    const ArchiveIndex index(archive);
    write_line(out, "BEGIN:VCALENDAR");
    write_line(out, "VERSION:2.0");
    write_line(out, std::string("PRODID:-//arising//arising ") + tool_version() + "//EN");
    write_line(out, "CALSCALE:GREGORIAN");
    write_line(out, "X-WR-CALNAME:Open actions");
    write_line(out, std::string("X-WR-CALDESC:") + calendar_description);
    const std::map<std::string, std::string> last_date_of = last_dates(archive);
    for (const Record& record : archive.statements) {
        const DocumentRecord* document = index.document_of(record);
        const Trail* trail = index.trail_of(record);
        if (document != nullptr && is_open_action(record, trail)) {
            write_event(out, record, *document, trail, last_date_of.at(document->id));
        }
    }
    write_line(out, "END:VCALENDAR");
}

}  // namespace arising::output
