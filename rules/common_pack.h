// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace arising::rules {

/// The text of rules/common.toml. The build makes the source file of it from that file, so that names that every pack
/// may use are there wherever the program is.
extern const char* const kCommonPack;

}  // namespace arising::rules
