// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/read_parts.h"

#include <map>
#include <utility>
#include <vector>

#include "corpus/file_kind.h"
#include "extractor/pdf_file.h"
#include "extractor/sha256.h"

namespace arising::corpus {

namespace {

// What the attachments of one file may cost: a few bytes can hold files within files within files.
constexpr std::size_t most_attachments = 100;
constexpr std::size_t most_attached_bytes = std::size_t{256} << 20U;
constexpr int deepest_attachment = 3;

/// Reads one file and what is attached to it. One object for one input.
class PartReader {
public:
    PartReader(const extractor::ReadOptions& options, const OnPart& on_part) : options_(options), on_part_(on_part) {}

    /// Takes its place in the order before its own attachments are read.
    void read(std::string_view bytes, const std::string& path, std::int32_t owner, int depth) {
        const std::size_t place = places_++;
        ReadPart part = read_one(bytes, path, owner);
        if (part.document && part.document->attached_pdfs > 0) {
            const auto count = static_cast<std::size_t>(part.document->attached_pdfs);
            part.left_out = read_attached(bytes, count, path, static_cast<std::int32_t>(place), depth);
        }
        on_part_(place, std::move(part));
    }

private:
    [[nodiscard]] ReadPart read_one(std::string_view bytes, const std::string& path, std::int32_t owner) const {
        ReadPart part;
        part.path = path;
        part.owner = owner;
        if (extractor::looks_like_pdf(bytes.substr(0, 1024))) {
            part.document = extractor::read_document(bytes, path, options_);
        } else {
            part.sha256 = extractor::sha256_hex(bytes);
            part.why = what_it_is_instead(bytes);
            part.hint = "get the file again from its source";
        }
        return part;
    }

    /// Gives how many it left out.
    std::uint32_t read_attached(std::string_view bytes, std::size_t count, const std::string& outer, std::int32_t owner,
                                int depth) {
        const std::size_t most = depth <= deepest_attachment ? most_attachments - attachments() : 0;
        const std::vector<extractor::Attachment> files =
            extractor::read_attachments(bytes, options_, most, most_attached_bytes - attached_bytes_);
        std::map<std::string, int> names;
        for (const extractor::Attachment& file : files) {
            if (attachments() == most_attachments) {
                break;
            }
            const int same = ++names[file.name];
            add(file, outer + "!/" + file.name + (same > 1 ? " (" + std::to_string(same) + ")" : ""), owner, depth);
            --count;
        }
        return static_cast<std::uint32_t>(count);
    }

    void add(const extractor::Attachment& file, const std::string& path, std::int32_t owner, int depth) {
        if (file.bytes) {
            attached_bytes_ += file.bytes->size();
            return read(*file.bytes, path, owner, depth + 1);
        }
        ReadPart part;
        part.path = path;
        part.owner = owner;
        part.why = "it is attached, and too large to be read";
        part.hint = "save it as a file of its own";
        on_part_(places_++, std::move(part));
    }

    [[nodiscard]] std::size_t attachments() const { return places_ - 1; }

    const extractor::ReadOptions& options_;
    const OnPart& on_part_;
    std::size_t places_ = 0;
    std::size_t attached_bytes_ = 0;
};

}  // namespace

void read_parts(std::string_view bytes, const std::string& path, const extractor::ReadOptions& options,
                const OnPart& on_part) {
    PartReader(options, on_part).read(bytes, path, -1, 1);
}

DocumentResult mine_part(const ReadPart& part, const rules::RuleSet& rule_set) {
    if (!part.document) {
        return unreadable_document(part.path, part.sha256, part.why, part.hint);
    }
    rules::MinedDocument mined;
    if (part.document->readable) {
        mined = rule_set.mine(*part.document);
    }
    DocumentResult result = make_records(*part.document, std::move(mined));
    if (part.left_out > 0) {
        result.document.diagnostics.push_back(
            {extractor::Severity::error, 0,
             std::to_string(part.left_out) + " of its attached PDF files were not read: too many, or too deep inside",
             "save them as files of their own"});
        result.document.state = DocumentState::partly_read;
    }
    return result;
}

void PartResults::add(std::size_t place, std::int32_t owner, DocumentResult result) {
    if (places_.size() <= place) {
        places_.resize(place + 1);
    }
    places_[place] = {owner, std::move(result)};
}

std::optional<DocumentResult> PartResults::take() {
    for (std::size_t i = 0; i < places_.size(); ++i) {
        const std::int32_t owner = places_[i].owner;
        if (!places_[i].result || (i == 0) != (owner < 0) || owner >= static_cast<std::int32_t>(i)) {
            return std::nullopt;
        }
        if (owner >= 0) {
            places_[i].result->document.attached_to = places_[static_cast<std::size_t>(owner)].result->document.id;
        }
    }
    if (places_.empty()) {
        return std::nullopt;
    }
    DocumentResult outer = *std::move(places_.front().result);
    for (std::size_t i = 1; i < places_.size(); ++i) {
        outer.attachments.push_back(*std::move(places_[i].result));
    }
    places_.clear();
    return outer;
}

}  // namespace arising::corpus
