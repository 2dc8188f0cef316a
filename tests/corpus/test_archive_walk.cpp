// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive_walk.h"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace arising;
using tests::TemporaryFolder;

namespace {

/// The paths found, joined by a blank.
std::string found(const std::vector<std::string>& arguments, const std::string& standard_input = {}) {
    std::istringstream in(standard_input);
    std::string paths;
    for (const corpus::Input& input : corpus::find_inputs(arguments, in)) {
        paths += (paths.empty() ? "" : " ") + input.path;
    }
    return paths;
}

}  // namespace

TEST_CASE("a folder gives its PDFs in bytewise order of their paths") {
    const TemporaryFolder folder;
    folder.write("b.pdf", "%PDF-1.4");
    folder.write("B.PDF", "%PDF-1.4");
    folder.write("a/z.pdf", "%PDF-1.4");
    folder.write("a-b.pdf", "%PDF-1.4");
    folder.write("notes.txt", "nothing");
    folder.write("no-ending", "%PDF-1.7 by content");
    folder.write(".git/hidden.pdf", "%PDF-1.4");
    folder.write(".hidden.pdf", "%PDF-1.4");
    CHECK(found({folder.path().string()}) == "B.PDF a-b.pdf a/z.pdf b.pdf no-ending");
}

TEST_CASE("a file named .pdf counts whatever it holds, a file given by name whatever its name") {
    const TemporaryFolder folder;
    folder.write("page.pdf", "<html>");
    const std::string text = folder.write("given.txt", "text");
    CHECK(found({folder.path().string()}) == "page.pdf");
    CHECK(found({text}) == text);
}

TEST_CASE("the same file named twice is read once") {
    const TemporaryFolder folder;
    const std::string file = folder.write("a.pdf", "%PDF-1.4");
    std::filesystem::create_symlink(file, folder / "link.pdf");
    CHECK(found({folder.path().string()}) == "a.pdf");
    CHECK(found({file, file, folder.path().string() + "/./a.pdf"}) == file);
}

TEST_CASE("a folder that contains itself by a link ends") {
    const TemporaryFolder folder;
    folder.write("in/a.pdf", "%PDF-1.4");
    std::filesystem::create_directory_symlink(folder.path(), folder / "in/up");
    CHECK(found({folder.path().string()}) == "in/a.pdf");
}

TEST_CASE("two folders with files of the same path are told apart by the folders' names") {
    const TemporaryFolder folder;
    const std::string one = folder.path().string() + "/one";
    const std::string two = folder.path().string() + "/two";
    folder.write("one/a.pdf", "%PDF-1.4");
    folder.write("two/a.pdf", "%PDF-1.4");
    folder.write("two/b.pdf", "%PDF-1.4");
    CHECK(found({two, one}) == one + "/a.pdf " + two + "/a.pdf b.pdf");
}

TEST_CASE("lists come from a file or from standard input") {
    const TemporaryFolder folder;
    const std::string a = folder.write("a.pdf", "%PDF-1.4");
    const std::string b = folder.write("b.pdf", "%PDF-1.4");
    const std::string list = folder.write("list.txt", b + "\r\n\n" + a + "\n");
    CHECK(found({"@" + list}) == a + " " + b);
    CHECK(found({"-"}, a + "\n") == a);
}

TEST_CASE("a list with NULs is split at those") {
    const TemporaryFolder folder;
    const std::string a = folder.write("a\nb.pdf", "%PDF-1.4");
    const std::string b = folder.write("c.pdf", "%PDF-1.4");
    const std::string list = a + '\0' + b + '\0';
    CHECK(found({"-"}, list) == a + " " + b);
    CHECK(found({"@" + folder.write("list", list)}) == a + " " + b);
    CHECK(found({"-"}, b + '\0') == b);
}

TEST_CASE("a path of a list that does not exist is named with the list and the line") {
    const TemporaryFolder folder;
    const std::string a = folder.write("a.pdf", "%PDF-1.4");
    const std::string list = folder.write("list.txt", a + "\n\n# March\n");
    CHECK_THROWS_WITH(found({"@" + list}), "no such file or folder: '# March' (" + list + ", line 3)");
    CHECK_THROWS_WITH(found({"-"}, a + '\0' + "gone" + '\0'),
                      "no such file or folder: 'gone' (standard input, entry 2)");
}

TEST_CASE("what does not exist is the user's mistake") {
    const TemporaryFolder folder;
    CHECK_THROWS_WITH(found({folder / "missing"}), "no such file or folder: '" + folder / "missing" + "'");
    CHECK_THROWS_WITH(found({"@" + folder / "missing"}),
                      Catch::Contains("cannot be opened: No such file or directory"));
}

TEST_CASE("a folder without permission is an input that says so") {
    if (geteuid() == 0) {
        return;  // everything is readable for root
    }
    const TemporaryFolder folder;
    folder.write("closed/a.pdf", "%PDF-1.4");
    chmod((folder / "closed").c_str(), 0);
    std::istringstream none;
    const std::vector<corpus::Input> inputs = corpus::find_inputs({folder.path().string()}, none);
    chmod((folder / "closed").c_str(), 0755);
    REQUIRE(inputs.size() == 1);
    CHECK_THAT(inputs[0].problem, Catch::Contains("Permission denied"));
}
