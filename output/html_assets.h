// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace arising::output {

// What every page of write_html() has: how it looks, and how it is searched. Both stand in the page itself, and nothing
// else may run there: the page names their hashes (Content Security Policy), and so whatever a document says cannot
// become a program, even if the writer forgot to escape it.

[[nodiscard]] std::string_view page_style();
[[nodiscard]] std::string_view page_script();

/// "'sha256-...'", as a Content Security Policy names a style or script by its bytes.
[[nodiscard]] std::string policy_hash(std::string_view content);

}  // namespace arising::output
