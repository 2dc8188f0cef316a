#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The JSON Schema of packs is the one that the program prints, it knows the keys that the readers know, and packs hold it.

    test_pack_schema.py             checks (ARISING_BINARY says where the program is)
    test_pack_schema.py --update    writes what the program prints into rules/schema
"""

import copy
import datetime
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
import unittest
from pathlib import Path

import jsonschema

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "rules/schema/pack-1.schema.json"
BLOCK = re.compile(r"^```toml (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEAD = '[pack]\nid = "p"\nversion = "1"\n'
EXAMPLE = 'examples = ["x"]\n'
# What a rule of each shape needs beside its id, shape and examples.
NEEDS = {
    "sentence": 'kind = "action"\nmatch = "x"\n',
    "list": 'kind = "action"\nafter = "x"\n',
    "table": 'kind = "action"\nrow = "x"\n',
    "margin": 'kind = "action"\nmatch = "x"\n',
    "quantity": 'kind = "figure"\nmatch = "(?P<value>x)"\n',
    "document": 'field = "title"\nmatch = "(?P<value>x)"\n',
}


def arising(*arguments):
    return subprocess.run([os.environ["ARISING_BINARY"], *arguments], capture_output=True, text=True, check=False)


def as_json(value):
    """TOML has dates, JSON has none."""
    if isinstance(value, dict):
        return {key: as_json(member) for key, member in value.items()}
    if isinstance(value, list):
        return [as_json(member) for member in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


class PackSchema(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.schema = json.loads(arising("rules", "schema").stdout)
        jsonschema.Draft202012Validator.check_schema(self.schema)
        self.validator = jsonschema.Draft202012Validator(self.schema)

    def reader_says(self, text):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "p.toml"
            path.write_text(text, encoding="utf-8")
            return arising("rules", "check", str(path)).stderr

    def holds(self, text):
        return self.validator.is_valid(as_json(tomllib.loads(text)))

    def test_the_published_schema_is_the_one_that_the_program_prints(self):
        self.assertEqual(SCHEMA.read_text(encoding="utf-8"), arising("rules", "schema").stdout)

    def test_shipped_packs_hold(self):
        files = sorted((ROOT / "rules/packs").glob("*/*.toml")) + [ROOT / "rules/common.toml"]
        self.assertGreater(len(files), 5)
        for path in files:
            with self.subTest(path.name):
                self.validator.validate(as_json(tomllib.loads(path.read_text(encoding="utf-8"))))

    def test_packs_of_the_manual_hold(self):
        files = {}
        for name, text in BLOCK.findall((ROOT / "docs/rules.md").read_text(encoding="utf-8")):
            files[name] = files.get(name, "") + text + "\n"
        self.assertGreater(len(files), 5)
        for name, text in files.items():
            with self.subTest(name):
                self.validator.validate(as_json(tomllib.loads(text)))

    def test_the_readers_know_every_key_of_a_rule(self):
        for shape, needs in NEEDS.items():
            known = set(self.schema["$defs"][shape]["properties"])
            self.assertIn("examples", known)
            for key in sorted(known):
                with self.subTest(shape=shape, key=key):
                    # An array of an array is what no key takes, so the reader speaks of the value if it knows the key.
                    rule = '[[rule]]\nid = "r"\nshape = "%s"\n' % shape
                    lines = [line for line in (needs + EXAMPLE).splitlines(True) if not line.startswith(key + " ")]
                    wrong = "" if key in ("id", "shape") else "%s = [[1]]\n" % key
                    said = self.reader_says(HEAD + rule + "".join(lines) + wrong)
                    self.assertNotIn("unknown key", said)
                    self.assertNotIn("does not belong", said)

    def test_the_schema_refuses_what_the_readers_refuse(self):
        keys = {key for shape in NEEDS for key in self.schema["$defs"][shape]["properties"]}
        for shape, needs in NEEDS.items():
            own = set(self.schema["$defs"][shape]["properties"])
            rule = HEAD + '[[rule]]\nid = "r"\nshape = "%s"\n' % shape + needs + EXAMPLE
            self.assertTrue(self.holds(rule), rule)
            for key in sorted(keys - own) + ["no_such_key"]:
                with self.subTest(shape=shape, key=key):
                    wrong = rule + "%s = true\n" % key
                    self.assertFalse(self.holds(wrong))
                    self.assertRegex(self.reader_says(wrong), "unknown key|does not belong|has no kind|suppresses nothing")

    def test_tables_inside_a_rule(self):
        for table, name in (("when", "when"), ("set", "set")):
            known = self.schema["$defs"][name]["properties"]
            listed = self.reader_says(HEAD + '[[rule]]\nid = "r"\nshape = "sentence"\n' + NEEDS["sentence"] +
                                      table + " = { zzzzzzzzzzzz = 1 }\n" + EXAMPLE)
            hint = re.search(r"known are: (.*)", listed)
            self.assertIsNotNone(hint, listed)
            self.assertEqual(set(known), set(hint[1].split(", ")))

    def test_names_are_those_of_the_readers(self):
        rule = copy.deepcopy(self.schema["$defs"]["sentence"]["properties"])
        said = self.reader_says(HEAD + '[[rule]]\nid = "r"\nshape = "sentence"\nkind = "zzzzzzzzzzzzz"\n')
        self.assertIn("known are: " + ", ".join(rule["kind"]["enum"]), said)


if __name__ == "__main__":
    if sys.argv[1:] == ["--update"]:
        SCHEMA.write_text(arising("rules", "schema").stdout, encoding="utf-8")
    else:
        unittest.main()
