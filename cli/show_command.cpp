// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/one_document.h"
#include "cli/overlay_files.h"
#include "cli/pack_folder.h"
#include "cli/reading_choice.h"
#include "extractor/views.h"
#include "rules/dump.h"
#include "rules/rule_set.h"

namespace arising::cli {

using extractor::Document;

namespace {

struct ShowArguments {
    std::string file;
    std::string view;
    bool ignore_tags = false;
    bool keep_furniture = false;
    PackChoice packs;
    ReadingChoice reading;
    OverlayChoice overlay;
};

/// Views that need the Document alone; "statements" needs rules too, and "markdown" has a switch of its own.
struct View {
    std::string_view name;
    std::string (*show)(const Document&);
};
constexpr std::array views = {View{"words", &extractor::view_words}, View{"blocks", &extractor::view_blocks},
                              View{"sections", &extractor::view_sections}, View{"tables", &extractor::view_tables}};
constexpr std::string_view markdown_view = "markdown";
constexpr std::string_view statements_view = "statements";

constexpr const char* footer =
    "Reads in this process, without the sandbox that `arising mine` puts around every file.\n"
    "\n"
    "Examples:\n"
    "  arising show minutes.pdf --as markdown\n"
    "  arising show minutes.pdf --as statements --rules our-council/\n"
    "  arising show letter.pdf --as tables | jq .\n"
    "  arising show letter.pdf --overlay blocks.png --page 2";

std::vector<std::string> view_names() {
    std::vector<std::string> names{std::string(statements_view), std::string(markdown_view)};
    for (const View& view : views) {
        names.emplace_back(view.name);
    }
    return names;
}

std::string statements(const Document& document, const rules::RuleSet& rule_set) {
    std::string lines;
    for (const rules::Statement& statement : rule_set.mine(document).statements) {
        lines += rules::one_line(statement, document) + "\n";
    }
    return lines;
}

std::string shown(const Document& document, const ShowArguments& arguments) {
    for (const View& view : views) {
        if (view.name == arguments.view) {
            return view.show(document);
        }
    }
    if (arguments.view == markdown_view) {
        return extractor::view_markdown(document, arguments.keep_furniture);
    }
    return statements(document, rules::RuleSet::load(arguments.packs.packs(), PackChoice::trusting_options()));
}

extractor::ReadOptions options_of(const ShowArguments& arguments) {
    extractor::ReadOptions options = arguments.reading.options();
    options.ignore_tags = arguments.ignore_tags;
    return options;
}

void draw(const Document& document, std::string_view bytes, const ShowArguments& arguments, Console& console) {
    for (const std::string& name :
         write_overlay(arguments.overlay, document, bytes, arguments.file, options_of(arguments))) {
        say(console, "blocks drawn in " + name);
    }
}

int show(const ShowArguments& arguments, Console& console) {
    arguments.overlay.check();
    if (arguments.view.empty() && arguments.overlay.output.empty()) {
        throw UsageError("show needs --as VIEW or --overlay FILE");
    }
    const PdfBytes pdf({arguments.file, arguments.file, {}});
    const Document document = extractor::read_document(pdf.bytes(), arguments.file, options_of(arguments));
    if (!arguments.view.empty()) {
        write_data(console, shown(document, arguments));
    }
    if (!arguments.overlay.output.empty()) {
        draw(document, pdf.bytes(), arguments, console);
    }
    return report_on(document, arguments.file, console) ? exit_ok : exit_incomplete;
}

}  // namespace

void add_show_command(CLI::App& program, Console& console, int& exit_status) {
    const auto arguments = std::make_shared<ShowArguments>();
    CLI::App* command = program.add_subcommand("show", "Show what the tool sees in one file");
    command->add_option("FILE", arguments->file, "A PDF file")->required();
    command->add_option("--as", arguments->view, "What to show of it")->check(CLI::IsMember(view_names()));
    command->add_flag("--ignore-tags", arguments->ignore_tags,
                      "Read the page layout, also where the file carries its author's structure");
    command->add_flag("--keep-furniture", arguments->keep_furniture,
                      "With --as markdown: keep running headers and footers and page numbers");
    command
        ->add_option("--overlay", arguments->overlay.output,
                     "Draw the blocks over the pages: a picture in FILE.svg or FILE.png, one for each page with its "
                     "number before the ending")
        ->type_name("FILE");
    command->add_option("--page", arguments->overlay.page, "With --overlay: only this page, in FILE itself")
        ->check(CLI::Range(1, 1'000'000))
        ->type_name("N");
    arguments->packs.add_options(*command);
    arguments->reading.add_options(*command);
    command->footer(footer);
    command->callback([arguments, &console, &exit_status] { exit_status = show(*arguments, console); });
}

}  // namespace arising::cli
