// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/pack_file.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "rules/common_pack.h"
#include "rules/pack_keys.h"
#include "rules/plain_text.h"
#include "rules/table_reader.h"

namespace arising::rules {

namespace {

std::vector<std::filesystem::path> files_of(const std::filesystem::path& path) {
    std::error_code error;
    if (std::filesystem::is_regular_file(path, error)) {
        return {path};
    }
    if (!std::filesystem::is_directory(path, error)) {
        throw path_error(path, "no such file or folder", "a pack is a folder of *.toml files, or one such file");
    }
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(path, error)) {
        if (entry.path().extension() == ".toml") {
            files.push_back(entry.path());
        }
    }
    if (files.empty()) {
        throw path_error(path, "no *.toml file in this folder", "a pack is a folder of *.toml files, or one such file");
    }
    std::sort(files.begin(), files.end());  // the order of a folder's entries is the file system's own
    return files;
}

std::shared_ptr<SourceFile> read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    auto file = std::make_shared<SourceFile>(SourceFile{path.generic_string(), text, ""});
    if (!in) {
        throw path_error(path, "cannot be read", "");
    }
    return file;
}

std::string sha256_of(const std::vector<PackFile>& files) {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr);
    for (const PackFile& file : files) {
        EVP_DigestUpdate(context.get(), file.source->text.data(), file.source->text.size());
    }
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    EVP_DigestFinal_ex(context.get(), digest.data(), &size);
    constexpr std::string_view hex = "0123456789abcdef";
    std::string text;
    for (unsigned i = 0; i < size; ++i) {
        text += hex[digest[i] >> 4];
        text += hex[digest[i] & 15];
    }
    return text;
}

void read_pack_table(const PackFile& file, const PackValue& value, Pack& pack) {
    const TableReader table(*file.source, value, "pack", key_names(keys_of(PackTable::pack)));
    const PackValue& id = table.require("id");
    PackInfo& info = pack.info;
    info.id = table.text("id");
    const bool good = !info.id.empty() && std::all_of(info.id.begin(), info.id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-';
    });
    if (!good) {
        table.fail(id.place, "bad pack id \"" + info.id + "\"", "use lower-case letters, digits and hyphens");
    }
    static_cast<void>(table.require("version"));
    info.version = table.text("version");
    info.title = table.text("title");
    pack.extends = table.texts("extends");
    pack.switched_off = table.texts("off");
}

/// Keys of one file, and whether they have the right form.
void check_top(const PackFile& file) {
    const TableReader top(*file.source, file.tree, "pack file", key_names(keys_of(PackTable::file)));
    for (const char* key : {"fragments", "vocabularies", "scales"}) {
        const PackValue* names = top.find(key);
        if (names != nullptr && names->type != PackValue::Type::table) {
            top.fail(names->place, std::string("\"") + key + "\" must be a table, not " + name_of(names->type));
        }
    }
    for (const char* key : {"rule", "override"}) {
        const PackValue* tables = top.find(key);
        if (tables != nullptr && tables->type != PackValue::Type::array) {
            top.fail(tables->place, std::string("\"") + key + "\" must be an array of tables",
                     std::string("write [[") + key + "]]");
        }
    }
}

/// Finds the one [pack] of the files.
void read_info(Pack& pack) {
    const PackFile* owner = nullptr;
    for (const PackFile& file : pack.files) {
        check_top(file);
        const PackValue* value = file.tree.find("pack");
        if (value == nullptr) {
            continue;
        }
        if (owner != nullptr) {
            throw rule_error(*file.source, value->place, "a second [pack]",
                             "the first one is in " + owner->source->name);
        }
        read_pack_table(file, *value, pack);
        owner = &file;
    }
    if (owner == nullptr) {
        throw path_error(pack.path, "no [pack] table", "exactly one file of a pack has [pack] with its id and version");
    }
    pack.info.sha256 = sha256_of(pack.files);
    for (const PackFile& file : pack.files) {
        file.source->pack = pack.info.id;
    }
}

bool says_something(const Pack& pack) {
    return !pack.extends.empty() || std::any_of(pack.files.begin(), pack.files.end(), [](const PackFile& file) {
        return file.tree.members.size() > (file.tree.find("pack") == nullptr ? 0U : 1U);
    });
}

}  // namespace

/// A mistake that no line of a file shows.
RuleError path_error(const std::filesystem::path& path, const std::string& message, const std::string& hint) {
    return rule_error({path.generic_string(), ""}, {}, message, hint);
}

Pack open_pack(const std::filesystem::path& path) {
    Pack pack;
    pack.path = path;
    for (const std::filesystem::path& file : files_of(path)) {
        std::shared_ptr<SourceFile> source = read_file(file);
        PackValue tree = parse_pack_file(*source);
        pack.files.push_back({std::move(source), std::move(tree)});
    }
    read_info(pack);
    if (!says_something(pack)) {
        throw path_error(path, "the pack has no rules", "add a [[rule]], [fragments] or [scales]");
    }
    return pack;
}

Pack common_pack() {
    Pack pack;
    auto source = std::make_shared<SourceFile>(SourceFile{"common.toml (in the program)", kCommonPack, ""});
    PackValue tree = parse_pack_file(*source);
    pack.files.push_back({std::move(source), std::move(tree)});
    read_info(pack);
    return pack;
}

}  // namespace arising::rules
