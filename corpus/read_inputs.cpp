// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/read_inputs.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <string>
#include <utility>

#include "corpus/input_file.h"
#include "corpus/read_input.h"
#include "corpus/read_pictures.h"
#include "corpus/record_codec.h"

namespace arising::corpus {

namespace {

/// Bytes as a file that a worker can be given.
OpenedInput file_of(const std::string& bytes) {
    Descriptor file(memfd_create("reading", MFD_CLOEXEC));
    std::size_t written = 0;
    while (file && written < bytes.size()) {
        const ssize_t now = write(file.get(), bytes.data() + written, bytes.size() - written);
        if (now < 0 && errno != EINTR) {
            break;
        }
        written += now < 0 ? 0 : static_cast<std::size_t>(now);
    }
    if (!file || written < bytes.size()) {
        return {{}, std::string("no room for what was read before: ") + std::strerror(errno)};
    }
    return {std::move(file), {}};
}

class InputsReader {
public:
    InputsReader(const std::vector<Input>& inputs, const rules::RuleSet& rule_set, const MineOptions& options,
                 RunMemory& memory)
        : inputs_(inputs), rule_set_(rule_set), options_(options), memory_(memory), results_(inputs.size()) {}

    std::vector<DocumentResult> run() {
        for (std::size_t i = 0; i < inputs_.size(); ++i) {
            recall(i);
        }
        if (!to_mine_.empty() || !to_read_.empty() || !with_pictures_.empty()) {
            rule_set_.prepare();
        }
        mine_readings();
        read_texts();
        read_pictures();
        for (std::size_t i = 0; i < inputs_.size(); ++i) {
            results_[i].document.path = inputs_[i].path;
        }
        return std::move(results_);
    }

private:
    struct ToMine {
        std::size_t input;
        Step step;
    };

    /// Decides how an input is read.
    void recall(std::size_t i) {
        if (std::optional<DocumentResult> last = memory_.result(i, Step::pictures)) {
            results_[i] = *std::move(last);
            count();
        } else if (memory_.has_reading(i, Step::pictures)) {
            to_mine_.push_back({i, Step::pictures});
        } else if (std::optional<DocumentResult> text = memory_.result(i, Step::text)) {
            results_[i] = *std::move(text);
            after_text(i);
        } else if (memory_.has_reading(i, Step::text)) {
            to_mine_.push_back({i, Step::text});
        } else {
            to_read_.push_back(i);
        }
    }

    void count() {
        if (options_.on_progress) {
            options_.on_progress(++done_, inputs_.size());
        }
    }

    void after_text(std::size_t i) {
        if (has_pictures_to_read(results_[i], options_.reading.ocr)) {
            with_pictures_.push_back(i);
        } else {
            memory_.keep_text_as_last(i, results_[i]);
            count();
        }
    }

    void take(std::size_t i, Step step, DocumentResult result, std::string reading) {
        results_[i] = std::move(result);
        memory_.keep(i, step, results_[i], std::move(reading));
        if (step == Step::text) {
            after_text(i);
        } else {
            count();
        }
    }

    [[nodiscard]] std::vector<Input> inputs_at(const std::vector<std::size_t>& places) const {
        std::vector<Input> some;
        some.reserve(places.size());
        for (const std::size_t i : places) {
            some.push_back(inputs_[i]);
        }
        return some;
    }

    /// In workers too: what was read came from untrusted files.
    void mine_readings() {
        std::vector<std::size_t> places;
        for (const ToMine& one : to_mine_) {
            places.push_back(one.input);
        }
        WorkerOptions workers = options_.workers;
        workers.open = [this](std::size_t k) {
            const std::optional<std::string> reading = memory_.reading(to_mine_[k].input, to_mine_[k].step);
            return reading ? file_of(*reading) : OpenedInput{{}, "what was read before is gone"};
        };
        const ReadInput mine = [&](int file, const std::string& path) {
            const std::optional<DocumentResult> result = mine_reading(file, path, rule_set_);
            return result ? encode(*result) : std::string();
        };
        run_in_workers(inputs_at(places), mine, workers, [&](std::size_t k, const WorkResult& work) {
            const ToMine& one = to_mine_[k];
            std::optional<DocumentResult> result = decode(work.reply);
            if (result && memory_.is_of(one.input, *result)) {
                return take(one.input, one.step, *std::move(result), {});
            }
            if (work.failure.empty()) {
                memory_.forget_reading(one.input, one.step);
            }
            to_read_.push_back(one.input);
        });
    }

    void read_texts() {
        extractor::ReadOptions text_only = options_.reading;
        text_only.ocr = extractor::Ocr::never;
        const ReadInput read = [&](int file, const std::string& path) {
            return encode_answer(read_input(file, path, rule_set_, text_only, memory_.is_on()));
        };
        std::sort(to_read_.begin(), to_read_.end());
        run_in_workers(inputs_at(to_read_), read, options_.workers, [&](std::size_t k, const WorkResult& work) {
            const std::size_t i = to_read_[k];
            std::optional<InputAnswer> answer = work.failure.empty() ? decode_answer(work.reply) : std::nullopt;
            if (answer) {
                return take(i, Step::text, std::move(answer->result), std::move(answer->reading));
            }
            results_[i] = unread_input(inputs_[i], work.failure.empty() ? nonsense : work.failure);
            count();
        });
    }

    void read_pictures() {
        std::sort(with_pictures_.begin(), with_pictures_.end());
        const OnPictures on_read = [this](std::size_t i, std::optional<InputAnswer> answer, const std::string& why) {
            if (answer) {
                return take(i, Step::pictures, std::move(answer->result), std::move(answer->reading));
            }
            keep_first_reading(results_[i], why.empty() ? nonsense : why);
            count();
        };
        read_pictures_of(with_pictures_, inputs_, results_, rule_set_, options_, memory_.is_on(), on_read);
    }

    static constexpr const char* nonsense = "the reader gave an answer that makes no sense";

    const std::vector<Input>& inputs_;
    const rules::RuleSet& rule_set_;
    const MineOptions& options_;
    RunMemory& memory_;
    std::vector<DocumentResult> results_;
    std::vector<ToMine> to_mine_;
    std::vector<std::size_t> to_read_;
    std::vector<std::size_t> with_pictures_;
    std::size_t done_ = 0;
};

}  // namespace

std::vector<DocumentResult> read_inputs(const std::vector<Input>& inputs, const rules::RuleSet& rule_set,
                                        const MineOptions& options, RunMemory& memory) {
    return InputsReader(inputs, rule_set, options, memory).run();
}

}  // namespace arising::corpus
