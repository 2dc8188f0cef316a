// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "extractor/read_document.h"
#include "tests/support/catch.h"
#include "tests/support/raw_page_builder.h"

// Pages that no honest author writes: what they cost grows with their size, not with its square. Each takes a fraction
// of a second; work that grows with the square would take many minutes, so that a slow machine fails none of these.

using arising::extractor::compose_document;
using arising::extractor::Document;
using arising::extractor::Glyph;
using arising::extractor::is_consistent;
using arising::extractor::RawDocument;
using arising::extractor::Role;
using arising::tests::RawPageBuilder;

namespace {

Document composed_soon(RawDocument raw) {
    constexpr std::chrono::seconds soon(30);
    const auto start = std::chrono::steady_clock::now();
    Document document = compose_document(std::move(raw));
    CHECK(std::chrono::steady_clock::now() - start < soon);
    CHECK(is_consistent(document));
    return document;
}

void put(RawPageBuilder& page, float x, float baseline, float width) {
    Glyph glyph;
    glyph.text = 'a';
    glyph.x0 = x;
    glyph.x1 = x + width;
    glyph.baseline = baseline;
    glyph.size = 10;
    page.document.pages.back().glyphs.push_back(glyph);
}

}  // namespace

TEST_CASE("a row of a hundred thousand words takes no time by their square", "[extractor]") {
    RawPageBuilder page;
    page.page();
    for (std::size_t i = 0; i < 100'000; ++i) {
        put(page, 7 * static_cast<float>(i), i % 2 == 0 ? 100.0F : 102.0F, 0);
    }
    CHECK(composed_soon(page.document).text.size() >= 100'000);
}

TEST_CASE("lines that cross a gutter a hundred thousand times take no time by their square", "[extractor]") {
    RawPageBuilder page;
    page.page();
    for (std::size_t i = 0; i < 40'000; ++i) {
        const float baseline = 9.0F * static_cast<float>(i);
        put(page, 0, baseline, i % 3 == 0 ? 600.0F : 280.0F);
        if (i % 3 != 0) {
            put(page, 320, baseline, 280);
        }
    }
    CHECK(composed_soon(page.document).text.size() >= 40'000);
}

TEST_CASE("content that the tags name again and again stands in the text once", "[extractor]") {
    RawPageBuilder page;
    page.page().text(50, 100, "The roof was mended.").mark(0).text(50, 120, "The gate was painted.").mark(1);
    for (std::size_t i = 0; i < 100'000; ++i) {
        const std::int32_t paragraph = page.element(-1, Role::paragraph);
        page.leaf(paragraph, 1, static_cast<std::int32_t>(i % 2));
    }
    CHECK(composed_soon(page.document).text == "The roof was mended.\nThe gate was painted.\n");
}

TEST_CASE("a large marked-content id on every page costs no memory", "[extractor]") {
    RawPageBuilder page;
    const std::int32_t root = page.element(-1, Role::group);
    for (std::int32_t i = 1; i <= 2000; ++i) {
        const std::int32_t id = 990'000 + i;
        page.page().text(50, 100, "Page " + std::to_string(i) + " of it").mark(id);
        page.leaf(page.element(root, Role::paragraph), i, id);
    }
    CHECK(composed_soon(page.document).blocks.size() == 2000);
}

TEST_CASE("a tagged row of a hundred thousand wide cells takes no time by their square", "[extractor]") {
    RawPageBuilder page;
    page.page().text(50, 100, "one").mark(0).text(90, 100, "two").mark(1).text(50, 120, "three").mark(2);
    const std::int32_t table = page.element(-1, Role::table);
    const std::int32_t row = page.element(table, Role::table_row);
    for (std::int32_t i = 0; i < 100'000; ++i) {
        const std::int32_t cell = page.element(row, Role::table_data);
        page.document.structure.back().column_span = 200;
        page.leaf(cell, 1, i);
    }
    CHECK(composed_soon(page.document).tables.size() == 1);
}

TEST_CASE("thousands of small tagged tables take no time by their square", "[extractor]") {
    RawPageBuilder page;
    page.page();
    for (std::int32_t i = 0; i < 20'000; ++i) {
        page.text(50, 100 + static_cast<float>(i), "a").mark(2 * i);
        page.text(90, 100 + static_cast<float>(i), "b").mark(2 * i + 1);
        const std::int32_t row = page.element(page.element(-1, Role::table), Role::table_row);
        page.leaf(page.element(row, Role::table_data), 1, 2 * i);
        page.leaf(page.element(row, Role::table_data), 1, 2 * i + 1);
    }
    CHECK(composed_soon(page.document).tables.size() == 20'000);
}

TEST_CASE("a paragraph over thousands of pages takes no time by their square", "[extractor]") {
    RawPageBuilder page;
    for (int i = 0; i < 3000; ++i) {
        page.page();
        for (int line = 0; line < 20; ++line) {
            page.text(50, 200 + 12 * static_cast<float>(line),
                      "and so on, by the hedge and along the lane and by the mill");
        }
    }
    CHECK(composed_soon(page.document).blocks.size() < 100);
}

TEST_CASE("loose blocks among as many that the tags name take no time by their square", "[extractor]") {
    RawPageBuilder page;
    page.page(600, 400'000);
    const std::int32_t root = page.element(-1, Role::group);
    for (std::int32_t i = 0; i < 10'000; ++i) {
        page.text(50, 100 + 40 * static_cast<float>(i), "Named by a tag.").mark(i);
        page.leaf(page.element(root, Role::paragraph), 1, i);
        page.text(50, 120 + 40 * static_cast<float>(i), "Loose one.");
    }
    const Document document = composed_soon(page.document);
    REQUIRE(document.blocks.size() == 20'000);
    CHECK(document.text.starts_with("Named by a tag.\nLoose one.\nNamed by a tag.\nLoose one.\n"));
}
