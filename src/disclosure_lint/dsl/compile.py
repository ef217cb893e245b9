"""One program for an edition: all assertions of a pack unrolled into places and compiled into one function."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from disclosure_lint.dsl import syntax
from disclosure_lint.dsl.builtins import BUILTINS
from disclosure_lint.dsl.elaborate import Elaborator, sure
from disclosure_lint.dsl.errors import Errors
from disclosure_lint.dsl.generate import Constants, careful, function, masked, plain, zero_blanks
from disclosure_lint.dsl.loops import looped
from disclosure_lint.dsl.resolve import Scope
from disclosure_lint.dsl.settle import settle
from disclosure_lint.dsl.terms import Constant, Element, Invoke, Term, cells_read, walk

_RUN = "def run(v, n, m, x):"


class Assertion(NamedTuple):
    """What a rule file says of one check: loops, the assertion, and whether blank parts count as zero."""

    loops: tuple[syntax.Loop, ...]
    tree: syntax.Node
    zero_blanks: bool


class Place(NamedTuple):
    """One instance of an assertion: its number, and what the loop variables stand for there."""

    assertion: int
    variables: dict[str, Element]


class Verdict(NamedTuple):
    """A place whose assertion does not hold: False, or unknown with causes."""

    place: Place
    truth: Any


class Program:
    """Assertions ready to run on vectors of one edition."""

    def __init__(self, assertions: Sequence[Assertion], scope: Scope, found: Errors | None = None) -> None:
        self.assertions, self.scope = tuple(assertions), scope
        self.errors = found if found is not None else Errors()
        self.places: list[Place] = []
        self._constants = Constants()
        self.lines = ["out = []", "add = out.append"]
        self._asked: set[int] = set()
        self._general: list[tuple[int, list[Term], int]] = []
        for number in range(len(self.assertions)):
            self._emit(number)
        self._emit_general()
        self.lines.append("return out")

    @cached_property
    def _function(self) -> Callable[..., Any]:
        return function(_RUN, self.lines, self._constants)

    @cached_property
    def prior_cells(self) -> frozenset[int]:
        """Last year's cells that any assertion reads, by their places in the vector."""
        size = len(self.scope.names.forms.cells)
        return frozenset(index for index in self._asked if index >= size)

    @property
    def source(self) -> str:
        """The generated source."""
        return "\n".join([_RUN, *("    " + line for line in self.lines)])

    def run(self, values: list[Any], unknown: int, masks: dict[int, int], context: Any) -> list[Verdict]:
        """The places that do not hold, in the order of the assertions."""
        return [Verdict(self.places[at], truth) for at, truth in self._function(values, unknown, masks, context)]

    def run_alone(self, number: int, values: list[Any], masks: dict[int, int], context: Any) -> list[Verdict]:
        """The places of one assertion that do not hold."""
        made = [at for at, place in enumerate(self.places) if place.assertion == number]
        return [Verdict(self.places[at], truth) for at, truth in self._careful(number, made)(values, 0, masks, context)]

    def term(self, place: Place) -> Term:
        """The assertion's term at a place."""
        assertion = self.assertions[place.assertion]
        return sure(Elaborator(Errors()).truth(assertion.tree, self.bound(place)))

    def bound(self, place: Place) -> Scope:
        """The scope at a place."""
        return self.scope._replace(variables={**self.scope.variables, **place.variables})

    def evaluate(
        self, terms: Sequence[Term], place: Place, values: list[Any], masks: dict[int, int], context: Any
    ) -> list[Any]:
        """The values of terms at a place, blanks taken as its assertion takes them."""
        constants = Constants()
        zero = self.assertions[place.assertion].zero_blanks
        lines = [f"w = {self._zeroed(self.term(place), constants)}"] if zero else []
        inside = cells_read(self.term(place)) if zero else ()
        parts = []
        for term in terms:
            vector = "w" if zero and set(cells_read(term)) <= set(inside) else "v"
            parts.append(careful(term, constants, vector))
        lines.append(f"return [{', '.join(parts)}]")
        result: list[Any] = function(_RUN, lines, constants)(values, 0, masks, context)
        return result

    def _places(self, number: int) -> Iterator[Place]:
        elaborator = Elaborator(self.errors)

        def nested(loops: tuple[syntax.Loop, ...], scope: Scope, variables: dict[str, Element]) -> Iterator[Place]:
            if not loops:
                yield Place(number, variables)
                return
            loop, *rest = loops
            fits = _Filter(loop, scope, elaborator)
            for element in elaborator.domain(loop.domain, scope):
                inner = scope.bind(loop.variable, element)
                if fits(element, inner):
                    yield from nested(tuple(rest), inner, {**variables, loop.variable: element})
                elif self.errors.found:
                    return

        yield from nested(self.assertions[number].loops, self.scope, {})

    def _emit(self, number: int) -> None:
        places = list(self._places(number))
        first = len(self.places)
        self.places += places
        if not places:
            return
        assertion = self.assertions[number]
        if self._emit_masked(assertion, places, first):
            return
        terms = []
        for place in places:
            term = Elaborator(self.errors).truth(assertion.tree, self.bound(place))
            if term is None:
                return
            terms.append(term)
        self._emit_terms(number, terms, first)

    def _emit_terms(self, number: int, terms: list[Term], first: int) -> None:
        self._asked.update(index for term in terms for index in cells_read(term))
        settled = [settle(term, self.scope.names) for term in terms]
        spelled = [plain(item.term, self._constants) for item in settled]
        mask = 0
        for item in settled:
            mask |= item.cells
        if not mask or any(text is None for text in spelled):
            self._general.append((number, terms, first))
            return
        seen = ["n", *(f"m[{trait}]" for trait in sorted({trait for item in settled for trait in item.traits}))]
        alone = _Lazy(self, number, list(range(first, first + len(terms))))
        self.lines.append(f"if ({' | '.join(seen)}) & {self._constants.reference(mask)}:")
        self.lines.append(f"    out += {self._constants.reference(alone)}(v, n, m, x)")
        lines = [
            f"    if not {text}: add(({at}, False))"
            for at, (text, item) in enumerate(zip(spelled, settled, strict=True), first)
            if not (isinstance(item.term, Constant) and item.term.value is True)
        ]
        self.lines += ["else:", *lines] if lines else []

    def _emit_general(self) -> None:
        """Assertions over texts and dates; what several of them ask is worked out once."""
        plainly = []
        for job in self._general:
            lines = None if self.assertions[job[0]].zero_blanks else looped(job[1], job[2], self._constants)
            self.lines += lines or ()
            plainly += [] if lines else [job]
        self._emit_single(plainly)

    def _emit_single(self, jobs: list[tuple[int, list[Term], int]]) -> None:
        plainly = [job for job in jobs if not self.assertions[job[0]].zero_blanks]
        asked = Counter(node for _, terms, _ in plainly for term in terms for node in walk(term) if _worth(node))
        shared: dict[Term, str] = {}
        for number, terms, first in jobs:
            if not self.assertions[number].zero_blanks:
                for node in (node for term in terms for node in reversed(list(walk(term)))):
                    if asked[node] > 1 and node not in shared:
                        name = f"c{len(shared)}"
                        self.lines.append(f"{name} = {careful(node, self._constants, 'v', shared)}")
                        shared[node] = name
            self.lines += self._careful_lines(number, terms, first, self._constants, shared)

    def _emit_masked(self, assertion: Assertion, places: list[Place], first: int) -> bool:
        variable = assertion.loops[-1].variable if assertion.loops else ""
        if not variable or places[0].variables[variable].kind != "cell":
            return False
        cells = [place.variables[variable] for place in places]
        indices = {self.scope.names.index(cell): first + at for at, cell in enumerate(cells)}
        domain = self._constants.reference(sum(1 << index for index in indices))
        sets = masked(assertion.tree, variable, domain)
        if sets is None:
            return False
        true, false = sets
        spread = self._constants.reference(_Spread(indices))
        self.lines.append(f"f = {false}")
        self.lines.append(f"u = {domain} & ~f & ~{true}")
        self.lines.append(f"if f | u: out += {spread}(f, u, v)")
        return True

    def _careful_lines(
        self,
        number: int,
        terms: Sequence[Term],
        first: int,
        constants: Constants,
        shared: dict[Term, str] | None = None,
    ) -> list[str]:
        lines = []
        for at, term in enumerate(terms, first):
            vector = "v"
            if self.assertions[number].zero_blanks:
                lines.append(f"w = {self._zeroed(term, constants)}")
                vector = "w"
            known = shared if vector == "v" else None
            lines.append(f"r = {careful(term, constants, vector, known)}")
            lines.append(f"if r is not True: add(({at}, r))")
        return lines

    def _zeroed(self, term: Term, constants: Constants) -> str:
        forms, form = self.scope.names.forms, self.scope.names.form
        cells = cells_read(term)
        size = len(forms.cells)
        totals = frozenset(index for index in cells if form.is_total(forms.cells[index % size]))
        parts = (constants.reference(part) for part in (zero_blanks, cells, totals))
        return "{}(v, {}, {})".format(*parts)

    def _careful(self, number: int, made: list[int]) -> Callable[..., Any]:
        constants = Constants()
        terms = [self.term(self.places[at]) for at in made]
        lines = ["out = []", "add = out.append", *self._careful_lines(number, terms, made[0] if made else 0, constants)]
        return function(_RUN, [*lines, "return out"], constants)


def _worth(term: Term) -> bool:
    """Whether a value is worth keeping: a builtin's, or the text of a field."""
    return isinstance(term, Invoke) and not (term.name in BUILTINS and BUILTINS[term.name].trait is not None)


class _Filter:
    """The `where` of a rule's loop, which asks for nothing but what the form fixes of elements.

    Those of which it fixes the same are judged once; other names are the same for all elements of a loop.
    """

    def __init__(self, loop: syntax.Loop, scope: Scope, elaborator: Elaborator) -> None:
        self._where, self._scope, self._elaborator = loop.where, scope, elaborator
        self._used = [path.parts[-1].name for path in syntax.paths(loop.where)]
        self._known: dict[tuple[Any, ...], bool] = {}

    def __call__(self, element: Element, inner: Scope) -> bool:
        if self._where is None:
            return True
        names = self._scope.names
        key = tuple(names.attribute(element, name.removeprefix("is_")) for name in self._used)
        if key not in self._known:
            self._known[key] = bool(self._elaborator.static(self._where, inner))
        return self._known[key]


class _Lazy:
    """The careful function of an assertion, made when a report first needs it."""

    def __init__(self, program: Program, number: int, made: list[int]) -> None:
        self._program, self._number, self._made = program, number, made
        self._ready: Callable[..., Any] | None = None

    def __call__(self, *arguments: Any) -> Any:
        if self._ready is None:
            self._ready = self._program._careful(self._number, self._made)
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
