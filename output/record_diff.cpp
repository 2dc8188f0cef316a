// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/record_diff.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "output/csv_row.h"

namespace arising::output {

namespace {

std::string text(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// One list of both records, and which value of the old one each of the new one was.
class Pairing {
public:
    Pairing(const Json& before, const Json& after) : before_(before), after_(after), old_of_(after.size()) {
        used_.resize(before.size());
    }

    /// Pairs what is left of both sides and has the same key, in order; values without a key stay as they are.
    template <class KeyOfOld, class KeyOfNew>
    void pair_by(const KeyOfOld& key_of_old, const KeyOfNew& key_of_new) {
        std::multimap<std::string, std::size_t> left;
        for (std::size_t i = 0; i < before_.size(); ++i) {
            if (!used_[i]) {
                left.emplace(key_of_old(before_[i]), i);
            }
        }
        left.erase(std::string());
        for (std::size_t i = 0; i < after_.size(); ++i) {
            if (old_of_[i]) {
                continue;
            }
            if (const auto found = left.find(key_of_new(after_[i])); found != left.end()) {
                old_of_[i] = found->second;
                used_[found->second] = true;
                left.erase(found);
            }
        }
    }

    template <class Key>
    void pair_by(const Key& key) {
        pair_by(key, key);
    }

    [[nodiscard]] const Json* old_of(std::size_t i) const { return old_of_[i] ? &before_[*old_of_[i]] : nullptr; }
    [[nodiscard]] bool is_gone(std::size_t i) const { return !used_[i]; }
    [[nodiscard]] const Json& before() const { return before_; }
    [[nodiscard]] const Json& after() const { return after_; }

    /// Old ids as the new record has them.
    void add_ids(std::map<std::string, std::string>& ids) const {
        for (std::size_t i = 0; i < after_.size(); ++i) {
            if (old_of_[i]) {
                ids[text(before_[*old_of_[i]], "id")] = text(after_[i], "id");
            }
        }
    }

private:
    const Json& before_;
    const Json& after_;
    std::vector<std::optional<std::size_t>> old_of_;
    std::vector<bool> used_;
};

/// The value with the ids of the new record in it, so that a reference to what is the same is the same.
class NewIds {
public:
    void add(const Pairing& pairing) { pairing.add_ids(ids_); }

    [[nodiscard]] Json in(Json json) const {
        for (const char* key : {"id", "document", "attached_to", "superseded_by"}) {
            if (const auto found = json.find(key); found != json.end()) {
                replace(*found);
            }
        }
        if (const auto statements = json.find("statements"); statements != json.end()) {
            for (Json& id : *statements) {
                replace(id);
            }
        }
        if (const auto links = json.find("links"); links != json.end()) {
            for (Json& link : *links) {
                replace(link["from"]);
                replace(link["to"]);
            }
        }
        return json;
    }

    [[nodiscard]] std::string of(const std::string& id) const {
        const auto found = ids_.find(id);
        return found == ids_.end() ? id : found->second;
    }

private:
    void replace(Json& id) const {
        if (id.is_string()) {
            id = of(id.get<std::string>());
        }
    }

    std::map<std::string, std::string> ids_;
};

std::map<std::string, std::string> paths_of(const Json& record) {
    std::map<std::string, std::string> paths;
    for (const Json& document : record.at("documents")) {
        paths[text(document, "id")] = text(document, "path");
    }
    return paths;
}

class Differ {
public:
    Differ(const Json& before, const Json& after)
        : documents_(before.at("documents"), after.at("documents")),
          statements_(before.at("statements"), after.at("statements")),
          trails_(before.at("trails"), after.at("trails")),
          old_paths_(paths_of(before)),
          new_paths_(paths_of(after)) {}

    std::vector<Change> changes() {
        pair_documents();
        pair_statements();
        pair_trails();
        compare("document", documents_);
        compare("statement", statements_);
        compare("trail", trails_);
        return std::move(changes_);
    }

private:
    static std::string id_of(const Json& json) { return text(json, "id"); }

    void pair_documents() {
        documents_.pair_by(&id_of);
        documents_.pair_by([](const Json& json) { return text(json, "path"); });
        ids_.add(documents_);
    }

    /// By id; then, in a file that was replaced, by the part of the id that stands for the words; then by place.
    void pair_statements() {
        statements_.pair_by(&id_of);
        const auto words_in = [](const std::map<std::string, std::string>& paths) {
            return [&paths](const Json& json) {
                const std::string id = id_of(json);
                return path_in(paths, json) + '\n' + id.substr(id.rfind('-') + 1);
            };
        };
        statements_.pair_by(words_in(old_paths_), words_in(new_paths_));
        const auto place_in = [](const std::map<std::string, std::string>& paths) {
            return [&paths](const Json& json) {
                const auto boxes = json.find("boxes");
                return boxes == json.end() || boxes->empty()
                           ? std::string()
                           : path_in(paths, json) + '\n' + text(json, "kind") + '\n' + boxes->front().dump();
            };
        };
        statements_.pair_by(place_in(old_paths_), place_in(new_paths_));
        ids_.add(statements_);
    }

    /// By id, which is that of the first statement; then by any first statement that is the same; then by title.
    void pair_trails() {
        trails_.pair_by(&id_of);
        const auto first = [](const Json& json) {
            const auto statements = json.find("statements");
            return statements == json.end() || statements->empty() ? std::string()
                                                                   : statements->front().get<std::string>();
        };
        trails_.pair_by([&](const Json& json) { return ids_.of(first(json)); }, first);
        trails_.pair_by([](const Json& json) { return text(json, "body") + '\n' + text(json, "title"); });
    }

    static std::string path_in(const std::map<std::string, std::string>& paths, const Json& statement) {
        const auto found = paths.find(text(statement, "document"));
        return found == paths.end() ? std::string() : found->second;
    }

    void compare(const char* type, const Pairing& pairing) {
        for (std::size_t i = 0; i < pairing.after().size(); ++i) {
            const Json& after = pairing.after()[i];
            if (const Json* before = pairing.old_of(i)) {
                compare(type, ids_.in(*before), after);
            } else {
                Change change = change_of(type, Change::Kind::added, after, new_paths_);
                change.after = after;
                changes_.push_back(std::move(change));
            }
        }
        for (std::size_t i = 0; i < pairing.before().size(); ++i) {
            if (pairing.is_gone(i)) {
                Change change = change_of(type, Change::Kind::gone, pairing.before()[i], old_paths_);
                change.before = pairing.before()[i];
                changes_.push_back(std::move(change));
            }
        }
    }

    /// A trail that was paired by its statement or title has another id only because that has one, so ids do not count.
    void compare(const char* type, const Json& before, const Json& after) {
        std::set<std::string> keys;
        for (const Json* side : {&before, &after}) {
            for (const auto& [key, value] : side->items()) {
                keys.insert(key);
            }
        }
        keys.erase("id");
        keys.erase("meeting");  // its id is a hash of what the document says
        Change change = change_of(type, Change::Kind::changed, after, new_paths_);
        for (const std::string& key : keys) {
            const Json old_value = before.value(key, Json());
            const Json new_value = after.value(key, Json());
            if (old_value != new_value) {
                change.fields.push_back(key);
                change.before[key] = old_value;
                change.after[key] = new_value;
            }
        }
        if (!change.fields.empty()) {
            changes_.push_back(std::move(change));
        }
    }

    static Change change_of(const char* type, Change::Kind kind, const Json& json,
                            const std::map<std::string, std::string>& paths) {
        Change change;
        change.kind = kind;
        change.type = type;
        change.id = id_of(json);
        change.document = json.contains("path") ? text(json, "path") : path_in(paths, json);
        change.page = json.value("page", 0);
        change.kind_of_statement = text(json, "kind");
        change.rule = text(json, "rule");
        if (change.rule.empty()) {
            change.kind_of_statement.clear();  // documents have kinds too
        }
        change.text = json.contains("text") ? text(json, "text") : text(json, "title");
        return change;
    }

    Pairing documents_;
    Pairing statements_;
    Pairing trails_;
    std::map<std::string, std::string> old_paths_;
    std::map<std::string, std::string> new_paths_;
    NewIds ids_;
    std::vector<Change> changes_;
};

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) {
        text += (text.empty() ? "" : " ") + name;
    }
    return text;
}

Json json_of(const Change& change) {
    Json json = {{"change", name_of(change.kind)}, {"type", change.type}, {"id", change.id}};
    if (!change.document.empty()) {
        json["document"] = change.document;
    }
    if (change.page > 0) {
        json["page"] = change.page;
    }
    if (!change.fields.empty()) {
        json["fields"] = change.fields;
    }
    if (!change.before.is_null()) {
        json["before"] = change.before;
    }
    if (!change.after.is_null()) {
        json["after"] = change.after;
    }
    return json;
}

}  // namespace

const char* name_of(Change::Kind kind) {
    switch (kind) {
        case Change::Kind::added:
            return "new";
        case Change::Kind::changed:
            return "changed";
        case Change::Kind::gone:
            return "gone";
    }
    return "changed";
}

std::vector<Change> changes_between(const Json& before, const Json& after) {
    return Differ(before, after).changes();
}

std::string diff_json(const std::vector<Change>& changes) {
    std::string out = "{\n  \"schema\": \"arising/diff/1\",\n  \"changes\": [";
    std::map<std::string, int> counts = {{"new", 0}, {"changed", 0}, {"gone", 0}};
    for (std::size_t i = 0; i < changes.size(); ++i) {
        out += (i > 0 ? ",\n    " : "\n    ") + one_line(json_of(changes[i]));
        ++counts[name_of(changes[i].kind)];
    }
    const Json summary = {{"new", counts["new"]}, {"changed", counts["changed"]}, {"gone", counts["gone"]}};
    return out + (changes.empty() ? "],\n" : "\n  ],\n") + "  \"summary\": " + one_line(summary) + "\n}\n";
}

std::string diff_csv(const std::vector<Change>& changes) {
    std::string out = csv_row({"change", "type", "id", "document", "page", "fields", "text", "kind", "rule"});
    for (const Change& change : changes) {
        out += csv_row({name_of(change.kind), change.type, change.id, change.document,
                        change.page > 0 ? std::to_string(change.page) : "", joined(change.fields), change.text,
                        change.kind_of_statement, change.rule});
    }
    return out;
}

}  // namespace arising::output
