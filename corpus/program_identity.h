// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace arising::corpus {

/// What tells one build of this program from every other: 64 hex digits, over the identities that the linker gave to
/// the program and to the libraries that decide what a document says (PDF, Unicode, patterns). The same sources built
/// again in the same way give the same one. A version number would not do: it stays while the code changes, and a
/// library may be updated under the program.
[[nodiscard]] const std::string& program_identity();

/// The same for the reading of pictures: which recogniser and which of its data are installed, by size and date, since
/// opening them costs more than a run that has nothing to do. Sees neither of them where they are not in the places
/// that the build knows or $TESSDATA_PREFIX names: an update is then not noticed.
[[nodiscard]] std::string recogniser_identity();

}  // namespace arising::corpus
