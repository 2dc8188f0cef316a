# SPDX-License-Identifier: GPL-3.0-or-later
"""Lays a sample source out on A4 pages and draws it, with or without a structure tree.

Two steps. First every block becomes Units: things that are not broken over a page (a line of text, a table row, a
paragraph with its margin text), each with its pieces of text placed relative to the unit's top. Then the Painter fills pages
with units, leaving room for the footnotes that they refer to. A document with a table of contents is laid out twice: the
second time the page numbers are known. `lay_out` is the one entry.
"""

from dataclasses import dataclass, field

from helvetica import text_width
from line_breaking import NOTE_SIZE, Footnotes, break_lines, parse_inline
from pdf_writer import A4, Name, PdfDocument, StructElement

LEFT, RIGHT, TOP, BOTTOM = 72.0, 523.0, 84.0, 770.0
MARGIN_COLUMN_WIDTH, MARGIN_COLUMN_GAP = 62.0, 18.0
HEADER_Y, FOOTER_Y, FURNITURE_SIZE = 46.0, 806.0, 9.0
LEADING = 1.22
ASCENT = 0.78  # of the size: from a line's top to its baseline
HEADING_SIZES = {1: 16.0, 2: 13.0, 3: 11.5}
CELL_PADDING = 4.0
FOOTNOTE_SIZE = 8.5
ITEM_INDENT, LABEL_WIDTH = 20.0, 26.0
BULLET = "\u2022"


@dataclass
class Piece:
    """A text in one style at (x, dy), dy from its unit's top to the baseline."""
    x: float
    dy: float
    text: str
    element: StructElement
    size: float
    bold: bool = False
    actual_text: str = None


@dataclass
class Unit:
    height: float
    before: float = 0.0  # room above, unless it is the first of a page
    pieces: list = field(default_factory=list)
    rulings: list = field(default_factory=list)  # (x0, dy0, x1, dy1)
    notes: list = field(default_factory=list)  # numbers of the footnotes it refers to
    elements: list = field(default_factory=list)  # put into the tree even where they have no text (empty cells)
    keep: bool = False  # stays on the page of the next unit
    heading: str = ""
    new_page: bool = False


def lay_out(source, tagged):
    """The bytes of the PDF."""
    headings = {}
    if any(block.kind == "toc" for block in source.blocks):
        draft = _Layout(source, tagged, headings)
        headings = draft.paint().heading_pages
    return _Layout(source, tagged, headings).paint().pdf.to_bytes()


class _Layout:
    """Turns blocks into units."""

    def __init__(self, source, tagged, heading_pages):
        settings = source.settings
        self._source = source
        self._size = float(settings["size"])
        self._hyphenate = "hyphenate" in settings
        self._right = RIGHT - (MARGIN_COLUMN_WIDTH + MARGIN_COLUMN_GAP if "margin-column" in settings else 0.0)
        self._heading_pages = heading_pages
        self._footnotes = Footnotes()
        self._anchors = []  # by footnote: the block element that refers to it
        self._lists = []  # the open lists: (level, L, last LBody)
        self.pdf = PdfDocument(title=settings.get("title", ""), author=settings.get("author", ""),
                               language=settings["language"], created=settings.get("created", "20200101000000Z"),
                               tagged=tagged)

    def paint(self):
        units = []
        for block in self._source.blocks:
            if block.kind != "item":
                self._lists = []
            units += getattr(self, "_" + block.kind)(block)
        painter = _Painter(self.pdf, self._source.settings, self._footnotes.texts, self._anchors)
        painter.paint(units)
        return painter

    # Blocks

    def _heading(self, block):
        element = self._element("H%d" % block.level, self.pdf.structure, block)
        size = HEADING_SIZES[block.level]
        units = self._text_units(block.text, element, LEFT, self._right, size, bold=True)
        for unit in units:
            unit.keep = True
        units[0].before = size * 0.9
        units[0].heading = block.text
        return units

    def _centre(self, block):
        element = self._element("P", self.pdf.structure, block)
        size = self._size + 1
        x = (LEFT + RIGHT - text_width(block.text, True, size)) / 2
        return [Unit(size * LEADING, 2.0, [Piece(x, size * ASCENT, block.text, element, size, bold=True)])]

    def _paragraph(self, block):
        element = self._element("P", self.pdf.structure, block)
        units = self._text_units(block.text, element, LEFT, self._right, self._size)
        units[0].before = self._size * 0.6
        return [self._with_margin(block, units)] if block.margin else units

    def _item(self, block):
        label, body = self._list_elements(block)
        x = LEFT + ITEM_INDENT * block.level + (6.0 if block.label == "-" else 0.0)
        units = self._text_units(block.text, body, x + LABEL_WIDTH, self._right, self._size)
        text = BULLET if block.label == "-" else block.label
        units[0].pieces.insert(0, Piece(x, self._size * ASCENT, text, label, self._size))
        units[0].before = self._size * 0.35
        return [self._with_margin(block, units)] if block.margin else units

    def _page(self, _block):
        return [Unit(0.0, new_page=True)]

    def _toc(self, block):
        toc = StructElement("TOC", self.pdf.structure)
        blocks = self._source.blocks
        units = []
        for heading in blocks[blocks.index(block):]:
            if heading.kind == "heading" and heading.level <= 2:
                element = StructElement("P", StructElement("TOCI", toc))
                units.append(self._toc_entry(heading, element))
        return units

    def _toc_entry(self, heading, element):
        size = self._size
        x = LEFT + 14.0 * (heading.level - 1)
        number = str(self._heading_pages.get(heading.text, 1))
        number_x = RIGHT - text_width(number, False, size)
        room = number_x - x - text_width(heading.text + "  ", False, size)
        text = heading.text + " " + "." * int(room / text_width(".", False, size)) + " "
        return Unit(size * LEADING, 3.0, [Piece(x, size * ASCENT, text, element, size),
                                          Piece(number_x, size * ASCENT, number, element, size)])

    def _table(self, block):
        return _TableLayout(block, self).units()

    # Text

    def _text_units(self, text, element, left, right, size, bold=False, anchor=None):
        """One unit a line. Footnote marks become Reference elements."""
        first_note = len(self._footnotes.texts)
        words = parse_inline(text, self._footnotes, bold)
        self._anchors += [anchor or element] * (len(self._footnotes.texts) - first_note)
        return [self._line_unit(line, element, left, size)
                for line in break_lines(words, right - left, size, self._hyphenate)]

    @staticmethod
    def _line_unit(line, element, left, size):
        unit = Unit(size * LEADING)
        x = left
        for fragment in line:
            owner, fragment_size, dy = element, size, size * ASCENT
            if fragment.note:
                owner, fragment_size, dy = StructElement("Reference", element), size * NOTE_SIZE, size * ASCENT * 0.55
                unit.notes.append(fragment.note)
            unit.pieces.append(Piece(x, dy, fragment.text, owner, fragment_size, fragment.bold, fragment.actual_text))
            x += fragment.width(size)
        return unit

    def _with_margin(self, block, units):
        """One unit of a paragraph and its margin text, which ends at the height of the paragraph's last line."""
        element = self._element("P", self.pdf.structure, block)
        margin = self._text_units(block.margin, element, self._right + MARGIN_COLUMN_GAP, RIGHT, self._size, bold=True)
        whole = stack(units)
        whole.before = units[0].before
        side = stack(margin)
        shift = max(0.0, whole.height - side.height)
        for piece in side.pieces:
            piece.dy += shift
            whole.pieces.append(piece)
        whole.height = max(whole.height, side.height)
        return whole

    @staticmethod
    def _element(role, parent, block):
        return StructElement(role, parent, language=block.language or None)

    def _list_elements(self, block):
        """The Lbl and LBody of an item, in the list that it belongs to."""
        while self._lists and self._lists[-1][0] > block.level:
            self._lists.pop()
        if not self._lists or self._lists[-1][0] < block.level:
            parent = self._lists[-1][2] if self._lists else self.pdf.structure
            numbering = {"-": "Disc"}.get(block.label, "Decimal" if block.label[0].isdigit() else "LowerAlpha")
            attributes = {"O": Name("List"), "ListNumbering": Name(numbering)}
            self._lists.append([block.level, StructElement("L", parent, attributes), None])
        item = StructElement("LI", self._lists[-1][1], language=block.language or None)
        self._lists[-1][2] = StructElement("LBody", item)
        return StructElement("Lbl", item), self._lists[-1][2]


def stack(units):
    """One unit of several, one below the other."""
    whole = Unit(0.0)
    for unit in units:
        top = whole.height
        for piece in unit.pieces:
            piece.dy += top
        whole.pieces += unit.pieces
        whole.rulings += [(x0, y0 + top, x1, y1 + top) for x0, y0, x1, y1 in unit.rulings]
        whole.notes += unit.notes
        whole.elements += unit.elements
        whole.height += unit.height
    return whole


@dataclass
class _Cell:
    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    unit: Unit = None


class _TableLayout:
    """One unit a row; rows that share a cell are one unit."""

    def __init__(self, block, layout):
        self._block = block
        self._layout = layout
        self._size = layout._size - 0.5
        total = sum(block.widths)
        self._edges = [LEFT]
        for width in block.widths:
            self._edges.append(self._edges[-1] + (RIGHT - LEFT) * width / total)

    def units(self):
        table = StructElement("Table", self._layout.pdf.structure, language=self._block.language or None)
        cells = self._cells()
        rows = [[cell for cell in cells if cell.row == row] for row in range(len(self._block.rows))]
        elements = self._place(table, rows)
        heights = self._heights(rows)
        units = [self._row_unit(rows[row], elements[row], heights, row) for row in range(len(rows))]
        units[0].before = self._size * 0.8
        joined = self._join_spanning(rows, units)
        for unit in joined[:self._block.header_rows]:
            unit.keep = True
        return joined

    def _cells(self):
        """The cells, with the joined ones as spans of the cell that they are joined with."""
        cells = {}
        for r, row in enumerate(self._block.rows):
            for c, text in enumerate(row):
                if text == "<<":
                    cells[r, c] = cells[r, c - 1]
                    cells[r, c].columns = max(cells[r, c].columns, c - cells[r, c].column + 1)
                elif text == "^^":
                    cells[r, c] = cells[r - 1, c]
                    cells[r, c].rows = max(cells[r, c].rows, r - cells[r, c].row + 1)
                else:
                    cells[r, c] = _Cell(r, c, text)
        return [cell for place, cell in cells.items() if place == (cell.row, cell.column)]

    def _place(self, table, rows):
        """Makes each cell's elements and text; returns the elements of each row."""
        elements = []
        for row, cells in enumerate(rows):
            row_element = StructElement("TR", table)
            elements.append([row_element])
            header = row < self._block.header_rows
            for cell in cells:
                element = StructElement("TH" if header else "TD", row_element, self._attributes(cell, header))
                elements[-1].append(element)
                cell.unit = self._cell_unit(cell, element, header, table)
        return elements

    @staticmethod
    def _attributes(cell, header):
        attributes = {"O": Name("Table")}
        if cell.columns > 1:
            attributes["ColSpan"] = cell.columns
        if cell.rows > 1:
            attributes["RowSpan"] = cell.rows
        if header:
            attributes["Scope"] = Name("Column")
        return attributes if len(attributes) > 1 else None

    def _cell_unit(self, cell, element, header, table):
        left = self._edges[cell.column] + CELL_PADDING
        right = self._edges[cell.column + cell.columns] - CELL_PADDING
        units = []
        for text in cell.text.split("<br>"):
            if text.strip():
                paragraph = StructElement("P", element)
                units += self._layout._text_units(text, paragraph, left, right, self._size, bold=header, anchor=table)
        unit = stack(units)
        for piece in unit.pieces:
            piece.dy += CELL_PADDING
        unit.height = max(unit.height, self._size * LEADING) + 2 * CELL_PADDING
        return unit

    @staticmethod
    def _heights(rows):
        heights = [max([cell.unit.height for cell in cells if cell.rows == 1], default=0.0) for cells in rows]
        for cell in (cell for cells in rows for cell in cells if cell.rows > 1):
            missing = cell.unit.height - sum(heights[cell.row:cell.row + cell.rows])
            heights[cell.row + cell.rows - 1] += max(0.0, missing)
        return heights

    def _row_unit(self, cells, elements, heights, row):
        unit = Unit(heights[row], elements=elements)
        rulings = []
        for cell in cells:
            unit.pieces += cell.unit.pieces
            unit.notes += cell.unit.notes
            x0, x1 = self._edges[cell.column], self._edges[cell.column + cell.columns]
            bottom = sum(heights[row:row + cell.rows])
            rulings += [(x0, 0.0, x1, 0.0), (x0, bottom, x1, bottom), (x0, 0.0, x0, bottom), (x1, 0.0, x1, bottom)]
        unit.rulings = list(dict.fromkeys(rulings))
        return unit

    @staticmethod
    def _join_spanning(rows, units):
        joined, row = [], 0
        while row < len(units):
            end = row + 1
            while end < max(cell.row + cell.rows for cells in rows[row:end] for cell in cells):
                end += 1
            whole = stack(units[row:end]) if end > row + 1 else units[row]
            whole.before = units[row].before
            joined.append(whole)
            row = end
        return joined


class _Painter:
    """Fills pages with units and draws them."""

    def __init__(self, pdf, settings, notes, anchors):
        self.pdf = pdf
        self.heading_pages = {}
        self._settings = settings
        self._notes = notes
        self._anchors = anchors
        self._attached = {id(pdf.structure)}
        self._page = None
        self._open = None
        self._y = TOP
        self._page_notes = []

    def paint(self, units):
        self._start_page()
        for index, unit in enumerate(units):
            if unit.new_page or not self._fits(units, index):
                self._finish_page()
                self._start_page()
            if not unit.new_page:
                self._draw(unit)
        self._finish_page()
        for page in self.pdf.pages:
            self._furniture(page)

    def _fits(self, units, index):
        """Whether a unit fits on this page together with those that it must stay with."""
        end = index
        while units[end].keep and end + 1 < len(units):
            end += 1
        group = units[index:end + 1]
        notes = self._page_notes + [note for unit in group for note in unit.notes]
        return self._y + sum(unit.before + unit.height for unit in group) <= BOTTOM - self._notes_height(notes)

    def _notes_height(self, notes):
        lines = sum(len(self._note_lines(note)) for note in notes)
        return lines * FOOTNOTE_SIZE * LEADING + (10.0 if notes else 0.0)

    def _note_lines(self, note):
        words = parse_inline(self._notes[note - 1], Footnotes())
        return break_lines(words, RIGHT - LEFT - 12.0, FOOTNOTE_SIZE)

    def _start_page(self):
        self._page = self.pdf.add_page()
        self._y = TOP
        self._page_notes = []

    def _draw(self, unit):
        self._y += unit.before if self._y > TOP else 0.0
        if unit.heading:
            self.heading_pages.setdefault(unit.heading, len(self.pdf.pages))
        for element in unit.elements:
            self._attach(element)
        if unit.rulings:
            self._close()
            self._page.begin_artifact()
            for x0, dy0, x1, dy1 in unit.rulings:
                self._page.line(x0, self._y + dy0, x1, self._y + dy1)
            self._page.end()
        for piece in unit.pieces:
            self._piece(piece, self._y)
        self._page_notes += unit.notes
        self._y += unit.height

    def _piece(self, piece, top):
        if piece.element is not self._open:
            self._close()
            self._attach(piece.element)
            self._page.begin(piece.element)
            self._open = piece.element
        self._page.text(piece.x, top + piece.dy, piece.text, "bold" if piece.bold else "regular", piece.size,
                        piece.actual_text)

    def _close(self):
        if self._open is not None:
            self._page.end()
            self._open = None

    def _attach(self, element):
        """Puts an element into the tree when its first content is drawn, so that the tree is in reading order."""
        if id(element) in self._attached:
            return
        self._attach(element.parent)
        element.parent.kids.append(element)
        self._attached.add(id(element))

    def _finish_page(self):
        """Draws the page's footnotes, each placed in the tree after the block that refers to it."""
        self._close()
        y = BOTTOM - self._notes_height(self._page_notes)
        if self._page_notes:
            self._page.begin_artifact()
            self._page.line(LEFT, y + 4.0, LEFT + 140.0, y + 4.0)
            self._page.end()
            y += 10.0
        for note in self._page_notes:
            y = self._footnote(note, y)

    def _footnote(self, note, y):
        anchor = self._anchors[note - 1]
        while anchor.parent is not self.pdf.structure:
            anchor = anchor.parent
        element = StructElement("Note", self.pdf.structure)
        kids = self.pdf.structure.kids
        at = kids.index(anchor) + 1
        while at < len(kids) and kids[at].role == "Note":
            at += 1
        kids.insert(at, element)
        self._attached.add(id(element))
        baseline = FOOTNOTE_SIZE * ASCENT
        self._piece(Piece(LEFT, baseline, str(note) + " ", StructElement("Lbl", element), FOOTNOTE_SIZE), y)
        for line in self._note_lines(note):
            text = "".join(fragment.text for fragment in line)
            self._piece(Piece(LEFT + 12.0, baseline, text, element, FOOTNOTE_SIZE), y)
            y += FOOTNOTE_SIZE * LEADING
        self._close()
        return y

    def _furniture(self, page):
        for subtype, y, text in (("Header", HEADER_Y, self._settings.get("header")),
                                 ("Footer", FOOTER_Y, self._settings.get("footer"))):
            if text:
                text = text.replace("{page}", str(page.index + 1)).replace("{pages}", str(len(self.pdf.pages)))
                x = (A4[0] - text_width(text, False, FURNITURE_SIZE)) / 2
                page.begin_artifact(subtype)
                page.text(x, y, text, size=FURNITURE_SIZE)
                page.end()
