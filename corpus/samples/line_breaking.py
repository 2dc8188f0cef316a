# SPDX-License-Identifier: GPL-3.0-or-later
"""Breaks a text with inline marks (see sample_source) into lines of a given width.

A text is parsed into Fragments, fragments are grouped into words, words fill lines. Nothing is justified. With
`hyphenate`, a long lower-case word may be divided between two consonants that stand between vowels, which is close to
English habit ("recom-mendation") and good enough for samples.
"""

import re
from dataclasses import dataclass

from helvetica import FI_LIGATURE, text_width

_MARKS = re.compile(r"(\*\*|\{fi\}|\^\[[^\]]*\])")
_DIVISION = re.compile(r"(?<=[aeiouy])([bcdfglmnprstv])(?=[bcdfghlmnprstv][aeiouy])")
_INSEPARABLE = ("th", "ch", "sh", "ph", "gh", "ck", "ng", "st", "pr", "tr", "pl", "cr", "gr", "br", "dr", "cl", "bl", "fl")
_SHORTEST_PART = 3
NOTE_SIZE = 0.65  # of the text's size


@dataclass
class Fragment:
    """A piece of a line in one style. `note` is the number of the footnote that it refers to, or 0."""
    text: str
    bold: bool = False
    actual_text: str = None
    note: int = 0

    def width(self, size):
        return text_width(self.text, self.bold, size * NOTE_SIZE if self.note else size)

    def same_style(self, other):
        plain = self.actual_text is None and other.actual_text is None and not self.note and not other.note
        return plain and self.bold == other.bold


class Footnotes:
    """Numbers the footnotes of a document in the order in which they are met."""

    def __init__(self):
        self.texts = []

    def number_of(self, text):
        self.texts.append(text)
        return len(self.texts)


def parse_inline(text, footnotes, bold=False):
    """The words of a text; a word is a list of fragments."""
    words, word, heavy = [], [], bold
    for part in _MARKS.split(text):
        if part == "**":
            heavy = not heavy
        elif part == "{fi}":
            word.append(Fragment(FI_LIGATURE, heavy, actual_text="fi"))
        elif part.startswith("^["):
            number = footnotes.number_of(part[2:-1])
            word.append(Fragment(str(number), heavy, note=number))
        else:
            for index, piece in enumerate(part.split(" ")):
                if index and word:
                    words.append(word)
                    word = []
                if piece:
                    word.append(Fragment(piece, heavy))
    return words + [word] if word else words


def _word_width(word, size):
    return sum(fragment.width(size) for fragment in word)


def _divide(word, room, size):
    """(the part with a hyphen that fits into the room, the rest), or None."""
    if len(word) != 1 or not re.fullmatch(r"[a-z]+[.,;:]?", word[0].text):
        return None
    text, bold = word[0].text, word[0].bold
    for match in reversed(list(_DIVISION.finditer(text))):
        at = match.end()
        if text[at - 1:at + 1] in _INSEPARABLE or min(at, len(text) - at) < _SHORTEST_PART:
            continue
        if text_width(text[:at] + "-", bold, size) <= room:
            return [Fragment(text[:at] + "-", bold)], [Fragment(text[at:], bold)]
    return None


def _join(words, ends_text):
    """One line's fragments: neighbours of one style become one. A line that goes on ends with a blank, unless divided."""
    line = []
    for index, word in enumerate(words):
        for position, fragment in enumerate(word):
            text = fragment.text if position or not index else " " + fragment.text
            if line and line[-1].same_style(fragment):
                line[-1].text += text
            elif index and not position and not fragment.note and fragment.actual_text is None:
                line.append(Fragment(text, fragment.bold))
            else:
                if index and not position:
                    line[-1].text += " "
                line.append(Fragment(fragment.text, fragment.bold, fragment.actual_text, fragment.note))
    if not ends_text and not line[-1].text.endswith("-"):
        if line[-1].note or line[-1].actual_text:
            line.append(Fragment("", line[-1].bold))
        line[-1].text += " "
    return line


def break_lines(words, width, size, hyphenate=False):
    """Lines of fragments. A word that is wider than the line stands alone on one."""
    lines, line, used = [], [], 0.0
    blank = text_width(" ", False, size)
    waiting = list(words)
    while waiting:
        word = waiting.pop(0)
        needed = _word_width(word, size) + (blank if line else 0.0)
        if not line or used + needed <= width:
            line.append(word)
            used += needed
            continue
        parts = _divide(word, width - used - blank, size) if hyphenate else None
        if parts:
            line.append(parts[0])
            waiting.insert(0, parts[1])
        else:
            waiting.insert(0, word)
        lines.append(line)
        line, used = [], 0.0
    if line:
        lines.append(line)
    return [_join(words_of_line, index + 1 == len(lines)) for index, words_of_line in enumerate(lines)]
