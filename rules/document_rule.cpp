// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/document_rule.h"

#include <algorithm>
#include <filesystem>

#include "rules/document_title.h"
#include "rules/plain_text.h"

namespace arising::rules {

using extractor::BlockKind;
using extractor::Span;

namespace {

constexpr std::uint32_t kAfterAllText = UINT32_MAX;  // file names and fixed values yield to what is printed

/// What a rule says about its field, and where it found that.
struct Answer {
    std::string value;
    std::string absent;
    std::uint32_t place = kAfterAllText;
};

/// For facts that are const and for those that are not.
template <typename Facts>
auto text_field(Facts& facts, std::string_view field) -> decltype(&facts.title) {
    const std::pair<std::string_view, decltype(&facts.title)> fields[] = {
        {"title", &facts.title},
        {"language", &facts.language},
        {"body", &facts.body},
        {"author", &facts.author},
        {"committee", &facts.committee},
        {"date", &facts.date},
        {"lead", &facts.lead},
        {"inspection.start", &facts.inspection.start},
        {"inspection.end", &facts.inspection.end},
        {"inspection.lead", &facts.inspection.lead},
        {"inspection.framework", &facts.inspection.framework}};
    const auto* found =
        std::find_if(std::begin(fields), std::end(fields), [&](const auto& f) { return f.first == field; });
    return found == std::end(fields) ? nullptr : found->second;
}

bool is_date(std::string_view field) {
    return field == "date" || field == "inspection.start" || field == "inspection.end";
}

/// Whether documents of a kind can have a field: inspectorates have no committees, and minutes are their body's own.
bool is_applicable(std::string_view field, DocumentKind kind) {
    const bool inspects = kind == DocumentKind::inspection_report || kind == DocumentKind::inspection_letter;
    if (field.starts_with("inspection.")) {
        return inspects;
    }
    if (field == "committee") {
        return !inspects;
    }
    return field != "author" || kind != DocumentKind::minutes;
}

class DocumentMatcher {
public:
    DocumentMatcher(Mining& mining, const std::vector<RuleIndex>& rules, const Candidates& candidates)
        : mining_(mining), candidates_(candidates), years_(year_hints()) {
        for (const std::string& field : document_field_names()) {
            fields_.push_back({field, {}});
        }
        for (const RuleIndex index : rules) {
            const auto field = std::find_if(fields_.begin(), fields_.end(), [&](const auto& f) {
                return f.first == mining.rule(index).document.field;
            });
            field->second.push_back(index);
        }
        for (auto& [field, of_field] : fields_) {
            std::stable_sort(of_field.begin(), of_field.end(), [&](RuleIndex a, RuleIndex b) {
                return mining.rule(a).priority > mining.rule(b).priority;
            });
        }
    }

    void fill(std::string_view field) {
        const auto found =
            std::find_if(fields_.begin(), fields_.end(), [&](const auto& f) { return f.first == field; });
        const std::optional<Answer> answer = best_answer(found->second);
        if (field == "kind") {
            const auto kind = answer ? document_kind_of(answer->value) : std::nullopt;
            mining_.facts.kind = kind.value_or(DocumentKind::other);
            return;
        }
        std::string& value = *text_field(mining_.facts, field);
        if (answer && !answer->value.empty()) {
            value = answer->value;
            return;
        }
        if (value.empty() && !answer) {
            value = without_rule(field);
        }
        if (value.empty()) {
            mining_.facts.absent[std::string(field)] =
                answer && !answer->absent.empty() ? answer->absent : reason_of_absence(field);
        }
    }

private:
    /// "Board" in minutes of the Lower Marsh Harbour Board is the body itself and no committee of it.
    [[nodiscard]] bool is_body_itself(std::string_view committee) const {
        const std::string body = folded(mining_.facts.body);
        const std::string name = folded(committee);
        return !name.empty() && (body == name || body.ends_with(" " + name));
    }

    /// What the document shows of itself where no rule answers.
    [[nodiscard]] std::string without_rule(std::string_view field) const {
        if (mining_.leniency().rules_only) {
            return {};
        }
        if (field == "title") {
            return document_title(mining_);
        }
        if (field == "committee" && body_is_committee_) {
            return mining_.facts.body;  // a board or working group that belongs to nobody else
        }
        return field == "lead" ? mining_.facts.inspection.lead : std::string();
    }

    [[nodiscard]] std::string reason_of_absence(std::string_view field) const {
        if (mining_.document().text.empty()) {
            return "unreadable";
        }
        if (!mining_.leniency().rules_only && !is_applicable(field, mining_.facts.kind)) {
            return "not_applicable";
        }
        return mining_.document().truncated ? "truncated_source" : "not_found";
    }

    [[nodiscard]] std::optional<Answer> best_answer(const std::vector<RuleIndex>& rules) {
        std::optional<Answer> best;
        int priority = 0;
        for (const RuleIndex index : rules) {
            if (best && mining_.rule(index).priority < priority) {
                break;
            }
            const bool applies = mining_.rule(index).document.field == "kind" || mining_.applies(index);
            const MeteredTime time(mining_.meter, index);
            std::optional<Answer> answer = applies ? answer_of(index) : std::nullopt;
            count(index, answer.has_value());
            if (answer && (!best || answer->place < best->place)) {
                best = std::move(answer);
                priority = mining_.rule(index).priority;
            }
        }
        return best;
    }

    void count(RuleIndex index, bool answers) {
        if (mining_.meter != nullptr) {
            ++mining_.meter->cost(index).candidates;
            mining_.meter->cost(index).found += answers ? 1 : 0;
            mining_.meter->cost(index).stood += answers ? 1 : 0;
        }
    }

    /// The rule's first answer: in the text, then in the file's title, then in its name.
    std::optional<Answer> answer_of(RuleIndex index) {
        const Rule& rule = mining_.rule(index);
        const DocumentShape& shape = rule.document;
        if (rule.match.empty()) {
            return Answer{shape.value.value_or(""), shape.absent, kAfterAllText};
        }
        if (shape.unit == DocumentShape::Unit::page) {
            const std::string page = first_page(rule);
            if (auto answer = answer_in(rule, page, 0)) {
                return answer;
            }
        } else if (auto answer = answer_in_blocks(index)) {
            return answer;
        }
        if (shape.in_file_title) {
            if (auto answer = answer_in(rule, mining_.document().metadata.title, kAfterAllText)) {
                return answer;
            }
        }
        if (shape.in_file_name) {
            const std::string name = std::filesystem::path(mining_.document().source).filename().string();
            return answer_in(rule, name, kAfterAllText);
        }
        return std::nullopt;
    }

    [[nodiscard]] static bool reads(const DocumentShape& shape, BlockKind kind) {
        switch (kind) {
            case BlockKind::heading:
                return shape.in_text || shape.in_headings;
            case BlockKind::paragraph:
            case BlockKind::list_item:
            case BlockKind::table_cell:
                return shape.in_text;
            case BlockKind::furniture:
                return shape.in_furniture;
            default:
                return false;
        }
    }

    std::optional<Answer> answer_in_blocks(RuleIndex index) {
        const Rule& rule = mining_.rule(index);
        const auto& blocks = mining_.document().blocks;
        const auto [first, end] = block_range(rule.document);
        if (rule.document.unit == DocumentShape::Unit::row) {
            return answer_in_rows(rule, first, end);
        }
        for (BlockIndex i = first; i < end; ++i) {
            const auto candidate =
                std::lower_bound(candidates_[i].begin(), candidates_[i].end(), index,
                                 [](const Candidate& c, RuleIndex wanted) { return c.rule < wanted; });
            const bool may_match = candidate != candidates_[i].end() && candidate->rule == index;
            if (!may_match || !reads(rule.document, blocks[i].kind) || !mining_.section_allows(index, i)) {
                continue;
            }
            for (const Span unit : units_of(rule.document.unit, i)) {
                if (auto answer = answer_in(rule, mining_.text(unit), unit.begin)) {
                    return answer;
                }
            }
        }
        return std::nullopt;
    }

    /// Rows are not looked up among the candidates, which are found block by block: a pattern may need two cells.
    [[nodiscard]] std::optional<Answer> answer_in_rows(const Rule& rule, BlockIndex first, BlockIndex end) const {
        const auto& blocks = mining_.document().blocks;
        for (BlockIndex i = first; i < end; ++i) {
            const bool starts_row = blocks[i].table >= 0 && (i == 0 || !same_row(blocks[i - 1], blocks[i]));
            if (starts_row && reads(rule.document, blocks[i].kind)) {
                if (auto answer = answer_in(rule, row_text(i), blocks[i].span.begin)) {
                    return answer;
                }
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] static bool same_row(const extractor::Block& a, const extractor::Block& b) {
        return a.table == b.table && a.row == b.row;
    }

    /// "Chair | Ann Reed": the cells of the row that begins with a block.
    [[nodiscard]] std::string row_text(BlockIndex first) const {
        const auto& blocks = mining_.document().blocks;
        std::string row;
        for (BlockIndex i = first; i < blocks.size() && same_row(blocks[first], blocks[i]); ++i) {
            const bool new_cell = i > first && blocks[i].column != blocks[i - 1].column;
            row += new_cell ? " | " : row.empty() ? "" : " ";
            row += mining_.text(mining_.block_span(i));
        }
        return row;
    }

    [[nodiscard]] std::vector<Span> units_of(DocumentShape::Unit unit, BlockIndex block) {
        switch (unit) {
            case DocumentShape::Unit::sentence:
                return mining_.sentences(block);
            case DocumentShape::Unit::line:
                return mining_.lines(block);
            default:
                return {mining_.block_span(block)};
        }
    }

    /// Which blocks `first_blocks` and `last_blocks` leave, counted over the blocks that the rule reads.
    [[nodiscard]] std::pair<BlockIndex, BlockIndex> block_range(const DocumentShape& shape) const {
        const auto& blocks = mining_.document().blocks;
        BlockIndex end = 0;
        for (std::size_t seen = 0; end < blocks.size(); ++end) {
            if (reads(shape, blocks[end].kind) && shape.first_blocks > 0 && ++seen > shape.first_blocks) {
                break;
            }
        }
        BlockIndex first = 0;
        if (shape.last_blocks > 0) {
            first = blocks.size();
            for (std::size_t seen = 0; first > 0 && seen < shape.last_blocks; --first) {
                seen += reads(shape, blocks[first - 1].kind) ? 1 : 0;
            }
        }
        return {first, end};
    }

    [[nodiscard]] std::string first_page(const Rule& rule) const {
        std::string page;
        const auto& blocks = mining_.document().blocks;
        for (BlockIndex i = 0; i < blocks.size() && blocks[i].page <= 1; ++i) {
            if (reads(rule.document, blocks[i].kind)) {
                page += (page.empty() ? "" : " ") + std::string(mining_.text(mining_.block_span(i)));
            }
        }
        return page;
    }

    /// The first match in the text whose value can be used.
    std::optional<Answer> answer_in(const Rule& rule, std::string_view text, std::uint32_t place) const {
        if (text.empty() || any_found_in(rule.unless, text)) {
            return std::nullopt;
        }
        for (const Pattern& pattern : rule.match) {
            for (std::size_t from = 0; from <= text.size();) {
                const auto match = pattern.find(text, from);
                if (!match) {
                    break;
                }
                from = std::max<std::size_t>(match->whole.end, match->whole.begin + 1);
                const std::uint32_t at = place == kAfterAllText ? place : place + match->whole.begin;
                if (auto answer = answer_from(rule, *match, text, at)) {
                    return answer;
                }
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<Answer> answer_from(const Rule& rule, const PatternMatch& match, std::string_view text,
                                                    std::uint32_t place) const {
        const DocumentShape& shape = rule.document;
        if (!shape.absent.empty()) {
            return Answer{"", shape.absent, place};
        }
        if (shape.value) {
            return Answer{*shape.value, "", place};
        }
        const Capture* capture = match.capture("value");
        if (capture == nullptr) {
            return std::nullopt;
        }
        std::string value = single_spaced(text.substr(capture->span.begin, capture->span.size()));
        if (shape.title_case) {
            value = title_case(value);
        }
        if (shape.field == "committee" && is_body_itself(value)) {
            body_is_committee_ = body_is_committee_ || folded(value) == folded(mining_.facts.body);
            return std::nullopt;
        }
        if (is_date(shape.field)) {
            value = date_value(shape.field, value);
        } else if (shape.field == "kind") {
            value = folded(value);
            std::replace(value.begin(), value.end(), ' ', '_');
            value = document_kind_of(value) ? value : "";
        }
        return value.empty() ? std::nullopt : std::optional<Answer>(Answer{value, "", place});
    }

    [[nodiscard]] std::string date_value(std::string_view field, std::string_view text) const {
        YearHints years;
        if (mining_.date) {
            years.push_back(static_cast<int>(mining_.date->year()));
        }
        for (const int year : years_) {
            years.push_back(year);
        }
        const auto range = parse_date(text, years, mining_.date_order(text));
        return !range ? std::string() : iso_text(field == "inspection.end" ? range->last : range->first);
    }

    /// Years for a date that is printed without one: that of the file's name, those in the first lines, and the one in
    /// which the file was made.
    [[nodiscard]] YearHints year_hints() const {
        constexpr std::size_t kFirstBytes = 4000;
        const extractor::Document& document = mining_.document();
        YearHints years = years_in_file_name(std::filesystem::path(document.source).filename().string());
        for (const std::string_view text :
             {mining_.text().substr(0, kFirstBytes), std::string_view(document.metadata.created)}) {
            const YearHints more = years_in(text);
            years.insert(years.end(), more.begin(), more.end());
        }
        // A printed weekday tells whether the date is of the year before or after.
        const std::size_t known = years.size();
        for (std::size_t i = 0; i < known; ++i) {
            years.push_back(years[i] - 1);
            years.push_back(years[i] + 1);
        }
        return years;
    }

    Mining& mining_;
    const Candidates& candidates_;
    YearHints years_;
    mutable bool body_is_committee_ = false;  // a rule for committees found the body's own name
    std::vector<std::pair<std::string, std::vector<RuleIndex>>> fields_;
};

}  // namespace

void apply_document_rules(Mining& mining, const std::vector<RuleIndex>& rules, const Candidates& candidates) {
    DocumentMatcher matcher(mining, rules, candidates);
    mining.facts.language = mining.document().language;
    matcher.fill("kind");
    matcher.fill("date");
    mining.date = parse_iso(mining.facts.date);
    for (const std::string& field : document_field_names()) {
        if (field != "kind" && field != "date" && field != "lead") {
            matcher.fill(field);
        }
    }
    matcher.fill("lead");  // after inspection.lead, which it falls back to
}

std::string fact_text(const DocumentFacts& facts, std::string_view field) {
    if (field == "kind") {
        return name_of(facts.kind);
    }
    const std::string* text = text_field(facts, field);
    return text == nullptr ? std::string() : *text;
}

}  // namespace arising::rules
