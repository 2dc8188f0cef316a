// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/atomic_file.h"

#include <filesystem>
#include <iterator>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using arising::output::AtomicFile;
using arising::output::check_output;
using arising::output::OutputError;
using arising::tests::content_of;
using arising::tests::TemporaryFolder;

namespace {

std::size_t files_in(const TemporaryFolder& folder) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder.path()), {}));
}

}  // namespace

TEST_CASE("a file appears whole, and only when it is committed") {
    const TemporaryFolder folder;
    const std::string name = folder / "out";
    {
        AtomicFile file(name);
        file.stream() << "new";
        CHECK_FALSE(std::filesystem::exists(name));
        file.commit();
        CHECK(content_of(name) == "new");
    }
    {
        AtomicFile file(name);
        file.stream() << "half";
    }
    CHECK(content_of(name) == "new");
    CHECK(files_in(folder) == 1);
}

TEST_CASE("a link stays a link") {
    const TemporaryFolder folder;
    folder.write("real/out", "old");
    std::filesystem::create_symlink(folder / "real/out", folder / "out");
    AtomicFile file(folder / "out");
    file.stream() << "new";
    file.commit();
    CHECK(std::filesystem::is_symlink(folder / "out"));
    CHECK(content_of(folder / "real/out") == "new");
}

TEST_CASE("what cannot be written is known before the work is done") {
    const TemporaryFolder folder;
    CHECK_THROWS_AS(check_output(folder / "no/such/out"), OutputError);
    CHECK_THROWS_AS(check_output(folder.path().string()), OutputError);
    check_output(folder / "out");
    CHECK(files_in(folder) == 0);
}

TEST_CASE("a device is written to, not replaced") {
    AtomicFile file("/dev/null");
    file.stream() << "new";
    file.commit();
    CHECK(std::filesystem::is_character_file("/dev/null"));
}

TEST_CASE("a full disk is noticed") {
    AtomicFile file("/dev/full");
    file.stream() << "new";
    CHECK_THROWS_WITH(file.commit(), "cannot write '/dev/full': No space left on device");
}
