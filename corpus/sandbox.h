// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

// What a worker gives up before it looks at the first untrusted byte. Called in the worker only, once, in this order:
// enter_sandbox(), then limit_cpu() before every document.
//
// The filter is a list of what is ALLOWED: reading and writing open descriptors, memory, clocks, ending. All else -
// opening files, the network, new processes, tracing, executable memory - fails with EACCES, so that a library which
// merely asks (for a time zone, a character map) goes on without. Sanitizer builds keep limits off that their own run
// time breaks (address space) and have no filter.
//
// A limit or filter that the system refuses does not stop the worker: the calls say in a few words what is missing, and
// the parent passes it on (WorkerOptions::on_notice). Empty = all is in place.

namespace arising::corpus {

struct SandboxLimits {
    std::size_t memory = std::size_t{2} << 30U;  ///< bytes of address space
};

/// False where the kernel has no seccomp (or this is a sanitizer build): the limits then stand alone.
[[nodiscard]] bool has_syscall_filter();

/// Irreversible. Keeps descriptors 0 to 2, pointed at nothing, and `channel`.
[[nodiscard]] std::string enter_sandbox(int channel, const SandboxLimits& limits);

/// From now on at most this much CPU time; the process is killed with SIGXCPU when it is used up.
[[nodiscard]] std::string limit_cpu(std::chrono::seconds more);

}  // namespace arising::corpus
