"""`batch` over a made-up province: is every fault found and nothing else, how fast, in what memory.

    python benchmarks/batch.py [REPORTS] [--jobs J] [--faults SHARE] [--seed N] [--format FORMAT]

Makes up the reports, runs the real command with the roster, sets its results beside the truth and prints figures. Ends
with 1 and the list of differences where results and truth are not the same. Other formats than YAML are made of the
reports without faults, by the project's own writers; the reports must come out as clean as they went in.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from population.formats import FORMATS, converted
from population.proof import differences
from population.running import Watched, watched
from province import LIST, ROSTER, TODAY, populate

SHOWN = 40
"""Differences that are printed."""


def main() -> int:
    """Make up, run, compare, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("reports", type=int, nargs="?", default=2_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--faults", type=float, default=0.02)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--format", choices=("yaml", *FORMATS), default="yaml")
    wish = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="province-") as folder:
        start = time.perf_counter()
        made = populate(Path(folder), wish.reports, wish.faults if wish.format == "yaml" else 0.0, wish.seed)
        if wish.format != "yaml":
            converted(made, wish.format)
        print(f"made up: {made.documents} documents in {time.perf_counter() - start:.1f} s", flush=True)
        run = made.folder / "run"
        options = ("--roster", str(made.folder / ROSTER), "--today", str(TODAY), "--jobs", str(wish.jobs), "--profile")
        found = watched(made.folder / LIST, run, *options)
        print(told(found, made.documents))
        wrong = list(differences(run, made))
    truth = made.truth
    kinds = len({placed.kind for placed in truth.placed})
    print(f"faults: {len(truth.placed)} of {kinds} kinds, {truth.findings.total()} findings; differences: {len(wrong)}")
    for line in wrong[:SHOWN]:
        print(f"  {line}")
    return 1 if wrong or found.exit not in (0, 1) else 0


def told(found: Watched, documents: int) -> str:
    """The figures of a run in words."""
    stages = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in found.stages.items())
    of_all = [line for line in found.said.splitlines() if line.endswith("of all processes")]
    return (
        f"run: exit {found.exit}, {found.seconds:.1f} s, {documents / found.seconds:.1f} reports/s ({stages})\n"
        f"stages: {'; '.join(of_all)}\n"
        f"memory: main process {found.main:.0f} MB ({_by_stage(found)}), largest worker {found.worker:.0f} MB, "
        f"all together {found.together:.0f} MB; results {found.results:.0f} MB"
    )


def _by_stage(found: Watched) -> str:
    return ", ".join(f"{name} {size:.0f}" for name, size in found.main_stages.items())


if __name__ == "__main__":
    sys.exit(main())
