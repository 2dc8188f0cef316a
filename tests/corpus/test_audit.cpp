// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/audit.h"

#include <algorithm>
#include <string>
#include <vector>

#include "corpus/audit_dates.h"
#include "tests/support/archive_builder.h"
#include "tests/support/catch.h"

using namespace arising;
using Catch::Contains;
using corpus::Audit;
using corpus::audit_of;
using corpus::AuditOptions;
using rules::ProgressStatus;
using tests::ArchiveBuilder;
using Lines = std::vector<std::string>;

namespace {

/// Sentences without a word in common, so that rarity is counted over more than the statements of interest.
void add_noise(ArchiveBuilder& builder) {
    builder.decide("The hall hire charge rises to twelve pounds")
        .decide("Bench repairs are postponed until funds allow")
        .decide("A vote of thanks went to the hedge contractors")
        .decide("New goal nets were ordered from the usual shop");
}

const std::string ramp = "Obtain three quotes for the car park ramp";
const std::string dogs = "Put up a sign about dogs at the pond";

/// One line a matter: standing, title, owners, then what there is of due date and recurrence.
Lines lines_of(const Audit& audit) {
    Lines lines;
    for (const corpus::AuditedMatter& matter : audit.matters) {
        std::string line = std::string(name_of(matter.standing)) + " \"" + matter.title + "\"";
        for (const std::string& owner : matter.owners) {
            line += " " + owner;
        }
        line += matter.due.empty() ? "" : " due " + matter.due;
        if (matter.recurrence) {
            line += " at " + std::to_string(matter.recurrence->dates) + " dates in " +
                    std::to_string(matter.recurrence->months) + " months";
        }
        lines.push_back(line);
    }
    return lines;
}

AuditOptions as_of(const std::string& date) {
    AuditOptions options;
    options.as_of = date;
    return options;
}

ArchiveBuilder& owned_by(ArchiveBuilder& builder, const std::string& owner) {
    builder.last_statement().statement.owner = owner;
    return builder;
}

ArchiveBuilder& inspection(ArchiveBuilder& builder, const std::string& date) {
    builder.document(date, "Westmarsh District Council", "");
    builder.last_document().facts.kind = rules::DocumentKind::inspection_report;
    builder.last_document().facts.author = "Care and Learning Inspectorate";
    return builder;
}

const std::string supervision = "Improve the regularity of staff supervision";

ArchiveBuilder two_inspections() {
    ArchiveBuilder builder;
    inspection(builder, "2014-03-10").recommend(supervision);
    add_noise(builder);
    inspection(builder, "2018-01-09").recommend("The regularity of staff supervision needs to improve");
    return builder;
}

}  // namespace

TEST_CASE("what is asked and linked to nothing is a matter too, a decision alone is none") {
    ArchiveBuilder builder;
    builder.document("2022-01-01").act(ramp).decide("The lamp by the church stays as it is");
    CHECK(lines_of(audit_of(builder.archive())) == Lines{"open \"" + ramp + "\""});
}

TEST_CASE("the same words of one day are one matter, wherever they stand") {
    ArchiveBuilder builder;
    builder.document("2022-01-01").act(ramp).act(dogs).act(ramp + ".").document("2022-01-01").act(ramp);
    const Audit audit = audit_of(builder.archive());
    CHECK(lines_of(audit) == Lines{"open \"" + ramp + "\"", "open \"" + dogs + "\""});
    CHECK(audit.matters[0].quotations.size() == 3);
}

TEST_CASE("how a matter stands") {
    ArchiveBuilder builder;
    builder.document("2022-01-01").act(ramp, "Jan22.01", "2022-01-20");
    SECTION("open: due on the day itself") {
        CHECK(lines_of(audit_of(builder.archive(), as_of("2022-01-20")))[0].starts_with("open"));
    }
    SECTION("overdue: due before the day of the audit") {
        CHECK(lines_of(audit_of(builder.archive(), as_of("2022-01-21")))[0].starts_with("overdue"));
    }
    SECTION("overdue: due before the body's latest document, which another body's is not") {
        builder.document("2022-06-01", "Eastmarsh").act(dogs);
        CHECK(lines_of(audit_of(builder.archive()))[0].starts_with("open"));
        builder.document("2022-02-01");
        const Audit audit = audit_of(builder.archive());
        CHECK(lines_of(audit)[0].starts_with("overdue"));
        CHECK(audit.scope.as_of == "2022-06-01");
    }
    SECTION("complete") {
        builder.document("2022-02-01").progress("Done", "Jan22.01", ProgressStatus::complete);
        CHECK(lines_of(audit_of(builder.archive()))[0].starts_with("complete"));
    }
}

TEST_CASE("a matter is dropped when three meetings do not speak of it") {
    ArchiveBuilder builder;
    builder.document("2022-01-01").act(ramp).document("2022-02-01").document("2022-03-01");
    builder.document("2022-04-01", "Westmarsh District Council", "Cabinet");
    CHECK(audit_of(builder.archive()).matters[0].standing == corpus::Standing::open);
    builder.document("2022-05-01");
    const corpus::AuditedMatter matter = audit_of(builder.archive()).matters[0];
    CHECK(matter.standing == corpus::Standing::dropped);
    CHECK(matter.silent == 3);
    CHECK(audit_of(builder.archive(), as_of("2022-03")).matters[0].silent == 2);
}

TEST_CASE("what is overdue is quoted by the ask that set the date, and is its owner's") {
    ArchiveBuilder builder;
    builder.document("2022-01-01").act(ramp, "Jan22.01");
    owned_by(builder, "Clerk").document("2022-02-01").act("Order the ramp", "Jan22.01", "2022-02-10");
    owned_by(builder, "Chair").document("2022-03-01").act("Ramp: see the file", "Jan22.01");
    owned_by(builder, "Clerk");
    const corpus::AuditedMatter matter = audit_of(builder.archive()).matters.at(0);
    CHECK(matter.asked == 1);
    CHECK(matter.owners == Lines{"Chair"});
    CHECK(matter.due_text == "by then");
}

TEST_CASE("what was said after the day of the audit is not known") {
    ArchiveBuilder builder;
    builder.document("2022-01-01").act(ramp, "Jan22.01");
    builder.document("2022-02-01").progress("Done", "Jan22.01", ProgressStatus::complete);
    builder.act(dogs);
    const Audit audit = audit_of(builder.archive(), as_of("2022-01"));
    CHECK(lines_of(audit) == Lines{"open \"" + ramp + "\""});
    CHECK(audit.scope.as_of == "2022-01-31");
    CHECK(audit.scope.last == "2022-01-01");
}

TEST_CASE("a matter recommended at two dates recurs, with the score of its weakest link") {
    ArchiveBuilder builder = two_inspections();
    const corpus::Archive archive = builder.archive();
    const Audit audit = audit_of(archive);
    REQUIRE(audit.matters.size() == 1);
    const corpus::AuditedMatter& matter = audit.matters[0];
    CHECK(matter.recurrence->dates == 2);
    CHECK(matter.recurrence->months == 45);
    CHECK(matter.recurrence->asked == std::vector<std::size_t>{0, 1});
    CHECK(matter.recurrence->score == Approx(archive.trails[0].links[0].score));
    CHECK(matter.recurrence->because == archive.trails[0].links[0].because);
    CHECK(matter.quotations[0].text == supervision);
    CHECK(matter.quotations[0].page == 1);
    CHECK(matter.quotations[0].path == "minutes/0.pdf");
}

TEST_CASE("links that are not sure enough do not hold a matter together") {
    ArchiveBuilder builder = two_inspections();
    corpus::Archive archive = builder.archive();
    archive.trails.at(0).links.at(0).score = 0.6;
    AuditOptions options;
    options.min_score = 0.61;
    const Audit audit = audit_of(archive, options);
    CHECK(lines_of(audit) ==
          Lines{"dropped \"" + supervision + "\" Westmarsh District Council",
                "open \"The regularity of staff supervision needs to improve\" Westmarsh District Council"});
    CHECK(audit.matters[0].id == archive.trails[0].id);
    CHECK(audit.matters[1].id == archive.statements.back().id);
    options.min_score = 0.6;
    CHECK(audit_of(archive, options).matters.size() == 1);
}

TEST_CASE("what recurs only by links that are not sure enough is counted") {
    ArchiveBuilder builder = two_inspections();
    corpus::Archive archive = builder.archive();
    archive.trails.at(0).links.at(0).score = corpus::usual_min_score - 0.01;
    const corpus::AuditScope scope = audit_of(archive).scope;
    CHECK(scope.less_sure == 1);
    CHECK(scope.matters == 2);
    AuditOptions options;
    options.until = "2013";
    CHECK(audit_of(archive, options).scope.less_sure == 0);
    options = {};
    options.min_score = 0;
    CHECK(audit_of(archive, options).scope.less_sure == 0);
    CHECK(audit_of(archive, options).matters.size() == 1);
    archive.trails.at(0).links.at(0).score = corpus::usual_min_score;
    CHECK(audit_of(archive).scope.less_sure == 0);
    CHECK(audit_of(archive).matters.size() == 1);
}

TEST_CASE("a report that is not surely of a matter does not make it complete") {
    ArchiveBuilder builder;
    builder.document("2022-01-01").act(ramp, "Jan22.01");
    builder.document("2022-02-01").progress("Done", "Jan22.01", ProgressStatus::complete);
    corpus::Archive archive = builder.archive();
    CHECK(lines_of(audit_of(archive)) == Lines{"complete \"" + ramp + "\""});
    archive.trails.at(0).links.at(0).reason = corpus::LinkReason::reports_progress;
    archive.trails[0].links[0].score = 0.45;
    CHECK(lines_of(audit_of(archive)) == Lines{"open \"" + ramp + "\""});
}

TEST_CASE("links beside the way between two recommendations do not make it weaker") {
    ArchiveBuilder builder = two_inspections();
    builder.progress("Nothing is heard of it", "");
    corpus::Archive archive = builder.archive();
    corpus::Trail& trail = archive.trails.at(0);
    trail.links[0].score = 0.9;
    if (std::find(trail.statements.begin(), trail.statements.end(), archive.statements.back().id) ==
        trail.statements.end()) {
        trail.statements.push_back(archive.statements.back().id);
        trail.links.push_back({trail.statements[1], trail.statements[2], corpus::LinkReason::same_matter, 0.1, "weak"});
    }
    CHECK(audit_of(archive).matters.at(0).recurrence->score == Approx(0.9));
}

TEST_CASE("a body and an owner are found by words of their names, else it says what there is") {
    ArchiveBuilder builder;
    builder.document("2022-01-01").act(ramp);
    owned_by(builder, "The Clerk").act(dogs);
    owned_by(builder, "KR/AB").document("2022-01-01", "Eastmarsh Parish Council").act("Count the owls in spring");
    const corpus::Archive archive = builder.archive();
    AuditOptions options;
    options.body = "westmarsh";
    CHECK(audit_of(archive, options).matters.size() == 2);
    options.owner = "clerk";
    CHECK(lines_of(audit_of(archive, options)) == Lines{"open \"" + ramp + "\" The Clerk"});
    options.owner = "AB";
    CHECK(lines_of(audit_of(archive, options)) == Lines{"open \"" + dogs + "\" KR AB"});
    options.owner = "Treasurer";
    CHECK_THROWS_WITH(audit_of(archive, options),
                      "no owner in this record is called \"Treasurer\"; there is \"AB\", \"KR\", \"The Clerk\"");
    options = {};
    options.body = "Northmarsh";
    CHECK_THROWS_WITH(audit_of(archive, options), Contains("no body in this record is called \"Northmarsh\"; there is "
                                                           "\"Eastmarsh Parish Council\", \"Westmarsh"));
}

TEST_CASE("a period keeps what was spoken of in it") {
    ArchiveBuilder builder;
    builder.document("2020-05-01").act(ramp, "May20.01").act("Count the owls in spring");
    builder.document("2022-01-01").act(ramp, "May20.01").document("2023-01-01").act(dogs);
    const corpus::Archive archive = builder.archive();
    const auto titles = [&archive](const std::string& since, const std::string& until) {
        AuditOptions options;
        options.since = since;
        options.until = until;
        Lines found;
        for (const corpus::AuditedMatter& matter : audit_of(archive, options).matters) {
            found.push_back(matter.title);
        }
        std::sort(found.begin(), found.end());
        return found;
    };
    CHECK(titles("2021", "") == Lines{ramp, dogs});
    CHECK(titles("", "2022-01") == Lines{"Count the owls in spring", ramp});
    CHECK(titles("2022-01-01", "2022") == Lines{ramp});
    CHECK(titles("2024", "").empty());
    AuditOptions options;
    options.since = "2024";
    CHECK(audit_of(archive, options).scope.left_out == 3);
}

TEST_CASE("owners are counted by what they have to do and have done") {
    ArchiveBuilder builder;
    builder.document("2022-01-01").act(ramp, "Jan22.01");
    owned_by(builder, "Clerk").act(dogs, "Jan22.02", "2022-01-10");
    owned_by(builder, "The Clerk").act("Count the owls in spring").document("2022-02-01");
    builder.progress("Done", "Jan22.01", ProgressStatus::complete);
    Lines lines;
    for (const corpus::OwnerBalance& owner : audit_of(builder.archive()).owners) {
        lines.push_back(owner.owner + " " + std::to_string(owner.open) + std::to_string(owner.overdue) +
                        std::to_string(owner.dropped) + std::to_string(owner.complete));
    }
    CHECK(lines == Lines{"Clerk 0101", " 1000"});
}

TEST_CASE("those with most that is overdue come first, nobody last, and a body owns what its inspections recommend") {
    ArchiveBuilder builder;
    builder.document("2022-01-01");
    owned_by(builder.act(ramp), "Clerk");
    owned_by(builder.act("Order the new lamps for the lane", "", "2022-01-20"), "Vane");
    owned_by(builder.act("Ring the man about the bees", "", "2022-01-20"), "Vane");
    builder.act(dogs, "", "2022-01-20").document("2022-02-01");
    inspection(builder, "2022-02-02").recommend(supervision);
    builder.document("2022-01-01", "Sallow Parish Council");
    owned_by(builder.act("Count the owls in the barn", "", "2022-01-20"), "Moss");
    builder.document("2022-02-01", "Sallow Parish Council");
    Lines owners;
    for (const corpus::OwnerBalance& owner : audit_of(builder.archive()).owners) {
        owners.push_back(owner.owner);
    }
    CHECK(owners == Lines{"Vane", "Moss", "Clerk", "Westmarsh District Council", ""});
    AuditOptions options;
    options.owner = "Westmarsh District Council";
    CHECK(audit_of(builder.archive(), options).matters.size() == 1);
}

TEST_CASE("recommendations are counted by aspect and year, once for each document") {
    ArchiveBuilder builder;
    for (const char* date : {"2014-03-10", "2018-01-09"}) {
        inspection(builder, date);
        builder.recommend(supervision).under("Leadership");
        builder.recommend(supervision).under("Leadership");
        builder.recommend("Oil the hinges of the lych gate").under("Buildings");
        builder.recommend("Oil the hinges of the lych gate").under("Buildings");
        add_noise(builder);
    }
    const Audit audit = audit_of(builder.archive());
    REQUIRE(audit.years.size() == 2);
    CHECK(audit.years[0].year == "2014");
    CHECK(audit.years[0].documents == 1);
    REQUIRE(audit.aspects.size() == 2);
    for (const corpus::AspectCount& aspect : audit.aspects) {
        CHECK((aspect.aspect == "Leadership" || aspect.aspect == "Buildings"));
        CHECK(aspect.years == std::vector<std::size_t>{1, 1});
        CHECK(aspect.recommendations == 2);
        CHECK(aspect.again == 1);
        CHECK(aspect.bodies == 1);
    }
}

TEST_CASE("contradictions of trails, and of documents about one date") {
    ArchiveBuilder builder;
    builder.document("2022-12-01").act(ramp, "Dec22.02");
    builder.document("2023-01-25").progress("In hand", "Dec22.02");
    builder.progress("Done", "Dec22.02", ProgressStatus::complete);
    const auto measure = [&builder](const std::string& text, double value, const std::string& of) {
        builder.decide(text);
        rules::Statement& statement = builder.last_statement().statement;
        statement.kind = rules::StatementKind::figure;
        statement.figure = rules::Figure{value, "percent", false, of, {}};
    };
    measure("On 1 May 2022 there were 12 empty homes in the town.", 12, "empty homes");
    builder.document("2023-02-25");
    measure("There had been 14 empty homes on 1 May 2022.", 14, "empty homes");
    measure("There were 20 empty homes on 1 May 2023.", 20, "empty homes");
    Lines reasons;
    for (const corpus::AuditedContradiction& contradiction : audit_of(builder.archive()).contradictions) {
        CHECK(contradiction.quotations.size() == 2);
        reasons.push_back(contradiction.because);
    }
    CHECK(reasons ==
          Lines{"on one day complete and not complete", "two values of \"empty homes\" for 2022-05-01: 12 and 14"});
    AuditOptions before;
    before.as_of = "2023-01";
    CHECK(audit_of(builder.archive(), before).contradictions.size() == 1);
}

TEST_CASE("an archive of nothing, and documents that cannot be followed") {
    CHECK(audit_of({}).scope.bodies == 0);
    ArchiveBuilder builder;
    builder.document("").act(ramp).document("2022-01-01").act(dogs).document("2022-01-02");
    builder.last_document().state = corpus::DocumentState::unreadable;
    const corpus::AuditScope scope = audit_of(builder.archive()).scope;
    CHECK(scope.undated == Lines{"minutes/0.pdf"});
    CHECK(scope.unread == Lines{"minutes/2.pdf"});
    CHECK(scope.documents == 1);
    CHECK(scope.meetings == 1);
    CHECK(scope.last == "2022-01-01");
    CHECK(scope.actions == 1);
    corpus::Archive broken = builder.archive();
    broken.statements[0].document = "d-none";
    CHECK_THROWS_WITH(audit_of(broken), Contains("which is not in the record"));
}

TEST_CASE("how far a body is known stands with each of its matters") {
    ArchiveBuilder builder;
    builder.document("2022-01-01").act(ramp).document("2022-02-01");
    builder.document("2014-03-10", "Sallow Parish Council").act(dogs);
    const auto known_to = [&builder](const AuditOptions& options) {
        Lines dates;
        for (const corpus::AuditedMatter& matter : audit_of(builder.archive(), options).matters) {
            dates.push_back(matter.known_to);
        }
        return dates;
    };
    CHECK(known_to({}) == Lines{"2022-02-01", "2014-03-10"});
    CHECK(known_to(as_of("2022-01-15")) == Lines{"2022-01-01", "2014-03-10"});
}

TEST_CASE("what was not read is missed where documents of the body that is asked for lie") {
    ArchiveBuilder builder;
    builder.document("2022-01-01").act(ramp).document("2022-02-01").document("2022-03-01");
    builder.last_document().state = corpus::DocumentState::unreadable;
    builder.last_document().facts.body.clear();
    builder.document("2022-03-01", "Sallow Parish Council").act(dogs);
    builder.last_document().path = "other/a.pdf";
    builder.document("2022-03-01", "Sallow Parish Council").act(dogs);
    builder.last_document().path = "other/b.pdf";
    builder.last_document().state = corpus::DocumentState::partly_read;
    const auto unread_of = [&builder](const std::string& body) {
        AuditOptions options;
        options.body = body;
        return audit_of(builder.archive(), options).scope.unread;
    };
    CHECK(unread_of("Westmarsh") == Lines{"minutes/2.pdf"});
    CHECK(unread_of("Sallow") == Lines{"other/b.pdf"});
    CHECK(unread_of("") == Lines{"minutes/2.pdf", "other/b.pdf"});
}

TEST_CASE("months between two dates are whole ones") {
    CHECK(corpus::months_between("2014-03-10", "2018-03-10") == 48);
    CHECK(corpus::months_between("2014-03-10", "2018-03-09") == 47);
    CHECK(corpus::months_between("2014-03", "2014-04-01") == 1);
    CHECK(corpus::months_between("2018-03-09", "2014-03-10") == 0);
    CHECK(corpus::months_between("", "2014") == 0);
}
