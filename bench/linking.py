#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Learns the weights of corpus/restatement.h and measures linking, one series left out at a time.

usage: linking.py --tool build/.../arising_linking --record RECORD.json --score SCORE.py --gold DIR [--thresholds]

RECORD is what `arising mine` wrote for the annotated archive, DIR holds its annotations, SCORE.py the program that scores
a record against them (its functions find which statement of the record is which of the annotation).

Prints, for every series of inspections: the weights learnt on all other series, and how well the pairs of this one are
then told (F1 at the threshold that was best on the others). Last the weights learnt on all, which belong into
restatement.h. With --thresholds also how the thresholds of LinkOptions and TrailOptions do, each series scored with those
that are best, on average, for the others.
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
RIDGE = 5e-5  # per pair: keeps weights small where few pairs tell
GRID = {'same_wording': (0.22, 0.28, 0.34, 0.40), 'same_matter': (0.2, 0.25, 0.33, 0.42),
        'probability': (0.1, 0.18, 0.25, 0.33), 'cohesion': (0.6, 0.8, 1.0)}


def load_module(path):
    spec = importlib.util.spec_from_file_location('score', path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def annotated(record, score, folder):
    """-> {id of a statement: (document, number) of the annotation}, [(series, links)]"""
    by_document = collections.defaultdict(list)
    for statement in record['statements']:
        by_document[statement['document']].append(statement)
    by_name = {os.path.basename(d['path']): d['id'] for d in record['documents']}
    whole = {d['path']: d['id'] for d in record['documents']}
    known, series = {}, []
    for name in sorted(glob.glob(os.path.join(folder, '**', '*.json'), recursive=True)):
        gold = json.load(open(name, encoding='utf-8'))
        if 'links' in gold:
            series.append((gold['la'], gold))
        elif 'statements' in gold:
            document = next((i for path, i in whole.items() if path.endswith(gold['doc'])),
                            by_name.get(os.path.basename(gold['doc'])))
            said = [(k, s) for k, s in enumerate(by_document[document]) if s['kind'] == 'recommendation']
            wanted = [(i, s) for i, s in enumerate(gold['statements']) if s['kind'] == 'recommendation']
            gold_id = os.path.splitext(os.path.basename(name))[0]
            for i, k, _ in score.match('recommendation', wanted, said):
                known[by_document[document][k]['id']] = (gold_id, i)
    return known, series


def labelled(pairs, known, series):
    """Pairs between annotated documents of a series, each with its answer: (series, evidence, answer, same)"""
    strength, of_document = {}, {}
    for name, gold in series:
        for document in gold['docs']:
            of_document[document] = name
        for link in gold['links']:
            strength[frozenset((tuple(link['from']), tuple(link['to'])))] = link['strength']
    rows = []
    for pair in pairs:
        a, b = known.get(pair['from']), known.get(pair['to'])
        if a and b and a[0] in of_document and of_document.get(b[0]) == of_document[a[0]]:
            kind = strength.get(frozenset((a, b)))
            rows.append((of_document[a[0]], [1.0] + pair['seen'],
                         1.0 if kind == 'same' else RELATED if kind else 0.0, kind))
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
    ridge = RIDGE * len(rows)
    for _ in range(25):
        gradient = [0.0] * size
        hessian = [[0.0] * size for _ in range(size)]
        for _, seen, answer, _ in rows:
            p = 1 / (1 + math.exp(-sum(w * x for w, x in zip(weights, seen))))
            for i in range(size):
                gradient[i] += (answer - p) * seen[i]
                for j in range(size):
                    hessian[i][j] += p * (1 - p) * seen[i] * seen[j]
        for i in range(1, size):
            gradient[i] -= ridge * weights[i]
            hessian[i][i] += ridge
        hessian[0][0] += 1e-9
        step = solve(hessian, gradient)
        weights = [w + s for w, s in zip(weights, step)]
        if max(map(abs, step)) < 1e-7:
            break
    return weights


def probabilities(rows, weights):
    return [1 / (1 + math.exp(-sum(w * x for w, x in zip(weights, row[1])))) for row in rows]


def counts(rows, chances, least):
    said = [row for row, p in zip(rows, chances) if p >= least]
    return (sum(r[3] == 'same' for r in said), sum(r[3] is not None for r in said), len(said),
            sum(r[3] == 'same' for r in rows))


def f1(right, said, wanted):
    return 2 * right / (said + wanted) if said + wanted else 0.0


def leave_one_out(rows):
    names = sorted({row[0] for row in rows})
    total = [0, 0, 0, 0]
    print(f"{'left out':26} {'same':>5} {'said':>5} {'right':>5} {'related':>7} {'least':>6}  weights learnt on the others")
    folds = {}
    for name in names:
        others = [row for row in rows if row[0] != name]
        mine = [row for row in rows if row[0] == name]
        weights = learn(others)
        chances = probabilities(others, weights)
        least = max((t / 100 for t in range(5, 80)),
                    key=lambda t: (lambda c: f1(c[0], c[2], c[3]))(counts(others, chances, t)))
        right, related, said, same = counts(mine, probabilities(mine, weights), least)
        total = [a + b for a, b in zip(total, (right, related, said, same))]
        folds[name] = weights
        print(f'{name:26} {same:5} {said:5} {right:5} {related - right:7} {least:6.2f}  {[round(w, 2) for w in weights]}')
    right, related, said, same = total
    print(f'pairs, left out: precision {right / max(said, 1):.3f}, with related {related / max(said, 1):.3f}, '
          f'recall {right / max(same, 1):.3f}, F1 {f1(right, said, same):.3f}')
    return folds


def settings_of(weights):
    return [f'bias={weights[0]}'] + [f'weight{i}={w}' for i, w in enumerate(weights[1:])]


def relinked(args, settings):
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, 'record.json')
        subprocess.run([args.tool, 'relink', args.record, out, *settings], check=True)
        return json.load(open(out, encoding='utf-8'))


def trail_counts(record, known, name, series):
    """-> right, related or right, said, same: pairs of one series that share a trail"""
    gold = dict(series)[name]
    order = {document: i for i, document in enumerate(gold['docs'])}
    strength = {(tuple(l['from']), tuple(l['to'])): l['strength'] for l in gold['links']}
    found = set(known.values())
    said = [pair for trail in record['trails']
            for pair in itertools.permutations([known[s] for s in trail['statements'] if s in known], 2)
            if pair[0][0] in order and pair[1][0] in order and order[pair[0][0]] < order[pair[1][0]]]
    return (sum(strength.get(p) == 'same' for p in said), sum(p in strength for p in said), len(said),
            sum(kind == 'same' and a in found and b in found for (a, b), kind in strength.items()))


def trails_left_out(args, folds, known, series):
    total = [0, 0, 0, 0]
    for name, weights in sorted(folds.items()):
        total = [a + b for a, b in zip(total, trail_counts(relinked(args, settings_of(weights)), known, name, series))]
    right, related, said, same = total
    print(f'trails of inspections, each with weights learnt on the others: precision {right / max(said, 1):.3f}, with '
          f'related {related / max(said, 1):.3f}, recall {right / max(same, 1):.3f}, F1 {f1(right, said, same):.3f}')


def score_trails(args, settings):
    """-> {group of series: its row}"""
    with tempfile.TemporaryDirectory() as folder:
        out, figures = os.path.join(folder, 'record.json'), os.path.join(folder, 'score.json')
        subprocess.run([args.tool, 'relink', args.record, out, *settings], check=True)
        subprocess.run(['python3', args.score, '--gold', args.gold, out, '--json', figures], check=True,
                       stdout=subprocess.DEVNULL)
        groups = json.load(open(figures, encoding='utf-8'))['recurrence']['groups']
    return {name: row for name, row in groups.items() if row['gold']}


def thresholds(args):
    """Each group of series with the thresholds that are best, on average, for the other groups"""
    tried = {}
    for values in itertools.product(*GRID.values()):
        tried[values] = score_trails(args, [f'{n}={v}' for n, v in zip(GRID, values)])
    groups = sorted(next(iter(tried.values())))
    for left_out in groups:
        best = max(tried, key=lambda v: sum(tried[v][g]['f1'] for g in groups if g != left_out))
        row = tried[best][left_out]
        print(f"{left_out:12} F1 {row['f1']:.3f} precision {row['precision']:.3f} with related "
              f"{row['precision_with_related']:.3f}, with {dict(zip(GRID, best))} chosen on the others")
    best = max(tried, key=lambda v: sum(tried[v][g]['f1'] for g in groups))
    print('best on all:', dict(zip(GRID, best)), {g: round(tried[best][g]['f1'], 3) for g in groups})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--tool', required=True)
    parser.add_argument('--record', required=True)
    parser.add_argument('--score', required=True)
    parser.add_argument('--gold', required=True)
    parser.add_argument('--thresholds', action='store_true')
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, 'pairs.jsonl')
        subprocess.run([args.tool, 'pairs', args.record, out], check=True)
        pairs = [json.loads(line) for line in open(out, encoding='utf-8')]
    record = json.load(open(args.record, encoding='utf-8'))
    known, series = annotated(record, load_module(args.score), args.gold)
    rows = labelled(pairs, known, series)
    print(f"{len(rows)} pairs, {sum(r[3] == 'same' for r in rows)} the same, {sum(r[3] == 'related' for r in rows)} related")
    folds = leave_one_out(rows)
    trails_left_out(args, folds, known, series)
    weights = learn(rows)
    print('learnt on all:', [round(w, 2) for w in weights])
    for name, row in score_trails(args, settings_of(weights)).items():
        print(f"trails {name:12} F1 {row['f1']:.3f} precision {row['precision']:.3f} with related {row['precision_with_related']:.3f}")
    if args.thresholds:
        thresholds(args)


if __name__ == '__main__':
    main()
