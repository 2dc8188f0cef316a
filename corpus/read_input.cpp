// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/read_input.h"

#include <cstddef>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/file_hash.h"
#include "corpus/file_kind.h"
#include "corpus/input_file.h"
#include "extractor/document.h"
#include "extractor/pdf_file.h"
#include "extractor/sha256.h"

namespace arising::corpus {

namespace {

// What the attachments of one file may cost: a few bytes can hold files within files within files.
constexpr std::size_t most_attachments = 100;
constexpr std::size_t most_attached_bytes = std::size_t{256} << 20U;
constexpr int deepest_attachment = 3;

/// Reads one file and what is attached to it. One object for one input.
class InputReader {
public:
    InputReader(const rules::RuleSet& rule_set, const extractor::ReadOptions& options)
        : rule_set_(rule_set), options_(options) {}

    DocumentResult read(std::string_view bytes, const std::string& path) {
        DocumentResult result = read_one(bytes, path, 1);
        result.attachments = std::move(attachments_);
        return result;
    }

private:
    DocumentResult read_one(std::string_view bytes, const std::string& path, int depth) {
        if (!extractor::looks_like_pdf(bytes.substr(0, 1024))) {
            return unreadable_document(path, extractor::sha256_hex(bytes), what_it_is_instead(bytes),
                                       "get the file again from its source");
        }
        const extractor::Document document = extractor::read_document(bytes, path, options_);
        rules::MinedDocument mined;
        if (document.readable) {
            mined = rule_set_.mine(document);
        }
        DocumentResult result = make_records(document, std::move(mined));
        if (document.attached_pdfs > 0) {
            read_attached(bytes, static_cast<std::size_t>(document.attached_pdfs), depth, result);
        }
        return result;
    }

    void read_attached(std::string_view bytes, std::size_t count, int depth, DocumentResult& outer) {
        const std::size_t most = depth <= deepest_attachment ? most_attachments - attachments_.size() : 0;
        const std::vector<extractor::Attachment> files =
            extractor::read_attachments(bytes, options_, most, most_attached_bytes - attached_bytes_);
        std::map<std::string, int> names;
        for (const extractor::Attachment& file : files) {
            if (attachments_.size() == most_attachments) {
                break;
            }
            const int same = ++names[file.name];
            add(file, outer.document.path + "!/" + file.name + (same > 1 ? " (" + std::to_string(same) + ")" : ""),
                outer.document.id, depth);
            --count;
        }
        if (count > 0) {
            outer.document.diagnostics.push_back(
                {extractor::Severity::error, 0,
                 std::to_string(count) + " of its attached PDF files were not read: too many, or too deep inside",
                 "save them as files of their own"});
            outer.document.state = DocumentState::partly_read;
        }
    }

    /// Keeps its place in the list before its own attachments are read.
    void add(const extractor::Attachment& file, const std::string& path, const std::string& owner, int depth) {
        const std::size_t place = attachments_.size();
        attachments_.emplace_back();
        attached_bytes_ += file.bytes ? file.bytes->size() : 0;
        DocumentResult result = file.bytes ? read_one(*file.bytes, path, depth + 1)
                                           : unreadable_document(path, {}, "it is attached, and too large to be read",
                                                                 "save it as a file of its own");
        result.document.attached_to = owner;
        attachments_[place] = std::move(result);
    }

    const rules::RuleSet& rule_set_;
    const extractor::ReadOptions& options_;
    std::vector<DocumentResult> attachments_;
    std::size_t attached_bytes_ = 0;
};

}  // namespace

DocumentResult read_input(int file, const std::string& path, const rules::RuleSet& rule_set,
                          const extractor::ReadOptions& options) {
    const MappedFile mapped(file);
    return InputReader(rule_set, options).read(mapped.bytes(), path);
}

DocumentResult unread_input(const Input& input, const std::string& why) {
    const OpenedInput opened = open_input(input);
    const std::string hash = opened.file ? sha256_hex_of_file(opened.file.get()) : std::string();
    return unreadable_document(input.path, hash, why);
}

}  // namespace arising::corpus
