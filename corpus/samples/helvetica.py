# SPDX-License-Identifier: GPL-3.0-or-later
"""Widths of Helvetica and Helvetica-Bold (Adobe's published font metrics), and the one-byte encoding the samples use.

The encoding is WinAnsi with one addition: byte 1 is the fi ligature, for the samples that show one. Widths are in
thousandths of the font size. The slanted faces have the widths of the upright ones.
"""

FI_LIGATURE = "\ufb01"

# Bytes 32 to 126, in order.
_REGULAR = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584)
_BOLD = (
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
    975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
    333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
    611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584)

# Outside ASCII: (regular, bold). Accented letters are as wide as their base letters and are found through _BASE.
_OTHERS = {
    "\u2018": (222, 278), "\u2019": (222, 278), "\u201c": (333, 500), "\u201d": (333, 500), "\u2013": (556, 556),
    "\u2014": (1000, 1000), "\u2022": (350, 350), "\u2026": (1000, 1000), "\u00a3": (556, 556), "\u20ac": (556, 556),
    "\u00b7": (278, 278), "\u00bd": (834, 834), "\u00bc": (834, 834), "\u00be": (834, 834), "\u00b0": (400, 400),
    "\u00a7": (556, 556), "\u00a9": (737, 737), "\u00a0": (278, 278), FI_LIGATURE: (500, 611)}
_BASE = dict(zip(
    "\u00e0\u00e1\u00e2\u00e4\u00e8\u00e9\u00ea\u00eb\u00f2\u00f3\u00f4\u00f6\u00f9\u00fa\u00fb\u00fc\u00fd\u00ff"
    "\u00c0\u00c1\u00c2\u00c4\u00c8\u00c9\u00ca\u00cb\u00d2\u00d3\u00d4\u00d6\u00d9\u00da\u00db\u00dc",
    "aaaaeeeeoooouuuuyyAAAAEEEEOOOOUUUU"))
_DOTLESS_I_WIDTH = 278
_ACCENTED_I = "\u00ec\u00ed\u00ee\u00ef\u00cc\u00cd\u00ce\u00cf"


def character_width(character, bold):
    """Width of one character in thousandths of the font size; KeyError for one the encoding does not have."""
    if " " <= character <= "~":
        return (_BOLD if bold else _REGULAR)[ord(character) - 32]
    if character in _ACCENTED_I:
        return _DOTLESS_I_WIDTH
    if character in _BASE:
        return character_width(_BASE[character], bold)
    return _OTHERS[character][1 if bold else 0]


def text_width(text, bold, size):
    """Width of a text in points."""
    return sum(character_width(character, bold) for character in text) * size / 1000.0


def encode(text):
    """The text's bytes in the samples' encoding."""
    return b"".join(b"\x01" if character == FI_LIGATURE else character.encode("cp1252") for character in text)
