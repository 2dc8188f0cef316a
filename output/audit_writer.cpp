// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/audit_writer.h"

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
