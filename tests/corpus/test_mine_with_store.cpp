// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <sstream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "corpus/mine_archive.h"
#include "corpus/reading_codec.h"
#include "corpus/sqlite_database.h"
#include "corpus/store.h"
#include "extractor/ocr_engine.h"
#include "extractor/read_document.h"
#include "output/record_writer.h"
#include "tests/support/catch.h"
#include "tests/support/minimal_pdf.h"
#include "tests/support/small_pack.h"
#include "tests/support/temporary_folder.h"

using namespace arising;
using corpus::Kept;
using corpus::MineOptions;
using corpus::SqliteDatabase;
using corpus::Store;
using tests::minimal_pdf;
using tests::TemporaryFolder;

namespace {

/// A folder with documents in in/, a pack and a store, and runs over it.
struct Runs {
    Runs() {
        static_cast<void>(tests::write_small_pack(folder));
        for (const char* name : {"a", "b", "c"}) {
            folder.write(std::string("in/") + name + ".pdf",
                         minimal_pdf({std::string("RESOLVED to mend gate ") + name + "."}));
        }
    }

    [[nodiscard]] std::string store() const { return folder / "store"; }

    /// To another version of itself: the same rules, but who knows that.
    void change_pack() const {
        std::string pack = tests::small_pack;
        folder.write("pack/test.toml", pack.replace(pack.find("1.0.0"), 5, "1.0.1"));
    }

    /// The record, as JSON.
    std::string mine(const MineOptions& options = {}, bool with_store = true) const {
        const rules::RuleSet rules = rules::RuleSet::load({folder / "pack/test.toml"});
        std::optional<Store> kept;
        MineOptions own = options;
        if (with_store) {
            kept.emplace(store());
            own.store = &*kept;
        }
        std::istringstream none;
        std::ostringstream out;
        output::write_json(corpus::mine_archive(corpus::find_inputs({folder / "in"}, none), rules, own), out);
        return out.str();
    }
    std::string mine_without_store() const { return mine({}, false); }

    TemporaryFolder folder;
};

/// Whoever works on one of these files in a worker crashes: what is in the record all the same was not read.
MineOptions crash_at(const std::vector<std::string>& paths) {
    MineOptions options;
    options.workers.before_document = [paths](const std::string& path) {
        if (paths.empty() || std::find(paths.begin(), paths.end(), path) != paths.end()) {
            std::abort();
        }
    };
    return options;
}
MineOptions crash_always() {
    return crash_at({});
}

/// In a process of its own, which ends with status 0 where the action says so.
template <class Action>
pid_t in_child(const Action& action) {
    const pid_t child = fork();
    if (child == 0) {
        bool good = false;
        try {
            good = action();
        } catch (const std::exception& error) {
            std::fprintf(stderr, "in a child: %s\n", error.what());
        }
        _exit(good ? 0 : 1);
    }
    return child;
}

std::int64_t kept(const Runs& runs, Kept kind) {
    return SqliteDatabase(runs.store(), SqliteDatabase::Mode::read_only)
        .number("SELECT count(*) FROM entries WHERE kind = " + std::to_string(static_cast<int>(kind)));
}

void change(const Runs& runs, const char* sql) {
    SqliteDatabase(runs.store(), SqliteDatabase::Mode::existing).run(sql);
}

}  // namespace

TEST_CASE("a second run over unchanged files reads nothing, and its record has the same bytes") {
    const Runs runs;
    const std::string plain = runs.mine_without_store();
    CHECK(runs.mine() == plain);
    CHECK(kept(runs, Kept::reading) == 3);
    CHECK(kept(runs, Kept::archive) == 1);
    CHECK(runs.mine(crash_always()) == plain);
    // Nor does it need the archive: that is made again of the results.
    change(runs, "DELETE FROM entries WHERE kind = 2");
    CHECK(runs.mine(crash_always()) == plain);
}

TEST_CASE("only what is new is read, wherever it stands") {
    const Runs runs;
    static_cast<void>(runs.mine());
    runs.folder.write("in/0/new.pdf", minimal_pdf({"RESOLVED to mend gate new."}));
    const std::string plain = runs.mine_without_store();
    CHECK(runs.mine(crash_at({"a.pdf", "b.pdf", "c.pdf"})) == plain);
    CHECK(runs.mine(crash_always()) == plain);
    // A document that goes takes nothing else along, one that comes back is still known.
    std::filesystem::rename(runs.folder / "in/b.pdf", runs.folder / "b.pdf");
    CHECK(runs.mine(crash_always()) == runs.mine_without_store());
    std::filesystem::rename(runs.folder / "b.pdf", runs.folder / "in/b.pdf");
    CHECK(runs.mine(crash_always()) == plain);
}

TEST_CASE("a file that was moved or copied is known by its bytes") {
    const Runs runs;
    static_cast<void>(runs.mine());
    std::filesystem::create_directories(runs.folder / "in/2020");
    std::filesystem::rename(runs.folder / "in/a.pdf", runs.folder / "in/2020/a.pdf");
    std::filesystem::copy_file(runs.folder / "in/b.pdf", runs.folder / "in/2020/b.pdf");
    CHECK(runs.mine(crash_always()) == runs.mine_without_store());
}

TEST_CASE("under another name a file is mined again, since rules see names, but not read") {
    const Runs runs;
    static_cast<void>(runs.mine());
    std::filesystem::rename(runs.folder / "in/a.pdf", runs.folder / "in/z.pdf");
    CHECK(runs.mine() == runs.mine_without_store());
    CHECK(kept(runs, Kept::reading) == 3);
    CHECK(kept(runs, Kept::result) == 4 * 2);  // each with the word that it has no pictures
}

TEST_CASE("a changed file is read again, also one of the same size and date") {
    const Runs runs;
    const std::string file = runs.folder / "in/a.pdf";
    const auto date = std::filesystem::last_write_time(file) - std::chrono::hours(1);
    std::filesystem::last_write_time(file, date);
    static_cast<void>(runs.mine());
    runs.folder.write("in/a.pdf", minimal_pdf({"RESOLVED to mend gate x."}));
    std::filesystem::last_write_time(file, date);
    CHECK(runs.mine() == runs.mine_without_store());
}

TEST_CASE("other rules mine what was read before, and leave the files alone") {
    const Runs runs;
    MineOptions in_order;
    in_order.workers.jobs = 1;
    static_cast<void>(runs.mine(in_order));
    // A reading that says something else than its file shows which of the two was mined.
    const std::string file = tests::content_of(runs.folder / "in/a.pdf");
    corpus::ReadPart part;
    part.path = "a.pdf";
    part.document = extractor::read_document(file, "a.pdf");
    part.document->text.replace(part.document->text.find("mend"), 4, "send");
    corpus::ReadingWriter writer("a.pdf");
    writer.add(0, part);
    const std::string reading = writer.finish();
    SqliteDatabase database(runs.store(), SqliteDatabase::Mode::existing);
    database.query("UPDATE contents SET bytes = ? WHERE id = (SELECT min(id) FROM entries WHERE kind = 0)")
        .bind_bytes(1, reading)
        .finish();
    runs.change_pack();
    const std::string record = runs.mine();
    CHECK(record.find("RESOLVED to send gate") != std::string::npos);
    CHECK(record.find("RESOLVED to mend gate") != std::string::npos);
    CHECK(kept(runs, Kept::reading) == 3);
    CHECK(runs.mine(crash_always()) == record);
}

TEST_CASE("a reading that is damaged, or of another document, is not believed") {
    const Runs runs;
    static_cast<void>(runs.mine());
    SECTION("damaged") {
        change(runs, "UPDATE contents SET bytes = x'00112233' WHERE id IN (SELECT id FROM entries WHERE kind = 0)");
    }
    SECTION("another's") {
        change(runs,
               "UPDATE contents SET bytes = (SELECT bytes FROM contents WHERE id = (SELECT max(id) FROM entries WHERE"
               " kind = 0)) WHERE id IN (SELECT id FROM entries WHERE kind = 0)");
    }
    runs.change_pack();
    const std::string plain = runs.mine_without_store();
    CHECK(runs.mine() == plain);
    CHECK(kept(runs, Kept::reading) == 3);
    CHECK(runs.mine(crash_always()) == plain);
}

TEST_CASE("results and archives that are damaged are made again") {
    const Runs runs;
    const std::string plain = runs.mine();
    change(runs, "UPDATE contents SET bytes = x'00112233'");
    CHECK(runs.mine() == plain);
    CHECK(runs.mine(crash_always()) == plain);
}

TEST_CASE("options that change the reading are told apart") {
    const Runs runs;
    static_cast<void>(runs.mine());
    for (int option = 0; option < 4; ++option) {
        MineOptions options = crash_always();
        options.reading.ignore_tags = option == 0;
        options.reading.hidden_text = option == 1;
        options.reading.max_pages = option == 2 ? 7 : options.reading.max_pages;
        options.reading.max_glyphs = option == 3 ? 7 : options.reading.max_glyphs;
        CHECK(runs.mine(options).find("the reader crashed") != std::string::npos);
    }
    // What is read without OCR is what a run with OCR reads first.
    MineOptions options = crash_always();
    options.reading.ocr = extractor::Ocr::never;
    CHECK(runs.mine(options).find("the reader crashed") == std::string::npos);
    // Passwords count only where a document is encrypted.
    options = crash_always();
    options.reading.passwords = {"secret"};
    CHECK(runs.mine(options).find("the reader crashed") == std::string::npos);
}

TEST_CASE("what crashed or took too long is tried again by the next run") {
    const Runs runs;
    const std::string first = runs.mine(crash_at({"b.pdf"}));
    CHECK(first.find("the reader crashed (signal 6)") != std::string::npos);
    // As long as it fails in the same way, everything else stands, and so do the trails.
    CHECK(runs.mine(crash_at({"b.pdf"})) == first);
    CHECK(kept(runs, Kept::archive) == 1);
    CHECK(runs.mine(crash_at({"a.pdf", "c.pdf"})) == runs.mine_without_store());
}

TEST_CASE("a failure is not taken for what was known before it") {
    const Runs runs;
    const std::string plain = runs.mine();
    // Nothing of the results is left but the word that a document has no pictures, and the archive.
    change(runs, "DELETE FROM entries WHERE kind = 0 OR (kind = 1 AND size > 4)");
    change(runs, "UPDATE contents SET bytes = x'00112233' WHERE id IN (SELECT id FROM entries WHERE kind = 2)");
    const std::string failed = runs.mine(crash_at({"b.pdf"}));
    CHECK(failed.find("the reader crashed (signal 6)") != std::string::npos);
    CHECK(runs.mine() == plain);
}

TEST_CASE("what an archive was made of is not pruned while the archive is used") {
    const Runs runs;
    const std::string plain = runs.mine();
    change(runs, "UPDATE entries SET used = used - 31");
    CHECK(runs.mine(crash_always()) == plain);
    Store(runs.store()).prune(30);
    CHECK(kept(runs, Kept::reading) == 3);
    CHECK(kept(runs, Kept::result) == 3 * 2);
    CHECK(kept(runs, Kept::archive) == 1);
}

TEST_CASE("a file that is no PDF is known too") {
    const Runs runs;
    runs.folder.write("in/page.pdf", "<!DOCTYPE html><html></html>");
    const std::string plain = runs.mine_without_store();
    CHECK(runs.mine() == plain);
    CHECK(runs.mine(crash_always()) == plain);
}

TEST_CASE("a run that is killed goes on where it stood") {
    const Runs runs;
    const std::string plain = runs.mine_without_store();
    const pid_t child = in_child([&] {
        MineOptions options;
        options.workers.jobs = 1;
        options.on_progress = [](std::size_t done, std::size_t) {
            if (done == 2) {
                kill(getpid(), SIGKILL);
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(1100));  // longer than a batch takes
        };
        return runs.mine(options).empty();
    });
    int status = 0;
    waitpid(child, &status, 0);
    REQUIRE(WIFSIGNALED(status));
    CHECK(kept(runs, Kept::reading) == 2);
    CHECK(kept(runs, Kept::archive) == 0);
    CHECK(runs.mine(crash_at({"a.pdf", "b.pdf"})) == plain);
}

TEST_CASE("two runs at the same time on one store do no harm") {
    const Runs runs;
    for (int i = 0; i < 20; ++i) {
        runs.folder.write("in/" + std::to_string(i) + ".pdf",
                          minimal_pdf({"RESOLVED to paint gate " + std::to_string(i) + "."}));
    }
    const std::string plain = runs.mine_without_store();
    std::vector<pid_t> children;
    for (int i = 0; i < 2; ++i) {
        children.push_back(in_child([&] {
            MineOptions options;
            options.workers.jobs = 1;
            return runs.mine(options) == plain;
        }));
    }
    for (const pid_t child : children) {
        int status = 0;
        waitpid(child, &status, 0);
        CHECK((WIFEXITED(status) && WEXITSTATUS(status) == 0));
    }
    CHECK(kept(runs, Kept::reading) == 23);
    CHECK(runs.mine(crash_always()) == plain);
}

TEST_CASE("pictures that were read are not read again, also with other rules") {
    if (!extractor::OcrEngine::of("eng").problem().empty()) {
        WARN("not tested: " + extractor::OcrEngine::of("eng").problem());
        return;
    }
    const Runs runs;
    const extractor::PagePicture picture = tests::picture_of_text({"It was RESOLVED to mend the gate."});
    runs.folder.write("in/scan.pdf", tests::picture_pdf(picture));
    const std::string plain = runs.mine_without_store();
    CHECK(runs.mine() == plain);
    CHECK(kept(runs, Kept::reading) == 5);
    CHECK(runs.mine(crash_always()) == plain);
    runs.change_pack();
    CHECK(runs.mine() == runs.mine_without_store());
    CHECK(kept(runs, Kept::reading) == 5);
    // A run that was ended between the text and the pictures goes on with the pictures.
    change(runs, "DELETE FROM entries WHERE kind IN (1, 2)");
    change(runs, "DELETE FROM entries WHERE kind = 0 AND id = (SELECT max(id) FROM entries WHERE kind = 0)");
    CHECK(runs.mine() == runs.mine_without_store());
    CHECK(kept(runs, Kept::reading) == 5);
}
