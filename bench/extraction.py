#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures what the extractor recovers of a page, on documents that others made and annotated.

    bench/extraction.py [reading|tables|structure|agreement ...] [--shared ../shared] [--arising build/release/arising]
                        [--keep FOLDER] [--per-document]

reading, tables and structure run the evaluators beside those sets (`eval/` there). agreement reads the tagged documents
of `data/` twice, with their tags and with `--ignore-tags`, and says for which share of the characters of headings, list
items and table cells the second reading gives the same kind of block: how much of the author's structure the layout
alone gives back. Words of the two readings are aligned in order; a word that only one of them has counts as wrong.
"""

import argparse
import collections
import concurrent.futures
import difflib
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

SECONDS_A_FILE = 60
MEASURED_KINDS = ("heading", "list_item", "table_cell")
# `p1 list_item 2 [a)] text`, `p2 table_cell t0 r1 c2 x1 text`: what stands before the text in a line of --as blocks
BLOCK_LINE = re.compile(r"^p\d+ (?P<kind>\w+)(?: \d+)?(?: t\d+ r\d+ c\d+(?: \w+\d+)*(?: header)?)?(?: \[[^\]]*\])? ?(?P<text>.*)$")


def show(arising, path, view, *switches):
    command = [arising, "show", str(path), "--as", view, *switches]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS_A_FILE, check=False)
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout


def write_predictions(arising, folder, files, view, suffix, *switches):
    folder.mkdir(parents=True, exist_ok=True)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for path, text in zip(files, pool.map(lambda path: show(arising, path, view, *switches), files)):
            (folder / (path.stem + suffix)).write_text(text, encoding="utf-8")


def evaluate(script, *arguments):
    subprocess.run([sys.executable, str(script), *map(str, arguments)], check=True)


def markdown_set(options, name, *extra, switches=()):
    folder = options.shared / "bench" / name
    files = sorted((folder / "pdfs").glob("*.pdf"))
    write_predictions(options.arising, options.keep / name, files, "markdown", ".md", *switches)
    evaluate(options.shared / "bench/eval/mdeval.py", options.keep / name, "--gold", folder / "gold", *extra,
             *(["--per-doc"] if options.per_document else []))


def reading(options):
    markdown_set(options, "reading", switches=("--keep-furniture",))


def structure(options):
    markdown_set(options, "structure", "--skip", "")


def tables(options):
    folder = options.shared / "bench/tables"
    write_predictions(options.arising, options.keep / "tables", sorted(folder.glob("*.pdf")), "tables", ".json")
    evaluate(options.shared / "bench/eval/icdar_eval.py", options.keep / "tables", "--gold", folder,
             *(["--per-doc"] if options.per_document else []))


def kinds_of_words(view):
    words = []
    for line in view.splitlines():
        found = BLOCK_LINE.match(line)
        if found:
            words += [(word, found["kind"]) for word in found["text"].split()]
    return words


def agreement_of(arising, path):
    """(characters, characters agreed, kinds given instead) per kind of block of one tagged file."""
    tagged = kinds_of_words(show(arising, path, "blocks"))
    laid_out = kinds_of_words(show(arising, path, "blocks", "--ignore-tags"))
    matcher = difflib.SequenceMatcher(None, [word for word, _ in tagged], [word for word, _ in laid_out], autojunk=False)
    other = {}
    for first, second, length in matcher.get_matching_blocks():
        for offset in range(length):
            other[first + offset] = laid_out[second + offset][1]
    counts = collections.Counter()
    for index, (word, kind) in enumerate(tagged):
        if kind in MEASURED_KINDS:
            counts[kind, other.get(index, "absent")] += len(word)
    return counts


def tagged_files(arising, folder):
    """The files below a folder whose text was read from their tags, as the record says."""
    with tempfile.TemporaryDirectory() as scratch:
        record = Path(scratch) / "record.json"
        subprocess.run([arising, "mine", str(folder), "-o", str(record), "--no-progress", "--ocr", "never"], check=False,
                       stderr=subprocess.DEVNULL)
        documents = json.loads(record.read_text(encoding="utf-8"))["documents"]
    return sorted({document["sha256"]: folder / document["path"] for document in documents
                   if document["text_source"] == "tags"}.values())


def agreement(options):
    tagged = tagged_files(options.arising, options.shared / "data")
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = dict(zip(tagged, pool.map(lambda path: agreement_of(options.arising, path), tagged)))
    total = collections.Counter()
    for path, counts in results.items():
        total.update(counts)
        if options.per_document:
            characters = sum(counts.values())
            agreed = sum(count for (kind, other), count in counts.items() if kind == other)
            print("%6.3f %7d %s" % (agreed / max(1, characters), characters, path.name))
    print("agreement: %d tagged documents" % len(tagged))
    for kind in MEASURED_KINDS:
        characters = sum(count for (of, _), count in total.items() if of == kind)
        rest = ", ".join("%s %.3f" % (other, count / characters) for (of, other), count in total.most_common()
                         if of == kind and other != kind)
        print("  %-10s %8d characters, agreed %.3f (%s)" % (kind, characters, total[kind, kind] / max(1, characters), rest))


def main():
    sets = {"reading": reading, "tables": tables, "structure": structure, "agreement": agreement}
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("sets", nargs="*", metavar="SET", help="of " + ", ".join(sets) + " (all, if none is named)")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--arising", default="build/release/arising")
    parser.add_argument("--keep", type=Path, help="write what was predicted here")
    parser.add_argument("--per-document", action="store_true")
    options = parser.parse_args()
    if unknown := set(options.sets) - set(sets):
        parser.error("no such set: " + ", ".join(sorted(unknown)))
    with tempfile.TemporaryDirectory() as scratch:
        options.keep = options.keep or Path(scratch)
        for name in options.sets or sets:
            print("== " + name, flush=True)
            sets[name](options)


if __name__ == "__main__":
    main()
