# SPDX-License-Identifier: GPL-3.0-or-later
"""The notation in which the sample documents are written, read into a list of blocks.

    @title Minutes of ...      settings: title author created language header footer size hyphenate margin-column
    @centre Some Council       a centred bold line
    @toc                       a table of contents, made from the headings of levels 1 and 2
    @page                      a new page starts here
    @speak cy                  the blocks that follow are in this language
    # Heading                  ## and ### are deeper ones
    A paragraph goes on        until a blank line.
    - item   1. item   1.2 item   a) item   (i) item      three blanks of indent a level
    >> JB                      margin text beside the paragraph that follows
    | No | Action |            table row; <br> starts a new paragraph in a cell
    |--1--|--5--|              the rows above are headers; the numbers are relative widths
    | << | ^^ |                joined with the cell to the left; with the cell above

Within a text: **bold**, {fi} for the fi ligature, ^[a footnote]. Straight quotation marks become typographic ones.
Mistakes in a source raise ValueError with file and line.
"""

import re
from dataclasses import dataclass, field

SETTINGS = ("title", "author", "created", "language", "header", "footer", "size", "hyphenate", "margin-column")
_ITEM = re.compile(r"^( *)(-|\d+\.|\d+\.\d+\.?|[a-z]\)|\([a-z]+\)) +(.*)$")
_WIDTHS = re.compile(r"^\|(-*\d*-*\|)+$")
INDENT = 3


@dataclass
class Block:
    kind: str  # heading paragraph item table toc page centre
    text: str = ""
    level: int = 0  # headings from 1; items from 0
    label: str = ""
    margin: str = ""
    language: str = ""
    rows: list = field(default_factory=list)
    header_rows: int = 0
    widths: list = field(default_factory=list)


@dataclass
class Source:
    name: str
    settings: dict
    blocks: list


def read_source(name, text):
    """Reads one source; `name` is for messages."""
    return _Reader(name).read(_typographic(text))


def _typographic(text):
    return re.sub(r'"([^"\n]*)"', "\u201c\\1\u201d", text).replace("'", "\u2019")


class _Reader:
    def __init__(self, name):
        self._name = name
        self._settings = {"language": "en-GB", "size": "11"}
        self._blocks = []
        self._open = None  # the block that a further line continues
        self._margin = ""
        self._language = ""

    def read(self, text):
        for line_number, line in enumerate(text.split("\n"), 1):
            try:
                self._line(line.rstrip())
            except ValueError as error:
                raise ValueError("%s:%d: %s" % (self._name, line_number, error)) from error
        return Source(self._name, self._settings, self._blocks)

    def _line(self, line):
        if not line:
            self._open = None
        elif line.startswith("@"):
            self._command(*(line[1:].split(" ", 1) + [""])[:2])
        elif line.startswith("#"):
            marks, text = line.split(" ", 1)
            self._add(Block("heading", text, level=len(marks)))
            self._open = None
        elif line.startswith(">> "):
            self._margin = line[3:]
        elif line.startswith("|"):
            self._table_line(line)
        elif _ITEM.match(line):
            indent, label, text = _ITEM.match(line).groups()
            self._add(Block("item", text, level=len(indent) // INDENT, label=label))
        elif self._open is not None and self._open.kind in ("paragraph", "item"):
            self._open.text += " " + line.strip()
        else:
            self._add(Block("paragraph", line.strip()))

    def _command(self, name, value):
        if name in SETTINGS:
            self._settings[name] = value
        elif name == "speak":
            self._language = value
        elif name in ("toc", "page", "centre"):
            self._add(Block(name, value))
            self._open = None
        else:
            raise ValueError("unknown setting @%s; known are: %s" % (name, ", ".join(SETTINGS)))

    def _table_line(self, line):
        if self._open is None or self._open.kind != "table":
            self._add(Block("table"))
        table = self._open
        if _WIDTHS.match(line):
            table.header_rows = len(table.rows)
            table.widths = [float(cell.strip("-") or 1) for cell in line.strip("|").split("|")]
            return
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if table.rows and len(cells) != len(table.rows[0]):
            raise ValueError("this row has %d cells, the first has %d" % (len(cells), len(table.rows[0])))
        table.rows.append(cells)
        table.widths = table.widths or [1.0] * len(cells)

    def _add(self, block):
        block.margin, self._margin = self._margin, ""
        block.language = self._language
        self._blocks.append(block)
        self._open = block
