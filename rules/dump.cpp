// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/dump.h"

#include "rules/document_rule.h"
#include "rules/plain_text.h"
#include "rules/rule.h"
#include "rules/values/number.h"

namespace arising::rules {

namespace {

std::string quoted_if_needed(std::string_view value) {
    if (value.find_first_of(" \"=") == std::string_view::npos && !value.empty()) {
        return std::string(value);
    }
    std::string quoted = "\"";
    quoted += value;
    return quoted += '"';
}

/// " name=value"; nothing for a field without a value.
std::string field(std::string_view name, std::string_view value) {
    std::string result;
    if (!value.empty()) {
        result += ' ';
        result += name;
        result += '=' + quoted_if_needed(value);
    }
    return result;
}

std::string judgement_line(const Judgement& judgement) {
    return field("aspect", judgement.aspect) + field("grade", judgement.grade) +
           field("grade_text", judgement.grade_text) + field("scale", judgement.scale) +
           field("as_of", judgement.as_of);
}

std::string figure_line(const Figure& figure) {
    std::string line = " value=" + std::string(figure.approximate ? "~" : "") + number_text(figure.value);
    line += field("unit", figure.unit) + field("of", figure.of);
    for (const Comparison& comparison : figure.compare) {
        line += " " + comparison.role + "=" + number_text(comparison.value);
        line += comparison.unit == figure.unit ? "" : "(" + comparison.unit + ")";
    }
    return line;
}

}  // namespace

std::string one_line(const Statement& s, const extractor::Document& document) {
    std::string line = std::string(name_of(s.kind)) + " p" + std::to_string(document.page_at(s.span.begin));
    line += " \"" + single_spaced(document.text_of(s.span)) + "\"";
    line += s.lead.empty() ? "" : " lead=\"" + single_spaced(document.text_of(s.lead)) + "\"";
    line += s.outcome == Outcome::none ? "" : " outcome=" + std::string(name_of(s.outcome));
    line += field("owner", s.owner);
    if (s.due) {
        line += " due=\"" + s.due->text + "\"" + (s.due->date.empty() ? "" : "(" + s.due->date + ")");
    }
    line += field("proposer", s.proposer) + field("seconder", s.seconder);
    if (s.judgement) {
        line += judgement_line(*s.judgement);
    }
    if (s.progress) {
        line += field("about", s.progress->about) + " status=" + name_of(s.progress->status);
    }
    if (s.figure) {
        line += figure_line(*s.figure);
    }
    line += s.cited || (s.judgement && s.judgement->cited) ? " cited" : "";
    line += field("item", s.item) + field("label", s.label);
    return line + " [" + s.rule + "]";
}

std::string one_line(const DocumentFacts& facts) {
    std::string line = name_of(facts.kind);
    for (const std::string& name : document_field_names()) {
        if (name == "kind") {
            continue;
        }
        const std::string value = fact_text(facts, name);
        const auto absent = facts.absent.find(name);
        if (!value.empty()) {
            line += field(name, value);
        } else if (absent != facts.absent.end()) {
            line += " " + name + "=(" + absent->second + ")";
        }
    }
    return line;
}

}  // namespace arising::rules
