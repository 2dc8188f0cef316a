// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/worker_pool.h"

#include <fcntl.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <map>
#include <new>
#include <stdexcept>
#include <string>
#include <vector>

#include "corpus/input_file.h"
#include "corpus/sandbox.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace arising;
using tests::TemporaryFolder;

namespace {

std::vector<corpus::Input> write_inputs(const TemporaryFolder& folder, const std::vector<std::string>& names) {
    std::vector<corpus::Input> inputs;
    for (const std::string& name : names) {
        inputs.push_back({name, folder.write(name, "bytes of " + name), {}});
    }
    return inputs;
}

std::string read_back(int file, const std::string& path) {
    return path + "=" + std::string(corpus::MappedFile(file).bytes());
}

/// Every input's reply, or its failure in brackets, in the order of the inputs.
std::vector<std::string> run(const std::vector<corpus::Input>& inputs, const corpus::WorkerOptions& options,
                             const corpus::ReadInput& read = read_back) {
    std::map<std::size_t, std::string> results;
    corpus::run_in_workers(inputs, read, options, [&](std::size_t input, const corpus::WorkResult& result) {
        CHECK(results.count(input) == 0);
        results[input] = result.failure.empty() ? result.reply : "[" + result.failure + "]";
    });
    std::vector<std::string> list;
    for (const auto& [input, result] : results) {
        list.push_back(result);
    }
    return list;
}

}  // namespace

TEST_CASE("every input is answered whatever the number of workers") {
    const TemporaryFolder folder;
    const std::vector<corpus::Input> inputs = write_inputs(folder, {"a", "b", "c", "d", "e", "f", "g"});
    corpus::WorkerOptions options;
    for (const std::size_t jobs : {1, 2, 5, 50}) {
        options.jobs = jobs;
        const std::vector<std::string> replies = run(inputs, options);
        REQUIRE(replies.size() == inputs.size());
        CHECK(replies[0] == "a=bytes of a");
        CHECK(replies[6] == "g=bytes of g");
    }
}

TEST_CASE("a crash costs the one document that caused it") {
    const TemporaryFolder folder;
    corpus::WorkerOptions options;
    options.before_document = [](const std::string& path) {
        if (path == "bad" || path == "worse") {
            std::abort();
        }
    };
    for (const std::size_t jobs : {1, 2}) {
        options.jobs = jobs;
        CHECK(run(write_inputs(folder, {"a", "bad", "c", "worse", "e"}), options) ==
              std::vector<std::string>{"a=bytes of a", "[the reader crashed (signal 6)]", "c=bytes of c",
                                       "[the reader crashed (signal 6)]", "e=bytes of e"});
    }
}

TEST_CASE("a reader that ends the process is named too") {
    const TemporaryFolder folder;
    corpus::WorkerOptions options;
    options.jobs = 1;
    options.before_document = [](const std::string& path) {
        if (path == "a") {
            _exit(1);
        }
    };
    CHECK(run(write_inputs(folder, {"a", "b"}), options) ==
          std::vector<std::string>{"[the reader gave up (exit status 1, perhaps out of memory)]", "b=bytes of b"});
}

TEST_CASE("a hang ends at the time limit") {
    const TemporaryFolder folder;
    corpus::WorkerOptions options;
    options.timeout = std::chrono::milliseconds(300);
    options.before_document = [](const std::string& path) {
        while (path == "slow") {
            usleep(1000);
        }
    };
    options.jobs = 2;
    CHECK(run(write_inputs(folder, {"a", "slow", "c"}), options) ==
          std::vector<std::string>{"a=bytes of a", "[the reader took longer than 0.3 s]", "c=bytes of c"});
}

TEST_CASE("an input may be given more time than others") {
    const TemporaryFolder folder;
    corpus::WorkerOptions options;
    options.timeout = std::chrono::milliseconds(200);
    options.more_time = {std::chrono::milliseconds(5000), std::chrono::milliseconds(100)};
    options.before_document = [](const std::string& path) { usleep(path == "patient" ? 500'000 : 60'000'000); };
    options.jobs = 2;
    CHECK(run(write_inputs(folder, {"patient", "hurried"}), options) ==
          std::vector<std::string>{"patient=bytes of patient", "[the reader took longer than 0.3 s]"});
}

TEST_CASE("a worker can read what it needs before its sandbox is closed") {
    const TemporaryFolder folder;
    const std::string file = folder.write("needed", "in advance");
    std::string needed;
    corpus::WorkerOptions options;
    options.before_sandbox = [&] {
        const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC);
        needed = corpus::MappedFile(descriptor).bytes();
        close(descriptor);
    };
    const corpus::ReadInput read = [&needed](int, const std::string& path) { return path + " " + needed; };
    CHECK(run(write_inputs(folder, {"a"}), options, read) == std::vector<std::string>{"a in advance"});
}

TEST_CASE("exceptions, lack of memory and answers that are too long are failures of one document") {
    const TemporaryFolder folder;
    corpus::WorkerOptions options;
    options.jobs = 1;
    options.reply_limit = 1U << 20U;
    const corpus::ReadInput read = [](int, const std::string& path) -> std::string {
        if (path == "throws") {
            throw std::runtime_error("why");
        }
        if (path == "hungry") {
            throw std::bad_alloc();
        }
        return path == "long" ? std::string(2U << 20U, 'x') : path;
    };
    CHECK(run(write_inputs(folder, {"throws", "hungry", "long", "good"}), options, read) ==
          std::vector<std::string>{"[the reader failed: why]", "[the reader ran out of memory (limit 2048 MiB)]",
                                   "[it gives more than 1 MiB of results]", "good"});
}

TEST_CASE("large answers arrive whole") {
    const TemporaryFolder folder;
    const corpus::ReadInput read = [](int, const std::string& path) { return std::string(5'000'000, path[0]); };
    const std::vector<std::string> replies = run(write_inputs(folder, {"a", "b", "c"}), {}, read);
    REQUIRE(replies.size() == 3);
    CHECK(replies[1] == std::string(5'000'000, 'b'));
}

TEST_CASE("a file that cannot be opened never reaches a worker") {
    const TemporaryFolder folder;
    const std::vector<corpus::Input> inputs = {{"gone", folder / "gone", {}},
                                               {"folder", folder.path().string(), {}},
                                               {"known", folder / "known", "a reason known before"}};
    CHECK(run(inputs, {}) == std::vector<std::string>{"[the file cannot be opened: No such file or directory]",
                                                      "[not a file with content (a folder, pipe or device)]",
                                                      "[a reason known before]"});
}

TEST_CASE("no inputs, no workers") {
    CHECK(run({}, {}).empty());
}

TEST_CASE("a worker has no file system, no network and no child processes") {
    if (!corpus::has_syscall_filter()) {
        return;  // a sanitizer build, or a kernel without seccomp
    }
    const TemporaryFolder folder;
    const corpus::ReadInput read = [&folder](int, const std::string&) {
        std::string allowed;
        allowed += open("/etc/passwd", O_RDONLY) >= 0 ? "open " : "";
        allowed += open((folder / "new").c_str(), O_WRONLY | O_CREAT, 0600) >= 0 ? "create " : "";
        allowed += socket(AF_INET, SOCK_STREAM, 0) >= 0 ? "socket " : "";
        allowed += unlink((folder / "a").c_str()) == 0 ? "unlink " : "";
        const pid_t child = fork();
        if (child == 0) {
            _exit(0);
        }
        allowed += child > 0 ? "fork " : "";
        allowed += kill(getppid(), 0) == 0 ? "kill " : "";
        return "allowed: " + allowed;
    };
    CHECK(run(write_inputs(folder, {"a"}), {}, read) == std::vector<std::string>{"allowed: "});
}

TEST_CASE("a run that is told to stop ends with no result made up") {
    const TemporaryFolder folder;
    corpus::WorkerOptions options;
    options.jobs = 1;
    std::size_t answered = 0;
    options.should_stop = [&answered] { return answered == 2; };
    CHECK_THROWS_AS(corpus::run_in_workers(write_inputs(folder, {"a", "b", "c", "d"}), read_back, options,
                                           [&answered](std::size_t, const corpus::WorkResult&) { ++answered; }),
                    corpus::Stopped);
    CHECK(answered == 2);
}

namespace {

/// From here on the system refuses this process, and those it forks, new limits and filters.
bool refuse_limits_and_filters() {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    const scmp_arg_cmp sets_a_limit{2, SCMP_CMP_NE, 0, 0};
    const scmp_arg_cmp sets_a_filter{0, SCMP_CMP_EQ, PR_SET_SECCOMP, 0};
    const bool done =
        seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(setrlimit), 0) == 0 &&
        seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(prlimit64), 1, &sets_a_limit) == 0 &&
        seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(prctl), 1, &sets_a_filter) == 0 &&
        seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(seccomp), 0) == 0 && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return done;
}

}  // namespace

TEST_CASE("what the system refuses of the sandbox is told once, and the files are read") {
    const TemporaryFolder folder;
    const std::vector<corpus::Input> inputs = write_inputs(folder, {"a", "b", "c", "d", "e"});
    const pid_t child = fork();  // the refusals cannot be taken back
    if (child == 0) {
        if (!refuse_limits_and_filters()) {
            _exit(2);
        }
        std::vector<std::string> notices;
        std::size_t read = 0;
        corpus::WorkerOptions options;
        options.jobs = 2;
        options.on_notice = [&notices](const std::string& notice) { notices.push_back(notice); };
        corpus::run_in_workers(inputs, read_back, options, [&read](std::size_t, const corpus::WorkResult& result) {
            read += result.failure.empty();
        });
        const auto told = [&notices](const char* what) {
            return std::count_if(notices.begin(), notices.end(),
                                 [what](const std::string& notice) { return notice.find(what) != std::string::npos; });
        };
        const bool all = told("writing of files not ruled out (Operation not permitted)") == 1 &&
                         told("no filter of system calls") == 1 && told("no limit of processor time") >= 1;
        _exit(all && read == 5 ? 0 : 1);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
}

TEST_CASE("a sandbox that is whole is not spoken of") {
    if (!corpus::has_syscall_filter()) {
        return;  // a sanitizer build, or a kernel without seccomp
    }
    const TemporaryFolder folder;
    corpus::WorkerOptions options;
    options.on_notice = [](const std::string& notice) { FAIL(notice); };
    CHECK(run(write_inputs(folder, {"a", "b"}), options).size() == 2);
}
