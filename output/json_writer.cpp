// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/record_json.h"
#include "output/record_writer.h"
#include "output/schema_name.h"

namespace arising::output {

namespace {

template <class Values>
void write_array(const char* key, const Values& values, std::ostream& out) {
    out << "  \"" << key << "\": [";
    const char* before = "\n    ";
    for (const auto& value : values) {
        out << before << one_line(to_json(value));
        before = ",\n    ";
    }
    out << (values.empty() ? "],\n" : "\n  ],\n");
}

}  // namespace

void write_json(const corpus::Archive& archive, std::ostream& out) {
    out << "{\n  \"schema\": \"" << schema_name << "\",\n";
    out << "  \"tool\": " << one_line(tool_json()) << ",\n";
    write_array("rules", archive.packs, out);
    write_array("documents", archive.documents, out);
    write_array("meetings", archive.meetings, out);
    write_array("statements", archive.statements, out);
    write_array("trails", archive.trails, out);
    if (!archive.corrections.empty()) {
        write_array("corrections", archive.corrections, out);
    }
    out << "  \"summary\": " << one_line(to_json(archive.summary)) << "\n}\n";
}

}  // namespace arising::output
