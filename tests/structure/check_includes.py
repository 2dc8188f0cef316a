#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Enforces the coding rules that a program can check. Each rule of CONTRIBUTING.md that is checked here says so.

    check_includes.py [ROOT]      prints one line for every breach; exit status 1 if there is one

- Includes point one way only: extractor <- rules <- corpus <- output <- cli.
- Poppler's headers are included by extractor/pdf_file_poppler.h, and that by extractor/pdf_file* but pdf_file.h; RE2's only by rules/pattern.cpp, PCRE2's only by rules/quick_match.cpp, SQLite's only by corpus/sqlite_database.cpp.
- The first line is the licence line; a header has #pragma once; nothing is left "to do".
"""

import re
import sys
from pathlib import Path

LAYERS = ("extractor", "rules", "corpus", "output", "cli")
POPPLER_FILES = re.compile(r"^extractor/pdf_file(_\w+\.h|(_\w+)?\.cpp)$")
RE2_FILES = {"rules/pattern.cpp"}
# Folders of Poppler's private headers, and those of its own that lie beside them without a folder.
POPPLER = re.compile(r"^(poppler/|goo/|fofi/|splash/|xpdf/|(PDFDoc|OutputDev|GfxState|GlobalParams|StructTreeRoot|"
                     r"StructElement|Page|Catalog|Object|XRef|Stream|GfxFont|Outline|Gfx|Dict|Array|Error)\.h$)")
PCRE2_FILE = "rules/quick_match.cpp"
SQLITE_FILE = "corpus/sqlite_database.cpp"
LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"
CODE = {".h", ".cpp"}
SCRIPTS = {".py", ".sh"}
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b")
INCLUDE = re.compile(r'^\s*#\s*include\s+[<"]([^">]+)[">]', re.MULTILINE)


def source_files(root):
    """Every code and script file of the project, as (path relative to the root, text), in a stable order."""
    for folder in LAYERS + ("tests", "bench", "bin", ".ci"):
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and (path.suffix in CODE | SCRIPTS or folder in ("bin", ".ci")):
                yield path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")


def check_layers(name, text):
    layer = name.split("/")[0]
    if layer not in LAYERS:
        return
    for include in INCLUDE.findall(text):
        target = include.split("/")[0]
        if target in LAYERS and LAYERS.index(target) > LAYERS.index(layer):
            yield "%s: includes %s, but %s/ must not know %s/" % (name, include, layer, target)


def check_licence(name, text):
    first = [line for line in text.split("\n")[:2] if not line.startswith("#!")][:1]
    if not first or LICENCE not in first[0]:
        yield "%s: the first line must be the licence line, %s" % (name, LICENCE)


def check_pragma(name, text):
    if name.endswith(".h") and "\n#pragma once\n" not in text:
        yield "%s: a header needs #pragma once" % name


def check_finished(name, text):
    for number, line in enumerate(text.split("\n"), 1):
        if UNFINISHED.search(line):
            yield "%s:%d: unfinished: %s" % (name, number, line.strip())


def check_re2(name, text):
    if name not in RE2_FILES and any(include.startswith("re2/") for include in INCLUDE.findall(text)):
        yield "%s: includes RE2; only %s may" % (name, ", ".join(sorted(RE2_FILES)))


def check_pcre2(name, text):
    if name != PCRE2_FILE and "pcre2.h" in INCLUDE.findall(text):
        yield "%s: includes PCRE2; only %s may" % (name, PCRE2_FILE)


def check_sqlite(name, text):
    if name != SQLITE_FILE and "sqlite3.h" in INCLUDE.findall(text):
        yield "%s: includes SQLite; only %s may" % (name, SQLITE_FILE)


def check_poppler(name, text):
    users = [i for i in INCLUDE.findall(text) if POPPLER.match(i) or re.match(r"extractor/pdf_file_\w+\.h$", i)]
    if users and not POPPLER_FILES.match(name):
        yield "%s: includes %s; only extractor/pdf_file*.cpp and their own headers may know Poppler" % (name, users[0])


CHECKS = (check_layers, check_licence, check_pragma, check_finished, check_re2, check_pcre2, check_sqlite, check_poppler)


def breaches(root):
    """One sentence for every breach of a rule."""
    found = []
    for name, text in source_files(root):
        for check in CHECKS:
            found += check(name, text)
    return found


def main():
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]
    found = breaches(root)
    print("\n".join(found) if found else "%s: every rule holds" % root.name)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
