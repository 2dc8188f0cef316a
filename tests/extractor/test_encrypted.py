#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Encrypted files are read with a password of --password-file, and say so where none fits."""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "corpus" / "samples"))

from pdf_writer import Encryption, PdfDocument  # noqa: E402

SENTENCE = "RESOLVED: the gate by the pond is to be mended."


def one_page(**options):
    pdf = PdfDocument(title="Minutes", tagged=False, **options)
    pdf.add_page().text(72, 90, SENTENCE)
    return pdf


class Arising(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self.folder = Path(self._folder.name)

    def write(self, name, data):
        path = self.folder / name
        path.write_bytes(data)
        return str(path)

    @staticmethod
    def run_program(*arguments):
        return subprocess.run([os.environ["ARISING_BINARY"], *arguments], capture_output=True, text=True, timeout=60)

    def mine(self, *arguments):
        run = self.run_program("mine", *arguments)
        return run.returncode, json.loads(run.stdout)


class Encrypted(Arising):
    def setUp(self):
        super().setUp()
        self.file = self.write("a.pdf", one_page(encryption=Encryption("swordfish", "ow\u00e9ner")).to_bytes())

    def passwords(self, *lines):
        return self.write("passwords", "".join(line + "\n" for line in lines).encode("utf-8"))

    def test_the_user_password_among_others_opens_it(self):
        status, record = self.mine(self.file, "--password-file", self.passwords("wrong", "swordfish"))
        self.assertEqual((0, "read"), (status, record["documents"][0]["state"]))

    def test_a_store_tells_runs_with_other_passwords_apart(self):
        store = str(self.folder / "store")
        plain = self.write("b.pdf", one_page().to_bytes())
        states = []
        for words in ([], ["wrong"], ["wrong", "swordfish"], ["wrong"]):
            passwords = ("--password-file", self.passwords(*words)) if words else ()
            _, record = self.mine(self.file, plain, "--store", store, *passwords)
            states.append([document["state"] for document in record["documents"]])
        self.assertEqual([["unreadable", "read"], ["unreadable", "read"], ["read", "read"], ["unreadable", "read"]], states)
        # The one that is not encrypted was read and mined once.
        shown = self.run_program("store", store)
        self.assertRegex(shown.stdout, r"documents +4 ")

    def test_the_owner_password_opens_it_also_beyond_ascii(self):
        run = self.run_program("show", self.file, "--as", "markdown", "--password-file", self.passwords("ow\u00e9ner"))
        self.assertEqual(SENTENCE, run.stdout.strip())

    def test_a_line_may_end_as_on_other_systems(self):
        run = self.run_program("show", self.file, "--as", "markdown", "--password-file", self.passwords("swordfish\r"))
        self.assertEqual(0, run.returncode, run.stderr)

    def test_without_a_password_it_says_what_to_do(self):
        status, record = self.mine(self.file)
        document = record["documents"][0]
        self.assertEqual((1, "unreadable"), (status, document["state"]))
        self.assertEqual([("the file is encrypted and needs a password",
                           "give it with --password-file, or save a copy without one")],
                         [(said["message"], said["hint"]) for said in document["diagnostics"]])

    def test_wrong_passwords_are_counted(self):
        for lines, message in ((("a",), "the password given does not open it"),
                               (("a", "b"), "none of the 2 passwords given opens it")):
            _, record = self.mine(self.file, "--password-file", self.passwords(*lines))
            self.assertEqual(["the file is encrypted, and " + message],
                             [said["message"] for said in record["documents"][0]["diagnostics"]])

    def test_a_bad_password_file_is_the_users_mistake(self):
        for path, message in ((str(self.folder / "missing"), "cannot be read"), (self.passwords(), "holds no password")):
            run = self.run_program("mine", self.file, "--password-file", path)
            self.assertEqual((2, ""), (run.returncode, run.stdout))
            self.assertIn(message, run.stderr)


if __name__ == "__main__":
    unittest.main()
