// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/fragments.h"

#include <algorithm>

#include "rules/edit_distance.h"

namespace arising::rules {

namespace {

constexpr std::size_t kLongest =
    1 << 20;  // fragments of fragments can multiply; RE2 would refuse such a pattern anyway

constexpr std::size_t kLongestName = 100;  // bytes of "{Name}" that are looked at for a slip of the shift key

bool is_name_start(char c) {
    return c >= 'a' && c <= 'z';
}
/// With the colon of "{scale:grade}".
bool is_name_byte(char c) {
    return is_name_start(c) || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == ':';
}

/// Length of "{name}" at the start of the text; 0 where there is none.
std::size_t reference_size(std::string_view text) {
    if (text.size() < 3 || text[0] != '{' || !is_name_start(text[1])) {
        return 0;
    }
    std::size_t end = 2;
    while (end < text.size() && is_name_byte(text[end])) {
        ++end;
    }
    return end < text.size() && text[end] == '}' ? end + 1 : 0;
}

/// Length of an escape at the start of the text, with the braces that belong to it: "\p{greek}", "\x{10ffff}", "\{".
std::size_t escape_size(std::string_view text) {
    if (text.size() < 2) {
        return text.size();
    }
    const bool takes_braces = text[1] == 'p' || text[1] == 'P' || text[1] == 'x';
    if (takes_braces && text.size() > 2 && text[2] == '{') {
        const std::size_t end = text.find('}');
        return end == std::string_view::npos ? text.size() : end + 1;
    }
    return 2;
}

}  // namespace

void Fragments::add_pack(const std::string& pack, const std::vector<std::string>& extended) {
    Names& names = packs_[pack];
    for (const std::string& base : extended) {
        for (const auto& [name, meanings] : packs_[base].seen) {
            Meanings& all = names.seen[name];
            for (const NamedPattern* meaning : meanings) {
                if (std::find(all.begin(), all.end(), meaning) == all.end()) {
                    all.push_back(meaning);  // the same by two ways is one
                }
            }
        }
    }
}

const NamedPattern* Fragments::add(const std::string& pack, NamedPattern named) {
    Names& names = packs_[pack];
    const auto same =
        std::find_if(names.own.begin(), names.own.end(), [&](const auto& own) { return own->name == named.name; });
    if (same != names.own.end()) {
        return same->get();
    }
    named.pack = pack;
    names.own.push_back(std::make_unique<NamedPattern>(std::move(named)));
    names.seen[names.own.back()->name] = {names.own.back().get()};
    return nullptr;
}

const Fragments::Meanings* Fragments::look_up(const std::string& pack, const std::string& name) const {
    for (const std::string& where : {pack, std::string(kCommon)}) {
        const auto names = packs_.find(where);
        if (names == packs_.end()) {
            continue;
        }
        const auto found = names->second.seen.find(name);
        if (found != names->second.seen.end()) {
            return &found->second;
        }
    }
    return nullptr;
}

const NamedPattern& Fragments::only(const Meanings& meanings, const std::string& name) const {
    if (meanings.size() > 1) {
        const auto place = [](const NamedPattern* meaning) { return place_text({}, meaning->place); };
        throw FragmentError(
            "{" + name + "} could be two things", "{" + name + "}",
            "it is at " + place(meanings[0]) + " and at " + place(meanings[1]) + "; say in this pack what it is");
    }
    uses_[meanings.front()] = true;
    return *meanings.front();
}

FragmentError Fragments::unknown(const std::string& pack, const std::string& name) const {
    std::vector<std::string> known;
    std::string elsewhere;
    for (const auto& [id, names] : packs_) {
        for (const auto& own : names.own) {
            if (own->name == name && elsewhere.empty()) {
                elsewhere = "pack \"" + id + "\" has it: extends = [\"" + id + "\"]";
            }
            const bool is_part = own->name.find(':') != std::string::npos;  // of a scale: "{scale:grade}"
            if (is_part == (name.find(':') != std::string::npos) && look_up(pack, own->name) != nullptr) {
                known.push_back(own->name);
            }
        }
    }
    return {"unknown fragment {" + name + "}", "{" + name + "}",
            elsewhere.empty() ? did_you_mean(name, known) : elsewhere};
}

void Fragments::refuse_capitals(const std::string& pack, std::string_view text) const {
    const std::size_t end = text.starts_with('{') ? text.substr(0, kLongestName).find('}') : std::string_view::npos;
    if (end == std::string_view::npos) {
        return;
    }
    const std::string written(text.substr(0, end + 1));
    std::string lower = written;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const bool is_name = reference_size(lower) == lower.size();
    if (is_name && look_up(pack, lower.substr(1, lower.size() - 2)) != nullptr) {
        throw FragmentError("unknown fragment " + written, written,
                            "did you mean " + lower + "? Names are written in small letters");
    }
}

std::string Fragments::expand(const std::string& pack, std::string_view pattern) const {
    Meanings open;
    return expand(pack, pattern, open);
}

std::string Fragments::expand(const std::string& pack, std::string_view pattern, Meanings& open) const {
    std::string result;
    for (std::size_t i = 0; i < pattern.size();) {
        const std::string_view rest = pattern.substr(i);
        const std::size_t size = rest[0] == '\\' ? 0 : reference_size(rest);
        if (size == 0) {
            refuse_capitals(pack, rest);
            const std::size_t step = rest[0] == '\\' ? escape_size(rest) : 1;
            result += rest.substr(0, step);
            i += step;
            continue;
        }
        const std::string name(rest.substr(1, size - 2));
        const Meanings* meanings = look_up(pack, name);
        if (meanings == nullptr) {
            throw unknown(pack, name);
        }
        const NamedPattern& found = only(*meanings, name);
        // A cycle is at most as long as there are fragments, so this recursion is bounded.
        if (std::find(open.begin(), open.end(), &found) != open.end()) {
            const std::string part = "{" + name + "}";
            throw FragmentError("fragment " + part + " uses itself", part,
                                "take " + part + " out of its own definition");
        }
        open.push_back(&found);
        const bool is_pattern = found.kind == NamedPattern::Kind::fragment;  // words have no names in them
        result += "(?:" + (is_pattern ? expand(found.pack, found.pattern, open) : found.pattern) + ")";
        open.pop_back();
        if (result.size() > kLongest) {
            throw FragmentError("the pattern is longer than 1 MiB once its fragments are put in", "{" + name + "}", "");
        }
        i += size;
    }
    return result;
}

std::shared_ptr<const Scale> Fragments::scale(const std::string& pack, const std::string& name) const {
    const Meanings* meanings = look_up(pack, name);
    return meanings == nullptr ? nullptr : only(*meanings, name).scale;
}

std::vector<std::string> Fragments::scale_names(const std::string& pack) const {
    std::vector<std::string> result;
    for (const std::string& where : {pack, std::string(kCommon)}) {
        const auto names = packs_.find(where);
        if (names == packs_.end()) {
            continue;
        }
        for (const auto& [name, meanings] : names->second.seen) {
            if (meanings.front()->kind == NamedPattern::Kind::scale) {
                result.push_back(name);
            }
        }
    }
    return result;
}

std::vector<const NamedPattern*> Fragments::unused(const std::string& pack) const {
    std::vector<const NamedPattern*> result;
    const auto names = packs_.find(pack);
    if (names == packs_.end()) {
        return result;
    }
    // A scale is in use when any part of it is.
    const auto is_used = [&](const NamedPattern& named) {
        return std::any_of(uses_.begin(), uses_.end(), [&](const auto& use) {
            return use.first == &named || (named.scale != nullptr && use.first->scale == named.scale);
        });
    };
    for (const auto& own : names->second.own) {
        if (own->kind != NamedPattern::Kind::part_of_scale && !is_used(*own)) {
            result.push_back(own.get());
        }
    }
    return result;
}

}  // namespace arising::rules
