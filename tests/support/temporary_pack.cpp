// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temporary_pack.h"

#include <unistd.h>

#include <fstream>

#include "rules/rule_error.h"
#include "tests/support/catch.h"

namespace arising::tests {

TemporaryPack::TemporaryPack() {
    std::string name = (std::filesystem::temp_directory_path() / "arising-pack-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    folder_ = name;
}

TemporaryPack::TemporaryPack(std::string_view text) : TemporaryPack() {
    write("pack.toml", text);
}

TemporaryPack::~TemporaryPack() {
    std::error_code ignored;  // a folder that stays behind is no reason to fail
    std::filesystem::remove_all(folder_, ignored);
}

void TemporaryPack::write(const std::string& file, std::string_view text) const {
    std::ofstream(folder_ / file, std::ios::binary) << text;
}

std::string TemporaryPack::error() const {
    try {
        static_cast<void>(rules::RuleSet::load({folder_}));
    } catch (const rules::RuleError& error) {
        std::string message = error.what();
        const std::string folder = folder_.generic_string();
        for (std::size_t at = message.find(folder); at != std::string::npos; at = message.find(folder)) {
            const bool has_file = message.compare(at + folder.size(), 1, "/") == 0;
            message.replace(at, folder.size() + (has_file ? 1 : 0), has_file ? "" : "PACK");
        }
        return message;
    }
    return {};
}

rules::RuleSet rules_of(std::string_view text) {
    const TemporaryPack pack(text);
    REQUIRE(pack.error() == "");
    return rules::RuleSet::load({pack.folder()});
}

}  // namespace arising::tests
