// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/progress_bar.h"

#include <string>

namespace arising::cli {

namespace {

constexpr std::size_t width = 30;
constexpr std::chrono::milliseconds redraw_after{100};

std::string clock_of(std::chrono::seconds time) {
    const auto seconds = time.count();
    const auto two_digits = [](auto number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return two_digits(seconds / 60) + ":" + two_digits(seconds % 60);
}

}  // namespace

ProgressBar::ProgressBar(std::ostream& terminal, bool on) : terminal_(terminal), on_(on) {}

ProgressBar::~ProgressBar() {
    wipe();
}

void ProgressBar::show(std::size_t done, std::size_t total) {
    const Clock::time_point now = Clock::now();
    if (!on_ || total == 0 || (drawn_ && done < total && now - last_ < redraw_after)) {
        return;
    }
    const std::size_t filled = width * done / total;
    terminal_ << "\r[" << std::string(filled, '#') << std::string(width - filled, '.') << "] " << done << " of "
              << total << " documents";
    if (done > 0) {
        const auto left = (now - started_) * (total - done) / done;
        terminal_ << ", " << clock_of(std::chrono::ceil<std::chrono::seconds>(left)) << " left";
    }
    terminal_ << "\x1b[K" << std::flush;
    drawn_ = true;
    last_ = now;
}

void ProgressBar::wipe() {
    if (drawn_) {
        terminal_ << "\r\x1b[K" << std::flush;
        drawn_ = false;
    }
}

}  // namespace arising::cli
