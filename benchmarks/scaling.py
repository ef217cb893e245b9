"""How `batch` grows: reports a second and memory by size and processes; and by format, end to end.

    python benchmarks/scaling.py [--sizes 1000,10000] [--jobs 1,2] [--formats json,docx,html,xlsx,pdf,txt] [--each 200]

The reports of each size are made up once (`province.py`) and run through the real command with the roster, timed from
start to exit. Memory is that of the main process and of all processes together.
100,000 reports take an hour or more: `--sizes 1000,10000,100000`.
"""

import argparse
import shutil
import tempfile
import time
from pathlib import Path

from population.formats import FORMATS, converted
from population.running import Watched, watched
from province import LIST, ROSTER, TODAY, Population, populate

FAULTS = 0.02


def main() -> None:
    """Measure and print, a line a run."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--jobs", default="1,2")
    parser.add_argument("--formats", default="")
    parser.add_argument("--each", type=int, default=200, help="reports of each format")
    wish = parser.parse_args()
    print("reports format  jobs  made_s    run_s  reports/s  main_MB  together_MB  results_MB", flush=True)
    for size in map(int, filter(None, wish.sizes.split(","))):
        _measured(size, "yaml", list(map(int, wish.jobs.split(","))))
    for name in filter(None, wish.formats.split(",")):
        if name not in FORMATS:
            parser.error(f"{name}: one of {', '.join(FORMATS)}")
        _measured(wish.each, name, [max(map(int, wish.jobs.split(",")))])


def _measured(size: int, form: str, jobs: list[int]) -> None:
    with tempfile.TemporaryDirectory(prefix="scaling-") as folder:
        start = time.perf_counter()
        made = populate(Path(folder), size, FAULTS if form == "yaml" else 0.0)
        took = time.perf_counter() - start
        if form != "yaml":
            converted(made, form)
        for number in jobs:
            print(_row(made, form, number, took, _run(made, number)), flush=True)


def _run(made: Population, jobs: int) -> Watched:
    run = made.folder / "run"
    shutil.rmtree(run, ignore_errors=True)
    options = ("--roster", str(made.folder / ROSTER), "--today", str(TODAY), "--jobs", str(jobs))
    return watched(made.folder / LIST, run, *options)


def _row(made: Population, form: str, jobs: int, took: float, found: Watched) -> str:
    speed = made.documents / found.seconds
    return (
        f"{made.documents:>7} {form:<6} {jobs:>5} {took:>7.1f} {found.seconds:>8.1f} {speed:>10.1f} {found.main:>8.0f} "
        f"{found.together:>12.0f} {found.results:>11.0f}"
    )


if __name__ == "__main__":
    main()
