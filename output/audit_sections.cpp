// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/audit_sections.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace arising::output {

using corpus::Audit;
using corpus::AuditedMatter;
using corpus::Standing;

namespace {

struct Words {
    const char* name;
    const char* title;
    const char* meaning;
};

constexpr std::array<Words, audit_sections.size()> words = {{
    {"recurring", "Recommended again",
     "Matters that were recommended at two dates or more. The score, from 0 to 1, says how sure the weakest link "
     "between "
     "their wordings is; the surest come first."},
    {"overdue", "Overdue",
     "What was to be done by a date that has passed, and nothing says that it was. Each body is looked at on the day "
     "of "
     "its last document, or on the day that was asked for; what came after that document is not known."},
    {"open", "Open",
     "What was asked for, and is neither said to be done nor overdue nor dropped, as far as the last document of its "
     "body tells. That may be years old: its date stands beside each body."},
    {"dropped", "Dropped without an ending",
     "What was asked for, is spoken of no longer, and was never said to be done: not at the last three meetings of "
     "those "
     "who spoke of it, or not by the next inspection. First what had come up at several meetings, then what had come "
     "up "
     "at one only: small tasks are often done without a word. What came after the last document of its body, whose "
     "date "
     "stands beside it, is not known."},
    {"aspects", "Recommendations by aspect",
     "What the recommendations of each year were about: the graded aspect of the service that is nearest to them, or "
     "the "
     "heading that they stand under."},
    {"contradictions", "Contradictions",
     "Statements that cannot both hold: which of them is right is for a person to find out."},
}};

const Words& words_of(AuditSection section) {
    return words[static_cast<std::size_t>(section)];
}

bool is_in(const AuditedMatter& matter, AuditSection section) {
    switch (section) {
        case AuditSection::recurring:
            return matter.recurrence.has_value();
        case AuditSection::overdue:
            return matter.standing == Standing::overdue;
        case AuditSection::open:
            return matter.standing == Standing::open;
        case AuditSection::dropped:
            return matter.standing == Standing::dropped;
        case AuditSection::aspects:
        case AuditSection::contradictions:
            return false;
    }
    return false;
}

bool recurs_before(const AuditedMatter& a, const AuditedMatter& b) {
    return std::tuple(b.recurrence->score, b.recurrence->dates) < std::tuple(a.recurrence->score, a.recurrence->dates);
}

/// What recurs only by links that were not sure enough, as a sentence after others; or empty.
std::string less_sure_text(const Audit& audit) {
    const std::size_t count = audit.scope.less_sure;
    if (count == 0) {
        return {};
    }
    return " " + counted(count, "trail recurs", "trails recur") + " as a whole only by links below " +
           score_text(audit.asked.min_score) + ", which are left out: --min-score 0 shows all.";
}

/// Those with an owner before those without, what has a due date before what has none.
bool is_to_do_before(const AuditedMatter& a, const AuditedMatter& b) {
    const auto key = [](const AuditedMatter& matter) {
        return std::tuple(matter.body, matter.owners.empty(), owners_text(matter), matter.due.empty(), matter.due,
                          matter.first);
    };
    return key(a) < key(b);
}

/// What came up at several meetings before what came up once, which was mostly done in silence; then the latest first.
bool was_dropped_before(const AuditedMatter& a, const AuditedMatter& b) {
    const auto key = [](const AuditedMatter& matter) { return std::tuple(matter.meetings > 1, matter.last); };
    return key(b) < key(a);
}

}  // namespace

const char* name_of(AuditSection section) {
    return words_of(section).name;
}

std::optional<AuditSection> audit_section_of(std::string_view name) {
    for (const AuditSection section : audit_sections) {
        if (name == name_of(section)) {
            return section;
        }
    }
    return std::nullopt;
}

const char* title_of(AuditSection section) {
    return words_of(section).title;
}

std::string meaning_of(const Audit& audit, AuditSection section) {
    const std::string less_sure = section == AuditSection::recurring ? less_sure_text(audit) : std::string();
    return words_of(section).meaning + less_sure;
}

std::vector<std::size_t> matters_in(const Audit& audit, AuditSection section) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < audit.matters.size(); ++i) {
        if (is_in(audit.matters[i], section)) {
            places.push_back(i);
        }
    }
    const auto order = section == AuditSection::recurring ? &recurs_before
                       : section == AuditSection::dropped ? &was_dropped_before
                                                          : &is_to_do_before;
    std::stable_sort(places.begin(), places.end(),
                     [&](std::size_t a, std::size_t b) { return order(audit.matters[a], audit.matters[b]); });
    return places;
}

std::size_t size_of(const Audit& audit, AuditSection section) {
    if (section == AuditSection::aspects) {
        return audit.aspects.size();
    }
    return section == AuditSection::contradictions
               ? audit.contradictions.size()
               : static_cast<std::size_t>(
                     std::count_if(audit.matters.begin(), audit.matters.end(),
                                   [section](const AuditedMatter& matter) { return is_in(matter, section); }));
}

namespace {

/// Why no section can have anything, or empty.
std::string why_nothing_at_all(const Audit& audit) {
    const corpus::AuditScope& scope = audit.scope;
    if (scope.documents == 0 && audit.asked.as_of.empty()) {
        return "The record holds no dated recommendation, decision, action or progress, so there is nothing to follow.";
    }
    if (scope.documents == 0) {
        return "No document is of that date or earlier.";
    }
    if (scope.recommendations + scope.actions == 0) {
        return "No recommendation and no action was found in these documents.";
    }
    if (scope.matters > 0 && scope.left_out == scope.matters) {
        return "All " + counted(scope.matters, "matter was", "matters were") +
               " left out by what was asked for: " + asked_text(audit.asked) + ".";
    }
    return {};
}

std::string why_nothing_recurs(const Audit& audit) {
    const corpus::AuditScope& scope = audit.scope;
    if (scope.recommendations == 0) {
        return "No recommendation was found in these documents.";
    }
    if (audit.years.empty() || scope.meetings <= scope.bodies) {
        return counted(scope.recommendations, "recommendation was", "recommendations were") +
               " found, but of one date only for each body: a recurrence needs two.";
    }
    return counted(scope.recommendations, "recommendation was", "recommendations were") + " found at " +
           counted(scope.meetings, "date", "dates") +
           ", and none was linked to one of an earlier date. Those who write them may have used other words each time: "
           "this is no proof that nothing recurs." +
           less_sure_text(audit);
}

}  // namespace

std::string why_empty(const Audit& audit, AuditSection section) {
    if (std::string all = why_nothing_at_all(audit); !all.empty()) {
        return all;
    }
    switch (section) {
        case AuditSection::recurring:
            return why_nothing_recurs(audit);
        case AuditSection::overdue:
            return "No matter without an ending has a due date before " + audit.scope.as_of +
                   ". Only due dates that the documents print, and that can be turned into a date, count.";
        case AuditSection::open:
            return "All that was asked for is complete, overdue or dropped.";
        case AuditSection::dropped:
            return "Everything that was asked for was spoken of at the last three meetings, or has an ending.";
        case AuditSection::aspects:
            return "No recommendation was found in these documents. Actions are not counted here.";
        case AuditSection::contradictions:
            return "No two statements were found that contradict each other. Only reports on one matter, and values of "
                   "one indicator for one date, are compared.";
    }
    return {};
}

namespace {

/// The first three names, and how many more there are.
std::string some_of(const std::vector<std::string>& names) {
    constexpr std::size_t most = 3;
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), most); ++i) {
        text += (i > 0 ? ", " : "") + names[i];
    }
    return text + (names.size() > most ? " and " + std::to_string(names.size() - most) + " more" : "");
}

}  // namespace

std::string asked_text(const corpus::AuditOptions& asked) {
    std::string text;
    const auto add = [&text](const std::string& what, const std::string& value) {
        text += value.empty() ? "" : (text.empty() ? "" : ", ") + what + " " + value;
    };
    add("body", asked.body);
    add("owner", asked.owner);
    add("since", asked.since);
    add("until", asked.until);
    add("as of", asked.as_of);
    add("score at least", asked.min_score == corpus::usual_min_score ? "" : score_text(asked.min_score));
    return text;
}

std::vector<std::string> scope_lines(const Audit& audit) {
    const corpus::AuditScope& scope = audit.scope;
    std::vector<std::string> lines;
    std::string looked_at =
        counted(scope.bodies, "body", "bodies") + ", " + counted(scope.documents, "document", "documents");
    if (!scope.first.empty()) {
        looked_at += " of " + scope.first + " to " + scope.last;
    }
    lines.push_back(looked_at + ", " + counted(scope.recommendations, "recommendation", "recommendations") + ", " +
                    counted(scope.actions, "action", "actions") + ".");
    std::string found = counted(audit.matters.size(), "matter", "matters") + " to be followed";
    if (scope.left_out > 0) {
        found += " (" + std::to_string(scope.left_out) + " more left out by what was asked for)";
    }
    const auto complete = std::count_if(audit.matters.begin(), audit.matters.end(), [](const AuditedMatter& matter) {
        return matter.standing == Standing::complete;
    });
    lines.push_back(found + ": " + std::to_string(size_of(audit, AuditSection::open)) + " open, " +
                    std::to_string(size_of(audit, AuditSection::overdue)) + " overdue, " +
                    std::to_string(size_of(audit, AuditSection::dropped)) + " dropped, " + std::to_string(complete) +
                    " complete; " + std::to_string(size_of(audit, AuditSection::recurring)) + " recommended again.");
    if (!asked_text(audit.asked).empty()) {
        lines.push_back("Asked for: " + asked_text(audit.asked) + ".");
    }
    if (!scope.undated.empty()) {
        lines.push_back(counted(scope.undated.size(), "document has", "documents have") +
                        " no date, so that what is asked there is not followed: " + some_of(scope.undated) + ".");
    }
    if (!scope.unread.empty()) {
        lines.push_back(
            counted(scope.unread.size(), "document was", "documents were") +
            " not read, or only partly, so that what is said there is missing here: " + some_of(scope.unread) + ".");
    }
    return lines;
}

std::string span_text(std::int32_t months) {
    constexpr std::int32_t months_a_year = 12;
    const auto part = [](std::int32_t count, const char* one, const char* many) {
        return count == 0 ? std::string() : counted(static_cast<std::size_t>(count), one, many);
    };
    const std::string years = part(months / months_a_year, "year", "years");
    const std::string rest = part(months % months_a_year, "month", "months");
    if (years.empty() && rest.empty()) {
        return "less than a month";
    }
    return years + (years.empty() || rest.empty() ? "" : " ") + rest;
}

std::string owners_text(const AuditedMatter& matter) {
    std::string text;
    for (const std::string& owner : matter.owners) {
        text += (text.empty() ? "" : ", ") + owner;
    }
    return text.empty() ? "nobody named" : text;
}

std::string known_to_text(const AuditedMatter& matter) {
    return matter.known_to.empty() ? std::string() : "documents to " + matter.known_to;
}

std::string score_text(double score) {
    const long hundredths = std::lround(score * 100);
    const std::string digits = std::to_string(hundredths % 100);
    return std::to_string(hundredths / 100) + "." + (digits.size() < 2 ? "0" : "") + digits;
}

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

}  // namespace arising::output
