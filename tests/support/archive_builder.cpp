// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/archive_builder.h"

#include <utility>

#include "corpus/make_records.h"
#include "corpus/mine_archive.h"
#include "extractor/sha256.h"

namespace arising::tests {

using rules::StatementKind;

namespace {

std::string eight_digits(std::size_t number) {
    const std::string digits = std::to_string(number);
    return std::string(8 - digits.size(), '0') + digits;
}

std::string number_of(const std::string& id) {
    return std::to_string(std::stoul(id.substr(id.rfind('-') + 1)));
}

}  // namespace

ArchiveBuilder& ArchiveBuilder::document(const std::string& date, const std::string& body,
                                         const std::string& committee) {
    corpus::DocumentRecord document;
    document.path = "minutes/" + std::to_string(archive_.documents.size()) + ".pdf";
    document.sha256 = extractor::sha256_hex(document.path);
    document.id = corpus::document_id(document.sha256, document.path);
    document.pages = 1;
    document.text_source = extractor::TextSource::layout;
    document.state = corpus::DocumentState::read;
    document.facts.kind = rules::DocumentKind::minutes;
    document.facts.date = date;
    document.facts.body = body;
    document.facts.committee = committee;
    archive_.documents.push_back(document);
    return *this;
}

corpus::Record& ArchiveBuilder::add(StatementKind kind, const std::string& text) {
    corpus::Record record;
    record.document = archive_.documents.back().id;
    record.id = "s-" + record.document.substr(2) + "-" + eight_digits(archive_.statements.size() + 1);
    record.page = 1;
    record.text = text;
    record.statement.kind = kind;
    record.statement.rule = "test.rule";
    record.statement.confidence = 0.8;
    archive_.statements.push_back(record);
    return archive_.statements.back();
}

ArchiveBuilder& ArchiveBuilder::recommend(const std::string& text, const std::string& label) {
    add(StatementKind::recommendation, text).statement.label = label;
    return *this;
}

ArchiveBuilder& ArchiveBuilder::act(const std::string& text, const std::string& label, const std::string& due) {
    rules::Statement& statement = add(StatementKind::action, text).statement;
    statement.label = label;
    if (!due.empty()) {
        statement.due = rules::Due{"by then", due};
    }
    return *this;
}

ArchiveBuilder& ArchiveBuilder::decide(const std::string& text) {
    add(StatementKind::decision, text).statement.outcome = rules::Outcome::agreed;
    return *this;
}

ArchiveBuilder& ArchiveBuilder::progress(const std::string& text, const std::string& about,
                                         rules::ProgressStatus status) {
    add(StatementKind::progress, text).statement.progress = rules::Progress{about, status};
    return *this;
}

ArchiveBuilder& ArchiveBuilder::add_record(corpus::Record record) {
    record.document = archive_.documents.back().id;
    record.id = "s-" + record.document.substr(2) + "-" + eight_digits(archive_.statements.size() + 1);
    archive_.statements.push_back(std::move(record));
    return *this;
}

ArchiveBuilder& ArchiveBuilder::under(const std::string& heading) {
    archive_.statements.back().section = {heading};
    return *this;
}

corpus::Archive ArchiveBuilder::archive() {
    corpus::Archive archive = archive_;
    corpus::follow_matters(archive);
    return archive;
}

std::vector<std::string> trail_lines(const corpus::Archive& archive) {
    std::vector<std::string> lines;
    for (const corpus::Trail& trail : archive.trails) {
        std::string line = corpus::name_of(trail.status);
        line += " " + std::to_string(trail.meetings) + " \"" + trail.title + "\"";
        for (const corpus::Link& link : trail.links) {
            line +=
                std::string(" ") + corpus::name_of(link.reason) + " " + number_of(link.from) + ">" + number_of(link.to);
        }
        lines.push_back(line);
    }
    return lines;
}

}  // namespace arising::tests
