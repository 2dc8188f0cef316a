// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace arising::output {

/// A text as it may stand in an HTML page, also inside of a quoted attribute. Texts come from strangers. Control
/// characters, which HTML does not allow, are left out.
[[nodiscard]] std::string html_text(std::string_view text);

/// A path as it may stand in a link: everything but letters, digits and / - _ . ~ as %XX (RFC 3986).
[[nodiscard]] std::string url_path(std::string_view path);

}  // namespace arising::output
