// SPDX-License-Identifier: GPL-3.0-or-later

// Asked by the leak sanitizer, where the build has it. Fontconfig keeps what it has read until the process ends;
// Poppler brings it in when a page is painted, and nothing of ours could free it.
extern "C" const char* __lsan_default_suppressions();  // NOLINT(bugprone-reserved-identifier): the sanitizer's name

extern "C" const char* __lsan_default_suppressions() {
    return "leak:libfontconfig\n";
}
