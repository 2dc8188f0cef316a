// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/record_json.h"
#include "output/record_writer.h"
#include "output/schema_name.h"

namespace arising::output {

namespace {

void write_line(const char* type, const Json& value, std::ostream& out) {
    Json line = {{"type", type}};
    line.update(value);
    out << one_line(line) << '\n';
}

template <class Values>
void write_lines(const char* type, const Values& values, std::ostream& out) {
    for (const auto& value : values) {
        write_line(type, to_json(value), out);
    }
}

}  // namespace

void write_jsonl(const corpus::Archive& archive, std::ostream& out) {
    write_line("header", {{"schema", schema_name}, {"tool", tool_json()}}, out);
    write_lines("rules", archive.packs, out);
    write_lines("document", archive.documents, out);
    write_lines("meeting", archive.meetings, out);
    write_lines("statement", archive.statements, out);
    write_lines("trail", archive.trails, out);
    write_lines("correction", archive.corrections, out);
    write_line("summary", to_json(archive.summary), out);
}

}  // namespace arising::output
