// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/overrides.h"

#include <algorithm>

#include "rules/edit_distance.h"
#include "rules/pack_keys.h"
#include "rules/pack_links.h"
#include "rules/part_reader.h"

namespace arising::rules {

namespace {

/// What says which rule this is; a rule that has others is another rule.
const std::vector<std::string> kFixedKeys = {"id", "shape", "kind"};

/// Whether the text is of the form; * stands for any characters.
bool is_like(std::string_view text, std::string_view form) {
    std::size_t at = 0;
    std::size_t in_form = 0;
    std::size_t star = std::string_view::npos;  // the last * that was passed, and the text that it must still take
    std::size_t resume = 0;
    while (at < text.size()) {
        if (in_form < form.size() && form[in_form] == '*') {
            star = in_form++;
            resume = at;
        } else if (in_form < form.size() && form[in_form] == text[at]) {
            ++in_form;
            ++at;
        } else if (star != std::string_view::npos) {
            in_form = star + 1;
            at = ++resume;
        } else {
            return false;
        }
    }
    return std::all_of(form.begin() + static_cast<std::ptrdiff_t>(in_form), form.end(),
                       [](char c) { return c == '*'; });
}

PackMember* member_of(PackValue& table, std::string_view key) {
    const auto found = std::find_if(table.members.begin(), table.members.end(),
                                    [&](const PackMember& member) { return member.key == key; });
    return found == table.members.end() ? nullptr : &*found;
}

bool is_list(ValueType type) {
    return type == ValueType::choices || type == ValueType::words || type == ValueType::patterns ||
           type == ValueType::examples || type == ValueType::counter_examples;
}

bool is_table(ValueType type) {
    return type == ValueType::conditions || type == ValueType::fixed || type == ValueType::named_patterns ||
           type == ValueType::units;
}

/// A string stands for an array of it.
PackValue as_array(PackValue value) {
    if (value.type == PackValue::Type::array) {
        return value;
    }
    PackValue array;
    array.type = PackValue::Type::array;
    array.place = value.place;
    array.items.push_back(std::move(value));
    return array;
}

class Overrider {
public:
    explicit Overrider(const std::vector<Pack>& packs) : packs_(packs), extended_(all_extended(packs)) {}

    std::vector<RuleTable> read() {
        for (std::size_t i = 0; i < packs_.size(); ++i) {
            for (const PackFile& file : packs_[i].files) {
                gather(i, file);
            }
        }
        for (std::size_t i = 0; i < packs_.size(); ++i) {
            for (const PackValue* off : packs_[i].switched_off) {
                switch_off(i, *off);
            }
        }
        for (std::size_t i = 0; i < packs_.size(); ++i) {
            for (const PackFile& file : packs_[i].files) {
                const PackValue* values = file.tree.find("override");
                for (std::size_t j = 0; values != nullptr && j < values->items.size(); ++j) {
                    change(i, file, values->items[j]);
                }
            }
        }
        return std::move(rules_);
    }

private:
    void gather(std::size_t pack, const PackFile& file) {
        const PackValue* values = file.tree.find("rule");
        for (std::size_t i = 0; values != nullptr && i < values->items.size(); ++i) {
            rules_.push_back({pack, file.source.get(), values->items[i], {}, "", {}});
        }
    }

    [[nodiscard]] std::string id_of(const RuleTable& rule) const {
        const PackValue* id = rule.table.find("id");
        return packs_[rule.pack].info.id + "." + (id == nullptr ? std::string() : id->text);
    }

    /// Rules of the packs that this one extends.
    [[nodiscard]] std::vector<RuleTable*> rules_within_reach(std::size_t pack) {
        std::vector<RuleTable*> result;
        for (RuleTable& rule : rules_) {
            const std::vector<std::size_t>& extended = extended_[pack];
            if (std::binary_search(extended.begin(), extended.end(), rule.pack)) {
                result.push_back(&rule);
            }
        }
        return result;
    }

    [[noreturn]] void fail_unknown(std::size_t pack, const PackValue& id) {
        std::vector<std::string> known;
        for (const RuleTable* rule : rules_within_reach(pack)) {
            known.push_back(id_of(*rule));
        }
        for (const RuleTable& rule : rules_) {
            if (id_of(rule) == id.text || is_like(id_of(rule), id.text)) {
                const std::string& owner = packs_[rule.pack].info.id;
                throw rule_error({}, id.place, "\"" + id.text + "\" is no rule of a pack that this one extends",
                                 rule.pack == pack ? "it is this pack's own: change it where it stands"
                                                   : "write extends = [\"" + owner + "\"] in [pack]");
            }
        }
        throw rule_error({}, id.place, "unknown rule \"" + id.text + "\"",
                         known.empty() ? "this pack extends no pack that has rules" : did_you_mean(id.text, known));
    }

    void switch_off(std::size_t pack, const PackValue& form) {
        bool any = false;
        for (RuleTable* rule : rules_within_reach(pack)) {
            if (is_like(id_of(*rule), form.text)) {
                rule->off = rule->off.line == 0 ? form.place : rule->off;
                any = true;
            }
        }
        if (!any) {
            fail_unknown(pack, form);
        }
    }

    void change(std::size_t pack, const PackFile& file, const PackValue& value) {
        refuse_fixed_keys(value);
        const TableReader table(*file.source, value, "override", known_keys());
        const PackValue& id = table.require("rule");
        static_cast<void>(table.text("rule"));
        RuleTable& rule = find(pack, id);
        if (rule.off.line != 0) {
            table.fail(id.place, "rule \"" + id.text + "\" is switched off, so it cannot be changed",
                       "it is switched off at " + place_text({}, rule.off));
        }
        if (rule.overridden.line != 0) {
            table.fail(id.place, "a second override of rule \"" + id.text + "\"",
                       "the first one is at " + place_text({}, rule.overridden) + ", in pack \"" + rule.overrider +
                           "\"; write what both want in one of them");
        }
        rule.overridden = id.place;
        rule.overrider = packs_[pack].info.id;
        const PackValue* additions = table.find("add");
        if (value.members.size() == 1 ||
            (value.members.size() == 2 && additions != nullptr && additions->members.empty())) {
            table.fail(table.place(), "the override of rule \"" + id.text + "\" changes nothing",
                       "write the keys that are to be different");
        }
        for (const PackMember& member : value.members) {
            if (member.key != "rule" && member.key != "add") {
                replace(rule.table, member);
            }
        }
        if (additions != nullptr) {
            add(file, rule.table, *additions);
        }
    }

    static void refuse_fixed_keys(const PackValue& value) {
        for (const PackMember& member : value.members) {
            if (contains(kFixedKeys, member.key)) {
                throw rule_error({}, member.place, "an override cannot change \"" + member.key + "\"",
                                 "that would be another rule: switch this one off, and write your own");
            }
        }
    }

    /// Keys of all shapes: whether a key belongs to the rule's own is checked when the rule is read.
    static const std::vector<std::string>& known_keys() {
        static const std::vector<std::string> known = [] {
            std::vector<std::string> keys = key_names(keys_of(PackTable::override_));
            append_rule_keys(keys);
            return keys;
        }();
        return known;
    }

    static void append_rule_keys(std::vector<std::string>& keys) {
        std::vector<std::string> all = key_names(keys_of(PackTable::rule));
        for (std::size_t i = 0; i < shape_names().size(); ++i) {
            const std::vector<std::string> own = key_names(keys_of(static_cast<Shape>(i)));
            all.insert(all.end(), own.begin(), own.end());
        }
        for (const std::string& key : all) {
            if (!contains(kFixedKeys, key) && !contains(keys, key)) {
                keys.push_back(key);
            }
        }
    }

    RuleTable& find(std::size_t pack, const PackValue& id) {
        for (RuleTable* rule : rules_within_reach(pack)) {
            if (id_of(*rule) == id.text) {
                return *rule;
            }
        }
        fail_unknown(pack, id);
    }

    static void replace(PackValue& rule, const PackMember& member) {
        if (PackMember* old = member_of(rule, member.key)) {
            *old = member;
        } else {
            rule.members.push_back(member);
        }
    }

    static void add(const PackFile& file, PackValue& rule, const PackValue& additions) {
        static const std::vector<std::string> known = [] {
            std::vector<std::string> keys;
            append_rule_keys(keys);
            return keys;
        }();
        const TableReader table(*file.source, additions, "add", known);
        for (const PackMember& member : additions.members) {
            const ValueType type = rule_key(member.key)->type;
            if (!is_list(type) && !is_table(type)) {
                table.fail(member.place, "nothing can be added to \"" + member.key + "\"",
                           "it has one value: write " + member.key + " = ... in the override itself");
            }
            PackMember* old = member_of(rule, member.key);
            if (old == nullptr) {
                rule.members.push_back(member);
            } else if (is_list(type)) {
                add_to_list(old->value, member.value);
            } else {
                add_to_table(table, old->value, member, type == ValueType::named_patterns);
            }
        }
    }

    static void add_to_list(PackValue& list, const PackValue& more) {
        list = as_array(std::move(list));
        const PackValue items = as_array(more);
        list.items.insert(list.items.end(), items.items.begin(), items.items.end());
    }

    /// Patterns of one name are a list too, and more of them can join it.
    static void add_to_table(const TableReader& table, PackValue& old, const PackMember& more, bool of_patterns) {
        for (const PackMember& member : more.value.members) {
            PackMember* same = member_of(old, member.key);
            if (same != nullptr && of_patterns) {
                add_to_list(same->value, member.value);
                continue;
            }
            if (same != nullptr) {
                table.fail(member.place, "the rule has \"" + member.key + "\" already",
                           "write " + more.key + " = { ... } with all its keys in the override itself");
            }
            old.members.push_back(member);
        }
    }

    const std::vector<Pack>& packs_;
    std::vector<std::vector<std::size_t>> extended_;
    std::vector<RuleTable> rules_;
};

}  // namespace

std::vector<RuleTable> rule_tables(const std::vector<Pack>& packs) {
    return Overrider(packs).read();
}

}  // namespace arising::rules
