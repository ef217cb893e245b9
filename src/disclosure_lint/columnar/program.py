"""The columnar back end of a program: the steps of its plan, read for blocks of reports.

It tells where assertions are false and where they want last year's report. What it leaves open is for the scalar form
of the same plan.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from typing import Any

import numpy as np

from disclosure_lint.columnar.block import NO_NUMBER, Block
from disclosure_lint.columnar.columns import ABSENT, Integers, States, Truths
from disclosure_lint.columnar.expressions import Shared
from disclosure_lint.columnar.reads import Asked, asked
from disclosure_lint.columnar.steps import TRAITS, Guarded, Sets, Test, Tests, Verdicts
from disclosure_lint.dsl.lower import Lowering
from disclosure_lint.dsl.places import Place
from disclosure_lint.dsl.plan import Constants, Expr, Recipe, Step
from disclosure_lint.dsl.planning import careful_steps
from disclosure_lint.forms import Forms
from disclosure_lint.rules.pack import RuleProgram


class ColumnarProgram:
    """The assertions of a program that stored cells answer, ready for blocks of reports that the program is for."""

    def __init__(self, program: RuleProgram, forms: Forms) -> None:
        self.program, self._size = program, len(forms.cells)
        self._plan = program.program.plan
        self._firsts = [0, *accumulate(self._plan.sizes)]
        places = program.program.places
        self._places = [places[first:end] for first, end in pairwise(self._firsts)]
        self._kept = [step[1] for step in self._plan.steps if step[0] in ("keep", "later")]
        self._asked: dict[int, Asked] = {}
        self.guarded = [self._guarded(step) for step in self._of("guard") if self._asks(self._guard_of(step)).stored]
        self.sets = [self._sets(step) for step in self._of("sets") if self._asks(self._set_of(step)).stored]
        self.tests = list(self._tests())

    def _of(self, kind: str) -> list[Step]:
        return [step for step in self._plan.steps if step[0] == kind]

    def _recipe(self, reference: Expr) -> Recipe:
        return self._plan.constants[reference[1]]

    def _guard_of(self, step: Step) -> int:
        return int(self._recipe(step[3])[1])

    def _set_of(self, step: Step) -> int:
        return int(self._recipe(step[4])[1])

    def _asks(self, number: int) -> Asked:
        if number not in self._asked:
            sets = any(self._set_of(step) == number for step in self._of("sets"))
            places: Sequence[Place] = self._places[number][:1] if sets else self._places[number]
            self._asked[number] = asked(self.program, number, places)
        return self._asked[number]

    def _guarded(self, step: Step) -> Guarded:
        _, masks, cells, _, tests = step
        number, constants = self._guard_of(step), self._plan.constants
        alone = next((item for item in self._plan.careful if item[0] == number), None)
        return Guarded(
            number,
            _bits(self._recipe(cells)[1]),
            self._asks(number).states & (NO_NUMBER | sum(TRAITS & set(masks))) if not tests else NO_NUMBER,
            bool(set(masks) - TRAITS),
            Tests(number, constants, (), list(_each(tests))),
            Tests(number, alone[1], (), list(_each(alone[2], alone[1]))) if alone else None,
            self._careful(number) if self.program.checks[number][0].zero_blanks else None,
        )

    def _careful(self, number: int) -> Tests:
        """The careful form of an assertion, as data."""
        run, places = self.program.program, self._places[number]
        lower = Lowering(Constants(), run.scope.vocabulary)
        terms = [run.term(place) for place in places]
        steps = list(careful_steps(run.assertions[number], terms, self._firsts[number], run.scope, lower))
        return Tests(number, lower.constants.recipes, (), list(_each(steps, lower.constants.recipes)))

    def _sets(self, step: Step) -> Sets:
        _, _, false, _, spread = step
        _, number, *cells = self._recipe(spread)
        return Sets(number, self._firsts[number], np.array(cells, np.int64), false)

    def _tests(self) -> Iterator[Tests]:
        """The tests of each assertion that has neither guard nor sets."""
        by_number: dict[int, list[Test]] = {}
        steps = (step for step in self._plan.steps if step[0] in ("zero", "test", "loop"))
        for test in _each(steps, self._plan.constants):
            by_number.setdefault(self.program.program.assertion_of(test.at), []).append(test)
        for number, tests in by_number.items():
            if self._asks(number).stored:
                yield Tests(number, self._plan.constants, self._kept, tests)

    def code_of(self, assertion: int) -> str:
        """The rule that an assertion is of."""
        return self.program.checks[assertion][0].code

    @lru_cache(maxsize=64)  # noqa: B019 - as many as there are programs
    def assertions_of(self, codes: frozenset[str]) -> tuple[int, ...]:
        """The assertions of rules, by their numbers."""
        return tuple(number for number, (rule, _) in enumerate(self.program.checks) if rule.code in codes)

    def code(self, at: int) -> str:
        """The rule that a place is of."""
        return self.code_of(self.program.program.assertion_of(at))

    @cached_property
    def answered(self) -> frozenset[str]:
        """The rules of which every assertion is judged here, or stands for no place."""
        parts = ((item.number for item in part) for part in (self.guarded, self.sets, self.tests))
        judged = {number for part in parts for number in part}
        numbers = enumerate(self._plan.sizes)
        open_ = {self.code_of(number) for number, size in numbers if size and number not in judged}
        return frozenset(rule.code for rule, _ in self.program.checks if rule.code not in open_)

    @cached_property
    def watched(self) -> States:
        """The states of each cell, of both years, that any of the assertions looks at."""
        found = np.zeros(2 * self._size, np.uint8)
        for guard in self.guarded:
            found[guard.cells] |= guard.states
        for sets in self.sets:
            found[sets.cells] |= ABSENT | sum(TRAITS & _masks(sets.false))
        for tests in self.tests:
            values = [*tests.kept, *(test.value for test in tests.tests)]
            read = set[int]().union(*(_cells(value, tests.recipes) for value in values))
            found[sorted(read)] |= NO_NUMBER | sum(TRAITS)
        return found

    def judge(self, block: Block, shared: Shared, odd: Truths) -> Iterator[Verdicts]:
        """The verdicts on a block; `odd` are the reports of it with cells of another edition, or with labels or lines
        that cells do not tell.
        """
        for guard in self.guarded:
            yield guard.judge(block, shared, odd)
        for tests in self.tests:
            yield tests.judge(block, shared)
        for sets in self.sets if len(block.marks.rows) else ():
            yield sets.judge(block)


def _each(steps: Iterable[Step], recipes: Sequence[Recipe] = ()) -> Iterator[Test]:
    """Each test of steps; those of loops one by one."""
    zeroed = None
    for kind, *operands in steps:
        if kind == "zero":
            _, (_, cells, totals) = operands[0][1], operands[0][2]
            zeroed = recipes[cells[1]][1:], recipes[totals[1]][1:]
        elif kind == "test":
            yield Test(operands[0], operands[1], zeroed)
        else:
            slots, rows, value = operands
            for at, *fillings in rows:
                filled = [(slot, *filling) for slot, filling in zip(slots, fillings, strict=True)]
                yield Test(at, _filled(value, filled), zeroed)


def _filled(value: Any, fillings: Sequence[Expr]) -> Any:
    """An expression with the slots of its loop filled."""
    if not isinstance(value, tuple | list):
        return value
    return fillings[value[1]] if value and value[0] == "slot" else tuple(_filled(part, fillings) for part in value)


def _bits(mask: int) -> Integers:
    """The cells of a bit mask, in order."""
    return np.array([at for at in range(mask.bit_length()) if mask >> at & 1], np.int64)


def _masks(expr: Any) -> frozenset[int]:
    """The masks that an expression of sets reads."""
    if not isinstance(expr, tuple | list):
        return frozenset()
    if len(expr) == 2 and expr[0] == "mask":
        return frozenset((expr[1],))
    return frozenset().union(*map(_masks, expr))


def _cells(expr: Any, recipes: Sequence[Recipe]) -> set[int]:
    """The cells that an expression reads."""
    if not isinstance(expr, tuple | list) or not expr:
        return set()
    if expr[0] in ("v", "w"):
        return {expr[1]}
    if expr[0] == "slice":
        return set(range(*expr[1:]))
    if expr[0] == "K":
        kind, *parts = recipes[expr[1]]
        return set(parts) if kind == "indices" else set()
    if expr[0] == "call" and len(expr[2]) == 4 and tuple(expr[2][1]) == ("name", "m"):
        return {expr[2][3][1]}  # a trait of a cell
    return set().union(*(_cells(part, recipes) for part in expr))
