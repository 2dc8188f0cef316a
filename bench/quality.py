#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores what is mined against annotations by careful readers: per kind, per series, and since the last commit.

    bench/quality.py [--shared ../shared] [--gold FOLDER] [--data FOLDER]... [--arising build/release/arising]
                     [--annotated-only] [--leave-one-out] [--record RECORD.json] [--save]

Prints, beside the figures that `score/score.py` gives for the whole of the gold:

- F1 of every kind for every series (a folder of the gold), with the number of annotated statements, and how it differs
  from bench/quality.json, which holds the figures of the last commit that changed them (`--save` writes it; a series
  goes by a hash of its name there, since names of bodies have no place in this project);
- the calibration of confidence: of the statements that were given a confidence, the share that is right;
- with --leave-one-out, F1 of decisions, actions and progress of every series without the rules that the other series do
  not ask for: those that find nothing right anywhere else. A rule that was written for one series helps nobody else.

--annotated-only mines only the documents that have gold, which takes a fraction of the time; trails are then meaningless
and are not compared. Without ../shared there is nothing to measure, and the script says so.
"""

import argparse
import collections
import hashlib
import importlib.util
import json
import subprocess
import sys
import tempfile
from pathlib import Path

LAST = Path(__file__).with_name("quality.json")
CONFIDENCE_BANDS = (0.0, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.01)
SMALL = 5  # fewer annotated statements than this say nothing: printed, not compared


def load_scorer(shared):
    spec = importlib.util.spec_from_file_location("score", shared / "score/score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold_files(folder):
    """{series: [(file, content)]} of the annotated documents."""
    series = collections.defaultdict(list)
    for path in sorted(folder.rglob("*.json")):
        content = json.loads(path.read_text(encoding="utf-8"))
        if "doc" in content and "statements" in content:
            series[path.parent.name].append(content)
    return series


class Record:
    """A record, searched by the path or the file name of a document."""

    def __init__(self, path):
        content = json.loads(Path(path).read_text(encoding="utf-8"))
        self._documents = content["documents"]
        self._statements = collections.defaultdict(list)
        for statement in content["statements"]:
            self._statements[statement["document"]].append(statement)

    def statements_of(self, doc):
        """None when the record does not have the document."""
        same_path = [d for d in self._documents
                     if ("/" + d["path"]).endswith("/" + doc) or ("/" + doc).endswith("/" + d["path"])]
        same_name = [d for d in self._documents if Path(d["path"]).name == Path(doc).name]
        found = same_path[:1] or (same_name if len(same_name) == 1 else [])
        return self._statements[found[0]["id"]] if found else None


def score_document(score, gold, said_all, tallies, confidences, right_rules=None):
    for kind in score.KINDS:
        complete = gold.get("complete_for") or {}
        scope = complete.get(kind, complete.get(kind.replace("-cited", ""), []))
        wanted = [(i, s) for i, s in enumerate(gold["statements"])
                  if score.kind_of(s) == kind and score.in_scope(scope, s["page"])]
        near = [(k, s) for k, s in enumerate(said_all) if score.kind_of(s) == kind]
        matched = score.match(kind, wanted, near)
        hits = {k for _, k, _ in matched}
        counted = hits | {k for k, s in near if score.in_scope(scope, s.get("page"))}
        tally = tallies[kind]
        tally.gold += len(wanted)
        tally.found += len(matched)
        tally.said += len(counted)
        for k in counted:
            confidences.append((kind, said_all[k].get("confidence", 0.0), k in hits))
        if right_rules is not None:
            right_rules.update(said_all[k]["rule"] for k in hits)


def measure(score, series, record):
    """{series: {kind: Tally}}, [(kind, confidence, right)]"""
    figures, confidences = {}, []
    for name, documents in series.items():
        tallies = collections.defaultdict(score.Tally)
        for gold in documents:
            score_document(score, gold, record.statements_of(gold["doc"]) or [], tallies, confidences)
        figures[name] = {kind: tally for kind, tally in tallies.items() if tally.gold or tally.said}
    return figures, confidences


def without_own_rules(score, series, record):
    """{series: {kind: Tally}} without the rules that find nothing right in any other series. The seed documents, which
    stand in three renderings, are one series."""
    family = {name: "seeds" if name.startswith("seeds") else name for name in series}
    right = collections.defaultdict(set)
    for name, documents in series.items():
        for gold in documents:
            score_document(score, gold, record.statements_of(gold["doc"]) or [], collections.defaultdict(score.Tally), [],
                           right[family[name]])
    figures = {}
    for name, documents in series.items():
        elsewhere = set().union(*(rules for other, rules in right.items() if other != family[name]))
        tallies = collections.defaultdict(score.Tally)
        for gold in documents:
            said = [s for s in record.statements_of(gold["doc"]) or [] if s["rule"] in elsewhere]
            score_document(score, gold, said, tallies, [])
        figures[name] = tallies
    return figures


def print_leave_one_out(figures, left_out):
    kinds = ("decision", "action", "progress")
    print("\nF1 with all rules, and without those that only this series asks for (annotated statements)")
    print("%-16s" % "" + "".join("%-24s" % kind for kind in kinds))
    for name, tallies in figures.items():
        cells = ["%.3f  %.3f  (%d)" % (tallies[kind].row()[2], left_out[name][kind].row()[2], tallies[kind].gold)
                 if kind in tallies and tallies[kind].gold else "-" for kind in kinds]
        print("%-16s" % name + "".join("%-24s" % text for text in cells))


def key_of(series):
    return hashlib.sha256(series.encode()).hexdigest()[:8]


def cell(tally, before):
    f1 = tally.row()[2]
    text = "%.3f (%d)" % (f1, tally.gold)
    if before is not None and tally.gold >= SMALL and abs(f1 - before) >= 0.0005:
        text += " %+.3f" % (f1 - before)
    return text


def print_series(score, figures, last):
    kinds = [kind for kind in score.KINDS if any(kind in tallies for tallies in figures.values())]
    print("\nF1 per series (annotated statements), and the change since the figures that were saved")
    print("%-16s" % "" + "".join("%-22s" % kind for kind in kinds))
    for name, tallies in figures.items():
        cells = [cell(tallies[kind], last.get(key_of(name), {}).get(kind)) if kind in tallies else "-" for kind in kinds]
        print("%-16s" % name + "".join("%-22s" % text for text in cells))


def print_calibration(confidences):
    print("\nConfidence: what was claimed, and the share that was right (statements)")
    print("%-14s %9s %9s %8s" % ("band", "claimed", "right", "n"))
    for low, high in zip(CONFIDENCE_BANDS, CONFIDENCE_BANDS[1:]):
        band = [(claimed, right) for _, claimed, right in confidences if low <= claimed < high]
        if band:
            claimed = sum(c for c, _ in band) / len(band)
            print("%.2f to %.2f   %9.3f %9.3f %8d" %
                  (low, min(high, 1.0), claimed, sum(right for _, right in band) / len(band), len(band)))


def mine(options, series, scratch):
    record = Path(scratch) / "record.json"
    folders = options.data or [options.shared / "data"]
    inputs = [str(folder) for folder in folders]
    if options.annotated_only:
        by_end = {path.as_posix(): path for folder in folders for path in folder.rglob("*.pdf")}
        wanted = {gold["doc"] for documents in series.values() for gold in documents}
        inputs = sorted(str(path) for end, path in by_end.items() if any(end.endswith("/" + doc) for doc in wanted))
    subprocess.run([options.arising, "mine", *inputs, "-o", str(record), "--no-progress"], check=False,
                   stderr=subprocess.DEVNULL)
    return record


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--gold", type=Path, help="the annotations, if not those of the shared folder")
    parser.add_argument("--data", type=Path, action="append", help="a folder of the documents; may be repeated")
    parser.add_argument("--arising", default="build/release/arising")
    parser.add_argument("--annotated-only", action="store_true", help="mine only the documents that have gold")
    parser.add_argument("--record", type=Path, help="score this record; nothing is mined")
    parser.add_argument("--leave-one-out", action="store_true", help="also score every series without the rules that only it asks for")
    parser.add_argument("--save", action="store_true", help="write the figures into bench/quality.json")
    options = parser.parse_args()
    if not (options.shared / "score/score.py").exists():
        sys.exit("quality.py: there are no annotations in %s, so there is nothing to measure" % options.shared)
    gold = options.gold or options.shared / "gold"
    score = load_scorer(options.shared)
    series = gold_files(gold)
    with tempfile.TemporaryDirectory() as scratch:
        record = options.record or mine(options, series, scratch)
        subprocess.run([sys.executable, str(options.shared / "score/score.py"), "--gold", str(gold), str(record)], check=True)
        read = Record(record)
        figures, confidences = measure(score, series, read)
        left_out = without_own_rules(score, series, read) if options.leave_one_out else None
    last = json.loads(LAST.read_text(encoding="utf-8")) if LAST.exists() and not options.gold else {}
    print_series(score, figures, last)
    print_calibration(confidences)
    if left_out:
        print_leave_one_out(figures, left_out)
    if options.save:
        saved = {key_of(name): {kind: round(tally.row()[2], 4) for kind, tally in tallies.items()} for name, tallies in figures.items()}
        LAST.write_text(json.dumps(saved, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
