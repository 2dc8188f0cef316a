// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

// Values as bytes and back, for what one build of this program says to itself: between processes, and in a store that
// knows the build. Numbers are in the machine's own order. Every type has ONE list of its fields, a template over
// ByteWriter and ByteReader: what is written is what is read.
//
// Bytes may come from a process that has handled untrusted files, or from a damaged disk, so that reading checks every
// length. Nothing here goes deeper than the types do.

namespace arising::corpus {

template <class T>
concept PlainValue = std::is_arithmetic_v<T> || std::is_enum_v<T>;

class ByteWriter {
public:
    static constexpr bool reads = false;
    using Drain = std::function<void(std::string_view)>;

    ByteWriter() = default;
    /// With a `drain` the bytes go there piece by piece, and take() gives only what is left.
    explicit ByteWriter(Drain drain) : drain_(std::move(drain)) {}

    template <PlainValue T>
    void operator()(const T& value) {
        char raw[sizeof(T)];
        std::memcpy(raw, &value, sizeof(T));
        append({raw, sizeof(T)});
    }
    void operator()(const std::string& text) {
        (*this)(static_cast<std::uint32_t>(text.size()));
        append(text);
    }
    /// Small numbers in few bytes.
    void varint(const std::uint32_t& value) {
        std::uint32_t rest = value;
        for (; rest >= 0x80U; rest >>= 7U) {
            bytes_ += static_cast<char>(rest | 0x80U);
        }
        bytes_ += static_cast<char>(rest);
        drain_when_full();
    }
    std::uint32_t count(std::size_t size) {
        const auto number = static_cast<std::uint32_t>(size);
        varint(number);
        return number;
    }
    void check(bool) {}
    [[nodiscard]] static constexpr bool good() { return true; }

    [[nodiscard]] std::string take() { return std::move(bytes_); }

private:
    static constexpr std::size_t piece = std::size_t{1} << 16U;

    void append(std::string_view bytes) {
        bytes_ += bytes;
        drain_when_full();
    }
    void drain_when_full() {
        if (bytes_.size() >= piece && drain_) {
            drain_(bytes_);
            bytes_.clear();
        }
    }

    std::string bytes_;
    Drain drain_;
};

/// Once anything does not fit, everything after it reads as empty and good() is false.
class ByteReader {
public:
    static constexpr bool reads = true;

    /// The bytes must outlive it.
    explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

    template <PlainValue T>
    void operator()(T& value) {
        if (const char* raw = next(sizeof(T))) {
            std::memcpy(&value, raw, sizeof(T));
        }
    }
    void operator()(bool& value) {
        std::uint8_t byte = 0;
        (*this)(byte);
        check(byte <= 1);
        value = byte == 1;
    }
    void operator()(std::string& text) {
        std::uint32_t size = 0;
        (*this)(size);
        if (const char* raw = next(size)) {
            text.assign(raw, size);
        }
    }
    void varint(std::uint32_t& value) {
        value = 0;
        for (unsigned shift = 0; shift < 35; shift += 7) {
            const char* raw = next(1);
            if (raw == nullptr) {
                return;
            }
            const auto byte = static_cast<unsigned char>(*raw);
            value |= static_cast<std::uint32_t>(byte & 0x7FU) << shift;
            if (byte < 0x80U) {
                check(shift < 28 || byte <= 0x0FU);
                return;
            }
        }
        check(false);
    }
    /// How many elements follow. Each takes at least one byte, so that a wild count cannot make us allocate wildly.
    std::uint32_t count(std::size_t) {
        std::uint32_t number = 0;
        varint(number);
        check(number <= rest_.size());
        return good_ ? number : 0;
    }

    void check(bool holds) { good_ = good_ && holds; }
    [[nodiscard]] bool good() const { return good_; }
    [[nodiscard]] bool at_end() const { return rest_.empty(); }

private:
    const char* next(std::size_t size) {
        if (!good_ || size > rest_.size()) {
            good_ = false;
            return nullptr;
        }
        const char* at = rest_.data();
        rest_.remove_prefix(size);
        return at;
    }

    std::string_view rest_;
    bool good_ = true;
};

/// A list, element by element: `element(stream, value)`.
template <class Stream, class List, class Element>
void code_list(Stream& stream, List& list, const Element& element) {
    const std::uint32_t size = stream.count(list.size());
    if constexpr (Stream::reads) {
        for (std::uint32_t i = 0; i < size && stream.good(); ++i) {
            element(stream, list.emplace_back());
        }
    } else {
        for (const auto& value : list) {
            element(stream, value);
        }
    }
}

template <class Stream, class Optional, class Element>
void code_optional(Stream& stream, Optional& optional, const Element& element) {
    bool present = optional.has_value();
    stream(present);
    if (!present || !stream.good()) {
        return;
    }
    if constexpr (Stream::reads) {
        optional.emplace();
    }
    element(stream, *optional);
}

/// An enumerator that does not exist must not get into a switch.
template <class Stream, class T>
void code_enum(Stream& stream, T& value, std::remove_const_t<T> last) {
    stream(value);
    if constexpr (Stream::reads) {
        stream.check(value <= last);
        if (!stream.good()) {
            value = {};
        }
    }
}

template <class Stream, class Map>
void code_text_map(Stream& stream, Map& map) {
    std::uint32_t size = stream.count(map.size());
    if constexpr (Stream::reads) {
        for (; size > 0 && stream.good(); --size) {
            std::string key;
            stream(key);
            stream(map[key]);
        }
    } else {
        for (const auto& [key, value] : map) {
            stream(key);
            stream(value);
        }
    }
}

/// Signed numbers around zero, small in bytes whatever their sign; of any 32 bits, the same come back.
template <class Stream>
void code_difference(Stream& stream, std::uint32_t& value, std::uint32_t before) {
    std::uint32_t folded = 0;
    if constexpr (!Stream::reads) {
        const std::uint32_t difference = value - before;
        folded = (difference << 1U) ^ (0U - (difference >> 31U));
    }
    stream.varint(folded);
    if constexpr (Stream::reads) {
        value = before + ((folded >> 1U) ^ (0U - (folded & 1U)));
    }
}

}  // namespace arising::corpus
