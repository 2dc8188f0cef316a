// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "corpus/record.h"

namespace arising::corpus {

/// A body's name as it is compared: case, accents, punctuation and word order do not count, nor do the words that only
/// say what sort of body it is ("council", "local authority", "borough", "the"). "Parish", "town" and "district" do
/// count: a town and the district around it may share a name. Spelling is not corrected: real names differ by a letter.
[[nodiscard]] std::string body_key(const std::string& body);

/// The key of every document's body, in the order of the documents. Names in one folder that differ only in what sort
/// of body they name, and of which the fullest holds the sorts of all others ("Sallow Parish Council", "Sallow"), are
/// one body; where a place has two there ("Sallow Town Council"), none is taken for another. A document that does not
/// say whose it is, or says only "Parish Council", goes with its folder: with the one body that the others there name,
/// else with those that are as silent, so that files kept together are followed together. Subfolders for years and
/// months count as one folder.
[[nodiscard]] std::vector<std::string> body_keys(const std::vector<DocumentRecord>& documents);

/// Whether the document is an inspection's: its author then stands where a meeting has its committee.
[[nodiscard]] bool is_inspection(const DocumentRecord& document);

}  // namespace arising::corpus
