// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/message_channel.h"

#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <system_error>

namespace arising::corpus {

namespace {

constexpr std::uint32_t longest_path = 1U << 16U;

/// MSG_NOSIGNAL: a peer that died is an answer to act on, not a SIGPIPE.
bool send_all(int channel, const char* data, std::size_t size) {
    while (size > 0) {
        const ssize_t sent = send(channel, data, size, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) {
            continue;
        }
        if (sent <= 0) {
            return false;
        }
        data += sent;
        size -= static_cast<std::size_t>(sent);
    }
    return true;
}

bool receive_all(int channel, char* data, std::size_t size) {
    while (size > 0) {
        const ssize_t got = recv(channel, data, size, 0);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return false;
        }
        data += got;
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

/// A message of one 32-bit number, and room for one descriptor beside it.
struct NumberWithFile {
    std::uint32_t number = 0;
    iovec part{&number, sizeof number};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
    msghdr message{};

    NumberWithFile() {
        message.msg_iov = &part;
        message.msg_iovlen = 1;
        message.msg_control = control.data();
        message.msg_controllen = control.size();
    }
    NumberWithFile(const NumberWithFile&) = delete;  // the message points into this object
    NumberWithFile& operator=(const NumberWithFile&) = delete;
};

Descriptor file_of(msghdr& message) {
    const cmsghdr* header = CMSG_FIRSTHDR(&message);
    if (header == nullptr || header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) {
        return {};
    }
    int file = -1;
    std::memcpy(&file, CMSG_DATA(header), sizeof file);
    return Descriptor(file);
}

}  // namespace

std::pair<Descriptor, Descriptor> make_channel() {
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        throw std::system_error(errno, std::generic_category(), "no channel to a worker");
    }
    return {Descriptor(ends[0]), Descriptor(ends[1])};
}

bool send_request(int channel, const std::string& path, int file) {
    NumberWithFile head;
    head.number = static_cast<std::uint32_t>(path.size());
    cmsghdr* header = CMSG_FIRSTHDR(&head.message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof file);
    std::memcpy(CMSG_DATA(header), &file, sizeof file);
    ssize_t sent = 0;
    do {
        sent = sendmsg(channel, &head.message, MSG_NOSIGNAL);
    } while (sent < 0 && errno == EINTR);
    return sent == static_cast<ssize_t>(sizeof head.number) && send_all(channel, path.data(), path.size());
}

std::optional<Request> receive_request(int channel) {
    NumberWithFile head;
    ssize_t got = 0;
    do {
        got = recvmsg(channel, &head.message, MSG_CMSG_CLOEXEC | MSG_WAITALL);
    } while (got < 0 && errno == EINTR);
    if (got != static_cast<ssize_t>(sizeof head.number) || head.number > longest_path) {
        return std::nullopt;
    }
    Request request{std::string(head.number, '\0'), file_of(head.message)};
    if (!request.file || !receive_all(channel, request.path.data(), request.path.size())) {
        return std::nullopt;
    }
    return request;
}

bool send_reply(int channel, std::string_view reply) {
    const std::uint64_t size = reply.size();
    std::array<char, sizeof size> head{};
    std::memcpy(head.data(), &size, sizeof size);
    return send_all(channel, head.data(), head.size()) && send_all(channel, reply.data(), reply.size());
}

ReplyReader::State ReplyReader::read_some(int channel) {
    std::array<char, 1U << 16U> piece{};
    for (;;) {
        const ssize_t got = recv(channel, piece.data(), piece.size(), MSG_DONTWAIT);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return errno == EAGAIN || errno == EWOULDBLOCK ? state() : State::closed;
        }
        if (got == 0) {
            return State::closed;
        }
        buffer_.append(piece.data(), static_cast<std::size_t>(got));
        if (const State now = state(); now != State::incomplete) {
            return now;
        }
    }
}

ReplyReader::State ReplyReader::state() const {
    std::uint64_t size = 0;
    if (buffer_.size() < sizeof size) {
        return State::incomplete;
    }
    std::memcpy(&size, buffer_.data(), sizeof size);
    if (size > limit_ || buffer_.size() - sizeof size > size) {
        return State::too_long;
    }
    return buffer_.size() - sizeof size == size ? State::complete : State::incomplete;
}

std::string ReplyReader::take() {
    std::string reply = buffer_.substr(sizeof(std::uint64_t));
    buffer_.clear();
    return reply;
}

}  // namespace arising::corpus
