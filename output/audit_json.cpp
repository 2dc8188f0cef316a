// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <set>

#include "output/audit_writer.h"
#include "output/record_json.h"

namespace arising::output {

using corpus::Audit;
using corpus::AuditedMatter;
using corpus::Quotation;

namespace {

/// Present only where there is something to say.
void put(Json& json, const char* key, const std::string& text) {
    if (!text.empty()) {
        json[key] = text;
    }
}

Json score_json(double score) {
    return std::round(score * 1000.0) / 1000.0;
}

Json asked_json(const corpus::AuditOptions& asked) {
    Json json = Json::object();
    put(json, "body", asked.body);
    put(json, "owner", asked.owner);
    put(json, "since", asked.since);
    put(json, "until", asked.until);
    put(json, "as_of", asked.as_of);
    json["min_score"] = score_json(asked.min_score);
    return json;
}

Json scope_json(const corpus::AuditScope& scope) {
    Json json = {{"as_of", scope.as_of}};
    put(json, "first", scope.first);
    put(json, "last", scope.last);
    json["bodies"] = scope.bodies;
    json["documents"] = scope.documents;
    json["undated"] = scope.undated;
    json["unread"] = scope.unread.size();
    json["unread_paths"] = scope.unread;
    json["meetings"] = scope.meetings;
    json["recommendations"] = scope.recommendations;
    json["actions"] = scope.actions;
    json["matters"] = scope.matters;
    json["left_out"] = scope.left_out;
    json["less_sure"] = scope.less_sure;
    return json;
}

Json quotation_json(const Quotation& quotation) {
    Json json = {{"statement", quotation.statement}, {"document", quotation.document}, {"path", quotation.path}};
    put(json, "date", quotation.date);
    json["page"] = quotation.page;
    json["kind"] = rules::name_of(quotation.kind);
    put(json, "heading", quotation.heading);
    put(json, "lead", quotation.lead);
    json["text"] = quotation.text;
    if (quotation.progress != rules::ProgressStatus::none) {
        json["progress"] = rules::name_of(quotation.progress);
    }
    return json;
}

Json quotations_json(const std::vector<Quotation>& quotations) {
    Json json = Json::array();
    for (const Quotation& quotation : quotations) {
        json.push_back(quotation_json(quotation));
    }
    return json;
}

Json due_json(const AuditedMatter& matter) {
    Json json = {{"text", matter.due_text}};
    put(json, "date", matter.due);
    return json;
}

Json matter_json(const AuditedMatter& matter) {
    Json json = {{"id", matter.id}, {"title", matter.title}};
    put(json, "body", matter.body);
    put(json, "aspect", matter.aspect);
    json["owners"] = matter.owners;
    json["status"] = corpus::name_of(matter.standing);
    json["first"] = matter.first;
    json["last"] = matter.last;
    put(json, "known_to", matter.known_to);
    json["meetings"] = matter.meetings;
    json["silent"] = matter.silent;
    if (!matter.due.empty() || !matter.due_text.empty()) {
        json["due"] = due_json(matter);
    }
    if (matter.recurrence) {
        json["recurrence"] = {{"dates", matter.recurrence->dates},
                              {"months", matter.recurrence->months},
                              {"score", score_json(matter.recurrence->score)},
                              {"because", matter.recurrence->because},
                              {"asked", matter.recurrence->asked}};
    }
    json["asked"] = matter.asked;
    json["quotations"] = quotations_json(matter.quotations);
    return json;
}

Json owner_json(const corpus::OwnerBalance& owner) {
    Json json = Json::object();
    put(json, "body", owner.body);
    json["owner"] = owner.owner.empty() ? Json(nullptr) : Json(owner.owner);
    json["spellings"] = owner.spellings;
    json["open"] = owner.open;
    json["overdue"] = owner.overdue;
    json["dropped"] = owner.dropped;
    json["complete"] = owner.complete;
    return json;
}

Json aspect_json(const corpus::AspectCount& aspect) {
    return {{"aspect", aspect.aspect.empty() ? Json(nullptr) : Json(aspect.aspect)},
            {"recommendations", aspect.recommendations},
            {"made_before", aspect.again},
            {"bodies", aspect.bodies},
            {"by_year", aspect.years}};
}

Json contradiction_json(const corpus::AuditedContradiction& contradiction) {
    Json json = Json::object();
    put(json, "body", contradiction.body);
    put(json, "matter", contradiction.matter);
    json["because"] = contradiction.because;
    json["quotations"] = quotations_json(contradiction.quotations);
    return json;
}

template <class Values, class ToJson>
void write_array(const char* key, const Values& values, ToJson to_json, std::ostream& out) {
    out << "  \"" << key << "\": [";
    const char* before = "\n    ";
    for (const auto& value : values) {
        out << before << one_line(to_json(value));
        before = ",\n    ";
    }
    out << (values.empty() ? "]" : "\n  ]");
}

/// The matters of all sections that are written, each once.
std::vector<AuditedMatter> matters_of(const Audit& audit, const std::vector<AuditSection>& sections) {
    std::set<std::size_t> places;
    for (const AuditSection section : sections) {
        const std::vector<std::size_t> its = matters_in(audit, section);
        places.insert(its.begin(), its.end());
    }
    std::vector<AuditedMatter> matters;
    for (const std::size_t place : places) {
        matters.push_back(audit.matters[place]);
    }
    return matters;
}

bool is_asked(const AuditWriting& writing, AuditSection section) {
    return std::find(writing.sections.begin(), writing.sections.end(), section) != writing.sections.end();
}

}  // namespace

void write_audit_json(const Audit& audit, const AuditWriting& writing, std::ostream& out) {
    Json sections = Json::array();
    for (const AuditSection section : writing.sections) {
        sections.push_back(name_of(section));
    }
    out << "{\n  \"schema\": \"arising/audit/1\",\n";
    out << "  \"tool\": " << one_line(tool_json()) << ",\n";
    out << "  \"record\": " << one_line(writing.record) << ",\n";
    out << "  \"asked\": " << one_line(asked_json(audit.asked)) << ",\n";
    out << "  \"scope\": " << one_line(scope_json(audit.scope)) << ",\n";
    out << "  \"sections\": " << one_line(sections) << ",\n";
    write_array("matters", matters_of(audit, writing.sections), &matter_json, out);
    out << ",\n";
    write_array("owners", audit.owners, &owner_json, out);
    if (is_asked(writing, AuditSection::aspects)) {
        out << ",\n";
        write_array(
            "years", audit.years,
            [](const corpus::AuditedYear& year) {
                return Json{{"year", year.year}, {"documents", year.documents}};
            },
            out);
        out << ",\n";
        write_array("aspects", audit.aspects, &aspect_json, out);
    }
    if (is_asked(writing, AuditSection::contradictions)) {
        out << ",\n";
        write_array("contradictions", audit.contradictions, &contradiction_json, out);
    }
    out << "\n}\n";
}

}  // namespace arising::output
