// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/marked_content.h"

namespace arising::extractor {

MarkedContent::MarkedContent(const RawDocument& document) {
    constexpr std::int32_t largest_id = 1'000'000;  // ids are small in practice; a hostile one must not cost memory
    by_page_.resize(document.pages.size());
    for (std::size_t p = 0; p < document.pages.size(); ++p) {
        auto& by_id = by_page_[p];
        const std::vector<Glyph>& glyphs = document.pages[p].glyphs;
        for (std::uint32_t i = 0; i < glyphs.size(); ++i) {
            const std::int32_t id = glyphs[i].mcid;
            if (id < 0 || id > largest_id || !is_content(glyphs[i])) {
                continue;
            }
            if (static_cast<std::size_t>(id) >= by_id.size()) {
                by_id.resize(static_cast<std::size_t>(id) + 1);
            }
            append_range(by_id[static_cast<std::size_t>(id)], {static_cast<std::int32_t>(p), i, i + 1});
        }
    }
}

const std::vector<GlyphRange>& MarkedContent::ranges(std::int32_t page, std::int32_t id) const {
    if (page < 0 || static_cast<std::size_t>(page) >= by_page_.size() || id < 0) {
        return none_;
    }
    const auto& by_id = by_page_[static_cast<std::size_t>(page)];
    return static_cast<std::size_t>(id) < by_id.size() ? by_id[static_cast<std::size_t>(id)] : none_;
}

}  // namespace arising::extractor
