// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/branches.h"

#include <algorithm>
#include <map>
#include <utility>

namespace arising::rules {

namespace {

using Kind = PatternNode::Kind;

constexpr std::size_t kMostBranches = 16;  // of which one may become
constexpr std::size_t kMostParts = 60;     // that would have to be written again for each of them

bool has_capture(const PatternNode& node) {
    return node.kind == Kind::capture || std::any_of(node.parts.begin(), node.parts.end(), has_capture);
}

std::size_t size_of(const PatternNode& node) {
    std::size_t size = 1;
    for (const PatternNode& part : node.parts) {
        size += size_of(part);
    }
    return size;
}

/// Whether all of it may be written more than once.
bool may_be_copied(const Branch& branch) {
    std::size_t size = 0;
    for (const PatternNode* part : branch.rest) {
        size += size_of(*part);
        if (has_capture(*part)) {
            return false;
        }
    }
    return size <= kMostParts;
}

Branch followed_by(std::vector<const PatternNode*> first, const Branch& branch) {
    first.insert(first.end(), branch.rest.begin() + 1, branch.rest.end());
    return {{}, false, std::move(first)};
}

/// What the first part of a branch without letters stands for, one step closer to letters; empty where it is closest.
Branches step(const Branch& branch) {
    const PatternNode& first = *branch.rest.front();
    const bool optional = first.kind == Kind::repeated_part && first.least == 0 && first.most == 1;
    switch (first.kind) {
        case Kind::text: {
            Branch letters = followed_by({}, branch);
            letters.letters = first.text;
            letters.folds = first.folds;
            return {std::move(letters)};
        }
        case Kind::sequence: {
            std::vector<const PatternNode*> parts;
            for (const PatternNode& part : first.parts) {
                parts.push_back(&part);
            }
            return {followed_by(std::move(parts), branch)};
        }
        case Kind::choice: {
            Branches several;
            if (first.parts.size() <= kMostBranches && may_be_copied(branch)) {
                for (const PatternNode& part : first.parts) {
                    several.push_back(followed_by({&part}, branch));
                }
            }
            return several;
        }
        default:
            break;
    }
    if (!optional || !may_be_copied(branch)) {
        return {};
    }
    Branches both = {followed_by({first.parts.data()}, branch), followed_by({}, branch)};
    if (first.lazy) {
        std::swap(both.front(), both.back());
    }
    return both;
}

void open(Branch branch, Branches& to) {
    const std::size_t before = to.size();
    Branches waiting = {std::move(branch)};  // the last one is next
    while (!waiting.empty()) {
        Branch next = std::move(waiting.back());
        waiting.pop_back();
        const bool closed = next.letters.empty() && !next.rest.empty();
        Branches opened = closed && to.size() - before + waiting.size() < kMostBranches ? step(next) : Branches();
        if (opened.empty()) {
            to.push_back(std::move(next));
        }
        std::move(opened.rbegin(), opened.rend(), std::back_inserter(waiting));
    }
}

}  // namespace

char Branch::key() const {
    const char first = letters.empty() || static_cast<unsigned char>(letters.front()) >= 0x80 ? '\0' : letters.front();
    return first >= 'A' && first <= 'Z' ? static_cast<char>(first - 'A' + 'a') : first;
}

Branches branches_of(const PatternNode& choice) {
    Branches branches;
    for (const PatternNode& part : choice.parts) {
        open({{}, false, {&part}}, branches);
    }
    return branches;
}

Branches opened(const Branches& branches) {
    Branches result;
    for (const Branch& branch : branches) {
        open(branch, result);
    }
    return result;
}

std::vector<Run> runs_of(const Branches& branches) {
    std::vector<Run> runs;
    std::map<char, Branches> groups;
    const auto end_run = [&] {
        if (!groups.empty()) {
            Run& run = runs.emplace_back();
            for (auto& [key, of_key] : groups) {
                run.groups.push_back({key, std::move(of_key)});
            }
            groups.clear();
        }
    };
    for (const Branch& branch : branches) {
        const char key = branch.key();
        if (key == '\0') {
            end_run();
            runs.push_back({{{key, {branch}}}});
        } else {
            groups[key].push_back(branch);
        }
    }
    end_run();
    return runs;
}

std::size_t common_letters(const Branches& branches) {
    const Branch& first = branches.front();
    std::size_t common = first.letters.size();
    for (const Branch& branch : branches) {
        const auto end =
            std::mismatch(first.letters.begin(), first.letters.begin() + static_cast<std::ptrdiff_t>(common),
                          branch.letters.begin(), branch.letters.end());
        common = branch.folds == first.folds ? static_cast<std::size_t>(end.first - first.letters.begin()) : 0;
    }
    // Not in the middle of a character.
    while (common > 0 && common < first.letters.size() &&
           (static_cast<unsigned char>(first.letters[common]) & 0xC0) == 0x80) {
        --common;
    }
    return common;
}

}  // namespace arising::rules
