// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/hidden_text.h"

#include <array>
#include <cstddef>
#include <string>

#include "extractor/proto_block.h"

namespace arising::extractor {
namespace {

struct Reason {
    Concealment why;
    const char* words;
};

constexpr std::array reasons = {Reason{Concealment::same_colour, "in the colour of what they stand on"},
                                Reason{Concealment::covered, "painted over"},
                                Reason{Concealment::under_picture, "under a picture"},
                                Reason{Concealment::clipped, "cut off"},
                                Reason{Concealment::layer_off, "on a layer that is switched off"},
                                Reason{Concealment::invisible_ink, "in invisible ink"},
                                Reason{Concealment::too_small, "too small"}};

/// How a program that recognises pictures puts its text on the page.
bool is_of_text_layer(const Glyph& glyph) {
    return glyph.hidden &&
           (glyph.concealment == Concealment::invisible_ink || glyph.concealment == Concealment::under_picture);
}

bool shows_something_else(const RawPage& page) {
    constexpr float least_share = 0.3F;  // of the page: less is a letterhead or a photograph
    return page.picture_share >= least_share || page.has_outlines;
}

bool is_counted(const Glyph& glyph) {
    return (glyph.hidden || glyph.off_page) && !glyph.artifact && !is_blank(glyph.text);
}

/// How many characters are hidden for one reason, and on which page the first of all stands.
struct Counts {
    std::array<std::size_t, reasons.size()> by_reason{};
    std::size_t off_page = 0;
    std::size_t total = 0;
    std::size_t pages = 0;
    std::int32_t first_page = 0;

    void add(const Glyph& glyph) {
        ++total;
        off_page += glyph.hidden ? 0 : 1;
        for (std::size_t i = 0; glyph.hidden && i < reasons.size(); ++i) {
            by_reason[i] += reasons[i].why == glyph.concealment ? 1 : 0;
        }
    }
};

Counts count(const RawDocument& document) {
    Counts counts;
    for (std::size_t p = 0; p < document.pages.size(); ++p) {
        const std::size_t before = counts.total;
        for (const Glyph& glyph : document.pages[p].glyphs) {
            if (is_counted(glyph)) {
                counts.add(glyph);
            }
        }
        if (counts.total > before) {
            ++counts.pages;
            counts.first_page = counts.first_page == 0 ? static_cast<std::int32_t>(p + 1) : counts.first_page;
        }
    }
    return counts;
}

std::string reasons_of(const Counts& counts) {
    std::string list;
    const auto add = [&list](std::size_t number, const char* words) {
        if (number > 0) {
            list += (list.empty() ? "" : ", ") + std::to_string(number) + " " + words;
        }
    };
    for (std::size_t i = 0; i < reasons.size(); ++i) {
        add(counts.by_reason[i], reasons[i].words);
    }
    add(counts.off_page, "outside the page");
    return list;
}

}  // namespace

std::vector<bool> show_text_layers(RawDocument& document) {
    std::vector<bool> shown(document.pages.size(), false);
    for (std::size_t p = 0; p < document.pages.size(); ++p) {
        RawPage& page = document.pages[p];
        std::size_t layer = 0;
        for (const Glyph& glyph : page.glyphs) {
            layer += is_of_text_layer(glyph) ? 1 : 0;
        }
        if (layer * 10 <= page.glyphs.size() * 8 || !shows_something_else(page)) {
            continue;
        }
        shown[p] = true;
        for (Glyph& glyph : page.glyphs) {
            glyph.hidden = glyph.hidden && !is_of_text_layer(glyph);
        }
    }
    return shown;
}

void show_hidden_text(RawDocument& document) {
    for (RawPage& page : document.pages) {
        for (Glyph& glyph : page.glyphs) {
            glyph.hidden = false;
            glyph.off_page = false;
        }
    }
}

void report_hidden_text(const RawDocument& document, std::vector<Diagnostic>& diagnostics) {
    const Counts counts = count(document);
    if (counts.total == 0) {
        return;
    }
    diagnostics.push_back({Severity::note, counts.first_page,
                           std::to_string(counts.total) + (counts.total == 1 ? " character" : " characters") + " on " +
                               std::to_string(counts.pages) + (counts.pages == 1 ? " page" : " pages") +
                               " cannot be seen and " + (counts.total == 1 ? "was" : "were") +
                               " not mined: " + reasons_of(counts),
                           "look at them with --as blocks; --hidden-text mines them"});
}

}  // namespace arising::extractor
