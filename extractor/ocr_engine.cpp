// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/ocr_engine.h"

#include <dlfcn.h>
#include <tesseract/capi.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace arising::extractor {
namespace {

constexpr const char* library_name = "libtesseract.so.5";
constexpr const char* library_package = "libtesseract5";

/// The functions of Tesseract's C interface that are used here, with the types of its header.
struct Library {
    decltype(&TessBaseAPICreate) create = nullptr;
    decltype(&TessBaseAPIDelete) destroy = nullptr;
    decltype(&TessBaseAPISetVariable) set_variable = nullptr;
    decltype(&TessBaseAPIInit2) init = nullptr;
    decltype(&TessBaseAPIGetLoadedLanguagesAsVector) loaded_languages = nullptr;
    decltype(&TessDeleteTextArray) delete_texts = nullptr;
    decltype(&TessDeleteText) delete_text = nullptr;
    decltype(&TessBaseAPISetPageSegMode) set_mode = nullptr;
    decltype(&TessBaseAPISetImage) set_image = nullptr;
    decltype(&TessBaseAPISetSourceResolution) set_resolution = nullptr;
    decltype(&TessBaseAPIRecognize) recognise = nullptr;
    decltype(&TessBaseAPIClear) clear = nullptr;
    decltype(&TessBaseAPIClearAdaptiveClassifier) forget = nullptr;
    decltype(&TessBaseAPIGetIterator) iterator = nullptr;
    decltype(&TessResultIteratorDelete) delete_iterator = nullptr;
    decltype(&TessResultIteratorNext) next = nullptr;
    decltype(&TessResultIteratorGetUTF8Text) text = nullptr;
    decltype(&TessResultIteratorConfidence) confidence = nullptr;
    decltype(&TessResultIteratorGetPageIteratorConst) place = nullptr;
    decltype(&TessPageIteratorIsAtBeginningOf) begins = nullptr;
    decltype(&TessPageIteratorBoundingBox) box = nullptr;
    decltype(&TessPageIteratorBaseline) baseline = nullptr;
};

template <class Function>
bool find(void* library, const char* name, Function& function) {
    function = reinterpret_cast<Function>(dlsym(library, name));
    return function != nullptr;
}

bool find_all(void* library, Library& use) {
    return find(library, "TessBaseAPICreate", use.create) && find(library, "TessBaseAPIDelete", use.destroy) &&
           find(library, "TessBaseAPISetVariable", use.set_variable) && find(library, "TessBaseAPIInit2", use.init) &&
           find(library, "TessBaseAPIGetLoadedLanguagesAsVector", use.loaded_languages) &&
           find(library, "TessDeleteTextArray", use.delete_texts) && find(library, "TessDeleteText", use.delete_text) &&
           find(library, "TessBaseAPISetPageSegMode", use.set_mode) &&
           find(library, "TessBaseAPISetImage", use.set_image) &&
           find(library, "TessBaseAPISetSourceResolution", use.set_resolution) &&
           find(library, "TessBaseAPIRecognize", use.recognise) && find(library, "TessBaseAPIClear", use.clear) &&
           find(library, "TessBaseAPIClearAdaptiveClassifier", use.forget) &&
           find(library, "TessBaseAPIGetIterator", use.iterator) &&
           find(library, "TessResultIteratorDelete", use.delete_iterator) &&
           find(library, "TessResultIteratorNext", use.next) &&
           find(library, "TessResultIteratorGetUTF8Text", use.text) &&
           find(library, "TessResultIteratorConfidence", use.confidence) &&
           find(library, "TessResultIteratorGetPageIteratorConst", use.place) &&
           find(library, "TessPageIteratorIsAtBeginningOf", use.begins) &&
           find(library, "TessPageIteratorBoundingBox", use.box) &&
           find(library, "TessPageIteratorBaseline", use.baseline);
}

/// Tesseract asks OpenMP for four threads whatever the machine does; on a page that costs six times the processor time
/// (measured), and a worker in its sandbox cannot start threads at all. No parallel region may be active: then each
/// runs in the thread that meets it.
void keep_to_one_thread(void* library) {
    void (*set_levels)(int) = nullptr;
    if (find(library, "omp_set_max_active_levels", set_levels)) {
        set_levels(0);
    }
}

/// Leptonica, which Tesseract is built on, prints on stderr what it does not like about a picture.
void keep_quiet(void* library) {
    constexpr int severity_none = 6;
    int (*set_severity)(int) = nullptr;
    if (find(library, "setMsgSeverity", set_severity)) {
        set_severity(severity_none);
    }
}

/// Loaded once and never unloaded.
const Library* tesseract() {
    static const std::optional<Library> library = []() -> std::optional<Library> {
        void* handle = dlopen(library_name, RTLD_NOW | RTLD_LOCAL);
        Library found;
        if (handle == nullptr || !find_all(handle, found)) {
            return std::nullopt;
        }
        keep_to_one_thread(handle);
        keep_quiet(handle);
        return found;
    }();
    return library ? &*library : nullptr;
}

std::vector<std::string> parts_of(const std::string& languages) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    while (begin <= languages.size()) {
        const std::size_t end = std::min(languages.find('+', begin), languages.size());
        parts.push_back(languages.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

std::string package_of(const std::string& language) {
    return "tesseract-ocr-" + language;
}

/// A word that the iterator stands at; nothing where it holds no text: a photograph counts as a word of one blank.
std::optional<OcrWord> word_at(const Library& library, const TessResultIterator* at) {
    OcrWord word;
    if (library.box(library.place(at), tesseract::RIL_WORD, &word.left, &word.top, &word.right, &word.bottom) == 0) {
        return std::nullopt;
    }
    char* text = library.text(at, tesseract::RIL_WORD);
    if (text != nullptr) {
        word.text = text;
        library.delete_text(text);
    }
    word.confidence = library.confidence(at, tesseract::RIL_WORD);
    const bool blank = word.text.find_first_not_of(" \t\n") == std::string::npos;
    return blank ? std::nullopt : std::optional(std::move(word));
}

OcrLine line_at(const Library& library, const TessPageIterator* at) {
    int x0 = 0;
    int y0 = 0;
    int x1 = 0;
    int y1 = 0;
    OcrLine line;
    if (library.baseline(at, tesseract::RIL_TEXTLINE, &x0, &y0, &x1, &y1) != 0) {
        line.x0 = static_cast<float>(x0);
        line.y0 = static_cast<float>(y0);
        line.x1 = static_cast<float>(x1);
        line.y1 = static_cast<float>(y1);
    }
    return line;
}

std::vector<OcrLine> lines_from(const Library& library, TessResultIterator* at) {
    std::vector<OcrLine> lines;
    do {
        const TessPageIterator* place = library.place(at);
        if (lines.empty() || library.begins(place, tesseract::RIL_TEXTLINE) != 0) {
            lines.push_back(line_at(library, place));
        }
        if (std::optional<OcrWord> word = word_at(library, at)) {
            lines.back().words.push_back(*std::move(word));
        }
    } while (library.next(at, tesseract::RIL_WORD) != 0);
    lines.erase(std::remove_if(lines.begin(), lines.end(), [](const OcrLine& line) { return line.words.empty(); }),
                lines.end());
    return lines;
}

}  // namespace

struct OcrEngine::Handle {
    const Library& library;
    TessBaseAPI* api;

    explicit Handle(const Library& from) : library(from), api(from.create()) {}
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() { library.destroy(api); }
};

OcrEngine& OcrEngine::of(const std::string& languages) {
    // Never destroyed: Tesseract's own static objects, which an engine uses until its end, would be gone before it.
    static auto& engines = *new std::map<std::string, std::unique_ptr<OcrEngine>>();
    std::unique_ptr<OcrEngine>& engine = engines[languages];
    if (!engine) {
        engine.reset(new OcrEngine(languages));
    }
    return *engine;
}

OcrEngine::OcrEngine(const std::string& languages) {
    const std::vector<std::string> wanted = parts_of(languages);
    const Library* library = tesseract();
    if (library == nullptr) {
        problem_ = "Tesseract, which reads pictures, is not installed";
        missing_packages_ = std::string(library_package) + " " + package_of(wanted.front());
        return;
    }
    handle_ = std::make_unique<Handle>(*library);
    library->set_variable(handle_->api, "debug_file", "/dev/null");
    if (library->init(handle_->api, nullptr, languages.c_str(), tesseract::OEM_LSTM_ONLY) != 0) {
        problem_ = "Tesseract's data of the language '" + wanted.front() + "' is not installed";
        missing_packages_ = package_of(wanted.front());
        return;
    }
    char** loaded = library->loaded_languages(handle_->api);
    for (const std::string& language : wanted) {
        bool found = false;
        for (char** name = loaded; name != nullptr && *name != nullptr; ++name) {
            found = found || language == *name;
        }
        if (!found) {
            missing_packages_ += (missing_packages_.empty() ? "" : " ") + package_of(language);
        }
    }
    library->delete_texts(loaded);
    library->set_mode(handle_->api, tesseract::PSM_AUTO);
}

OcrEngine::~OcrEngine() = default;

std::vector<OcrLine> OcrEngine::recognise(const PagePicture& picture) {
    const Library& library = handle_->library;
    TessBaseAPI* api = handle_->api;
    library.forget(api);
    library.set_image(api, picture.grey.data(), picture.width, picture.height, 1, picture.width);
    library.set_resolution(api, static_cast<int>(picture.dpi + 0.5F));
    std::vector<OcrLine> lines;
    if (library.recognise(api, nullptr) == 0) {
        if (TessResultIterator* at = library.iterator(api); at != nullptr) {
            lines = lines_from(library, at);
            library.delete_iterator(at);
        }
    }
    library.clear(api);
    return lines;
}

std::string ocr_languages(const std::string& language) {
    const std::string_view primary = std::string_view(language).substr(0, language.find('-'));
    return primary == "cy" || primary == "cym" ? "eng+cym" : "eng";
}

}  // namespace arising::extractor
