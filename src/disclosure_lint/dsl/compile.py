"""One program for an edition: all assertions of a pack unrolled into places and compiled into one function.

What they are elaborated to is a `Plan`. One that comes from a cache spares elaborating again; syntax trees are then
only looked at for places that do not hold.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from disclosure_lint.cells import ORIGINS
from disclosure_lint.dsl.generate import BAD_PLAN, Writer, function, source_of, whole
from disclosure_lint.dsl.places import Assertion, Place
from disclosure_lint.dsl.plan import Constants, Plan, Step
from disclosure_lint.dsl.recipes import made
from disclosure_lint.dsl.scope import Scope
from disclosure_lint.dsl.terms import Term, cells_read

if TYPE_CHECKING:
    from disclosure_lint.dsl.errors import Errors
    from disclosure_lint.dsl.lower import Lowering


class Program:
    """Assertions ready to run on vectors of one edition."""

    def __init__(
        self,
        assertions: Sequence[Assertion],
        scope: Scope,
        found: "Errors | None" = None,
        plan: Plan | None = None,
        across: bool = False,
    ) -> None:
        """The program of assertions; their mistakes are added to `found`. One of `generate.BAD_PLAN` where a plan that
        is given is none. With `across` it runs on vectors with the superior unit's cells, in contexts with the others.
        """
        self.assertions, self.scope, self.across = assertions, scope, across
        self._unrolled: dict[int, list[Place]] = {}
        self._alone: dict[int, Callable[..., Any]] = {}
        self.plan = plan or self._planned(found)
        if len(self.plan.sizes) != len(assertions):
            raise ValueError("a plan of other assertions")
        self._firsts = [0, *accumulate(self.plan.sizes)]
        self._kept = {number: (constants, steps) for number, constants, steps in self.plan.careful}
        if plan is not None:
            _ = self._function  # whether it is one shows here

    def _planned(self, found: "Errors | None") -> Plan:
        from disclosure_lint.dsl.errors import Errors
        from disclosure_lint.dsl.planning import Planner

        planner = Planner(self.assertions, self.scope, Errors() if found is None else found)
        plan = planner.plan()
        self._unrolled.update(enumerate(planner.places))
        return plan

    @cached_property
    def _function(self) -> Callable[..., Any]:
        return self._built(self.plan.constants, self.plan.steps)

    @property
    def source(self) -> str:
        """The generated source."""
        return source_of(self._written(self.plan.constants, self.plan.steps).lines)

    @property
    def places(self) -> list[Place]:
        """All places, by number."""
        return [place for number in range(len(self.assertions)) for place in self._places(number)]

    def run(self, values: list[Any], unknown: int, masks: dict[int, int], context: Any) -> "list[Verdict]":
        """The places that do not hold, in the order of the assertions."""
        found = self._function(values, unknown, masks, context)
        found.sort(key=_NUMBER)
        return [Verdict(self, at, truth) for at, truth in found]

    def run_alone(self, number: int, values: list[Any], masks: dict[int, int], context: Any) -> "list[Verdict]":
        """The places of one assertion that do not hold."""
        if number not in self._alone:
            self._alone[number] = self._careful(number)
        found = self._alone[number](values, 0, masks, context)
        return [Verdict(self, at, truth) for at, truth in found]

    def assertion_of(self, at: int) -> int:
        """The assertion that a place is of."""
        return bisect_right(self._firsts, at) - 1

    def place(self, at: int) -> Place:
        """The place of a number."""
        number = self.assertion_of(at)
        return self._places(number)[at - self._firsts[number]]

    def term(self, place: Place) -> Term:
        """The assertion's term at a place."""
        from disclosure_lint.dsl.combine import sure
        from disclosure_lint.dsl.elaborate import Elaborator
        from disclosure_lint.dsl.errors import Errors

        return sure(Elaborator(Errors()).truth(self.assertions[place.assertion].tree, self.bound(place)))

    def bound(self, place: Place) -> Scope:
        """The scope at a place."""
        return place.bound(self.scope)

    def evaluate(
        self, terms: Sequence[Term], place: Place, values: list[Any], masks: dict[int, int], context: Any
    ) -> list[Any]:
        """The values of terms at a place, blanks taken as its assertion takes them."""
        return self.prepared(terms, place)(values, masks, context)

    def prepared(self, terms: Sequence[Term], place: Place) -> "Callable[[list[Any], dict[int, int], Any], list[Any]]":
        """What gives the values of terms at a place; for those that ask more than once."""
        from disclosure_lint.dsl.planning import hoisted, zeroed

        lower, inside, steps = self._lowering(), frozenset[int](), list[Step]()
        if self.assertions[place.assertion].zero_blanks:
            term = self.term(place)
            inside = frozenset(cells_read(term))
            steps.append(("zero", zeroed(term, self.scope, lower)))
        vectors = ["w" if inside and inside.issuperset(cells_read(term)) else "v" for term in terms]
        loops, kept = hoisted(terms, lower)
        values_given = [lower.careful(term, vector, kept) for term, vector in zip(terms, vectors, strict=True)]
        steps += [*loops, ("give", values_given)]
        function = self._built(lower.constants.recipes, steps)
        return lambda values, masks, context: list(function(values, 0, masks, context))

    def _places(self, number: int) -> list[Place]:
        if number not in self._unrolled:
            from disclosure_lint.dsl.errors import Errors
            from disclosure_lint.dsl.unroll import places_of

            self._unrolled[number] = list(places_of(number, self.assertions[number].loops, self.scope, Errors()))
        return self._unrolled[number]

    def _careful(self, number: int) -> Callable[..., Any]:
        with suppress(*BAD_PLAN):
            if number in self._kept:
                return self._built(*self._kept[number])
        from disclosure_lint.dsl.planning import careful_steps

        terms, lower = [self.term(place) for place in self._places(number)], self._lowering()
        steps = list(careful_steps(self.assertions[number], terms, self._firsts[number], self.scope, lower))
        return self._built(lower.constants.recipes, steps)

    def _lowering(self) -> "Lowering":
        from disclosure_lint.dsl.lower import Lowering

        return Lowering(Constants(), self.scope.vocabulary)

    def _built(self, recipes: Sequence[Any], steps: Sequence[Step]) -> Callable[..., Any]:
        return function(self._written(recipes, steps))

    def _written(self, recipes: Sequence[Any], steps: Sequence[Step]) -> Writer:
        own: dict[str, Callable[..., Any]] = {"careful": self._lazy, "spread": self._spread}
        constants = [made(recipe, self.scope.vocabulary, own) for recipe in recipes]
        size = len(self.scope.names.forms.cells)
        cells, child_cells = (len(ORIGINS) * size, size) if self.across else (2 * size, 0)
        writer = Writer(constants, cells, self._firsts[-1], child_cells)
        for step in steps:
            writer.write(step)
        return writer

    def _lazy(self, number: int) -> "_Lazy":
        return _Lazy(self, whole(number, len(self.assertions)))

    def _spread(self, number: int, *cells: int) -> "_Spread":
        if len(cells) != self.plan.sizes[whole(number, len(self.assertions))]:
            raise ValueError(cells)
        most = 2 * len(self.scope.names.forms.cells)
        return _Spread({whole(cell, most): at for at, cell in enumerate(cells, self._firsts[number])})


_NUMBER = itemgetter(0)


class Verdict:
    """A place whose assertion does not hold: False, or unknown with causes."""

    __slots__ = ("_program", "at", "truth")

    def __init__(self, program: Program, at: int, truth: Any) -> None:
        self._program, self.at, self.truth = program, at, truth

    @property
    def assertion(self) -> int:
        """The number of the assertion."""
        return self._program.assertion_of(self.at)

    @property
    def place(self) -> Place:
        """The place; looked up when asked for, as few are."""
        return self._program.place(self.at)


class _Lazy:
    """The careful function of an assertion, made when a report first needs it."""

    def __init__(self, program: Program, number: int) -> None:
        self._program, self._number = program, number

    @cached_property
    def _ready(self) -> Callable[..., Any]:
        return self._program._careful(self._number)

    def __call__(self, *arguments: Any) -> Any:
        return self._ready(*arguments)


class _Spread:
    """From bit masks of cells to the verdicts of the places that stand for them."""

    def __init__(self, places: dict[int, int]) -> None:
        self._places = places

    def __call__(self, false: int, unknown: int, values: list[Any]) -> list[tuple[int, Any]]:
        pairs = self._places.items()
        return [
            (place, False if false >> index & 1 else values[index])
            for index, place in pairs
            if (false | unknown) >> index & 1
        ]
