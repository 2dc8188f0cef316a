// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/file_kind.h"

#include <string>

#include "tests/support/catch.h"

TEST_CASE("a file that is no PDF is called what it is") {
    struct Case {
        std::string bytes;
        std::string what;
    };
    const Case cases[] = {
        {"", "an empty file"},
        {"<!DOCTYPE HTML><html>", "an HTML page saved as .pdf"},
        {"\xEF\xBB\xBF \r\n<HTML><head>", "an HTML page saved as .pdf"},
        {"<?xml version=\"1.0\"?><!-- x --><html>", "an HTML page saved as .pdf"},
        {"<?xml version=\"1.0\"?><rss>", "an XML file, not a PDF"},
        {"PK\x03\x04 word", "a Word, OpenDocument or zip file, not a PDF"},
        {"\xFF\xD8\xFF\xE0", "a picture (JPEG), not a PDF"},
        {std::string(64, '\0'), "a file of zero bytes only (a failed download?), not a PDF"},
        {"hello", "not a PDF"},
        {"\n \n", "not a PDF"},
    };
    for (const Case& c : cases) {
        CHECK(arising::corpus::what_it_is_instead(c.bytes) == c.what);
    }
}
