// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/ocr_direction.h"

#include <cstddef>
#include <utility>

namespace arising::extractor {
namespace {

constexpr float sure = 60;  // of 100: confidence of words that are hardly ever noise

/// Half as wide and high: enough to tell words from noise.
PagePicture halved(const PagePicture& picture) {
    PagePicture half;
    half.width = picture.width / 2;
    half.height = picture.height / 2;
    half.dpi = picture.dpi / 2;
    half.grey.reserve(static_cast<std::size_t>(half.width) * static_cast<std::size_t>(half.height));
    for (int y = 0; y < half.height; ++y) {
        for (int x = 0; x < half.width; ++x) {
            const int sum = picture.at(2 * x, 2 * y) + picture.at(2 * x + 1, 2 * y) + picture.at(2 * x, 2 * y + 1) +
                            picture.at(2 * x + 1, 2 * y + 1);
            half.grey.push_back(static_cast<std::uint8_t>(sum / 4));
        }
    }
    return half;
}

/// Long enough to be wider than high when it is held the right way.
bool is_long(const OcrWord& word) {
    return word.text.size() >= 4;
}

/// Words that stand upright and are sure.
std::size_t readable(const std::vector<OcrLine>& lines) {
    std::size_t count = 0;
    for (const OcrLine& line : lines) {
        for (const OcrWord& word : line.words) {
            count +=
                is_long(word) && word.confidence >= sure && word.right - word.left > word.bottom - word.top ? 1 : 0;
        }
    }
    return count;
}

bool is_poor(const std::vector<OcrLine>& lines) {
    constexpr std::size_t few = 8;
    std::size_t all = 0;
    for (const OcrLine& line : lines) {
        for (const OcrWord& word : line.words) {
            all += is_long(word) ? 1 : 0;
        }
    }
    const std::size_t good = readable(lines);
    return good < few || good * 2 < all;
}

}  // namespace

PagePicture turned(const PagePicture& picture, Direction direction) {
    if (direction == Direction::right) {
        return picture;
    }
    PagePicture result = picture;
    const bool half_way = direction == Direction::left;
    result.width = half_way ? picture.width : picture.height;
    result.height = half_way ? picture.height : picture.width;
    std::size_t at = 0;
    for (int y = 0; y < result.height; ++y) {
        for (int x = 0; x < result.width; ++x) {
            result.grey[at++] = half_way                     ? picture.at(picture.width - 1 - x, picture.height - 1 - y)
                                : direction == Direction::up ? picture.at(y, picture.height - 1 - x)
                                                             : picture.at(picture.width - 1 - y, x);
        }
    }
    return result;
}

ReadPicture read_any_way(OcrEngine& engine, PagePicture picture) {
    ReadPicture best;
    best.lines = engine.recognise(picture);
    if (is_poor(best.lines)) {
        const PagePicture small = halved(picture);
        std::size_t most = readable(best.lines) * 3 / 2 + 3;  // words are found by chance, whichever way it is held
        for (const Direction direction : {Direction::up, Direction::down, Direction::left}) {
            const std::size_t found = readable(engine.recognise(turned(small, direction)));
            if (found > most) {
                most = found;
                best.direction = direction;
            }
        }
    }
    if (best.direction == Direction::right) {
        best.picture = std::move(picture);
    } else {
        best.picture = turned(picture, best.direction);
        best.lines = engine.recognise(best.picture);
    }
    return best;
}

}  // namespace arising::extractor
