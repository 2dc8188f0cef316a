// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/sha256.h"

#include <openssl/evp.h>

#include <array>

namespace arising::extractor {

std::string sha256_hex(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr);
    static constexpr char digits[] = "0123456789abcdef";
    std::string hex;
    for (unsigned int i = 0; i < length; ++i) {
        hex.push_back(digits[digest[i] >> 4U]);
        hex.push_back(digits[digest[i] & 0xFU]);
    }
    return hex;
}

}  // namespace arising::extractor
