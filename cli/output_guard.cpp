// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output_guard.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <string>
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

/// The first bytes of a file; fewer where it has not as many.
std::string beginning_of(const std::string& file) {
    std::array<char, 256> first{};
    std::ifstream stream(file, std::ios::binary);
    stream.read(first.data(), static_cast<std::streamsize>(first.size()));
    return {first.data(), static_cast<std::size_t>(stream.gcount())};
}

bool looks_like_picture(std::string_view begin) {
    return begin.starts_with("<svg") || begin.starts_with("\x89PNG");
}

/// Throws output::OutputError where the output exists and is the input, or is no `kind`.
void guard(const std::string& output, const std::string& input, const std::string& kind_of_input,
           const std::string& kind, bool (*looks_like)(std::string_view)) {
    struct stat status {};
    if (stat(output.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) {
        return;
    }
    if (is_input(status, {{input, input, {}}})) {
        throw output::OutputError("will not overwrite '" + output + "': it is the " + kind_of_input);
    }
    if (status.st_size > 0 && !looks_like(beginning_of(output))) {
        throw output::OutputError("will not overwrite '" + output + "': it exists and is no " + kind +
                                  ". Give another name, or take that file away first");
    }
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
    if (status.st_size > 0 && !output::looks_written(beginning_of(output))) {
        refuse(output, "it exists and is no record");
    }
}

void guard_audit(const std::string& output, const std::string& record) {
    guard(output, record, "record", "audit", &output::looks_like_audit);
}

void guard_picture(const std::string& output, const std::string& input) {
    guard(output, input, "input", "picture", &looks_like_picture);
}

}  // namespace arising::cli
