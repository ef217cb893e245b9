"""What a run spent its time on: stages, files, and, on a sample of its reports, rules."""

from collections import defaultdict
from datetime import date
from time import perf_counter
from typing import NamedTuple

from disclosure_lint.batch.ledger import Ledger
from disclosure_lint.batch.stored import unpacked
from disclosure_lint.engine import Request, prepare
from disclosure_lint.readers import Reading
from disclosure_lint.rules import Pack

SAMPLE = 40
"""Reports on which each rule is run alone."""


class Profile(NamedTuple):
    """Seconds: of all processes together by stage, by file (the slowest first), and by rule on one report."""

    stages: dict[str, float]
    files: list[tuple[str, float]]
    rules: list[tuple[str, float]]


def profile(ledger: Ledger, pack: Pack, today: date) -> Profile:
    """The profile of a run that is done."""
    times = list(ledger.times())
    stages = {"read": sum(read for _, read, _ in times), "check": sum(check for _, _, check in times)}
    files = sorted(((path, read + check) for path, read, check in times), key=lambda item: (-item[1], item[0]))
    return Profile(stages, files, _rules(ledger, [path for path, _, _ in times], pack, today))


def _rules(ledger: Ledger, paths: list[str], pack: Pack, today: date) -> list[tuple[str, float]]:
    spent: defaultdict[str, float] = defaultdict(float)
    count = 0
    for path in paths[:: max(1, len(paths) // SAMPLE)]:
        data = ledger.reading(path)
        reading: Reading | None = unpacked(data) if data else None
        if reading is None or reading.report is None:
            continue
        count += 1
        evaluation = prepare(Request(reading.report, None, today), pack)
        values, _, masks = evaluation.vector
        for number, (rule, _) in enumerate(evaluation.program.checks):
            start = perf_counter()
            evaluation.program.program.run_alone(number, values, masks, evaluation.context)
            spent[rule.code] += perf_counter() - start
    rules = [(code, seconds / max(1, count)) for code, seconds in spent.items()]
    return sorted(rules, key=lambda item: (-item[1], item[0]))
