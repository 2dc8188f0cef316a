// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/messages.h"
#include "cli/one_document.h"
#include "cli/pack_folder.h"
#include "cli/read_archive.h"
#include "cli/reading_choice.h"
#include "cli/rules_verbs.h"
#include "rules/coverage.h"
#include "rules/rule.h"

namespace arising::cli {

using Json = nlohmann::ordered_json;

namespace {

struct CoverageArguments {
    std::vector<std::string> paths;
    std::string words;
    std::string kind;
    std::string as = "table";
    std::size_t examples = 3;
    PackChoice packs;
    ReadingChoice reading;
};

constexpr const char* footer =
    "Counts the sentences that have one of the words and in which no rule finds anything, grouped by word. The words "
    "are\n"
    "those of coverage.toml beside the shipped packs, or of --words. Many such sentences are rightly nobody's.\n"
    "Files are read one after the other in this process, without the sandbox of `arising mine`.\n"
    "\n"
    "Examples:\n"
    "  arising rules coverage minutes/\n"
    "  arising rules coverage minutes/ --rules our-council/ --examples 10\n"
    "  arising rules coverage minutes/ --kind progress\n"
    "  arising rules coverage minutes/ --words our-words.toml --as json > unclaimed.json";

struct Example {
    std::string file;
    std::int32_t page = 0;
    std::string text;
};

/// One word over the whole archive.
struct Gap {
    std::size_t sentences = 0;
    std::size_t unclaimed = 0;
    std::vector<Example> examples;
};

std::filesystem::path words_file(const CoverageArguments& arguments) {
    return arguments.words.empty() ? shipped_packs_folder() / "coverage.toml" : std::filesystem::path(arguments.words);
}

std::vector<rules::CoverageWord> wanted_words(const CoverageArguments& arguments) {
    const std::filesystem::path file = words_file(arguments);
    std::vector<rules::CoverageWord> words = rules::load_coverage_words(file);
    if (!arguments.kind.empty()) {
        std::erase_if(words, [&](const rules::CoverageWord& word) { return word.kind != arguments.kind; });
        if (words.empty()) {
            throw UsageError("'" + file.string() + "' has no words of kind " + arguments.kind);
        }
    }
    return words;
}

void add(const rules::Coverage& coverage, const std::string& file, std::size_t most, std::vector<Gap>& gaps) {
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        gaps[i].sentences += coverage.sentences[i];
    }
    for (const rules::Unclaimed& unclaimed : coverage.unclaimed) {
        Gap& gap = gaps[unclaimed.word];
        ++gap.unclaimed;
        if (gap.examples.size() < most) {
            gap.examples.push_back({file, unclaimed.page, unclaimed.text});
        }
    }
}

std::string as_text(const std::vector<rules::CoverageWord>& words, const std::vector<Gap>& gaps) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (gaps[i].unclaimed == 0) {
            continue;
        }
        text += words[i].kind + " \"" + words[i].word + "\": " + std::to_string(gaps[i].unclaimed) + " of " +
                std::to_string(gaps[i].sentences) + " sentences\n";
        for (const Example& example : gaps[i].examples) {
            text += "    " + example.file + " p" + std::to_string(example.page) + ": " + example.text + "\n";
        }
    }
    return text.empty() ? "every sentence with one of the words is claimed\n" : text;
}

std::string as_json(const std::vector<rules::CoverageWord>& words, const std::vector<Gap>& gaps) {
    Json list = Json::array();
    for (std::size_t i = 0; i < words.size(); ++i) {
        Json examples = Json::array();
        for (const Example& example : gaps[i].examples) {
            examples.push_back({{"file", example.file}, {"page", example.page}, {"text", example.text}});
        }
        list.push_back({{"kind", words[i].kind},
                        {"word", words[i].word},
                        {"sentences", gaps[i].sentences},
                        {"unclaimed", gaps[i].unclaimed},
                        {"examples", examples}});
    }
    return list.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

int run_coverage(const CoverageArguments& arguments, Console& console) {
    const rules::RuleSet rule_set = rules::RuleSet::load(arguments.packs.packs(), PackChoice::trusting_options());
    const std::vector<rules::CoverageWord> words = wanted_words(arguments);
    std::vector<Gap> gaps(words.size());
    const bool whole = read_archive(arguments.paths, arguments.reading.options(), console,
                                    [&](const extractor::Document& document, const corpus::Input& input) {
                                        const rules::Coverage coverage = rules::cover(rule_set, document, words);
                                        add(coverage, input.path, arguments.examples, gaps);
                                    });
    write_data(console, arguments.as == "json" ? as_json(words, gaps) : as_text(words, gaps));
    return whole ? exit_ok : exit_incomplete;
}

}  // namespace

void add_rules_coverage(CLI::App& rules, Console& console, int& exit_status) {
    const auto arguments = std::make_shared<CoverageArguments>();
    CLI::App* verb = rules.add_subcommand("coverage", "Find sentences with telling words that no rule claims");
    verb->add_option("PATH", arguments->paths, "Files, folders, @list, - for a list on standard input")->required();
    verb->add_option("--words", arguments->words, "The words to look for, in a TOML file")->type_name("FILE");
    verb->add_option("--kind", arguments->kind, "Only the words of this kind of statement")
        ->check(CLI::IsMember(rules::statement_kind_names()));
    verb->add_option("--examples", arguments->examples, "How many sentences are shown for each word")
        ->type_name("N")
        ->capture_default_str();
    verb->add_option("--as", arguments->as, "How it is printed")
        ->check(CLI::IsMember({"table", "json"}))
        ->capture_default_str();
    arguments->packs.add_options(*verb);
    arguments->reading.add_options(*verb);
    verb->footer(footer);
    verb->callback([arguments, &console, &exit_status] { exit_status = run_coverage(*arguments, console); });
}

}  // namespace arising::cli
