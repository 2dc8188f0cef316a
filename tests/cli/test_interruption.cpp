// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/interruption.h"

#include <csignal>
#include <filesystem>
#include <sstream>
#include <string>

#include "cli/program.h"
#include "corpus/sqlite_database.h"
#include "corpus/worker_pool.h"
#include "tests/support/catch.h"
#include "tests/support/minimal_pdf.h"
#include "tests/support/small_pack.h"
#include "tests/support/temporary_folder.h"

using namespace arising;
using tests::TemporaryFolder;

namespace {

/// A terminal at which somebody presses Ctrl-C as soon as there is something to see.
class ImpatientTerminal : public std::stringbuf {
public:
    explicit ImpatientTerminal(int signal) : signal_(signal) {}

private:
    std::streamsize xsputn(const char* text, std::streamsize size) override {
        if (!done_) {
            done_ = true;
            std::raise(signal_);
        }
        return std::stringbuf::xsputn(text, size);
    }

    int signal_;
    bool done_ = false;
};

}  // namespace

TEST_CASE("an interrupted run says so and leaves nothing behind") {
    for (const int signal : {SIGINT, SIGTERM}) {
        const TemporaryFolder folder;
        for (const char* name : {"in/a.pdf", "in/b.pdf", "in/c.pdf"}) {
            folder.write(name, tests::minimal_pdf({std::string("RESOLVED to keep ") + name}));
        }
        const std::string pack = tests::write_small_pack(folder);
        std::istringstream in;
        std::ostringstream out;
        ImpatientTerminal terminal(signal);
        std::ostream err(&terminal);
        cli::Console console{in, out, err, true};
        CHECK(cli::run({"mine", "--only-rules", "--rules", pack, folder / "in", "-o", folder / "record.json"},
                       console) == cli::exit_interrupted);
        CHECK_THAT(terminal.str(), Catch::EndsWith("arising: interrupted, nothing written\n"));
        CHECK_FALSE(std::filesystem::exists(folder / "record.json"));
    }
}

TEST_CASE("what an interrupted run has finished is in its store") {
    const TemporaryFolder folder;
    for (const char* name : {"in/a.pdf", "in/b.pdf", "in/c.pdf"}) {
        folder.write(name, tests::minimal_pdf({std::string("RESOLVED to keep ") + name}));
    }
    const std::string pack = tests::write_small_pack(folder);
    std::istringstream in;
    std::ostringstream out;
    ImpatientTerminal terminal(SIGINT);
    std::ostream err(&terminal);
    cli::Console console{in, out, err, true};
    CHECK(cli::run({"mine", "--only-rules", "--rules", pack, folder / "in", "--jobs", "1", "--store", folder / "s"},
                   console) == cli::exit_interrupted);
    CHECK_THAT(terminal.str(), Catch::EndsWith("arising: note: what was finished is in the store; the next run goes on "
                                               "from there\narising: interrupted, nothing written\n"));
    CHECK(out.str().empty());
    // The terminal was first written to when one document was finished.
    CHECK(corpus::SqliteDatabase(folder / "s", corpus::SqliteDatabase::Mode::read_only)
              .number("SELECT count(*) FROM entries WHERE kind = 0") >= 1);
}

TEST_CASE("what was done on a signal before is done again afterwards") {
    std::signal(SIGINT, SIG_IGN);
    {
        const cli::Interruption interruption;
        std::raise(SIGINT);
        CHECK_FALSE(interruption.requested());  // ignored before, ignored still
    }
    std::signal(SIGINT, SIG_DFL);
    {
        const cli::Interruption interruption;
        std::raise(SIGINT);
        CHECK(interruption.requested());
        CHECK_THROWS_AS(interruption.stop_if_requested(), corpus::Stopped);
    }
    CHECK(std::signal(SIGINT, SIG_DFL) == SIG_DFL);
    CHECK_FALSE(cli::Interruption().requested());
}
