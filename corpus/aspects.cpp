// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/aspects.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "corpus/body_name.h"
#include "corpus/wording.h"

namespace arising::corpus {

using rules::StatementKind;

namespace {

using Stems = std::vector<std::string>;  ///< sorted, once each: how headings and aspects are compared

/// A document with fewer recommendations does not show which of its headings hold them all.
constexpr std::size_t fewest_recommendations = 3;
/// A heading that holds more of a document's recommendations than this, on average, seldom says what they ask.
constexpr double share_of_all = 0.6;
/// What an aspect's name counts beside its chapters.
constexpr double name_share = 0.5;
/// Less alike than this, a recommendation and a chapter share a word or two by chance.
constexpr double least_similarity = 0.03;

Stems stems_of(const std::string& text) {
    Stems stems = telling_stems(text);
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    return stems;
}

bool holds(const Stems& whole, const Stems& part) {
    return !part.empty() && std::includes(whole.begin(), whole.end(), part.begin(), part.end());
}

bool share_one(const Stems& a, const Stems& b) {
    return std::any_of(a.begin(), a.end(),
                       [&b](const std::string& stem) { return std::binary_search(b.begin(), b.end(), stem); });
}

/// One name for every set of stems: the spelling that most documents use.
class Spellings {
public:
    void add(const Stems& stems, const std::string& as_printed) { ++times_[stems][as_printed]; }
    [[nodiscard]] const std::string& name_of(const Stems& stems) const {
        const std::map<std::string, std::size_t>& times = times_.at(stems);
        return std::max_element(times.begin(), times.end(),
                                [](const auto& a, const auto& b) { return a.second < b.second; })
            ->first;
    }

private:
    std::map<Stems, std::map<std::string, std::size_t>> times_;
};

/// A sum of wordings, and how alike it is to one: add() all, finish() once, then ask.
class Vocabulary {
public:
    void add(const WordingVector& wording) {
        for (const WeightedTerm& term : wording) {
            weights_[term.term] += term.weight;
        }
    }
    void finish() {
        double squares = 0;
        for (const auto& [term, weight] : weights_) {
            squares += static_cast<double>(weight) * weight;
        }
        length_ = std::sqrt(squares);
    }
    [[nodiscard]] double similarity_to(const WordingVector& wording) const {
        double product = 0;
        for (const WeightedTerm& term : wording) {
            const auto at = weights_.find(term.term);
            product += at == weights_.end() ? 0 : static_cast<double>(term.weight) * at->second;
        }
        return length_ > 0 ? product / length_ : 0;
    }

private:
    std::map<std::uint32_t, float> weights_;
    double length_ = 0;
};

class AspectFinder {
public:
    explicit AspectFinder(const Archive& archive) : archive_(archive) {
        for (std::size_t i = 0; i < archive.documents.size(); ++i) {
            document_at_.emplace(archive.documents[i].id, i);
        }
        for (const Record& record : archive.statements) {
            for (const std::string& heading : record.section) {
                if (!stems_.contains(heading)) {
                    stems_.emplace(heading, stems_of(heading));
                }
            }
        }
        graded_.resize(archive.documents.size());
        find_graded_aspects();
        find_general_headings();
        read_chapters();
    }

    [[nodiscard]] std::unordered_map<std::size_t, std::string> names() const {
        std::unordered_map<std::size_t, std::string> names;
        for (const auto& [statement, text] : recommendations_) {
            if (std::string name = name_of(statement, text); !name.empty()) {
                names.emplace(statement, std::move(name));
            }
        }
        return names;
    }

private:
    [[nodiscard]] std::size_t document_of(const Record& record) const { return document_at_.at(record.document); }

    void find_graded_aspects() {
        for (const Record& record : archive_.statements) {
            const std::optional<rules::Judgement>& judgement = record.statement.judgement;
            if (judgement && !judgement->cited) {
                const Stems stems = stems_of(judgement->aspect);
                if (!stems.empty() && graded_[document_of(record)].insert(stems).second) {
                    spellings_.add(stems, judgement->aspect);
                    const rules::DocumentFacts& facts = archive_.documents[document_of(record)].facts;
                    graded_by_[body_key(facts.author)].insert(stems);
                }
            }
        }
    }

    /// What stands below one heading, in one document or in all.
    struct Under {
        std::size_t recommendations = 0;
        std::size_t echoed = 0;  ///< of these, how many use a word of the heading
        double share = 0;        ///< sum over documents: of all that is recommended there
        std::size_t documents = 0;
    };

    /// Those that hold, on average, most of what their documents recommend, and whose words it does not use.
    void find_general_headings() {
        std::map<std::size_t, std::map<Stems, Under>> of_document;
        std::map<std::size_t, std::size_t> all;
        for (const Record& record : archive_.statements) {
            if (record.statement.kind == StatementKind::recommendation) {
                ++all[document_of(record)];
                for (const std::string& heading : record.section) {
                    const Stems& stems = stems_.at(heading);
                    Under& under = of_document[document_of(record)][stems];
                    ++under.recommendations;
                    headings_.add(stems, heading.substr(0, heading.find_last_not_of(" :") + 1));
                    under.echoed += share_one(stems, stems_of(record.text)) ? 1 : 0;
                }
            }
        }
        std::map<Stems, Under> of_all;
        for (const auto& [document, headings] : of_document) {
            for (const auto& [heading, under] : headings) {
                if (all[document] >= fewest_recommendations) {
                    Under& sum = of_all[heading];
                    sum.recommendations += under.recommendations;
                    sum.echoed += under.echoed;
                    sum.share += static_cast<double>(under.recommendations) / static_cast<double>(all[document]);
                    ++sum.documents;
                }
            }
        }
        for (const auto& [heading, under] : of_all) {
            if (under.share > share_of_all * static_cast<double>(under.documents) &&
                3 * under.echoed < under.recommendations) {
                general_.insert(heading);
            }
        }
    }

    /// Learns the words of every chapter on an aspect, and those of the recommendations.
    void read_chapters() {
        std::vector<std::pair<Stems, std::size_t>> chapters;  // aspect, number of the text
        std::set<std::pair<Stems, std::string>> seen;         // a sentence with three figures is one sentence
        for (std::size_t i = 0; i < archive_.statements.size(); ++i) {
            const Record& record = archive_.statements[i];
            if (record.statement.kind == StatementKind::recommendation) {
                recommendations_.emplace(i, add_below_headings(record));
                continue;
            }
            if (const Stems aspect = graded_heading(record);
                !aspect.empty() && seen.emplace(aspect, record.text).second) {
                chapters.emplace_back(aspect, wordings_.add(record.text));
            }
        }
        for (const auto& [aspect, text] : chapters) {
            const auto [at, is_new] = vocabularies_.try_emplace(aspect);
            if (is_new) {
                at->second.name = wordings_.add(spellings_.name_of(aspect));
            }
        }
        wordings_.freeze();
        for (const auto& [aspect, text] : chapters) {
            vocabularies_[aspect].chapters.add(wordings_.vector(text));
        }
        for (auto& [aspect, spoken] : vocabularies_) {
            spoken.chapters.finish();
        }
    }

    /// What a heading's word counts beside a word of the recommendation below it.
    static constexpr float heading_share = 0.5F;

    std::size_t add_below_headings(const Record& record) {
        return wordings_.add({{words_of(record.text), 1.0F}, {words_of(heading_text(record)), heading_share}});
    }

    [[nodiscard]] std::string heading_text(const Record& record) const {
        std::string text;
        for (const std::string& heading : record.section) {
            text += general_.contains(stems_.at(heading)) ? std::string() : heading + " ";
        }
        return text;
    }

    /// The aspect of its document that a heading above the statement names, the longest name first.
    [[nodiscard]] Stems graded_heading(const Record& record) const {
        const std::set<Stems>& aspects = graded_[document_of(record)];
        for (auto heading = record.section.rbegin(); heading != record.section.rend(); ++heading) {
            const Stems& stems = stems_.at(*heading);
            Stems longest;
            for (const Stems& aspect : aspects) {
                if (aspect.size() > longest.size() && holds(stems, aspect)) {
                    longest = aspect;
                }
            }
            if (!longest.empty()) {
                return longest;
            }
        }
        return {};
    }

    [[nodiscard]] std::string name_of(std::size_t statement, std::size_t text) const {
        const Record& record = archive_.statements[statement];
        if (const Stems aspect = graded_heading(record); !aspect.empty()) {
            return spellings_.name_of(aspect);
        }
        if (const Stems aspect = nearest(aspects_for(document_of(record)), text); !aspect.empty()) {
            return spellings_.name_of(aspect);
        }
        return heading_name(record);
    }

    /// Those that it grades; a letter that grades nothing is on those that its author grades elsewhere.
    [[nodiscard]] const std::set<Stems>& aspects_for(std::size_t document) const {
        static const std::set<Stems> none;
        if (!graded_[document].empty() || !is_inspection(archive_.documents[document])) {
            return graded_[document];
        }
        const auto at = graded_by_.find(body_key(archive_.documents[document].facts.author));
        return at == graded_by_.end() ? none : at->second;
    }

    /// An aspect without a chapter anywhere ("Overall effectiveness") is none that something belongs to.
    [[nodiscard]] Stems nearest(const std::set<Stems>& aspects, std::size_t text) const {
        const WordingVector& wording = wordings_.vector(text);
        Stems best;
        double most = least_similarity;
        for (const Stems& aspect : aspects) {
            const auto at = vocabularies_.find(aspect);
            const double alike = at == vocabularies_.end()
                                     ? 0
                                     : at->second.chapters.similarity_to(wording) +
                                           name_share * similarity(wordings_.vector(at->second.name), wording);
            if (alike > most) {
                most = alike;
                best = aspect;
            }
        }
        return best;
    }

    [[nodiscard]] std::string heading_name(const Record& record) const {
        for (auto heading = record.section.rbegin(); heading != record.section.rend(); ++heading) {
            const Stems& stems = stems_.at(*heading);
            if (!stems.empty() && !general_.contains(stems)) {
                return headings_.name_of(stems);
            }
        }
        const DocumentRecord& document = archive_.documents[document_of(record)];
        return is_inspection(document) ? std::string() : document.facts.title;
    }

    /// How an aspect is spoken of.
    struct Spoken {
        Vocabulary chapters;
        std::size_t name = 0;  ///< number of the text
    };

    const Archive& archive_;
    std::unordered_map<std::string, std::size_t> document_at_;
    std::unordered_map<std::string, Stems> stems_;      ///< of every heading
    std::vector<std::set<Stems>> graded_;               ///< by document: the aspects that it grades
    std::map<std::string, std::set<Stems>> graded_by_;  ///< by author, as compared
    Spellings spellings_;
    Spellings headings_;                                  ///< above recommendations
    std::set<Stems> general_;                             ///< headings
    std::map<std::size_t, std::size_t> recommendations_;  ///< position -> number of the text
    Wordings wordings_;
    std::map<Stems, Spoken> vocabularies_;  ///< by aspect
};

}  // namespace

Aspects::Aspects(const Archive& archive) : names_(AspectFinder(archive).names()) {}

const std::string& Aspects::of(std::size_t statement) const {
    static const std::string none;
    const auto at = names_.find(statement);
    return at == names_.end() ? none : at->second;
}

}  // namespace arising::corpus
