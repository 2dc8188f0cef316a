// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/pack_names.h"

#include <algorithm>
#include <set>

#include "rules/pack_keys.h"
#include "rules/part_reader.h"
#include "rules/plain_text.h"
#include "rules/word_pattern.h"

namespace arising::rules {

namespace {

using Kind = NamedPattern::Kind;

const char* name_of(Kind kind) {
    switch (kind) {
        case Kind::fragment:
            return "fragment";
        case Kind::vocabulary:
            return "vocabulary";
        case Kind::scale:
        case Kind::part_of_scale:
            return "scale";
    }
    return "";
}

bool is_name(const std::string& text) {
    return !text.empty() && text[0] >= 'a' && text[0] <= 'z' && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-' || c == '_';
    });
}

/// Words that mean something, none of them twice. `all` are those that stood before.
std::vector<std::string> read_words(const TableReader& table, std::string_view key, std::set<std::string>& all) {
    std::vector<std::string> words;
    for (const PackValue* value : table.texts(key)) {
        const std::string word = single_spaced(value->text);
        if (word.empty()) {
            table.fail(value->place, "an empty word");
        }
        if (!all.insert(folded(word)).second) {
            table.fail(value->place, "\"" + value->text + "\" stands here twice", "case does not count");
        }
        words.push_back(word);
    }
    if (words.empty()) {
        table.fail(table.find(key)->place, "\"" + std::string(key) + "\" has no words");
    }
    return words;
}

/// Adds the names of one file to those of its pack.
class NameReader {
public:
    NameReader(const PackFile& file, Fragments& names) : file_(*file.source), tree_(file.tree), names_(names) {}

    void read() {
        for (const PackMember& member : members("scales")) {
            read_scale(member);
        }
        read_vocabularies();
        for (const PackMember& member : members("fragments")) {
            if (member.value.type != PackValue::Type::string) {
                throw rule_error(file_, member.value.place, "a fragment must be a string");
            }
            add({Kind::fragment, member.key, member.value.text, member.place, nullptr, ""});
        }
    }

private:
    [[nodiscard]] const std::vector<PackMember>& members(std::string_view key) const {
        static const std::vector<PackMember> none;
        const PackValue* values = tree_.find(key);
        return values == nullptr ? none : values->members;
    }

    void add(NamedPattern named) {
        const std::string what = name_of(named.kind);
        if (!is_name(named.name)) {
            throw rule_error(file_, named.place, "bad " + what + " name \"" + named.name + "\"",
                             "use lower-case letters, digits, hyphens and underscores");
        }
        const Place place = named.place;
        const std::string name = named.name;
        if (const NamedPattern* first = names_.add(file_.pack, std::move(named))) {
            throw rule_error(file_, place, "a second " + what + " \"" + name + "\"",
                             std::string("the first is a ") + name_of(first->kind) + " at " +
                                 place_text(file_, first->place) + "; they share their names");
        }
    }

    void read_vocabularies() {
        const PackValue* values = tree_.find("vocabularies");
        if (values == nullptr) {
            return;
        }
        std::vector<std::string> known;
        for (const PackMember& member : values->members) {
            known.push_back(member.key);
        }
        const TableReader table(file_, *values, "vocabularies", known);
        for (const PackMember& member : values->members) {
            std::set<std::string> all;
            add({Kind::vocabulary, member.key, any_of_whole_words(read_words(table, member.key, all)), member.place,
                 nullptr, ""});
        }
    }

    void read_scale(const PackMember& member) {
        const TableReader table(file_, member.value, "scale", key_names(keys_of(PackTable::scale)));
        const PackValue& grades = table.require("grades");
        if (grades.type != PackValue::Type::array) {
            table.fail(grades.place, std::string("\"grades\" must be an array, not ") + name_of(grades.type));
        }
        auto scale = std::make_shared<Scale>(Scale{member.key, {}});
        std::set<std::string> words;
        for (const PackValue& value : grades.items) {
            read_grade(value, *scale, words);
        }
        if (scale->grades.empty()) {
            table.fail(grades.place, "scale \"" + member.key + "\" has no grades");
        }
        add({Kind::scale, member.key, scale->pattern(), member.place, scale, ""});
        add_parts(member, scale);
    }

    void read_grade(const PackValue& value, Scale& scale, std::set<std::string>& words) const {
        const TableReader grade(file_, value, "grade", key_names(keys_of(PackTable::grade)));
        const PackValue& id = grade.require("id");
        static_cast<void>(grade.require("words"));
        if (!is_name(grade.text("id"))) {
            grade.fail(id.place, "bad grade id \"" + id.text + "\"",
                       "use lower-case letters, digits, hyphens and underscores");
        }
        if (scale.has(id.text)) {
            grade.fail(id.place, "a second grade \"" + id.text + "\"");
        }
        scale.grades.push_back({id.text, read_words(grade, "words", words), {}});
        if (const PackValue* forms = grade.find("forms")) {
            read_forms(*forms, scale.grades.back(), words);
        }
    }

    void read_forms(const PackValue& forms, Grade& grade, std::set<std::string>& words) const {
        const TableReader table(file_, forms, "forms", grade.words);
        for (const PackMember& member : forms.members) {
            for (std::string& form : read_words(table, member.key, words)) {
                grade.forms.push_back({std::move(form), member.key});
            }
        }
    }

    /// {grade-of-SCALE}, and the order of the grades in patterns: {SCALE:good}, {SCALE:good-or-better}.
    void add_parts(const PackMember& member, const std::shared_ptr<const Scale>& scale) {
        const auto add_part = [&](const std::string& name, std::string pattern) {
            names_.add(file_.pack, {Kind::part_of_scale, name, std::move(pattern), member.place, scale, ""});
        };
        add_part("grade-of-" + member.key, scale->pattern());
        for (std::size_t i = 0; i < scale->grades.size(); ++i) {
            const std::string name = member.key + ":" + scale->grades[i].id;
            add_part(name, scale->pattern(i, i + 1));
            add_part(name + "-or-better", scale->pattern(0, i + 1));
            add_part(name + "-or-worse", scale->pattern(i));
        }
    }

    const SourceFile& file_;
    const PackValue& tree_;
    Fragments& names_;
};

void check_fragments(const Pack& pack, const Fragments& names) {
    for (const PackFile& file : pack.files) {
        const PackValue* values = file.tree.find("fragments");
        for (std::size_t i = 0; values != nullptr && i < values->members.size(); ++i) {
            static_cast<void>(read_pattern({*file.source, pack.info.id, names}, values->members[i].value));
        }
    }
}

}  // namespace

Fragments read_names(const Pack& common, const std::vector<Pack>& packs) {
    Fragments names;
    std::vector<const Pack*> all = {&common};
    for (const Pack& pack : packs) {
        all.push_back(&pack);
    }
    for (const Pack* pack : all) {
        std::vector<std::string> extended;
        for (const PackValue* base : pack->extends) {
            extended.push_back(base->text);
        }
        names.add_pack(pack->info.id, extended);
        for (const PackFile& file : pack->files) {
            NameReader(file, names).read();
        }
    }
    for (const Pack* pack : all) {
        if (!pack->known_good) {
            check_fragments(*pack, names);
        }
    }
    names.forget_uses();
    return names;
}

}  // namespace arising::rules
