#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The example of docs/corrections.md is a file of corrections, and each of its tables does what the page says it does."""

import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "corrections.md"
BINARY = Path(os.environ.get("ARISING_BINARY", ROOT / "build/release/arising"))
SAMPLES = Path(os.environ.get("ARISING_SAMPLES", ROOT / "build/release/samples"))


class CorrectionsPage(unittest.TestCase):
    def test_the_example_is_understood(self):
        example = re.search(r"^```toml\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)[1]
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "corrections.toml"
            file.write_text(example, encoding="utf-8")
            document = sorted((SAMPLES / "tagged").glob("*.pdf"))[0]
            done = subprocess.run([BINARY, "mine", document, "--corrections", file, "-o", os.devnull],
                                  capture_output=True, text=True, timeout=60)
        self.assertEqual(0, done.returncode, done.stderr)
        named = set(re.findall(r'"([st]-[0-9a-f-]+)"', example))
        unknown = set(re.findall(r'"([st]-[0-9a-f-]+)" is not in this archive', done.stderr))
        self.assertTrue(named)
        self.assertLessEqual(unknown, named)
        self.assertTrue(unknown)  # the ids of the page are made up: each table was looked at


if __name__ == "__main__":
    unittest.main()
