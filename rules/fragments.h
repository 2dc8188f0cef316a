// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "rules/scale.h"
#include "rules/source_excerpt.h"

// Names that patterns use: {name} stands for a piece of pattern, as a group of its own. A name is a fragment, a
// vocabulary or a scale; they share their names. Repetitions like {2,3} and classes like \p{Lu} are left alone.
//
// A pack sees its own names, then those of the packs that it extends, then those that come with the tool. It sees no
// others, so that the order in which packs are given does not matter.
//
// Order of calls: add_pack() for every pack, those that it extends before it; add() for its names; then const calls.

namespace arising::rules {

/// A {name} that is unknown, or that uses itself, or that could mean two things. `part` is "{name}", to be found in the
/// pattern.
class FragmentError : public std::runtime_error {
public:
    FragmentError(const std::string& message, std::string part_of_pattern, std::string what_to_do)
        : std::runtime_error(message), part(std::move(part_of_pattern)), hint(std::move(what_to_do)) {}
    std::string part;
    std::string hint;
};

/// What a name stands for.
struct NamedPattern {
    enum class Kind { fragment, vocabulary, scale, part_of_scale };

    Kind kind = Kind::fragment;
    std::string name;
    std::string pattern;
    Place place;                         ///< of the name
    std::shared_ptr<const Scale> scale;  ///< of kind scale
    std::string pack;                    ///< in which it stands; set by add()
};

class Fragments {
public:
    /// Names of this pack are seen by all others.
    static constexpr const char* kCommon = "common";

    void add_pack(const std::string& pack, const std::vector<std::string>& extended);
    /// The first of that name where the pack has one already; nothing is added then.
    const NamedPattern* add(const std::string& pack, NamedPattern named);

    /// The pattern with every {name} replaced, as seen from a pack. A fragment's own {names} are looked up from the
    /// pack that it stands in. Throws FragmentError.
    [[nodiscard]] std::string expand(const std::string& pack, std::string_view pattern) const;

    /// nullptr where the pack sees no scale of that name. Throws FragmentError where it could be two.
    [[nodiscard]] std::shared_ptr<const Scale> scale(const std::string& pack, const std::string& name) const;
    [[nodiscard]] std::vector<std::string> scale_names(const std::string& pack) const;

    /// Names that no expand() and no scale() has asked for, in the order in which they were added.
    [[nodiscard]] std::vector<const NamedPattern*> unused(const std::string& pack) const;
    /// Begins to count uses anew: those of a first look at the names themselves are none.
    void forget_uses() const { uses_.clear(); }

private:
    using Meanings = std::vector<const NamedPattern*>;

    struct Names {
        std::vector<std::unique_ptr<NamedPattern>> own;
        std::map<std::string, Meanings, std::less<>> seen;  // own, and of the packs that it extends
    };
    [[nodiscard]] const Meanings* look_up(const std::string& pack, const std::string& name) const;
    [[nodiscard]] const NamedPattern& only(const Meanings& meanings, const std::string& name) const;
    /// Throws for "{Who}" where there is a {who}: as a pattern it would match just these letters and braces.
    void refuse_capitals(const std::string& pack, std::string_view text) const;
    [[nodiscard]] FragmentError unknown(const std::string& pack, const std::string& name) const;
    [[nodiscard]] std::string expand(const std::string& pack, std::string_view pattern, Meanings& open) const;

    std::map<std::string, Names> packs_;
    mutable std::map<const NamedPattern*, bool> uses_;
};

}  // namespace arising::rules
