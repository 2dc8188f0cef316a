// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/loose_blocks.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <utility>

namespace arising::extractor {
namespace {

std::int32_t first_page(const ProtoBlock& block) {
    return block.content.empty() ? -1 : block.content.front().page;
}

/// What placing needs to know of a block: the order is found first, and the blocks are moved once.
struct Place {
    std::int32_t page = -1;
    std::int32_t table = -1;
    float top = 0;
    std::uint32_t index = 0;  ///< into all blocks: those that the tags name, then the loose ones
};

class Placing {
public:
    explicit Placing(std::vector<Place> places) : places_(std::move(places)) {}

    /// Adds the loose blocks of one page.
    void add(std::vector<Place>::const_iterator begin, std::vector<Place>::const_iterator end) {
        find_page(begin->page);
        for (; begin != end && budget_ > 0; ++begin) {
            budget_ -= static_cast<std::int64_t>(end_ - begin_ + places_.size() / places_a_step);
            insert(*begin);
        }
        places_.insert(places_.begin() + static_cast<std::ptrdiff_t>(last_), begin, end);
    }

    [[nodiscard]] const std::vector<Place>& places() const { return places_; }

private:
    static constexpr std::size_t places_a_step = 16;  // moved in the time that one comparison takes

    /// Where the page's blocks lie, and where the pages before it end.
    void find_page(std::int32_t page) {
        begin_ = places_.size();
        end_ = after_before_ = 0;
        for (std::size_t i = 0; i < places_.size(); ++i) {
            if (places_[i].page == page) {
                begin_ = std::min(begin_, i);
                end_ = i + 1;
            } else if (places_[i].page >= 0 && places_[i].page < page) {
                after_before_ = i + 1;
            }
        }
        begin_ = std::min(begin_, end_);
        last_ = end_ > 0 ? end_ : after_before_;
    }

    [[nodiscard]] bool inside_table(std::size_t i) const {
        return places_[i].table >= 0 && i + 1 < places_.size() && places_[i + 1].table == places_[i].table;
    }

    void insert(const Place& place) {
        constexpr float slack = 2.0F;  // points
        std::size_t at = end_;
        while (at > begin_ && (places_[at - 1].page != place.page || places_[at - 1].top > place.top + slack ||
                               inside_table(at - 1))) {
            --at;
        }
        last_ = at > begin_ ? at : after_before_;
        places_.insert(places_.begin() + static_cast<std::ptrdiff_t>(last_), place);
        after_before_ += last_ < after_before_ ? 1 : 0;
        const bool was_empty = begin_ == end_;
        begin_ = was_empty ? last_ : std::min(begin_, last_);
        ++last_;
        end_ = was_empty ? last_ : std::max(end_ + 1, last_);
    }

    std::vector<Place> places_;
    std::size_t begin_ = 0;  ///< of what lies between the page's first block and ...
    std::size_t end_ = 0;    ///< ... its last
    std::size_t after_before_ = 0;
    std::size_t last_ = 0;               ///< behind what was placed last
    std::int64_t budget_ = 500'000'000;  // comparisons; 5,000 honest pages take a fiftieth of it
};

Place place_of(const RawDocument& raw, const ProtoBlock& block, std::size_t index) {
    return {first_page(block), block.table, box_of(raw, block).y0, static_cast<std::uint32_t>(index)};
}

}  // namespace

void place_by_position(const RawDocument& raw, std::vector<ProtoBlock>& blocks, std::vector<ProtoBlock> loose) {
    std::vector<Place> named;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        named.push_back(place_of(raw, blocks[i], i));
    }
    std::vector<Place> rest;
    for (std::size_t i = 0; i < loose.size(); ++i) {
        rest.push_back(place_of(raw, loose[i], blocks.size() + i));
    }
    Placing placing(std::move(named));
    for (auto begin = rest.cbegin(); begin != rest.cend();) {
        const auto end =
            std::find_if(begin, rest.cend(), [&](const Place& place) { return place.page != begin->page; });
        placing.add(begin, end);
        begin = end;
    }
    std::move(loose.begin(), loose.end(), std::back_inserter(blocks));
    std::vector<ProtoBlock> ordered;
    ordered.reserve(blocks.size());
    for (const Place& place : placing.places()) {
        ordered.push_back(std::move(blocks[place.index]));
    }
    blocks = std::move(ordered);
}

}  // namespace arising::extractor
