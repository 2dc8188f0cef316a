// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

// Named pieces of pattern: {name} in a pattern stands for the piece, as a group of its own. Repetitions like {2,3} and
// classes like \p{Lu} are left alone.

namespace arising::rules {

/// A {name} that is unknown, or that uses itself. `part` is "{name}", to be found in the pattern.
class FragmentError : public std::runtime_error {
public:
    FragmentError(const std::string& message, std::string part_of_pattern, std::string what_to_do)
        : std::runtime_error(message), part(std::move(part_of_pattern)), hint(std::move(what_to_do)) {}
    std::string part;
    std::string hint;
};

class Fragments {
public:
    void add(const std::string& pack, const std::string& name, std::string pattern);
    [[nodiscard]] bool has(const std::string& pack, const std::string& name) const;

    /// The pattern with every {name} replaced, as seen from a pack: its own fragments first, then those of the packs in
    /// the order in which they were added. A fragment's own {names} are looked up from the pack that it stands in.
    /// Throws FragmentError.
    [[nodiscard]] std::string expand(const std::string& pack, std::string_view pattern) const;

private:
    struct Found {
        const std::string* pack = nullptr;
        const std::string* pattern = nullptr;
    };
    [[nodiscard]] Found look_up(const std::string& pack, const std::string& name) const;
    [[nodiscard]] std::string expand(const std::string& pack, std::string_view pattern,
                                     std::vector<const std::string*>& open) const;

    std::vector<std::string> packs_;  // in load order
    std::map<std::string, std::map<std::string, std::string>> fragments_;
};

}  // namespace arising::rules
