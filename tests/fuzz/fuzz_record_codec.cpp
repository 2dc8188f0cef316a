// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/record_codec.h"
#include "tests/fuzz/invariant.h"

// Any bytes as what a worker sends: a worker that an input has taken over can send anything. Nothing, or a result that
// is written as bytes which read as the same result.

using namespace arising;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto result = corpus::decode(std::string_view(reinterpret_cast<const char*>(data), size));
    if (!result) {
        return 0;
    }
    const std::string bytes = corpus::encode(*result);
    const auto again = corpus::decode(bytes);
    fuzz::require(again.has_value(), "what is encoded can be decoded");
    fuzz::require(corpus::encode(*again) == bytes, "it is the same after a round trip");
    return 0;
}
