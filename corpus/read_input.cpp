// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/read_input.h"

#include <cstdint>
#include <cstring>
#include <new>
#include <stdexcept>
#include <utility>

#include "corpus/file_hash.h"
#include "corpus/input_file.h"
#include "corpus/read_parts.h"
#include "corpus/reading_codec.h"
#include "corpus/record_codec.h"

namespace arising::corpus {

namespace {

/// A larger one is read again when it is needed: it must not be the reason why an answer is too long.
constexpr std::size_t largest_reading = std::size_t{64} << 20U;

/// A reading on its way, as long as there is memory for it. Keeping costs memory of its own, and a document must not
/// fail for want of it that would otherwise be read.
class OptionalReading {
public:
    OptionalReading(bool wanted, const std::string& path) {
        if (wanted) {
            writer_.emplace(path);
        }
    }

    void add(std::size_t place, const ReadPart& part) {
        attempt([&] { writer_->add(place, part); });
    }

    [[nodiscard]] std::string finish() {
        std::string bytes;
        attempt([&] { bytes = writer_->finish(); });
        return bytes.size() > largest_reading ? std::string() : bytes;
    }

private:
    template <class Action>
    void attempt(const Action& action) {
        try {
            if (writer_) {
                action();
            }
        } catch (const std::bad_alloc&) {
            writer_.reset();
        }
    }

    std::optional<ReadingWriter> writer_;
};

DocumentResult whole(PartResults& parts) {
    std::optional<DocumentResult> result = parts.take();
    if (!result) {
        throw std::logic_error("parts of the input are missing");
    }
    return *std::move(result);
}

}  // namespace

InputAnswer read_input(int file, const std::string& path, const rules::RuleSet& rule_set,
                       const extractor::ReadOptions& options, bool with_reading) {
    const MappedFile mapped(file);
    PartResults results;
    OptionalReading reading(with_reading, path);
    read_parts(mapped.bytes(), path, options, [&](std::size_t place, const ReadPart& part) {
        results.add(place, part.owner, mine_part(part, rule_set));
        reading.add(place, part);
    });
    return {whole(results), reading.finish()};
}

std::optional<DocumentResult> mine_reading(int file, const std::string& path, const rules::RuleSet& rule_set) {
    const MappedFile mapped(file);
    PartResults results;
    const bool good = read_reading(mapped.bytes(), path, [&](std::size_t place, const ReadPart& part) {
        results.add(place, part.owner, mine_part(part, rule_set));
    });
    return good ? results.take() : std::nullopt;
}

std::string encode_answer(const InputAnswer& answer) {
    const std::string result = encode(answer.result);
    const std::uint64_t size = result.size();
    std::string bytes(sizeof size, '\0');
    std::memcpy(bytes.data(), &size, sizeof size);
    return bytes + result + answer.reading;
}

std::optional<InputAnswer> decode_answer(std::string_view bytes) {
    std::uint64_t size = 0;
    if (bytes.size() < sizeof size) {
        return std::nullopt;
    }
    std::memcpy(&size, bytes.data(), sizeof size);
    bytes.remove_prefix(sizeof size);
    if (size > bytes.size()) {
        return std::nullopt;
    }
    std::optional<DocumentResult> result = decode(bytes.substr(0, size));
    if (!result) {
        return std::nullopt;
    }
    return InputAnswer{*std::move(result), std::string(bytes.substr(size))};
}

DocumentResult unread_input(const Input& input, const std::string& why) {
    const OpenedInput opened = open_input(input);
    const std::string hash = opened.file ? sha256_hex_of_file(opened.file.get()) : std::string();
    return unreadable_document(input.path, hash, why);
}

}  // namespace arising::corpus
