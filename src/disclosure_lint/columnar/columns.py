"""Reports side by side: for every cell of every edition its numbers in all of them, as whole numbers, and its states.

Amounts are kept in units of 10^-6, counts as they are; what is no such number, or too large for sums to stay exact,
is marked `BEYOND` and left to the scalar code. Nothing is ever rounded.
"""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from disclosure_lint.forms import Forms
from disclosure_lint.report import Cell, Report

Integers: TypeAlias = npt.NDArray[np.int64]
States: TypeAlias = npt.NDArray[np.uint8]
Truths: TypeAlias = npt.NDArray[np.bool_]

ABSENT, BEYOND = 64, 128
"""States of a cell beside its traits: not in the document; a number that the matrix does not hold."""
AMOUNT_SCALE = 6
"""Digits after the point that amounts of money are kept with."""
LIMIT = 1 << 53
"""From where on a number is beyond the matrix."""


class Head(NamedTuple):
    """What reports are told apart by: those that are alike in all of this are evaluated together.

    `odd`: its labels or lines are such that the cells do not tell all (see `Columns`).
    """

    year: int | None
    level: str | None
    scope: str | None
    edition: str | None
    odd: bool = False


class Columns(NamedTuple):
    """`values` and `states` by cell (in the order of `Forms.cells`) and report; a state is 0 for a plain number.

    `priors` is the report of the year before by its number, -1 where there is none; `report` gives a report as it was,
    but for what is not `held` of it. A report is odd where a label was altered or a row holds nothing.
    """

    values: Integers
    states: States
    heads: Sequence[Head]
    agencies: Sequence[str | None]
    priors: Integers
    report: Callable[[int], Report]
    held: "Held"

    @property
    def size(self) -> int:
        """How many reports there are."""
        return len(self.heads)


class Held(NamedTuple):
    """What is held of each report: `cells` and agency as they were, `texts` as they were, and `prior`: the report of
    the year before, where it was compared with one.
    """

    cells: Truths
    texts: Truths
    prior: Truths


def scales(forms: Forms) -> Integers:
    """The power of ten that each cell's numbers are multiplied with."""
    return np.array([0 if forms.unit(*path) == "count" else AMOUNT_SCALE for path in forms.cells], np.int64)


def columns_of(reports: Sequence[Report], priors: Iterable[int], forms: Forms) -> Columns:
    """The columns of reports that are at hand; `priors` are the numbers of their reports of the year before, or -1."""
    digits = scales(forms).tolist()
    values = np.zeros((len(reports), len(digits)), np.int64)
    states = np.full((len(reports), len(digits)), ABSENT, np.uint8)
    for number, report in enumerate(reports):
        for at, cell in placed(report, forms):
            values[number, at], states[number, at] = entry(cell, digits[at])
    heads = [_head(report) for report in reports]
    agencies = [report.agency for report in reports]
    by_cell = np.ascontiguousarray(values.T), np.ascontiguousarray(states.T)
    held = Held(*(np.ones(len(reports), np.bool_) for _ in Held._fields))
    return Columns(*by_cell, heads, agencies, np.array(list(priors), np.int64), reports.__getitem__, held)


def placed(report: Report, forms: Forms) -> Iterable[tuple[int, Cell]]:
    """The cells of a report with their numbers."""
    for table, rows in report.tables.items():
        for row, cells in rows.items():
            for column, cell in cells.items():
                yield forms.index[f"{table}.{row}.{column}"], cell


def entry(cell: Cell, digits: int) -> tuple[int, int]:
    """The number and the state of a cell."""
    if cell.value is None:
        return 0, cell.traits
    value: Any = cell.value
    if not isinstance(value, int) or digits:
        shifted = Decimal(value).scaleb(digits) if abs(value) < LIMIT else Decimal(LIMIT)
        value = int(shifted) if shifted == int(shifted) else LIMIT
    return (value, cell.traits) if -LIMIT < value < LIMIT else (0, cell.traits | BEYOND)


def _head(report: Report) -> Head:
    hollow = any(not all(rows.values()) for rows in report.tables.values())
    return Head(report.year, report.level, report.scope, report.edition, bool(report.labels) or hollow)
