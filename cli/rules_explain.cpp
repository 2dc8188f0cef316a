// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "cli/messages.h"
#include "cli/one_document.h"
#include "cli/pack_folder.h"
#include "cli/reading_choice.h"
#include "cli/rules_verbs.h"
#include "rules/example_document.h"
#include "rules/explain.h"
#include "rules/rule.h"

namespace arising::cli {

namespace {

struct ExplainArguments {
    std::string file;
    rules::ExplainRequest request;
    std::string kind;
    PackChoice packs;
    ReadingChoice reading;
};

constexpr const char* footer =
    "Without FILE, the text is the document: a sentence, or lists and tables in the notation of a rule's examples.\n"
    "Conditions on the document are then taken to hold.\n"
    "\n"
    "Under a text, ~~~ is the part that follows the rule's pattern and ^ the place where it stops to.\n"
    "\n"
    "Examples:\n"
    "  arising rules explain --text \"The Clerk should write to the farmer.\"\n"
    "  arising rules explain minutes.pdf --text \"write to the farmer\"\n"
    "  arising rules explain minutes.pdf --page 3 --text \"write to the farmer\" --rule minutes.agreed\n"
    "  arising rules explain --text \"The Clerk should write to the farmer.\" --kind action";

int explain(ExplainArguments& arguments, Console& console) {
    const rules::RuleSet rule_set = rules::RuleSet::load(arguments.packs.packs(), PackChoice::trusting_options());
    rules::ExplainRequest request = arguments.request;
    request.kind = rules::statement_kind_of(arguments.kind);
    extractor::Document document;
    bool whole = true;
    if (arguments.file.empty()) {
        document = rules::example_document(request.text);
        request.text.clear();
        request.conditions = false;
    } else {
        document = read_one({arguments.file, arguments.file, {}}, arguments.reading.options());
        whole = report_on(document, arguments.file, console);
    }
    const rules::Explanation explanation = rules::explain(rule_set, document, request);
    write_data(console, rules::explanation_text(explanation, rule_set, request));
    return whole ? exit_ok : exit_incomplete;
}

}  // namespace

void add_rules_explain(CLI::App& rules, Console& console, int& exit_status) {
    const auto arguments = std::make_shared<ExplainArguments>();
    CLI::App* verb = rules.add_subcommand("explain", "Say why the rules find something in some words, and why not");
    verb->add_option("FILE", arguments->file, "A PDF file in which the words stand");
    verb->add_option("--text", arguments->request.text, "The words")
        ->required()
        ->check(CLI::Validator([](const std::string& text) { return text.empty() ? "needs some words" : ""; },
                               std::string(), "not empty"));
    verb->add_option("--page", arguments->request.page, "Only where they stand on this page")
        ->check(CLI::PositiveNumber)
        ->type_name("N");
    verb->add_option("--rule", arguments->request.rule, "Only this rule, however far away it is")->type_name("ID");
    verb->add_option("--kind", arguments->kind, "Only rules that find this kind of statement")
        ->check(CLI::IsMember(rules::statement_kind_names()));
    verb->add_option("--nearest", arguments->request.nearest, "How many rules that found nothing are told of")
        ->check(CLI::Range(0, 1000))
        ->type_name("N")
        ->capture_default_str();
    arguments->packs.add_options(*verb);
    arguments->reading.add_options(*verb);
    verb->footer(footer);
    verb->callback([arguments, &console, &exit_status] { exit_status = explain(*arguments, console); });
}

}  // namespace arising::cli
