// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive_walk.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string_view>
#include <utility>

#include "corpus/descriptor.h"
#include "extractor/read_document.h"

namespace arising::corpus {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t header_size = 1024;

bool is_named_pdf(const std::string& name) {
    if (name.size() < 4) {
        return false;
    }
    std::string ending = name.substr(name.size() - 4);
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    return ending == ".pdf";
}

bool starts_as_pdf(const std::string& file) {
    const Descriptor descriptor(open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    std::array<char, header_size> header{};
    const ssize_t got = descriptor ? pread(descriptor.get(), header.data(), header.size(), 0) : -1;
    return got > 0 && extractor::looks_like_pdf({header.data(), static_cast<std::size_t>(got)});
}

class Walk {
public:
    explicit Walk(std::istream& standard_input) : standard_input_(standard_input) {}

    void add_argument(const std::string& argument) {
        if (argument == "-") {
            add_list(standard_input_, "standard input");
        } else if (argument.size() > 1 && argument.front() == '@' && !fs::exists(argument)) {
            add_list_file(argument.substr(1));
        } else {
            add_path(argument);
        }
    }

    [[nodiscard]] std::vector<Input> result() && {
        tell_apart();
        std::vector<Input> inputs;
        for (Found& found : found_) {
            inputs.push_back(std::move(found.input));
        }
        std::sort(inputs.begin(), inputs.end(),
                  [](const Input& a, const Input& b) { return std::tie(a.path, a.file) < std::tie(b.path, b.file); });
        return without_repeats(std::move(inputs));
    }

private:
    struct Found {
        Input input;
        std::string folder;  ///< the argument it was found under; empty for a file given itself
    };

    void add_list_file(const std::string& name) {
        std::ifstream list(name, std::ios::binary);
        if (!list) {
            throw InputError("the list '" + name + "' cannot be opened: " + std::strerror(errno));
        }
        add_list(list, name);
    }

    /// One path a line; with a NUL anywhere, one path up to each NUL, and line feeds belong to the names.
    void add_list(std::istream& list, const std::string& name) {
        const std::string text{std::istreambuf_iterator<char>(list), std::istreambuf_iterator<char>()};
        if (list.bad()) {
            throw InputError("the list in " + name + " cannot be read to its end");
        }
        const bool has_nul = text.find('\0') != std::string::npos;
        std::istringstream entries(text);
        std::size_t number = 0;
        for (std::string entry; std::getline(entries, entry, has_nul ? '\0' : '\n');) {
            ++number;
            if (!has_nul && !entry.empty() && entry.back() == '\r') {
                entry.pop_back();
            }
            if (!entry.empty()) {
                add_path(entry, " (" + name + (has_nul ? ", entry " : ", line ") + std::to_string(number) + ")");
            }
        }
    }

    /// `where` says in which list the path stands.
    void add_path(const std::string& given, const std::string& where = {}) {
        std::error_code error;
        const fs::file_status status = fs::status(given, error);
        if (status.type() == fs::file_type::not_found) {
            throw InputError("no such file or folder: '" + given + "'" + where);
        }
        if (status.type() == fs::file_type::directory) {
            seen_folders_.clear();
            look_into(given, "", given);
        } else {
            found_.push_back({{fs::path(given).lexically_normal().generic_string(), given, {}}, {}});
        }
    }

    /// `below` is the path from the folder given, empty for that folder itself, otherwise ending in '/'.
    void look_into(const std::string& folder, const std::string& below, const std::string& given) {
        struct stat self {};
        if (stat(folder.c_str(), &self) == 0 && !seen_folders_.insert({self.st_dev, self.st_ino}).second) {
            return;
        }
        std::error_code error;
        std::vector<std::string> names;
        for (fs::directory_iterator at(folder, error); !error && at != fs::directory_iterator(); at.increment(error)) {
            names.push_back(at->path().filename().string());
        }
        if (error) {
            found_.push_back({{below.empty() ? given : below, folder,
                               "the folder cannot be opened (" + error.message() + "): nothing in it was read"},
                              given});
            return;
        }
        std::sort(names.begin(), names.end());
        for (const std::string& name : names) {
            if (name.front() != '.') {
                add_entry((fs::path(folder) / name).string(), below + name, given);
            }
        }
    }

    void add_entry(const std::string& file, const std::string& path, const std::string& given) {
        std::error_code error;
        const fs::file_type type = fs::status(file, error).type();
        if (type == fs::file_type::directory) {
            look_into(file, path + "/", given);
        } else if (is_named_pdf(file) || (type == fs::file_type::regular && starts_as_pdf(file))) {
            found_.push_back({{path, file, {}}, given});
        }
    }

    /// Two folders may both hold "2015/minutes.pdf": then the folder's own name is put before it.
    void tell_apart() {
        std::map<std::string, std::set<std::string>> folders_of;
        for (const Found& found : found_) {
            folders_of[found.input.path].insert(found.folder);
        }
        for (Found& found : found_) {
            if (!found.folder.empty() && folders_of[found.input.path].size() > 1) {
                found.input.path = (fs::path(found.folder) / found.input.path).lexically_normal().generic_string();
            }
        }
    }

    static std::vector<Input> without_repeats(std::vector<Input> inputs) {
        std::set<std::string> seen;
        std::vector<Input> kept;
        for (Input& input : inputs) {
            std::error_code error;
            const fs::path canonical = fs::canonical(input.file, error);
            if (seen.insert(error ? input.file : canonical.string()).second) {
                kept.push_back(std::move(input));
            }
        }
        return kept;
    }

    std::istream& standard_input_;
    std::vector<Found> found_;
    std::set<std::pair<dev_t, ino_t>> seen_folders_;
};

}  // namespace

std::vector<Input> find_inputs(const std::vector<std::string>& arguments, std::istream& standard_input) {
    Walk walk(standard_input);
    for (const std::string& argument : arguments) {
        walk.add_argument(argument);
    }
    return std::move(walk).result();
}

}  // namespace arising::corpus
