// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/document_codec.h"

#include <bit>
#include <limits>
#include <random>
#include <string>

#include "corpus/byte_codec.h"
#include "extractor/read_document.h"
#include "tests/support/catch.h"
#include "tests/support/document_builder.h"
#include "tests/support/minimal_pdf.h"

using namespace arising;
using extractor::Document;

namespace {

std::string bytes_of(const Document& document) {
    corpus::ByteWriter writer;
    corpus::write_document(writer, document);
    return writer.take();
}

/// False where the bytes are no document, or more than one.
bool read_back(const std::string& bytes, Document& document) {
    corpus::ByteReader reader(bytes);
    corpus::read_document(reader, document);
    return reader.good() && reader.at_end();
}

/// Bit by bit, since a NaN is not equal to itself.
bool same_box(const extractor::Box& a, const extractor::Box& b) {
    const auto bits = [](float value) { return std::bit_cast<std::uint32_t>(value); };
    return a.page == b.page && bits(a.x0) == bits(b.x0) && bits(a.y0) == bits(b.y0) && bits(a.x1) == bits(b.x1) &&
           bits(a.y1) == bits(b.y1);
}

Document all_fields() {
    Document document = tests::document_of("# 1. Gates\n\nThe gate was mended.\n\n- paint it\n- oil it\n");
    document.source = "a/b.pdf";
    document.sha256 = std::string(64, 'b');
    document.metadata = {"title", "author", "creator", "producer", "2020-01-02", "2020-01-03", "en-GB"};
    document.text_source = extractor::TextSource::mixed;
    document.language = "cy";
    document.readable = true;
    document.encrypted = true;
    document.truncated = true;
    document.attached_pdfs = 3;
    document.unread_pictures = 4;
    document.diagnostics = {{extractor::Severity::warning, 2, "odd", "look"}};
    document.pages = {{595, 842, extractor::TextSource::ocr, 77, 91.5F}};
    document.blocks.front().label = "1.";
    document.blocks.front().font_size = 13.02F;
    document.blocks.front().header = true;
    document.blocks.front().bold = true;
    document.tables = {{1, 2, 3, 1, {0, 1, 1}}};
    document.sections = {{0, -1, 1, {3, 9}}};
    return document;
}

}  // namespace

TEST_CASE("a document comes back with every field") {
    const Document before = all_fields();
    Document after;
    REQUIRE(read_back(bytes_of(before), after));
    CHECK(after.source == before.source);
    CHECK(after.sha256 == before.sha256);
    CHECK(after.text == before.text);
    CHECK(after.metadata.modified == "2020-01-03");
    CHECK(after.metadata.language == "en-GB");
    CHECK(after.language == "cy");
    CHECK(after.text_source == extractor::TextSource::mixed);
    CHECK((after.readable && after.encrypted && after.truncated));
    CHECK(after.attached_pdfs == 3);
    CHECK(after.unread_pictures == 4);
    CHECK(after.diagnostics == before.diagnostics);
    CHECK(after.pages[0].ocr_confidence == 91.5F);
    CHECK(after.pages[0].glyphs == 77);
    CHECK(after.tables[0].cells == before.tables[0].cells);
    CHECK(after.sections[0].body == before.sections[0].body);
    REQUIRE(after.blocks.size() == before.blocks.size());
    CHECK(after.blocks[0].label == "1.");
    CHECK(after.blocks[0].font_size == 13.02F);
    CHECK((after.blocks[0].header && after.blocks[0].bold));
    for (std::size_t i = 0; i < before.blocks.size(); ++i) {
        CHECK(after.blocks[i].span == before.blocks[i].span);
        CHECK(after.blocks[i].kind == before.blocks[i].kind);
        CHECK(after.blocks[i].level == before.blocks[i].level);
        CHECK(same_box(after.blocks[i].box, before.blocks[i].box));
    }
    CHECK(bytes_of(after) == bytes_of(before));
}

TEST_CASE("a document that was read from a file comes back consistent, with its boxes to the bit") {
    const Document before =
        extractor::read_document(tests::minimal_pdf({"Minutes", "It was RESOLVED to go.", "So we went."}), "a.pdf");
    Document after;
    REQUIRE(read_back(bytes_of(before), after));
    CHECK(extractor::is_consistent(after));
    REQUIRE(after.words.size() == before.words.size());
    REQUIRE_FALSE(before.words.empty());
    for (std::size_t i = 0; i < before.words.size(); ++i) {
        CHECK(after.words[i].span == before.words[i].span);
        CHECK(same_box(after.words[i].box, before.words[i].box));
    }
}

TEST_CASE("numbers of any size come back, also where they make no sense") {
    std::mt19937 chance(5);
    Document before;
    for (int i = 0; i < 200; ++i) {
        const auto number = [&] { return static_cast<std::uint32_t>(chance()); };
        const auto real = [&] { return std::bit_cast<float>(number()); };
        extractor::Block block;
        block.span = {number(), number()};
        block.page = std::bit_cast<std::int32_t>(number());
        block.table = std::numeric_limits<std::int32_t>::min();
        block.font_size = std::numeric_limits<float>::quiet_NaN();
        block.box = {static_cast<std::int32_t>(i), real(), real(), real(), real()};
        before.words.push_back({block.span, block.box});
        before.blocks.push_back(block);
    }
    Document after;
    REQUIRE(read_back(bytes_of(before), after));
    for (std::size_t i = 0; i < before.words.size(); ++i) {
        CHECK(after.words[i].span == before.words[i].span);
        CHECK(same_box(after.words[i].box, before.words[i].box));
        CHECK(same_box(after.blocks[i].box, before.blocks[i].box));
        CHECK(after.blocks[i].page == before.blocks[i].page);
    }
}

TEST_CASE("bytes of a document that were cut, lengthened or changed are refused or harmless") {
    const std::string bytes = bytes_of(all_fields());
    Document into;
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        CHECK_FALSE(read_back(bytes.substr(0, size), into = {}));
    }
    CHECK_FALSE(read_back(bytes + '\0', into = {}));
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string changed = bytes;
        changed[at] = '\xFF';
        static_cast<void>(read_back(changed, into = {}));
    }
}

TEST_CASE("small numbers take little room, and each has one spelling") {
    corpus::ByteWriter writer;
    for (const std::uint32_t number : {0U, 127U, 128U, 0xFFFFFFFFU}) {
        writer.varint(number);
    }
    CHECK(writer.take().size() == 1 + 1 + 2 + 5);
    corpus::ByteReader too_large("\xFF\xFF\xFF\xFF\x1F");
    std::uint32_t number = 0;
    too_large.varint(number);
    CHECK_FALSE(too_large.good());
}
