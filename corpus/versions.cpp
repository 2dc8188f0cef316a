// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/versions.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "corpus/series.h"
#include "corpus/series_text.h"
#include "corpus/words.h"

namespace arising::corpus {

namespace {

/// What a version calls itself before it is approved; "drafft" is Welsh.
constexpr std::array<std::string_view, 5> before_approval = {"draft", "drafft", "drafts", "unapproved", "unconfirmed"};
/// Two meetings of one day may both approve their minutes; fewer statements in common prove nothing.
constexpr std::size_t fewest_in_common = 2;
constexpr std::size_t full_date = 10;

struct Version {
    std::size_t document = 0;
    std::set<std::string> said;
    bool is_draft = false;

    /// The best version first.
    [[nodiscard]] auto rank() const {
        return std::tuple(is_draft, -static_cast<std::ptrdiff_t>(said.size()), document);
    }
};

bool calls_itself_draft(const DocumentRecord& document) {
    const std::size_t slash = document.path.rfind('/');
    const std::string name = slash == std::string::npos ? document.path : document.path.substr(slash + 1);
    const std::vector<std::string> words = words_of(name + ' ' + document.facts.title);
    return std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return std::find(before_approval.begin(), before_approval.end(), word) != before_approval.end();
    });
}

bool is_version_of(const Version& one, const Version& other) {
    const Version& smaller = one.said.size() < other.said.size() ? one : other;
    const Version& larger = &smaller == &one ? other : one;
    const auto in_common = static_cast<std::size_t>(
        std::count_if(smaller.said.begin(), smaller.said.end(),
                      [&larger](const std::string& said) { return larger.said.contains(said); }));
    return in_common >= fewest_in_common && 2 * in_common >= smaller.said.size();
}

void supersede(std::vector<Version>& versions, std::vector<DocumentRecord>& documents) {
    std::sort(versions.begin(), versions.end(), [](const Version& a, const Version& b) { return a.rank() < b.rank(); });
    for (std::size_t i = 1; i < versions.size(); ++i) {
        for (std::size_t better = 0; better < i; ++better) {
            if (documents[versions[better].document].superseded_by.empty() &&
                is_version_of(versions[better], versions[i])) {
                documents[versions[i].document].superseded_by = documents[versions[better].document].id;
                break;
            }
        }
    }
}

}  // namespace

void find_versions(Archive& archive, const std::vector<std::string>& keys) {
    using Occasion = std::tuple<std::string, std::string, rules::DocumentKind>;
    std::map<Occasion, std::vector<Version>> occasions;
    for (std::size_t i = 0; i < archive.documents.size(); ++i) {
        DocumentRecord& document = archive.documents[i];
        document.superseded_by.clear();
        if (const std::string date = place_in_time(document); date.size() == full_date) {
            occasions[{keys[i], date, document.facts.kind}].push_back({i, {}, calls_itself_draft(document)});
        }
    }
    std::erase_if(occasions, [](const auto& occasion) { return occasion.second.size() < 2; });
    std::unordered_map<std::string, Version*> version_of;
    for (auto& [occasion, versions] : occasions) {
        for (Version& version : versions) {
            version_of.emplace(archive.documents[version.document].id, &version);
        }
    }
    for (const Record& record : archive.statements) {
        const auto at = version_of.find(record.document);
        if (at != version_of.end() && can_be_followed(record.statement.kind)) {
            at->second->said.insert(joined(words_of(record.text)));
        }
    }
    for (auto& [occasion, versions] : occasions) {
        supersede(versions, archive.documents);
    }
}

}  // namespace arising::corpus
