// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "corpus/archive_walk.h"

namespace arising::cli {

/// Keeps a run from destroying what it was not meant to write: throws output::OutputError when the file to be written
/// is one of the inputs (the same file, under whatever name), or exists and is neither empty nor a record. `arising
/// mine -o
/// *.pdf` is such a run, since the shell makes the first PDF the output. Devices and pipes pass.
void guard_output(const std::string& output, const std::vector<corpus::Input>& inputs);

/// The same for an audit: throws where it is the record, or exists and is neither empty nor an audit.
void guard_audit(const std::string& output, const std::string& record);

/// The same for a picture of a page: throws where it is the input, or exists and is neither empty nor a picture.
void guard_picture(const std::string& output, const std::string& input);

}  // namespace arising::cli
