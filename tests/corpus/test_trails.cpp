// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/trails.h"

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "corpus/mine_archive.h"
#include "corpus/trail_title.h"
#include "tests/support/archive_builder.h"
#include "tests/support/catch.h"

using namespace arising;
using Lines = std::vector<std::string>;
using rules::ProgressStatus;
using tests::ArchiveBuilder;
using tests::trail_lines;

namespace {

/// Sentences without a word in common, so that rarity is counted over more than the statements of interest.
void add_noise(ArchiveBuilder& builder) {
    builder.act("Purchase new goal nets before autumn").act("Invite hedge contractors for annual trimming");
    builder.decide("The hall hire charge rises to twelve pounds")
        .decide("Bench repairs are postponed until funds allow");
}

const std::string ramp = "Obtain three quotes for the car park ramp";
const std::string dogs = "Put up a sign about dogs at the pond";

}  // namespace

TEST_CASE("the same number at two meetings is one matter") {
    ArchiveBuilder builder;
    builder.document("2022-12-01").act(ramp, "Dec22.02").document("2023-01-25").act("Chase the builder", "Dec 22.02");
    CHECK(trail_lines(builder.archive()) ==
          Lines{"open 2 \"Obtain three quotes for the car park ramp\" same_number 1>2"});
}

TEST_CASE("plain numbers and letters never link") {
    ArchiveBuilder builder;
    builder.document("2022-12-01").act(ramp, "14").document("2023-01-25").act(dogs, "14");
    builder.document("2023-02-25")
        .recommend("Widen the footbridge", "a")
        .document("2023-03-25")
        .recommend("Count owls", "a");
    CHECK(trail_lines(builder.archive()).empty());
}

TEST_CASE("progress reports on a number, also within its own document") {
    ArchiveBuilder builder;
    builder.document("2022-12-01").act(ramp, "Dec22.02").progress("Builder asked", "Dec22.02");
    builder.document("2023-01-25").progress("All done", "Dec22.02", ProgressStatus::complete);
    CHECK(trail_lines(builder.archive()) ==
          Lines{"complete 2 \"Obtain three quotes for the car park ramp\" reports_progress 1>2 reports_progress 2>3"});
}

TEST_CASE("progress reports on a kind and a number of the last earlier document") {
    ArchiveBuilder builder;
    builder.document("2021-01-01").recommend("Widen the footbridge", "14");
    builder.document("2022-01-01").recommend("Count the owls every spring", "14.");
    builder.document("2023-01-01").progress("Remains outstanding", "Recommendation 14", ProgressStatus::delayed);
    CHECK(trail_lines(builder.archive()) == Lines{"open 2 \"Count the owls every spring\" reports_progress 2>3"});
}

TEST_CASE("an application's number in the text is cited") {
    ArchiveBuilder builder;
    builder.document("2023-03-30").act("Draft an objection to 23/00804/LB, the timber cottage");
    builder.document("2023-04-27").decide("No comment on (23/00804/LB) was offered in the end");
    builder.document("2023-05-27").decide("Payments for 30/03/2023 and 2022/23 are unrelated");
    CHECK(trail_lines(builder.archive()) ==
          Lines{"open 2 \"Draft an objection to 23/00804/LB, the timber cottage\" cites 1>2"});
}

TEST_CASE("the same wording at different dates is one matter, at the same date it is not") {
    ArchiveBuilder builder;
    builder.document("2022-12-01").act("The Clerk to obtain quotes for resurfacing the car park ramp");
    add_noise(builder);
    builder.act("The Clerk to obtain quotes for resurfacing the car park ramp");
    builder.document("2023-01-25")
        .act("Quotes for resurfacing the car park ramp to be obtained by the Clerk")
        .act(dogs);
    const corpus::Archive archive = builder.archive();
    REQUIRE(archive.trails.size() == 1);
    CHECK(archive.trails[0].statements.size() == 3);
    CHECK(archive.trails[0].links[0].reason == corpus::LinkReason::same_wording);
    CHECK(archive.trails[0].links[0].because ==
          "the words \"Clerk\", \"obtained\" and \"park\" stand in or around both, and nothing else at either "
          "meeting is more alike");
}

TEST_CASE("statements of different bodies are never linked, spellings of one body are one") {
    ArchiveBuilder builder;
    builder.document("2022-12-01", "Westmarsh District Council").act(ramp);
    builder.document("2023-01-25", "Eastmarsh District Council").act(ramp);
    CHECK(trail_lines(builder.archive()).empty());
    builder.document("2023-02-25", "The District of Westmarsh").act(ramp);
    CHECK(trail_lines(builder.archive()).size() == 1);
}

TEST_CASE("routine business is never a matter") {
    ArchiveBuilder builder;
    for (const char* date : {"2022-01-01", "2022-02-01", "2022-03-01"}) {
        builder.document(date);
        builder.decide("The minutes of the last meeting were approved and signed");
        builder.decide("The following payments were approved");
        builder.decide("The next meeting is on the first Thursday at the village hall");
    }
    CHECK(trail_lines(builder.archive()).empty());
}

TEST_CASE("a decision in the same words at most meetings is a standing item") {
    ArchiveBuilder builder;
    for (const char* date : {"2022-01-01", "2022-02-01", "2022-03-01", "2022-04-01", "2022-05-01"}) {
        builder.document(date).decide("The Chair thanked the caretaker for cleaning the urn");
    }
    CHECK(trail_lines(builder.archive()).empty());
}

TEST_CASE("progress without a word of its own belongs to what it stands under") {
    ArchiveBuilder builder;
    for (const char* date : {"2022-01-01", "2022-02-01"}) {
        builder.document(date).act(ramp).progress("Carried forward", "", ProgressStatus::delayed);
        builder.act(dogs).progress("Carried forward", "", ProgressStatus::delayed);
        add_noise(builder);
    }
    const corpus::Archive archive = builder.archive();
    std::vector<std::string> titles;
    for (const corpus::Trail& trail : archive.trails) {
        titles.push_back(trail.title);
        CHECK(trail.statements.size() == (trail.title == ramp || trail.title == dogs ? 4 : 2));
    }
    CHECK(std::count(titles.begin(), titles.end(), ramp) == 1);
    CHECK(std::count(titles.begin(), titles.end(), dogs) == 1);
    CHECK(std::count(titles.begin(), titles.end(), "Carried forward") == 0);
}

TEST_CASE("answers without a rare word never link by their wording, whatever their kind") {
    ArchiveBuilder builder;
    for (const char* date : {"2022-01-01", "2022-02-01"}) {
        builder.document(date).act("Completed").act("In hand").decide("Approved").recommend("Agreed.");
        builder.progress("Completed", "").act("12.50").act("14/22");
        add_noise(builder);
    }
    std::vector<std::string> titles;
    for (const corpus::Trail& trail : builder.archive().trails) {
        titles.push_back(trail.title);
    }
    CHECK(titles.size() == 4);  // the noise
    for (const char* answer : {"Completed", "In hand", "Approved", "Agreed.", "12.50", "14/22"}) {
        CHECK(std::count(titles.begin(), titles.end(), answer) == 0);
    }
}

TEST_CASE("words that a body says at most of its meetings name no matter") {
    ArchiveBuilder builder;
    const std::vector<std::string> endings = {"gladly", "promptly", "with thanks", "as tabled", "in full", "by email"};
    for (std::size_t i = 0; i < endings.size(); ++i) {
        builder.document("2022-0" + std::to_string(i + 1) + "-01").act("Caretaker report heard");
        builder.act("Caretaker report heard " + endings[i]);
    }
    builder.act(ramp).document("2022-08-01").act(ramp);
    CHECK(trail_lines(builder.archive()) == Lines{"open 2 \"" + ramp + "\" same_wording 13>14"});
}

TEST_CASE("what is decided in nearly the same words at meeting after meeting is routine, what is asked for is not") {
    const std::vector<std::string> months = {"January", "February", "March", "April", "May"};
    ArchiveBuilder decided;
    ArchiveBuilder asked;
    for (std::size_t i = 0; i < 24; ++i) {
        const std::string date = "20" + std::to_string(10 + i) + "-01-01";
        add_noise(decided.document(date));
        add_noise(asked.document(date));
        if (i < months.size()) {
            decided.decide("Transactions listed for " + months[i] + " were passed");
            asked.recommend("Publish the transactions listed for " + months[i]);
        }
    }
    const auto about_transactions = [](const corpus::Archive& archive) {
        return std::count_if(archive.trails.begin(), archive.trails.end(), [](const corpus::Trail& trail) {
            return trail.title.find("ransactions") != std::string::npos;
        });
    };
    CHECK(about_transactions(decided.archive()) == 0);
    CHECK(about_transactions(asked.archive()) == 1);
}

TEST_CASE("trails do not depend on the order of documents in their archive") {
    ArchiveBuilder builder;
    for (const char* date : {"2022-01-01", "2022-02-01", "2022-03-01"}) {
        builder.document(date).act(ramp, "Jan22.01").act(dogs).progress("In hand", "Jan22.01");
        builder.recommend("Improve the regularity of staff supervision");
        add_noise(builder);
    }
    corpus::Archive archive = builder.archive();
    const auto groups_of = [](const corpus::Archive& of) {
        std::set<std::set<std::string>> groups;
        for (const corpus::Trail& trail : of.trails) {
            groups.emplace(trail.statements.begin(), trail.statements.end());
        }
        return groups;
    };
    const auto groups = groups_of(archive);
    REQUIRE(!groups.empty());
    const auto place_of = [](const corpus::Archive& of, const std::string& document) {
        return std::find_if(of.documents.begin(), of.documents.end(),
                            [&](const corpus::DocumentRecord& d) { return d.id == document; }) -
               of.documents.begin();
    };
    std::mt19937 chance(3);  // the same shuffles at every run
    for (int i = 0; i < 5; ++i) {
        std::shuffle(archive.documents.begin(), archive.documents.end(), chance);
        std::stable_sort(archive.statements.begin(), archive.statements.end(),
                         [&](const corpus::Record& a, const corpus::Record& b) {
                             return place_of(archive, a.document) < place_of(archive, b.document);
                         });
        corpus::follow_matters(archive);
        CHECK(groups_of(archive) == groups);
    }
}

TEST_CASE("trails do not depend on how many bodies are followed at once") {
    ArchiveBuilder builder;
    for (int body = 0; body < 12; ++body) {
        for (const char* date : {"2022-01-01", "2022-02-01", "2022-03-01"}) {
            builder.document(date, "Body " + std::to_string(body) + "x Council").act(ramp).recommend(dogs);
            add_noise(builder);
        }
    }
    corpus::Archive archive = builder.archive();
    const Lines by_two = trail_lines(archive);
    CHECK(by_two.size() >= 24);
    for (const std::size_t threads : {1, 5}) {
        corpus::FollowOptions options;
        options.threads = threads;
        corpus::follow_matters(archive, options);
        CHECK(trail_lines(archive) == by_two);
    }
}

TEST_CASE("documents without a date are not followed") {
    ArchiveBuilder builder;
    builder.document("").act(ramp, "Dec22.02").document("2023-01-01").act(ramp, "Dec22.02");
    CHECK(trail_lines(builder.archive()).empty());
}

TEST_CASE("a document that does not say its date is placed by its file's name") {
    ArchiveBuilder builder;
    builder.document("2024-09-02").act(ramp, "Sep24.02").document("");
    builder.last_document().path = "minutes/Minutes_Nov_24.pdf";
    builder.act(ramp, "Sep24.02").document("2025-01-06").act(ramp, "Sep24.02").document("");
    builder.last_document().path = "minutes/Minutes_Mar_25.pdf";
    builder.act(ramp, "Sep24.02");
    const corpus::Archive archive = builder.archive();
    REQUIRE(
        trail_lines(archive) ==
        Lines{"open 4 \"Obtain three quotes for the car park ramp\" same_number 1>2 same_number 2>3 same_number 3>4"});
    CHECK(archive.trails[0].first == "2024-09-02");
    CHECK(archive.trails[0].last == "2025-03");
}

TEST_CASE("what another committee says of a meeting belongs to what its own said of it") {
    ArchiveBuilder builder;
    const std::string body = "Westmarsh District Council";
    builder.document("2024-10-29", body, "Harbour Panel")
        .decide("Resolved that the record of the meeting held on 30 July 2024 was correct");
    builder.document("2024-12-19", body, "Full Council")
        .decide("Resolved that what the Harbour Panel said on 30 July 2024 be noted")
        .decide("Resolved that what the Market Panel said on 30 July 2024 be noted");
    CHECK(trail_lines(builder.archive()) ==
          Lines{"open 2 \"Resolved that what the Harbour Panel said on 30 July 2024 be noted\" cites 1>2"});
}

TEST_CASE("a report that quotes an action is about it, however common its words") {
    ArchiveBuilder builder;
    for (const char* date : {"2022-01-01", "2022-02-01", "2022-03-01", "2022-04-01", "2022-05-01", "2022-06-01"}) {
        builder.document(date).act("Book the room");
        builder.progress("It is " + std::string(date), "Book the room");
    }
    const corpus::Archive archive = builder.archive();
    std::size_t quoted = 0;
    for (const corpus::Trail& trail : archive.trails) {
        quoted += static_cast<std::size_t>(std::count_if(
            trail.links.begin(), trail.links.end(),
            [](const corpus::Link& link) { return link.reason == corpus::LinkReason::reports_progress; }));
    }
    CHECK(quoted == 6);
}

TEST_CASE("two councils with one clerk, one template and one matter are never one") {
    ArchiveBuilder builder;
    for (const char* date : {"2022-01-01", "2022-02-01"}) {
        for (const char* body : {"Eastmarsh Parish Council", "Westmarsh Parish Council"}) {
            builder.document(date, body).act("The Clerk to " + ramp, "Jan22.01");
            add_noise(builder);
        }
    }
    const corpus::Archive archive = builder.archive();
    REQUIRE_FALSE(archive.trails.empty());
    for (const corpus::Trail& trail : archive.trails) {
        for (const std::string& id : trail.statements) {
            const auto said = std::find_if(archive.statements.begin(), archive.statements.end(),
                                           [&](const corpus::Record& record) { return record.id == id; });
            const auto document = std::find_if(archive.documents.begin(), archive.documents.end(),
                                               [&](const corpus::DocumentRecord& d) { return d.id == said->document; });
            CHECK(document->facts.body == trail.body);
        }
    }
}

TEST_CASE("a trail keeps its id when later documents are added") {
    ArchiveBuilder builder;
    builder.document("2022-01-01").act(ramp, "Jan22.01").document("2022-02-01").act(ramp, "Jan22.01");
    const std::string id = builder.archive().trails[0].id;
    builder.document("2022-03-01").act("Chase the builder", "Jan22.01");
    const corpus::Archive archive = builder.archive();
    REQUIRE(archive.trails.size() == 1);
    CHECK(archive.trails[0].id == id);
    CHECK(archive.trails[0].statements.size() == 3);
}

TEST_CASE("what a trail's status is") {
    const auto status_of = [](ArchiveBuilder& builder) {
        const corpus::Archive archive = builder.archive();
        REQUIRE(archive.trails.size() == 1);
        return std::string(corpus::name_of(archive.trails[0].status));
    };
    ArchiveBuilder builder;
    SECTION("open: mentioned again, nothing more known") {
        builder.document("2022-01-01").act(ramp, "Jan22.01").document("2022-02-01").act(ramp, "Jan22.01");
        CHECK(status_of(builder) == "open");
    }
    SECTION("new: at the latest meeting only") {
        builder.document("2022-01-01")
            .act(dogs)
            .document("2022-02-01")
            .act(ramp, "Jan22.01")
            .progress("Begun", "Jan22.01");
        CHECK(status_of(builder) == "new");
    }
    SECTION("complete: the last progress says so, whatever was due") {
        builder.document("2022-01-01").act(ramp, "Jan22.01", "2022-01-15");
        builder.document("2022-02-01").progress("Not yet", "Jan22.01", ProgressStatus::delayed);
        builder.document("2022-03-01").progress("Done", "Jan22.01", ProgressStatus::complete);
        CHECK(status_of(builder) == "complete");
    }
    SECTION("not complete: an earlier progress said so, the last does not") {
        builder.document("2022-01-01").act(ramp, "Jan22.01");
        builder.document("2022-02-01").progress("Done", "Jan22.01", ProgressStatus::complete);
        builder.document("2022-03-01").progress("Broken again", "Jan22.01", ProgressStatus::delayed);
        CHECK(status_of(builder) == "open");
    }
    SECTION("complete: what stands below it on that day says how, or repeats what was asked") {
        builder.document("2022-01-01").act(ramp, "Jan22.01");
        builder.document("2022-02-01").progress("Done", "Jan22.01", ProgressStatus::complete);
        builder.act(ramp, "Jan22.01").progress("The builder has not sent the bill", "Jan22.01");
        CHECK(status_of(builder) == "complete");
        SECTION("open: it is asked for again on a later day") {
            builder.document("2022-03-01").act(ramp, "Jan22.01");
            CHECK(status_of(builder) == "open");
        }
        SECTION("open: the day asks for something that follows from it") {
            builder.act("Pay the builder of the ramp", "Jan22.01");
            CHECK(status_of(builder) == "open");
        }
    }
    SECTION("open: a later due date was set") {
        builder.document("2022-01-01").act(ramp, "Jan22.01", "2022-01-15");
        builder.document("2022-02-01").act(ramp, "Jan22.01", "2022-09-15");
        CHECK(status_of(builder) == "open");
    }
    SECTION("overdue: due before the body's last meeting") {
        builder.document("2022-01-01").act(ramp, "Jan22.01", "2022-01-15").document("2022-02-01").act(ramp, "Jan22.01");
        CHECK(status_of(builder) == "overdue");
    }
    SECTION("recurring: recommended at two dates") {
        builder.document("2014-01-01").recommend("Improve the regularity of staff supervision");
        add_noise(builder);
        builder.document("2018-01-01").recommend("The regularity of staff supervision needs to improve");
        CHECK(status_of(builder) == "recurring");
    }
    SECTION("lapsed: not mentioned at the last three meetings of its committee") {
        builder.document("2022-01-01").act(ramp, "Jan22.01").document("2022-02-01").act(ramp, "Jan22.01");
        builder.document("2022-03-01")
            .document("2022-04-01")
            .document("2022-05-01", "Westmarsh District Council", "Cabinet");
        CHECK(status_of(builder) == "open");
        builder.document("2022-05-02");
        CHECK(status_of(builder) == "lapsed");
    }
}

TEST_CASE("what inspections ask for has lapsed when the next whole inspection does not raise it") {
    const auto inspect = [](ArchiveBuilder& builder, const char* date, rules::DocumentKind kind) -> ArchiveBuilder& {
        builder.document(date, "Westmarsh District Council", "");
        builder.last_document().facts.kind = kind;
        builder.last_document().facts.author = "Care and Learning Inspectorate";
        return builder;
    };
    const auto status_of = [](ArchiveBuilder& builder) {
        return std::string(corpus::name_of(builder.archive().trails.at(0).status));
    };
    using rules::DocumentKind;
    ArchiveBuilder builder;
    inspect(builder, "2014-01-01", DocumentKind::inspection_report).recommend("Improve the regularity of supervision");
    add_noise(builder);
    builder.progress("The regularity of supervision has improved", "Improve the regularity of supervision");
    CHECK(status_of(builder) == "new");
    inspect(builder, "2015-01-01", DocumentKind::inspection_letter);
    CHECK(status_of(builder) == "open");
    inspect(builder, "2018-01-01", DocumentKind::inspection_report);
    CHECK(status_of(builder) == "lapsed");
}

TEST_CASE("a trail has one link fewer than statements, and statements are in one trail at most") {
    ArchiveBuilder builder;
    for (const char* date : {"2022-01-01", "2022-02-01", "2022-03-01", "2022-04-01"}) {
        builder.document(date).act(ramp, "Jan22.01").progress("In hand", "Jan22.01").act(dogs, "Jan22.02");
    }
    const corpus::Archive archive = builder.archive();
    REQUIRE(archive.trails.size() == 2);
    std::set<std::string> seen;
    for (const corpus::Trail& trail : archive.trails) {
        CHECK(trail.links.size() + 1 == trail.statements.size());
        CHECK(trail.first == "2022-01-01");
        CHECK(trail.last == "2022-04-01");
        CHECK(trail.meetings == 4);
        for (const std::string& statement : trail.statements) {
            CHECK(seen.insert(statement).second);
        }
    }
}

TEST_CASE("a title is what is asked, without a body's usual opening") {
    ArchiveBuilder builder;
    const std::vector<std::string> tasks = {"mend the gate by the pond",  "count the owls in spring",
                                            "paint the white railing",    "order salt for the winter",
                                            "oil the hinges of the door", "move the bench to the oak"};
    for (const char* date : {"2022-01-01", "2022-02-01"}) {
        builder.document(date);
        for (const std::string& task : tasks) {
            builder.act("ACTION AB: " + task + ";");
            builder.last_statement().statement.owner = "AB";
        }
        builder.act("ACTION CD: ask about the leaking urn");
        builder.last_statement().statement.owner = "CD";
        builder.act("Not to renew the lease of the meadow");
    }
    std::set<std::string> titles;
    for (const corpus::Trail& trail : builder.archive().trails) {
        titles.insert(trail.title);
    }
    CHECK(titles.contains("Mend the gate by the pond"));
    CHECK(titles.contains("Ask about the leaking urn"));
    CHECK(titles.contains("Not to renew the lease of the meadow"));
}

TEST_CASE("a title is the wording that says most of what the others say") {
    ArchiveBuilder builder;
    builder.document("2022-01-01").act("Nan to ask Phil about it all", "Jan22.01");
    add_noise(builder);
    builder.document("2022-02-01").act("Replace the broken slates on the shelter roof", "Jan22.01");
    builder.document("2022-03-01").act("Have the slates on the shelter roof replaced", "Jan22.01");
    CHECK(builder.archive().trails.at(0).title == "Have the slates on the shelter roof replaced");
}

TEST_CASE("a long title is cut after a clause, or between words") {
    ArchiveBuilder builder;
    const std::string text =
        "Obtain three quotes for the resurfacing of the car park ramp and of the two paths that lead from it";
    builder.document("2022-01-01").act(text, "Jan22.01").document("2022-02-01").act(text, "Jan22.01");
    CHECK(builder.archive().trails.at(0).title ==
          "Obtain three quotes for the resurfacing of the car park ramp and of the two…");
    CHECK(corpus::as_title(
              "the ramp is to be mended before the end of the summer. A rail is wanted too, on both sides") ==
          "The ramp is to be mended before the end of the summer");
    CHECK(corpus::as_title("Mend the ramp before the end of the summer, put up a rail and paint both of them white") ==
          "Mend the ramp before the end of the summer…");
}
