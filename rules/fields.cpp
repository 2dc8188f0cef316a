// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/fields.h"

#include <algorithm>

#include "rules/plain_text.h"
#include "rules/values/number.h"
#include "rules/values/relative_date.h"

namespace arising::rules {

namespace {

/// "On track" -> "on_track": how names of statuses and outcomes are printed.
std::string name_form(std::string_view text) {
    std::string name = folded(text);
    std::replace(name.begin(), name.end(), ' ', '_');
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

/// The name that a captured word stands for: through the rule's scale where it has one, else the word itself.
std::string meant_name(const Rule& rule, std::string_view text) {
    const Grade* grade = rule.scale != nullptr ? rule.scale->grade_of(text) : nullptr;
    return grade != nullptr ? grade->id : name_form(text);
}

void set_grade(Judgement& judgement, const Rule& rule, std::string_view value) {
    if (rule.scale == nullptr) {
        return;
    }
    const Grade* grade = rule.scale->grade_of(value);
    if (grade != nullptr) {
        judgement.grade = grade->id;
        judgement.grade_text = rule.scale->name_for(value);
    } else if (rule.scale->has(value)) {
        judgement.grade = value;  // fixed by its id
    }
}

bool set_judgement(Statement& statement, const Rule& rule, std::string_view name, std::string_view value) {
    Judgement& judgement = *statement.judgement;
    if (name == "aspect") {
        judgement.aspect = single_spaced(value);
    } else if (name == "grade") {
        set_grade(judgement, rule, value);
    } else if (name == "as_of") {
        judgement.as_of = single_spaced(value);
    } else {
        return false;
    }
    return true;
}

bool set_progress(Statement& statement, const Rule& rule, std::string_view name, std::string_view value) {
    if (name == "about") {
        statement.progress->about = single_spaced(value);
    } else if (name == "status") {
        const auto status = progress_status_of(meant_name(rule, value));
        statement.progress->status = status.value_or(statement.progress->status);
    } else {
        return false;
    }
    return true;
}

bool is_role(std::string_view name) {
    const auto& roles = role_names();
    return std::find(roles.begin(), roles.end(), name) != roles.end();
}

/// What a number is compared with has the unit of the number, whichever of the two is captured first.
void set_unit(Figure& figure, const std::string& unit) {
    figure.unit = unit.empty() ? figure.unit : unit;
    for (Comparison& comparison : figure.compare) {
        comparison.unit = figure.unit;
    }
}

void add_comparison(Figure& figure, std::string_view role, std::string_view value) {
    if (const auto number = parse_number(value)) {
        figure.compare.push_back({std::string(role), *number, figure.unit});
    }
}

/// By how much the word behind a number multiplies it: 1000 for "40k" and "40 thousand", 1 for "40".
double scale_of(std::string_view printed) {
    const auto bare = parse_number(printed.substr(0, printed.find_first_not_of("0123456789.,")));
    const auto scaled = parse_number(printed);
    return bare && scaled && *bare > 0 ? *scaled / *bare : 1;
}

/// The upper end of a range; its scale is that of the lower end too, where that one has none: "$35-40k".
void set_upper(Figure& figure, std::string_view printed) {
    const double scale = scale_of(printed);
    if (figure.value * scale <= parse_number(printed).value_or(0)) {
        figure.value *= scale;
    }
    add_comparison(figure, "other", printed);
    figure.approximate = true;
}

bool set_figure(Statement& statement, const Rule& rule, std::string_view name, std::string_view value) {
    Figure& figure = *statement.figure;
    if (name == "upper") {
        set_upper(figure, value);
    } else if (is_role(name)) {
        add_comparison(figure, name, value);
    } else if (name == "value") {
        figure.value = parse_number(value).value_or(figure.value);
    } else if (name == "unit") {
        set_unit(figure, unit_of(rule, value));
    } else if (name == "of") {
        figure.of = single_spaced(value);
    } else if (name == "approximate") {
        figure.approximate = value == "true";
    } else {
        return false;
    }
    return true;
}

void set_due(Statement& statement, std::string_view value, const Mining* mining) {
    const auto date = mining == nullptr ? resolve_due(value, std::nullopt)
                                        : resolve_due(value, mining->date, mining->date_order(value));
    statement.due = Due{single_spaced(value), date ? iso_text(*date) : std::string()};
}

std::string comparison_text(const Figure& figure, std::string_view role) {
    for (const Comparison& comparison : figure.compare) {
        if (comparison.role == role) {
            return number_text(comparison.value);
        }
    }
    return {};
}

std::optional<std::string> judgement_text(const Judgement& judgement, std::string_view name) {
    if (name == "aspect") {
        return judgement.aspect;
    }
    if (name == "grade") {
        return judgement.grade;
    }
    if (name == "grade_text") {
        return judgement.grade_text;
    }
    if (name == "scale") {
        return judgement.scale;
    }
    return name == "as_of" ? std::optional(judgement.as_of) : std::nullopt;
}

std::optional<std::string> figure_text(const Figure& figure, std::string_view name) {
    if (name == "value") {
        return number_text(figure.value);
    }
    if (name == "unit") {
        return figure.unit;
    }
    if (name == "of") {
        return figure.of;
    }
    if (name == "approximate") {
        return figure.approximate ? "true" : "false";
    }
    if (name == "role") {
        return figure.compare.empty() ? std::string() : figure.compare.front().role;
    }
    if (is_role(name)) {
        return comparison_text(figure, name);
    }
    return std::nullopt;
}

std::optional<std::string> common_text(const Statement& s, const extractor::Document& document, std::string_view name) {
    if (name == "text" || name == "lead") {
        return single_spaced(document.text_of(name == "text" ? s.span : s.lead));
    }
    if (name == "due" || name == "due_date") {
        return !s.due ? std::string() : name == "due" ? s.due->text : s.due->date;
    }
    if (name == "outcome") {
        return s.outcome == Outcome::none ? std::string() : name_of(s.outcome);
    }
    if (name == "kind") {
        return name_of(s.kind);
    }
    if (name == "cited") {
        return s.cited || (s.judgement && s.judgement->cited) ? "true" : "false";
    }
    if (name == "confidence") {
        return number_text(s.confidence);
    }
    constexpr std::pair<std::string_view, std::string Statement::*> texts[] = {
        {"owner", &Statement::owner},       {"item", &Statement::item},         {"label", &Statement::label},
        {"proposer", &Statement::proposer}, {"seconder", &Statement::seconder}, {"rule", &Statement::rule}};
    for (const auto& [field, member] : texts) {
        if (name == field) {
            return s.*member;
        }
    }
    return std::nullopt;
}

}  // namespace

Statement new_statement(const Rule& rule, extractor::Span span) {
    Statement statement;
    statement.kind = rule.kind.value_or(StatementKind::decision);
    statement.rule = rule.id;
    statement.span = span;
    statement.confidence = rule.confidence;
    if (statement.kind == StatementKind::judgement) {
        statement.judgement.emplace().scale = rule.scale != nullptr ? rule.scale->id : std::string();
    } else if (statement.kind == StatementKind::progress) {
        statement.progress.emplace().status = ProgressStatus::unclear;
    } else if (statement.kind == StatementKind::figure) {
        statement.figure.emplace().unit = "count";
    }
    for (const auto& [name, value] : rule.set) {
        set_field(statement, rule, name, value, nullptr);
    }
    return statement;
}

void set_field(Statement& statement, const Rule& rule, std::string_view name, std::string_view value,
               const Mining* mining) {
    if ((statement.judgement && set_judgement(statement, rule, name, value)) ||
        (statement.progress && set_progress(statement, rule, name, value)) ||
        (statement.figure && set_figure(statement, rule, name, value))) {
        return;
    }
    if (name == "owner") {
        // A sum in a column of names, or a stroke where nobody is named.
        statement.owner = has_letter(value) && !is_money(value) ? single_spaced(value) : statement.owner;
    } else if (name == "due") {
        set_due(statement, value, mining);
    } else if (name == "outcome") {
        statement.outcome = outcome_of(meant_name(rule, value)).value_or(statement.outcome);
    } else if (name == "proposer") {
        statement.proposer = single_spaced(value);
    } else if (name == "seconder") {
        statement.seconder = single_spaced(value);
    } else if (name == "item") {
        statement.item = bare_label(single_spaced(value));
    } else if (name == "label" || name == "number") {
        statement.label = bare_label(single_spaced(value));
    } else if (name == "cited") {
        statement.cited = value == "true";
        if (statement.judgement) {
            statement.judgement->cited = statement.cited;
        }
    }
}

void set_fields(Statement& statement, const Mining& mining, const Rule& rule, const PatternMatch& match,
                std::uint32_t base) {
    for (const Capture& capture : match.captures) {
        const extractor::Span span = trimmed({base + capture.span.begin, base + capture.span.end}, mining.text());
        if (span.empty()) {
            continue;
        }
        if (capture.name == "text") {
            statement.span = span;
        } else if (capture.name == "lead") {
            statement.lead = span;
        } else {
            set_field(statement, rule, capture.name, mining.text(span), &mining);
        }
    }
    // A due date that is fixed by the rule ("immediately") is reckoned from the document's date too.
    if (statement.due && statement.due->date.empty()) {
        set_due(statement, statement.due->text, &mining);
    }
}

namespace {

/// The first match that captures something: what the others match is passed over.
std::optional<PatternMatch> find_capturing(const Pattern& pattern, std::string_view text) {
    auto match = pattern.find(text);
    while (match && match->captures.empty()) {
        const bool goes_on = match->whole.size() != 0;
        match = goes_on ? pattern.find(text, match->whole.end) : std::nullopt;
    }
    return match;
}

}  // namespace

void fill_fields(Statement& statement, const Mining& mining, const Rule& rule) {
    for (const Pattern& pattern : rule.fill) {
        const std::string_view text = mining.text(statement.span);
        const auto match = find_capturing(pattern, text);
        for (std::size_t i = 0; match && i < match->captures.size(); ++i) {
            const Capture& capture = match->captures[i];
            if (field_text(statement, mining.document(), capture.name).value_or("").empty()) {
                set_field(statement, rule, capture.name, text.substr(capture.span.begin, capture.span.size()), &mining);
            }
        }
    }
}

std::optional<StatementKind> only_kind_with(std::string_view name) {
    constexpr std::pair<std::string_view, StatementKind> own[] = {
        {"aspect", StatementKind::judgement},  {"grade", StatementKind::judgement},
        {"as_of", StatementKind::judgement},   {"about", StatementKind::progress},
        {"status", StatementKind::progress},   {"value", StatementKind::figure},
        {"unit", StatementKind::figure},       {"of", StatementKind::figure},
        {"upper", StatementKind::figure},      {"role", StatementKind::figure},
        {"target", StatementKind::figure},     {"average", StatementKind::figure},
        {"previous", StatementKind::figure},   {"other", StatementKind::figure},
        {"approximate", StatementKind::figure}};
    for (const auto& [field, kind] : own) {
        if (name == field) {
            return kind;
        }
    }
    return std::nullopt;
}

bool has_field(StatementKind kind, std::string_view name) {
    return only_kind_with(name).value_or(kind) == kind;
}

bool is_complete(const Statement& statement) {
    return !statement.span.empty() && (!statement.judgement || !statement.judgement->grade.empty());
}

std::optional<std::string> field_text(const Statement& statement, const extractor::Document& document,
                                      std::string_view name) {
    if (auto text = common_text(statement, document, name)) {
        return text;
    }
    if (statement.judgement) {
        return judgement_text(*statement.judgement, name);
    }
    if (statement.progress && name == "about") {
        return statement.progress->about;
    }
    if (statement.progress && name == "status") {
        return name_of(statement.progress->status);
    }
    return statement.figure ? figure_text(*statement.figure, name) : std::nullopt;
}

std::string unit_of(const Rule& rule, std::string_view captured) {
    const std::string word = folded(captured);
    for (const UnitWords& unit : rule.quantity.units) {
        if (unit.unit == word || std::find(unit.words.begin(), unit.words.end(), word) != unit.words.end()) {
            return unit.unit;
        }
    }
    const std::string* fixed = rule.fixed("unit");
    if (fixed != nullptr) {
        return *fixed;
    }
    const auto& names = unit_names();
    return std::find(names.begin(), names.end(), word) != names.end() ? word : std::string();
}

}  // namespace arising::rules
