// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/archive_index.h"

#include <string_view>

namespace arising::output {

namespace {

template <class Map>
auto found_in(const Map& map, const std::string& key) -> typename Map::mapped_type {
    const auto at = map.find(key);
    return at == map.end() ? nullptr : at->second;
}

bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.' || c == '~' || c == '/';
}

}  // namespace

ArchiveIndex::ArchiveIndex(const corpus::Archive& archive) {
    for (const corpus::DocumentRecord& document : archive.documents) {
        documents_.emplace(document.id, &document);
    }
    for (const corpus::Record& record : archive.statements) {
        statements_.emplace(record.id, &record);
        statements_of_[record.document].push_back(&record);
    }
    for (const corpus::Trail& trail : archive.trails) {
        for (const std::string& statement : trail.statements) {
            trails_.emplace(statement, &trail);
        }
    }
}

const corpus::DocumentRecord* ArchiveIndex::document(const std::string& id) const {
    return found_in(documents_, id);
}

const corpus::Record* ArchiveIndex::statement(const std::string& id) const {
    return found_in(statements_, id);
}

const corpus::Trail* ArchiveIndex::trail_of(const corpus::Record& statement) const {
    return found_in(trails_, statement.id);
}

const std::vector<const corpus::Record*>& ArchiveIndex::statements_of(const corpus::DocumentRecord& document) const {
    static const std::vector<const corpus::Record*> none;
    const auto at = statements_of_.find(document.id);
    return at == statements_of_.end() ? none : at->second;
}

std::string page_link(const std::string& path, std::int32_t page) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    const std::string outer = path.substr(0, path.find("!/"));
    // Two strokes would name another computer, a colon in the first part a kind of address.
    const std::size_t begin = outer.starts_with("/") ? outer.find_first_not_of('/') - 1 : 0;
    std::string link;
    for (const char c : std::string_view(outer).substr(std::min(begin, outer.size()))) {
        const auto byte = static_cast<unsigned char>(c);
        link += is_plain(c) ? std::string(1, c) : std::string{'%', hex[byte >> 4U], hex[byte & 15U]};
    }
    return link + (page > 0 ? "#page=" + std::to_string(page) : "");
}

}  // namespace arising::output
