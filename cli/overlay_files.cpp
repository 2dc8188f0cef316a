// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/overlay_files.h"

#include <cstddef>
#include <optional>

#include "cli/messages.h"
#include "cli/output_guard.h"
#include "extractor/pdf_file.h"
#include "output/atomic_file.h"
#include "output/page_overlay.h"
#include "output/png.h"

namespace arising::cli {

namespace {

constexpr float dots_per_inch = 144;  // twice the size of the page on a plain screen: captions can be read
constexpr std::size_t length_of_ending = 4;

std::string ending_of(const std::string& name) {
    return name.size() > length_of_ending ? name.substr(name.size() - length_of_ending) : std::string();
}

/// "out.png" becomes "out-07.png" in a document of 10 to 99 pages, so that names sort like pages.
std::string name_for(const OverlayChoice& choice, std::size_t page, std::size_t pages) {
    if (choice.page > 0) {
        return choice.output;
    }
    std::string digits = std::to_string(page);
    digits.insert(0, std::to_string(pages).size() - digits.size(), '0');
    return choice.output.substr(0, choice.output.size() - length_of_ending) + "-" + digits + ending_of(choice.output);
}

/// White paper where the page cannot be painted: the blocks are there all the same.
extractor::ColourPicture painted(extractor::PagePainter& painter, int page, const extractor::PageInfo& info) {
    std::optional<extractor::ColourPicture> picture = painter.paint_in_colour(page, dots_per_inch);
    return picture ? *std::move(picture) : extractor::ColourPicture::blank(info.width, info.height, dots_per_inch);
}

std::string overlay_of(const std::string& ending, const extractor::PageInfo& info,
                       const std::vector<output::OverlayMark>& marks, extractor::ColourPicture picture) {
    if (ending == ".svg") {
        return output::overlay_svg(info, marks, picture);
    }
    const std::string frames = output::overlay_pdf(info, marks);
    extractor::PagePainter painter(frames, {});
    output::lay_over(painted(painter, 1, info), picture);
    return output::png_of(picture);
}

}  // namespace

void OverlayChoice::check() const {
    if (output.empty() && page > 0) {
        throw UsageError("--page is for --overlay");
    }
    const std::string ending = ending_of(output);
    if (!output.empty() && ending != ".svg" && ending != ".png") {
        throw UsageError("--overlay writes pictures: the name must end in .svg or .png, not as in '" + output + "'");
    }
}

std::vector<std::string> write_overlay(const OverlayChoice& choice, const extractor::Document& document,
                                       std::string_view bytes, const std::string& input,
                                       const extractor::ReadOptions& options) {
    const std::size_t pages = document.pages.size();
    if (static_cast<std::size_t>(choice.page) > pages) {
        throw UsageError("there is no page " + std::to_string(choice.page) + ": the document has " +
                         std::to_string(pages));
    }
    const std::size_t first = choice.page > 0 ? static_cast<std::size_t>(choice.page) : 1;
    const std::size_t last = choice.page > 0 ? first : pages;
    extractor::PagePainter painter(bytes, options);
    std::vector<std::string> names;
    for (std::size_t page = first; page <= last; ++page) {
        const std::string name = name_for(choice, page, pages);
        guard_picture(name, input);
        const auto number = static_cast<std::int32_t>(page);
        const extractor::PageInfo& info = document.pages[page - 1];
        output::AtomicFile file(name);
        file.stream() << overlay_of(ending_of(name), info, output::overlay_marks(document, number),
                                    painted(painter, number, info));
        file.commit();
        names.push_back(name);
    }
    return names;
}

}  // namespace arising::cli
