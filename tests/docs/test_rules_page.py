#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/rules.md holds: its rules load, their examples hold, its commands print what it says, and it names every key.

A ```toml block is marked with the file that it belongs to: ```toml westmarsh/westmarsh.toml. Blocks of the same file follow one
another in it. A ```console block is a session, as in test_readme.py; files and sessions are worked off in the order of the page, so
that a session sees what the page has written up to there.

    test_rules_page.py              checks (ARISING_BINARY and ARISING_SAMPLES say where program and samples are)
    test_rules_page.py --update     writes what is printed now into the page, to be looked at with git diff
"""

import json
import re
import sys
import tomllib
import unittest

from test_readme import ROOT, Folder, commands_of, pattern_of, updated_session

PAGE = ROOT / "docs/rules.md"
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LIST = re.compile(r'\{(?:\s*"[^"]*"\s*,?)+\s*\}')  # of nothing but strings: how the readers write what they know
QUOTED = re.compile(r'"([a-z][a-z_.]*)"')


class Workplace(Folder):
    """The folder in which the reader of the page works."""

    def append(self, name, text):
        path = self._path / name
        path.parent.mkdir(exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(text + "\n")

    def packs(self):
        return sorted({path.parent.name for path in self._path.glob("*/*.toml")})

    def extended(self, pack):
        """Packs that this one extends and that do not come with the tool."""
        tables = [tomllib.loads(path.read_text(encoding="utf-8")) for path in self._path.glob(pack + "/*.toml")]
        named = [name for table in tables for name in table.get("pack", {}).get("extends", [])]
        return [name for name in named if name in self.packs()]


def names_in(schema):
    """The keys and choices of a JSON Schema."""
    if isinstance(schema, list):
        return set().union(*map(names_in, schema))
    if not isinstance(schema, dict):
        return set()
    own = set(schema.get("properties", {})) | set(schema.get("enum", []))
    return own.union(*map(names_in, schema.values()))


def known_names():
    """Every key and name that the readers of packs know: those of the schema, and what captures may be called."""
    with Folder() as folder:
        names = names_in(json.loads(folder.run("arising rules schema")))
    source = (ROOT / "rules/rule.cpp").read_text(encoding="utf-8")
    return names | {name for group in LIST.findall(source) for name in QUOTED.findall(group)}


def update():
    with Workplace() as folder:
        def updated(block):
            language, name, content = block.groups()
            if language == "toml":
                folder.append(name, content)
            return "```console\n%s```" % updated_session(folder, content) if language == "console" else block[0]

        text = BLOCK.sub(updated, PAGE.read_text(encoding="utf-8"))
    PAGE.write_text(text, encoding="utf-8")


class RulesPage(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.text = PAGE.read_text(encoding="utf-8")
        self.blocks = BLOCK.findall(self.text)

    def test_every_block_is_read(self):
        self.assertEqual(self.text.count("\n```"), 2 * len(self.blocks))
        for language, name, content in self.blocks:
            with self.subTest(content):
                self.assertIn(language, ("toml", "console"))
                self.assertEqual(language == "toml", name != "")

    def test_sessions(self):
        with Workplace() as folder:
            for language, name, content in self.blocks:
                if language == "toml":
                    folder.append(name, content)
                    continue
                for command, lines in commands_of(content):
                    with self.subTest(command):
                        printed = folder.run(command)
                        if not pattern_of(lines).match(printed):
                            self.assertEqual("\n".join(lines) + "\n", printed)

    def test_packs(self):
        with Workplace() as folder:
            for language, name, content in self.blocks:
                if language == "toml":
                    folder.append(name, content)
            self.assertTrue(folder.packs())
            for pack in folder.packs():
                packs = " ".join([pack, *folder.extended(pack)])
                with self.subTest(packs):
                    self.assertIn("no mistakes", folder.run("arising rules check " + packs))
                    self.assertIn("all hold", folder.run("arising rules test " + packs))

    def test_every_name_is_explained(self):
        names = known_names()
        for name in ("once", "paragraphs_if_no_items", "not_section", "truncated_source", "seconder", "percent", "nth"):
            self.assertIn(name, names)
        for name in sorted(names):
            with self.subTest(name):
                self.assertRegex(self.text, r"`[^`\n]*\b%s\b[^`\n]*`" % re.escape(name))


if __name__ == "__main__":
    if sys.argv[1:] == ["--update"]:
        update()
    else:
        unittest.main()
