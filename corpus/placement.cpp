// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/placement.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace arising::corpus {

namespace {

/// How many statements back a neighbour may be: a row of a table rarely holds more.
constexpr std::size_t reach = 6;
/// Lines whose tops differ by less than this share of their height are one line (superscripts, mixed sizes).
constexpr float one_line = 0.35F;
/// A gap below this many line heights is that of neighbouring lines or list items, not of another passage.
constexpr float next_line = 1.0F;
/// An indent is at least about half the height of a line: lists indent by one to three.
constexpr float indent = 0.5F;

float height_of(const extractor::Box& box) {
    return std::max(box.y1 - box.y0, 1.0F);
}

class Neighbours {
public:
    Neighbours(const Archive& archive, const Series& series) : archive_(archive), series_(series) {}

    [[nodiscard]] std::vector<Placed> find() {
        std::vector<Placed> found;
        parents_.assign(series_.sayings.size(), std::nullopt);
        for (std::size_t to = 1; to < series_.sayings.size(); ++to) {
            if (record(to).boxes.empty()) {
                continue;
            }
            for (std::size_t from = to - std::min(to, reach); from < to; ++from) {
                if (is_neighbour(from, to)) {
                    if (const std::optional<Placement> how = placement(from, to)) {
                        found.push_back({from, to, *how});
                    }
                }
            }
            parents_[to] = parent_of(to);
            if (parents_[to] && (found.empty() || found.back().to != to)) {
                found.push_back({*parents_[to], to, Placement::under});
            }
        }
        return found;
    }

private:
    [[nodiscard]] const Record& record(std::size_t saying) const {
        return archive_.statements[series_.sayings[saying].statement];
    }
    [[nodiscard]] const extractor::Box& first_box(std::size_t saying) const { return record(saying).boxes.front(); }
    [[nodiscard]] const extractor::Box& last_box(std::size_t saying) const { return record(saying).boxes.back(); }

    [[nodiscard]] bool is_neighbour(std::size_t from, std::size_t to) const {
        return series_.sayings[from].document == series_.sayings[to].document && !record(from).boxes.empty();
    }

    [[nodiscard]] std::optional<Placement> placement(std::size_t from, std::size_t to) const {
        if (overlap(from, to) && (holds(from, to) || holds(to, from))) {
            return Placement::inside;
        }
        return stand_side_by_side(from, to) ? std::optional(Placement::beside) : std::nullopt;
    }

    [[nodiscard]] bool holds(std::size_t whole, std::size_t part) const {
        return record(whole).text.find(record(part).text) != std::string::npos;
    }

    [[nodiscard]] bool overlap(std::size_t a, std::size_t b) const {
        return std::any_of(record(a).boxes.begin(), record(a).boxes.end(), [&](const extractor::Box& one) {
            const extractor::Box& other = first_box(b);
            return one.page == other.page && one.x0 < other.x1 && other.x0 < one.x1 && one.y0 < other.y1 &&
                   other.y0 < one.y1;
        });
    }

    /// Only an update stands beside what it is about: a report, or a further task.
    [[nodiscard]] bool stand_side_by_side(std::size_t from, std::size_t to) const {
        const extractor::Box& left = first_box(from);
        const extractor::Box& right = first_box(to);
        return left.page == right.page && right.x0 > rightmost(from) &&
               std::fabs(left.y0 - right.y0) < one_line * height_of(left) && !in_one_sentence(from, to);
    }

    [[nodiscard]] float rightmost(std::size_t saying) const {
        float x = 0;
        for (const extractor::Box& box : record(saying).boxes) {
            x = std::max(x, box.x1);
        }
        return x;
    }

    /// Sentences of one paragraph also stand side by side; then no more than a blank is between them.
    [[nodiscard]] bool in_one_sentence(std::size_t from, std::size_t to) const {
        return first_box(to).x0 - last_box(from).x1 < height_of(first_box(to));
    }

    /// What the report is indented under: the statement on the line before, or what that one is itself under.
    [[nodiscard]] std::optional<std::size_t> parent_of(std::size_t to) const {
        const std::size_t before = to - 1;
        if (record(to).statement.kind != rules::StatementKind::progress || !is_neighbour(before, to) ||
            !stands_directly_under(before, to)) {
            return std::nullopt;
        }
        const float shift = first_box(to).x0 - first_box(before).x0;
        if (shift > indent * height_of(first_box(to))) {
            return before;
        }
        return std::fabs(shift) <= indent * height_of(first_box(to)) ? parents_[before] : std::nullopt;
    }

    [[nodiscard]] bool stands_directly_under(std::size_t before, std::size_t to) const {
        const extractor::Box& above = last_box(before);
        const extractor::Box& below = first_box(to);
        if (above.page != below.page) {
            return false;
        }
        const float gap = below.y0 - above.y1;
        return gap > -one_line * height_of(below) && gap < next_line * height_of(below);
    }

    const Archive& archive_;
    const Series& series_;
    std::vector<std::optional<std::size_t>> parents_;
};

}  // namespace

std::vector<Placed> find_placements(const Archive& archive, const Series& series) {
    return Neighbours(archive, series).find();
}

}  // namespace arising::corpus
