// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/pdf_file_open.h"

#include <cstddef>
#include <optional>

#include "extractor/utf8.h"

namespace arising::extractor {
namespace {

/// Of the ErrorCollector that lives.
std::vector<std::string>* current_errors = nullptr;

void collect_error(ErrorCategory category, Goffset /*position*/, const char* message) {
    constexpr std::size_t most_messages = 20;
    if (current_errors != nullptr && category != errSyntaxWarning && current_errors->size() < most_messages) {
        current_errors->emplace_back(message);
    }
}

void prepare_library() {
    static bool prepared = false;
    if (prepared) {
        return;
    }
    prepared = true;
    globalParams = std::make_unique<GlobalParams>();
    globalParams->setErrQuiet(false);
    setErrorCallback(collect_error);
}

/// Four colour-management transforms a page, built from the catalog's /OutputIntents, are 80 % of the time that plain
/// text extraction takes with this library (measured on 2,496 pages of inspection reports). Text needs no colours.
void switch_colour_management_off(PDFDoc& pdf) {
    XRef* xref = pdf.getXRef();
    Object catalog = xref->getCatalog();
    if (!catalog.isDict() || catalog.dictLookupNF("OutputIntents").isNull()) {
        return;
    }
    const Ref root{xref->getRootNum(), xref->getRootGen()};
    catalog.getDict()->remove("OutputIntents");
    xref->setModifiedObject(&catalog, root);
}

/// The library takes ownership of the stream but not of the bytes, which outlive it here.
std::unique_ptr<PDFDoc> open_with(std::string_view bytes, const std::optional<GooString>& password) {
    auto* stream =
        new MemStream(const_cast<char*>(bytes.data()), 0, static_cast<Goffset>(bytes.size()), Object(objNull));
    return std::make_unique<PDFDoc>(stream, password, password);
}

/// Older kinds of encryption take the password in Latin-1, newer ones in UTF-8; a password file is UTF-8. Empty where
/// that is the same, or cannot be said in Latin-1.
std::string in_latin1(const std::string& password) {
    std::string latin1;
    for (std::size_t i = 0; i < password.size(); ++i) {
        const auto byte = static_cast<unsigned char>(password[i]);
        if (byte < 0x80) {
            latin1 += password[i];
        } else if ((byte == 0xC2 || byte == 0xC3) && i + 1 < password.size()) {
            latin1 += static_cast<char>((byte - 0xC2) * 0x40 + static_cast<unsigned char>(password[++i]));
        } else {
            return {};
        }
    }
    return latin1 == password ? std::string() : latin1;
}

/// As open_pdf(), colours and all.
std::unique_ptr<PDFDoc> open_with_any(std::string_view bytes, const ReadOptions& options) {
    prepare_library();
    std::unique_ptr<PDFDoc> pdf = open_with(bytes, std::nullopt);
    for (const std::string& password : options.passwords) {
        for (const std::string& spelling : {password, in_latin1(password)}) {
            if (pdf->isOk() || pdf->getErrorCode() != errEncrypted) {
                return pdf;
            }
            if (!spelling.empty()) {
                pdf = open_with(bytes, GooString(spelling));
            }
        }
    }
    return pdf;
}

}  // namespace

ErrorCollector::ErrorCollector() {
    current_errors = &errors_;
}

ErrorCollector::~ErrorCollector() {
    current_errors = nullptr;
}

std::unique_ptr<PDFDoc> open_pdf(std::string_view bytes, const ReadOptions& options) {
    std::unique_ptr<PDFDoc> pdf = open_with_any(bytes, options);
    if (pdf->isOk()) {
        switch_colour_management_off(*pdf);
    }
    return pdf;
}

std::string text_string(const GooString& text) {
    Unicode* units = nullptr;
    const int length = TextStringToUCS4(text.toStr(), &units);
    std::string utf8;
    for (int i = 0; i < length; ++i) {
        append_utf8(utf8, units[i]);
    }
    gfree(units);
    return utf8;
}

}  // namespace arising::extractor
