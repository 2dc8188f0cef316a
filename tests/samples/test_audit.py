#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the PDF files of the sample archive to its audit: every format is, byte for byte, what tests/samples/audit/ holds.

The samples hold what an audit is for: a recommendation that three inspections make, an action that is overdue, asks that
were dropped, recommendations of several years and aspects, and two documents that contradict each other.

    test_audit.py              checks (ARISING_BINARY and ARISING_SAMPLES say where program and samples are)
    test_audit.py --update     writes what is printed now, to be looked at with git diff
"""

import csv
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXPECTED = Path(__file__).resolve().parent / "audit"
BINARY = Path(os.environ.get("ARISING_BINARY", ROOT / "build/release/arising"))
SAMPLES = Path(os.environ.get("ARISING_SAMPLES", ROOT / "build/release/samples"))
VERSION = re.compile(r'"version":"[^"]*"')
CASES = {
    "80-columns.txt": ["--limit", "0"],
    "120-columns.txt": ["--width", "120", "--limit", "0"],
    "audit.csv": ["--format", "csv"],
    "audit.json": ["--format", "json"],
    "audit.html": ["--format", "html"],
    "clerk-2022.txt": ["--body", "Nether Sallow", "--owner", "ES", "--only", "open,overdue,dropped"],
    "as-of-2021.txt": ["--as-of", "2021-12-31", "--only", "recurring,overdue"],
    "only-sure.txt": ["--min-score", "0.9", "--only", "recurring"],
}


def run(folder, *arguments):
    done = subprocess.run([BINARY, *arguments], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300)
    if done.returncode != 0:
        raise RuntimeError("%s ended with %d: %s" % (arguments, done.returncode, done.stderr.decode()))
    return done.stdout.decode("utf-8")


def audits(renderings=("tagged",)):
    """{name: text} for every case, of a record of the samples."""
    with tempfile.TemporaryDirectory() as folder:
        run(folder, "mine", *[str(SAMPLES / rendering) for rendering in renderings], "-o", "record.json")
        return {name: VERSION.sub('"version":"..."', run(folder, "audit", "record.json", *options))
                for name, options in CASES.items()}


class SampleAudit(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.audits = audits()
        cls.audit = json.loads(cls.audits["audit.json"])

    def test_every_format_is_as_it_was(self):
        for name, text in self.audits.items():
            with self.subTest(name):
                self.assertEqual((EXPECTED / name).read_text(encoding="utf-8"), text)

    def test_lines_fit(self):
        for name, width in (("80-columns.txt", 80), ("120-columns.txt", 120)):
            self.assertLessEqual(max(map(len, self.audits[name].split("\n"))), width)

    def matters(self, **wanted):
        return [m for m in self.audit["matters"] if all(m.get(key) == value for key, value in wanted.items())]

    def test_what_an_audit_is_for_is_in_the_samples(self):
        again = [m for m in self.audit["matters"] if "recurrence" in m]
        authors = {quotation["path"] for m in again for quotation in m["quotations"]}
        self.assertLessEqual({"inspection-2019-04-report.pdf", "inspection-2019-11-letter.pdf",
                              "inspection-2022-10-report.pdf"}, authors)
        self.assertTrue(any(m["recurrence"]["dates"] >= 3 for m in again))
        self.assertIn(["W Oakleaf"], [matter["owners"] for matter in self.matters(status="overdue")])
        self.assertTrue(self.matters(status="dropped"))
        self.assertTrue(self.matters(status="open"))
        self.assertTrue(self.audit["contradictions"])
        self.assertGreater(len(self.audit["years"]), 2)

    def test_all_formats_have_the_same_matters(self):
        rows = list(csv.DictReader(self.audits["audit.csv"].split("\n")))
        for section in ("recurring", "overdue", "open", "dropped"):
            wanted = {m["id"] for m in self.audit["matters"]
                      if m["status"] == section or (section == "recurring" and "recurrence" in m)}
            self.assertEqual(wanted, {row["matter"] for row in rows if row["section"] == section})
            self.assertIn("(%d)\n" % len(wanted), self.audits["80-columns.txt"])

    def test_quotations_are_those_of_the_record(self):
        """By documents and pages that anybody can open."""
        for matter in self.audit["matters"]:
            for quotation in matter["quotations"]:
                with self.subTest(quotation["statement"]):
                    self.assertTrue((SAMPLES / "tagged" / quotation["path"]).exists())
                    self.assertGreaterEqual(quotation["page"], 1)


if __name__ == "__main__":
    if sys.argv[1:] == ["--update"]:
        EXPECTED.mkdir(exist_ok=True)
        for name, text in audits().items():
            (EXPECTED / name).write_text(text, encoding="utf-8")
    else:
        unittest.main()
