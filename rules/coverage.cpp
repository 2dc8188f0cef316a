// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/coverage.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

#include "rules/compiled_rules.h"
#include "rules/plain_text.h"
#include "rules/table_reader.h"

namespace arising::rules {

using extractor::BlockKind;
using extractor::Span;

namespace {

/// Whole words in any case; blanks as any run of blanks.
Pattern pattern_of(const std::string& word) {
    const bool open = word.ends_with('*');
    std::string expression = "(?i)(?:^|[^\\pL\\pN])";
    for (const char c : single_spaced(open ? word.substr(0, word.size() - 1) : word)) {
        const bool plain = is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
        expression += c == ' ' ? "\\s+" : plain ? std::string(1, c) : std::string("\\") + c;
    }
    return Pattern(expression + (open ? "" : "(?:$|[^\\pL\\pN])"));
}

SourceFile read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    SourceFile file{path.generic_string(), std::string(std::istreambuf_iterator<char>(in), {})};
    if (!in) {
        throw rule_error(file, {}, "cannot be read", "give a file of words with --words");
    }
    return file;
}

/// Everything that some rule says about the document, sorted and joined where it overlaps.
std::vector<Span> claimed_spans(const MinedDocument& mined, const RunTrace& trace) {
    std::vector<Span> spans;
    for (const Statement& statement : mined.statements) {
        spans.push_back(statement.span);
        spans.push_back(statement.lead);
    }
    for (const Loss& loss : trace.losses) {
        spans.push_back(loss.found.statement.span);
    }
    for (const Suppression& suppression : trace.suppressions) {
        spans.push_back(suppression.span);
    }
    std::erase_if(spans, [](const Span& span) { return span.empty(); });
    std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
    std::vector<Span> joined;
    for (const Span span : spans) {
        if (joined.empty() || span.begin > joined.back().end) {
            joined.push_back(span);
        } else {
            joined.back().end = std::max(joined.back().end, span.end);
        }
    }
    return joined;
}

bool is_claimed(const std::vector<Span>& claimed, Span sentence) {
    const auto after = std::lower_bound(claimed.begin(), claimed.end(), sentence.end,
                                        [](const Span& span, std::uint32_t end) { return span.begin < end; });
    return after != claimed.begin() && std::prev(after)->overlaps(sentence);
}

std::optional<std::size_t> word_in(const std::vector<CoverageWord>& words, std::string_view text) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].pattern.found_in(text)) {
            return i;
        }
    }
    return std::nullopt;
}

}  // namespace

std::vector<CoverageWord> load_coverage_words(const std::filesystem::path& path) {
    const SourceFile file = read_file(path);
    const PackValue tree = parse_pack_file(file);
    const TableReader top(file, tree, "file of words", {"coverage"});
    const PackValue& kinds = top.require("coverage");
    const TableReader table(file, kinds, "coverage", statement_kind_names());
    std::vector<CoverageWord> words;
    for (const PackMember& member : kinds.members) {
        for (const PackValue* value : table.texts(member.key)) {
            if (!has_letter(value->text)) {
                table.fail(value->place, "\"" + value->text + "\" is no word");
            }
            words.push_back({member.key, value->text, pattern_of(value->text)});
        }
    }
    if (words.empty()) {
        table.fail(kinds.place, "no word to look for", "write action = [\"will\"]");
    }
    return words;
}

Coverage cover(const RuleSet& rules, const extractor::Document& document, const std::vector<CoverageWord>& words) {
    Coverage coverage;
    coverage.sentences.assign(words.size(), 0);
    RunTrace trace;
    const MinedDocument mined = rules.compiled().run(document, {}, &trace);
    const std::vector<Span> claimed = claimed_spans(mined, trace);
    Mining mining(document, rules.rules());
    for (BlockIndex i = 0; i < document.blocks.size(); ++i) {
        const bool read = mining.is_visible(i) && document.blocks[i].kind != BlockKind::heading;
        for (const Span sentence : read ? mining.sentences(i) : std::vector<Span>()) {
            const auto word = word_in(words, mining.text(sentence));
            if (!word) {
                continue;
            }
            ++coverage.sentences[*word];
            if (!is_claimed(claimed, sentence)) {
                coverage.unclaimed.push_back(
                    {*word, document.page_at(sentence.begin), single_spaced(mining.text(sentence))});
            }
        }
    }
    return coverage;
}

}  // namespace arising::rules
