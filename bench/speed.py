#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares Arising with plain text extraction by pdftotext and mutool, on the same files in one run.

    bench/speed.py DIR... [--rounds 3] [--arising build/release/arising]
    bench/speed.py DIR... --extraction [--reader build/release/bench/arising_read] [--ignore-tags]
    bench/speed.py DIR... --memory [--arising build/release/arising]

Without a switch, `arising mine` is compared: structure, rules, links and a record, so that the ratio is a price, not a race.
With --extraction, only the extractor: PDF to Document (text, lines, blocks, tables, sections), no rules and no record, by
`arising_read` (bench/read_files.cpp), which reads the files one after the other as a worker does. Tools are shown both ways
that they can be used: with a process a file, and, where they take several files, with one process for all.
With --memory, every file is mined alone, and the largest worker is named.

Each round runs every tool once, one after the other, so that a busy machine disturbs all of them alike; the figures are
medians over the rounds. CPU is user and system time of the process and all its children. Memory is the largest resident
size of any one process; Linux carries it over from the process that started it, so nothing below this script's own size
(about 16 MiB) can be seen. What the tools write is thrown away.
"""

import argparse
import os
import re
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
LARGEST_SHOWN = 5


@dataclass
class Tool:
    name: str
    commands: list  # the processes of one round
    cpu: list = field(default_factory=list)
    wall: list = field(default_factory=list)
    peak: list = field(default_factory=list)  # MiB
    largest: str = ""  # last argument of the process with the highest peak
    failures: int = 0


def run_one(command):
    """(CPU seconds, peak MiB, exit status) of one process with its children."""
    with open(os.devnull, "wb") as nowhere:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=nowhere, stderr=nowhere)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / KIBIBYTES_PER_MEBIBYTE, process.returncode


def run_round(tool):
    start = time.monotonic()
    results = [run_one(command) for command in tool.commands]
    tool.wall.append(time.monotonic() - start)
    tool.cpu.append(sum(cpu for cpu, _, _ in results))
    peak, command = max((result[1], command[-1]) for result, command in zip(results, tool.commands))
    tool.peak.append(peak)
    tool.largest = command if len(tool.commands) > 1 else ""
    tool.failures = sum(status != 0 for _, _, status in results)
    if tool.failures == len(results) and results[0][2] not in FINISHED:
        sys.exit("speed.py: %s did not run (status %d), so there is nothing to compare: %s ..." %
                 (tool.name, results[0][2], " ".join(tool.commands[0][:3])))


def pdf_files(folder):
    return sorted(str(path) for path in folder.rglob("*") if path.suffix.lower() == ".pdf" and path.is_file())


def peers(files, extraction):
    """The other extractors that are installed; says which are not."""
    tools = []
    known = (("pdftotext", "poppler-utils", lambda file: ["pdftotext", file, "-"]),
             ("mutool", "mupdf-tools", lambda file: ["mutool", "draw", "-q", "-F", "text", file]))
    for name, package, command in known:
        if shutil.which(name):
            tools.append(Tool(name + (", a process a file" if extraction else ""), [command(file) for file in files]))
        else:
            print("%s is not installed, so there is no comparison with it: apt-get install %s" % (name, package))
    if extraction and shutil.which("mutool"):
        tools.append(Tool("mutool, one process", [["mutool", "draw", "-q", "-i", "-F", "text", *files]]))
    return tools


def extraction_tools(files, reader):
    return [Tool("arising, one process", [[*reader, *files]]),
            Tool("arising, a process a file", [[*reader, file] for file in files]),
            *peers(files, True)]


def mining_tools(files, arising, record):
    return [Tool("arising mine", [[arising, "mine", "--jobs", "1", *files, "-o", record]]), *peers(files, False)]


def pages_in(files, reader):
    """Pages as the extractor counts them."""
    done = subprocess.run([*reader, *files], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True)
    return int(re.search(r"(\d+) pages", done.stderr).group(1))


def print_table(tools, pages):
    base = statistics.median(tools[0].cpu)
    print("%-26s %8s %17s %11s %8s %9s %8s" %
          ("", "CPU s", "least to most", "pages/CPU s", "wall s", "peak MiB", "CPU to 1st"))
    for tool in tools:
        cpu = statistics.median(tool.cpu)
        spread = "%.2f to %.2f" % (min(tool.cpu), max(tool.cpu))
        rate = "%.0f" % (pages / cpu) if pages and cpu else "-"
        print("%-26s %8.2f %17s %11s %8.2f %9.1f %8.2fx" % (tool.name, cpu, spread, rate, statistics.median(tool.wall),
                                                           statistics.median(tool.peak), cpu / base if base else 0.0))
    for tool in tools:
        if tool.failures:
            print("%s: %d of %d processes did not end with status 0" % (tool.name, tool.failures, len(tool.commands)))
    for tool in tools:
        if tool.largest and tool.name.startswith("arising"):
            print("%s: most memory for %s" % (tool.name, tool.largest))


def compare(folder, files, options, scratch):
    if options.extraction:
        tools = extraction_tools(files, options.reader)
        pages = pages_in(files, options.reader)
    else:
        tools = mining_tools(files, options.arising, os.path.join(scratch, "record.json"))
        pages = 0
    for number in range(options.rounds):
        for tool in tools:
            run_round(tool)
        print("%s: round %d of %d done" % (folder, number + 1, options.rounds), file=sys.stderr)
    size = sum(os.path.getsize(file) for file in files) / 1e6
    counted = ", %d pages" % pages if pages else ""
    print("\n%s: %d files%s, %.1f MB, %d rounds, medians" % (folder, len(files), counted, size, options.rounds))
    print_table(tools, pages)


def measure_memory(folder, files, options, scratch):
    """Mines every file alone; pictures are left out, since recognising them is another program's memory."""
    record = os.path.join(scratch, "record.json")
    command = [options.arising, "mine", "--jobs", "1", "--ocr", "never", "--no-progress", "-o", record]
    peaks = sorted(((run_one([*command, file])[1], file) for file in files), reverse=True)
    print("\n%s: %d files; peak MiB of the largest process for each, median %.1f" %
          (folder, len(files), statistics.median(peak for peak, _ in peaks)))
    for peak, file in peaks[:LARGEST_SHOWN]:
        print("%8.1f  %s" % (peak, file))


def parse_options():
    parser = argparse.ArgumentParser(description="Compares the speed of arising with that of plain text extractors.")
    parser.add_argument("folders", type=Path, nargs="+", metavar="DIR", help="folder with PDF files; each is a table")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--arising", default="build/release/arising")
    parser.add_argument("--reader", default="build/release/bench/arising_read")
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--extraction", action="store_true", help="compare the extractor alone, without rules and record")
    mode.add_argument("--memory", action="store_true", help="name the files that take the most memory to mine")
    parser.add_argument("--ignore-tags", action="store_true", help="with --extraction: read the layout of every file")
    options = parser.parse_args()
    program, how = ((options.reader, "bin/prepare release, then cmake --preset release -DARISING_BENCH=ON and"
                     " cmake --build --preset release --target arising_read") if options.extraction else
                    (options.arising, "bin/prepare release"))
    if not shutil.which(program):
        sys.exit("speed.py: %s is not there; build it with: %s" % (program, how))
    options.reader = [options.reader, *(["--ignore-tags"] if options.ignore_tags else [])]
    return options


def main():
    options = parse_options()
    for folder in options.folders:
        files = pdf_files(folder)
        if not files:
            sys.exit("speed.py: no PDF file in %s" % folder)
        with tempfile.TemporaryDirectory() as scratch:
            (measure_memory if options.memory else compare)(folder, files, options, scratch)


if __name__ == "__main__":
    main()
