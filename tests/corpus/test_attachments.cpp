// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "corpus/mine_archive.h"
#include "extractor/pdf_file.h"
#include "extractor/read_document.h"
#include "output/record_writer.h"
#include "tests/support/catch.h"
#include "tests/support/minimal_pdf.h"
#include "tests/support/small_pack.h"
#include "tests/support/temporary_folder.h"

using namespace arising;
using nlohmann::json;
using tests::minimal_pdf;
using tests::pdf_of;
using tests::stream_object;
using tests::TemporaryFolder;

namespace {

/// A page that says `words`, with files attached to it; the last one is pinned to the page.
std::string with_attached(const std::string& words, const std::vector<std::pair<std::string, std::string>>& files) {
    std::vector<std::string> objects(5);
    std::string names;
    for (const auto& [name, bytes] : files) {
        objects.push_back(stream_object("/Type /EmbeddedFile", bytes + "\n"));
        const std::string specification =
            "<< /Type /Filespec /F (" + name + ") /EF << /F " + std::to_string(objects.size()) + " 0 R >> >>";
        if (objects.size() < 5 + files.size()) {
            names += "(" + name + ") " + specification + " ";
        } else {
            objects[4] = "<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS " + specification + " >>";
        }
    }
    objects[0] = "<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [" + names + "] >> >> >>";
    objects[1] = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
    objects[2] =
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Annots [5 0 R] /Resources << "
        "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>";
    objects[3] = stream_object("", "BT /F1 12 Tf 72 700 Td (" + words + ") Tj ET\n");
    return pdf_of(objects);
}

json mine(const TemporaryFolder& folder) {
    std::istringstream none;
    const rules::RuleSet rules = rules::RuleSet::load({tests::write_small_pack(folder)});
    const corpus::Archive archive = corpus::mine_archive(corpus::find_inputs({folder / "in"}, none), rules);
    std::ostringstream out;
    output::writer_of("json")(archive, out);
    return json::parse(out.str());
}

std::vector<std::string> texts(const json& list, const char* field) {
    std::vector<std::string> values;
    for (const json& entry : list) {
        values.push_back(entry.value(field, ""));
    }
    return values;
}

}  // namespace

TEST_CASE("attached PDF files are documents of their own") {
    const TemporaryFolder folder;
    const std::string inner = with_attached("It was RESOLVED to paint the fence.",
                                            {{"deep.pdf", minimal_pdf({"It was RESOLVED to oil the hinge."})}});
    folder.write(
        "in/a.pdf",
        with_attached("It was RESOLVED to mend the gate.",
                      {{"notes.txt", "plain text"}, {"inner.pdf", inner}, {"inner.pdf", minimal_pdf({"Nothing."})}}));
    const json record = mine(folder);
    const json& documents = record["documents"];
    CHECK(texts(documents, "path") ==
          std::vector<std::string>{"a.pdf", "a.pdf!/inner.pdf", "a.pdf!/inner.pdf!/deep.pdf", "a.pdf!/inner.pdf (2)"});
    REQUIRE(documents.size() == 4);
    CHECK_FALSE(documents[0].contains("attached_to"));
    CHECK(documents[1]["attached_to"] == documents[0]["id"]);
    CHECK(documents[2]["attached_to"] == documents[1]["id"]);
    CHECK(documents[3]["attached_to"] == documents[0]["id"]);
    CHECK(texts(record["statements"], "text") == std::vector<std::string>{"It was RESOLVED to mend the gate.",
                                                                          "It was RESOLVED to paint the fence.",
                                                                          "It was RESOLVED to oil the hinge."});
    CHECK(texts(documents[0]["diagnostics"], "message") ==
          std::vector<std::string>{"2 PDF files are attached: inner.pdf, inner.pdf",
                                   "1 attached file is no PDF and was not read: notes.txt"});
    CHECK(record["summary"]["inputs"] == 4);
    CHECK(record["summary"]["read"] == 4);
}

TEST_CASE("two copies of a file with attachments keep their attachments apart") {
    const TemporaryFolder folder;
    const std::string file = with_attached("One.", {{"inner.pdf", minimal_pdf({"Two."})}});
    folder.write("in/a.pdf", file);
    folder.write("in/b.pdf", file);
    const json documents = mine(folder)["documents"];
    REQUIRE(documents.size() == 4);
    CHECK(documents[3]["path"] == "b.pdf!/inner.pdf");
    CHECK(documents[3]["id"] != documents[1]["id"]);
    CHECK(documents[3]["attached_to"] == documents[2]["id"]);
    CHECK(documents[1]["attached_to"] == documents[0]["id"]);
}

TEST_CASE("files within files within files end somewhere") {
    const TemporaryFolder folder;
    std::string file = minimal_pdf({"The innermost."});
    for (int i = 0; i < 6; ++i) {
        file = with_attached("Level.", {{"inner.pdf", file}});
    }
    folder.write("in/a.pdf", file);
    const json documents = mine(folder)["documents"];
    REQUIRE(documents.size() == 4);
    CHECK(documents[3]["state"] == "partly_read");
    CHECK_THAT(documents[3]["diagnostics"].back()["message"].get<std::string>(),
               Catch::Contains("1 of its attached PDF files were not read"));
}

TEST_CASE("attachments are bounded in number and size") {
    const std::string file =
        with_attached("Cover.", {{"a.pdf", minimal_pdf({"One."})}, {"b.pdf", minimal_pdf({"Two."})}});
    CHECK(extractor::read_attachments(file, {}, 1, 1'000'000).size() == 1);
    const std::vector<extractor::Attachment> small = extractor::read_attachments(file, {}, 9, 800);
    REQUIRE(small.size() == 2);
    CHECK(small[0].bytes);
    CHECK_FALSE(small[1].bytes);
}
