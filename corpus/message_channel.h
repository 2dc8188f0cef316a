// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "corpus/descriptor.h"

// The two-way pipe between the parent and one worker: a request is a path and an OPEN FILE (passed with SCM_RIGHTS, so
// that the worker needs no file system), a reply is bytes. Both ends are this program; nothing is stored, so integers
// are in the machine's own order.

namespace arising::corpus {

struct Request {
    std::string path;
    Descriptor file;
};

/// The parent's end, the worker's end. Throws std::system_error where the system has no descriptors left.
[[nodiscard]] std::pair<Descriptor, Descriptor> make_channel();

/// False when the other end is gone.
[[nodiscard]] bool send_request(int channel, const std::string& path, int file);
/// Waits; nothing when the other end is gone.
[[nodiscard]] std::optional<Request> receive_request(int channel);
/// False when the other end is gone.
[[nodiscard]] bool send_reply(int channel, std::string_view reply);

/// Collects a reply from whatever pieces arrive, without waiting.
class ReplyReader {
public:
    enum class State { incomplete, complete, closed, too_long };

    explicit ReplyReader(std::size_t limit) : limit_(limit) {}

    /// Reads what is there. `too_long`: a reply longer than the limit was announced; the channel is of no more use.
    [[nodiscard]] State read_some(int channel);
    /// The reply; only after `complete`. The reader is then ready for the next one.
    [[nodiscard]] std::string take();

private:
    [[nodiscard]] State state() const;

    std::size_t limit_;
    std::string buffer_;
};

}  // namespace arising::corpus
