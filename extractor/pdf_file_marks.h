// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "extractor/pdf_file_poppler.h"

namespace arising::extractor {

/// The layers (optional content) of a file. What is on a layer that is off is read like the rest, so that it is not
/// lost, and marked: every group is switched on for the library, while this remembers how the author left it. A form
/// whose visibility asks for layers that are OFF is the exception: the library leaves it out.
class Layers {
public:
    explicit Layers(PDFDoc& pdf);

    [[nodiscard]] bool any_off() const { return groups_ != nullptr; }
    /// `content`: what the /OC of a form names, or the property list of a piece of marked content.
    [[nodiscard]] bool hide(const Object& content) const;

private:
    std::unique_ptr<OCGs> groups_;  ///< none: everything is visible
};

/// The tag under which page_contents() passes on optional content, and the key that says that it is off.
inline constexpr const char* layer_tag = "Arising.Layer";
inline constexpr const char* layer_off_key = "Off";

/// The contents of a page. The library reports the begin of marked content only where its properties are written in
/// place; where they have a name (`/P /MC0 BDC`) and stand in the page's resources, this writes them in place.
class PageContents {
public:
    PageContents(Page& page, const Layers& layers);

    /// Null where the page has none. Valid as long as this is.
    [[nodiscard]] Object& object() { return object_; }

private:
    std::string text_;
    Object object_;
};

}  // namespace arising::extractor
