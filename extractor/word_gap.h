// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace arising::extractor {

/// A gap wider than this parts two words; of the font size. About half of the usual blank (0.25 to 0.28).
inline constexpr float word_gap = 0.15F;

}  // namespace arising::extractor
