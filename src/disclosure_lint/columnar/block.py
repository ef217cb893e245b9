"""Reports that are evaluated together: what expressions read of them."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from disclosure_lint.columnar.columns import ABSENT, BEYOND, LIMIT, Columns, Integers, States, Truths
from disclosure_lint.columnar.numbers import KNOWN, NO_PRIOR, OPEN, Number
from disclosure_lint.report import Trait

NO_NUMBER = int(Trait.BLANK) | int(Trait.TEXT) | ABSENT | BEYOND
"""States of cells that arithmetic cannot read."""


class Marks(NamedTuple):
    """The cells of a block that are no plain numbers: `states` of the `rows` that have any, by cell."""

    rows: Integers
    states: States


class Block:
    """The reports `rows` of the columns, all with a report of the year before or all without."""

    def __init__(self, columns: Columns, rows: Integers, digits: Integers, watched: States) -> None:
        """`watched` are the states that matter, by cell; others are left out of sight."""
        self.columns, self.rows, self._digits, self._watched = columns, rows, digits, watched
        self.size = len(rows)
        priors = columns.priors[rows]
        self.priors = priors if self.size and priors[0] >= 0 else None
        self.marks = self._marks(rows, watched[: len(digits)])
        self.prior_marks = None if self.priors is None else self._marks(self.priors, watched[len(digits) :])
        self.number = lru_cache(maxsize=None)(self._number)

    def _marks(self, rows: Integers, watched: States) -> Marks:
        states = self.columns.states[:, rows] & watched[:, None]
        odd = np.flatnonzero(states.any(axis=0))
        return Marks(odd, np.ascontiguousarray(states[:, odd]))

    def _number(self, cell: int) -> Number:
        """The numbers of a cell, with last year's after this year's; open where there is none."""
        size = len(self._digits)
        scale = int(self._digits[cell % size])
        rows, marks = (self.rows, self.marks) if cell < size else (self.priors, self.prior_marks)
        if rows is None or marks is None:
            return Number(0, scale, 1, NO_PRIOR)
        state = np.zeros(self.size, np.uint8)
        state[marks.rows[(marks.states[cell % size] & NO_NUMBER) != 0]] = OPEN
        return Number(self.columns.values[cell % size][rows], scale, LIMIT, state if state.any() else KNOWN)

    def part(self, rows: Integers) -> "Block":
        """Some of the reports."""
        return Block(self.columns, self.rows[rows], self._digits, self._watched)

    def zeroes(self, cells: Sequence[int], totals: Sequence[int]) -> Truths:
        """In which reports blanks among cells count as 0: none of the totals is blank, and not all of them are."""
        found, marks = np.ones(self.size, np.bool_), self.marks
        own = [cell for cell in cells if cell < len(self._digits)]
        blank = (marks.states & int(Trait.BLANK)) != 0
        stated = blank[[total for total in totals if total < len(self._digits)]].any(axis=0)
        found[marks.rows] = ~stated & ~(blank[own].all(axis=0) & (len(own) == len(cells)))
        return found

    def marked(self, cells: Integers, states: int) -> Truths:
        """In which reports any of the cells has any of the states."""
        found, size = np.zeros(self.size, np.bool_), len(self._digits)
        for marks, own in ((self.marks, cells[cells < size]), (self.prior_marks, cells[cells >= size] - size)):
            if marks is not None and len(own) and len(marks.rows):
                found[marks.rows] |= (marks.states[own] & states).any(axis=0)
        return found
