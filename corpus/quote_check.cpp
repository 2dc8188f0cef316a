// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/quote_check.h"

#include <algorithm>
#include <array>

namespace arising::corpus {

namespace {

// Blanks and hyphens of more than one byte: no-break space, soft hyphen, hyphen, non-breaking hyphen.
constexpr std::array<std::string_view, 4> breaks = {"\u00A0", "\u00AD", "\u2010", "\u2011"};

constexpr float box_margin = 2;  ///< points: boxes in a record are rounded, and printed type has no sharp edge

std::size_t length_of_break(std::string_view text) {
    const char c = text.front();
    if (c == ' ' || (c >= '\t' && c <= '\r') || c == '-') {
        return 1;
    }
    for (const std::string_view known : breaks) {
        if (text.starts_with(known)) {
            return known.size();
        }
    }
    return 0;
}

bool holds_centre_of(const extractor::Box& box, const extractor::Box& word) {
    const float x = (word.x0 + word.x1) / 2;
    const float y = (word.y0 + word.y1) / 2;
    return x >= box.x0 - box_margin && x <= box.x1 + box_margin && y >= box.y0 - box_margin && y <= box.y1 + box_margin;
}

}  // namespace

const char* name_of(QuoteState state) {
    switch (state) {
        case QuoteState::there:
            return "there";
        case QuoteState::boxes_elsewhere:
            return "boxes elsewhere";
        case QuoteState::lead_missing:
            return "lead missing";
        case QuoteState::other_page:
            return "other page";
        case QuoteState::missing:
            return "missing";
        case QuoteState::not_read:
            return "not read";
        case QuoteState::no_document:
            return "no document";
    }
    return "missing";
}

std::string without_breaks(std::string_view text) {
    std::string kept;
    kept.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = length_of_break(text);
        if (length == 0) {
            kept += text.front();
        }
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return kept;
}

QuoteState QuoteCheck::check(const Record& record) {
    const std::string quote = without_breaks(record.text);
    std::int32_t last = record.page;
    for (const extractor::Box& box : record.boxes) {
        last = std::max(last, box.page);
    }
    if (text_of_pages(record.page, last).find(quote) == std::string::npos) {
        return whole_text().find(quote) == std::string::npos ? QuoteState::missing : QuoteState::other_page;
    }
    if (!record.lead.empty() && whole_text().find(without_breaks(record.lead)) == std::string::npos) {
        return QuoteState::lead_missing;
    }
    return boxes_hold(record, quote.size()) ? QuoteState::there : QuoteState::boxes_elsewhere;
}

const std::string& QuoteCheck::text_of_pages(std::int32_t first, std::int32_t last) {
    if (words_of_page_.empty()) {
        for (std::size_t i = 0; i < document_.words.size(); ++i) {
            const auto [at, added] = words_of_page_.try_emplace(document_.words[i].box.page, i, i + 1);
            at->second.second = i + 1;
        }
    }
    const auto [known, added] = pages_.try_emplace({first, last});
    if (added) {
        std::uint32_t begin = static_cast<std::uint32_t>(document_.text.size());
        std::uint32_t end = 0;
        const auto behind = words_of_page_.upper_bound(last);
        for (auto page = words_of_page_.lower_bound(first); page != behind; ++page) {
            begin = std::min(begin, document_.words[page->second.first].span.begin);
            end = std::max(end, document_.words[page->second.second - 1].span.end);
        }
        known->second = begin < end ? without_breaks(document_.text_of({begin, end})) : std::string();
    }
    return known->second;
}

const std::string& QuoteCheck::whole_text() {
    if (whole_.empty()) {
        whole_ = without_breaks(document_.text);
    }
    return whole_;
}

bool QuoteCheck::boxes_hold(const Record& record, std::size_t letters) {
    std::size_t held = 0;
    for (const extractor::Box& box : record.boxes) {
        const auto page = words_of_page_.find(box.page);
        if (page == words_of_page_.end()) {
            continue;
        }
        for (std::size_t i = page->second.first; i < page->second.second; ++i) {
            const extractor::Word& word = document_.words[i];
            if (word.box.page == box.page && holds_centre_of(box, word.box)) {
                held += without_breaks(document_.text_of(word.span)).size();
            }
        }
    }
    return 2 * held >= letters;
}

}  // namespace arising::corpus
