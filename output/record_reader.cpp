// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/record_reader.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string_view>
#include <utility>

#include "output/record_writer.h"
#include "output/schema_name.h"

namespace arising::output {

namespace {

constexpr std::array<std::pair<const char*, const char*>, 6> line_types = {{{"rules", "rules"},
                                                                            {"document", "documents"},
                                                                            {"meeting", "meetings"},
                                                                            {"statement", "statements"},
                                                                            {"trail", "trails"},
                                                                            {"correction", "corrections"}}};

constexpr std::string_view optional_type = "correction";  // its list is only there when it is not empty

std::string content_of(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    std::string content((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    if (!stream.is_open() || stream.bad()) {
        throw RecordError("'" + file + "' cannot be read: " + std::strerror(errno));
    }
    return content;
}

const char* list_of(const std::string& type) {
    for (const auto& [line_type, list] : line_types) {
        if (type == line_type) {
            return list;
        }
    }
    return nullptr;
}

void add_line(Json& record, Json line) {
    const std::string type = line.at("type").get<std::string>();
    line.erase("type");
    if (type == "header") {
        record.update(line);
    } else if (type == "summary") {
        record["summary"] = std::move(line);
    } else if (const char* list = list_of(type)) {
        record[list].push_back(std::move(line));
    }
}

Json from_lines(const std::string& content) {
    Json record = Json::object();
    for (const auto& [type, list] : line_types) {
        if (type != optional_type) {
            record[list] = Json::array();
        }
    }
    for (std::size_t at = 0; at < content.size();) {
        const std::size_t end = std::min(content.find('\n', at), content.size());
        if (end > at) {
            add_line(record, Json::parse(content.begin() + static_cast<std::ptrdiff_t>(at),
                                         content.begin() + static_cast<std::ptrdiff_t>(end)));
        }
        at = end + 1;
    }
    if (!record.contains("summary")) {
        throw RecordError("its last line is missing: it was cut off");
    }
    return record;
}

bool has_lines(const std::string& content) {
    const std::string_view head = std::string_view(content).substr(0, 64);
    return head.find("\"type\"") < head.find("\"schema\"");
}

// ---- fields ----

std::string text(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found == json.end() || found->is_null() ? std::string() : found->get<std::string>();
}

std::int32_t whole(const Json& json, const char* key) {
    return json.value(key, std::int32_t{0});
}

std::vector<std::string> texts(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found == json.end() ? std::vector<std::string>() : found->get<std::vector<std::string>>();
}

/// The enumerator of that name, up to `last`.
template <class Enum>
Enum one_of(const std::string& name, Enum last) {
    for (int i = 0; i <= static_cast<int>(last); ++i) {
        if (name_of(static_cast<Enum>(i)) == name) {
            return static_cast<Enum>(i);
        }
    }
    throw RecordError("\"" + name + "\" is unknown");
}

rules::PackInfo pack_of(const Json& json) {
    return {text(json, "pack"),   text(json, "version"),    text(json, "title"),
            text(json, "sha256"), json.value("rules", 0UL), true};
}

extractor::Diagnostic diagnostic_of(const Json& json) {
    return {one_of(text(json, "severity"), extractor::Severity::error), whole(json, "page"), text(json, "message"),
            text(json, "hint")};
}

rules::DocumentFacts facts_of(const Json& json) {
    rules::DocumentFacts facts;
    facts.kind = one_of(text(json, "kind"), rules::DocumentKind::other);
    facts.title = text(json, "title");
    facts.language = text(json, "language");
    facts.body = text(json, "body");
    facts.author = text(json, "author");
    facts.committee = text(json, "committee");
    facts.date = text(json, "date");
    facts.lead = text(json, "lead");
    if (const auto found = json.find("inspection"); found != json.end()) {
        facts.inspection = {text(*found, "start"), text(*found, "end"), text(*found, "lead"),
                            text(*found, "framework")};
    }
    if (const auto found = json.find("absent"); found != json.end()) {
        facts.absent = found->get<std::map<std::string, std::string>>();
    }
    return facts;
}

corpus::DocumentRecord document_of(const Json& json) {
    corpus::DocumentRecord document;
    document.id = json.at("id").get<std::string>();
    document.path = json.at("path").get<std::string>();
    document.attached_to = text(json, "attached_to");
    document.superseded_by = text(json, "superseded_by");
    document.sha256 = text(json, "sha256");
    document.pages = whole(json, "pages");
    document.text_source = one_of(text(json, "text_source"), extractor::TextSource::mixed);
    document.facts = facts_of(json);
    document.state = one_of(text(json, "state"), corpus::DocumentState::skipped);
    for (const Json& diagnostic : json.value("diagnostics", Json::array())) {
        document.diagnostics.push_back(diagnostic_of(diagnostic));
    }
    return document;
}

corpus::Meeting meeting_of(const Json& json) {
    return {text(json, "id"), text(json, "body"), text(json, "committee"), text(json, "date"),
            texts(json, "documents")};
}

extractor::Box box_of(const Json& json) {
    return {whole(json, "page"), json.value("x0", 0.0F), json.value("y0", 0.0F), json.value("x1", 0.0F),
            json.value("y1", 0.0F)};
}

rules::Judgement judgement_of(const Json& json) {
    return {text(json, "aspect"), text(json, "grade"),        text(json, "grade_text"),
            text(json, "scale"),  json.value("cited", false), text(json, "as_of")};
}

rules::Progress progress_of(const Json& json) {
    const std::string status = text(json, "status");
    return {text(json, "about"), status.empty()
                                     ? rules::ProgressStatus::none
                                     : rules::progress_status_of(status).value_or(rules::ProgressStatus::unclear)};
}

rules::Figure figure_of(const Json& json) {
    rules::Figure figure;
    figure.value = json.at("value").get<double>();
    figure.unit = text(json, "unit");
    figure.approximate = json.value("approximate", false);
    figure.of = text(json, "of");
    for (const Json& other : json.value("compare", Json::array())) {
        figure.compare.push_back({text(other, "role"), other.at("value").get<double>(), text(other, "unit")});
    }
    return figure;
}

void read_kind(const Json& json, rules::Statement& statement) {
    if (const auto found = json.find("due"); found != json.end()) {
        statement.due = {text(*found, "text"), text(*found, "date")};
    }
    if (const auto found = json.find("judgement"); found != json.end()) {
        statement.judgement = judgement_of(*found);
    }
    if (const auto found = json.find("progress"); found != json.end()) {
        statement.progress = progress_of(*found);
    }
    if (const auto found = json.find("figure"); found != json.end()) {
        statement.figure = figure_of(*found);
    }
}

rules::Statement statement_of(const Json& json) {
    rules::Statement statement;
    statement.kind = one_of(text(json, "kind"), rules::StatementKind::figure);
    statement.rule = text(json, "rule");
    statement.item = text(json, "item");
    statement.label = text(json, "label");
    statement.confidence = json.value("confidence", 0.0);
    statement.owner = text(json, "owner");
    if (const std::string outcome = text(json, "outcome"); !outcome.empty()) {
        statement.outcome = rules::outcome_of(outcome).value_or(rules::Outcome::other);
    }
    statement.proposer = text(json, "proposer");
    statement.seconder = text(json, "seconder");
    statement.cited = json.value("cited", false);
    read_kind(json, statement);
    return statement;
}

std::vector<corpus::CorrectionKind> corrected_of(const Json& json) {
    std::vector<corpus::CorrectionKind> corrected;
    for (const std::string& name : texts(json, "corrected")) {
        corrected.push_back(one_of(name, corpus::CorrectionKind::split));
    }
    return corrected;
}

corpus::Record record_of(const Json& json) {
    corpus::Record record;
    record.id = json.at("id").get<std::string>();
    record.document = json.at("document").get<std::string>();
    record.meeting = text(json, "meeting");
    record.page = whole(json, "page");
    for (const Json& box : json.value("boxes", Json::array())) {
        record.boxes.push_back(box_of(box));
    }
    record.section = texts(json, "section");
    record.under = texts(json, "under");
    record.before = text(json, "before");
    record.text = json.at("text").get<std::string>();
    record.lead = text(json, "lead");
    record.owner_name = text(json, "owner_name");
    record.statement = statement_of(json);
    record.corrected = corrected_of(json);
    return record;
}

corpus::Link link_of(const Json& json) {
    return {text(json, "from"), text(json, "to"), one_of(text(json, "reason"), corpus::LinkReason::by_hand),
            json.value("score", 0.0), text(json, "because")};
}

corpus::Trail trail_of(const Json& json) {
    corpus::Trail trail;
    trail.id = json.at("id").get<std::string>();
    trail.title = text(json, "title");
    trail.body = text(json, "body");
    trail.statements = texts(json, "statements");
    trail.first = text(json, "first");
    trail.last = text(json, "last");
    trail.meetings = whole(json, "meetings");
    trail.status = one_of(text(json, "status"), corpus::TrailStatus::lapsed);
    for (const Json& link : json.value("links", Json::array())) {
        trail.links.push_back(link_of(link));
    }
    for (const Json& contradiction : json.value("contradictions", Json::array())) {
        trail.contradictions.push_back({texts(contradiction, "statements"), text(contradiction, "because")});
    }
    trail.corrected = corrected_of(json);
    return trail;
}

corpus::AppliedCorrection correction_of(const Json& json) {
    corpus::AppliedCorrection correction;
    correction.kind = one_of(text(json, "action"), corpus::CorrectionKind::split);
    correction.ids = texts(json, "ids");
    correction.trail = text(json, "trail");
    correction.why = text(json, "why");
    correction.notes = texts(json, "notes");
    for (const Json& record : json.value("removed", Json::array())) {
        correction.removed.push_back(record_of(record));
    }
    return correction;
}

corpus::Summary summary_of(const Json& json) {
    const auto count = [&json](const char* key) { return json.value(key, std::size_t{0}); };
    return {
        count("inputs"), count("read"),     count("partly_read"), count("unreadable"), count("skipped"),
        count("pages"),  count("meetings"), count("statements"),  count("trails"),     count("prefilter_fallbacks")};
}

template <class Value>
std::vector<Value> list(const Json& record, const char* key, Value (*value_of)(const Json&)) {
    std::vector<Value> values;
    for (const Json& json : record.at(key)) {
        values.push_back(value_of(json));
    }
    return values;
}

[[noreturn]] void fail(const std::string& file, const std::string& why) {
    throw RecordError("'" + file + "' is not a whole record: " + why);
}

}  // namespace

Json read_record(const std::string& file) {
    const std::string content = content_of(file);
    if (!looks_like_record(std::string_view(content).substr(0, 256))) {
        throw RecordError("'" + file + "' is no record: it does not start as what `arising mine` writes as JSON");
    }
    Json record;
    try {
        record = has_lines(content) ? from_lines(content) : Json::parse(content);
    } catch (const std::exception& error) {
        fail(file, error.what());
    }
    if (const std::string schema = text(record, "schema"); schema != schema_name) {
        throw RecordError("'" + file + "' is a record of another version (" + schema + "); this program reads " +
                          schema_name);
    }
    return record;
}

corpus::Archive archive_of(const Json& record, const std::string& file) {
    try {
        return {list(record, "rules", &pack_of),
                list(record, "documents", &document_of),
                list(record, "meetings", &meeting_of),
                list(record, "statements", &record_of),
                list(record, "trails", &trail_of),
                summary_of(record.at("summary")),
                record.contains("corrections") ? list(record, "corrections", &correction_of)
                                               : std::vector<corpus::AppliedCorrection>()};
    } catch (const std::exception& error) {
        fail(file, error.what());
    }
}

}  // namespace arising::output
