"""What became of rules on stored reports: outcomes, failing places, what was missing, and findings on demand."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

import numpy as np

from disclosure_lint.cells import PRIOR
from disclosure_lint.columnar.careful import Careful
from disclosure_lint.columnar.columns import Columns, Integers, States
from disclosure_lint.diagnostics import Diagnostic, Outcome, fingerprint
from disclosure_lint.dsl.combine import sure
from disclosure_lint.dsl.elaborate import Elaborator
from disclosure_lint.dsl.errors import Errors
from disclosure_lint.dsl.terms import Constant, Element
from disclosure_lint.engine import Origin
from disclosure_lint.engine.evaluate import Failure
from disclosure_lint.engine.judge import Judge
from disclosure_lint.rules import Pack
from disclosure_lint.rules.pack import RuleProgram
from disclosure_lint.source import SourceMap
from disclosure_lint.values import Cause

_WEIGHT: tuple[Outcome, ...] = ("passed", "not_applicable", "not_assessable", "failed", "broken")
"""Outcomes; what weighs more stands later."""
PASSED, NOT_APPLICABLE, NOT_ASSESSABLE, FAILED, BROKEN = range(len(_WEIGHT))
UNANSWERED = 255
"""For rules that need more than what is stored."""


class Failing(NamedTuple):
    """A place of a report (by its number) where a rule does not hold; `at` is its number in the report's program."""

    report: int
    code: str
    at: int


class Recheck:
    """What became of the rules that what is stored answers."""

    def __init__(self, codes: tuple[str, ...], columns: Columns, pack: Pack, careful: Careful) -> None:
        self.codes = codes
        self.outcomes = np.full((len(codes), columns.size), UNANSWERED, np.uint8)
        """By rule and report, see `outcome`."""
        self.by_tables = set[str]()
        """The rules that cells answered."""
        self.programs = np.empty(columns.size, object)
        """What each report was judged by."""
        self.broken: dict[tuple[int, str], str] = {}
        """Rules that failed in the engine itself, by report → the trace."""
        self._columns, self._pack, self._careful = columns, pack, careful
        self._row = {code: number for number, code in enumerate(codes)}
        self._failing: list[tuple[str, Integers, int]] = []
        self._missing: list[tuple[str, Integers, Cause]] = []

    def begin(self, codes: Iterable[str], reports: Integers, outcome: int) -> None:
        """Rules that have an outcome on reports as long as nothing worse is known."""
        for code in codes:
            self.outcomes[self._row[code], reports] = outcome

    def _worsen(self, code: str, reports: Integers, outcome: int) -> None:
        row = self.outcomes[self._row[code]]
        known = row[reports]
        row[reports] = np.where(known == UNANSWERED, outcome, np.maximum(known, outcome))

    def fail(self, code: str, reports: Integers, at: int) -> None:
        """A place does not hold in reports."""
        self._worsen(code, reports, FAILED)
        self._failing.append((code, reports, at))

    def want(self, code: str, reports: Integers, cause: Cause) -> None:
        """Something that a rule needs is missing in reports."""
        self._worsen(code, reports, NOT_ASSESSABLE)
        self._missing.append((code, reports, cause))

    def breaks(self, code: str, report: int, told: str) -> None:
        """The engine failed over a rule."""
        self._worsen(code, np.array([report]), BROKEN)
        self.broken[report, code] = told

    def leave(self, codes: Iterable[str], reports: Integers) -> None:
        """Rules that cannot be answered on reports after all."""
        for code in codes:
            self.outcomes[self._row[code], reports] = UNANSWERED

    def spare(self, code: str, report: int) -> None:
        """A rule is not for a report after all."""
        self.outcomes[self._row[code], report] = NOT_APPLICABLE

    def outcome(self, report: int, code: str) -> Outcome | None:
        """The outcome of a rule on a report; None where the rule needs more than what is stored, or was not chosen."""
        found = int(self.outcomes[self._row[code], report])
        return None if found == UNANSWERED else _WEIGHT[found]

    @property
    def answered(self) -> tuple[str, ...]:
        """The rules that have an outcome on every report."""
        told = (self.outcomes != UNANSWERED).all(axis=1)
        return tuple(code for code, whole in zip(self.codes, told.tolist(), strict=True) if whole)

    @cached_property
    def failing(self) -> list[Failing]:
        """All places that do not hold, by report."""
        spread = (Failing(number, code, at) for code, reports, at in self._failing for number in reports.tolist())
        return sorted(item for item in spread if self.outcome(item.report, item.code) == "failed")

    @cached_property
    def missing(self) -> dict[tuple[int, str], set[Cause]]:
        """What was missing, by report and rule."""
        found: dict[tuple[int, str], set[Cause]] = {}
        for code, reports, cause in self._missing:
            for number in reports.tolist():
                if self.outcome(number, code) in ("failed", "not_assessable"):
                    found.setdefault((number, code), set()).add(cause)
        return found

    def row(self, code: str) -> States:
        """The outcomes of a rule on all reports, as numbers."""
        found: States = self.outcomes[self._row[code]]
        return found

    def findings(self) -> Iterator[tuple[int, Diagnostic]]:
        """The findings of all failing places, by report. Places in the text of a document are not known to them."""
        return self.told(self.failing)

    def told(self, failing: Iterable[Failing]) -> Iterator[tuple[int, Diagnostic]]:
        """The findings of some failing places, in the order of reports; those of one place count from the first."""
        for number, places in groupby(failing, key=attrgetter("report")):
            evaluation = self._careful.evaluation(number)
            origin = Origin(None, SourceMap(), self._careful.prior(number))
            judge = Judge(self._pack, self._columns.report(number), origin, evaluation.context.own.level)
            program = evaluation.program
            for item in places:
                rule, check = program.checks[program.program.assertion_of(item.at)]
                yield number, judge.diagnose(evaluation, Failure(rule, check, program.program.place(item.at)))

    def marked(self) -> Iterator[tuple[Failing, str | None]]:
        """All failing places with the fingerprints of their findings; None where only these tell their places."""
        pointers: dict[tuple[int, int], str | None] = {}
        for (number, code), places in groupby(self.failing, key=attrgetter("report", "code")):
            program, year, agency = (
                self.programs[number],
                self._columns.heads[number].year,
                self._columns.agencies[number],
            )
            listed, seen = list(places), Counter[str]()
            for item in listed:
                if (id(program), item.at) not in pointers:
                    pointers[id(program), item.at] = _pointer(program, item.at)
            found = [pointers[id(program), item.at] for item in listed]
            for item, pointer in zip(listed, found, strict=True):
                if None in found or pointer is None:
                    yield item, None
                else:
                    yield item, fingerprint(code, agency, year, pointer, seen[pointer])
                    seen[pointer] += 1


def _pointer(program: RuleProgram, at: int) -> str | None:
    """Where findings of a place stand, if that is the same in every report."""
    place, (_, check) = program.program.place(at), program.checks[program.program.assertion_of(at)]
    if check.at is None:
        element = list(place.variables.values())[-1]
    else:
        term = sure(Elaborator(Errors()).place(check.at, program.program.bound(place)))
        if not isinstance(term, Constant) or not isinstance(term.value, Element):
            return None
        element = term.value
    return element.pointer.removeprefix(PRIOR).partition("#")[0]
