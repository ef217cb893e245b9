"""From assertions to a plan: every place elaborated, and what it takes to test them all."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from disclosure_lint.dsl.builtins import BUILTINS
from disclosure_lint.dsl.elaborate import Elaborator
from disclosure_lint.dsl.errors import Errors
from disclosure_lint.dsl.loops import WORTH_IT, Test, looped, shape
from disclosure_lint.dsl.lower import Lowering, surely
from disclosure_lint.dsl.places import Assertion, Place
from disclosure_lint.dsl.plan import Careful, Constants, Expr, Plan, Step
from disclosure_lint.dsl.scope import Scope
from disclosure_lint.dsl.settle import settle
from disclosure_lint.dsl.terms import Choose, Constant, Invoke, Over, Term, cells_read, is_open, parts_of, walk
from disclosure_lint.dsl.unroll import places_of


class _Job(NamedTuple):
    """The terms of an assertion whose places begin at `first`."""

    number: int
    terms: list[Term]
    first: int


class Planner:
    """Plans assertions in one edition; mistakes are collected. An assertion with mistakes is left out."""

    def __init__(self, assertions: Sequence[Assertion], scope: Scope, found: Errors) -> None:
        self._assertions, self._scope, self._errors = assertions, scope, found
        self._constants = Constants()
        self._lower = Lowering(self._constants, scope.vocabulary)
        self._steps: list[Step] = []
        self._general: list[_Job] = []
        self._careful: list[Careful] = []
        self.places: list[list[Place]] = []

    def plan(self) -> Plan:
        """The plan of all assertions."""
        first = 0
        for number, assertion in enumerate(self._assertions):
            places = list(places_of(number, assertion.loops, self._scope, self._errors))
            self.places.append(places)
            if places and not self._sets(number, places):
                self._terms(number, places, first)
            first += len(places)
        self._finish()
        constants, steps = tuple(self._constants.recipes), tuple(self._steps)
        return Plan(tuple(map(len, self.places)), constants, steps, tuple(self._careful))

    def _sets(self, number: int, places: list[Place]) -> bool:
        """An assertion that asks only what stands in each cell: all cells together."""
        assertion = self._assertions[number]
        variable = assertion.loops[-1].variable if assertion.loops else ""
        if not variable or places[0].variables[variable].kind != "cell":
            return False
        indices = [self._scope.names.index(place.variables[variable]) for place in places]
        domain = self._constants.reference("value", sum(1 << index for index in set(indices)))
        sets = self._lower.masked(assertion.tree, variable, domain)
        if sets is None:
            return False
        spread = self._constants.reference("spread", number, *indices)
        self._steps.append(("sets", *sets, domain, spread))
        return True

    def _terms(self, number: int, places: list[Place], first: int) -> None:
        assertion, terms = self._assertions[number], []
        for place in places:
            term = Elaborator(self._errors).truth(assertion.tree, place.bound(self._scope))
            if term is None:
                return
            terms.append(term)
        if not self._guarded(number, terms, first):
            self._general.append(_Job(number, terms, first))

    def _guarded(self, number: int, terms: list[Term], first: int) -> bool:
        """Arithmetic over cells: plain where all are numbers, careful elsewhere."""
        settled = [settle(term, self._scope.names) for term in terms]
        spelled = [self._lower.plain(item.term) for item in settled]
        cells = 0
        for item in settled:
            cells |= item.cells
        if not cells:
            return False
        tests = []
        for at, (item, value) in enumerate(zip(settled, spelled, strict=True), first):
            if value is None:
                return False
            if not (isinstance(item.term, Constant) and item.term.value is True):
                tests.append(Test(at, value))
        traits = tuple(sorted({trait for item in settled for trait in item.traits}))
        mask = self._constants.reference("value", cells)
        otherwise = self._constants.reference("careful", number)
        self._steps.append(("guard", traits, mask, otherwise, tuple(_tests(tests))))
        if cells >> len(self._scope.names.forms.cells):
            lower = Lowering(Constants(), self._scope.vocabulary)
            steps = tuple(careful_steps(self._assertions[number], terms, first, self._scope, lower))
            self._careful.append(Careful(number, tuple(lower.constants.recipes), steps))
        return True

    def _finish(self) -> None:
        """Assertions over texts and dates; what several of them ask is worked out once."""
        asked = Counter(node for job in self._plainly() for term in job.terms for node in walk(term) if _worth(node))
        repeated, single = [], []
        loops, known = hoisted([term for job in self._plainly() for term in job.terms], self._lower)
        self._steps += loops
        for job in self._plainly():
            tests = [Test(at, self._lower.careful(term, "v", known)) for at, term in enumerate(job.terms, job.first)]
            alike = len(tests) >= WORTH_IT and len({shape(test.value) for test in tests}) == 1
            for term, test in zip(job.terms, tests, strict=True):
                alone = all(asked[node] == 1 for node in walk(term) if _worth(node) and not _is_field(node))
                if alike or alone:
                    repeated.append(test)
                else:
                    single.append((term, test.at))
        self._steps += _tests(repeated)
        shared = self._share([term for term, _ in single], known)
        self._steps += [("test", at, self._lower.careful(term, "v", shared)) for term, at in single]
        for job in self._general:
            if self._assertions[job.number].zero_blanks:
                self._steps += _zeroed_tests(job.terms, job.first, self._scope, self._lower)

    def _plainly(self) -> list[_Job]:
        return [job for job in self._general if not self._assertions[job.number].zero_blanks]

    def _share(self, terms: list[Term], known: dict[Term, Expr]) -> dict[Term, Expr]:
        """What is asked more than once, kept: at once, or when it is first asked where that may never be."""
        asked = Counter(node for term in terms for node in walk(term) if _worth(node))
        sure = {node for term in terms for node in surely(term)}
        shared = dict(known)
        for node in (node for term in terms for node in reversed(list(walk(term)))):
            if asked[node] > 1 and node not in shared:
                kind = "keep" if node in sure else "later"
                self._steps.append((kind, self._lower.careful(node, "v", shared)))
                shared[node] = ("c", len(shared))
        return shared


def hoisted(terms: Iterable[Term], lower: Lowering) -> tuple[list[Step], dict[Term, Expr]]:
    """What of loops over subordinate units is worked out once and beforehand, and where it is kept: loops inside
    others, so that each is one pass over the units, and what several places ask alike.
    """
    order: dict[Term, bool] = {}
    asked: Counter[Term] = Counter()
    for term in terms:
        loops = [node for node in reversed(list(walk(term))) if isinstance(node, Choose | Over)]
        asked.update(set(loops))
        for node in loops:
            order.setdefault(node, False)
            order.update((inner, True) for inner in _loops_inside(node))
    steps: list[Step] = []
    kept: dict[Term, Expr] = {}
    for loop, inside in order.items():
        if inside or asked[loop] > 1:
            steps.append(("keep", lower.careful(loop, "v", kept)))
            kept[loop] = ("c", len(kept))
    return steps, kept


def _loops_inside(term: Choose | Over) -> Iterator[Term]:
    values = (term.body,) if isinstance(term, Over) else parts_of(term)
    return (node for value in values for node in walk(value) if isinstance(node, Over))


def careful_steps(
    assertion: Assertion, terms: Sequence[Term], first: int, scope: Scope, lower: Lowering
) -> Iterator[Step]:
    """The careful form of an assertion whose places begin at `first`."""
    if assertion.zero_blanks:
        yield from _zeroed_tests(terms, first, scope, lower)
        return
    loops, kept = hoisted(terms, lower)
    yield from loops
    yield from _tests(Test(at, lower.careful(term, "v", kept)) for at, term in enumerate(terms, first))


def _tests(tests: Iterable[Test]) -> Iterator[Step]:
    loops, few = looped(tests)
    yield from loops
    yield from (("test", *test) for test in few)


def _zeroed_tests(terms: Sequence[Term], first: int, scope: Scope, lower: Lowering) -> Iterator[Step]:
    """Tests in which blank parts count as zero."""
    for at, term in enumerate(terms, first):
        yield ("zero", zeroed(term, scope, lower))
        yield ("test", at, lower.careful(term, "w"))


def zeroed(term: Term, scope: Scope, lower: Lowering) -> Expr:
    """The cells of a term with blanks as zero."""
    forms, form = scope.names.forms, scope.names.form
    cells, size = cells_read(term), len(forms.cells)
    totals = sorted(index for index in cells if form.is_total(forms.cells[index % size]))
    reference = lower.constants.reference
    arguments = (("name", "v"), reference("indices", *cells), reference("index_set", *totals))
    return ("call", reference("helper", "zero_blanks"), arguments)


def _worth(term: Term) -> bool:
    """Whether a value is worth keeping: a builtin's, or the text of a field."""
    if not isinstance(term, Invoke) or is_open(term):
        return False
    return not (term.name in BUILTINS and BUILTINS[term.name].trait is not None)


def _is_field(term: Term) -> bool:
    return isinstance(term, Invoke) and term.name == "field"
