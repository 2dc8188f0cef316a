// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "corpus/archive_walk.h"
#include "corpus/corrections.h"
#include "corpus/make_records.h"
#include "corpus/record.h"
#include "corpus/store.h"
#include "corpus/store_keys.h"
#include "extractor/read_document.h"
#include "rules/rule_set.h"

// What a store knows of the inputs of one run, under its rules and options, and what the run adds to that. Without a
// store it knows nothing and keeps nothing, so that a run need not ask whether there is one.
//
// A document is read in two steps: its text, and, where it has pages that are pictures, those. Both are kept, each
// under the options that it was read with: the first under those of a run without OCR. A document without pictures has,
// in place of the second result, a word that says that the first one stands.
//
// Kept is only what the same bytes give again at any time. What a limit of time or memory ended, and what crashed, is
// not: it is tried again by the next run. Nor is a result for other bytes than were there when the run began.

namespace arising::corpus {

/// Which of the two steps.
enum class Step : std::uint8_t { text, pictures };

class RunMemory {
public:
    /// Works out which bytes the inputs have. `store` may be null. All must outlive it.
    RunMemory(Store* store, const std::vector<Input>& inputs, const rules::RuleSet& rule_set,
              const extractor::ReadOptions& options);

    /// The archive that was made of these results before: nothing unless all of them are known.
    [[nodiscard]] std::optional<Archive> whole_archive();
    /// The same for results that have just been worked out, some of which may not be kept.
    [[nodiscard]] std::optional<Archive> archive_of(const std::vector<DocumentResult>& results);
    void keep_archive(const Archive& archive);
    /// Says what the last archive was, and what was corrected in it; null = nothing.
    void remember_run(const Corrections* corrections);

    /// With the paths of this run.
    [[nodiscard]] std::optional<DocumentResult> result(std::size_t input, Step step);
    /// For read_reading().
    [[nodiscard]] std::optional<std::string> reading(std::size_t input, Step step);
    [[nodiscard]] bool has_reading(std::size_t input, Step step);
    void forget_reading(std::size_t input, Step step);

    /// `reading` may be empty: then it is not kept, or already is.
    void keep(std::size_t input, Step step, const DocumentResult& result, std::string reading);
    /// Says that the document has no pictures to be read: the first result is the last one.
    void keep_text_as_last(std::size_t input, const DocumentResult& result);

    /// Whether a result is of the bytes that the input had when the run began.
    [[nodiscard]] bool is_of(std::size_t input, const DocumentResult& result) const;
    [[nodiscard]] bool is_on() const { return store_ != nullptr; }

private:
    [[nodiscard]] const ReadingKind& kind_of(Step step) const { return step == Step::text ? text_ : pictures_; }
    [[nodiscard]] std::string reading_key_of(std::size_t input, Step step, bool encrypted) const;
    [[nodiscard]] std::string result_key_of(std::size_t input, Step step, bool encrypted) const;
    /// The key under which the last result of an input is kept; empty where none is.
    [[nodiscard]] std::string last_result_key(std::size_t input);
    [[nodiscard]] std::optional<DocumentResult> load(const std::string& key, std::size_t input);
    [[nodiscard]] bool may_keep(std::size_t input, const DocumentResult& result) const;
    void mark_sources();
    [[nodiscard]] std::optional<Archive> load_archive(const std::string& key);

    Store* store_;
    const std::vector<Input>& inputs_;
    ReadingKind text_;
    ReadingKind pictures_;
    std::string rules_;
    std::vector<std::string> hashes_;     ///< of each input's bytes; empty = unknown
    std::vector<std::string> last_keys_;  ///< of each input's last result, as far as known
    std::string archive_key_;
};

}  // namespace arising::corpus
