#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Learns the weights of corpus/restatement.h and corpus/same_matter.h, and measures linking, one body left out at a time.

usage: linking.py --tool build/.../arising_linking --record RECORD.json --score SCORE.py --gold DIR [--more DIR]
                  [--thresholds]

RECORD is what `arising mine` wrote for the annotated archive, DIR holds its annotations, SCORE.py the program that scores
a record against them (its functions find which statement of the record is which of the annotation). --more: further
annotations, JSON files whose links name statements of the record by their ids.

Prints, for both models: body by body the weights learnt on all others, and how the trails of the one left out do with
them, scored as SCORE.py does: pairs of statements of different documents that share a trail, of those that were annotated.
Last the weights learnt on all, which belong into the headers. With --thresholds also how the thresholds of LinkOptions do,
with the weights that the headers have.
"""
import argparse
import collections
import glob
import importlib.util
import itertools
import json
import math
import os
import subprocess
import tempfile

RELATED = 0.3  # what a pair that is only "related" is worth as an answer, between no (0) and the same matter (1)
RIDGE = 2.0  # keeps weights small where few pairs tell
WORTH = 100  # what the pairs of one series that are the same count in all, however many they are; of few less
FEWEST = 30
GRID = {'same_matter': (0.15, 0.2, 0.25, 0.3), 'same_matter_average': (0.25, 0.3, 0.35, 0.4, 0.45)}
MODELS = ('request', 'matter')


class Series:
    """What was annotated of one body's documents: members and pairs of them, by the ids of statements in the record"""
    def __init__(self, name, body, model, documents, members, same, related):
        self.name, self.body, self.model, self.documents = name, body, model, documents
        self.members, self.same, self.related = members, same, related


def load_module(path):
    spec = importlib.util.spec_from_file_location('score', path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def found_statements(record, score, folder):
    """-> {(document of the annotation, number): id in the record}, {document of the annotation: id in the record}"""
    by_document = collections.defaultdict(list)
    for statement in record['statements']:
        by_document[statement['document']].append(statement)
    found, documents = {}, {}
    for name in sorted(glob.glob(os.path.join(folder, '**', '*.json'), recursive=True)):
        gold = json.load(open(name, encoding='utf-8'))
        if 'statements' not in gold:
            continue
        ids = [d['id'] for d in record['documents'] if ('/' + d['path']).endswith('/' + gold['doc'])]
        if not ids:
            continue
        key = os.path.splitext(os.path.basename(name))[0]
        documents[key], said = ids[0], by_document[ids[0]]
        for kind in score.TEXT_KINDS:
            wanted = [(i, s) for i, s in enumerate(gold['statements']) if s['kind'] == kind]
            for i, k, _ in score.match(kind, wanted, [(k, s) for k, s in enumerate(said) if s['kind'] == kind]):
                found[key, i] = said[k]['id']
    return found, documents


def series_of(record, score, folder, more):
    found, documents = found_statements(record, score, folder)
    kind_of = {s['id']: s['kind'] for s in record['statements']}
    all_series = []
    for name in sorted(glob.glob(os.path.join(folder, '**', 'recur-*.json'), recursive=True)):
        gold = json.load(open(name, encoding='utf-8'))
        kinds = gold.get('kinds', ['recommendation'])
        members = {s for key, s in found.items() if key[0] in gold['docs'] and kind_of[s] in kinds}
        pairs = {(found.get(tuple(l['from'])), found.get(tuple(l['to']))): l['strength'] for l in gold['links']}
        body = gold['la'] if kinds == ['recommendation'] else os.path.basename(os.path.dirname(name))
        all_series.append((gold['la'] if kinds == ['recommendation'] else body, body,
                           [documents[d] for d in gold['docs'] if d in documents], members, pairs))
    for name in sorted(glob.glob(os.path.join(more, '*.json'))) if more else []:
        gold = json.load(open(name, encoding='utf-8'))
        members = {s for s in gold['members'] if s in kind_of}
        all_series.append((gold['la'], gold['body'], gold['docs'], members,
                           {(l['from'], l['to']): l['strength'] for l in gold['links']}))
    result = []
    for name, body, docs, members, pairs in all_series:
        reachable = {p: kind for p, kind in pairs.items() if p[0] in members and p[1] in members}
        if 'same' in reachable.values():
            is_inspected = all(kind_of[m] == 'recommendation' for m in members)
            result.append(Series(name, body, 'request' if is_inspected else 'matter', docs, members, {p for p, k in reachable.items() if k == 'same'},
                                 {p for p, k in reachable.items() if k != 'same'}))
    return result


def labelled(pairs, all_series):
    """Pairs that a model weighs, each with its answer and what it counts: [(body, evidence, answer, weight)]"""
    rows = []
    for series in all_series:
        weight = WORTH / max(FEWEST, len(series.same))
        for pair in pairs:
            key = (pair['from'], pair['to'])
            if key[0] in series.members and key[1] in series.members:
                answer = 1.0 if key in series.same else RELATED if key in series.related else 0.0
                rows.append((series.body, [1.0] + pair['seen'], answer, weight))
    return rows


def solve(matrix, right):
    rows = [row[:] + [value] for row, value in zip(matrix, right)]
    size = len(rows)
    for i in range(size):
        pivot = max(range(i, size), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(size):
            if r != i:
                factor = rows[r][i] / rows[i][i]
                rows[r] = [x - factor * y for x, y in zip(rows[r], rows[i])]
    return [rows[i][size] / rows[i][i] for i in range(size)]


def learn(rows):
    """Logistic regression by Newton's method, with a ridge on all weights but the constant"""
    size = len(rows[0][1])
    weights = [0.0] * size
    for _ in range(25):
        gradient = [0.0] * size
        hessian = [[0.0] * size for _ in range(size)]
        for _, seen, answer, worth in rows:
            p = 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(w * x for w, x in zip(weights, seen))))))
            slope = worth * p * (1 - p)
            for i in range(size):
                gradient[i] += worth * (answer - p) * seen[i]
                for j in range(size):
                    hessian[i][j] += slope * seen[i] * seen[j]
        for i in range(size):
            gradient[i] -= RIDGE * weights[i] if i > 0 else 0
            hessian[i][i] += RIDGE if i > 0 else 1e-9
        step = solve(hessian, gradient)
        weights = [w + s for w, s in zip(weights, step)]
        if max(map(abs, step)) < 1e-6:
            break
    return weights


def settings_of(model, weights):
    return [f'{model}.bias={weights[0]}'] + [f'{model}.weight{i}={w}' for i, w in enumerate(weights[1:])]


def relinked(args, settings):
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, 'record.json')
        subprocess.run([args.tool, 'relink', args.record, out, *settings], check=True)
        return json.load(open(out, encoding='utf-8'))


def counts(record, series):
    """-> said, right, right or related, same: pairs of one series that share a trail"""
    document = {s['id']: s['document'] for s in record['statements']}
    order = {d: i for i, d in enumerate(series.documents)}
    said = {(a, b) for trail in record['trails']
            for a, b in itertools.permutations([s for s in trail['statements'] if s in series.members], 2)
            if order[document[a]] < order[document[b]]}
    return len(said), len(said & series.same), len(said & (series.same | series.related)), len(series.same)


def f1(said, right, _, same):
    return 2 * right / (said + same) if said + same else 0.0


def print_row(name, row):
    said, right, related, same = row
    print(f'| {name} | {same} | {said} | {right} | {right / max(said, 1):.2f} | {related / max(said, 1):.2f} | '
          f'{right / max(same, 1):.2f} | {f1(*row):.2f} |')


def print_table(title, rows):
    print(f'\n{title}\n\n| series | same | said | right | precision | with related | recall | F1 |\n' + '|---' * 8 + '|')
    for name, row in rows:
        print_row(name, row)


def total(rows):
    return [sum(column) for column in zip(*rows)] if rows else [0, 0, 0, 0]


def leave_one_out(args, model, rows, all_series):
    left_out = []
    for body in sorted({row[0] for row in rows}):
        others = [row for row in rows if row[0] != body]
        weights = learn(others)
        print(f"{model}, without {body}: {[round(w, 2) for w in weights]}", flush=True)
        record = relinked(args, settings_of(model, weights))
        left_out += [(s.name, counts(record, s)) for s in all_series if s.body == body]
    print_table(f'Trails with the weights of the model "{model}" learnt on all other bodies:', left_out)
    if model == 'request':
        print_row('all', total([row for _, row in left_out]))


def thresholds(args, all_series):
    names = list(GRID)
    for values in itertools.product(*GRID.values()):
        record = relinked(args, [f'{n}={v}' for n, v in zip(names, values)])
        print(dict(zip(names, values)), ' '.join(f'{s.name} {f1(*counts(record, s)):.2f}' for s in all_series))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--tool', required=True)
    parser.add_argument('--record', required=True)
    parser.add_argument('--score', required=True)
    parser.add_argument('--gold', required=True)
    parser.add_argument('--more')
    parser.add_argument('--thresholds', action='store_true')
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, 'pairs.jsonl')
        subprocess.run([args.tool, 'pairs', args.record, out], check=True)
        pairs = [json.loads(line) for line in open(out, encoding='utf-8')]
    record = json.load(open(args.record, encoding='utf-8'))
    all_series = series_of(record, load_module(args.score), args.gold, args.more)
    as_built = relinked(args, [])
    print_table('Trails as built:', [(s.name, counts(as_built, s)) for s in all_series])
    for model in MODELS:
        rows = labelled([p for p in pairs if p['model'] == model], [s for s in all_series if s.model == model])
        print(f"\n{model}: {len(rows)} pairs, {sum(r[2] == 1 for r in rows)} the same")
        leave_one_out(args, model, rows, all_series)
        print(f'{model}, learnt on all:', [round(w, 2) for w in learn(rows)])
    if args.thresholds:
        thresholds(args, all_series)


if __name__ == '__main__':
    main()
