"""What is to be said of a failure: where it stands, which cells it shows. Loaded with a first finding, as syntax is."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from disclosure_lint.cells import PRIOR
from disclosure_lint.diagnostics import Bilingual, Evidence, Fix
from disclosure_lint.dsl.builtins import Range
from disclosure_lint.dsl.combine import sure
from disclosure_lint.dsl.elaborate import Elaborator
from disclosure_lint.dsl.errors import Errors
from disclosure_lint.dsl.terms import Constant, Element, Term, cells_read
from disclosure_lint.engine.evaluate import Evaluation, Failure
from disclosure_lint.engine.message import compose
from disclosure_lint.engine.origin import Origin
from disclosure_lint.report import Report
from disclosure_lint.rules.pack import Pack
from disclosure_lint.source import Span


class Told(NamedTuple):
    """A failure as told: pointer and range of its place, message, cells, what would mend it."""

    pointer: str
    span: Span | None
    message: Bilingual
    evidence: tuple[Evidence, ...]
    fix: Fix | None


class Teller:
    """Tells of one failure."""

    def __init__(self, pack: Pack, report: Report, origin: Origin, evaluation: Evaluation, failure: Failure) -> None:
        self._pack, self._report, self._origin = pack, report, origin
        self._evaluation, self._failure = evaluation, failure
        self._scope = evaluation.program.program.bound(failure.place)

    def told(self) -> Told:
        """All that is to be said."""
        value = self._place_value()
        pointer, span = self._place(value)
        message = compose(self._evaluation, self._failure, self._scope, self._pack.forms)
        evidence = tuple(self._evidence())
        return Told(pointer, span, message, evidence, self._fix(pointer, value, evidence))

    def _fix(self, pointer: str, value: Any, evidence: tuple[Evidence, ...]) -> Fix | None:
        repair, form = self._failure.check.repair, self._evaluation.context.own.form
        if repair is None or form is None:
            return None
        from disclosure_lint.fixes import Case, propose
        from disclosure_lint.fixes.scalars import Written

        stretch = (value.start, value.end) if isinstance(value, Range) else None
        cells = tuple(item.pointer for item in evidence if not item.pointer.startswith(PRIOR))
        case = Case(self._report, self._pack.forms.as_found(form, self._report), pointer, stretch, cells)
        source, places, _, syntax = self._origin
        return propose(repair, case, Written(source, places, syntax) if source and syntax else None)

    def _place(self, value: Any) -> tuple[str, Span | None]:
        if isinstance(value, Range):
            return value.pointer, self._origin.source_map.within(value.pointer, value.start, value.end)
        pointer = value.pointer if isinstance(value, Element) else str(value) if isinstance(value, str) else ""
        pointer = pointer.removeprefix(PRIOR)
        return pointer, self._origin.span(pointer, self._pack.forms)

    def _place_value(self) -> Any:
        if self._failure.check.at is None:
            return list(self._failure.place.variables.values())[-1]
        term = sure(Elaborator(Errors()).place(self._failure.check.at, self._scope))
        if isinstance(term, Constant):
            return term.value
        return self._values([term])[0]

    def _evidence(self) -> Iterator[Evidence]:
        forms = self._pack.forms
        size = len(forms.cells)
        for index in self._cells():
            path = forms.cells[index % size]
            prior = index >= size
            report = self._origin.prior if prior else self._report
            cell = report.cell(*path) if report else None
            pointer = f"{PRIOR if prior else ''}{path}"
            where = (None, None) if prior else self._origin.where(pointer)
            value = None if cell is None else cell.value if cell.value is not None else cell.raw
            yield Evidence(pointer, forms.label(pointer), value if value != "" else None, *where)

    def _cells(self) -> tuple[int, ...]:
        loop = self._failure.check.evidence
        if loop is None:
            term = self._evaluation.program.program.term(self._failure.place)
            read = cells_read(term)
            if read:
                return read
            marked = [item for item in self._failure.place.variables.values() if item.kind == "cell"]
            return tuple(self._scope.names.index(item) for item in marked)
        elements = Elaborator(Errors()).domain(loop.domain, self._scope)
        if loop.where is None:
            return tuple(self._scope.names.index(element) for element in elements)
        inner = (self._scope.bind(loop.variable, item) for item in elements)
        truths = self._values([sure(Elaborator(Errors()).truth(loop.where, bound)) for bound in inner])
        fitting = (item for item, truth in zip(elements, truths, strict=True) if truth is True)
        return tuple(map(self._scope.names.index, fitting))

    def _values(self, terms: list[Term]) -> list[Any]:
        values, _, masks = self._evaluation.vector
        program = self._evaluation.program.program
        return program.evaluate(terms, self._failure.place, values, masks, self._evaluation.context)
