// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/reading_codec.h"

#include <map>
#include <string>
#include <vector>

#include "corpus/compression.h"
#include "extractor/read_document.h"
#include "tests/support/catch.h"
#include "tests/support/minimal_pdf.h"

using namespace arising;
using corpus::ReadPart;

namespace {

/// An input of three parts: a PDF, one inside of it, and one inside that was too large.
std::string reading() {
    corpus::ReadingWriter writer("old/outer.pdf");
    ReadPart inner;
    inner.path = "old/outer.pdf!/inner.pdf";
    inner.owner = 0;
    inner.document = extractor::read_document(tests::minimal_pdf({"RESOLVED to go."}), inner.path);
    writer.add(1, inner);
    ReadPart large;
    large.path = "old/outer.pdf!/large.pdf";
    large.owner = 0;
    large.why = "too large";
    large.hint = "save it";
    writer.add(2, large);
    ReadPart outer;
    outer.path = "old/outer.pdf";
    outer.left_out = 5;
    outer.document = extractor::read_document(tests::minimal_pdf({"RESOLVED to stay."}), outer.path);
    writer.add(0, outer);
    return writer.finish();
}

}  // namespace

TEST_CASE("a reading comes back part by part, at the path where the file now lies") {
    std::map<std::size_t, ReadPart> parts;
    std::vector<std::size_t> order;
    REQUIRE(corpus::read_reading(reading(), "new.pdf", [&](std::size_t place, ReadPart part) {
        order.push_back(place);
        parts[place] = std::move(part);
    }));
    CHECK(order == std::vector<std::size_t>{1, 2, 0});
    CHECK(parts[0].path == "new.pdf");
    CHECK(parts[0].owner == -1);
    CHECK(parts[0].left_out == 5);
    REQUIRE(parts[0].document);
    CHECK(parts[0].document->source == "new.pdf");
    CHECK(parts[0].document->text == "RESOLVED to stay.\n");
    CHECK(parts[1].path == "new.pdf!/inner.pdf");
    CHECK(parts[1].owner == 0);
    CHECK(parts[1].document->source == "new.pdf!/inner.pdf");
    CHECK_FALSE(parts[2].document);
    CHECK(parts[2].why == "too large");
    CHECK(parts[2].hint == "save it");
}

TEST_CASE("bytes that are no reading are refused") {
    const std::string good = reading();
    const corpus::OnPart nothing = [](std::size_t, const ReadPart&) {};
    CHECK_FALSE(corpus::read_reading("", "a.pdf", nothing));
    CHECK_FALSE(corpus::read_reading("no reading", "a.pdf", nothing));
    CHECK_FALSE(corpus::read_reading(good.substr(0, good.size() - 1), "a.pdf", nothing));
    CHECK_FALSE(corpus::read_reading(corpus::compressed(""), "a.pdf", nothing));
    CHECK_FALSE(corpus::read_reading(corpus::compressed("no reading"), "a.pdf", nothing));
    for (std::size_t at = 0; at < good.size(); at += 7) {
        std::string changed = good;
        changed[at] = static_cast<char>(changed[at] ^ 0x10);
        std::string texts;
        const bool taken = corpus::read_reading(changed, "a.pdf", [&](std::size_t, const ReadPart& changed_part) {
            texts += changed_part.document ? changed_part.document->text : "";
        });
        CHECK((!taken || texts == "RESOLVED to go.\nRESOLVED to stay.\n"));  // some bits of the format mean nothing
    }
}

TEST_CASE("a document that does not hang together is no reading") {
    corpus::ReadingWriter writer("a.pdf");
    ReadPart part;
    part.path = "a.pdf";
    part.document = extractor::read_document(tests::minimal_pdf({"RESOLVED to go."}), "a.pdf");
    part.document->blocks.front().section = 99;
    writer.add(0, part);
    CHECK_FALSE(corpus::read_reading(writer.finish(), "a.pdf", [](std::size_t, const ReadPart&) {}));
}

TEST_CASE("what is compressed comes back, but not beyond what is allowed") {
    const std::string text(1'000'000, 'x');
    const std::string bytes = corpus::compressed(text);
    CHECK(bytes.size() < 10'000);
    CHECK(corpus::decompressed(bytes, text.size()) == text);
    CHECK_FALSE(corpus::decompressed(bytes, text.size() - 1));
    CHECK_FALSE(corpus::decompressed(bytes + "x", text.size()));
    CHECK(corpus::decompressed(corpus::compressed(""), 0) == "");
}
