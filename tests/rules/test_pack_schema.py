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

    def listed(self, text):
        """The keys that the reader offers for one that nobody knows."""
        said = self.reader_says(text.replace("HERE", "zzzzzzzzzzzzzzzz"))
        hint = re.search(r"unknown key .*hint: known are: ([^\n]*)", said, re.DOTALL)
        self.assertIsNotNone(hint, said)
        return set(hint[1].split(", "))

    def test_rules_have_the_same_keys_in_the_schema_and_in_the_readers(self):
        for shape, needs in NEEDS.items():
            with self.subTest(shape):
                rule = '[[rule]]\nid = "r"\nshape = "%s"\n' % shape + needs + EXAMPLE
                keys = set(self.schema["$defs"][shape]["properties"])
                if shape == "document":
                    keys |= {"kind", "suppresses"}  # the reader knows them, to say why they are wrong
                self.assertEqual(keys, self.listed(HEAD + rule + "HERE = 1\n"))
                self.assertTrue(self.holds(HEAD + rule))
                self.assertFalse(self.holds(HEAD + rule + "zzz = 1\n"))
                self.assertFalse(self.holds(HEAD + rule.replace(EXAMPLE, "")))

    def test_other_tables_have_the_same_keys_in_the_schema_and_in_the_readers(self):
        rule = '[[rule]]\nid = "r"\nshape = "sentence"\n' + NEEDS["sentence"]
        base = rule + EXAMPLE
        tables = {
            "pack": HEAD + "HERE = 1\n" + base,
            "when": HEAD + rule + "when = { HERE = 1 }\n" + EXAMPLE,
            "set": HEAD + rule + "set = { HERE = 1 }\n" + EXAMPLE,
            "example": HEAD + rule + "examples = [{ text = \"x\", HERE = 1 }]\n",
            "counter_example": HEAD + base + "counter_examples = [{ text = \"y\", HERE = 1 }]\n",
            "scale": HEAD + "[scales.s]\nHERE = 1\n",
            "grade": HEAD + "[scales.s]\ngrades = [{ id = \"a\", words = [\"b\"], HERE = 1 }]\n",
            "override": HEAD + 'extends = ["minutes"]\n[[override]]\nrule = "minutes.resolved"\nHERE = 1\n',
        }
        for table, text in tables.items():
            with self.subTest(table):
                self.assertEqual(set(self.schema["$defs"][table]["properties"]), self.listed(text))
        self.assertEqual(set(self.schema["properties"]), self.listed(HEAD + "[HERE]\n"))

    def test_what_can_be_added_to_are_lists_and_tables(self):
        every = set(self.schema["$defs"]["override"]["properties"]) - {"rule", "add"}
        lists = set(self.schema["$defs"]["additions"]["properties"])
        for key in sorted(every):
            with self.subTest(key):
                said = self.reader_says(HEAD + 'extends = ["minutes"]\n[[override]]\nrule = "minutes.resolved"\n'
                                        "add = { %s = 1 }\n" % key)
                self.assertEqual(key not in lists, "nothing can be added" in said, said)

    def test_names_are_those_of_the_readers(self):
        rule = copy.deepcopy(self.schema["$defs"]["sentence"]["properties"])
        said = self.reader_says(HEAD + '[[rule]]\nid = "r"\nshape = "sentence"\nkind = "zzzzzzzzzzzzz"\n')
        self.assertIn("known are: " + ", ".join(rule["kind"]["enum"]), said)


if __name__ == "__main__":
    if sys.argv[1:] == ["--update"]:
        SCHEMA.write_text(arising("rules", "schema").stdout, encoding="utf-8")
    else:
        unittest.main()
