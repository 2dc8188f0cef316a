// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <signal.h>  // NOLINT(modernize-deprecated-headers): sigaction is POSIX, <csignal> does not have it

namespace arising::cli {

/// While it lives, Ctrl-C and a request to end (SIGINT, SIGTERM) do not kill the process but are noted, so that a run
/// can take its workers and temporary files away and say what became of the output. The second of a kind kills. A
/// signal that was ignored before (nohup, a job in the background) stays ignored.
class Interruption {
public:
    Interruption();
    Interruption(const Interruption&) = delete;  // the handlers are the process's own
    Interruption& operator=(const Interruption&) = delete;
    ~Interruption();

    [[nodiscard]] bool requested() const;
    /// Throws corpus::Stopped when it was requested.
    void stop_if_requested() const;

private:
    struct sigaction old_interrupt_ {};
    struct sigaction old_end_ {};
};

}  // namespace arising::cli
