// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/quick_match.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <unicode/utf8.h>

#include <cstring>
#include <new>
#include <utility>

#include "rules/perl_pattern.h"

namespace arising::rules {

namespace {

// PCRE2 counts every time that it tries something it may come back from, but does not tell. It takes a limit, for one
// place to start at. Nearly all places need few tries; one that needs more is tried again with more, and those come out
// of what the whole search has.
constexpr std::uint32_t kTriesOfPlace = 1000;
constexpr std::uint32_t kMoreTries = 8;  // times as many, when tried again
constexpr std::uint32_t kTriesAtLeast = 2000;
constexpr std::uint32_t kTriesForByte = 100;
constexpr std::uint64_t kPatience = 5;       // places to try at, for each byte of the expression (measured)
constexpr std::uint32_t kMostMemory = 4096;  // KiB, for what it may come back to

constexpr std::uint32_t kOptions = PCRE2_UTF | PCRE2_NO_UTF_CHECK | PCRE2_DOTALL | PCRE2_DOLLAR_ENDONLY |
                                   PCRE2_NEVER_BACKSLASH_C | PCRE2_NEVER_UCP | PCRE2_NO_START_OPTIMIZE;

template <auto Free>
struct Freed {
    template <typename Object>
    void operator()(Object* object) const {
        Free(object);
    }
};

using CompileContext = std::unique_ptr<pcre2_compile_context, Freed<pcre2_compile_context_free>>;
using MatchContext = std::unique_ptr<pcre2_match_context, Freed<pcre2_match_context_free>>;
using MatchData = std::unique_ptr<pcre2_match_data, Freed<pcre2_match_data_free>>;

template <typename Owner>
Owner or_no_memory(typename Owner::pointer made) {
    if (made == nullptr) {
        throw std::bad_alloc();
    }
    return Owner(made);
}

/// What every search needs, made once: the places of what was found, the limits, room for what may be come back to.
struct Workplace {
    static constexpr std::uint32_t kMostGroups = 64;

    MatchData data = or_no_memory<MatchData>(pcre2_match_data_create(kMostGroups, nullptr));
    MatchContext limits = or_no_memory<MatchContext>(pcre2_match_context_create(nullptr));

    Workplace() { pcre2_set_heap_limit(limits.get(), kMostMemory); }
};

const Workplace& workplace() {
    thread_local const Workplace place;
    return place;
}

/// The one character that begins here, beyond ASCII; 0 where there is none.
std::uint32_t character_at(std::string_view text, std::size_t& at) {
    UChar32 c = 0;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    auto index = static_cast<std::int32_t>(at);
    U8_NEXT(bytes, index, static_cast<std::int32_t>(text.size()), c);
    at = static_cast<std::size_t>(index);
    return c < 0 ? 0 : static_cast<std::uint32_t>(c);
}

/// UTF-8, and all its characters common ones.
bool is_common_text(std::string_view text) {
    constexpr std::uint64_t kHighBits = 0x8080808080808080;
    for (std::size_t at = 0; at < text.size();) {
        std::uint64_t eight = 0;
        if (at + sizeof eight <= text.size()) {
            std::memcpy(&eight, text.data() + at, sizeof eight);
            if ((eight & kHighBits) == 0) {
                at += sizeof eight;
                continue;
            }
        }
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
        } else if (const std::uint32_t c = character_at(text, at); c == 0 || !is_common(c)) {
            return false;
        }
    }
    return true;
}

bool is_inside_character(std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

}  // namespace

struct QuickMatch::Compiled {
    explicit Compiled(pcre2_code* made) : code(made) {}
    std::unique_ptr<pcre2_code, Freed<pcre2_code_free>> code;
};

QuickMatch::QuickMatch(std::unique_ptr<Compiled> compiled, MatchStarts starts, std::uint64_t patience,
                       std::vector<std::string> names)
    : compiled_(std::move(compiled)), starts_(starts), patience_(patience), names_(std::move(names)) {}
QuickMatch::~QuickMatch() = default;

std::unique_ptr<const QuickMatch> QuickMatch::of(const PatternNode& tree) {
    auto pattern = perl_pattern(tree);
    if (!pattern || pattern->names.size() >= Workplace::kMostGroups) {
        return nullptr;
    }
    static const CompileContext context = [] {
        auto made = or_no_memory<CompileContext>(pcre2_compile_context_create(nullptr));
        pcre2_set_newline(made.get(), PCRE2_NEWLINE_LF);
        return made;
    }();
    int error = 0;
    PCRE2_SIZE place = 0;
    pcre2_code* code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern->expression.data()),
                                     pattern->expression.size(), kOptions, &error, &place, context.get());
    if (code == nullptr) {
        return nullptr;  // nested too deeply, or too large
    }
    return std::unique_ptr<const QuickMatch>(new QuickMatch(std::make_unique<Compiled>(code), MatchStarts(tree),
                                                            kPatience * pattern->expression.size(),
                                                            std::move(pattern->names)));
}

QuickMatch::Answer QuickMatch::find(std::string_view text, std::size_t from, Slots& slots) const {
    if (text.size() > kLongestText || is_inside_character(text, from) || !is_common_text(text)) {
        return Answer::unknown;
    }
    std::uint64_t spare = kTriesAtLeast + kTriesForByte * std::uint64_t{text.size()};
    Answer answer = Answer::no;
    for (std::size_t at = starts_.next(text, from); at <= text.size() && answer == Answer::no;
         at = starts_.next(text, at + 1)) {
        answer = match_at(text, at, kTriesOfPlace, slots);
        for (std::uint64_t tries = kTriesOfPlace * kMoreTries; answer == Answer::unknown && tries <= spare;
             tries *= kMoreTries) {
            spare -= tries;
            answer = match_at(text, at, static_cast<std::uint32_t>(tries), slots);
        }
        ++starts_tried_;
    }
    return answer;
}

QuickMatch::Answer QuickMatch::match_at(std::string_view text, std::size_t start, std::uint32_t tries,
                                        Slots& slots) const {
    tries_granted_ += tries;
    const Workplace& place = workplace();
    pcre2_set_match_limit(place.limits.get(), tries);
    const int groups = pcre2_match(compiled_->code.get(), reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), start,
                                   PCRE2_NO_UTF_CHECK | PCRE2_ANCHORED, place.data.get(), place.limits.get());
    if (groups <= 0) {
        return groups == PCRE2_ERROR_NOMATCH ? Answer::no : Answer::unknown;  // else the limits
    }
    const PCRE2_SIZE* places = pcre2_get_ovector_pointer(place.data.get());
    slots.assign(2 * names_.size() + 2, kNowhere);
    for (std::size_t i = 0; i < 2 * static_cast<std::size_t>(groups); ++i) {
        slots[i] = places[i] == PCRE2_UNSET ? kNowhere : static_cast<std::uint32_t>(places[i]);
    }
    return Answer::yes;
}

}  // namespace arising::rules
