"""What is to be said of a failure: where it stands, which cells it shows. Loaded with a first finding, as syntax is."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from disclosure_lint.cells import PRIOR
from disclosure_lint.diagnostics import Bilingual, Evidence, Fix
from disclosure_lint.dsl.builtins import Range
from disclosure_lint.dsl.terms import Element
from disclosure_lint.engine.evaluate import Evaluation, Failure
from disclosure_lint.engine.message import compose
from disclosure_lint.engine.origin import Origin
from disclosure_lint.engine.telling import telling_of
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
        self._telling = telling_of(evaluation, failure)

    def told(self) -> Told:
        """All that is to be said."""
        (value,) = self._telling.where(self._evaluation)
        pointer, span = self._place(value)
        message = compose(self._evaluation, self._failure, self._pack.forms)
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
        cells, give = self._telling.shown
        if give is None:
            return cells
        return tuple(index for index, truth in zip(cells, give(self._evaluation), strict=True) if truth is True)
