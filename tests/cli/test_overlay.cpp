// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <string>

#include "output/page_overlay.h"
#include "tests/support/catch.h"
#include "tests/support/document_builder.h"
#include "tests/support/minimal_pdf.h"
#include "tests/support/program_run.h"
#include "tests/support/temporary_folder.h"

using namespace arising;
using Catch::Contains;
using tests::content_of;
using tests::ProgramRun;
using tests::run_program;
using tests::TemporaryFolder;

namespace {

std::string minutes() {
    return tests::minimal_pdf({"Minutes of the <new> committee", "", "", "The gate by the pond is to be mended."});
}

}  // namespace

TEST_CASE("show draws the blocks over the page, as SVG that holds the page and the blocks' text") {
    const TemporaryFolder folder;
    const std::string file = folder.write("a.pdf", minutes());
    const std::string output = folder / "blocks.svg";
    const ProgramRun run = run_program({"show", file, "--overlay", output, "--page", "1"});
    CHECK(run.status == 0);
    CHECK(run.out.empty());
    CHECK_THAT(run.err, Contains("blocks drawn in " + output));
    const std::string svg = content_of(output);
    CHECK_THAT(svg, Catch::StartsWith("<svg xmlns=") && Catch::EndsWith("</svg>\n"));
    CHECK_THAT(svg, Contains("href=\"data:image/png;base64,iVBORw0KGgo"));
    CHECK_THAT(svg, Contains("<title>Minutes of the &lt;new&gt; committee</title>"));
    CHECK_THAT(svg, Contains(">2 paragraph</text>"));
    CHECK(run_program({"show", file, "--overlay", output, "--page", "1"}).status == 0);  // its own picture, again
    CHECK(content_of(output) == svg);
}

TEST_CASE("without a page every page gets a PNG of its own") {
    const TemporaryFolder folder;
    const std::string file = folder.write("a.pdf", minutes());
    const ProgramRun run = run_program({"show", file, "--as", "markdown", "--overlay", folder / "blocks.png"});
    CHECK(run.status == 0);
    CHECK_THAT(run.out, Contains("gate by the pond"));
    CHECK_FALSE(std::filesystem::exists(folder / "blocks.png"));
    const std::string png = content_of(folder / "blocks-1.png");
    CHECK(png.substr(0, 8) == "\x89PNG\r\n\x1a\n");
    CHECK(png.substr(12, 4) == "IHDR");
    CHECK(png.substr(png.size() - 8, 4) == "IEND");
}

TEST_CASE("an overlay never takes the place of what is no picture") {
    const TemporaryFolder folder;
    const std::string file = folder.write("a.pdf", minutes());
    const std::string precious = folder.write("precious.svg", "my notes");
    const std::string input = folder.write("input.png", minutes());
    CHECK_THAT(run_program({"show", file, "--overlay", precious, "--page", "1"}).err, Contains("is no picture"));
    CHECK(content_of(precious) == "my notes");
    CHECK_THAT(run_program({"show", input, "--overlay", input, "--page", "1"}).err, Contains("it is the input"));
    CHECK(content_of(input) == minutes());
}

TEST_CASE("mistakes in what was asked to be drawn are told") {
    const TemporaryFolder folder;
    const std::string file = folder.write("a.pdf", minutes());
    const std::pair<std::vector<std::string>, const char*> cases[] = {
        {{"show", file}, "--as VIEW or --overlay FILE"},
        {{"show", file, "--overlay", folder / "a.jpg"}, "must end in .svg or .png"},
        {{"show", file, "--overlay", folder / "a.png", "--page", "2"}, "there is no page 2: the document has 1"},
        {{"show", file, "--as", "words", "--page", "1"}, "--page is for --overlay"},
    };
    for (const auto& [arguments, message] : cases) {
        const ProgramRun run = run_program(arguments);
        CHECK(run.status == 2);
        CHECK_THAT(run.err, Contains(message));
    }
}

TEST_CASE("frames say kind, level and label, and stand for their block") {
    const extractor::Document document = tests::document_of("# 1. Finance\n\nThe accounts were shown.\n");
    const std::vector<output::OverlayMark> marks = output::overlay_marks(document, 1);
    REQUIRE(marks.size() == document.blocks.size());
    CHECK_THAT(marks[0].caption, Catch::StartsWith("1 heading 1"));
    CHECK(marks[1].caption == "2 paragraph");
    CHECK(marks[1].text == "The accounts were shown.");
    CHECK(output::overlay_marks(document, 2).empty());
}

TEST_CASE("ink lies over a picture and its white lets the picture through") {
    extractor::ColourPicture picture = extractor::ColourPicture::blank(72, 36, 72);
    CHECK(picture.width == 72);
    CHECK(picture.height == 36);
    picture.row(0)[0] = 100;
    extractor::ColourPicture ink = extractor::ColourPicture::blank(36, 36, 72);
    ink.row(1)[4] = 0;
    output::lay_over(ink, picture);
    CHECK(picture.row(0)[0] == 100);
    CHECK(picture.row(1)[4] == 0);
    CHECK(picture.row(1)[5] == 255);
}
