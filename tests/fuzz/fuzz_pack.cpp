// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <string>

#include "rules/rule_error.h"
#include "rules/rule_set.h"
#include "tests/fuzz/invariant.h"

// Any bytes as a rule pack: either RuleError, or a set of rules that runs on its own examples. The bytes are put into a
// file that is only in memory, since packs are loaded by path.

using namespace arising;

namespace {

constexpr std::size_t kLongest = 16 << 10;  // a pattern is compiled for every few bytes: longer inputs are only slower

class MemoryFile {
public:
    MemoryFile(const std::uint8_t* data, std::size_t size) : descriptor_(memfd_create("pack.toml", MFD_CLOEXEC)) {
        fuzz::require(descriptor_ >= 0, "a file in memory can be made");
        fuzz::require(write(descriptor_, data, size) == static_cast<ssize_t>(size), "it takes the bytes");
    }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    ~MemoryFile() { close(descriptor_); }

    [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

private:
    int descriptor_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > kLongest) {
        return 0;
    }
    const MemoryFile file(data, size);
    try {
        const rules::RuleSet rules = rules::RuleSet::load({file.path()});
        fuzz::require(rules.test_examples().size() <= rules.example_count(), "an example fails once at most");
    } catch (const rules::RuleError& error) {
        fuzz::require(*error.what() != '\0', "a mistake has a message");
    }
    return 0;
}
