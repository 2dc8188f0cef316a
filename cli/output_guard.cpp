// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output_guard.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <string_view>

#include "output/atomic_file.h"
#include "output/audit_writer.h"
#include "output/record_writer.h"

namespace arising::cli {

namespace {

bool is_input(const struct stat& output, const std::vector<corpus::Input>& inputs) {
    return std::any_of(inputs.begin(), inputs.end(), [&output](const corpus::Input& input) {
        struct stat status {};
        return stat(input.file.c_str(), &status) == 0 && status.st_dev == output.st_dev &&
               status.st_ino == output.st_ino;
    });
}

bool holds_record(const std::string& file) {
    std::array<char, 256> first{};
    std::ifstream stream(file, std::ios::binary);
    stream.read(first.data(), static_cast<std::streamsize>(first.size()));
    return output::looks_written({first.data(), static_cast<std::size_t>(stream.gcount())});
}

bool holds_audit(const std::string& file) {
    std::array<char, 256> first{};
    std::ifstream stream(file, std::ios::binary);
    stream.read(first.data(), static_cast<std::streamsize>(first.size()));
    return output::looks_like_audit({first.data(), static_cast<std::size_t>(stream.gcount())});
}

bool holds_picture(const std::string& file) {
    std::array<char, 4> first{};
    std::ifstream stream(file, std::ios::binary);
    stream.read(first.data(), static_cast<std::streamsize>(first.size()));
    const std::string_view begin(first.data(), static_cast<std::size_t>(stream.gcount()));
    return begin == "<svg" || begin == "\x89PNG";
}

[[noreturn]] void refuse(const std::string& output, const std::string& why) {
    throw output::OutputError("will not overwrite '" + output + "': " + why +
                              ". A pattern after -o (-o *.pdf) does that: the shell puts the first PDF there. Write " +
                              "-o record.json, with the PDF files before it; or take that file away first");
}

}  // namespace

void guard_output(const std::string& output, const std::vector<corpus::Input>& inputs) {
    struct stat status {};
    if (stat(output.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) {
        return;
    }
    if (is_input(status, inputs)) {
        refuse(output, "it is one of the inputs");
    }
    if (status.st_size > 0 && !holds_record(output)) {
        refuse(output, "it exists and is no record");
    }
}

void guard_audit(const std::string& output, const std::string& record) {
    struct stat status {};
    if (stat(output.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) {
        return;
    }
    if (is_input(status, {{record, record, {}}})) {
        throw output::OutputError("will not overwrite '" + output + "': it is the record");
    }
    if (status.st_size > 0 && !holds_audit(output)) {
        throw output::OutputError("will not overwrite '" + output +
                                  "': it exists and is no audit. Give another name, or take that file away first");
    }
}

void guard_picture(const std::string& output, const std::string& input) {
    struct stat status {};
    if (stat(output.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) {
        return;
    }
    if (is_input(status, {{input, input, {}}})) {
        throw output::OutputError("will not overwrite '" + output + "': it is the input");
    }
    if (status.st_size > 0 && !holds_picture(output)) {
        throw output::OutputError("will not overwrite '" + output +
                                  "': it exists and is no picture. Give another name");
    }
}

}  // namespace arising::cli
