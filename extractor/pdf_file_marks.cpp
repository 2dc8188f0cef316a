// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/pdf_file_marks.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace arising::extractor {
namespace {

constexpr std::size_t longest_contents = std::size_t{64} << 20U;  // bytes; longer ones are left as they are
constexpr std::string_view operator_name = "BDC";

bool is_white(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

bool is_regular(char c) {
    return !is_white(c) && std::string_view("()<>[]{}/%").find(c) == std::string_view::npos;
}

/// False where the stream is longer than the bound.
bool append_stream(Object& stream, std::string& text) {
    if (!stream.isStream()) {
        return true;
    }
    std::array<unsigned char, 16384> buffer{};
    stream.streamReset();
    for (int count = 1; count > 0;) {
        count = stream.getStream()->doGetChars(static_cast<int>(buffer.size()), buffer.data());
        text.append(buffer.begin(), buffer.begin() + std::max(count, 0));
        if (text.size() > longest_contents) {
            return false;
        }
    }
    stream.streamClose();
    text += '\n';
    return true;
}

std::optional<std::string> decoded(Object& contents) {
    std::string text;
    const int count = contents.isArray() ? contents.arrayGetLength() : 1;
    for (int i = 0; i < count; ++i) {
        Object part = contents.isArray() ? contents.arrayGet(i) : contents.copy();
        if (!append_stream(part, text)) {
            return std::nullopt;
        }
    }
    return text;
}

int digit_of(char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0    ? c - '0'
           : std::isxdigit(static_cast<unsigned char>(c)) != 0 ? std::tolower(static_cast<unsigned char>(c)) - 'a' + 10
                                                               : -1;
}

/// A name as the file means it: "#20" is a blank.
std::string plain_name(std::string_view written) {
    std::string name;
    for (std::size_t i = 0; i < written.size(); ++i) {
        if (written[i] == '#' && i + 2 < written.size() && digit_of(written[i + 1]) >= 0 &&
            digit_of(written[i + 2]) >= 0) {
            name += static_cast<char>(digit_of(written[i + 1]) * 16 + digit_of(written[i + 2]));
            i += 2;
        } else {
            name += written[i];
        }
    }
    return name;
}

std::string in_hex(const std::string& bytes) {
    constexpr const char* digits = "0123456789ABCDEF";
    std::string hex;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        hex += digits[byte / 16];
        hex += digits[byte % 16];
    }
    return hex;
}

/// What stands between two names and the operator behind them: where the tag begins, both names without their slash.
struct NamedMark {
    std::size_t begin = 0;
    std::string_view tag;
    std::string_view properties;
};

/// A name that ends right before `end`; its slash is at the result, npos where there is none.
std::size_t name_before(std::string_view text, std::size_t end) {
    std::size_t at = end;
    while (at > 0 && is_regular(text[at - 1])) {
        --at;
    }
    return at > 0 && text[at - 1] == '/' ? at - 1 : std::string_view::npos;
}

std::size_t skip_white_back(std::string_view text, std::size_t end) {
    while (end > 0 && is_white(text[end - 1])) {
        --end;
    }
    return end;
}

/// `/Tag /Name BDC` whose operator stands at `at`.
std::optional<NamedMark> named_mark(std::string_view text, std::size_t at) {
    const std::size_t behind = at + operator_name.size();
    const std::size_t name_end = skip_white_back(text, at);
    if (name_end == at || (behind < text.size() && is_regular(text[behind]))) {
        return std::nullopt;
    }
    const std::size_t name = name_before(text, name_end);
    if (name == std::string_view::npos) {
        return std::nullopt;
    }
    const std::size_t tag_end = skip_white_back(text, name);
    const std::size_t tag = name_before(text, tag_end);
    if (tag == std::string_view::npos) {
        return std::nullopt;
    }
    return NamedMark{tag, text.substr(tag + 1, tag_end - tag - 1), text.substr(name + 1, name_end - name - 1)};
}

/// Writes the property lists of a page in place of their names. Each list is looked up once.
class MarkWriter {
public:
    MarkWriter(Dict& properties, const Layers& layers) : properties_(properties), layers_(layers) {}

    std::string rewrite(std::string_view text) {
        std::string result;
        std::size_t copied = 0;
        for (std::size_t at = text.find(operator_name); at != std::string_view::npos;
             at = text.find(operator_name, at + operator_name.size())) {
            const std::optional<NamedMark> mark = named_mark(text, at);
            if (mark && mark->begin >= copied) {
                result.append(text.substr(copied, mark->begin - copied));
                result += in_place(*mark);
                copied = at;
            }
            if (result.size() > longest_contents) {
                return std::string(text);  // long lists, named over and over
            }
        }
        return result.append(text.substr(copied));
    }

private:
    struct Written {
        std::string properties;
        bool off = false;
    };

    std::string in_place(const NamedMark& mark) {
        const Written& list = written(plain_name(mark.properties));
        if (mark.tag.substr(0, 2) == "OC") {
            return std::string("/") + layer_tag + " <<" + (list.off ? "/" + std::string(layer_off_key) + " 1" : "") +
                   ">> ";
        }
        return "/" + std::string(mark.tag) + " <<" + list.properties + ">> ";
    }

    const Written& written(const std::string& name) {
        const auto known = written_.find(name);
        if (known != written_.end()) {
            return known->second;
        }
        Written list;
        const Object& named = properties_.lookupNF(name.c_str());
        list.off = layers_.hide(named);
        Object dictionary = properties_.lookup(name.c_str());
        if (dictionary.isDict()) {
            Object id = dictionary.dictLookup("MCID");
            Object actual = dictionary.dictLookup("ActualText");
            list.properties += id.isInt() ? "/MCID " + std::to_string(id.getInt()) : "";
            list.properties += actual.isString() ? "/ActualText <" + in_hex(actual.getString()->toStr()) + ">" : "";
        }
        return written_.emplace(name, std::move(list)).first->second;
    }

    Dict& properties_;
    const Layers& layers_;
    std::unordered_map<std::string, Written> written_;
};

}  // namespace

Layers::Layers(PDFDoc& pdf) {
    OCGs* shown = pdf.getCatalog()->getOptContentConfig();
    if (shown == nullptr) {
        return;
    }
    bool off = false;
    for (const auto& [ref, group] : shown->getOCGs()) {
        off = off || group->getState() == OptionalContentGroup::Off;
        group->setState(OptionalContentGroup::On);
    }
    Object catalog = pdf.getXRef()->getCatalog();
    Object properties = catalog.isDict() ? catalog.dictLookup("OCProperties") : Object(objNull);
    if (off && properties.isDict()) {
        groups_ = std::make_unique<OCGs>(&properties, pdf.getXRef());
    }
}

bool Layers::hide(const Object& content) const {
    return groups_ != nullptr && !content.isNull() && !groups_->optContentIsVisible(&content);
}

PageContents::PageContents(Page& page, const Layers& layers) : object_(page.getContents()) {
    Dict* resources = page.getResourceDict();
    Object properties = resources != nullptr ? resources->lookup("Properties") : Object(objNull);
    if (object_.isNull() || !properties.isDict()) {
        return;
    }
    std::optional<std::string> text = decoded(object_);
    if (text) {
        text_ = MarkWriter(*properties.getDict(), layers).rewrite(*text);
        object_ = Object(
            static_cast<Stream*>(new MemStream(text_.data(), 0, static_cast<Goffset>(text_.size()), Object(objNull))));
    }
}

}  // namespace arising::extractor
