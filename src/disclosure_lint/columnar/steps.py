"""Assertions as columns know them: each judges all reports of a block and says which of them it must leave open."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from disclosure_lint.columnar.block import Block
from disclosure_lint.columnar.columns import ABSENT, Integers, States, Truths
from disclosure_lint.columnar.expressions import Expressions, Shared
from disclosure_lint.columnar.numbers import holding
from disclosure_lint.dsl.plan import Expr, Recipe
from disclosure_lint.report import Trait

TRAITS = frozenset(map(int, Trait))


class Verdicts(NamedTuple):
    """What is known of a block: places with the reports (their numbers in the block) where they are false or want last
    year's report, and assertions with the reports that the scalar code must judge.
    """

    false: list[tuple[int, Integers]]
    no_prior: list[tuple[int, Integers]]
    open: list[tuple[int, Integers]]

    def add(self, other: "Verdicts", rows: Integers) -> None:
        """Those on some of the reports, given by `rows`."""
        for own, others in zip(self, other, strict=True):
            own += [(key, rows[found]) for key, found in others]


class Test(NamedTuple):
    """An expression that should be true at a place; `zeroed` are cells of which blanks count as 0 there, and totals
    among them, of which they do not.
    """

    at: int
    value: Expr
    zeroed: tuple[Sequence[int], Sequence[int]] | None = None


class Tests(NamedTuple):
    """The tests of an assertion, over constants and kept values of their own."""

    number: int
    recipes: Sequence[Recipe]
    kept: Sequence[Expr]
    tests: Sequence[Test]

    def judge(self, block: Block, shared: Shared, spared: Truths | None = None) -> Verdicts:
        """The verdicts on all reports of a block but those that are spared."""
        expressions = Expressions(self.recipes, self.kept, block, shared)
        told = [(test.at, *holding(expressions.tested(test.value, test.zeroed), block.size)) for test in self.tests]
        left = np.zeros(block.size, np.bool_)
        for _, _, _, unsettled in told:
            left |= unsettled
        if spared is not None:
            left &= ~spared
        settled = ~left if spared is None else ~left & ~spared
        found = Verdicts([], [], [])
        for at, false, wanting, _ in told:
            for places, where in ((found.false, false), (found.no_prior, wanting)):
                if where.any():
                    _note(places, at, where & settled)
        _note(found.open, self.number, left)
        return found


class Guarded(NamedTuple):
    """An assertion that is arithmetic where `cells` have none of `states`; `kinds` are what else must not be.

    Where the guard is hit, `careful` tests may still settle it: blanks count as 0 in most tie-outs.
    """

    number: int
    cells: Integers
    states: int
    touchy: bool
    plain: Tests
    alone: Tests | None
    careful: Tests | None

    def judge(self, block: Block, shared: Shared, odd: Truths) -> Verdicts:
        """The verdicts on a block; `odd` are reports that a touchy assertion leaves to the scalar code."""
        hit = block.marked(self.cells, self.states)
        if self.touchy:
            hit |= odd
        tests = self.alone if self.alone is not None and block.priors is None else self.plain
        found = tests.judge(block, shared, hit) if tests.tests else Verdicts([], [], [])
        if hit.any():
            rows = np.flatnonzero(hit)
            if self.careful is None or self.touchy:
                found.open.append((self.number, rows))
            else:
                found.add(self.careful.judge(block.part(rows), shared), rows)
        return found


class Sets(NamedTuple):
    """An assertion about what stands in each cell; its places begin at `first`. `false` is an expression of sets."""

    number: int
    first: int
    cells: Integers
    false: Expr

    def judge(self, block: Block) -> Verdicts:
        """The verdicts on a block: marks tell all where no cell is absent."""
        found = Verdicts([], [], [])
        marks = block.marks
        states = marks.states[self.cells]
        absent = (states & ABSENT).any(axis=0)
        wrong = _set(self.false, states) & ~absent
        for at in np.flatnonzero(wrong.any(axis=1)).tolist():
            found.false.append((self.first + at, marks.rows[wrong[at]]))
        if absent.any():
            found.open.append((self.number, marks.rows[absent]))
        return found


def _note(lists: list[tuple[int, Integers]], key: int, where: Truths) -> None:
    rows = np.flatnonzero(where)
    if len(rows):
        lists.append((key, rows))


def _set(expr: Expr, states: States) -> Any:
    """An expression of sets, over cells and reports: constants stand for the domain, no cell of which is absent."""
    kind, *operands = expr
    if kind == "mask":
        return (states & operands[0]) != 0 if operands[0] in TRAITS else np.zeros(states.shape, np.bool_)
    if kind == "invert":
        return ~_set(operands[0], states)
    if kind == "infix":
        operator, parts = operands
        apply = np.logical_and if operator == "&" else np.logical_or
        return apply.reduce([_set(part, states) for part in parts])
    return np.ones(states.shape, np.bool_)
