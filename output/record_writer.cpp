// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/record_writer.h"

#include <array>

namespace arising::output {

namespace {

struct Format {
    std::string_view name;
    Write write;
};

constexpr std::array formats = {Format{"json", &write_json}, Format{"jsonl", &write_jsonl}};

}  // namespace

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
