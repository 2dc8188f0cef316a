#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample archive: the same bytes every time, the two renderings look the same, and the structure tree adds up."""

import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zlib
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[2] / "corpus" / "samples"
sys.path.insert(0, str(SAMPLES))

from helvetica import character_width, text_width  # noqa: E402
from line_breaking import Footnotes, break_lines, parse_inline  # noqa: E402
from make_samples import make_samples  # noqa: E402
from pdf_writer import PdfDocument, walk  # noqa: E402
from sample_source import read_source  # noqa: E402

MARKED_CONTENT = re.compile(rb"^(.* BDC|.* BMC|EMC)\n", re.MULTILINE)


def files_of(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.pdf"))}


def page_contents(data):
    """The content streams of a file, in page order, decompressed."""
    return [zlib.decompress(stream) for stream in re.findall(rb"FlateDecode>>\nstream\n(.*?)\nendstream", data, re.DOTALL)]


def drawn_lines(text, width, **options):
    lines = break_lines(parse_inline(text, Footnotes()), width, 10, **options)
    return ["".join(fragment.text for fragment in line) for line in lines]


class SampleArchive(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp())
        cls.count = make_samples(cls.folder / "first")
        cls.files = files_of(cls.folder / "first")

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def test_every_source_is_rendered_twice(self):
        sources = [path.stem for path in SAMPLES.glob("*.txt")]
        self.assertGreaterEqual(len(sources), 11)
        self.assertEqual(self.count, len(self.files))
        expected = {"%s/%s.pdf" % (folder, name) for folder in ("tagged", "untagged") for name in sources}
        self.assertEqual(expected, set(self.files))

    def test_same_sources_same_bytes(self):
        command = [sys.executable, str(SAMPLES / "make_samples.py"), "--out", str(self.folder / "second")]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        self.assertEqual(self.files, files_of(self.folder / "second"))

    def test_only_one_rendering(self):
        make_samples(self.folder / "only", ("untagged",))
        self.assertEqual({"untagged"}, {name.split("/")[0] for name in files_of(self.folder / "only")})

    def test_both_renderings_look_the_same(self):
        for name in self.files:
            if name.startswith("tagged/"):
                with self.subTest(name):
                    tagged = page_contents(self.files[name])
                    self.assertTrue(tagged)
                    self.assertEqual([MARKED_CONTENT.sub(b"", content) for content in tagged],
                                     page_contents(self.files["un" + name]))

    def test_marked_content_is_balanced_and_numbered(self):
        for name, data in self.files.items():
            for content in page_contents(data):
                with self.subTest(name):
                    begun = len(re.findall(rb" (?:BDC|BMC)$", content, re.MULTILINE))
                    self.assertEqual(begun, len(re.findall(rb"^EMC$", content, re.MULTILINE)))
                    numbers = [int(number) for number in re.findall(rb"/MCID (\d+)>> BDC", content)]
                    self.assertEqual(list(range(len(numbers))), numbers)

    def test_everything_is_tagged_or_artifact(self):
        """Outside of marked content nothing is drawn in a tagged file."""
        for name, data in self.files.items():
            if name.startswith("tagged/"):
                for content in page_contents(data):
                    with self.subTest(name):
                        depth = 0
                        for line in content.split(b"\n"):
                            depth += line.endswith((b" BDC", b" BMC")) - (line == b"EMC")
                            self.assertTrue(depth or not line.endswith((b"ET", b" S")), line)

    def test_roles_in_use(self):
        """Together the tagged samples show every role that the reader knows."""
        roles = set()
        for data in self.files.values():
            roles |= set(re.findall(rb"/S /(\w+)", data))
        self.assertLessEqual({b"H1", b"H2", b"H3", b"P", b"L", b"LI", b"Lbl", b"LBody", b"Table", b"TR", b"TH", b"TD",
                              b"Note", b"Reference", b"TOC", b"TOCI"}, roles)

    @unittest.skipUnless(shutil.which("qpdf"), "qpdf is not installed")
    def test_a_second_reader_finds_no_error(self):
        for name in self.files:
            with self.subTest(name):
                check = subprocess.run(["qpdf", "--check", str(self.folder / "first" / name)], capture_output=True)
                self.assertEqual((0, b""), (check.returncode, check.stderr))


class Writer(unittest.TestCase):
    def test_widths(self):
        self.assertEqual((667, 722), (character_width("A", False), character_width("A", True)))
        self.assertEqual((278, 278), (character_width("\u00ee", False), character_width("\u00ee", True)))
        self.assertAlmostEqual(22.78, text_width("Hello", False, 10))

    def test_lines_are_not_wider_than_their_room(self):
        text = "The Committee noted the report and asked for a further recommendation in the autumn"
        for line in drawn_lines(text, 150, hyphenate=True):
            self.assertLessEqual(text_width(line.rstrip(), False, 10), 150)
        self.assertEqual(text, "".join(drawn_lines(text, 150)))

    def test_a_long_word_is_divided(self):
        self.assertEqual(["a recom-", "mendation"], drawn_lines("a recommendation", 55, hyphenate=True))
        self.assertEqual(["a ", "recommendation"], drawn_lines("a recommendation", 55))

    def test_structure_is_in_reading_order(self):
        pdf = PdfDocument()
        page = pdf.add_page()
        item = pdf.structure.add("L").add("LI")
        for role in ("Lbl", "LBody"):
            page.begin(item.add(role))
            page.text(72, 72, role)
            page.end()
        self.assertEqual(["Document", "L", "LI", "Lbl", "LBody"], [element.role for element in walk(pdf.structure)])
        self.assertIn(b"/ParentTree", pdf.to_bytes())
        self.assertNotIn(b"/StructTreeRoot", PdfDocument(tagged=False).to_bytes())


class Notation(unittest.TestCase):
    def test_blocks(self):
        source = read_source("x.txt", '# 1. Title\n\nA "quoted"\nparagraph\n\n1. one\n   a) deeper\n- dot\n\n>> JB\nBeside.\n')
        self.assertEqual([("heading", "1. Title", "", ""), ("paragraph", "A \u201cquoted\u201d paragraph", "", ""),
                          ("item", "one", "1.", ""), ("item", "deeper", "a)", ""), ("item", "dot", "-", ""),
                          ("paragraph", "Beside.", "", "JB")],
                         [(block.kind, block.text, block.label, block.margin) for block in source.blocks])

    def test_mistakes_say_where(self):
        for text, message in (("@colour red\n", "x.txt:1: unknown setting @colour"),
                              ("| a | b |\n|--1--|--1--|\n| a |\n", "x.txt:3: this row has 1 cells, the first has 2")):
            with self.assertRaises(ValueError) as caught:
                read_source("x.txt", text)
            self.assertTrue(str(caught.exception).startswith(message), str(caught.exception))


if __name__ == "__main__":
    unittest.main()
