// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "cli/messages.h"
#include "cli/rules_verbs.h"
#include "output/atomic_file.h"
#include "rules/pack_format.h"

namespace arising::cli {

namespace fs = std::filesystem;

namespace {

struct FmtArguments {
    std::vector<std::string> packs;
    bool check = false;
};

constexpr const char* footer =
    "Rewrites *.toml files in their canonical form: keys in the order of docs/rules.md, spacing, empty lines. Strings "
    "and\n"
    "comments stay as they are written, and what the files say stays the same. Prints the names of those that "
    "changed.\n"
    "\n"
    "Exit status: 0 done; 1 with --check: some file would change; 2 a mistake in a file, nothing of it written.\n"
    "\n"
    "Examples:\n"
    "  arising rules fmt our-council/\n"
    "  arising rules fmt our-council/ --check";

std::vector<fs::path> files_of(const std::string& pack) {
    if (!fs::is_directory(pack)) {
        return {pack};
    }
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(pack)) {
        if (entry.path().extension() == ".toml") {
            files.push_back(entry.path());
        }
    }
    if (files.empty()) {
        throw UsageError("no *.toml file in '" + pack + "'");
    }
    std::sort(files.begin(), files.end());
    return files;
}

rules::SourceFile read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    rules::SourceFile file{path.generic_string(), std::string(std::istreambuf_iterator<char>(in), {})};
    if (!in) {
        throw UsageError("'" + path.string() + "' cannot be read");
    }
    return file;
}

/// Whether the file is not, or was not, in its canonical form.
bool format(const fs::path& path, bool check) {
    const rules::SourceFile file = read(path);
    const std::string text = rules::formatted_pack(file);
    if (text != file.text && !check) {
        output::AtomicFile written(path.string());
        written.stream() << text;
        written.commit();
    }
    return text != file.text;
}

int run_fmt(const FmtArguments& arguments, Console& console) {
    std::string changed;
    for (const std::string& pack : arguments.packs) {
        for (const fs::path& path : files_of(pack)) {
            changed += format(path, arguments.check) ? path.generic_string() + "\n" : "";
        }
    }
    write_data(console, changed);
    return arguments.check && !changed.empty() ? exit_incomplete : exit_ok;
}

}  // namespace

void add_rules_fmt(CLI::App& rules, Console& console, int& exit_status) {
    const auto arguments = std::make_shared<FmtArguments>();
    CLI::App* verb = rules.add_subcommand("fmt", "Format the files of rule packs");
    verb->add_option("PACK", arguments->packs, "Rule packs (folders or .toml files)")->required();
    verb->add_flag("--check", arguments->check, "Write nothing; only name the files that would change");
    verb->footer(footer);
    verb->callback([arguments, &console, &exit_status] { exit_status = run_fmt(*arguments, console); });
}

}  // namespace arising::cli
