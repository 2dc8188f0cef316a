// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/record_writer.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace arising::output {

namespace {

struct Format {
    std::string_view name;
    Write write;
};

constexpr std::array formats = {Format{"json", &write_json}, Format{"jsonl", &write_jsonl}};

bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

}  // namespace

bool looks_like_record(std::string_view first_bytes) {
    std::string start;
    std::remove_copy_if(first_bytes.begin(), first_bytes.end(), std::back_inserter(start), is_blank);
    const std::string schema = "\"schema\":\"arising/record/";
    return start.starts_with("{" + schema) || start.starts_with("{\"type\":\"header\"," + schema);
}

Write writer_of(std::string_view format) {
    for (const Format& known : formats) {
        if (known.name == format) {
            return known.write;
        }
    }
    return nullptr;
}

std::vector<std::string> format_names() {
    std::vector<std::string> names;
    for (const Format& known : formats) {
        names.emplace_back(known.name);
    }
    return names;
}

}  // namespace arising::output
