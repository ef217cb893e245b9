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
    """Seconds: of all processes together by stage, by file (the slowest first), and by rule on one report, measured
    on `sample` reports without last year's. What several rules ask of a text is found once, for the first of them.
    """

    stages: dict[str, float]
    files: list[tuple[str, float]]
    rules: list[tuple[str, float]]
    sample: int


def profile(ledger: Ledger, pack: Pack, today: date) -> Profile:
    """The profile of a run whose reports are checked: writing its tables is still to come."""
    times = list(ledger.times())
    reading, checking = sum(read for _, read, _ in times), sum(check for _, _, check in times)
    stages = {"read": reading, "check": checking}
    files = sorted(((path, read + check) for path, read, check in times), key=lambda item: (-item[1], item[0]))
    return Profile(stages, files, *_rules(ledger, [path for path, _, _ in times], pack, today))


def _rules(ledger: Ledger, paths: list[str], pack: Pack, today: date) -> tuple[list[tuple[str, float]], int]:
    """Seconds of each rule on one report, the slowest first, and on how many they were measured."""
    spent: defaultdict[str, float] = defaultdict(float)
    count = 0
    for path in paths[:: max(1, len(paths) // SAMPLE)]:
        data = ledger.reading(path)
        reading: Reading | None = unpacked(data) if data else None
        if reading is None or reading.report is None:
            continue
        count += 1
        request = Request(reading.report, None, today)
        _run_each(request, pack)  # what is made when first needed is no time of this report's
        for code, seconds in _run_each(request, pack):
            spent[code] += seconds
    rules = [(code, seconds / max(1, count)) for code, seconds in spent.items()]
    return sorted(rules, key=lambda item: (-item[1], item[0])), count


def _run_each(request: Request, pack: Pack) -> list[tuple[str, float]]:
    """The code of each assertion and how long it took alone."""
    evaluation = prepare(request, pack)
    values, _, masks = evaluation.vector
    found = []
    for number, (rule, _) in enumerate(evaluation.program.checks):
        start = perf_counter()
        evaluation.program.program.run_alone(number, values, masks, evaluation.context)
        found.append((rule.code, perf_counter() - start))
    return found
