#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the sample archive: every source beside this script as a PDF, once with its author's structure (tagged/) and
once without (untagged/). The two look the same. The same sources give the same bytes.

    make_samples.py --out DIR [--only tagged|untagged]
"""

import argparse
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True

from page_layout import lay_out  # noqa: E402  (the folder must be on the path first)
from sample_source import read_source  # noqa: E402

RENDERINGS = ("tagged", "untagged")


def make_samples(out, renderings=RENDERINGS):
    """Writes the PDFs; returns how many."""
    count = 0
    for path in sorted(HERE.glob("*.txt")):
        source = read_source(path.name, path.read_text(encoding="utf-8"))
        for rendering in renderings:
            folder = out / rendering
            folder.mkdir(parents=True, exist_ok=True)
            (folder / (path.stem + ".pdf")).write_bytes(lay_out(source, tagged=rendering == "tagged"))
            count += 1
    return count


def main():
    parser = argparse.ArgumentParser(description="Makes the sample archive of PDF files.")
    parser.add_argument("--out", type=Path, required=True, help="folder for tagged/ and untagged/")
    parser.add_argument("--only", choices=RENDERINGS, help="only one of the two renderings")
    options = parser.parse_args()
    count = make_samples(options.out, (options.only,) if options.only else RENDERINGS)
    print("%d PDF files in %s" % (count, options.out))


if __name__ == "__main__":
    main()
