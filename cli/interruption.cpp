// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/interruption.h"

#include "corpus/worker_pool.h"

namespace arising::cli {

namespace {

volatile sig_atomic_t asked_to_stop = 0;

void note(int) {
    asked_to_stop = 1;
}

void handle(int signal, struct sigaction& old) {
    struct sigaction handler {};
    handler.sa_handler = note;
    handler.sa_flags = static_cast<int>(SA_RESETHAND);  // no SA_RESTART: waiting for the workers must end
    sigaction(signal, nullptr, &old);
    if (old.sa_handler != SIG_IGN) {
        sigaction(signal, &handler, nullptr);
    }
}

}  // namespace

Interruption::Interruption() {
    asked_to_stop = 0;
    handle(SIGINT, old_interrupt_);
    handle(SIGTERM, old_end_);
}

Interruption::~Interruption() {
    sigaction(SIGINT, &old_interrupt_, nullptr);
    sigaction(SIGTERM, &old_end_, nullptr);
}

bool Interruption::requested() const {
    return asked_to_stop != 0;
}

void Interruption::stop_if_requested() const {
    if (requested()) {
        throw corpus::Stopped();
    }
}

}  // namespace arising::cli
