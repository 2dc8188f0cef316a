// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/make_records.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <sstream>
#include <string_view>
#include <utility>

#include "corpus/named_people.h"
#include "corpus/surroundings.h"
#include "corpus/wording.h"
#include "extractor/sha256.h"

namespace arising::corpus {

using extractor::Document;
using extractor::Severity;
using rules::Statement;

namespace {

constexpr std::size_t document_digits = 12;
constexpr std::size_t statement_digits = 8;
constexpr std::array nullable_facts = {"title", "body", "author", "committee", "date", "lead"};

bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\v';
}

std::string on_one_line(std::string_view text) {
    std::string line;
    line.reserve(text.size());
    for (const char c : text) {
        if (!is_blank(c)) {
            line += c;
        } else if (!line.empty() && line.back() != ' ') {
            line += ' ';
        }
    }
    if (!line.empty() && line.back() == ' ') {
        line.pop_back();
    }
    return line;
}

/// What makes a statement itself whatever rule found it and on whatever page. A sentence may hold several figures or
/// judgements, so their values are part of it.
std::string identity_of(const Record& record) {
    const Statement& statement = record.statement;
    std::ostringstream key;
    key.imbue(std::locale::classic());
    key << rules::name_of(statement.kind) << '\n';
    for (const std::string& word : words_of(record.text)) {
        key << word << ' ';
    }
    if (statement.figure) {
        key << '\n' << statement.figure->value << ' ' << statement.figure->unit;
    }
    if (statement.judgement) {
        key << '\n' << statement.judgement->aspect << '\n' << statement.judgement->grade;
    }
    return key.str();
}

/// Ids from what statements say, not from their place: a new rule or a shifted page changes no other statement's id.
/// Equal statements of a document are told apart by their order.
void give_ids(std::vector<Record>& records, const std::string& document) {
    std::map<std::string, int> seen;
    std::set<std::string> taken;
    for (Record& record : records) {
        const std::string identity = identity_of(record);
        std::string hash;
        do {
            hash =
                extractor::sha256_hex(identity + '\n' + std::to_string(seen[identity]++)).substr(0, statement_digits);
        } while (!taken.insert(hash).second);
        record.document = document;
        record.id = "s-" + document.substr(2) + "-" + hash;
    }
}

std::vector<std::string> section_of(const Document& document, std::uint32_t offset) {
    std::vector<std::string> section;
    const std::int32_t block = document.block_at(offset);
    if (block < 0) {
        return section;
    }
    for (const std::int32_t heading : document.heading_path(document.blocks[static_cast<std::size_t>(block)])) {
        section.push_back(on_one_line(document.text_of(document.blocks[static_cast<std::size_t>(heading)])));
    }
    return section;
}

Record make_record(const Document& document, const SurroundingsFinder& surroundings, const NamedPeople& people,
                   Statement statement) {
    Record record;
    record.owner_name = people.full_names(statement.owner);
    if (can_be_followed(statement.kind)) {
        Surroundings around = surroundings.around(statement.span);
        record.under = std::move(around.under);
        record.before = std::move(around.before);
    }
    record.page = document.page_at(statement.span.begin);
    record.boxes = document.boxes_of(statement.span);
    record.section = section_of(document, statement.span.begin);
    record.text = quote(document, statement.span);
    record.lead = quote(document, statement.lead);
    record.statement = std::move(statement);
    return record;
}

DocumentState state_of(const Document& document) {
    if (!document.readable || on_one_line(document.text).empty()) {
        return DocumentState::unreadable;
    }
    const bool damaged = std::any_of(document.diagnostics.begin(), document.diagnostics.end(),
                                     [](const extractor::Diagnostic& d) { return d.severity == Severity::error; });
    return damaged || document.truncated ? DocumentState::partly_read : DocumentState::read;
}

void mark_unreadable(rules::DocumentFacts& facts) {
    for (const char* field : nullable_facts) {
        facts.absent[field] = "unreadable";
    }
}

/// Every document that was not read whole says so itself, whoever noticed it.
void give_reason(DocumentRecord& record) {
    const bool has_reason = std::any_of(record.diagnostics.begin(), record.diagnostics.end(),
                                        [](const extractor::Diagnostic& d) { return d.severity != Severity::note; });
    if (record.state == DocumentState::unreadable && !has_reason) {
        record.diagnostics.push_back({Severity::error, 0, "no text on any page", "look at the file itself"});
    } else if (record.state == DocumentState::partly_read && !has_reason) {
        record.diagnostics.push_back({Severity::warning, 0, "some pages, or parts of them, are missing", ""});
    }
}

}  // namespace

std::string quote(const Document& document, extractor::Span span) {
    return on_one_line(document.text_of(span));
}

std::string document_id(const std::string& sha256, const std::string& path) {
    return "d-" + (sha256.empty() ? extractor::sha256_hex(path) : sha256).substr(0, document_digits);
}

DocumentResult make_records(const Document& document, rules::MinedDocument mined) {
    DocumentResult result;
    DocumentRecord& record = result.document;
    record.id = document_id(document.sha256, document.source);
    record.path = document.source;
    record.sha256 = document.sha256;
    record.pages = static_cast<std::int32_t>(document.pages.size());
    record.text_source = document.text_source;
    record.state = state_of(document);
    record.diagnostics = document.diagnostics;
    record.facts = std::move(mined.facts);
    give_reason(record);
    if (record.state == DocumentState::unreadable) {
        mark_unreadable(record.facts);
    }
    const SurroundingsFinder surroundings(document);
    const NamedPeople people(document);
    for (Statement& statement : mined.statements) {
        result.statements.push_back(make_record(document, surroundings, people, std::move(statement)));
    }
    give_ids(result.statements, record.id);
    result.prefilter_fallbacks = mined.prefilter_fallbacks;
    result.unread_pictures = document.unread_pictures;
    result.file_language = document.metadata.language;
    result.encrypted = document.encrypted;
    return result;
}

DocumentResult unreadable_document(const std::string& path, const std::string& sha256, const std::string& why,
                                   const std::string& hint) {
    DocumentResult result;
    result.document.id = document_id(sha256, path);
    result.document.path = path;
    result.document.sha256 = sha256;
    result.document.state = DocumentState::unreadable;
    result.document.diagnostics.push_back({Severity::error, 0, why, hint});
    mark_unreadable(result.document.facts);
    return result;
}

void rename_document(DocumentResult& result, const std::string& id) {
    const std::size_t old_prefix = result.document.id.size();
    for (Record& record : result.statements) {
        record.id = "s-" + id.substr(2) + record.id.substr(old_prefix);
        record.document = id;
    }
    result.document.id = id;
}

}  // namespace arising::corpus
