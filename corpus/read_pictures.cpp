// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/read_pictures.h"

#include <chrono>
#include <numeric>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "extractor/ocr_engine.h"

namespace arising::corpus {

namespace {

constexpr std::chrono::seconds time_for_a_picture{20};

std::int32_t pictures_of_one(const DocumentResult& result, extractor::Ocr ocr) {
    switch (ocr) {
        case extractor::Ocr::never:
            return 0;
        case extractor::Ocr::automatic:
            return result.unread_pictures;
        case extractor::Ocr::always:
            return result.document.pages;
    }
    return 0;
}

/// Its attachments' too: they are read with it.
std::int32_t pictures_of(const DocumentResult& result, extractor::Ocr ocr) {
    return std::accumulate(
        result.attachments.begin(), result.attachments.end(), pictures_of_one(result, ocr),
        [ocr](std::int32_t sum, const DocumentResult& attachment) { return sum + pictures_of_one(attachment, ocr); });
}

}  // namespace

bool has_pictures_to_read(const DocumentResult& result, extractor::Ocr ocr) {
    return pictures_of(result, ocr) > 0;
}

void keep_first_reading(DocumentResult& result, const std::string& why) {
    result.document.diagnostics.push_back(
        {extractor::Severity::error, 0, "its pictures could not be read: " + why, "raise --timeout"});
    if (result.document.state == DocumentState::read) {
        result.document.state = DocumentState::partly_read;
    }
}

void read_pictures_of(const std::vector<std::size_t>& chosen, const std::vector<Input>& inputs,
                      const std::vector<DocumentResult>& results, const rules::RuleSet& rule_set,
                      const MineOptions& options, bool with_readings, const OnPictures& on_read) {
    std::vector<Input> again;
    std::set<std::string> languages;
    WorkerOptions workers = options.workers;
    for (const std::size_t i : chosen) {
        again.push_back(inputs[i]);
        languages.insert(extractor::ocr_languages(results[i].file_language));
        for (const DocumentResult& attachment : results[i].attachments) {
            languages.insert(extractor::ocr_languages(attachment.file_language));
        }
        workers.more_time.push_back(pictures_of(results[i], options.reading.ocr) * time_for_a_picture);
    }
    workers.before_sandbox = [languages] {
        for (const std::string& language : languages) {
            static_cast<void>(extractor::OcrEngine::of(language));
        }
    };
    const ReadInput read = [&](int file, const std::string& path) {
        return encode_answer(read_input(file, path, rule_set, options.reading, with_readings));
    };
    run_in_workers(again, read, workers, [&](std::size_t k, const WorkResult& work) {
        on_read(chosen[k], work.failure.empty() ? decode_answer(work.reply) : std::nullopt, work.failure);
    });
}

}  // namespace arising::corpus
