#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tree keeps the coding rules of check_includes.py, and the check sees a tree that does not."""

import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE))

import check_includes  # noqa: E402

LICENCE = "// SPDX-License-Identifier: GPL-3.0-or-later\n"

# (file, its text, words of the message that must come)
BREACHES = (
    ("extractor/a.cpp", LICENCE + '#include "rules/rule_set.h"\n', "extractor/ must not know rules/"),
    ("rules/b.cpp", LICENCE + '#include "cli/program.h"\n', "rules/ must not know cli/"),
    ("rules/c.h", LICENCE + "#pragma once\n#include <re2/re2.h>\n", "includes RE2"),
    ("cli/d.cpp", LICENCE + "#include <re2/set.h>\n", "includes RE2"),
    ("rules/p.cpp", LICENCE + "#include <pcre2.h>\n", "includes PCRE2"),
    ("output/s.cpp", LICENCE + "#include <sqlite3.h>\n", "includes SQLite"),
    ("corpus/e.h", LICENCE + "int e();\n", "needs #pragma once"),
    ("output/f.cpp", "int f();\n", "licence line"),
    ("tests/g/g.cpp", LICENCE + "// TO" "DO: the rest\n", "g.cpp:2: unfinished"),
    ("bin/h", "#!/bin/sh\necho\n", "licence line"),
    ("extractor/i.h", LICENCE + "#pragma once\n#include <poppler/PDFDoc.h>\n", "only extractor/pdf_file*.cpp"),
    ("extractor/pdf_file.h", LICENCE + '#pragma once\n#include "extractor/pdf_file_paint.h"\n', "may know Poppler"),
    ("rules/two.cpp", LICENCE + "#include <PDFDoc.h>\n", "may know Poppler"),
)


def write_tree(root, files):
    for name, text in files.items():
        path = Path(root) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


class Structure(unittest.TestCase):
    maxDiff = None

    def test_the_tree_keeps_the_rules(self):
        self.assertEqual([], check_includes.breaches(ROOT))

    def test_each_breach_is_seen(self):
        for name, text, words in BREACHES:
            with self.subTest(name), tempfile.TemporaryDirectory() as root:
                write_tree(root, {name: text})
                self.assertIn(words, "\n".join(check_includes.breaches(Path(root))))

    def test_the_readers_of_pdf_files_may_use_poppler(self):
        with tempfile.TemporaryDirectory() as root:
            write_tree(root, {"extractor/pdf_file.cpp": LICENCE + "#include <PDFDoc.h>\n",
                              "extractor/pdf_file_paint.cpp": LICENCE + '#include "extractor/pdf_file_paint.h"\n'})
            self.assertEqual([], check_includes.breaches(Path(root)))


if __name__ == "__main__":
    unittest.main()
