// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/pack_keys.h"

#include <algorithm>
#include <array>

namespace arising::rules {

namespace {

using Keys = std::vector<KeyInfo>;
using Names = std::vector<std::string>;
using Type = ValueType;

Names with_none(Names names) {
    names.emplace_back("none");
    return names;
}

Keys make_table(PackTable table) {
    switch (table) {
        case PackTable::file:
            return {
                {"pack", Type::pack, "What the pack is; in exactly one of its files."},
                {"fragments", Type::named_patterns, "Named pieces of pattern, used as {name}."},
                {"vocabularies", Type::named_words, "Named lists of words and phrases, used as {name}."},
                {"scales", Type::scales, "Ordered grades, used as {name}."},
                {"rule", Type::rules, "The rules."},
                {"override", Type::overrides, "Changes to single rules of packs that this one extends."},
            };
        case PackTable::pack:
            return {
                {"id", Type::text, "Lower-case letters, digits, hyphens; unique among the packs that are loaded.",
                 true},
                {"version", Type::text, "The pack's own version.", true},
                {"title", Type::text, "One line for people."},
                {"extends", Type::words, "Ids of packs whose rules and names this one takes over."},
                {"off", Type::words, "Rules of these packs that are switched off; * stands for any characters."},
            };
        case PackTable::scale:
            return {{"grades", Type::grades, "The grades, best first.", true}};
        case PackTable::grade:
            return {
                {"id", Type::text, "What stands in the record.", true},
                {"words", Type::words, "Words that mean the grade, in any case.", true},
                {"forms", Type::named_words, "Forms that a sentence gives to these words: word = form."},
            };
        case PackTable::rule:
            return {
                {"id", Type::text, "Lower-case letters, digits, hyphens, underscores; unique in the pack.", true},
                {"title", Type::text, "One line for people."},
                {"shape", Type::choice, "What the rule looks at.", true, shape_names()},
                {"kind", Type::choice, "What a statement of the rule is; none: nothing comes of it.", false,
                 with_none(statement_kind_names())},
                {"confidence", Type::number, "How sure you are of what the rule finds, 0 to 1."},
                {"priority", Type::whole_number, "Of two rules that claim the same words the higher one wins."},
                {"when", Type::conditions, "Conditions; all of them must hold."},
                {"set", Type::fixed, "Fields that always have the same value."},
                {"fill", Type::patterns, "Tried on the statement's text; captures fill fields that nothing has set."},
                {"scale", Type::text, "The scale by which captures are read."},
                {"once", Type::flag, "What it says a second time in a document is dropped."},
                {"suppresses", Type::choices, "Kinds of statement that it keeps out of the words it has matched.",
                 false, statement_kind_names()},
                {"examples", Type::examples, "Texts that it must find.", true},
                {"counter_examples", Type::counter_examples, "Texts that it must not find."},
            };
        case PackTable::when:
            return {
                {"document", Type::choices, "The document's kind is one of these.", false, document_kind_names()},
                {"section", Type::patterns, "One of the headings above the block matches."},
                {"not_section", Type::patterns, "None of the headings above the block matches."},
                {"entries", Type::patterns, "Headings that match are none: for the two above what is before goes on."},
                {"block", Type::choices, "The block is one of these.", false, block_kind_names()},
                {"table_header", Type::patterns, "The block stands in a table with a header cell that matches."},
                {"language", Type::words, "The document's language is one of these."},
                {"valid_from", Type::date, "The document's date is not before."},
                {"valid_to", Type::date, "The document's date is not after."},
            };
        case PackTable::set:
            return {
                {"outcome", Type::choice, "What was decided.", false, outcome_names()},
                {"cited", Type::flag, "A judgement that another document made."},
                {"owner", Type::text, "Who must act."},
                {"status", Type::choice, "How far it has got.", false, progress_status_names()},
                {"scale", Type::text, "The scale of the grade."},
                {"unit", Type::choice, "Unit of the figure.", false, unit_names()},
                {"role", Type::choice, "Another way to write comparator.", false, role_names()},
                {"about", Type::text, "What it reports on."},
                {"aspect", Type::text, "What is judged."},
                {"grade", Type::text, "Id of a grade of the rule's scale."},
                {"proposer", Type::text, "As printed."},
                {"seconder", Type::text, "As printed."},
                {"item", Type::text, "Number of the agenda item."},
                {"label", Type::text, "Its own number or letter."},
                {"as_of", Type::text, "When it was judged."},
                {"of", Type::text, "What is measured."},
                {"due", Type::text, "When it is due."},
                {"approximate", Type::flag, "The figure is about so much."},
            };
        case PackTable::override_:
            return {
                {"rule", Type::text, "The rule that is changed: pack.rule", true},
                {"add", Type::additions, "What is added to keys that hold lists or tables."},
            };
        case PackTable::example:
            return {
                {"text", Type::text, "The text.", true},
                {"gives", Type::given, "Fields of the statement, and their values."},
                {"count", Type::whole_number, "How many statements the text gives."},
                {"nth", Type::whole_number, "Which of them gives is about."},
                {"date", Type::date, "Date of the document."},
            };
        case PackTable::counter_example:
            return {
                {"text", Type::text, "The text.", true},
                {"date", Type::date, "Date of the document."},
            };
    }
    return {};
}

Keys make_shape(Shape shape) {
    const KeyInfo unless = {"unless", Type::patterns, "Nothing is found where one of these is."};
    const KeyInfo match = {"match", Type::patterns, "What is looked for; captures are fields.", true};
    switch (shape) {
        case Shape::sentence:
            return {
                match,
                unless,
                {"unless_captured", Type::named_patterns,
                 "A match does not count where its capture of that name matches."},
                {"unit", Type::choice, "What patterns are tried on.", false, {"sentence", "block"}},
                {"unless_below", Type::patterns, "Nothing is found where a deeper item right below matches."},
                {"with_previous", Type::patterns,
                 "Where it matches too, the sentence before belongs to the statement."},
                {"unless_previous", Type::patterns, "Nothing is found where the sentence before is one of these."},
                {"with_heading", Type::patterns,
                 "Where it matches too, right below a heading, the heading belongs to the statement."},
                {"with_parent", Type::patterns,
                 "Where it matches too, the item above a list item, and all from there, belong to the statement."},
                {"back_to", Type::patterns,
                 "The nearest block before that matches is where the statement begins; captures are fields."},
                {"unless_next", Type::choices, "Not at the end of a block that one of these follows.", false,
                 block_kind_names()},
                {"all_matches", Type::flag, "Every match in the unit is a statement of its own."},
            };
        case Shape::list:
            return {
                {"heading", Type::patterns, "A heading that matches opens the list."},
                {"after", Type::patterns, "A paragraph or item that matches opens the list."},
                {"items", Type::choices, "Which blocks are items.", false, block_kind_names()},
                {"paragraphs_if_no_items", Type::flag, "In a section without items every paragraph is one."},
                {"item_match", Type::patterns, "Only items that match; captures are fields."},
                {"item_unless", Type::patterns, "Not items that match."},
                {"skip_sections", Type::patterns, "Subsections whose heading matches are left out."},
                {"nested", Type::choice, "What becomes of items with deeper items.", false, {"lead", "all", "outer"}},
            };
        case Shape::table:
            return {
                {"columns", Type::named_patterns, "Columns by a pattern for their header cells."},
                {"optional", Type::words, "Columns that the table may lack."},
                {"text_column", Type::text, "The column that is the statement's text."},
                {"cells", Type::named_patterns, "The row counts only when the cell matches."},
                {"unless_cells", Type::named_patterns, "The row does not count when the cell matches."},
                {"any_cells", Type::named_patterns, "The table counts only when the cell of some row matches."},
                {"row", Type::patterns, "Tried on the row, written as cell | cell."},
                {"match", Type::patterns, "Tried on the statement's text."},
                unless,
                {"sentences", Type::flag, "Each sentence of the text column that matches is a statement."},
                {"split_items", Type::flag, "What one cell of the text column lists is a statement each."},
                {"item_match", Type::patterns,
                 "Where in a cell without labels a new item begins; captures are fields."},
            };
        case Shape::margin:
            return {
                match,
                unless,
                {"sentence_unless", Type::patterns, "Not where one of these is in the sentence beside it."},
            };
        case Shape::quantity:
            return {
                match,
                unless,
                {"units", Type::units, "What captured words mean."},
                {"in_tables", Type::flag, "Look in table cells too."},
                {"row_text", Type::flag, "The same, and the statement's text is the whole row."},
                {"unit_as_before", Type::flag, "The unit is that of the people or cases counted before."},
                {"comparator", Type::choice, "The number is put beside another figure.", false, role_names()},
                {"approximate_before", Type::patterns, "The figure is approximate after words that match."},
                {"alone", Type::flag, "A comparator that finds no figure becomes one."},
            };
        case Shape::document:
            return {
                {"match", Type::patterns, "What is looked for, with a capture value."},
                unless,
                {"field", Type::choice, "The field that is filled.", true, document_field_names()},
                {"in",
                 Type::choices,
                 "Where to look.",
                 false,
                 {"text", "heading", "furniture", "file_title", "file_name"}},
                {"first_blocks", Type::whole_number, "Look in this many blocks from the start; 0 = all."},
                {"last_blocks", Type::whole_number, "Look in this many blocks from the end; 0 = no limit."},
                {"unit",
                 Type::choice,
                 "What patterns are tried on.",
                 false,
                 {"block", "sentence", "page", "line", "row"}},
                {"value", Type::text, "The field's value, whatever the words."},
                {"case", Type::choice, "How the value is written.", false, {"as_printed", "title"}},
                {"absent",
                 Type::choice,
                 "Why there is no value.",
                 false,
                 {"not_found", "not_applicable", "unreadable", "ambiguous", "truncated_source"}},
            };
    }
    return {};
}

constexpr std::size_t kTables = static_cast<std::size_t>(PackTable::counter_example) + 1;
constexpr std::size_t kShapes = static_cast<std::size_t>(Shape::document) + 1;

}  // namespace

const std::vector<KeyInfo>& keys_of(PackTable table) {
    static const std::vector<Keys> all = [] {
        std::vector<Keys> tables;
        for (std::size_t i = 0; i < kTables; ++i) {
            tables.push_back(make_table(static_cast<PackTable>(i)));
        }
        return tables;
    }();
    return all[static_cast<std::size_t>(table)];
}

const std::vector<KeyInfo>& keys_of(Shape shape) {
    static const std::vector<Keys> all = [] {
        std::vector<Keys> shapes;
        for (std::size_t i = 0; i < kShapes; ++i) {
            shapes.push_back(make_shape(static_cast<Shape>(i)));
        }
        return shapes;
    }();
    return all[static_cast<std::size_t>(shape)];
}

std::vector<std::string> key_names(const std::vector<KeyInfo>& keys) {
    Names names;
    for (const KeyInfo& key : keys) {
        names.push_back(key.name);
    }
    return names;
}

const KeyInfo* rule_key(std::string_view name) {
    const auto is_meant = [&](const KeyInfo& key) { return key.name == name; };
    std::vector<const Keys*> groups = {&keys_of(PackTable::rule)};
    for (std::size_t i = 0; i < kShapes; ++i) {
        groups.push_back(&keys_of(static_cast<Shape>(i)));
    }
    for (const Keys* keys : groups) {
        const auto found = std::find_if(keys->begin(), keys->end(), is_meant);
        if (found != keys->end()) {
            return &*found;
        }
    }
    return nullptr;
}

const std::vector<std::string>& shape_names() {
    static const Names names = {"sentence", "list", "table", "margin", "quantity", "document"};
    return names;
}

const std::vector<std::string>& block_kind_names() {
    static const Names names = {"heading", "paragraph", "list_item", "table_cell", "note"};
    return names;
}

const std::vector<std::string>& outcome_names() {
    static const Names names = {"agreed", "noted", "approved", "refused", "deferred", "elected", "other"};
    return names;
}

const std::vector<std::string>& progress_status_names() {
    static const Names names = {"complete", "on_track", "in_progress", "delayed", "not_started", "unclear"};
    return names;
}

const std::vector<std::string>& given_names() {
    static const Names names = [] {
        Names all = {"kind",     "text",     "lead",   "owner", "due",        "due_date", "outcome",     "proposer",
                     "seconder", "item",     "label",  "cited", "aspect",     "grade",    "grade_text",  "scale",
                     "as_of",    "about",    "status", "value", "unit",       "of",       "approximate", "target",
                     "average",  "previous", "other",  "role",  "confidence", "absent"};
        for (const std::string& field : document_field_names()) {
            if (std::find(all.begin(), all.end(), field) == all.end()) {
                all.push_back(field);
            }
        }
        return all;
    }();
    return names;
}

}  // namespace arising::rules
