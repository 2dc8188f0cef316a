// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/marked_content.h"

namespace arising::extractor {

MarkedContent::MarkedContent(const RawDocument& document) {
    by_page_.resize(document.pages.size());
    for (std::size_t p = 0; p < document.pages.size(); ++p) {
        auto& by_id = by_page_[p];
        const std::vector<Glyph>& glyphs = document.pages[p].glyphs;
        std::vector<GlyphRange>* ranges = nullptr;  // of the id seen last
        std::int32_t last = -1;
        for (std::uint32_t i = 0; i < glyphs.size(); ++i) {
            const std::int32_t id = glyphs[i].mcid;
            if (id < 0 || !is_content(glyphs[i])) {
                continue;
            }
            if (ranges == nullptr || id != last) {
                ranges = &by_id[id];  // stays where it is while others are added
                last = id;
            }
            append_range(*ranges, {static_cast<std::int32_t>(p), i, i + 1});
        }
    }
}

const std::vector<GlyphRange>& MarkedContent::ranges(std::int32_t page, std::int32_t id) const {
    if (page < 0 || static_cast<std::size_t>(page) >= by_page_.size() || id < 0) {
        return none_;
    }
    const auto& by_id = by_page_[static_cast<std::size_t>(page)];
    const auto found = by_id.find(id);
    return found == by_id.end() ? none_ : found->second;
}

}  // namespace arising::extractor
