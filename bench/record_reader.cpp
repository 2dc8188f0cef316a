// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/record_reader.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace arising::bench {

using Json = nlohmann::json;

namespace {

std::string text_of(const Json& json, const char* key) {
    const auto at = json.find(key);
    return at == json.end() || at->is_null() ? std::string() : at->get<std::string>();
}

corpus::DocumentRecord document_from(const Json& json) {
    corpus::DocumentRecord document;
    document.id = text_of(json, "id");
    document.path = text_of(json, "path");
    document.sha256 = text_of(json, "sha256");
    document.facts.kind = rules::document_kind_of(text_of(json, "kind")).value_or(rules::DocumentKind::other);
    document.facts.title = text_of(json, "title");
    document.facts.body = text_of(json, "body");
    document.facts.author = text_of(json, "author");
    document.facts.committee = text_of(json, "committee");
    document.facts.date = text_of(json, "date");
    return document;
}

rules::Figure figure_from(const Json& json) {
    rules::Figure figure;
    figure.value = json.value("value", 0.0);
    figure.unit = text_of(json, "unit");
    figure.approximate = json.value("approximate", false);
    figure.of = text_of(json, "of");
    return figure;
}

rules::Judgement judgement_from(const Json& json) {
    rules::Judgement judgement;
    judgement.aspect = text_of(json, "aspect");
    judgement.grade = text_of(json, "grade");
    judgement.grade_text = text_of(json, "grade_text");
    judgement.scale = text_of(json, "scale");
    judgement.cited = json.value("cited", false);
    judgement.as_of = text_of(json, "as_of");
    return judgement;
}

void read_fields(const Json& json, rules::Statement& statement) {
    statement.kind = rules::statement_kind_of(text_of(json, "kind")).value_or(rules::StatementKind::decision);
    statement.rule = text_of(json, "rule");
    statement.item = text_of(json, "item");
    statement.label = text_of(json, "label");
    statement.owner = text_of(json, "owner");
    if (json.contains("due")) {
        statement.due = rules::Due{text_of(json["due"], "text"), text_of(json["due"], "date")};
    }
    if (json.contains("outcome")) {
        statement.outcome = rules::outcome_of(text_of(json, "outcome")).value_or(rules::Outcome::other);
    }
    if (json.contains("progress")) {
        const std::string status = text_of(json["progress"], "status");
        statement.progress =
            rules::Progress{text_of(json["progress"], "about"),
                            rules::progress_status_of(status).value_or(rules::ProgressStatus::unclear)};
    }
    if (json.contains("figure")) {
        statement.figure = figure_from(json["figure"]);
    }
    if (json.contains("judgement")) {
        statement.judgement = judgement_from(json["judgement"]);
    }
}

corpus::Record statement_from(const Json& json) {
    corpus::Record record;
    record.id = text_of(json, "id");
    record.document = text_of(json, "document");
    record.page = json.value("page", 0);
    for (const Json& box : json.value("boxes", Json::array())) {
        record.boxes.push_back({box.value("page", 0), box.value("x0", 0.0F), box.value("y0", 0.0F),
                                box.value("x1", 0.0F), box.value("y1", 0.0F)});
    }
    record.section = json.value("section", std::vector<std::string>());
    record.text = text_of(json, "text");
    record.lead = text_of(json, "lead");
    read_fields(json, record.statement);
    return record;
}

}  // namespace

corpus::Archive read_record(const std::string& path) {
    std::ifstream file(path);
    if (!file) {
        throw std::runtime_error(path + " cannot be opened");
    }
    const Json json = Json::parse(file);
    corpus::Archive archive;
    for (const Json& document : json.at("documents")) {
        archive.documents.push_back(document_from(document));
    }
    for (const Json& statement : json.at("statements")) {
        archive.statements.push_back(statement_from(statement));
    }
    return archive;
}

}  // namespace arising::bench
