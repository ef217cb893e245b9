"""Evaluation of the national pack on parsed reports against a check of the same rules written out by hand, in one run.

`python benchmarks/evaluation.py [ROUNDS]`. Both sides start from `Report` objects and a prior report, use the same word
lists, and find the same (the run stops where they do not). Rules that rest on an analysis of the text as a whole (fee
statement, copying, problems, claims) are left out on both sides: that work is the same whoever asks for it. The goal is
at most 1.2 times the time by hand.
"""

import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

from straight_line import COVERED, check_by_hand

from disclosure_lint.api import load_rules, read_input
from disclosure_lint.engine import Request
from disclosure_lint.engine.evaluate import evaluate
from disclosure_lint.inputs import discover
from disclosure_lint.report import Report
from disclosure_lint.rules import Pack

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
TODAY = date(2026, 1, 31)


def by_engine(report: Report, prior: Report | None, pack: Pack) -> list[str]:
    """The codes that fail, one for each place."""
    found = evaluate(Request(report, prior, TODAY), pack)
    return sorted(failure.rule.code for failure in found.failures)


def seconds(
    check: Callable[[Report, Report | None, Pack], list[str]], jobs: list[tuple[Report, Report | None]], pack: Pack
) -> float:
    """Time for all reports once."""
    start = time.perf_counter()
    for report, prior in jobs:
        check(report, prior, pack)
    return time.perf_counter() - start


def main() -> None:
    """Compares and prints."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    load_rules()  # fills the cache: a pack just built has programs already
    pack = load_rules()
    pack.rules = {code: pack.rules[code] for code in COVERED}
    names = ("pair/2024.yaml", "pair/2023.yaml", "clean-2024.yaml")
    reports = [read_input(item, pack).report for name in names for item in discover([str(SAMPLES / name)]).inputs]
    this, before, clean = (report for report in reports if report is not None)
    jobs = [(this, before), (clean, None)] * 10
    for report, prior in jobs[:2]:
        hand, engine = check_by_hand(report, prior, pack), by_engine(report, prior, pack)
        if hand != engine:
            sys.exit(f"the two do not agree on {report.agency}: by hand {hand}, engine {engine}")
    pairs = [(seconds(by_engine, jobs, pack), seconds(check_by_hand, jobs, pack)) for _ in range(rounds)]
    print(f"engine: {median(a for a, _ in pairs) / len(jobs) * 1e6:.0f} us a report")
    print(f"by hand: {median(b for _, b in pairs) / len(jobs) * 1e6:.0f} us a report")
    print(f"ratio: {median(a / b for a, b in pairs):.2f}")


if __name__ == "__main__":
    main()
