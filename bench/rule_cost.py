#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What rules cost: the same archive mined with 1, 50 and 1,000 rules, and the rules' share of a run with the shipped packs.

    bench/rule_cost.py DIR [--rounds 3] [--arising build/release/arising] [--rules 1 50 1000]

The rules are generated, of the forms that the shipped packs have: words of committees and inspections in a phrase, with
alternatives, captures and gaps. Every tenth rule is made of words that are in most documents ("plan ... clear"), so that
it is tried and often matches; the others of words that are rare. The generator has a fixed seed: every machine measures the
same rules. Times are user and system seconds of the process and its workers, medians over the rounds; the counts take turns,
so that a busy machine disturbs all of them alike. The share is what `arising rules profile` says.
"""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

COMMON = ("committee", "council", "report", "members", "agreed", "approved", "meeting", "child", "service", "plan")
COMMON_PARTS = ("not", "been", "made", "clear", "effective", "strong", "appropriate", "timely", "consistent", "regular")
SUBJECTS = ("drainage", "allotment", "footpath", "culvert", "bandstand", "verge", "playground", "library", "ferry", "quay",
            "orchard", "reservoir", "towpath", "weighbridge", "almshouse", "causeway", "lychgate", "bollard", "sluice", "pound")
ADJECTIVES = ("derelict", "provisional", "overdue", "statutory", "temporary", "seasonal", "northern", "eastern", "disused",
              "flooded", "listed", "shared", "private", "municipal", "ancient", "narrow", "wooden", "granite", "tidal", "upper")
VERBS = ("repaired", "inspected", "surveyed", "reopened", "transferred", "relocated", "restored", "dredged", "fenced", "leased",
         "advertised", "insured", "demolished", "reviewed", "purchased", "painted", "replaced", "widened", "closed", "drained")
OWNER = r"(?P<owner>(?:[Tt]he )?(?:Clerk|Chair(?:man)?|Director|Treasurer|Cllr\.? \p{{Lu}}\w+))"
FORMS = (
    r"(?i)\b{a} {s}s? (?:be|is to be|should be|will be) {v}\b",
    OWNER + r" (?:to|will|is to) (?:have|get|see) the {a} {s} {v}(?: (?P<due>by [^.,;]+))?",
    r"(?i)\b(?:RESOLVED|agreed|noted) that (?P<text>[^.]*\b{s}s?\b[^.]*\b{v}\b[^.]*)",
    r"\b(?:{a}|{a2}) {s} (?:was|were|has been) {v}\b.{{0,80}}",
    r"(?i)^the {s}\b.{{0,60}}\b(?:{v}|{v2})\b",
)
COMMON_FORMS = (
    r"(?i)\b{c}s? (?:have|has|are|is) (?:{p}|{p2})\b(?P<text>[^.]*)",
    r"(?i)\bthe {c}s?\b.{{0,40}}\b(?:{p}|{v})\b",
    OWNER + r"[^.]{{0,40}} the {c}s?\b.{{0,40}}\b(?:{p}|{p2})\b",
)


def fill(form, choose):
    return form.format(a=choose(ADJECTIVES), a2=choose(ADJECTIVES), s=choose(SUBJECTS), v=choose(VERBS), v2=choose(VERBS),
                       c=choose(COMMON), p=choose(COMMON_PARTS), p2=choose(COMMON_PARTS))


def example_of(pattern):
    """A rule needs one; it is not run here."""
    return "An example of %d letters." % len(pattern)


def pack(count):
    """The text of a pack with that many rules."""
    generator = random.Random(1)
    lines = ['[pack]', 'id = "generated"', 'version = "1.0.0"']
    for i in range(count):
        form = generator.choice(COMMON_FORMS if i % 10 == 0 else FORMS)
        pattern = fill(form, generator.choice)
        kind = generator.choice(("action", "decision", "recommendation"))
        lines += ['', '[[rule]]', 'id = "rule-%d"' % i, 'shape = "sentence"', 'kind = "%s"' % kind, "match = '%s'" % pattern,
                  'priority = %d' % generator.randrange(20), 'examples = ["%s"]' % example_of(pattern)]
    return "\n".join(lines) + "\n"


def run(command):
    """User and system seconds of one process with its children."""
    with open(os.devnull, "wb") as nowhere:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=nowhere, stderr=nowhere)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit("rule_cost.py: status %d: %s" % (process.returncode, " ".join(command)))
    return usage.ru_utime + usage.ru_stime


def measure(options, scratch):
    times = {count: [] for count in options.rules}
    found = {}
    for count in options.rules:
        (scratch / ("%d.toml" % count)).write_text(pack(count), encoding="utf-8")
    for number in range(options.rounds):
        for count in options.rules:
            record = scratch / "record.json"
            times[count].append(run([options.arising, "mine", "--jobs", "1", "--no-progress", "--only-rules", "--rules",
                                     str(scratch / ("%d.toml" % count)), str(options.folder), "-o", str(record)]))
            found[count] = json.loads(record.read_text(encoding="utf-8"))["summary"]
            record.unlink()
        print("round %d of %d done" % (number + 1, options.rounds), file=sys.stderr)
    return times, found


def print_table(times, found):
    print("%8s %10s %19s %12s %12s" % ("rules", "CPU s", "(least to most)", "statements", "fallbacks"))
    for count, seconds in times.items():
        summary = found[count]
        print("%8d %10.2f %19s %12d %12d" % (count, statistics.median(seconds), "(%.2f to %.2f)" % (min(seconds), max(seconds)),
                                            summary["statements"], summary.get("prefilter_fallbacks", 0)))
    if 50 in times and 1000 in times:
        print("1,000 rules to 50: %.2fx" % (statistics.median(times[1000]) / statistics.median(times[50])))


def print_share(options):
    profile = subprocess.run([options.arising, "rules", "profile", str(options.folder), "--ocr", "never", "--as", "json"],
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    if profile.returncode in (0, 1):
        print("shipped packs: loading them and mining are %.1f %% of a run without linking and writing"
              % (100 * json.loads(profile.stdout)["rules_share"]))


def main():
    parser = argparse.ArgumentParser(description="Measures what rules cost.")
    parser.add_argument("folder", type=Path, metavar="DIR", help="folder with PDF files")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--arising", default="build/release/arising")
    parser.add_argument("--rules", type=int, nargs="+", default=[1, 50, 1000])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        print_table(*measure(options, Path(scratch)))
    print_share(options)


if __name__ == "__main__":
    main()
