// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "corpus/sqlite_database.h"
#include "output/archive_index.h"
#include "output/html_assets.h"
#include "output/plain_number.h"
#include "output/record_writer.h"
#include "output/tool_version.h"
#include "tests/support/archive_builder.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace arising;
using Catch::Contains;
using corpus::SqliteDatabase;
using tests::ArchiveBuilder;
using tests::TemporaryFolder;

namespace {

/// A trail of an action and its progress, a figure, and texts that mean something to every format.
corpus::Archive small_archive() {
    ArchiveBuilder builder;
    builder.document("2022-01-01").act("Mend the ramp, \"soon\"", "Jan22.01", "2022-02-20");
    builder.last_document().path = "2022/a b&c.pdf";
    builder.last_statement().statement.owner = "Clerk; Cllr O'Dell";
    builder.last_statement().lead = "It was agreed that:";
    builder.last_statement().section = {"Matters arising", "Ramp"};
    builder.last_statement().boxes = {{1, 72.04F, 10, 200.5F, 22}};
    builder.document("2022-02-01").progress("=HALF <done>", "Jan22.01").decide("71 % of gates");
    rules::Statement& figure = builder.last_statement().statement;
    figure.kind = rules::StatementKind::figure;
    figure.outcome = rules::Outcome::none;
    figure.figure = rules::Figure{71, "percent", true, "gates", {{"target", 80.5, "percent"}, {"other", 1, "count"}}};
    builder.last_document().diagnostics = {{extractor::Severity::warning, 2, "odd & <old>", ""}};
    corpus::Archive archive = builder.archive();
    archive.packs = {{"test", "1.0.0", "For tests", std::string(64, 'a'), 3}};
    archive.trails.at(0).corrected = {corpus::CorrectionKind::accept};
    archive.corrections = {{corpus::CorrectionKind::accept, {archive.trails[0].id}, "", "seen", {}, {}}};
    return archive;
}

std::string written(output::Write write, const corpus::Archive& archive) {
    std::ostringstream out;
    write(archive, out);
    return out.str();
}

/// With "D1", "S1", "T1", "M1" for the ids of the first document, statement, trail and meeting, and so on.
std::string named(std::string text, const corpus::Archive& archive) {
    const auto replace = [&](const std::string& id, const std::string& name) {
        for (std::size_t at = text.find(id); at != std::string::npos; at = text.find(id, at + name.size())) {
            text.replace(at, id.size(), name);
        }
    };
    for (std::size_t i = 0; i < archive.statements.size(); ++i) {
        replace(archive.statements[i].id, "S" + std::to_string(i + 1));
    }
    for (std::size_t i = 0; i < archive.documents.size(); ++i) {
        replace(archive.documents[i].id, "D" + std::to_string(i + 1));
    }
    for (std::size_t i = 0; i < archive.trails.size(); ++i) {
        replace(archive.trails[i].id, "T" + std::to_string(i + 1));
    }
    for (std::size_t i = 0; i < archive.meetings.size(); ++i) {
        replace(archive.meetings[i].id, "M" + std::to_string(i + 1));
    }
    return text;
}

std::string named_output(output::Write write) {
    const corpus::Archive archive = small_archive();
    return named(written(write, archive), archive);
}

/// Between the first of one text and the next of another.
std::string between(const std::string& text, const std::string& from, const std::string& to) {
    const std::size_t begin = text.find(from);
    REQUIRE(begin != std::string::npos);
    return text.substr(begin, text.find(to, begin) - begin);
}

/// All rows of a query, columns with '|' between them, as the shell of SQLite prints them.
std::vector<std::string> rows(SqliteDatabase& database, const std::string& sql, int columns) {
    std::vector<std::string> lines;
    corpus::SqliteQuery query = database.query(sql);
    while (query.step()) {
        std::string line;
        for (int i = 0; i < columns; ++i) {
            line += (i > 0 ? "|" : "") + query.text(i);
        }
        lines.push_back(line);
    }
    return lines;
}

}  // namespace

TEST_CASE("CSV, byte for byte") {
    CHECK(
        named_output(output::write_csv) ==
        R"(id,kind,body,committee,date,document,page,link,section,item,label,lead,text,owner,due,due_date,outcome,proposer,seconder,cited,aspect,grade,about,progress,value,unit,approximate,of,compare,trail,trail_title,trail_status,rule,confidence,corrected
S1,action,Westmarsh District Council,Scrutiny Committee,2022-01-01,2022/a b&c.pdf,1,2022/a%20b%26c.pdf#page=1,Matters arising > Ramp,,Jan22.01,It was agreed that:,"Mend the ramp, ""soon""",Clerk; Cllr O'Dell,by then,2022-02-20,,,,,,,,,,,,,,T1,"Mend the ramp, ""soon""",open,test.rule,0.8,
S2,progress,Westmarsh District Council,Scrutiny Committee,2022-02-01,minutes/1.pdf,1,minutes/1.pdf#page=1,,,,,'=HALF <done>,,,,,,,,,,Jan22.01,in_progress,,,,,,T1,"Mend the ramp, ""soon""",open,test.rule,0.8,
S3,figure,Westmarsh District Council,Scrutiny Committee,2022-02-01,minutes/1.pdf,1,minutes/1.pdf#page=1,,,,,71 % of gates,,,,,,,,,,,,71,percent,yes,gates,target 80.5 percent; other 1 count,,,,test.rule,0.8,
)");
}

TEST_CASE("a calendar, byte for byte") {
    const std::string lines = R"(BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//arising//arising )" +
                              std::string(output::tool_version()) +
                              R"(//EN
CALSCALE:GREGORIAN
X-WR-CALNAME:Open actions
X-WR-CALDESC:Days on which actions are due of which no document says that t
 hey are done. Many such days are past: "Overdue" means past when the last 
 document of the body was written\, which may be years ago.
BEGIN:VEVENT
UID:S1@arising
DTSTAMP:20220101T000000Z
DTSTART;VALUE=DATE:20220220
SUMMARY:Clerk\; Cllr O'Dell: Mend the ramp\, "soon"
DESCRIPTION:It was agreed that:\n“Mend the ramp\, "soon"”\nDue: by then
 \n2022/a b&c.pdf\, page 1\nTrail: Mend the ramp\, "soon" (open)
CATEGORIES:Westmarsh District Council
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
)";
    std::string expected;
    for (const char c : lines) {
        expected += c == '\n' ? "\r\n" : std::string(1, c);
    }
    CHECK(named_output(output::write_ics) == expected);
}

TEST_CASE("a calendar says of what is long past that it is overdue") {
    ArchiveBuilder builder;
    builder.document("2022-01-01").act("Mend the ramp at the library", "Jan22.01", "2022-01-20");
    builder.act("Thank the band", "", "2022-01-25").act("Paint the gate of the pound", "Jan22.03", "2022-01-27");
    builder.document("2022-02-01").act("Paint the gate of the pound", "Jan22.03", "2022-05-01");
    builder.document("2023-03-01", "Sallow Parish Council").act("Count the owls", "", "2023-03-05");
    std::string calendar = written(output::write_ics, builder.archive());
    for (std::size_t fold = 0; (fold = calendar.find("\r\n ")) != std::string::npos;) {
        calendar.erase(fold, 3);
    }
    CHECK_THAT(calendar, Contains("SUMMARY:Overdue: Mend the ramp") && Contains("SUMMARY:Overdue: Thank the band"));
    CHECK_THAT(calendar, Contains("Overdue: no document up to 2022-02-01\\, the last of this body\\, says"));
    CHECK_THAT(calendar, Contains("SUMMARY:Paint the gate") && Contains("SUMMARY:Count the owls"));
    CHECK_THAT(calendar, !Contains("Overdue: Paint"));
}

TEST_CASE("a calendar holds what is open and has a day, in lines that are not too long") {
    ArchiveBuilder builder;
    builder.document("2022-01-01").act("Mend the ramp at the library", "Jan22.01", "2022-02-20");
    builder.act("Write to the bus company", "", "2022-03").act("Thank the band", "", "2022-03-05");
    builder.recommend("Widen the bridge");
    builder.last_statement().statement.due = rules::Due{"by May", "2022-05-31"};
    std::string long_text;
    for (int i = 0; i < 60; ++i) {
        long_text += "größer ";
    }
    builder.act(long_text, "", "2022-06-01");
    builder.document("2022-02-01").progress("Ramp mended", "Jan22.01", rules::ProgressStatus::complete);
    const std::string calendar = written(output::write_ics, builder.archive());
    CHECK_THAT(calendar, !Contains("20220220") && Contains("20220305") && !Contains("20220531"));
    std::istringstream lines(calendar);
    std::string whole;
    for (std::string line; std::getline(lines, line);) {
        REQUIRE(line.back() == '\r');
        line.pop_back();
        CHECK(line.size() <= 75);
        CHECK((static_cast<unsigned char>(line.at(0)) & 0xC0U) != 0x80U);  // no character is cut
        whole += line.starts_with(" ") ? line.substr(1) : "\n" + line;
    }
    CHECK_THAT(whole, Contains("“" + long_text + "”"));
}

TEST_CASE("a page, byte for byte") {
    const std::string page = named_output(output::write_html);
    CHECK(between(page, "<!DOCTYPE", "<style>") ==
          "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"generator\" "
          "content=\"arising " +
              std::string(output::tool_version()) +
              "\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src " +
              output::policy_hash(output::page_style()) + "; script-src " + output::policy_hash(output::page_script()) +
              "; base-uri 'none'; form-action 'none'\">\n<meta name=\"viewport\" content=\"width=device-width, "
              "initial-scale=1\">\n<title>Matters arising</title>\n");
    CHECK(between(page, "<main>", "<script>") == R"(<main>
<section>
<h2>Trails</h2>
<details class="trail" id="T1" data-status="open">
<summary><span class="status open">open</span> Mend the ramp, &quot;soon&quot; <small>Westmarsh District Council · 2022-01-01 to 2022-02-01 · 2 meetings</small></summary>
<ol>
<li data-kind="action">
<p class="meta">2022-01-01 · action · for Clerk; Cllr O&#39;Dell · due by then · <a href="./2022/a%20b%26c.pdf#page=1">2022/a b&amp;c.pdf, page 1</a></p>
<blockquote>It was agreed that: Mend the ramp, &quot;soon&quot;</blockquote>
</li>
<li data-kind="progress">
<p class="meta">2022-02-01 · progress · in_progress · <a href="./minutes/1.pdf#page=1">minutes/1.pdf, page 1</a></p>
<blockquote>=HALF &lt;done&gt;</blockquote>
<p class="because">the later one reports on number Jan22.01</p>
</li>
</ol>
</details>
</section>
<section>
<h2>Documents</h2>
<details id="D1">
<summary>2022/a b&amp;c.pdf <small>Westmarsh District Council · Scrutiny Committee · 2022-01-01 · minutes · 1 statement</small></summary>
<p class="meta"><a href="./2022/a%20b%26c.pdf">2022/a b&amp;c.pdf</a></p>
<ol>
<li data-kind="action">
<p class="meta">action · for Clerk; Cllr O&#39;Dell · due by then · <a href="./2022/a%20b%26c.pdf#page=1">page 1</a> · <a href="#T1">Mend the ramp, &quot;soon&quot;</a></p>
<blockquote>It was agreed that: Mend the ramp, &quot;soon&quot;</blockquote>
</li>
</ol>
</details>
<details id="D2">
<summary>minutes/1.pdf <small>Westmarsh District Council · Scrutiny Committee · 2022-02-01 · minutes · 2 statements</small></summary>
<p class="meta"><a href="./minutes/1.pdf">minutes/1.pdf</a></p>
<p class="because problem">odd &amp; &lt;old&gt; (page 2)</p>
<ol>
<li data-kind="progress">
<p class="meta">progress · in_progress · <a href="./minutes/1.pdf#page=1">page 1</a> · <a href="#T1">Mend the ramp, &quot;soon&quot;</a></p>
<blockquote>=HALF &lt;done&gt;</blockquote>
</li>
<li data-kind="figure">
<p class="meta">figure · 71 percent · <a href="./minutes/1.pdf#page=1">page 1</a></p>
<blockquote>71 % of gates</blockquote>
</li>
</ol>
</details>
</section>
</main>
)");
    CHECK(page.ends_with("<script>" + std::string(output::page_script()) + "</script>\n</body>\n</html>\n"));
}

TEST_CASE("whatever a document says, it is text on the page, and nothing comes from elsewhere") {
    const std::string evil = "</blockquote><script>alert('&')</script><img src=x onerror=\"alert(1)\">\x01";
    ArchiveBuilder builder;
    builder.document("2022-01-01", evil, evil).act(evil, "Jan22.01");
    rules::Statement& statement = builder.last_statement().statement;
    statement.owner = evil;
    statement.due = rules::Due{evil, "2022-02-20"};
    builder.last_statement().lead = evil;
    builder.last_document().path = "javascript:alert(1)//" + evil + ".pdf";
    builder.last_document().facts.title = evil;
    builder.last_document().diagnostics = {{extractor::Severity::error, 0, evil, evil}};
    builder.document("2022-02-01", evil, evil).progress(evil, "Jan22.01");
    const std::string page = written(output::write_html, builder.archive());
    CHECK_THAT(page, Contains("&lt;img src=x"));
    CHECK_THAT(page, !Contains("<img") && !Contains("</blockquote><script") && !Contains("\x01"));
    CHECK(std::string::npos == page.find("<script", page.find("<script") + 1));
    CHECK_THAT(page, Contains("href=\"./javascript%3Aalert%281%29//"));
    CHECK_THAT(page, !Contains("http://") && !Contains("https://") && !Contains("src=\""));
}

TEST_CASE("a link to a page is a path and nothing else") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"a.pdf", "a.pdf#page=3"},
        {"2020/a b.pdf", "2020/a%20b.pdf#page=3"},
        {"100% #1?.pdf", "100%25%20%231%3F.pdf#page=3"},
        {"javascript:x", "javascript%3Ax#page=3"},
        {"//host/a.pdf", "/host/a.pdf#page=3"},
        {"/srv/a.pdf", "/srv/a.pdf#page=3"},
        {"ü.pdf", "%C3%BC.pdf#page=3"},
        {"outer.pdf!/inner.pdf", "outer.pdf#page=3"},
    };
    for (const auto& [path, link] : cases) {
        CHECK(output::page_link(path, 3) == link);
    }
    CHECK(output::page_link("a.pdf", 0) == "a.pdf");
}

TEST_CASE("a database, table by table") {
    const corpus::Archive archive = small_archive();
    const TemporaryFolder folder;
    const std::string file = folder.write("r.sqlite", named(written(output::write_sqlite, archive), corpus::Archive()));
    SqliteDatabase database(file, SqliteDatabase::Mode::read_only);
    const auto lines = [&](const std::string& sql, int columns) {
        std::vector<std::string> all = rows(database, sql, columns);
        for (std::string& line : all) {
            line = named(line, archive);
        }
        return all;
    };
    using Lines = std::vector<std::string>;
    CHECK(lines("SELECT * FROM about ORDER BY name", 2) ==
          Lines{"schema|arising/record/1", std::string("tool|arising ") + output::tool_version()});
    CHECK(lines("SELECT * FROM packs", 5) == Lines{"test|1.0.0|For tests|" + std::string(64, 'a') + "|3"});
    CHECK(lines("SELECT id, path, attached_to IS NULL, pages, text_source, kind, body, committee, date, lead, state "
                "FROM documents",
                11) == Lines{"D1|2022/a b&c.pdf|1|1|layout|minutes|Westmarsh District Council|Scrutiny "
                             "Committee|2022-01-01||read",
                             "D2|minutes/1.pdf|1|1|layout|minutes|Westmarsh District Council|Scrutiny "
                             "Committee|2022-02-01||read"});
    CHECK(lines("SELECT * FROM diagnostics", 5) == Lines{"D2|warning|2|odd & <old>|"});
    CHECK(lines("SELECT * FROM meetings ORDER BY date", 4) ==
          Lines{"M1|Westmarsh District Council|Scrutiny Committee|2022-01-01",
                "M2|Westmarsh District Council|Scrutiny Committee|2022-02-01"});
    CHECK(lines("SELECT * FROM meeting_documents", 2) == Lines{"M1|D1", "M2|D2"});
    CHECK(lines("SELECT * FROM statements", 33) ==
          Lines{"S1|action|D1|M1|1|Matters arising > Ramp||Jan22.01|It was agreed that:|Mend the ramp, "
                "\"soon\"|test.rule|0.8|Clerk; Cllr O'Dell|by then|2022-02-20||||0||||||||||||T1|1|",
                "S2|progress|D2|M2|1|||||=HALF <done>|test.rule|0.8|||||||0||||||Jan22.01|in_progress|||||T1|2|",
                "S3|figure|D2|M2|1|||||71 % of gates|test.rule|0.8|||||||0||||||||71.0|percent|1|gates|||"});
    CHECK(lines("SELECT * FROM boxes", 6) == Lines{"S1|1|72.0|10.0|200.5|22.0"});
    CHECK(lines("SELECT * FROM comparisons", 4) == Lines{"S3|target|80.5|percent", "S3|other|1.0|count"});
    CHECK(lines("SELECT * FROM trails", 8) ==
          Lines{"T1|Mend the ramp, \"soon\"|Westmarsh District Council|2022-01-01|2022-02-01|2|open|accept"});
    CHECK(lines("SELECT trail, earlier, later, reason, because FROM links", 5) ==
          Lines{"T1|S1|S2|reports_progress|the later one reports on number Jan22.01"});
    CHECK(lines("SELECT * FROM corrections", 6) == Lines{"1|accept|T1||seen|"});
    CHECK(lines("SELECT title, date, text FROM matters", 3) ==
          Lines{"Mend the ramp, \"soon\"|2022-01-01|Mend the ramp, \"soon\"",
                "Mend the ramp, \"soon\"|2022-02-01|=HALF <done>"});
    CHECK(lines("SELECT date, owner, trail_status FROM statements_in_full WHERE kind = 'action'", 3) ==
          Lines{"2022-01-01|Clerk; Cllr O'Dell|open"});
    CHECK(lines("PRAGMA integrity_check", 1) == Lines{"ok"});
    CHECK(lines("PRAGMA foreign_key_check", 1).empty());
}

TEST_CASE("the same record gives the same bytes in every format") {
    const corpus::Archive archive = small_archive();
    for (const std::string& format : output::format_names()) {
        CHECK(written(output::writer_of(format), archive) == written(output::writer_of(format), archive));
        CHECK_FALSE(written(output::writer_of(format), {}).empty());
    }
}

TEST_CASE("what was written is known by its first bytes, and may be written again") {
    for (const std::string& format : output::format_names()) {
        const std::string start = written(output::writer_of(format), small_archive()).substr(0, 256);
        CHECK(output::looks_written(start));
        CHECK(output::looks_like_record(start) == (format == "json" || format == "jsonl"));
    }
    SqliteDatabase other;
    other.run("CREATE TABLE mine(x)");
    for (const std::string& text :
         {std::string(), std::string("id,name\n"), std::string("<!DOCTYPE html>\n<html>"),
          std::string("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//other//"), other.bytes()}) {
        CHECK_FALSE(output::looks_written(text.substr(0, 256)));
    }
}

TEST_CASE("numbers are written plainly") {
    CHECK(output::plain_number(47) == "47");
    CHECK(output::plain_number(2'300'000) == "2300000");
    CHECK(output::plain_number(0.3333) == "0.3333");
    CHECK(output::plain_number(-1.5e-7) == "-0.00000015");
    CHECK(output::plain_number(1e300).size() == 301);
}
