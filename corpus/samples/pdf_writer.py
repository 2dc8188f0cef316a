# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes PDF files: a small, deterministic writer for sample and test documents. Not a PDF library.

What it does: A4 (or other) pages, text in the standard fonts Helvetica, Helvetica-Bold and Helvetica-Oblique, ruling
lines, marked content, a structure tree with its parent tree, artifacts, ActualText, encryption with a password. What it
does not: embed fonts, draw pictures, read.

Units are points; y grows downwards from the top of the page (the writer turns it round). Order of calls:

    pdf = PdfDocument(title="Minutes", language="en-GB", tagged=True)
    page = pdf.add_page()
    heading = pdf.structure.add("H1")
    page.begin(heading)                  # every text between begin() and end() belongs to the element
    page.text(72, 90, "Minutes", font="bold", size=16)
    page.end()
    page.begin_artifact("Footer")
    page.text(72, 800, "Page 1", size=9)
    page.end()
    data = pdf.to_bytes()                # the same calls give the same bytes, always

With tagged=False begin(), begin_artifact() and end() draw nothing: the page looks the same and carries no structure.
With PdfDocument(encryption=Encryption("user", "owner")) the same calls give a file that needs one of the passwords.
For deliberately odd files: `Objects` takes any object, and `PdfDocument.catalog` any further catalog entry.
"""

import hashlib
import zlib

from helvetica import encode

A4 = (595.32, 841.92)
FONTS = {"regular": ("F1", "Helvetica"), "bold": ("F2", "Helvetica-Bold"), "italic": ("F3", "Helvetica-Oblique")}


class Name(str):
    """A PDF name: Name("Type") is written /Type."""


class Ref(int):
    """A reference to an indirect object, by its number."""


class Raw(bytes):
    """Bytes that are written as they are."""


class Stream:
    """A stream object. Its data is compressed unless `compress` is false; /Length is added."""

    def __init__(self, data, entries=None, compress=True):
        self.data = zlib.compress(data, 9) if compress else data
        self.entries = dict(entries or {})
        self.entries["Length"] = len(self.data)
        if compress:
            self.entries["Filter"] = Name("FlateDecode")


def number(value):
    """A number as PDF writes it: at most two decimals, never an exponent."""
    text = "%.2f" % value
    return text.rstrip("0").rstrip(".") if "." in text else text


def literal_string(data):
    escaped = data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)").replace(b"\r", b"\\r")
    return b"(" + escaped + b")"


def hexadecimal_string(data):
    return b"<" + data.hex().upper().encode("ascii") + b">"


def text_string(text):
    """A text string outside content streams: ASCII where that is enough, otherwise UTF-16 with its mark."""
    if all(" " <= character <= "~" for character in text):
        return literal_string(text.encode("ascii"))
    return hexadecimal_string(text_bytes(text))


def text_bytes(text):
    if all(" " <= character <= "~" for character in text):
        return text.encode("ascii")
    return b"\xfe\xff" + text.encode("utf-16-be")


def serialise(value, cipher=None):
    """The bytes of a direct object; `cipher`, where there is one, turns the bytes of a string into others."""
    if cipher and isinstance(value, (str, bytes)) and not isinstance(value, (Raw, Name)):
        return hexadecimal_string(cipher(text_bytes(value) if isinstance(value, str) else value))
    if isinstance(value, Raw):
        return bytes(value)
    if isinstance(value, Ref):
        return b"%d 0 R" % int(value)
    if isinstance(value, Name):
        return b"/" + value.encode("ascii")
    if isinstance(value, bool):
        return b"true" if value else b"false"
    if isinstance(value, (int, float)):
        return number(value).encode("ascii")
    if isinstance(value, str):
        return text_string(value)
    if isinstance(value, bytes):
        return literal_string(value)
    if isinstance(value, dict):
        return b"<<" + b" ".join(b"/" + key.encode("ascii") + b" " + serialise(value[key], cipher)
                                 for key in value) + b">>"
    return b"[" + b" ".join(serialise(item, cipher) for item in value) + b"]"


def rc4(key, data):
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


class Encryption:
    """The standard security handler, revision 2: RC4 with a key of 40 bits (ISO 32000-1, 7.6.3). It keeps nothing secret
    today; it is the shortest one to write, and readers treat all revisions alike. Passwords are Latin-1."""

    PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
    PERMISSIONS = -4  # everything is allowed
    KEY_LENGTH = 5

    def __init__(self, user, owner):
        self._user = self._padded(user)
        self._owner = self._padded(owner)

    def _padded(self, password):
        return (password.encode("latin-1") + self.PADDING)[:32]

    def _owner_entry(self):
        return rc4(hashlib.md5(self._owner).digest()[:self.KEY_LENGTH], self._user)

    def _key(self, file_id):
        permissions = self.PERMISSIONS.to_bytes(4, "little", signed=True)
        return hashlib.md5(self._user + self._owner_entry() + permissions + file_id).digest()[:self.KEY_LENGTH]

    def entries(self, file_id):
        """The /Encrypt dictionary, which itself is not encrypted."""
        return {"Filter": Name("Standard"), "V": 1, "R": 2, "P": self.PERMISSIONS,
                "O": Raw(hexadecimal_string(self._owner_entry())),
                "U": Raw(hexadecimal_string(rc4(self._key(file_id), self.PADDING)))}

    def cipher(self, file_id, number):
        """What the strings and the stream of the object with this number go through."""
        salted = self._key(file_id) + number.to_bytes(3, "little") + b"\0\0"
        key = hashlib.md5(salted).digest()[:self.KEY_LENGTH + 5]
        return lambda data: rc4(key, data)


class Objects:
    """The numbered objects of a file, and the file's bytes made from them."""

    def __init__(self):
        self._values = []

    def reserve(self):
        """A number for an object that is set later."""
        self._values.append(None)
        return Ref(len(self._values))

    def set(self, ref, value):
        self._values[ref - 1] = value
        return ref

    def add(self, value):
        return self.set(self.reserve(), value)

    def to_bytes(self, root, info, version="1.7", encryption=None):
        """The whole file. The /ID is a digest of the plain body, so that it changes only when the body does."""
        out = bytearray(b"%%PDF-%s\n%%\xe2\xe3\xcf\xd3\n" % version.encode("ascii"))
        plain = b"".join(self._object(index, None) for index in range(len(self._values)))
        file_id = hashlib.md5(bytes(out) + plain).digest()
        offsets = []
        for index in range(len(self._values)):
            offsets.append(len(out))
            out += self._object(index, encryption and encryption.cipher(file_id, index + 1))
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1)
        out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        digest = Raw(hexadecimal_string(file_id))
        trailer = {"Size": len(offsets) + 1, "Root": root, "Info": info, "ID": [digest, digest]}
        if encryption:
            trailer["Encrypt"] = encryption.entries(file_id)
        return bytes(out + b"trailer\n" + serialise(trailer) + b"\nstartxref\n%d\n%%%%EOF\n" % start)

    def _object(self, index, cipher):
        value = self._values[index]
        body = serialise(value.entries if isinstance(value, Stream) else value, cipher)
        if isinstance(value, Stream):
            body += b"\nstream\n" + (cipher(value.data) if cipher else value.data) + b"\nendstream"
        return b"%d 0 obj\n" % (index + 1) + body + b"\nendobj\n"


class StructElement:
    """An element of the structure tree. Its kids are elements and marked contents, in reading order."""

    def __init__(self, role, parent=None, attributes=None, language=None):
        self.role = role
        self.parent = parent
        self.attributes = attributes  # e.g. {"O": Name("Table"), "ColSpan": 2}
        self.language = language
        self.kids = []  # StructElement, or (page index, MCID)

    def add(self, role, **more):
        """A new last child."""
        child = StructElement(role, self, **more)
        self.kids.append(child)
        return child


class Page:
    """One page's content. begin()/begin_artifact() and end() come in pairs and do not nest."""

    def __init__(self, index, size, tagged):
        self.index = index
        self.size = size
        self.owners = []  # by MCID: the structure element
        self._tagged = tagged
        self._content = []

    def begin(self, element):
        """What follows is content of the element."""
        if self._tagged:
            mcid = len(self.owners)
            self.owners.append(element)
            element.kids.append((self.index, mcid))
            self._content.append(b"/%s <</MCID %d>> BDC" % (element.role.encode("ascii"), mcid))

    def begin_artifact(self, subtype=None):
        """What follows is no part of the document: "Header", "Footer" (with page numbers), or None for ruling lines."""
        if self._tagged and subtype:
            entries = {"Type": Name("Pagination"), "Subtype": Name(subtype)}
            self._content.append(b"/Artifact " + serialise(entries) + b" BDC")
        elif self._tagged:
            self._content.append(b"/Artifact BMC")

    def end(self):
        if self._tagged:
            self._content.append(b"EMC")

    def text(self, x, y, text, font="regular", size=11, actual_text=None):
        """Draws a text with its baseline at y. `actual_text` is what it stands for, where the glyphs do not say it."""
        drawn = b"BT /%s %s Tf %s %s Td %s Tj ET" % (
            FONTS[font][0].encode("ascii"), number(size).encode("ascii"), number(x).encode("ascii"),
            number(self.size[1] - y).encode("ascii"), literal_string(encode(text)))
        if self._tagged and actual_text is not None:
            drawn = b"/Span " + serialise({"ActualText": actual_text}) + b" BDC\n" + drawn + b"\nEMC"
        self._content.append(drawn)

    def line(self, x0, y0, x1, y1, width=0.5):
        """A straight ruling line."""
        values = tuple(number(v).encode("ascii") for v in (width, x0, self.size[1] - y0, x1, self.size[1] - y1))
        self._content.append(b"%s w %s %s m %s %s l S" % values)

    def raw(self, operators):
        """Any content operators, as bytes: for odd files."""
        self._content.append(operators)

    def content(self):
        return b"\n".join(self._content) + b"\n"


class PdfDocument:
    """A document being written. `structure` is the Document element; `catalog` takes further catalog entries."""

    def __init__(self, title="", author="", language="en-GB", tagged=True, created="20200101000000Z", size=A4,
                 encryption=None):
        self.structure = StructElement("Document")
        self.catalog = {}
        self.pages = []
        self._info = {"Title": title, "Author": author, "Producer": "Arising sample writer",
                      "CreationDate": "D:" + created}
        self._language = language
        self._tagged = tagged
        self._size = size
        self._encryption = encryption

    def add_page(self):
        self.pages.append(Page(len(self.pages), self._size, self._tagged))
        return self.pages[-1]

    def to_bytes(self):
        objects = Objects()
        root = objects.reserve()
        page_refs = self._write_pages(objects)
        catalog = {"Type": Name("Catalog"), "Pages": page_refs.pop(), "Lang": self._language,
                   "ViewerPreferences": {"DisplayDocTitle": True}}
        if self._tagged:
            catalog["MarkInfo"] = {"Marked": True}
            catalog["StructTreeRoot"] = self._write_structure(objects, page_refs)
        catalog.update(self.catalog)
        objects.set(root, catalog)
        return objects.to_bytes(root, objects.add(self._info), encryption=self._encryption)

    def _write_pages(self, objects):
        """Writes fonts and pages; returns the pages' references and, last, that of the page tree."""
        encoding = objects.add({"Type": Name("Encoding"), "BaseEncoding": Name("WinAnsiEncoding"),
                                "Differences": [1, Name("fi")]})
        fonts = {key: objects.add({"Type": Name("Font"), "Subtype": Name("Type1"), "BaseFont": Name(base),
                                   "Encoding": encoding}) for key, base in FONTS.values()}
        tree = objects.reserve()
        refs = []
        for page in self.pages:
            entries = {"Type": Name("Page"), "Parent": tree, "MediaBox": [0, 0, page.size[0], page.size[1]],
                       "Resources": {"Font": fonts}, "Contents": objects.add(Stream(page.content()))}
            if self._tagged:
                entries.update({"StructParents": page.index, "Tabs": Name("S")})
            refs.append(objects.add(entries))
        objects.set(tree, {"Type": Name("Pages"), "Kids": list(refs), "Count": len(refs)})
        return refs + [tree]

    def _write_structure(self, objects, page_refs):
        root = objects.reserve()
        refs = {}
        for element in walk(self.structure):
            refs[id(element)] = objects.reserve()
        for element in walk(self.structure):
            objects.set(refs[id(element)], self._element_entries(element, root, refs, page_refs))
        parents = [[page.index, [refs[id(owner)] for owner in page.owners]] for page in self.pages]
        tree = objects.add({"Nums": [item for pair in parents for item in pair]})
        return objects.set(root, {"Type": Name("StructTreeRoot"), "K": refs[id(self.structure)], "ParentTree": tree,
                                  "ParentTreeNextKey": len(self.pages)})

    @staticmethod
    def _element_entries(element, root, refs, page_refs):
        entries = {"Type": Name("StructElem"), "S": Name(element.role),
                   "P": refs[id(element.parent)] if element.parent else root}
        contents = [kid for kid in element.kids if isinstance(kid, tuple)]
        first_page = contents[0][0] if contents else None
        if first_page is not None:
            entries["Pg"] = page_refs[first_page]
        if element.language:
            entries["Lang"] = element.language
        if element.attributes:
            entries["A"] = element.attributes
        entries["K"] = [refs[id(kid)] if isinstance(kid, StructElement) else
                        kid[1] if kid[0] == first_page else
                        {"Type": Name("MCR"), "Pg": page_refs[kid[0]], "MCID": kid[1]} for kid in element.kids]
        return entries


def walk(element):
    """The element and all below it, parents first, in reading order; without recursion."""
    waiting = [element]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(kid for kid in reversed(current.kids) if isinstance(kid, StructElement))
