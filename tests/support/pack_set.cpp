// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pack_set.h"

#include <algorithm>

#include "rules/dump.h"
#include "rules/rule_error.h"
#include "tests/support/document_builder.h"
#include "tests/support/paths.h"

namespace arising::tests {

PackSet::PackSet(const std::vector<File>& files) {
    for (const auto& [name, text] : files) {
        paths_.emplace_back(folder_.write(name, text));
    }
}

rules::RuleSet PackSet::load(std::size_t library) const {
    const auto split = paths_.begin() + static_cast<std::ptrdiff_t>(std::min(library, paths_.size()));
    rules::LoadOptions options;
    options.library.assign(split, paths_.end());
    return rules::RuleSet::load({paths_.begin(), split}, options);
}

std::string PackSet::error(std::size_t library) const {
    try {
        static_cast<void>(load(library));
    } catch (const rules::RuleError& error) {
        return without_folder(error.what());
    }
    return {};
}

std::string PackSet::without_folder(std::string text) const {
    const std::string folder = folder_.path().generic_string() + "/";
    for (std::size_t at = text.find(folder); at != std::string::npos; at = text.find(folder)) {
        text.erase(at, folder.size());
    }
    return text;
}

std::vector<std::filesystem::path> shipped_packs() {
    std::vector<std::filesystem::path> packs;
    for (const auto& entry : std::filesystem::directory_iterator(source_folder + "/rules/packs")) {
        if (entry.is_directory()) {
            packs.push_back(entry.path());
        }
    }
    std::sort(packs.begin(), packs.end());
    return packs;
}

std::string mined(const rules::RuleSet& rules, const char* text) {
    const extractor::Document document = document_of(text);
    std::string result;
    for (const rules::Statement& statement : rules.mine(document).statements) {
        result += rules::one_line(statement, document) + "\n";
    }
    return result;
}

}  // namespace arising::tests
