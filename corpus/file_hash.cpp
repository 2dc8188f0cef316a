// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/file_hash.h"

#include <openssl/evp.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <memory>
#include <new>
#include <vector>

namespace arising::corpus {

namespace {

class Sha256 {
public:
    Sha256() : context_(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
        if (!context_ || EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) != 1) {
            throw std::bad_alloc();
        }
    }

    void add(std::string_view bytes) { EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()); }

    [[nodiscard]] std::string hex() {
        std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
        unsigned int size = 0;
        EVP_DigestFinal_ex(context_.get(), digest.data(), &size);
        static constexpr std::string_view digits = "0123456789abcdef";
        std::string text;
        text.reserve(std::size_t{2} * size);
        for (unsigned int i = 0; i < size; ++i) {
            text += digits[digest[i] >> 4U];
            text += digits[digest[i] & 15U];
        }
        return text;
    }

private:
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

}  // namespace

std::string sha256_hex_of_file(int descriptor) {
    Sha256 hash;
    std::vector<char> buffer(std::size_t{1} << 16U);
    off_t at = 0;
    for (;;) {
        const ssize_t got = pread(descriptor, buffer.data(), buffer.size(), at);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return {};
        }
        if (got == 0) {
            return hash.hex();
        }
        hash.add({buffer.data(), static_cast<std::size_t>(got)});
        at += got;
    }
}

}  // namespace arising::corpus
