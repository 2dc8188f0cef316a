#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `cmake --install` puts in place works there, with the packs that were installed."""
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

BINARY = Path(os.environ["ARISING_BINARY"])
SAMPLES = Path(os.environ["ARISING_SAMPLES"])


@unittest.skipUnless(shutil.which("cmake"), "needs cmake")
class Install(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.prefix = Path(folder.name)
        subprocess.run(["cmake", "--install", BINARY.parent, "--prefix", self.prefix], check=True, capture_output=True)

    def run_installed(self, *arguments):
        environment = {name: value for name, value in os.environ.items() if name != "ARISING_PACKS"}
        return subprocess.run([self.prefix / "bin" / "arising", *arguments], capture_output=True, text=True, env=environment)

    def test_it_mines_as_from_where_it_was_built(self):
        installed = self.run_installed("mine", SAMPLES / "tagged" / "parish-2022-07-13-minutes.pdf")
        self.assertEqual(0, installed.returncode, installed.stderr)
        built = subprocess.run([BINARY, "mine", SAMPLES / "tagged" / "parish-2022-07-13-minutes.pdf"],
                               capture_output=True, text=True, check=True)
        self.assertEqual(built.stdout, installed.stdout)

    def test_it_uses_the_packs_that_were_installed(self):
        shutil.rmtree(self.prefix / "share" / "arising" / "packs" / "figures")
        listed = self.run_installed("rules", "list")
        self.assertEqual(0, listed.returncode, listed.stderr)
        self.assertIn("minutes.", listed.stdout)
        self.assertNotIn("figures.", listed.stdout)

    def test_schemas_and_documentation_come_with_it(self):
        for path in ("share/arising/schema/record-1.schema.json", "share/doc/arising/docs/rules.md", "share/doc/arising/LICENSE"):
            self.assertTrue((self.prefix / path).is_file(), path)


if __name__ == "__main__":
    unittest.main()
