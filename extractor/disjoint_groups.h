// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <numeric>
#include <vector>

namespace arising::extractor {

/// Things counted from 0 that are put together until nothing more belongs together (union-find): every one starts as a
/// group of its own, and a group is named by one of its members.
class DisjointGroups {
public:
    explicit DisjointGroups(std::size_t size) : parent_(size) {
        std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    }

    /// The name of the group that a member is in; holds until the next join().
    [[nodiscard]] std::size_t of(std::size_t member) {
        while (parent_[member] != member) {
            parent_[member] = parent_[parent_[member]];
            member = parent_[member];
        }
        return member;
    }

    /// Makes the groups of two members one, which keeps the name of the first's.
    void join(std::size_t a, std::size_t b) { parent_[of(b)] = of(a); }

private:
    std::vector<std::size_t> parent_;
};

}  // namespace arising::extractor
