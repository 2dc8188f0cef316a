// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/record_writer.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "output/sqlite_mark.h"

namespace arising::output {

namespace {

struct Format {
    std::string_view name;
    Write write;
    std::string_view begin;  ///< what files of it begin with; empty: see looks_like_record()
};

constexpr std::string_view sqlite_begin{"SQLite format 3\0", 16};

constexpr std::array formats = {
    Format{"json", &write_json, {}},
    Format{"jsonl", &write_jsonl, {}},
    Format{"csv", &write_csv, "id,kind,body,committee,date,document,page,link,"},
    Format{"sqlite", &write_sqlite, sqlite_begin},
    Format{"html", &write_html,
           "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"generator\" "
           "content=\"arising "},
    Format{"ics", &write_ics, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//arising//"}};

/// Any program makes databases: which one made this stands in its header (byte 68).
bool is_ours(std::string_view database) {
    constexpr std::size_t place = 68;
    return database.size() >= place + sqlite_mark.size() && database.substr(place, sqlite_mark.size()) == sqlite_mark;
}

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

bool looks_written(std::string_view first_bytes) {
    return looks_like_record(first_bytes) || std::any_of(formats.begin(), formats.end(), [&](const Format& format) {
               return !format.begin.empty() && first_bytes.starts_with(format.begin) &&
                      (format.begin != sqlite_begin || is_ours(first_bytes));
           });
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
    names.reserve(formats.size());
    for (const Format& known : formats) {
        names.emplace_back(known.name);
    }
    return names;
}

}  // namespace arising::output
