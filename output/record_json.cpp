// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/record_json.h"

#include <cmath>
#include <string>

#include "output/tool_version.h"

namespace arising::output {

using corpus::DocumentRecord;
using corpus::Record;
using rules::Statement;

namespace {

/// A whole number without ".0", everything else as the shortest text that reads back as the same value.
Json number(double value) {
    constexpr double largest_exact = 9007199254740992.0;  // 2^53
    if (std::isfinite(value) && std::trunc(value) == value && std::fabs(value) < largest_exact) {
        return static_cast<std::int64_t>(value);
    }
    return value;
}

Json tenth(float points) {
    return number(std::round(static_cast<double>(points) * 10.0) / 10.0);
}

Json score(double value) {
    return number(std::round(value * 1000.0) / 1000.0);
}

/// Present only where there is something to say.
void put(Json& json, const char* key, const std::string& text) {
    if (!text.empty()) {
        json[key] = text;
    }
}

/// Always present.
void put_or_null(Json& json, const char* key, const std::string& text) {
    json[key] = text.empty() ? Json(nullptr) : Json(text);
}

void put_corrected(Json& json, const std::vector<corpus::CorrectionKind>& corrected) {
    for (const corpus::CorrectionKind kind : corrected) {
        json["corrected"].push_back(corpus::name_of(kind));
    }
}

// ---- documents ----

/// A field that every document has: null where it is not known, and then `absent` says why.
void put_fact(Json& json, Json& absent, const rules::DocumentFacts& facts, const char* key, const std::string& name,
              const std::string& value) {
    if (!value.empty()) {
        json[key] = value;
        return;
    }
    json[key] = nullptr;
    const auto reason = facts.absent.find(name);
    absent[name] = reason == facts.absent.end() ? "not_found" : reason->second;
}

bool has_inspection(const rules::DocumentFacts& facts) {
    const bool by_kind =
        facts.kind == rules::DocumentKind::inspection_report || facts.kind == rules::DocumentKind::inspection_letter;
    return by_kind || facts.inspection != rules::Inspection{};
}

Json inspection_json(const rules::DocumentFacts& facts, Json& absent) {
    Json json = Json::object();
    put_fact(json, absent, facts, "start", "inspection.start", facts.inspection.start);
    put_fact(json, absent, facts, "end", "inspection.end", facts.inspection.end);
    put_fact(json, absent, facts, "lead", "inspection.lead", facts.inspection.lead);
    put_fact(json, absent, facts, "framework", "inspection.framework", facts.inspection.framework);
    return json;
}

void put_facts(Json& json, const rules::DocumentFacts& facts) {
    Json absent = Json::object();
    json["kind"] = rules::name_of(facts.kind);
    put_fact(json, absent, facts, "title", "title", facts.title);
    put(json, "language", facts.language);
    put_fact(json, absent, facts, "body", "body", facts.body);
    put_fact(json, absent, facts, "author", "author", facts.author);
    put_fact(json, absent, facts, "committee", "committee", facts.committee);
    put_fact(json, absent, facts, "date", "date", facts.date);
    if (has_inspection(facts)) {
        json["inspection"] = inspection_json(facts, absent);
    }
    put_fact(json, absent, facts, "lead", "lead", facts.lead);
    if (!absent.empty()) {
        json["absent"] = std::move(absent);
    }
}

Json diagnostic_json(const extractor::Diagnostic& diagnostic) {
    Json json = {{"severity", extractor::name_of(diagnostic.severity)}};
    if (diagnostic.page > 0) {
        json["page"] = diagnostic.page;
    }
    json["message"] = diagnostic.message;
    put(json, "hint", diagnostic.hint);
    return json;
}

// ---- statements ----

Json box_json(const extractor::Box& box) {
    return {
        {"page", box.page}, {"x0", tenth(box.x0)}, {"y0", tenth(box.y0)}, {"x1", tenth(box.x1)}, {"y1", tenth(box.y1)}};
}

Json due_json(const rules::Due& due) {
    Json json = {{"text", due.text}};
    put(json, "date", due.date);
    return json;
}

Json judgement_json(const rules::Judgement& judgement) {
    Json json = {{"aspect", judgement.aspect}, {"grade", judgement.grade}};
    put(json, "grade_text", judgement.grade_text);
    put(json, "scale", judgement.scale);
    json["cited"] = judgement.cited;
    put(json, "as_of", judgement.as_of);
    return json;
}

Json progress_json(const rules::Progress& progress) {
    Json json = Json::object();
    put(json, "about", progress.about);
    if (progress.status != rules::ProgressStatus::none) {
        json["status"] = rules::name_of(progress.status);
    }
    return json;
}

Json figure_json(const rules::Figure& figure) {
    Json json = {{"value", number(figure.value)}, {"unit", figure.unit}, {"approximate", figure.approximate}};
    put(json, "of", figure.of);
    if (!figure.compare.empty()) {
        Json& compare = json["compare"] = Json::array();
        for (const rules::Comparison& other : figure.compare) {
            compare.push_back({{"role", other.role}, {"value", number(other.value)}, {"unit", other.unit}});
        }
    }
    return json;
}

void put_kind(Json& json, const Statement& statement) {
    if (statement.judgement) {
        json["judgement"] = judgement_json(*statement.judgement);
    }
    if (statement.progress) {
        json["progress"] = progress_json(*statement.progress);
    }
    if (statement.figure) {
        json["figure"] = figure_json(*statement.figure);
    }
}

}  // namespace

Json to_json(const rules::PackInfo& pack) {
    return {{"pack", pack.id},
            {"version", pack.version},
            {"title", pack.title},
            {"sha256", pack.sha256},
            {"rules", pack.rules}};
}

Json to_json(const DocumentRecord& document) {
    Json json = {{"id", document.id}, {"path", document.path}};
    put(json, "attached_to", document.attached_to);
    put(json, "superseded_by", document.superseded_by);
    json["sha256"] = document.sha256.empty() ? Json(nullptr) : Json(document.sha256);
    json["pages"] = document.pages;
    json["text_source"] = extractor::name_of(document.text_source);
    put_facts(json, document.facts);
    json["state"] = corpus::name_of(document.state);
    if (!document.diagnostics.empty()) {
        Json& diagnostics = json["diagnostics"] = Json::array();
        for (const extractor::Diagnostic& diagnostic : document.diagnostics) {
            diagnostics.push_back(diagnostic_json(diagnostic));
        }
    }
    return json;
}

Json to_json(const corpus::Meeting& meeting) {
    Json json = {{"id", meeting.id}};
    put_or_null(json, "body", meeting.body);
    put_or_null(json, "committee", meeting.committee);
    json["date"] = meeting.date;
    json["documents"] = meeting.documents;
    return json;
}

Json to_json(const Record& record) {
    const Statement& statement = record.statement;
    Json json = {{"id", record.id}, {"kind", rules::name_of(statement.kind)}, {"document", record.document}};
    put(json, "meeting", record.meeting);
    json["page"] = record.page;
    Json& boxes = json["boxes"] = Json::array();
    for (const extractor::Box& box : record.boxes) {
        boxes.push_back(box_json(box));
    }
    if (!record.section.empty()) {
        json["section"] = record.section;
    }
    if (!record.under.empty()) {
        json["under"] = record.under;
    }
    put(json, "before", record.before);
    put(json, "item", statement.item);
    put(json, "label", statement.label);
    put(json, "lead", record.lead);
    json["text"] = record.text;
    json["rule"] = statement.rule;
    json["confidence"] = score(statement.confidence);
    put(json, "owner", statement.owner);
    put(json, "owner_name", record.owner_name);
    if (statement.due) {
        json["due"] = due_json(*statement.due);
    }
    if (statement.outcome != rules::Outcome::none) {
        json["outcome"] = rules::name_of(statement.outcome);
    }
    put(json, "proposer", statement.proposer);
    put(json, "seconder", statement.seconder);
    if (statement.cited) {
        json["cited"] = true;
    }
    put_kind(json, statement);
    put_corrected(json, record.corrected);
    return json;
}

Json to_json(const corpus::Trail& trail) {
    Json json = {{"id", trail.id}, {"title", trail.title}};
    put(json, "body", trail.body);
    json["statements"] = trail.statements;
    put(json, "first", trail.first);
    put(json, "last", trail.last);
    json["meetings"] = trail.meetings;
    json["status"] = corpus::name_of(trail.status);
    Json& links = json["links"] = Json::array();
    for (const corpus::Link& link : trail.links) {
        links.push_back({{"from", link.from},
                         {"to", link.to},
                         {"reason", corpus::name_of(link.reason)},
                         {"score", score(link.score)},
                         {"because", link.because}});
    }
    for (const corpus::Contradiction& contradiction : trail.contradictions) {
        json["contradictions"].push_back(
            {{"statements", contradiction.statements}, {"because", contradiction.because}});
    }
    put_corrected(json, trail.corrected);
    return json;
}

Json to_json(const corpus::AppliedCorrection& correction) {
    Json json = {{"action", corpus::name_of(correction.kind)}, {"ids", correction.ids}};
    put(json, "trail", correction.trail);
    put(json, "why", correction.why);
    if (!correction.notes.empty()) {
        json["notes"] = correction.notes;
    }
    for (const Record& record : correction.removed) {
        json["removed"].push_back(to_json(record));
    }
    return json;
}

Json to_json(const corpus::Summary& summary) {
    return {{"inputs", summary.inputs},           {"read", summary.read},
            {"partly_read", summary.partly_read}, {"unreadable", summary.unreadable},
            {"skipped", summary.skipped},         {"pages", summary.pages},
            {"meetings", summary.meetings},       {"statements", summary.statements},
            {"trails", summary.trails},           {"prefilter_fallbacks", summary.prefilter_fallbacks}};
}

Json tool_json() {
    return {{"name", "arising"}, {"version", tool_version()}};
}

std::string one_line(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace arising::output
