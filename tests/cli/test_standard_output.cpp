// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/standard_output.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <string>
#include <vector>

#include "corpus/descriptor.h"
#include "output/atomic_file.h"
#include "tests/support/catch.h"
#include "tests/support/minimal_pdf.h"
#include "tests/support/paths.h"
#include "tests/support/program_run.h"
#include "tests/support/small_pack.h"
#include "tests/support/temporary_folder.h"

using namespace arising;
using Catch::Contains;
using cli::StandardOutput;
using corpus::Descriptor;
using tests::TemporaryFolder;

namespace {

constexpr std::size_t several_buffers = 1'000'000;

/// The exit status of the executable with these arguments, redirections included.
int status_of(const std::string& arguments) {
    const int status = std::system((tests::arising_binary + " " + arguments).c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// Enough minutes for a record of more than one buffer.
std::string mine_many(const TemporaryFolder& folder) {
    for (int i = 0; i < 40; ++i) {
        const std::string number = std::to_string(i);
        folder.write("in/" + number + ".pdf",
                     tests::minimal_pdf(std::vector<std::string>(20, "RESOLVED to mend gate " + number + ".")));
    }
    return "mine --only-rules --rules " + tests::write_small_pack(folder) + " " + folder / "in";
}

}  // namespace

TEST_CASE("what is written arrives, whatever its size") {
    const TemporaryFolder folder;
    const std::string file = folder / "out";
    const std::string text(several_buffers, 'x');
    {
        const Descriptor descriptor(open(file.c_str(), O_WRONLY | O_CREAT, 0600));
        StandardOutput out(descriptor.get());
        out << "one " << 2 << '\n' << text << std::flush;
    }
    CHECK(tests::content_of(file) == "one 2\n" + text);
}

TEST_CASE("a full disk is an error in the middle and at the end") {
    const Descriptor full(open("/dev/full", O_WRONLY));
    for (const std::size_t size : {std::size_t{1}, several_buffers}) {
        StandardOutput out(full.get());
        CHECK_THROWS_WITH((out << std::string(size, 'x') << std::flush),
                          "cannot write to standard output: No space left on device");
    }
}

TEST_CASE("a reader that has gone away is no error") {
    std::signal(SIGPIPE, SIG_IGN);
    std::array<int, 2> ends{};
    REQUIRE(pipe(ends.data()) == 0);
    close(ends[0]);
    const Descriptor end(ends[1]);
    StandardOutput out(end.get());
    out << std::string(several_buffers, 'x') << std::flush;
    CHECK(out.good());
}

TEST_CASE("every command ends with status 2 on a full disk") {
    const TemporaryFolder folder;
    const std::string pdf = folder.write("a.pdf", tests::minimal_pdf({"It was RESOLVED to mend the gate."}));
    const std::string pack = tests::write_small_pack(folder);
    const std::string rules = " --only-rules --rules " + pack;
    for (const std::string& arguments :
         {"mine" + rules + " " + pdf, "mine --format jsonl" + rules + " " + pdf, mine_many(folder),
          "show --as words " + pdf, "show --as statements" + rules + " " + pdf, "rules check " + pack,
          "rules test " + pack, std::string("--help"), std::string("mine --help"), std::string("--version")}) {
        INFO(arguments);
        CHECK(status_of(arguments + " >/dev/full 2>" + folder / "err") == 2);
        CHECK_THAT(tests::content_of(folder / "err"),
                   Contains("arising: cannot write to standard output: No space left on device"));
    }
}

TEST_CASE("every command is quiet when its reader goes away") {
    const TemporaryFolder folder;
    const std::string pack = tests::write_small_pack(folder);
    for (const std::string& arguments : {mine_many(folder), "rules test " + pack, std::string("--help")}) {
        const std::string status = folder / "status";
        const std::string command = "(" + tests::arising_binary + " " + arguments + " 2>" + folder / "err" +
                                    "; echo $? >" + status + ") | true; while [ ! -s " + status +
                                    " ]; do sleep 0.1; done";
        CHECK(std::system(command.c_str()) == 0);
        CHECK(tests::content_of(status) == "0\n");
        CHECK_THAT(tests::content_of(folder / "err"), !Contains("cannot write"));
    }
}

TEST_CASE("a full disk under -o is an output error") {
    const TemporaryFolder folder;
    const tests::ProgramRun run =
        tests::run_program({"mine", "--only-rules", "--rules", tests::write_small_pack(folder),
                            folder.write("in/a.pdf", tests::minimal_pdf({"Minutes"})), "-o", "/dev/full"});
    CHECK(run.status == 2);
    CHECK_THAT(run.err, Contains("cannot write '/dev/full': No space left on device"));
}
