// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace arising::rules {

/// The text of rules/common.toml. The build makes the source file of it from that file, so that names that every pack
/// may use are there wherever the program is.
extern const char* const kCommonPack;

/// SHA-256 of each pack that comes with the program, in hex, one a line: as PackInfo::sha256 has it.
extern const char* const kShippedPacks;

}  // namespace arising::rules
