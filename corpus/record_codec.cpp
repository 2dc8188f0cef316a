// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/record_codec.h"

#include <cstdint>
#include <cstring>
#include <map>
#include <type_traits>
#include <vector>

namespace arising::corpus {

namespace {

template <class T>
concept Plain = std::is_arithmetic_v<T> || std::is_enum_v<T>;

class Writer {
public:
    static constexpr bool reads = false;

    template <Plain T>
    void operator()(const T& value) {
        char raw[sizeof(T)];
        std::memcpy(raw, &value, sizeof(T));
        bytes_.append(raw, sizeof(T));
    }
    void operator()(const std::string& text) {
        (*this)(static_cast<std::uint32_t>(text.size()));
        bytes_ += text;
    }
    std::uint32_t count(std::size_t size) {
        const auto number = static_cast<std::uint32_t>(size);
        (*this)(number);
        return number;
    }

    [[nodiscard]] std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

/// Once anything does not fit, everything after it reads as empty and good() is false.
class Reader {
public:
    static constexpr bool reads = true;

    explicit Reader(std::string_view bytes) : rest_(bytes) {}

    template <Plain T>
    void operator()(T& value) {
        if (const char* raw = next(sizeof(T))) {
            std::memcpy(&value, raw, sizeof(T));
        }
    }
    void operator()(bool& value) {
        std::uint8_t byte = 0;
        (*this)(byte);
        value = byte != 0;
    }
    void operator()(std::string& text) {
        std::uint32_t size = 0;
        (*this)(size);
        if (const char* raw = next(size)) {
            text.assign(raw, size);
        }
    }
    /// How many elements follow. Each takes at least one byte, so that a wild count cannot make us allocate wildly.
    std::uint32_t count(std::size_t) {
        std::uint32_t number = 0;
        (*this)(number);
        if (number > rest_.size()) {
            good_ = false;
        }
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

// One list of fields per type, for both directions: what is written is what is read.

template <class Stream, class T>
void code(Stream& stream, T& value);

template <class Stream, class T>
void all(Stream& stream, T& list) {
    const std::uint32_t size = stream.count(list.size());
    if constexpr (Stream::reads) {
        list.resize(size);
    }
    for (auto& element : list) {
        code(stream, element);
    }
}

template <class Stream, class T>
void maybe(Stream& stream, T& optional) {
    bool present = optional.has_value();
    stream(present);
    if (!present) {
        return;
    }
    if constexpr (Stream::reads) {
        optional.emplace();
    }
    code(stream, *optional);
}

/// An enumerator that does not exist must not get into a switch.
template <class Stream, class T>
void one_of(Stream& stream, T& value, std::remove_const_t<T> last) {
    stream(value);
    if constexpr (Stream::reads) {
        stream.check(value <= last);
    }
}

template <class Stream, class T>
void map_of_text(Stream& stream, T& map) {
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

template <class Stream, class T>
void code_document(Stream& stream, T& document) {
    stream(document.id);
    stream(document.path);
    stream(document.attached_to);
    stream(document.sha256);
    stream(document.pages);
    one_of(stream, document.text_source, extractor::TextSource::mixed);
    one_of(stream, document.state, DocumentState::skipped);
    all(stream, document.diagnostics);
    auto& facts = document.facts;
    one_of(stream, facts.kind, rules::DocumentKind::other);
    for (auto* text :
         {&facts.title, &facts.language, &facts.body, &facts.author, &facts.committee, &facts.date, &facts.lead,
          &facts.inspection.start, &facts.inspection.end, &facts.inspection.lead, &facts.inspection.framework}) {
        stream(*text);
    }
    map_of_text(stream, facts.absent);
}

template <class Stream, class T>
void code_statement(Stream& stream, T& statement) {
    one_of(stream, statement.kind, rules::StatementKind::figure);
    stream(statement.rule);
    code(stream, statement.span);
    code(stream, statement.lead);
    stream(statement.item);
    stream(statement.label);
    stream(statement.confidence);
    stream(statement.owner);
    maybe(stream, statement.due);
    one_of(stream, statement.outcome, rules::Outcome::other);
    stream(statement.proposer);
    stream(statement.seconder);
    stream(statement.cited);
    maybe(stream, statement.judgement);
    maybe(stream, statement.progress);
    maybe(stream, statement.figure);
}

template <class Stream, class T>
void code_record(Stream& stream, T& record) {
    stream(record.id);
    stream(record.document);
    stream(record.meeting);
    stream(record.page);
    all(stream, record.boxes);
    all(stream, record.section);
    all(stream, record.under);
    stream(record.before);
    stream(record.text);
    stream(record.lead);
    code_statement(stream, record.statement);
}

template <class Stream, class T>
void code(Stream& stream, T& value) {
    using Value = std::remove_const_t<T>;
    if constexpr (std::is_same_v<Value, std::string>) {
        stream(value);
    } else if constexpr (std::is_same_v<Value, extractor::Span>) {
        stream(value.begin);
        stream(value.end);
    } else if constexpr (std::is_same_v<Value, extractor::Box>) {
        stream(value.page);
        stream(value.x0);
        stream(value.y0);
        stream(value.x1);
        stream(value.y1);
    } else if constexpr (std::is_same_v<Value, extractor::Diagnostic>) {
        one_of(stream, value.severity, extractor::Severity::error);
        stream(value.page);
        stream(value.message);
        stream(value.hint);
    } else if constexpr (std::is_same_v<Value, rules::Due>) {
        stream(value.text);
        stream(value.date);
    } else if constexpr (std::is_same_v<Value, rules::Judgement>) {
        stream(value.aspect);
        stream(value.grade);
        stream(value.grade_text);
        stream(value.scale);
        stream(value.cited);
        stream(value.as_of);
    } else if constexpr (std::is_same_v<Value, rules::Progress>) {
        stream(value.about);
        one_of(stream, value.status, rules::ProgressStatus::unclear);
    } else if constexpr (std::is_same_v<Value, rules::Comparison>) {
        stream(value.role);
        stream(value.value);
        stream(value.unit);
    } else if constexpr (std::is_same_v<Value, rules::Figure>) {
        stream(value.value);
        stream(value.unit);
        stream(value.approximate);
        stream(value.of);
        all(stream, value.compare);
    } else {
        static_assert(std::is_same_v<Value, Record>);
        code_record(stream, value);
    }
}

template <class Stream, class T>
void code_one_result(Stream& stream, T& result) {
    code_document(stream, result.document);
    all(stream, result.statements);
    stream(result.prefilter_fallbacks);
    stream(result.unread_pictures);
    stream(result.file_language);
}

/// Attachments have no attachments: what comes from a worker cannot make us go deeper than this.
template <class Stream, class T>
void code_result(Stream& stream, T& result) {
    code_one_result(stream, result);
    const std::uint32_t size = stream.count(result.attachments.size());
    if constexpr (Stream::reads) {
        result.attachments.resize(size);
    }
    for (auto& attachment : result.attachments) {
        code_one_result(stream, attachment);
    }
}

}  // namespace

std::string encode(const DocumentResult& result) {
    Writer writer;
    code_result(writer, result);
    return writer.take();
}

std::optional<DocumentResult> decode(std::string_view bytes) {
    Reader reader(bytes);
    DocumentResult result;
    code_result(reader, result);
    if (!reader.good() || !reader.at_end()) {
        return std::nullopt;
    }
    return result;
}

}  // namespace arising::corpus
