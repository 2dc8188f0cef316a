// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/audit_writer.h"

#include <algorithm>
#include <array>

namespace arising::output {

namespace {

struct Format {
    std::string_view name;
    WriteAudit write;
};

constexpr std::array formats = {Format{"table", &write_audit_table}, Format{"csv", &write_audit_csv},
                                Format{"json", &write_audit_json}, Format{"html", &write_audit_html}};

}  // namespace

bool looks_like_audit(std::string_view first_bytes) {
    constexpr std::array<std::string_view, 4> starts = {
        "Audit of ", "section,matter,body,aspect,", "{\n  \"schema\": \"arising/audit/",
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta name=\"generator\" content=\"arising audit\">"};
    return std::any_of(starts.begin(), starts.end(),
                       [first_bytes](std::string_view start) { return first_bytes.starts_with(start); });
}

WriteAudit audit_writer_of(std::string_view format) {
    for (const Format& known : formats) {
        if (known.name == format) {
            return known.write;
        }
    }
    return nullptr;
}

std::vector<std::string> audit_format_names() {
    std::vector<std::string> names;
    for (const Format& known : formats) {
        names.emplace_back(known.name);
    }
    return names;
}

}  // namespace arising::output
