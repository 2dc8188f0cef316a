#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares `arising mine` with plain text extraction by pdftotext and mutool, on the same files in one run.

    bench/speed.py DIR [--rounds 3] [--arising build/release/arising]

Each round runs every tool once, one after the other, so that a busy machine disturbs all of them alike; the figures are
medians over the rounds. CPU is user and system time of the process and all its children. Memory is the largest resident
size of any one process; Linux carries it over from the process that started it, so nothing below this script's own size
(about 16 MiB) can be seen. The peers get a process a file, since that is the only way in which they can be used on a folder;
their output is thrown away. Arising does more (structure, rules, links, a record), so the ratio is a price, not a race.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

KIBIBYTES_PER_MEBIBYTE = 1024.0
FINISHED = (0, 1)  # arising: 1 = some document was not read; the peers: some page was not


@dataclass
class Tool:
    name: str
    commands: list  # the processes of one round
    cpu: list = field(default_factory=list)
    wall: list = field(default_factory=list)
    peak: list = field(default_factory=list)  # MiB
    failures: int = 0


def run_one(command):
    """(CPU seconds, peak KiB, exit status) of one process with its children."""
    with open(os.devnull, "wb") as nowhere:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=nowhere, stderr=nowhere)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss, process.returncode


def run_round(tool):
    start = time.monotonic()
    results = [run_one(command) for command in tool.commands]
    tool.wall.append(time.monotonic() - start)
    tool.cpu.append(sum(cpu for cpu, _, _ in results))
    tool.peak.append(max(peak for _, peak, _ in results) / KIBIBYTES_PER_MEBIBYTE)
    tool.failures = sum(status != 0 for _, _, status in results)
    if tool.failures == len(results) and results[0][2] not in FINISHED:
        sys.exit("speed.py: %s did not run (status %d), so there is nothing to compare: %s ..." %
                 (tool.name, results[0][2], " ".join(tool.commands[0][:3])))


def pdf_files(folder):
    return sorted(str(path) for path in folder.rglob("*") if path.suffix.lower() == ".pdf" and path.is_file())


def tools_for(files, arising, record):
    """The tools that are installed; says which are not."""
    tools = [Tool("arising mine", [[arising, "mine", "--jobs", "1", *files, "-o", record]])]
    peers = (("pdftotext", "poppler-utils", lambda file: ["pdftotext", file, "-"]),
             ("mutool", "mupdf-tools", lambda file: ["mutool", "draw", "-q", "-F", "text", file]))
    for name, package, command in peers:
        if shutil.which(name):
            tools.append(Tool(name, [command(file) for file in files]))
        else:
            print("%s is not installed, so there is no comparison with it: apt-get install %s" % (name, package))
    return tools


def print_table(tools):
    base = statistics.median(tools[0].cpu)
    print("%-14s %10s %19s %10s %10s %18s" % ("", "CPU s", "(least to most)", "wall s", "peak MiB", "CPU to arising's"))
    for tool in tools:
        cpu = statistics.median(tool.cpu)
        spread = "(%.2f to %.2f)" % (min(tool.cpu), max(tool.cpu))
        print("%-14s %10.2f %19s %10.2f %10.1f %17.2fx" % (tool.name, cpu, spread, statistics.median(tool.wall),
                                                          statistics.median(tool.peak), cpu / base if base else 0.0))
    for tool in tools:
        if tool.failures:
            print("%s: %d of %d processes did not end with status 0" % (tool.name, tool.failures, len(tool.commands)))


def main():
    parser = argparse.ArgumentParser(description="Compares the speed of arising with that of plain text extractors.")
    parser.add_argument("folder", type=Path, metavar="DIR", help="folder with PDF files")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--arising", default="build/release/arising")
    options = parser.parse_args()
    files = pdf_files(options.folder)
    if not files:
        sys.exit("speed.py: no PDF file in %s" % options.folder)
    if not shutil.which(options.arising):
        sys.exit("speed.py: %s is not there; build it with: bin/prepare release" % options.arising)
    with tempfile.TemporaryDirectory() as scratch:
        tools = tools_for(files, options.arising, os.path.join(scratch, "record.json"))
        for number in range(options.rounds):
            for tool in tools:
                run_round(tool)
            print("round %d of %d done" % (number + 1, options.rounds), file=sys.stderr)
    size = sum(os.path.getsize(file) for file in files) / 1e6
    print("%d files, %.1f MB, %d rounds, medians" % (len(files), size, options.rounds))
    print_table(tools)


if __name__ == "__main__":
    main()
