// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/pdf_file_attachments.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractor/pdf_file.h"
#include "extractor/pdf_file_open.h"

namespace arising::extractor {
namespace {

constexpr std::size_t most_nodes = 10'000;  // of the name tree, and annotations

std::string file_name_of(const Object& specification) {
    for (const char* key : {"UF", "F"}) {
        Object name = specification.isDict() ? specification.dictLookup(key) : Object(objNull);
        if (name.isString()) {
            return text_string(*name.getString());
        }
    }
    return "unnamed";
}

/// A name as a part of a path in a record: on one line.
std::string shown_name(const Object& specification) {
    std::string name = file_name_of(specification);
    std::replace_if(
        name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, '_');
    return name;
}

/// The stream that a file specification embeds; null where it only names a file.
Object embedded_stream(const Object& specification) {
    Object files = specification.isDict() ? specification.dictLookup("EF") : Object(objNull);
    for (const char* key : {"UF", "F"}) {
        Object stream = files.isDict() ? files.dictLookup(key) : Object(objNull);
        if (stream.isStream()) {
            return stream;
        }
    }
    return Object(objNull);
}

/// The leaves of the name tree of embedded files, in its order, walked with own bounds.
void collect_named(PDFDoc& pdf, std::vector<Object>& found) {
    Object catalog = pdf.getXRef()->getCatalog();
    Object trees = catalog.isDict() ? catalog.dictLookup("Names") : Object(objNull);
    std::vector<Object> nodes;
    nodes.push_back(trees.isDict() ? trees.dictLookup("EmbeddedFiles") : Object(objNull));
    std::size_t seen = 0;
    while (!nodes.empty() && ++seen <= most_nodes) {
        const Object node = std::move(nodes.back());
        nodes.pop_back();
        if (!node.isDict()) {
            continue;
        }
        Object leaves = node.dictLookup("Names");
        for (int i = 1; leaves.isArray() && i < leaves.arrayGetLength() && ++seen <= most_nodes; i += 2) {
            found.push_back(leaves.arrayGet(i));
        }
        Object kids = node.dictLookup("Kids");
        for (int i = kids.isArray() ? kids.arrayGetLength() : 0; i-- > 0 && nodes.size() < most_nodes;) {
            nodes.push_back(kids.arrayGet(i));
        }
    }
}

/// Files that are pinned to a page.
void collect_pinned(PDFDoc& pdf, std::vector<Object>& found) {
    std::size_t seen = 0;
    for (int number = 1; number <= pdf.getNumPages() && seen <= most_nodes; ++number) {
        Page* page = pdf.getPage(number);
        Object annotations = page != nullptr && page->isOk() ? page->getAnnotsObject() : Object(objNull);
        for (int i = 0; annotations.isArray() && i < annotations.arrayGetLength() && ++seen <= most_nodes; ++i) {
            Object annotation = annotations.arrayGet(i);
            Object kind = annotation.isDict() ? annotation.dictLookup("Subtype") : Object(objNull);
            if (kind.isName("FileAttachment")) {
                found.push_back(annotation.dictLookup("FS"));
            }
        }
    }
}

/// Each embedded stream once: a file may be named in the tree and pinned to a page too.
std::vector<Object> attached_files(PDFDoc& pdf, bool any_pinned) {
    std::vector<Object> found;
    collect_named(pdf, found);
    if (any_pinned) {
        collect_pinned(pdf, found);
    }
    std::set<std::pair<int, int>> seen;
    std::vector<Object> files;
    for (Object& file : found) {
        Object embedded = file.isDict() ? file.dictLookup("EF") : Object(objNull);
        const Object& stream =
            embedded.isDict() && embedded.getDict()->hasKey("F") ? embedded.dictLookupNF("F") : embedded;
        if (!stream.isRef() || seen.insert({stream.getRef().num, stream.getRef().gen}).second) {
            files.push_back(std::move(file));
        }
    }
    return files;
}

/// At most so many decoded bytes; nothing where there are more.
std::optional<std::string> bytes_of(Object& stream, std::size_t most) {
    std::array<unsigned char, 16384> buffer{};
    std::string bytes;
    stream.streamReset();
    int count = 0;
    while (bytes.size() <= most &&
           (count = stream.getStream()->doGetChars(static_cast<int>(buffer.size()), buffer.data())) > 0) {
        bytes.append(buffer.begin(), buffer.begin() + count);
    }
    stream.streamClose();
    return bytes.size() <= most ? std::optional(std::move(bytes)) : std::nullopt;
}

bool holds_pdf(Object& stream) {
    std::array<unsigned char, 1024> buffer{};
    stream.streamReset();
    const int count = stream.getStream()->doGetChars(static_cast<int>(buffer.size()), buffer.data());
    stream.streamClose();
    return looks_like_pdf({reinterpret_cast<const char*>(buffer.data()), static_cast<std::size_t>(std::max(count, 0))});
}

std::string list_of(const std::vector<std::string>& names) {
    constexpr std::size_t most_named = 10;
    std::string list;
    for (std::size_t i = 0; i < std::min(names.size(), most_named); ++i) {
        list += (i == 0 ? "" : ", ") + names[i];
    }
    return list + (names.size() > most_named ? ", ..." : "");
}

void add_note(RawDocument& document, const std::vector<std::string>& names, const std::string& one,
              const std::string& many, const std::string& hint) {
    if (!names.empty()) {
        document.diagnostics.push_back(
            {Severity::note, 0, std::to_string(names.size()) + (names.size() == 1 ? one : many) + ": " + list_of(names),
             hint});
    }
}

}  // namespace

void report_attachments(PDFDoc& pdf, RawDocument& document) {
    std::vector<std::string> read;
    std::vector<std::string> others;
    std::vector<std::string> missing;
    const bool any_pinned =
        std::any_of(document.pages.begin(), document.pages.end(), [](const RawPage& page) { return page.has_files; });
    for (const Object& file : attached_files(pdf, any_pinned)) {
        Object stream = embedded_stream(file);
        (!stream.isStream() ? missing : holds_pdf(stream) ? read : others).push_back(shown_name(file));
    }
    document.attached_pdfs = static_cast<std::int32_t>(read.size());
    add_note(document, read, " PDF file is attached", " PDF files are attached",
             "arising mine reads each as a document of its own");
    add_note(document, others, " attached file is no PDF and was not read",
             " attached files are no PDF and were not read", "");
    add_note(document, missing, " attached file is named only, and not in the file",
             " attached files are named only, and not in the file", "");
}

std::vector<Attachment> read_attachments(std::string_view bytes, const ReadOptions& options, std::size_t most_files,
                                         std::size_t most_bytes) {
    const ErrorCollector collected;
    const std::unique_ptr<PDFDoc> pdf = open_pdf(bytes, options);
    std::vector<Attachment> attachments;
    if (!pdf->isOk()) {
        return attachments;
    }
    for (const Object& file : attached_files(*pdf, true)) {
        Object stream = embedded_stream(file);
        if (attachments.size() == most_files || !stream.isStream() || !holds_pdf(stream)) {
            continue;
        }
        Attachment attachment{shown_name(file), bytes_of(stream, most_bytes)};
        most_bytes -= attachment.bytes ? attachment.bytes->size() : 0;
        attachments.push_back(std::move(attachment));
    }
    return attachments;
}

}  // namespace arising::extractor
