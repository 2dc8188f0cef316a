// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/program_identity.h"

#include <fcntl.h>
#include <link.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <sstream>
#include <string_view>
#include <vector>

#include "corpus/descriptor.h"
#include "corpus/file_hash.h"
#include "extractor/ocr_engine.h"
#include "extractor/sha256.h"

namespace arising::corpus {

namespace {

constexpr std::array deciding_libraries = {"libpoppler", "libicu", "libre2"};

/// The note that the linker leaves in every program and library (ELF, NT_GNU_BUILD_ID); empty where it left none.
std::string build_id_in(const char* notes, std::size_t size) {
    std::size_t at = 0;
    while (at + sizeof(ElfW(Nhdr)) <= size) {
        ElfW(Nhdr) header{};
        std::memcpy(&header, notes + at, sizeof header);
        const std::size_t name = at + sizeof header;
        const std::size_t content = name + ((header.n_namesz + 3U) & ~3U);
        if (content + header.n_descsz > size) {
            break;
        }
        if (header.n_type == NT_GNU_BUILD_ID &&
            std::string_view(notes + name, header.n_namesz) == std::string_view("GNU\0", 4)) {
            return {notes + content, header.n_descsz};
        }
        at = content + ((header.n_descsz + 3U) & ~3U);
    }
    return {};
}

std::string build_id_of(const dl_phdr_info& object) {
    for (std::size_t i = 0; i < object.dlpi_phnum; ++i) {
        const ElfW(Phdr)& part = object.dlpi_phdr[i];
        if (part.p_type == PT_NOTE) {
            // NOLINTNEXTLINE(performance-no-int-to-ptr): the loader gives addresses as numbers
            const auto* notes = reinterpret_cast<const char*>(object.dlpi_addr + part.p_vaddr);
            if (std::string id = build_id_in(notes, part.p_memsz); !id.empty()) {
                return id;
            }
        }
    }
    return {};
}

/// Called for every object in memory; the program itself comes first and has no name.
int collect(dl_phdr_info* object, std::size_t, void* into) {
    auto& ids = *static_cast<std::vector<std::string>*>(into);
    const std::string name = std::filesystem::path(object->dlpi_name).filename().string();
    const bool decides = std::any_of(deciding_libraries.begin(), deciding_libraries.end(),
                                     [&](const char* library) { return name.starts_with(library); });
    if (name.empty() && ids.empty()) {
        ids.push_back("program " + build_id_of(*object));
    } else if (decides) {
        ids.push_back(name + " " + build_id_of(*object));
    }
    return 0;
}

std::string hash_of_program_file() {
    const Descriptor file(open("/proc/self/exe", O_RDONLY | O_CLOEXEC));
    return file ? sha256_hex_of_file(file.get()) : std::string();
}

std::string computed_identity() {
    std::vector<std::string> ids;
    dl_iterate_phdr(&collect, &ids);
    if (ids.empty() || ids.front() == "program ") {
        ids.insert(ids.begin(), "program " + hash_of_program_file());
    }
    std::sort(ids.begin() + 1, ids.end());
    std::string all;
    for (const std::string& id : ids) {
        all += id + '\n';
    }
    return extractor::sha256_hex(all);
}

std::string size_and_date(const std::string& file) {
    struct stat status {};
    if (stat(file.c_str(), &status) != 0) {
        return "absent";
    }
    return std::to_string(status.st_size) + " " + std::to_string(status.st_mtim.tv_sec) + "." +
           std::to_string(status.st_mtim.tv_nsec);
}

}  // namespace

const std::string& program_identity() {
    static const std::string identity = computed_identity();
    return identity;
}

std::string recogniser_identity() {
    const char* named = std::getenv("TESSDATA_PREFIX");
    const std::string folder = named != nullptr ? named : ARISING_TESSDATA;
    std::string identity = folder + "\n" + size_and_date(std::string(ARISING_TESSERACT_FOLDER) + "/libtesseract.so.5");
    std::istringstream languages(extractor::ocr_languages("cy"));  // all that documents are read in
    for (std::string language; std::getline(languages, language, '+');) {
        const std::filesystem::path data = std::filesystem::path(folder) / (language + ".traineddata");
        identity.append("\n").append(size_and_date(data.string()));
    }
    return extractor::sha256_hex(identity);
}

}  // namespace arising::corpus
