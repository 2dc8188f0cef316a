// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/pack_folder.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <system_error>

#include "cli/messages.h"

namespace arising::cli {

namespace fs = std::filesystem;

namespace {

std::vector<fs::path> places_to_look() {
    std::error_code error;
    std::vector<fs::path> places;
    const fs::path executable = fs::read_symlink("/proc/self/exe", error);
    if (!error) {
        places.push_back(executable.parent_path() / ".." / "share" / "arising" / "packs");
        places.push_back(executable.parent_path() / "packs");
    }
    places.emplace_back(ARISING_SOURCE_PACKS);
    return places;
}

bool holds_rules(const fs::path& folder) {
    std::error_code error;
    return std::any_of(fs::directory_iterator(folder, error), fs::directory_iterator(),
                       [](const fs::directory_entry& entry) { return entry.path().extension() == ".toml"; });
}

std::vector<fs::path> packs_in(const fs::path& folder) {
    std::vector<fs::path> packs;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (entry.path().filename().string().front() != '.' && entry.is_directory() && holds_rules(entry.path())) {
            packs.push_back(entry.path());
        }
    }
    std::sort(packs.begin(), packs.end());
    return packs;
}

}  // namespace

fs::path shipped_packs_folder() {
    std::error_code error;
    if (const char* chosen = std::getenv("ARISING_PACKS"); chosen != nullptr && *chosen != '\0') {
        if (!fs::is_directory(chosen, error)) {
            throw UsageError("ARISING_PACKS is '" + std::string(chosen) + "', which is no folder");
        }
        return chosen;
    }
    for (const fs::path& place : places_to_look()) {
        if (fs::is_directory(place, error)) {
            return place;
        }
    }
    return {};
}

std::vector<fs::path> shipped_packs() {
    const fs::path folder = shipped_packs_folder();
    return folder.empty() ? std::vector<fs::path>() : packs_in(folder);
}

void PackChoice::add_options(CLI::App& command) {
    command
        .add_option("--rules", added,
                    "A rule pack (folder or .toml file) beside those that come with the tool; may be repeated")
        ->type_name("PACK")
        ->allow_extra_args(false);
    command.add_flag("--only-rules", only_added, "Use the packs given with --rules alone");
}

std::vector<fs::path> PackChoice::packs() const {
    if (only_added && added.empty()) {
        throw UsageError("--only-rules needs at least one --rules PACK");
    }
    std::vector<fs::path> packs = only_added ? std::vector<fs::path>() : shipped_packs();
    packs.insert(packs.end(), added.begin(), added.end());
    if (packs.empty()) {
        throw UsageError(
            "no rule packs found; give one with --rules, or set ARISING_PACKS to the folder that holds them");
    }
    return packs;
}

}  // namespace arising::cli
