"""What telling of a failure takes that is the same in every report: worked out once for each place of a program."""

from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeAlias

from disclosure_lint.dsl import syntax
from disclosure_lint.dsl.combine import sure
from disclosure_lint.dsl.elaborate import Elaborator
from disclosure_lint.dsl.errors import Errors
from disclosure_lint.dsl.places import Place
from disclosure_lint.dsl.terms import Constant, Element, Term, cells_read
from disclosure_lint.engine.evaluate import Evaluation, Failure
from disclosure_lint.rules.model import Check
from disclosure_lint.rules.pack import RuleProgram
from disclosure_lint.rules.templates import named_value, placeholders

Give: TypeAlias = Callable[[Evaluation], list[Any]]
"""The values of some terms in a report."""


def telling_of(evaluation: Evaluation, failure: Failure) -> "Telling":
    """The telling of a failure's place; kept with the program, as many reports fail at one place."""
    known = evaluation.program.tellings_at
    if id(failure.place) not in known:
        known[id(failure.place)] = Telling(evaluation.program, failure.check, failure.place)
    telling: Telling = known[id(failure.place)]
    return telling


class Telling:
    """Of one place of a check. Nothing in it comes from a report."""

    def __init__(self, program: RuleProgram, check: Check, place: Place) -> None:
        self._program, self._check = program.program, check
        self.place = place
        self.scope = self._program.bound(place)

    @cached_property
    def reads(self) -> tuple[int, ...]:
        """The cells that the assertion reads."""
        return cells_read(self._program.term(self.place))

    @cached_property
    def where(self) -> Give:
        """The one place that is told, as a value."""
        if self._check.at is None:
            last = list(self.place.variables.values())[-1]
            return lambda evaluation: [last]
        term = sure(Elaborator(Errors()).place(self._check.at, self.scope))
        if isinstance(term, Constant):
            return lambda evaluation: [term.value]
        return self._given([term])

    @cached_property
    def named(self) -> tuple[tuple[str, ...], Give]:
        """The names of the message that stand for values, and what gives these."""
        message = self._check.message
        names = dict.fromkeys(placeholders(message.zh) + placeholders(message.en))
        terms = {name: term for name in names if (term := self._term(name)) is not None}
        return tuple(terms), self._given(list(terms.values()))

    @cached_property
    def shown(self) -> tuple[tuple[int, ...], Give | None]:
        """The cells to be shown, and what tells of each whether it is; None where all are."""
        loop = self._check.evidence
        if loop is None:
            marked = [item for item in self.place.variables.values() if item.kind == "cell"]
            return self.reads or tuple(map(self.scope.names.index, marked)), None
        elements = Elaborator(Errors()).domain(loop.domain, self.scope)
        cells = tuple(map(self.scope.names.index, elements))
        if loop.where is None:
            return cells, None
        inner = (self.scope.bind(loop.variable, item) for item in elements)
        return cells, self._given([sure(Elaborator(Errors()).truth(loop.where, bound)) for bound in inner])

    def _given(self, terms: list[Term]) -> Give:
        give = self._program.prepared(terms, self.place)
        return lambda evaluation: give(evaluation.vector.values, evaluation.vector.masks, evaluation.context)

    def _term(self, name: str) -> Term | None:
        check = self._check
        elaborator = Elaborator(Errors())
        if name in check.values:
            return elaborator.value(check.values[name], self.scope)
        if isinstance(self.scope.variables.get(name), Element):
            return None
        if isinstance(check.assertion, syntax.Compare) and name in ("left", "right", "difference"):
            compare = check.assertion
            sides: dict[str, syntax.Node] = {"left": compare.left, "right": compare.right}
            node = sides.get(name) or syntax.Arithmetic("-", compare.left, compare.right, compare.span)
            return elaborator.value(node, self.scope)
        return named_value(name, self.scope)
