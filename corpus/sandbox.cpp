// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/sandbox.h"

#include <fcntl.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>
#include <utility>

#include "corpus/descriptor.h"

#if defined(__SANITIZE_ADDRESS__)
#define ARISING_UNDER_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARISING_UNDER_SANITIZER 1
#endif
#endif

namespace arising::corpus {

namespace {

#ifdef ARISING_UNDER_SANITIZER
constexpr bool under_sanitizer = true;
#else
constexpr bool under_sanitizer = false;
#endif

constexpr std::array allowed_calls = {
    // open descriptors
    SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(close),
    SCMP_SYS(fstat), SCMP_SYS(lseek), SCMP_SYS(recvfrom), SCMP_SYS(recvmsg), SCMP_SYS(sendto), SCMP_SYS(sendmsg),
    SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(fadvise64),
    // memory
    SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(brk), SCMP_SYS(membarrier),
    // time, waiting, chance
    SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(times), SCMP_SYS(nanosleep),
    SCMP_SYS(clock_nanosleep), SCMP_SYS(restart_syscall), SCMP_SYS(pause), SCMP_SYS(futex), SCMP_SYS(sched_yield),
    SCMP_SYS(getrandom), SCMP_SYS(getrusage), SCMP_SYS(getrlimit), SCMP_SYS(setrlimit), SCMP_SYS(sysinfo),
    SCMP_SYS(uname),
    // signals to itself, and the end
    SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(sigaltstack), SCMP_SYS(getpid),
    SCMP_SYS(gettid), SCMP_SYS(exit), SCMP_SYS(exit_group)};

/// What could not be put in place, as one list for a person.
class Gaps {
public:
    /// `error` as errno has it; 0 = no gap.
    void add(const std::string& what, int error) {
        if (error != 0) {
            list_ += (list_.empty() ? "" : "; ") + what + " (" + std::strerror(error) + ")";
        }
    }
    [[nodiscard]] std::string list() && { return std::move(list_); }

private:
    std::string list_;
};

int set_limit(__rlimit_resource resource, rlim_t value) {
    const rlimit limit{value, value};
    return setrlimit(resource, &limit) == 0 ? 0 : errno;
}

/// Messages of libraries would end up between the record and the terminal; what matters comes back in the reply.
void silence_standard_streams() {
    const Descriptor nothing(open("/dev/null", O_RDWR | O_CLOEXEC));
    dup2(nothing.get(), STDIN_FILENO);
    dup2(nothing.get(), STDOUT_FILENO);
    if (!under_sanitizer) {
        dup2(nothing.get(), STDERR_FILENO);
    }
}

/// The ends of other workers' channels came along with fork(): kept open they would hide a death from the parent.
void close_all_but(int channel) {
    const auto kept = static_cast<unsigned int>(channel);
    if (kept > 3) {
        close_range(3, kept - 1, 0);
    }
    close_range(kept + 1, ~0U, 0);
}

/// The filter as it is built: the first rule that is refused is remembered, and the filter is then not for use -
/// without one of its calls a worker could not answer.
class Filter {
public:
    Filter() : context_(seccomp_init(SCMP_ACT_ERRNO(EACCES))), error_(context_ == nullptr ? ENOMEM : 0) {}
    Filter(const Filter&) = delete;  // owns the library's object
    Filter& operator=(const Filter&) = delete;
    ~Filter() {
        if (context_ != nullptr) {
            seccomp_release(context_);
        }
    }

    void allow(int call) {
        if (error_ == 0) {
            error_ = -seccomp_rule_add(context_, SCMP_ACT_ALLOW, call, 0);
        }
    }
    void allow_when(int call, unsigned int argument, scmp_datum_t mask, scmp_datum_t value) {
        const scmp_arg_cmp condition{argument, SCMP_CMP_MASKED_EQ, mask, value};
        if (error_ == 0) {
            error_ = -seccomp_rule_add_array(context_, SCMP_ACT_ALLOW, call, 1, &condition);
        }
    }
    /// errno of whatever failed first, or 0: the filter is in force.
    [[nodiscard]] int load() const { return error_ != 0 ? error_ : -seccomp_load(context_); }

private:
    scmp_filter_ctx context_;
    int error_;
};

int filter_system_calls() {
    Filter filter;
    for (const int call : allowed_calls) {
        filter.allow(call);
    }
    filter.allow_when(SCMP_SYS(mmap), 2, PROT_EXEC, 0);
    filter.allow_when(SCMP_SYS(mprotect), 2, PROT_EXEC, 0);
    // abort() signals its own thread; prlimit64 is what setrlimit() becomes. Neither may name another process.
    const auto self = static_cast<scmp_datum_t>(getpid());
    filter.allow_when(SCMP_SYS(tgkill), 0, ~scmp_datum_t{0}, self);
    filter.allow_when(SCMP_SYS(prlimit64), 0, ~scmp_datum_t{0}, 0);
    // newfstatat with an empty path is how newer C libraries spell fstat(); with a path it only tells whether a file
    // exists.
    filter.allow(SCMP_SYS(newfstatat));
    return filter.load();
}

}  // namespace

bool has_syscall_filter() {
    return !under_sanitizer && prctl(PR_GET_SECCOMP) >= 0;
}

std::string enter_sandbox(int channel, const SandboxLimits& limits) {
    silence_standard_streams();
    close_all_but(channel);
    prctl(PR_SET_DUMPABLE, 0);
    Gaps gaps;
    gaps.add("core dumps not ruled out", set_limit(RLIMIT_CORE, 0));
    gaps.add("writing of files not ruled out", set_limit(RLIMIT_FSIZE, 0));
    if (!under_sanitizer) {
        gaps.add("no limit of memory", set_limit(RLIMIT_AS, limits.memory));
    }
    gaps.add("no filter of system calls", has_syscall_filter() ? filter_system_calls() : ENOSYS);
    return std::move(gaps).list();
}

std::string limit_cpu(std::chrono::seconds more) {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    rlimit limit{};
    getrlimit(RLIMIT_CPU, &limit);
    const auto spent = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec);
    // Two more: time is counted in whole seconds, and the parent's own clock should be the one that speaks first.
    limit.rlim_cur = std::min(limit.rlim_max, spent + static_cast<rlim_t>(more.count()) + 2);
    Gaps gaps;
    gaps.add("no limit of processor time", setrlimit(RLIMIT_CPU, &limit) == 0 ? 0 : errno);
    return std::move(gaps).list();
}

}  // namespace arising::corpus
