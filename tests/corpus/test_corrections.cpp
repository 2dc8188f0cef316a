// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/corrections.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "corpus/trail_maker.h"
#include "rules/rule_error.h"
#include "tests/support/archive_builder.h"
#include "tests/support/catch.h"

using namespace arising;
using Lines = std::vector<std::string>;
using rules::ProgressStatus;
using tests::ArchiveBuilder;

namespace {

/// Two trails, 1>4>6 and 2>5, and a statement (3) in none; a third trail, 7>8, of another body.
ArchiveBuilder minutes() {
    ArchiveBuilder builder;
    builder.document("2022-01-01").act("Mend the ramp at the library", "Jan22.01");
    builder.act("Paint the gate by the pond", "Jan22.02").decide("Count the owls in the wood");
    builder.document("2022-02-01").progress("Builder asked", "Jan22.01").progress("Colour chosen", "Jan22.02");
    builder.document("2022-03-01").progress("Ramp mended", "Jan22.01", ProgressStatus::complete);
    builder.document("2022-01-05", "Eastmarsh Parish Council").act("Cut the hedge along the lane", "Jan22.07");
    builder.document("2022-02-05", "Eastmarsh Parish Council").progress("Half cut", "Jan22.07");
    builder.document("2022-04-01").decide("Costs of 12 pounds");
    builder.last_statement().statement.kind = rules::StatementKind::figure;
    return builder;
}

/// "s3" and "t1" in a text stand for the id of the third statement, and of the trail that begins with the first.
std::string with_ids(std::string text, const corpus::Archive& archive) {
    for (std::size_t i = archive.statements.size(); i > 0; --i) {
        const std::string& id = archive.statements[i - 1].id;
        for (const auto& [word, meant] : {std::pair("\"s" + std::to_string(i) + "\"", id),
                                          std::pair("\"t" + std::to_string(i) + "\"", corpus::trail_id(id))}) {
            for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word)) {
                text.replace(at, word.size(), "\"" + meant + "\"");
            }
        }
    }
    return text;
}

/// Back again, for notes.
std::string without_ids(std::string text, const corpus::Archive& archive) {
    for (std::size_t i = 1; i <= archive.statements.size(); ++i) {
        const std::string& id = archive.statements[i - 1].id;
        for (const auto& [meant, word] :
             {std::pair(id, "s" + std::to_string(i)), std::pair(corpus::trail_id(id), "t" + std::to_string(i))}) {
            for (std::size_t at = text.find(meant); at != std::string::npos; at = text.find(meant)) {
                text.replace(at, meant.size(), word);
            }
        }
    }
    return text;
}

/// The trails, each with what was corrected in it, then the notes.
Lines corrected(const corpus::Archive& archive, const std::string& text) {
    corpus::Archive changed = archive;
    corpus::apply_corrections(corpus::parse_corrections(with_ids(text, archive), "c.toml"), changed);
    Lines lines = tests::trail_lines(changed);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const corpus::Trail& trail = changed.trails[i];
        CHECK(trail.id == corpus::trail_id(trail.statements.front()));
        CHECK(trail.links.size() + 1 == trail.statements.size());
        for (const corpus::CorrectionKind kind : trail.corrected) {
            lines[i] += std::string(" ") + corpus::name_of(kind);
        }
    }
    for (const corpus::AppliedCorrection& correction : changed.corrections) {
        for (const std::string& note : correction.notes) {
            lines.push_back(without_ids(note, archive));
        }
    }
    CHECK(changed.summary.statements == changed.statements.size());
    CHECK(changed.summary.trails == changed.trails.size());
    return lines;
}

/// What is wrong with a file.
std::string error(const std::string& text) {
    try {
        static_cast<void>(corpus::parse_corrections(text, "c.toml"));
    } catch (const rules::RuleError& mistake) {
        return mistake.what();
    }
    return {};
}

struct Case {
    const char* what;
    const char* text;
    Lines lines;
};

}  // namespace

TEST_CASE("what is corrected by hand") {
    const corpus::Archive archive = minutes().archive();
    const std::string ramp = "complete 3 \"Mend the ramp at the library\" reports_progress 1>4 reports_progress 4>6";
    const std::string gate = "open 2 \"Paint the gate by the pond\" reports_progress 2>5";
    const std::string hedge = "open 2 \"Cut the hedge along the lane\" reports_progress 7>8";
    const std::vector<Case> cases = {
        {"nothing", R"()", {gate, ramp, hedge}},
        {"a statement that is accepted changes nothing else",
         R"([[accept]]
ids = ["s1", "s3"])",
         {gate, ramp, hedge}},
        {"a trail that is accepted says so",
         R"([[accept]]
ids = "t1")",
         {gate, ramp + " accept", hedge}},
        {"what is left of a trail without a statement stays together",
         R"([[reject]]
ids = ["s4"])",
         {gate, "complete 2 \"Mend the ramp at the library\" by_hand 1>6 reject", hedge}},
        {"without its first statement a trail gets another id, and is still known by the old one",
         R"([[reject]]
ids = ["s1"]
[[accept]]
ids = ["t1"])",
         {gate, hedge, "complete 2 \"Ramp mended\" reports_progress 4>6 accept reject"}},
        {"a trail of one statement is none",
         R"([[reject]]
ids = ["s5"])",
         {ramp, hedge}},
        {"a statement in no trail can be rejected",
         R"([[reject]]
ids = ["s3"])",
         {gate, ramp, hedge}},
        {"a trail that is rejected leaves its statements alone",
         R"([[reject]]
ids = ["t2"])",
         {ramp, hedge}},
        {"the statements of a rejected trail can be merged",
         R"([[reject]]
ids = ["t2"]
[[merge]]
ids = ["t1", "s5"])",
         {"complete 3 \"Mend the ramp at the library\" reports_progress 1>4 by_hand 4>5 reports_progress 4>6 merge",
          hedge}},
        {"a statement is split off",
         R"([[split]]
trail = "t1"
statements = ["s6"])",
         {gate, "open 2 \"Mend the ramp at the library\" reports_progress 1>4 split", hedge}},
        {"a trail without its first statement",
         R"([[split]]
trail = "t1"
statements = ["s1"])",
         {gate, hedge, "complete 2 \"Ramp mended\" reports_progress 4>6 split"}},
        {"two splits of one trail do not stand in each other's way",
         R"([[split]]
trail = "t1"
statements = ["s1"]
[[split]]
trail = "t1"
statements = ["s6"])",
         {gate, hedge}},
        {"two trails become one",
         R"([[merge]]
ids = ["t2", "t1"]
why = "one site")",
         {"complete 3 \"Mend the ramp at the library\" by_hand 1>2 reports_progress 1>4 reports_progress 2>5 "
          "reports_progress 4>6 merge",
          hedge}},
        {"a statement is added to a trail",
         R"([[merge]]
ids = ["t2", "s3"])",
         {"open 2 \"Paint the gate by the pond\" by_hand 2>3 reports_progress 2>5 merge", ramp, hedge}},
        {"a statement is moved from one trail to another",
         R"([[merge]]
ids = ["t2", "s6"])",
         {"complete 3 \"Paint the gate by the pond\" reports_progress 2>5 by_hand 5>6 merge",
          "open 2 \"Mend the ramp at the library\" reports_progress 1>4 merge", hedge}},
        {"two statements become a trail, which can be spoken of",
         R"([[merge]]
ids = ["s3", "s5"]
[[accept]]
ids = ["t3"])",
         {"open 2 \"Count the owls in the wood\" by_hand 3>5 accept merge", ramp, hedge}},
        {"a split comes before a merge, whatever their order",
         R"([[merge]]
ids = ["t2", "t4"]
[[split]]
trail = "t1"
statements = ["s4", "s6"])",
         {"complete 3 \"Paint the gate by the pond\" by_hand 2>4 reports_progress 2>5 reports_progress 4>6 merge split",
          hedge}},
        {"merges add up",
         R"([[merge]]
ids = ["t2", "t1"]
[[merge]]
ids = ["t1", "s3"])",
         {"complete 3 \"Mend the ramp at the library\" by_hand 1>2 by_hand 2>3 reports_progress 1>4 reports_progress "
          "2>5 "
          "reports_progress 4>6 merge",
          hedge}},
        {"accepting, splitting and merging the same trail",
         R"([[accept]]
ids = ["t1"]
[[split]]
trail = "t1"
statements = ["s6"]
[[merge]]
ids = ["t1", "s3"])",
         {gate, "open 2 \"Mend the ramp at the library\" by_hand 1>3 reports_progress 1>4 accept merge split", hedge}},
        {"what the archive does not have is noted",
         R"([[accept]]
ids = ["s-00000000aaaa-00000000", "t-00000000aaaa"]
[[reject]]
ids = ["s-00000000bbbb-00000000"]
[[split]]
trail = "t-00000000cccc"
statements = ["s1"]
[[merge]]
ids = ["t1", "t-00000000dddd"]
[[split]]
trail = "t1"
statements = ["s2"])",
         {gate, ramp, hedge, "\"s-00000000aaaa-00000000\" is not in this archive",
          "\"t-00000000aaaa\" is not in this archive", "\"s-00000000bbbb-00000000\" is not in this archive",
          "\"t-00000000cccc\" is not in this archive", "\"t-00000000dddd\" is not in this archive",
          "not done: nothing is left to be merged", "\"s2\" is not in the trail \"t1\""}},
        {"bodies are not mixed",
         R"([[merge]]
ids = ["t1", "t7"])",
         {gate, ramp, hedge, "not done: the statements are of different bodies"}},
        {"a figure cannot be followed",
         R"([[merge]]
ids = ["t1", "s9"])",
         {gate, ramp, hedge, "\"s9\" cannot be followed: judgements and figures are in no trail",
          "not done: nothing is left to be merged"}},
    };
    for (const Case& one : cases) {
        DYNAMIC_SECTION(one.what) {
            CHECK(corrected(archive, one.text) == one.lines);
        }
    }
}

TEST_CASE("what was done is in the archive") {
    corpus::Archive archive = minutes().archive();
    const std::string text = with_ids(R"([[merge]]
ids = ["t2", "s3"]
why = "one site"
[[reject]]
ids = ["s4", "s9"]
[[accept]]
ids = ["s1"])",
                                      archive);
    const corpus::Archive before = archive;
    corpus::apply_corrections(corpus::parse_corrections(text, "c.toml"), archive);
    REQUIRE(archive.corrections.size() == 3);
    const corpus::AppliedCorrection& merge = archive.corrections[0];
    CHECK(merge.kind == corpus::CorrectionKind::merge);
    CHECK(merge.why == "one site");
    CHECK(merge.trail == corpus::trail_id(before.statements[1].id));
    CHECK(merge.notes.empty());
    const corpus::AppliedCorrection& reject = archive.corrections[1];
    REQUIRE(reject.removed.size() == 2);
    CHECK(reject.removed[0].text == "Builder asked");
    CHECK(reject.removed[1].id == before.statements[8].id);
    CHECK(archive.statements.size() == before.statements.size() - 2);
    CHECK(archive.statements[0].corrected == std::vector{corpus::CorrectionKind::accept});
    const auto joined = std::find_if(archive.trails.begin(), archive.trails.end(),
                                     [&](const corpus::Trail& trail) { return trail.id == merge.trail; });
    REQUIRE(joined != archive.trails.end());
    CHECK(joined->links[0].because == "they were joined by hand: one site");
}

TEST_CASE("a contradiction goes with the statement that was rejected") {
    ArchiveBuilder builder;
    builder.document("2022-01-01").act("Mend the ramp at the library", "Jan22.01");
    builder.document("2022-02-01").progress("Ramp mended", "Jan22.01", ProgressStatus::complete);
    builder.progress("Ramp not begun", "Jan22.01", ProgressStatus::not_started);
    corpus::Archive archive = builder.archive();
    REQUIRE(archive.trails.size() == 1);
    REQUIRE(archive.trails[0].contradictions.size() == 1);
    corpus::apply_corrections(corpus::parse_corrections(with_ids("[[reject]]\nids = [\"s3\"]", archive), "c.toml"),
                              archive);
    REQUIRE(archive.trails.size() == 1);
    CHECK(archive.trails[0].contradictions.empty());
}

TEST_CASE("a trail is still known by its id when documents are added") {
    ArchiveBuilder builder;
    builder.document("2022-02-01").act("Mend the ramp at the library", "Jan22.01");
    builder.document("2022-03-01").progress("Builder asked", "Jan22.01");
    const std::string old_id = builder.archive().trails.at(0).id;
    const std::string text = "[[accept]]\nids = [\"" + old_id + "\"]";

    builder.document("2022-04-01").progress("Ramp mended", "Jan22.01", ProgressStatus::complete);
    CHECK(builder.archive().trails.at(0).id == old_id);

    builder.document("2022-01-01").act("Look at the ramp", "Jan22.01");  // an older one
    corpus::Archive archive = builder.archive();
    REQUIRE(archive.trails.size() == 1);
    CHECK(archive.trails[0].id != old_id);
    corpus::apply_corrections(corpus::parse_corrections(text, "c.toml"), archive);
    CHECK(archive.trails[0].corrected == std::vector{corpus::CorrectionKind::accept});
    CHECK(archive.corrections[0].notes.empty());
}

TEST_CASE("what is noted of an id is told with the id's place") {
    const corpus::Corrections corrections =
        corpus::parse_corrections("[[split]]\ntrail = \"t-0123\"\nstatements = [\"s-4567\", \"s-89ab\"]\n", "c.toml");
    const corpus::Correction& split = corrections.list.at(0);
    CHECK(corpus::place_of_note(split, "\"t-0123\" is not in this archive") == "c.toml:2:9");
    CHECK(corpus::place_of_note(split, "\"s-89ab\" is not in the trail \"t-0123\"") == "c.toml:3:25");
    CHECK(corpus::place_of_note(split, "nothing came of it") == "c.toml:1:1");
}

TEST_CASE("a mistake in the file is told with its place") {
    struct Mistake {
        const char* text;
        const char* message;
    };
    const std::vector<Mistake> mistakes = {
        {"[[reject]]\nid = [\"s-01\"]\n", R"(c.toml:2:1: unknown key "id" in reject
   2 | id = ["s-01"]
     | ^
hint: did you mean "ids"?)"},
        {"[[rejct]]\nids = [\"s-01\"]\n", R"(c.toml:1:3: unknown key "rejct" in file of corrections
   1 | [[rejct]]
     |   ^
hint: did you mean "reject"?)"},
        {"[reject]\nids = [\"s-0123\"]\n", R"(c.toml:1:1: "reject" must be an array of tables
   1 | [reject]
     | ^
hint: write [[reject]])"},
        {"[[accept]]\nids = [\"s-0123\", \"x-77\"]\n", R"(c.toml:2:18: "x-77" is not the id of a statement or trail
   2 | ids = ["s-0123", "x-77"]
     |                  ^
hint: ids of statements begin with s-, those of trails with t-; copy them from the record)"},
        {"[[split]]\ntrail = \"s-0123\"\nstatements = [\"s-4567\"]\n", R"(c.toml:2:9: "s-0123" is not the id of a trail
   2 | trail = "s-0123"
     |         ^
hint: ids of statements begin with s-, those of trails with t-; copy them from the record)"},
        {"[[split]]\ntrail = \"t-0123\"\n", R"(c.toml:1:1: missing key "statements" in split
   1 | [[split]]
     | ^)"},
        {"[[merge]]\nids = \"t-0123\"\n", R"(c.toml:2:7: at least two ids are needed to merge
   2 | ids = "t-0123"
     |       ^
hint: copy ids from the record)"},
        {"[[accept]]\nids = []\n", R"(c.toml:2:7: no id is named here
   2 | ids = []
     |       ^
hint: copy ids from the record)"},
        {"[[accept]]\nids = 7\n", R"(c.toml:2:7: "ids" must be a string or an array of strings, not a whole number
   2 | ids = 7
     |       ^)"},
        {"[[accept]]\nids = [\"s-0123\"]\n[[reject]]\nids = [\"s-4567\", \"s-0123\"]\n",
         R"(c.toml:4:18: "s-0123" stands under reject, and before under accept
   4 | ids = ["s-4567", "s-0123"]
     |                  ^
hint: take one of them out; the other is at c.toml:2:8)"},
        {"[[split]]\ntrail = \"t-0123\"\nstatements = [\"s-4567\"]\n[[split]]\ntrail = \"t-0123\"\nstatements = "
         "\"s-4567\"\n",
         R"(c.toml:6:14: "s-4567" stands under split, and before under split
   6 | statements = "s-4567"
     |              ^
hint: take one of them out; the other is at c.toml:3:15)"},
        {"[[accept]]\nids = [“s-0123”]\n", R"(c.toml:2:8: a text cannot begin with “
   2 | ids = [“s-0123”]
     |        ^
hint: write straight quotes, ' or "; word processors make curly ones of them)"},
    };
    for (const Mistake& mistake : mistakes) {
        CHECK(error(mistake.text) == mistake.message);
    }
    CHECK(error("# nothing yet\n").empty());
    CHECK_THROWS_WITH(corpus::read_corrections("/none/c.toml"),
                      "the corrections '/none/c.toml' cannot be read: No such file or directory");
}
