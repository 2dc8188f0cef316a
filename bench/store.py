#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a store saves: `arising mine DIR --store` for the first time, again, and with one changed pack.

    bench/store.py DIR [--rounds 1] [--arising build/release/arising] [-- OPTION...]

Each round begins without a store. Options after -- go to `arising mine` ("-- --ocr never"). CPU is user and system time of
the process and all its children; what is shown are medians. All three records are compared with those of runs without a
store: they must be the same, byte for byte. The pack that is changed is the largest of the shipped ones; a line of comment is
added, which is as much of a change as any other.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FINISHED = (0, 1)  # 1 = some document was not read


def measured(command, packs):
    """(CPU seconds, wall seconds) of one run."""
    before, begin = os.times(), time.monotonic()
    done = subprocess.run(command, env=dict(os.environ, ARISING_PACKS=str(packs)), stderr=subprocess.PIPE, text=True)
    after, end = os.times(), time.monotonic()
    if done.returncode not in FINISHED:
        sys.exit("%s\n%s" % (" ".join(map(str, command)), done.stderr))
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return cpu, end - begin


def changed_packs(folder):
    """A copy of the shipped packs with one change."""
    copy = folder / "packs"
    shutil.copytree(ROOT / "rules" / "packs", copy)
    largest = max(copy.rglob("*.toml"), key=lambda path: path.stat().st_size)
    largest.write_text(largest.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    return copy


def one_round(arguments, folder):
    """[(what, CPU, wall, bytes of the store)]"""
    store, record = folder / "store", folder / "record.json"
    shipped, changed = ROOT / "rules" / "packs", changed_packs(folder)
    mine = [arguments.arising, "mine", arguments.folder, "--no-progress", *arguments.options]
    rows = []
    for what, packs in (("first", shipped), ("again", shipped), ("one pack changed", changed)):
        cpu, wall = measured([*mine, "--store", store, "-o", record], packs)
        rows.append((what, cpu, wall, store.stat().st_size))
        plain = folder / ("plain-%s.json" % packs.parent.name)
        if not plain.exists():
            measured([*mine, "-o", plain], packs)
        if plain.read_bytes() != record.read_bytes():
            sys.exit("%s: the record is not the one without a store" % what)
    return rows


def parsed():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--arising", default=str(ROOT / "build/release/arising"))
    own, _, options = " ".join(sys.argv[1:]).partition(" -- ")
    arguments = parser.parse_args(own.split())
    arguments.options = options.split()
    return arguments


def main():
    arguments = parsed()
    rounds = []
    for _ in range(arguments.rounds):
        with tempfile.TemporaryDirectory() as folder:
            rounds.append(one_round(arguments, Path(folder)))
    first_cpu = statistics.median(rows[0][1] for rows in rounds)
    first_wall = statistics.median(rows[0][2] for rows in rounds)
    print("%-18s %8s %8s %8s %8s %10s" % ("run", "CPU s", "of first", "wall s", "of first", "store MB"))
    for i, (what, *_) in enumerate(rounds[0]):
        cpu = statistics.median(rows[i][1] for rows in rounds)
        wall = statistics.median(rows[i][2] for rows in rounds)
        size = rounds[-1][i][3] / 1e6
        print("%-18s %8.2f %7.1f%% %8.2f %7.1f%% %10.1f" % (what, cpu, 100 * cpu / first_cpu, wall,
                                                           100 * wall / first_wall, size))


if __name__ == "__main__":
    main()
