#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The examples of README.md and docs/audit.md hold, and links between the pages of documentation lead somewhere.

Every ```console block is a session: its commands ("$ ...") are run one after the other in a folder that holds the sample
archive as samples/. Each must end with status 0 and print the lines below it (stdout and stderr together). A line "..."
stands for any number of lines. Lines that start "arising: note:" depend on the machine and are left out. The ```json block is a statement: the record of the samples must contain it, field by field.

    test_readme.py              checks (ARISING_BINARY and ARISING_SAMPLES say where program and samples are)
    test_readme.py --update     writes what is printed now into the pages, to be looked at with git diff
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
PAGES = (README, ROOT / "docs/audit.md")  # each is worked off in a folder of its own
BINARY = Path(os.environ.get("ARISING_BINARY", ROOT / "build/release/arising"))
SAMPLES = Path(os.environ.get("ARISING_SAMPLES", ROOT / "build/release/samples"))
BLOCK = re.compile(r"^```(console|json)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NOTE = re.compile(r"^arising: note:.*\n", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")  # links to files; those to web pages have a colon
ANYTHING = "..."


def sessions_of(text):
    """[(language, content)] of the blocks that are executed."""
    return BLOCK.findall(text)


def commands_of(session):
    """[(command, expected lines)] of a console block."""
    commands = []
    for line in session.rstrip("\n").split("\n"):
        if line.startswith("$ "):
            commands.append((line[2:], []))
        else:
            commands[-1][1].append(line)
    return commands


def pattern_of(lines):
    """Lines that are expected, as a regular expression over what is printed."""
    parts = [r"(?:.*\n)*?" if line == ANYTHING else re.escape(line) + r"\n" for line in lines]
    return re.compile("".join(parts) + r"\Z")


class Folder:
    """A scratch folder with the samples in it, and the program on its path."""

    def __enter__(self):
        self._path = Path(tempfile.mkdtemp())
        shutil.copytree(SAMPLES, self._path / "samples")
        return self

    def __exit__(self, *_):
        shutil.rmtree(self._path)

    def run(self, command):
        environment = dict(os.environ, PATH="%s:%s" % (BINARY.parent, os.environ["PATH"]), LC_ALL="C.UTF-8")
        done = subprocess.run(["bash", "-c", command], cwd=self._path, env=environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300)
        text = NOTE.sub("", done.stdout.decode("utf-8"))
        if done.returncode != 0:
            raise RuntimeError("%s ended with status %d and printed:\n%s" % (command, done.returncode, text))
        return text if not text or text.endswith("\n") else text + "\n"

    def statements(self):
        self.run("arising mine samples/tagged -o statements.json")
        return json.loads((self._path / "statements.json").read_text(encoding="utf-8"))["statements"]


def one_line_a_field(statement):
    """A statement as the README shows it."""
    fields = ["  %s: %s" % (json.dumps(key), json.dumps(value, ensure_ascii=False)) for key, value in statement.items()]
    return "{\n%s\n}\n" % ",\n".join(fields)


def updated_statement(folder, content):
    """The statement of the same kind and text, as it is now."""
    wanted = json.loads(content)
    for statement in folder.statements():
        if (statement["kind"], statement["text"]) == (wanted["kind"], wanted["text"]):
            return one_line_a_field(statement)
    sys.exit("test_readme.py: the record of the samples has no %s \"%s\"" % (wanted["kind"], wanted["text"]))


def updated_session(folder, content):
    """What is printed now; where "..." still fits it stays."""
    session = ""
    for command, lines in commands_of(content):
        printed = folder.run(command)
        kept = ANYTHING in lines and pattern_of(lines).match(printed)
        session += "$ %s\n" % command + ("\n".join(lines) + "\n" if kept else printed)
    return session


def updated_block(folder, language, content):
    return updated_statement(folder, content) if language == "json" else updated_session(folder, content)


def update():
    for page in PAGES:
        with Folder() as folder:
            text = BLOCK.sub(lambda block: "```%s\n%s```" % (block[1], updated_block(folder, block[1], block[2])),
                             page.read_text(encoding="utf-8"))
        page.write_text(text, encoding="utf-8")


class Readme(unittest.TestCase):
    maxDiff = None

    def test_sessions(self):
        for page in PAGES:
            with Folder() as folder:
                for language, content in sessions_of(page.read_text(encoding="utf-8")):
                    if language == "console":
                        self.check_session(folder, content)

    def check_session(self, folder, content):
        for command, lines in commands_of(content):
            with self.subTest(command):
                printed = folder.run(command)
                if not pattern_of(lines).match(printed):
                    self.assertEqual("\n".join(lines) + "\n", printed)

    def test_statement(self):
        examples = [json.loads(content) for language, content in sessions_of(README.read_text(encoding="utf-8"))
                    if language == "json"]
        self.assertTrue(examples)
        with Folder() as folder:
            statements = folder.statements()
        for example in examples:
            self.assertIn(example, [s for s in statements if s["text"] == example["text"]])

    def test_links_lead_to_files(self):
        for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / "bench/README.md"]:
            for link in LINK.findall(page.read_text(encoding="utf-8")):
                with self.subTest("%s: %s" % (page.name, link)):
                    self.assertTrue((page.parent / link).exists())

    def test_this_test_can_fail(self):
        self.assertIsNone(pattern_of(["a", ANYTHING, "z"]).match("a\nb\n"))
        self.assertIsNotNone(pattern_of(["a", ANYTHING, "z"]).match("a\nb\nc\nz\n"))
        self.assertIsNone(pattern_of(["a"]).match("a\nb\n"))


if __name__ == "__main__":
    if sys.argv[1:] == ["--update"]:
        update()
    else:
        unittest.main()
