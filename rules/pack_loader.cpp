// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/pack_loader.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>

#include "rules/edit_distance.h"
#include "rules/fragments.h"
#include "rules/plain_text.h"
#include "rules/rule_reader.h"
#include "rules/table_reader.h"

namespace arising::rules {

namespace {

using ScalesById = std::map<std::string, std::shared_ptr<const Scale>>;

struct PackFile {
    SourceFile source;
    PackValue tree;
};

struct Pack {
    PackInfo info;
    std::vector<PackFile> files;
    ScalesById scales;
};

/// A mistake that no line of a file shows.
RuleError path_error(const std::filesystem::path& path, const std::string& message, const std::string& hint) {
    return rule_error({path.generic_string(), ""}, {}, message, hint);
}

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

SourceFile read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    SourceFile file{path.generic_string(), std::string(std::istreambuf_iterator<char>(in), {})};
    if (!in) {
        throw path_error(path, "cannot be read", "");
    }
    return file;
}

std::string sha256_of(const std::vector<PackFile>& files) {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr);
    for (const PackFile& file : files) {
        EVP_DigestUpdate(context.get(), file.source.text.data(), file.source.text.size());
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

void read_pack_table(const PackFile& file, const PackValue& value, PackInfo& info) {
    const TableReader table(file.source, value, "pack", {"id", "version", "title"});
    const PackValue& id = table.require("id");
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
}

/// Finds the one [pack] of the files.
PackInfo read_info(const std::filesystem::path& path, const std::vector<PackFile>& files) {
    PackInfo info;
    const PackFile* owner = nullptr;
    for (const PackFile& file : files) {
        const TableReader top(file.source, file.tree, "pack file", {"pack", "fragments", "scales", "rule"});
        for (const char* key : {"fragments", "scales"}) {
            const PackValue* names = top.find(key);
            if (names != nullptr && names->type != PackValue::Type::table) {
                top.fail(names->place, std::string("\"") + key + "\" must be a table, not " + name_of(names->type));
            }
        }
        const PackValue* value = top.find("pack");
        if (value == nullptr) {
            continue;
        }
        if (owner != nullptr) {
            top.fail(value->place, "a second [pack]", "the first one is in " + owner->source.name);
        }
        read_pack_table(file, *value, info);
        owner = &file;
    }
    if (owner == nullptr) {
        throw path_error(path, "no [pack] table", "exactly one file of a pack has [pack] with its id and version");
    }
    info.sha256 = sha256_of(files);
    return info;
}

Pack open_pack(const std::filesystem::path& path) {
    Pack pack;
    for (const std::filesystem::path& file : files_of(path)) {
        SourceFile source = read_file(file);
        PackValue tree = parse_pack_file(source);
        pack.files.push_back({std::move(source), std::move(tree)});
    }
    pack.info = read_info(path, pack.files);
    bool empty = true;
    for (const PackFile& file : pack.files) {
        empty = empty && file.tree.find("rule") == nullptr && file.tree.find("fragments") == nullptr &&
                file.tree.find("scales") == nullptr;
    }
    if (empty) {
        throw path_error(path, "the pack has no rules", "add a [[rule]], [fragments] or [scales]");
    }
    return pack;
}

Scale read_scale(const PackFile& file, const PackMember& member) {
    const TableReader table(file.source, member.value, "scale", {"grades"});
    const PackValue& grades = table.require("grades");
    Scale scale{member.key, {}};
    for (const PackValue& value : grades.items) {
        const TableReader grade(file.source, value, "grade", {"id", "words"});
        static_cast<void>(grade.require("id"));
        static_cast<void>(grade.require("words"));
        scale.grades.push_back({grade.text("id"), grade.text_list("words")});
    }
    if (scale.grades.empty()) {
        table.fail(grades.place, "scale \"" + member.key + "\" has no grades");
    }
    return scale;
}

void read_scales(const PackFile& file, Pack& pack, Fragments& fragments) {
    const PackValue* scales = file.tree.find("scales");
    if (scales == nullptr) {
        return;
    }
    for (const PackMember& member : scales->members) {
        auto scale = std::make_shared<const Scale>(read_scale(file, member));
        if (!pack.scales.emplace(member.key, scale).second) {
            throw rule_error(file.source, member.place, "a second scale \"" + member.key + "\"");
        }
        fragments.add(pack.info.id, member.key, scale->pattern());
    }
}

void read_fragments(const PackFile& file, const Pack& pack, Fragments& fragments) {
    const PackValue* values = file.tree.find("fragments");
    if (values == nullptr) {
        return;
    }
    for (const PackMember& member : values->members) {
        const bool good = member.key[0] >= 'a' && member.key[0] <= 'z' &&
                          std::all_of(member.key.begin(), member.key.end(), [](char c) {
                              return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-' || c == '_';
                          });
        if (!good) {
            throw rule_error(file.source, member.place, "bad fragment name \"" + member.key + "\"",
                             "use lower-case letters, digits, hyphens and underscores");
        }
        if (fragments.has(pack.info.id, member.key)) {
            throw rule_error(file.source, member.place, "a second fragment \"" + member.key + "\"",
                             "fragments and scales of a pack share their names");
        }
        if (member.value.type != PackValue::Type::string) {
            throw rule_error(file.source, member.value.place, "a fragment must be a string");
        }
        fragments.add(pack.info.id, member.key, member.value.text);
    }
}

/// A pack's own scales, then those of the others that have other names.
ScalesById scales_seen_from(const Pack& pack, const std::vector<Pack>& all) {
    ScalesById seen = pack.scales;
    for (const Pack& other : all) {
        seen.insert(other.scales.begin(), other.scales.end());
    }
    return seen;
}

/// So that a mistake in a fragment is reported where it stands, not where it is used.
void check_fragments(const RuleContext& context, const PackFile& file) {
    if (const PackValue* values = file.tree.find("fragments")) {
        for (const PackMember& member : values->members) {
            static_cast<void>(read_pattern(context, member.value));
        }
    }
}

void read_rules(const Pack& pack, const PackFile& file, const RuleContext& context,
                std::map<std::string, std::string>& places, std::vector<Rule>& rules) {
    check_fragments(context, file);
    const PackValue* values = file.tree.find("rule");
    if (values == nullptr) {
        return;
    }
    if (values->type != PackValue::Type::array) {
        throw rule_error(file.source, values->place, "\"rule\" must be an array of tables", "write [[rule]]");
    }
    for (const PackValue& value : values->items) {
        Rule rule = read_rule(context, value);
        const auto [first, is_new] = places.emplace(rule.id, rule.where);
        if (!is_new) {
            throw rule_error(file.source, value.find("id")->place,
                             "a second rule \"" + value.find("id")->text + "\" in pack \"" + pack.info.id + "\"",
                             "the first one is at " + first->second);
        }
        rules.push_back(std::move(rule));
    }
}

}  // namespace

LoadedPacks load_packs(const std::vector<std::filesystem::path>& paths) {
    std::vector<Pack> packs;
    Fragments fragments;
    for (const std::filesystem::path& path : paths) {
        packs.push_back(open_pack(path));
        for (std::size_t i = 0; i + 1 < packs.size(); ++i) {
            if (packs[i].info.id == packs.back().info.id) {
                throw path_error(path, "a second pack \"" + packs[i].info.id + "\"",
                                 "the first one is " + packs[i].files.front().source.name);
            }
        }
        for (const PackFile& file : packs.back().files) {
            read_scales(file, packs.back(), fragments);
            read_fragments(file, packs.back(), fragments);
        }
    }
    // All names are known now: patterns may use the fragments of any pack.
    LoadedPacks loaded;
    std::map<std::string, std::string> places;
    for (Pack& pack : packs) {
        const std::size_t before = loaded.rules.size();
        const ScalesById scales = scales_seen_from(pack, packs);
        for (const PackFile& file : pack.files) {
            read_rules(pack, file, {file.source, pack.info.id, fragments, scales}, places, loaded.rules);
        }
        pack.info.rules = loaded.rules.size() - before;
        loaded.packs.push_back(pack.info);
    }
    return loaded;
}

}  // namespace arising::rules
