// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/verify_archive.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "corpus/file_hash.h"
#include "corpus/input_file.h"
#include "corpus/read_parts.h"
#include "extractor/ocr_engine.h"

namespace arising::corpus {

namespace {

constexpr std::chrono::seconds time_for_a_picture{20};

/// The statements of one input, by where in it their document is: "" for the file itself, "!/name" for an attachment.
struct Expected {
    const DocumentRecord* document = nullptr;
    std::map<std::string, std::vector<std::size_t>> statements;
    bool has_pictures = false;
    std::set<std::string> languages;
};

bool has_pictures(const DocumentRecord& document) {
    return document.text_source == extractor::TextSource::ocr || document.text_source == extractor::TextSource::mixed;
}

/// By the id of the outermost document, those with statements only.
class ExpectedInputs {
public:
    explicit ExpectedInputs(const Archive& archive) {
        for (const DocumentRecord& document : archive.documents) {
            documents_.emplace(document.id, &document);
        }
        for (std::size_t i = 0; i < archive.statements.size(); ++i) {
            add(archive.statements[i].document, i);
        }
    }

    [[nodiscard]] std::vector<Expected> take() {
        std::vector<Expected> all;
        for (auto& [id, expected] : by_id_) {
            all.push_back(std::move(expected));
        }
        std::sort(all.begin(), all.end(),
                  [](const Expected& a, const Expected& b) { return a.document->path < b.document->path; });
        return all;
    }

private:
    [[nodiscard]] const DocumentRecord* outermost(const DocumentRecord* document) const {
        for (std::size_t depth = 0; !document->attached_to.empty() && depth < documents_.size(); ++depth) {
            const auto owner = documents_.find(document->attached_to);
            if (owner == documents_.end()) {
                break;
            }
            document = owner->second;
        }
        return document;
    }

    void add(const std::string& id, std::size_t statement) {
        const auto found = documents_.find(id);
        if (found == documents_.end()) {
            return;
        }
        const DocumentRecord& document = *found->second;
        const DocumentRecord* outer = outermost(&document);
        if (!document.path.starts_with(outer->path)) {
            return;
        }
        Expected& expected = by_id_[outer->id];
        expected.document = outer;
        expected.statements[document.path.substr(outer->path.size())].push_back(statement);
        expected.has_pictures = expected.has_pictures || has_pictures(document) || has_pictures(*outer);
        expected.languages.insert(document.facts.language);
    }

    std::map<std::string, const DocumentRecord*> documents_;
    std::map<std::string, Expected> by_id_;
};

/// Where the bytes of a document are. Hashes the file at its path first, and all others only when that does not fit.
class FileFinder {
public:
    explicit FileFinder(const std::vector<Input>& files) : files_(files) {
        for (const Input& file : files) {
            by_path_.emplace(file.path, &file);
        }
    }

    [[nodiscard]] const Input* find(const DocumentRecord& document) {
        if (document.sha256.empty()) {
            return nullptr;
        }
        const auto at_path = by_path_.find(document.path);
        if (at_path != by_path_.end() && hash_of(*at_path->second) == document.sha256) {
            return at_path->second;
        }
        for (; hashed_ < files_.size(); ++hashed_) {
            by_hash_.emplace(hash_of(files_[hashed_]), &files_[hashed_]);
        }
        const auto with_hash = by_hash_.find(document.sha256);
        return with_hash == by_hash_.end() ? nullptr : with_hash->second;
    }

private:
    static std::string hash_of(const Input& input) {
        const OpenedInput opened = open_input(input);
        return opened.file ? sha256_hex_of_file(opened.file.get()) : std::string();
    }

    const std::vector<Input>& files_;
    std::map<std::string, const Input*> by_path_;
    std::map<std::string, const Input*> by_hash_;
    std::size_t hashed_ = 0;
};

/// Runs in a worker. One line for every statement that could be looked up: its place in the archive, its state.
std::string check_input(int file, const std::string& path, const Expected& expected, const Archive& archive,
                        extractor::ReadOptions reading) {
    if (reading.ocr == extractor::Ocr::automatic && !expected.has_pictures) {
        reading.ocr = extractor::Ocr::never;  // the recogniser is loaded only where the record says that it was used
    }
    std::string lines;
    const MappedFile mapped(file);
    read_parts(mapped.bytes(), path, reading, [&](std::size_t, const ReadPart& part) {
        const auto statements = expected.statements.find(part.path.substr(path.size()));
        if (!part.document || statements == expected.statements.end()) {
            return;
        }
        QuoteCheck check(*part.document);
        for (const std::size_t statement : statements->second) {
            const auto state = static_cast<int>(check.check(archive.statements[statement]));
            lines += std::to_string(statement) + " " + std::to_string(state) + "\n";
        }
    });
    return lines;
}

/// What does not make sense is left out: it comes from a process that has read untrusted files.
void take_states(std::string_view lines, std::vector<QuoteState>& states) {
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        std::size_t statement = 0;
        int state = 0;
        const auto [blank, first] = std::from_chars(lines.data(), lines.data() + end, statement);
        if (first == std::errc() && blank + 1 < lines.data() + end &&
            std::from_chars(blank + 1, lines.data() + end, state).ec == std::errc() && statement < states.size() &&
            state >= 0 && state <= static_cast<int>(QuoteState::no_document)) {
            states[statement] = static_cast<QuoteState>(state);
        }
        lines.remove_prefix(std::min(end + 1, lines.size()));
    }
}

/// The engines that the pictures of all these need, to be loaded before the sandbox closes.
std::function<void()> load_recogniser(const std::vector<Expected>& all, extractor::Ocr ocr) {
    std::set<std::string> languages;
    for (const Expected& expected : all) {
        if (ocr == extractor::Ocr::always || (ocr == extractor::Ocr::automatic && expected.has_pictures)) {
            languages.insert(extractor::ocr_languages({}));
            for (const std::string& language : expected.languages) {
                languages.insert(extractor::ocr_languages(language));
            }
        }
    }
    return [languages] {
        for (const std::string& language : languages) {
            static_cast<void>(extractor::OcrEngine::of(language));
        }
    };
}

void set_states(const Expected& expected, QuoteState state, std::vector<QuoteState>& states) {
    for (const auto& [part, statements] : expected.statements) {
        for (const std::size_t statement : statements) {
            states[statement] = state;
        }
    }
}

}  // namespace

std::vector<QuoteState> verify_archive(const Archive& archive, const std::vector<Input>& files,
                                       const VerifyOptions& options) {
    std::vector<QuoteState> states(archive.statements.size(), QuoteState::no_document);
    const std::vector<Expected> all = ExpectedInputs(archive).take();
    FileFinder finder(files);
    std::vector<Input> inputs;
    WorkerOptions workers = options.workers;
    workers.more_time.clear();
    workers.before_sandbox = load_recogniser(all, options.reading.ocr);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (const Input* file = finder.find(*all[i].document)) {
            set_states(all[i], QuoteState::not_read, states);
            inputs.push_back({std::to_string(i), file->file, file->problem});  // two may have one path
            const bool pictures = all[i].has_pictures || options.reading.ocr == extractor::Ocr::always;
            workers.more_time.push_back((pictures ? all[i].document->pages : 0) * time_for_a_picture);
        }
    }
    const ReadInput read = [&](int file, const std::string& path) {
        return check_input(file, path, all[std::stoul(path)], archive, options.reading);
    };
    std::size_t done = 0;
    run_in_workers(inputs, read, workers, [&](std::size_t, const WorkResult& work) {
        take_states(work.reply, states);
        if (options.on_progress) {
            options.on_progress(++done, inputs.size());
        }
    });
    return states;
}

}  // namespace arising::corpus
