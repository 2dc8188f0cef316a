// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/audit_writer.h"

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "output/html_assets.h"
#include "output/html_text.h"
#include "tests/support/catch.h"
#include "tests/support/paths.h"
#include "tests/support/temporary_folder.h"

using namespace arising;
using Catch::Contains;
using corpus::Audit;
using output::AuditSection;
using output::AuditWriting;
using tests::TemporaryFolder;

namespace {

corpus::Quotation quotation(const std::string& id, const std::string& date, rules::StatementKind kind,
                            const std::string& text) {
    return {id, "d-1", "minutes/a & b.pdf", 3, date, kind, text, "Works", "", rules::ProgressStatus::none};
}

/// An audit with something in every section, made by hand.
Audit full_audit() {
    using rules::StatementKind;
    Audit audit;
    audit.scope = {"2023-03-01", "2014-01-01", "2023-02-01", 1, 3, {"odd.pdf"}, {"torn.pdf"}, 3, 2, 2, 4, 1, 0};
    corpus::AuditedMatter again;
    again.id = "t-1";
    again.title = "Improve staff supervision";
    again.body = "Westmarsh";
    again.aspect = "Leadership";
    again.quotations = {
        quotation("s-1", "2014-01-01", StatementKind::recommendation, "Improve staff supervision, \"soon\""),
        quotation("s-2", "2018-03-01", StatementKind::recommendation, "Supervision is to improve")};
    again.quotations[1].lead = "The Committee recommends that:";
    again.first = "2014-01-01";
    again.last = "2018-03-01";
    again.meetings = 2;
    again.silent = 1;
    again.standing = corpus::Standing::dropped;
    again.recurrence = corpus::Recurrence{{0, 1}, 2, 50, 0.567, "shared wording: supervis"};
    corpus::AuditedMatter late;
    late.id = "t-2";
    late.title = "Mend the ramp";
    late.body = "Westmarsh";
    late.owners = {"Clerk", "KR"};
    late.quotations = {quotation("s-3", "2022-12-01", StatementKind::action, "Mend the ramp"),
                       quotation("s-4", "2023-02-01", StatementKind::progress, "=Not yet")};
    late.quotations[1].progress = rules::ProgressStatus::delayed;
    late.first = "2022-12-01";
    late.last = "2023-02-01";
    late.known_to = "2023-02-28";
    late.meetings = 2;
    late.due = "2023-01-10";
    late.due_text = "by 10 January";
    late.standing = corpus::Standing::overdue;
    corpus::AuditedMatter open = late;
    open.id = "s-5";
    open.title = "Count the <owls>";
    open.owners.clear();
    open.quotations = {quotation("s-5", "2023-02-01", StatementKind::action, "Count the <owls>")};
    open.quotations[0].path = "pack.pdf!/owls.pdf";
    open.first = "2023-02-01";
    open.meetings = 1;
    open.due.clear();
    open.due_text = "next spring";
    open.standing = corpus::Standing::open;
    audit.matters = {again, late, open};
    audit.owners = {{"Westmarsh", "Clerk", {"Clerk", "The Clerk"}, 0, 1, 0, 2}, {"Westmarsh", "", {}, 1, 0, 1, 0}};
    audit.years = {{"2014", 1}, {"2018", 1}};
    audit.aspects = {{"Leadership", {1, 1}, 2, 1, 1}, {"", {0, 1}, 1, 0, 1}};
    audit.contradictions = {{"Westmarsh",
                             "t-2",
                             "on one day complete and not complete",
                             {quotation("s-6", "2023-02-01", StatementKind::progress, "Done"),
                              quotation("s-4", "2023-02-01", StatementKind::progress, "=Not yet")}}};
    return audit;
}

AuditWriting writing(const std::vector<AuditSection>& sections = {}) {
    AuditWriting with;
    with.record = "record.json";
    if (!sections.empty()) {
        with.sections = sections;
    }
    return with;
}

std::string written(output::WriteAudit write, const Audit& audit, const AuditWriting& with) {
    std::ostringstream out;
    write(audit, with, out);
    return out.str();
}

int validate(const std::string& files) {
    const std::string command = tests::python + " " + tests::source_folder + "/tests/output/validate_record.py " +
                                tests::source_folder + "/output/schema/audit-1.schema.json " + files;
    return std::system(command.c_str());
}

}  // namespace

TEST_CASE("an audit as a table") {
    AuditWriting with = writing();
    with.width = 60;
    CHECK(written(&output::write_audit_table, full_audit(), with) ==
          R"(Audit of record.json as of 2023-03-01
=====================================
1 body, 3 documents of 2014-01-01 to 2023-02-01, 2
recommendations, 2 actions.
3 matters to be followed (1 more left out by what was asked
for): 1 open, 1 overdue, 1 dropped, 0 complete; 1
recommended again.
1 document has no date, so that what is asked there is not
followed: odd.pdf.
1 document was not read, or only partly, so that what is
said there is missing here: torn.pdf.

Owners (2)
----------
                             open  overdue  dropped complete
Clerk (also The Clerk)          -        1        -        2
nobody named                    1        -        1        -

Recommended again (1)
---------------------
Matters that were recommended at two dates or more. The
score, from 0 to 1, says how sure the weakest link between
their wordings is; the surest come first.

1. Improve staff supervision
   Leadership
   at 2 dates in 4 years 2 months; score 0.57; now dropped
   2014-01-01  "Improve staff supervision, "soon""
               minutes/a & b.pdf, page 3
   2018-03-01  The Committee recommends that: "Supervision
               is to improve"
               minutes/a & b.pdf, page 3; 4 years 2 months
               later

Overdue (1)
-----------
What was to be done by a date that has passed, and nothing
says that it was. Each body is looked at on the day of its
last document, or on the day that was asked for; what came
after that document is not known.

Clerk, KR (1); documents to 2023-02-28
  2022-12-01  "Mend the ramp"
              minutes/a & b.pdf, page 3, under "Works"
              due 2023-01-10 ("by 10 January"); at 2
              meetings; last on 2023-02-01
  2023-02-01  "=Not yet"
              minutes/a & b.pdf, page 3, under "Works"

Open (1)
--------
What was asked for, and is neither said to be done nor
overdue nor dropped, as far as the last document of its body
tells. That may be years old: its date stands beside each
body.

nobody named (1); documents to 2023-02-28
  2023-02-01  "Count the <owls>"
              pack.pdf!/owls.pdf, page 3, under "Works"
              due "next spring"; at 1 meeting

Dropped without an ending (1)
-----------------------------
What was asked for, is spoken of no longer, and was never
said to be done: not at the last three meetings of those who
spoke of it, or not by the next inspection. First what had
come up at several meetings, then what had come up at one
only: small tasks are often done without a word. What came
after the last document of its body, whose date stands
beside it, is not known.

  2014-01-01  "Improve staff supervision, "soon""
              minutes/a & b.pdf, page 3, under "Works"
              at 2 meetings; last on 2018-03-01; not at the
              one since
  2018-03-01  The Committee recommends that: "Supervision is
              to improve"
              minutes/a & b.pdf, page 3, under "Works"

Recommendations by aspect (2)
-----------------------------
What the recommendations of each year were about: the graded
aspect of the service that is nearest to them, or the
heading that they stand under.

[1]  Leadership: 2 recommendations, 1 made before
[2]  no aspect could be told: 1 recommendation, 0 made
     before

      documents  [1]  [2]
2014          1    1    -
2018          1    1    1

Contradictions (1)
------------------
Statements that cannot both hold: which of them is right is
for a person to find out.

1. on one day complete and not complete
   2023-02-01  "Done"
               minutes/a & b.pdf, page 3
   2023-02-01  "=Not yet"
               minutes/a & b.pdf, page 3
)");
}

TEST_CASE("what surely recurs comes before what recurs often, and what is left out is told") {
    Audit audit = full_audit();
    audit.matters.push_back(audit.matters[0]);
    audit.matters[0].recurrence->dates = 5;
    audit.matters.back().recurrence->score = 0.9;
    const std::size_t surest = audit.matters.size() - 1;
    CHECK(output::matters_in(audit, AuditSection::recurring) == std::vector<std::size_t>{surest, 0});
    audit.matters.back().recurrence->score = audit.matters[0].recurrence->score;
    CHECK(output::matters_in(audit, AuditSection::recurring) == std::vector<std::size_t>{0, surest});
    audit.scope.less_sure = 3;
    CHECK_THAT(
        output::meaning_of(audit, AuditSection::recurring),
        Contains("3 trails recur as a whole only by links below 0.40, which are left out: --min-score 0 shows all."));
    CHECK_THAT(output::meaning_of(audit, AuditSection::open), !Contains("--min-score"));
    audit.matters.clear();
    CHECK_THAT(output::why_empty(audit, AuditSection::recurring), Contains("3 trails recur as a whole only"));
}

TEST_CASE("no line of a table is wider than asked for") {
    for (const std::size_t width : {40U, 80U, 120U}) {
        AuditWriting with = writing();
        with.width = width;
        std::istringstream lines(written(&output::write_audit_table, full_audit(), with));
        for (std::string line; std::getline(lines, line);) {
            CHECK(line.size() <= std::max<std::size_t>(width, 56));  // the numbers of owners take 56
        }
    }
}

TEST_CASE("rows over the limit are counted") {
    Audit audit = full_audit();
    for (int i = 0; i < 4; ++i) {
        audit.contradictions.push_back(audit.contradictions.front());
    }
    AuditWriting with = writing({AuditSection::contradictions});
    with.limit = 2;
    const std::string table = written(&output::write_audit_table, audit, with);
    CHECK_THAT(table, Contains("\n2. on one day"));
    CHECK_THAT(table, !Contains("\n3. on one day"));
    CHECK_THAT(table, Contains("\n... and 3 more. --limit 0 shows all"));
    with.limit = 0;
    CHECK_THAT(written(&output::write_audit_table, audit, with), Contains("\n5. on one day"));
}

TEST_CASE("aspects that do not fit beside each other are summed up") {
    Audit audit = full_audit();
    audit.aspects.resize(1);
    for (int i = 0; i < 12; ++i) {
        audit.aspects.push_back({"Aspect " + std::to_string(i), {0, 2}, 2, 0, 1});
    }
    AuditWriting with = writing({AuditSection::aspects});
    with.width = 60;
    const std::string table = written(&output::write_audit_table, audit, with);
    CHECK_THAT(table, Contains("[8]  Aspect 6: 2 recommendations, 0 made before\n[+]  5 aspects less frequent"));
    CHECK_THAT(table, Contains("\n2018          1    1    2    2    2    2    2    2    2   10\n"));
}

TEST_CASE("an audit as CSV has one row for every quotation, and the same columns everywhere") {
    const std::string header =
        "section,matter,body,aspect,owner,status,due,first,last,meetings,silent,dates,months,score,title,count,date,"
        "document,page,kind,heading,lead,text,statement,because,known_to\n";
    CHECK(written(&output::write_audit_csv, full_audit(), writing({AuditSection::recurring, AuditSection::overdue})) ==
          header +
              "recurring,t-1,Westmarsh,Leadership,,dropped,,2014-01-01,2018-03-01,2,1,2,50,0.57,Improve staff "
              "supervision,,2014-01-01,minutes/a & b.pdf,3,recommendation,Works,,\"Improve staff supervision, "
              "\"\"soon\"\"\",s-1,shared wording: supervis,\n"
              "recurring,t-1,Westmarsh,Leadership,,dropped,,2014-01-01,2018-03-01,2,1,2,50,0.57,Improve staff "
              "supervision,,2018-03-01,minutes/a & b.pdf,3,recommendation,Works,The Committee recommends "
              "that:,Supervision "
              "is to improve,s-2,shared wording: supervis,\n"
              "overdue,t-2,Westmarsh,,\"Clerk, KR\",overdue,2023-01-10,2022-12-01,2023-02-01,2,0,,,,Mend the "
              "ramp,,2022-12-01,minutes/a & b.pdf,3,action,Works,,Mend the ramp,s-3,,2023-02-28\n"
              "overdue,t-2,Westmarsh,,\"Clerk, KR\",overdue,2023-01-10,2022-12-01,2023-02-01,2,0,,,,Mend the "
              "ramp,,2023-02-01,minutes/a & b.pdf,3,progress,Works,,'=Not yet,s-4,,2023-02-28\n");
    CHECK(written(&output::write_audit_csv, full_audit(), writing({AuditSection::aspects})) ==
          header +
              "aspects,,,Leadership,,,,,,,,,,,,1,2014,,,,,,,,,\naspects,,,Leadership,,,,,,,,,,,,1,2018,,,,,,,,,\n"
              "aspects,,,,,,,,,,,,,,,0,2014,,,,,,,,,\naspects,,,,,,,,,,,,,,,1,2018,,,,,,,,,\n");
}

TEST_CASE("an audit as JSON is valid by the published schema") {
    const TemporaryFolder folder;
    const std::string full = folder.write("full.json", written(&output::write_audit_json, full_audit(), writing()));
    const std::string part =
        folder.write("part.json", written(&output::write_audit_json, full_audit(), writing({AuditSection::open})));
    const std::string empty = folder.write("empty.json", written(&output::write_audit_json, {}, writing()));
    CHECK(validate(full + " " + part + " " + empty) == 0);
    std::string bad = written(&output::write_audit_json, full_audit(), writing());
    bad.replace(bad.find("\"overdue\",\"first\""), 9, "\"overdone");
    CHECK(validate(folder.write("bad.json", bad) + " 2>/dev/null") != 0);
}

TEST_CASE("JSON has the matters of the sections that were asked for, each once") {
    const auto ids = [](const std::vector<AuditSection>& sections) {
        std::vector<std::string> found;
        const auto json = nlohmann::json::parse(written(&output::write_audit_json, full_audit(), writing(sections)));
        for (const auto& matter : json["matters"]) {
            found.push_back(matter["id"]);
        }
        return found;
    };
    using Ids = std::vector<std::string>;
    CHECK(ids({AuditSection::recurring, AuditSection::dropped}) == Ids{"t-1"});
    CHECK(ids({AuditSection::overdue, AuditSection::open}) == Ids{"t-2", "s-5"});
    CHECK(ids({AuditSection::aspects}).empty());
}

TEST_CASE("an audit as one page of HTML needs no other file, and shows what strangers wrote as text") {
    const std::string page = written(&output::write_audit_html, full_audit(), writing());
    CHECK_THAT(page, Contains("<q>Count the &lt;owls&gt;</q>"));
    CHECK_THAT(page, !Contains("<owls>"));
    for (const char* reference : {"src=", "<link", "url(", "@import", "http:", "https:"}) {
        CHECK_THAT(page, !Contains(reference));
    }
    CHECK_THAT(page, !Contains("href=\"minutes"));
    for (const AuditSection section : output::audit_sections) {
        CHECK_THAT(page, Contains("<section id=\"" + std::string(output::name_of(section)) + "\">"));
    }
}

TEST_CASE("the page of an audit runs its own script and nothing else") {
    const std::string page = written(&output::write_audit_html, full_audit(), writing());
    const auto element = [&page](const std::string& name) {
        const std::size_t start = page.find("<" + name + ">") + name.size() + 2;
        return page.substr(start, page.find("</" + name + ">") - start);
    };
    CHECK_THAT(page, Contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src " +
                              output::policy_hash(element("style")) + "; script-src " +
                              output::policy_hash(element("script")) + "; base-uri 'none'"));
    CHECK(output::looks_like_audit(page));
}

TEST_CASE("with the archive's folder, HTML links to pages, but not into attachments") {
    AuditWriting with = writing();
    with.archive = "../our minutes";
    const std::string page = written(&output::write_audit_html, full_audit(), with);
    CHECK_THAT(page, Contains("<a href=\"../our%20minutes/minutes/a%20%26%20b.pdf#page=3\">minutes/a &amp; b.pdf, "
                              "page 3</a>"));
    CHECK_THAT(page, !Contains("owls.pdf#page"));
}

TEST_CASE("text in HTML and in links") {
    CHECK(output::html_text("<a href=\"x\">'&</a>") == "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&lt;/a&gt;");
    CHECK(output::url_path("a b/Môn_1-2.~pdf?#") == "a%20b/M%C3%B4n_1-2.~pdf%3F%23");
}

TEST_CASE("an empty section says why it is empty") {
    const auto why = [](const Audit& audit, AuditSection section) { return output::why_empty(audit, section); };
    Audit audit;
    CHECK_THAT(why(audit, AuditSection::recurring), Contains("no dated recommendation"));
    audit.asked.as_of = "2010";
    CHECK(why(audit, AuditSection::open) == "No document is of that date or earlier.");
    audit.asked.as_of.clear();
    audit.scope.bodies = 1;
    audit.scope.documents = 2;
    CHECK_THAT(why(audit, AuditSection::dropped), Contains("No recommendation and no action"));
    audit.scope.actions = 3;
    audit.scope.matters = 2;
    CHECK_THAT(why(audit, AuditSection::recurring), Contains("No recommendation was found"));
    CHECK_THAT(why(audit, AuditSection::overdue), Contains("has a due date before"));
    audit.scope.recommendations = 1;
    audit.years = {{"2014", 1}};
    audit.scope.meetings = 1;
    CHECK_THAT(why(audit, AuditSection::recurring), Contains("1 recommendation was found, but of one date only"));
    audit.scope.meetings = 2;
    CHECK_THAT(why(audit, AuditSection::recurring), Contains("this is no proof that nothing recurs"));
    audit.scope.left_out = 2;
    audit.asked.owner = "Clerk";
    audit.asked.min_score = 0.5;
    CHECK(why(audit, AuditSection::recurring) ==
          "All 2 matters were left out by what was asked for: owner Clerk, score at least 0.50.");
}

TEST_CASE("an empty audit is told in every format") {
    for (const std::string& format : output::audit_format_names()) {
        CHECK(!written(output::audit_writer_of(format), {}, writing()).empty());
    }
    CHECK(output::audit_writer_of("pdf") == nullptr);
}

TEST_CASE("an audit is known by its first bytes") {
    for (const std::string& format : output::audit_format_names()) {
        CHECK(
            output::looks_like_audit(written(output::audit_writer_of(format), full_audit(), writing()).substr(0, 256)));
    }
    CHECK_FALSE(output::looks_like_audit("{\n  \"schema\": \"arising/record/1\""));
    CHECK_FALSE(output::looks_like_audit("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<title>"));
}

TEST_CASE("spans of time and scores in words") {
    CHECK(output::span_text(0) == "less than a month");
    CHECK(output::span_text(1) == "1 month");
    CHECK(output::span_text(24) == "2 years");
    CHECK(output::span_text(38) == "3 years 2 months");
    CHECK(output::score_text(0.567) == "0.57");
    CHECK(output::score_text(1) == "1.00");
    CHECK(output::score_text(0.04) == "0.04");
}
