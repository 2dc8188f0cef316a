// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/fragments.h"

#include <algorithm>

#include "rules/edit_distance.h"

namespace arising::rules {

namespace {

constexpr std::size_t kLongest =
    1 << 20;  // fragments of fragments can multiply; RE2 would refuse such a pattern anyway

bool is_name_start(char c) {
    return c >= 'a' && c <= 'z';
}
bool is_name_byte(char c) {
    return is_name_start(c) || (c >= '0' && c <= '9') || c == '_' || c == '-';
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

void Fragments::add(const std::string& pack, const std::string& name, std::string pattern) {
    if (std::find(packs_.begin(), packs_.end(), pack) == packs_.end()) {
        packs_.push_back(pack);
    }
    fragments_[pack][name] = std::move(pattern);
}

bool Fragments::has(const std::string& pack, const std::string& name) const {
    const auto own = fragments_.find(pack);
    return own != fragments_.end() && own->second.count(name) != 0;
}

Fragments::Found Fragments::look_up(const std::string& pack, const std::string& name) const {
    std::vector<const std::string*> order = {&pack};
    for (const std::string& other : packs_) {
        order.push_back(&other);
    }
    for (const std::string* where : order) {
        const auto of_pack = fragments_.find(*where);
        if (of_pack == fragments_.end()) {
            continue;
        }
        const auto found = of_pack->second.find(name);
        if (found != of_pack->second.end()) {
            return {&of_pack->first, &found->second};
        }
    }
    return {};
}

std::string Fragments::expand(const std::string& pack, std::string_view pattern) const {
    std::vector<const std::string*> open;
    return expand(pack, pattern, open);
}

std::string Fragments::expand(const std::string& pack, std::string_view pattern,
                              std::vector<const std::string*>& open) const {
    std::string result;
    for (std::size_t i = 0; i < pattern.size();) {
        const std::string_view rest = pattern.substr(i);
        const std::size_t size = rest[0] == '\\' ? 0 : reference_size(rest);
        if (size == 0) {
            const std::size_t step = rest[0] == '\\' ? escape_size(rest) : 1;
            result += rest.substr(0, step);
            i += step;
            continue;
        }
        const std::string name(rest.substr(1, size - 2));
        const std::string part(rest.substr(0, size));
        const Found found = look_up(pack, name);
        if (found.pattern == nullptr) {
            std::vector<std::string> known;
            for (const auto& [owner, of_owner] : fragments_) {
                for (const auto& entry : of_owner) {
                    known.push_back(entry.first);
                }
            }
            throw FragmentError("unknown fragment " + part, part, did_you_mean(name, known));
        }
        // A cycle is at most as long as there are fragments, so this recursion is bounded.
        if (std::find(open.begin(), open.end(), found.pattern) != open.end()) {
            throw FragmentError("fragment " + part + " uses itself", part,
                                "take " + part + " out of its own definition");
        }
        open.push_back(found.pattern);
        result += "(?:" + expand(*found.pack, *found.pattern, open) + ")";
        open.pop_back();
        if (result.size() > kLongest) {
            throw FragmentError("the pattern is longer than 1 MiB once its fragments are put in", part, "");
        }
        i += size;
    }
    return result;
}

}  // namespace arising::rules
