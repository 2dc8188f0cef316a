// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/restatement.h"

#include <algorithm>
#include <cmath>
#include <type_traits>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "corpus/acronyms.h"
#include "corpus/body_name.h"
#include "corpus/candidate_index.h"
#include "corpus/expansion.h"
#include "corpus/logistic.h"

namespace arising::corpus {

using rules::StatementKind;

namespace {

/// Statements from which the company of words is learnt; twice the texts that latent_space.cpp takes, since many say
/// the same.
constexpr std::size_t enough_to_learn_from = 80000;
/// A word in more recommendations of a series than this brings no pairs, so that the work stays in proportion.
constexpr std::size_t common_word = 150;
/// Two recommendations less alike than this, even after expansion, are not worth weighing.
constexpr double least_echo = 0.03;
/// How many earlier recommendations one is weighed against, the likest. In annotated reports it never counts; in long
/// series it keeps memory in proportion.
constexpr std::size_t most_weighed = 100;
/// Of the words that two share, to choose from what can be shown.
constexpr std::size_t most_shared = 8;
/// How many of the other document's likest are what a pair is measured against.
constexpr std::size_t best_few = 3;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Without "(paragraphs 32, 117)": where to read more says nothing of what is asked for.
std::string without_references(const std::string& text) {
    std::string kept;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t close = text[at] == '(' ? text.find(')', at) : std::string::npos;
        if (close != std::string::npos && std::any_of(text.begin() + static_cast<std::ptrdiff_t>(at),
                                                      text.begin() + static_cast<std::ptrdiff_t>(close), is_digit)) {
            at = close + 1;
        } else {
            kept += text[at++];
        }
    }
    return kept;
}

/// FNV-1a (Fowler, Noll and Vo) over terms or bytes: that of the library may differ between machines.
template <class Values>
std::uint64_t hash_of(const Values& values) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const auto value : values) {
        hash = (hash ^ static_cast<std::make_unsigned_t<decltype(+value)>>(value)) * 1099511628211ULL;
    }
    return hash;
}

/// Of a large archive some statements do, chosen by what they are, not by their place.
bool is_sampled(const Record& record, std::size_t statements) {
    const std::size_t one_in = (statements + enough_to_learn_from - 1) / enough_to_learn_from;
    return hash_of(record.id) % std::max<std::size_t>(one_in, 1) == 0;
}

/// The three highest of what one recommendation scores in one document.
class Best {
public:
    void see(double score) {
        for (double& place : highest_) {
            if (score > place) {
                std::swap(score, place);
            }
        }
        seen_ = std::min(seen_ + 1, best_few);
    }
    [[nodiscard]] double mean() const {
        double sum = 0;
        for (std::size_t i = 0; i < seen_; ++i) {
            sum += highest_[i];
        }
        return seen_ == 0 ? 0 : sum / static_cast<double>(seen_);
    }

private:
    std::array<double, best_few> highest_{-1, -1, -1};
    std::size_t seen_ = 0;
};

/// What every recommendation of a series finds at best in every other document.
class BestMatches {
public:
    void see(std::size_t saying, std::size_t document, const RestatementEvidence& evidence) {
        Both& both = best_[key(saying, document)];
        both.echo.see(evidence.echo);
        both.company.see(evidence.company);
        both.likest = std::max(both.likest, likeness_of(evidence));
    }
    void set_margins(const Series& series, Restatement& pair) const {
        const Both& of_from = best_.at(key(pair.from, series.sayings[pair.to].document));
        const Both& of_to = best_.at(key(pair.to, series.sayings[pair.from].document));
        RestatementEvidence& seen = pair.seen;
        seen.echo_margin = 2 * seen.echo - of_from.echo.mean() - of_to.echo.mean();
        seen.company_margin = 2 * seen.company - of_from.company.mean() - of_to.company.mean();
        seen.best_there =
            1.0 - (likeness_of(seen) < of_from.likest ? 1.0 : 0.0) - (likeness_of(seen) < of_to.likest ? 1.0 : 0.0);
    }

private:
    struct Both {
        Best echo;
        Best company;
        double likest = 0;
    };
    static double likeness_of(const RestatementEvidence& evidence) { return evidence.echo + evidence.company; }
    static std::uint64_t key(std::size_t saying, std::size_t document) {
        return (static_cast<std::uint64_t>(saying) << 32U) | document;
    }
    std::unordered_map<std::uint64_t, Both> best_;
};

}  // namespace

double RestatementModel::probability(const RestatementEvidence& seen) const {
    return logistic(bias, weights, seen.values());
}

/// Collects what one author writes, then works out its latent space. Order of calls: see() for every text, spell_out()
/// for every text, then add() and learn().
class Restatements::FieldMaker {
public:
    void see(const std::string& text) { acronyms_.see(text); }
    void spell_out(const std::string& text) { acronyms_.spell_out(text); }

    /// Returns the recommendation's number in the field.
    std::size_t add(const Record& record) {
        learn(record.text);
        const std::vector<std::string> words = telling_words(record.text);
        asked_.push_back(terms_of(words));
        field_.openings.add(words);
        return field_.wordings.add({{words, 1.0F}});
    }

    /// Equal texts keep each other's company only once.
    void learn(const std::string& text) {
        std::vector<std::uint32_t> terms = terms_of(telling_words(text));
        if (known_.insert(hash_of(terms)).second) {
            texts_.push_back(std::move(terms));
        }
    }

    [[nodiscard]] bool has_recommendations() const { return !asked_.empty(); }

    Field made() {
        field_.wordings.freeze();
        field_.openings.freeze();
        std::vector<const WordingVector*> wordings;
        for (std::size_t text = 0; text < asked_.size(); ++text) {
            wordings.push_back(&field_.wordings.vector(text));
        }
        field_.echoes = expanded(wordings);
        const LatentSpace space(texts_, numbers_.size());
        for (const std::vector<std::uint32_t>& terms : asked_) {
            field_.places.push_back(space.place(terms));
        }
        return std::move(field_);
    }

private:
    [[nodiscard]] std::vector<std::string> telling_words(const std::string& text) const {
        return acronyms_.written_out(words_of(without_references(text)));
    }

    std::vector<std::uint32_t> terms_of(const std::vector<std::string>& words) {
        std::vector<std::uint32_t> terms;
        for (std::string& stem : telling_stems(words)) {
            terms.push_back(
                numbers_.try_emplace(std::move(stem), static_cast<std::uint32_t>(numbers_.size())).first->second);
        }
        std::sort(terms.begin(), terms.end());
        terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
        return terms;
    }

    Field field_;
    Acronyms acronyms_;
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::vector<std::vector<std::uint32_t>> texts_;
    std::vector<std::vector<std::uint32_t>> asked_;
    std::unordered_set<std::uint64_t> known_;  ///< hashes of the texts learnt from
};

Restatements::Restatements(const Archive& archive, const std::vector<Series>& all_series, const RestatementModel& model)
    : model_(model) {
    std::unordered_map<std::string, const DocumentRecord*> documents;
    for (const DocumentRecord& document : archive.documents) {
        documents.emplace(document.id, &document);
    }
    std::unordered_set<std::size_t> followed;
    for (const Series& series : all_series) {
        for (const Saying& saying : series.sayings) {
            followed.insert(saying.statement);
        }
    }
    std::map<std::string, FieldMaker> makers;
    struct Read {
        std::size_t statement;
        const std::string* author;
        FieldMaker* maker;
        bool is_asked;
    };
    std::vector<Read> reads;
    for (std::size_t i = 0; i < archive.statements.size(); ++i) {
        const Record& record = archive.statements[i];
        const auto document = documents.find(record.document);
        if (document == documents.end()) {
            continue;
        }
        const auto maker = makers.try_emplace(body_key(document->second->facts.author)).first;
        const bool is_asked = record.statement.kind == StatementKind::recommendation && followed.contains(i);
        if (is_asked ||
            (record.statement.kind != StatementKind::judgement && is_sampled(record, archive.statements.size()))) {
            reads.push_back({i, &maker->first, &maker->second, is_asked});
        }
    }
    for (const Read& read : reads) {
        read.maker->see(archive.statements[read.statement].text);
    }
    for (const Read& read : reads) {
        read.maker->spell_out(archive.statements[read.statement].text);
    }
    std::map<std::size_t, std::pair<const std::string*, std::size_t>> texts;
    for (const Read& read : reads) {
        if (read.is_asked) {
            texts[read.statement] = {read.author, read.maker->add(archive.statements[read.statement])};
        } else {
            read.maker->learn(archive.statements[read.statement].text);
        }
    }
    std::map<std::string, std::size_t> field_at;
    for (auto& [author, maker] : makers) {
        if (maker.has_recommendations()) {
            field_at[author] = fields_.size();
            fields_.push_back(maker.made());
        }
    }
    for (const auto& [statement, text] : texts) {
        entries_[statement] = {field_at[*text.first], text.second};
    }
}

RestatementEvidence Restatements::compare(const Entry& a, const Entry& b) const {
    RestatementEvidence seen;
    const Overlap of_words = overlap(wording(a), wording(b));
    seen.wording = of_words.similarity;
    seen.echo = similarity(echo(a), echo(b));
    seen.contained = std::max(of_words.first_held, of_words.second_held);
    seen.company = likeness(fields_[a.field].places[a.text], fields_[b.field].places[b.text]);
    seen.opening = fields_[a.field].openings.held(a.text, b.text);
    return seen;
}

/// Words are numbered in each field anew: one index a field, all over the same positions.
std::map<std::size_t, CandidateIndex> Restatements::indexes_of(const std::vector<Asked>& asked) const {
    static const WordingVector nothing;
    std::map<std::size_t, std::vector<const WordingVector*>> wordings;
    for (std::size_t i = 0; i < asked.size(); ++i) {
        wordings.try_emplace(asked[i].entry.field, asked.size(), &nothing).first->second[i] = &echo(asked[i].entry);
    }
    std::map<std::size_t, CandidateIndex> indexes;
    for (const auto& [field, of_field] : wordings) {
        indexes.try_emplace(field, of_field, common_word);
    }
    return indexes;
}

std::vector<Restatement> Restatements::in(const Series& series) const {
    std::vector<Asked> asked;
    for (std::size_t i = 0; i < series.sayings.size(); ++i) {
        if (const auto at = entries_.find(series.sayings[i].statement); at != entries_.end()) {
            asked.push_back({i, at->second});
        }
    }
    std::map<std::size_t, CandidateIndex> indexes = indexes_of(asked);
    std::vector<Restatement> pairs;
    BestMatches best;
    for (std::size_t to = 0; to < asked.size(); ++to) {
        const CandidateIndex& index = indexes.at(asked[to].entry.field);
        for (const std::size_t from : index.likely(echo(asked[to].entry), to, least_echo, most_weighed)) {
            if (asked[from].entry.field != asked[to].entry.field) {
                continue;
            }
            const Saying& a = series.sayings[asked[from].saying];
            const Saying& b = series.sayings[asked[to].saying];
            if (a.date == b.date) {
                continue;
            }
            const RestatementEvidence seen = compare(asked[from].entry, asked[to].entry);
            pairs.push_back({asked[from].saying, asked[to].saying, seen, 0});
            best.see(asked[from].saying, b.document, seen);
            best.see(asked[to].saying, a.document, seen);
        }
    }
    for (Restatement& pair : pairs) {
        best.set_margins(series, pair);
        pair.probability = model_.probability(pair.seen);
    }
    return pairs;
}

std::vector<std::string> Restatements::shared_words(std::size_t a, std::size_t b) const {
    const Entry& first = entries_.at(a);
    return fields_[first.field].wordings.shared_words(first.text, entries_.at(b).text, most_shared);
}

}  // namespace arising::corpus
