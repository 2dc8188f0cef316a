#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Validates records and audits against the published schemas, with a validator that shares no code with the writers.

usage: validate_record.py SCHEMA FILE...      a record that ends in .jsonl is checked line by line
Beyond the schema: every id and place that is referred to exists, and the sums add up.
"""
import json
import sys

import jsonschema

KINDS = {"rules": "rules", "document": "documents", "meeting": "meetings", "statement": "statements", "trail": "trails",
         "correction": "corrections"}


def from_lines(lines):
    """The one-document form of a JSON Lines record."""
    record = {key: [] for key in KINDS.values() if key != "corrections"}
    for line in lines:
        value = json.loads(line)
        kind = value.pop("type")
        if kind == "header":
            record.update(value)
        elif kind == "summary":
            record["summary"] = value
        else:
            record.setdefault(KINDS[kind], []).append(value)
    return record


def broken_references(record):
    documents = {d["id"] for d in record["documents"]}
    meetings = {m["id"] for m in record["meetings"]}
    statements = {s["id"] for s in record["statements"]}
    for name, ids in (("documents", documents), ("meetings", meetings), ("statements", statements)):
        if len(ids) != len(record[name]):
            yield f"{name}: an id stands twice"
    for s in record["statements"]:
        if s["document"] not in documents or s.get("meeting", next(iter(meetings), None)) not in meetings | {None}:
            yield f"{s['id']}: no such document or meeting"
    for t in record["trails"]:
        if not set(t["statements"]) <= statements or not {e for k in t["links"] for e in (k["from"], k["to"])} <= set(t["statements"]):
            yield f"{t['id']}: no such statement"
    summary = record["summary"]
    if summary["inputs"] != summary["read"] + summary["partly_read"] + summary["unreadable"] + summary["skipped"]:
        yield "summary: the states do not add up to the inputs"


def broken_places(audit):
    """The same for an audit."""
    for matter in audit["matters"]:
        places = [matter["asked"], *matter.get("recurrence", {}).get("asked", [])]
        if max(places) >= len(matter["quotations"]):
            yield f"{matter['id']}: no such quotation"
        dates = [q.get("date", "") for q in matter["quotations"]]
        if dates != sorted(dates) or [matter["first"], matter["last"]] != [dates[0], dates[-1]]:
            yield f"{matter['id']}: not in time order"
    for aspect in audit.get("aspects", []):
        if len(aspect["by_year"]) != len(audit["years"]) or sum(aspect["by_year"]) != aspect["recommendations"]:
            yield f"{aspect['aspect']}: the years do not add up"


def main(schema_file, *record_files):
    with open(schema_file, encoding="utf-8") as stream:
        schema = json.load(stream)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    failures = 0
    for name in record_files:
        with open(name, encoding="utf-8") as stream:
            record = from_lines(stream) if name.endswith(".jsonl") else json.load(stream)
        errors = [f"{'/'.join(map(str, e.path))}: {e.message}" for e in validator.iter_errors(record)]
        is_audit = record.get("schema", "").startswith("arising/audit/")
        errors = errors or list(broken_places(record) if is_audit else broken_references(record))
        for error in errors[:20]:
            print(f"{name}: {error}", file=sys.stderr)
        failures += bool(errors)
    return 1 if failures else 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
