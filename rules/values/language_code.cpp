// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/values/language_code.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "rules/plain_text.h"

namespace arising::rules {

namespace {

std::string name_in(const icu::Locale& language, const icu::Locale& display) {
    icu::UnicodeString name;
    language.getDisplayLanguage(display, name);
    std::string text;
    return name.toUTF8String(text);
}

}  // namespace

bool is_language_code(std::string_view code) {
    const std::string language(code.substr(0, code.find('-')));
    for (const char* const* known = icu::Locale::getISOLanguages(); *known != nullptr; ++known) {
        if (language == *known) {
            return true;
        }
    }
    return false;
}

std::string language_code_of(std::string_view name) {
    const std::string wanted = folded(name);
    for (const char* const* known = icu::Locale::getISOLanguages(); *known != nullptr; ++known) {
        const icu::Locale language(*known);
        if (wanted == *known || wanted == folded(name_in(language, icu::Locale::getEnglish())) ||
            wanted == folded(name_in(language, language))) {
            return *known;
        }
    }
    return {};
}

}  // namespace arising::rules
