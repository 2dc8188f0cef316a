// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <ostream>

namespace arising::cli {

/// One line on a terminal that says how far the run is and when it will end; redrawn at most ten times a second. Draws
/// nothing when it is off. The line is wiped at the end, so that messages start on a clean one.
class ProgressBar {
public:
    ProgressBar(std::ostream& terminal, bool on);
    ProgressBar(const ProgressBar&) = delete;  // two of them would draw over each other
    ProgressBar& operator=(const ProgressBar&) = delete;
    ~ProgressBar();

    void show(std::size_t done, std::size_t total);
    void wipe();

private:
    using Clock = std::chrono::steady_clock;

    std::ostream& terminal_;
    bool on_;
    bool drawn_ = false;
    Clock::time_point started_ = Clock::now();
    Clock::time_point last_;
};

}  // namespace arising::cli
