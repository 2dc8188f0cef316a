// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include "corpus/archive_walk.h"
#include "corpus/input_file.h"

// Runs one function over many untrusted files in worker PROCESSES: a parser that hangs, or is made to run wild by a
// file, can only be stopped as a process. Each worker is forked once, from a parent that has already loaded the rules,
// handles many files, and has neither file system nor network (corpus/sandbox.h). A worker that dies costs the one file
// it was reading; another takes its place.
//
// Not for use in a program with threads (fork copies only one), and not re-entrant.

namespace arising::corpus {

/// Called in a worker. Whatever it throws becomes the file's failure.
using ReadInput = std::function<std::string(int file, const std::string& path)>;

/// What became of one input: either a reply or, in one sentence for a person, why there is none.
struct WorkResult {
    std::string reply;
    std::string failure;
};

/// The run was asked to stop before all inputs were read.
class Stopped : public std::runtime_error {
public:
    Stopped() : std::runtime_error("stopped before all was read") {}
};

struct WorkerOptions {
    // These change what is read.
    std::chrono::milliseconds timeout{60'000};          ///< wall time for one file
    std::size_t memory_limit = std::size_t{2} << 30U;   ///< bytes of address space of one worker
    std::size_t reply_limit = std::size_t{256} << 20U;  ///< bytes that one file may give back

    /// Wall time beyond `timeout`, for each input; empty = none for any.
    std::vector<std::chrono::milliseconds> more_time;
    /// Called once in every worker before it gives up the file system: for what it must read from there.
    std::function<void()> before_sandbox;

    /// Opens an input (its place in the list); without it, the file that the input names. Called in the parent.
    std::function<OpenedInput(std::size_t input)> open;

    // These change speed.
    std::size_t jobs = 0;  ///< workers at a time; 0 = as many as there are processor cores

    // These tell and ask the caller; called in the parent.
    /// What of the sandbox the system refused (corpus/sandbox.h), each such message once.
    std::function<void(const std::string& notice)> on_notice;
    /// Asked at least once a second; true ends the run with Stopped.
    std::function<bool()> should_stop;

    // For tests.
    std::function<void(const std::string& path)> before_document;  ///< called in the worker before each file
};

/// Calls `on_result` in the parent exactly once for every input, in no particular order. Throws std::system_error only
/// when not a single worker can be started, Stopped when should_stop said so; no worker is left in either case.
void run_in_workers(const std::vector<Input>& inputs, const ReadInput& read, const WorkerOptions& options,
                    const std::function<void(std::size_t input, WorkResult result)>& on_result);

}  // namespace arising::corpus
