// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace arising::output {

// What the pages of write_html() and write_audit_html() have: how they look, and how they are searched. Both stand in
// the page itself, and nothing else may run there: the page names their hashes (Content Security Policy), and so
// whatever a document says cannot become a program, even if the writer forgot to escape it.

/// Of write_html().
[[nodiscard]] std::string_view page_style();
[[nodiscard]] std::string_view page_script();

/// The element that forbids a page everything but this style and this script, whose bytes must stand in it unchanged.
[[nodiscard]] std::string policy_element(std::string_view style, std::string_view script);

/// "'sha256-...'", as a Content Security Policy names a style or script by its bytes.
[[nodiscard]] std::string policy_hash(std::string_view content);

}  // namespace arising::output
