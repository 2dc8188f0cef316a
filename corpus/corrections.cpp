// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/corrections.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>
#include <utility>

#include "corpus/archive_walk.h"
#include "rules/pack_value.h"
#include "rules/source_excerpt.h"
#include "rules/table_reader.h"

namespace arising::corpus {

using rules::PackValue;
using rules::SourceFile;
using rules::TableReader;

namespace {

constexpr std::array kinds = {CorrectionKind::accept, CorrectionKind::reject, CorrectionKind::merge,
                              CorrectionKind::split};

bool is_id(const std::string& text, char type) {
    constexpr std::size_t shortest = 6;
    return text.size() >= shortest && text[0] == type && text[1] == '-' &&
           text.find_first_not_of("0123456789abcdef-", 2) == std::string::npos;
}

class CorrectionsReader {
public:
    explicit CorrectionsReader(const SourceFile& file) : file_(file), tree_(rules::parse_pack_file(file)) {}

    [[nodiscard]] std::vector<Correction> read() {
        const TableReader top(file_, tree_, "file of corrections", {"accept", "reject", "merge", "split"});
        std::vector<std::pair<rules::Place, Correction>> found;
        for (const CorrectionKind kind : kinds) {
            const PackValue* tables = top.find(name_of(kind));
            if (tables != nullptr && tables->type != PackValue::Type::array) {
                top.fail(tables->place, std::string("\"") + name_of(kind) + "\" must be an array of tables",
                         std::string("write [[") + name_of(kind) + "]]");
            }
            for (std::size_t i = 0; tables != nullptr && i < tables->items.size(); ++i) {
                found.emplace_back(tables->items[i].place, read_one(kind, tables->items[i]));
            }
        }
        std::stable_sort(found.begin(), found.end(),
                         [](const auto& a, const auto& b) { return a.first.line < b.first.line; });
        std::vector<Correction> list;
        list.reserve(found.size());
        for (auto& [place, correction] : found) {
            list.push_back(std::move(correction));
        }
        return list;
    }

private:
    [[nodiscard]] Correction read_one(CorrectionKind kind, const PackValue& value) {
        const bool is_split = kind == CorrectionKind::split;
        const TableReader table(
            file_, value, name_of(kind),
            is_split ? std::vector<std::string>{"trail", "statements", "why"} : std::vector<std::string>{"ids", "why"});
        Correction correction;
        correction.kind = kind;
        correction.why = table.text("why");
        correction.where = rules::place_text(file_, value.place);
        if (is_split) {
            static_cast<void>(table.text("trail"));  // a string
            correction.trail = id_in(table, table.require("trail"), "t");
            claim(table, table.require("trail"), kind);
            correction.places.emplace(correction.trail, rules::place_text(file_, table.require("trail").place));
        }
        const char* key = is_split ? "statements" : "ids";
        const PackValue& ids = table.require(key);
        for (const PackValue* id : table.texts(key)) {
            correction.ids.push_back(id_in(table, *id, is_split ? "s" : "st"));
            claim(table, *id, kind);
            correction.places.emplace(id->text, rules::place_text(file_, id->place));
        }
        const std::size_t fewest = kind == CorrectionKind::merge ? 2 : 1;
        if (correction.ids.size() < fewest) {
            table.fail(ids.place, fewest == 2 ? "at least two ids are needed to merge" : "no id is named here",
                       "copy ids from the record");
        }
        return correction;
    }

    /// `types` are the letters with which it may begin.
    [[nodiscard]] static std::string id_in(const TableReader& table, const PackValue& value, const std::string& types) {
        if (std::none_of(types.begin(), types.end(), [&](char type) { return is_id(value.text, type); })) {
            const std::string wanted = types == "s" ? "a statement" : types == "t" ? "a trail" : "a statement or trail";
            table.fail(value.place, "\"" + value.text + "\" is not the id of " + wanted,
                       "ids of statements begin with s-, those of trails with t-; copy them from the record");
        }
        return value.text;
    }

    /// What is rejected can be nothing else, and nothing is said twice; but a trail may be split or joined several
    /// times.
    void claim(const TableReader& table, const PackValue& value, CorrectionKind kind) {
        for (const auto& [other, place] : claims_[value.text]) {
            const bool once =
                kind == CorrectionKind::accept || kind == CorrectionKind::reject || is_id(value.text, 's');
            const bool twice = kind == other && once;
            if (twice || (kind == CorrectionKind::reject) != (other == CorrectionKind::reject)) {
                table.fail(
                    value.place,
                    "\"" + value.text + "\" stands under " + name_of(kind) + ", and before under " + name_of(other),
                    "take one of them out; the other is at " + rules::place_text(file_, place));
            }
        }
        claims_[value.text].emplace_back(kind, value.place);
    }

    const SourceFile& file_;
    PackValue tree_;
    std::map<std::string, std::vector<std::pair<CorrectionKind, rules::Place>>> claims_;
};

}  // namespace

std::string place_of_note(const Correction& correction, const std::string& note) {
    const std::size_t end = note.starts_with('"') ? note.find('"', 1) : std::string::npos;
    const auto at =
        end == std::string::npos ? correction.places.end() : correction.places.find(note.substr(1, end - 1));
    return at == correction.places.end() ? correction.where : at->second;
}

Corrections parse_corrections(const std::string& text, const std::string& name) {
    const SourceFile file{name, text, ""};
    return {name, text, CorrectionsReader(file).read()};
}

Corrections read_corrections(const std::string& path) {
    errno = 0;
    std::ifstream stream(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    if (!stream.is_open() || stream.bad()) {
        throw InputError("the corrections '" + path + "' cannot be read: " + std::strerror(errno));
    }
    return parse_corrections(text, path);
}

}  // namespace arising::corpus
