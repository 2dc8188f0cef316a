// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/loose_blocks.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/raw_page_builder.h"

using arising::extractor::Glyph;
using arising::extractor::place_by_position;
using arising::extractor::plain_text;
using arising::extractor::ProtoBlock;
using arising::tests::RawPageBuilder;

namespace {

/// Pages with one letter a block, and the blocks in the order in which they are asked for.
class Letters {
public:
    ProtoBlock at(std::int32_t page, float baseline, char letter, std::int32_t table = -1) {
        while (std::cmp_less_equal(pages_.document.pages.size(), page)) {
            pages_.page();
        }
        std::vector<Glyph>& glyphs = pages_.document.pages[static_cast<std::size_t>(page)].glyphs;
        const auto index = static_cast<std::uint32_t>(glyphs.size());
        Glyph& glyph = glyphs.emplace_back();
        glyph.text = static_cast<unsigned char>(letter);
        glyph.x1 = 5;
        glyph.baseline = baseline;
        glyph.size = 10;
        ProtoBlock block;
        block.content.push_back({page, index, index + 1});
        block.table = table;
        return block;
    }

    std::string placed(std::vector<ProtoBlock> named, std::vector<ProtoBlock> loose) const {
        place_by_position(pages_.document, named, std::move(loose));
        std::string letters;
        for (const ProtoBlock& block : named) {
            letters += plain_text(pages_.document, block);
        }
        return letters;
    }

private:
    RawPageBuilder pages_;
};

}  // namespace

TEST_CASE("a loose block follows the last one of its page that begins higher", "[extractor]") {
    Letters l;
    const std::vector<ProtoBlock> named = {l.at(0, 100, 'a'), l.at(0, 300, 'b'), l.at(1, 100, 'c')};
    CHECK(l.placed(named, {l.at(0, 200, 'x'), l.at(0, 250, 'y'), l.at(1, 90, 'z'), l.at(1, 500, 'w')}) == "axybzcw");
}

TEST_CASE("where the page has none that begins higher, it follows the pages before", "[extractor]") {
    Letters l;
    const std::vector<ProtoBlock> named = {l.at(0, 100, 'a'), l.at(2, 300, 'b'), l.at(3, 100, 'c')};
    CHECK(l.placed(named, {l.at(1, 200, 'x'), l.at(1, 100, 'y'), l.at(2, 100, 'z')}) == "ayxzbc");
}

TEST_CASE("a loose block parts no table", "[extractor]") {
    Letters l;
    const std::vector<ProtoBlock> named = {l.at(0, 100, 'a'), l.at(0, 200, 'b', 0), l.at(0, 300, 'c', 0),
                                           l.at(0, 400, 'd')};
    CHECK(l.placed(named, {l.at(0, 250, 'x'), l.at(0, 350, 'y')}) == "axbcyd");
}

TEST_CASE("pages whose blocks lie among those of others", "[extractor]") {
    Letters l;
    const std::vector<ProtoBlock> named = {l.at(1, 100, 'a'), l.at(0, 100, 'b'), l.at(1, 300, 'c')};
    CHECK(l.placed(named, {l.at(0, 50, 'x'), l.at(1, 50, 'y'), l.at(1, 200, 'z')}) == "xabyzc");
}
