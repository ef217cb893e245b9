"""The only maker of findings: from failures to diagnostics with place, evidence and message."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from disclosure_lint.cells import PRIOR
from disclosure_lint.diagnostics import Bilingual, Diagnostic, Evidence, Location, fingerprint
from disclosure_lint.dsl.builtins import Range
from disclosure_lint.dsl.elaborate import Elaborator, sure
from disclosure_lint.dsl.errors import Errors
from disclosure_lint.dsl.scope import Scope
from disclosure_lint.dsl.terms import Constant, Element, Term, cells_read
from disclosure_lint.engine.evaluate import Evaluation, Failure
from disclosure_lint.engine.message import compose
from disclosure_lint.report import Report
from disclosure_lint.rules.labels import pointer_label
from disclosure_lint.rules.pack import Pack
from disclosure_lint.source import Source, SourceMap, Span

_READING = frozenset({"SRC001", "SRC004", "SRC005", "SRC006", "SRC007", "SRC008", "HYG002"})
"""Rules that speak of the reading of a document and never of the agency."""


class Origin(NamedTuple):
    """Where a report and last year's came from."""

    source: Source | None
    source_map: SourceMap
    prior: Report | None = None


class Judge:
    """Makes the diagnostics of one report."""

    def __init__(self, pack: Pack, report: Report, origin: Origin, level: str | None) -> None:
        self.pack, self.report, self.origin, self.level = pack, report, origin, level
        form = pack.forms.in_force(report.year) if report.year is not None else None
        self.edition = form.edition if form else None
        self._occurrences: dict[tuple[str, str], int] = {}

    def diagnose(self, evaluation: Evaluation, failure: Failure) -> Diagnostic:
        """The finding of a failure. An exception here is the engine's own fault."""
        scope = evaluation.program.program.bound(failure.place)
        pointer, span = self._place(evaluation, failure, scope)
        evidence = tuple(self._evidence(evaluation, failure, scope))
        message = compose(evaluation, failure, scope, self.pack.forms)
        rule = failure.rule
        return self.finding(rule.code, pointer, span, message, evidence)

    def finding(
        self, code: str, pointer: str, span: Span | None, message: Bilingual, evidence: tuple[Evidence, ...] = ()
    ) -> Diagnostic:
        """A finding of a rule at a pointer; also for what readers found."""
        rule = self.pack.rules[code]
        plain = pointer.partition("#")[0]
        unreadable = code in _READING or plain in self.report.unreadable
        count = self._occurrences.get((code, plain), 0)
        self._occurrences[code, plain] = count + 1
        return Diagnostic(
            rule=code,
            name=rule.name,
            severity=rule.severity_for(self.level),
            cause="extraction" if unreadable else "report",
            message=message,
            location=self._location(plain, span),
            evidence=evidence,
            authority=rule.authority_for(self.edition),
            fingerprint=fingerprint(code, self.report.agency, self.report.year, plain, count),
        )

    def _place(self, evaluation: Evaluation, failure: Failure, scope: Scope) -> tuple[str, Span | None]:
        value = self._place_value(evaluation, failure, scope)
        spans = self.origin.source_map
        if isinstance(value, Range):
            return value.pointer, spans.within(value.pointer, value.start, value.end)
        pointer = value.pointer if isinstance(value, Element) else str(value) if isinstance(value, str) else ""
        pointer = pointer.removeprefix(PRIOR)
        return pointer, spans.find(pointer) or self._section_of(pointer)

    def _section_of(self, pointer: str) -> Span | None:
        """Where something that is not there would stand: a table's section."""
        table = self.pack.forms.editions[-1].tables.get(pointer.partition(".")[0])
        return self.origin.source_map.find(f"sections.{table.section}.title") if table else None

    def _place_value(self, evaluation: Evaluation, failure: Failure, scope: Scope) -> Any:
        if failure.check.at is None:
            return list(failure.place.variables.values())[-1]
        term = sure(Elaborator(Errors()).place(failure.check.at, scope))
        if isinstance(term, Constant):
            return term.value
        return _values(evaluation, failure, [term])[0]

    def _evidence(self, evaluation: Evaluation, failure: Failure, scope: Scope) -> Iterator[Evidence]:
        forms = self.pack.forms
        size = len(forms.cells)
        for index in self._cells(evaluation, failure, scope):
            path = forms.cells[index % size]
            prior = index >= size
            report = self.origin.prior if prior else self.report
            cell = report.cell(*path) if report else None
            pointer = f"{PRIOR if prior else ''}{path}"
            span = None if prior else self.origin.source_map.spans.get(pointer)
            source = self.origin.source if span else None
            line = source.position(span.start).line if span and source else None
            place = source.place(span.start) if span and source else None
            value = None if cell is None else cell.value if cell.value is not None else cell.raw
            yield Evidence(pointer, forms.label(pointer), value if value != "" else None, line, place)

    def _cells(self, evaluation: Evaluation, failure: Failure, scope: Scope) -> tuple[int, ...]:
        loop = failure.check.evidence
        if loop is None:
            term = evaluation.program.program.term(failure.place)
            read = cells_read(term)
            if read:
                return read
            marked = [item for item in failure.place.variables.values() if item.kind == "cell"]
            return tuple(scope.names.index(item) for item in marked)
        elements = Elaborator(Errors()).domain(loop.domain, scope)
        if loop.where is None:
            return tuple(scope.names.index(element) for element in elements)
        inner = (scope.bind(loop.variable, item) for item in elements)
        terms = [sure(Elaborator(Errors()).truth(loop.where, bound)) for bound in inner]
        truths = _values(evaluation, failure, terms)
        return tuple(scope.names.index(item) for item, truth in zip(elements, truths, strict=True) if truth is True)

    def _location(self, pointer: str, span: Span | None) -> Location:
        label = self.label(pointer)
        if span is None or self.origin.source is None:
            return Location(pointer, label)
        source = self.origin.source
        start, end = source.position(span.start), source.position(span.end)
        return Location(pointer, label, start.line, start.column, end.line, end.column, source.place(span.start))

    def label(self, pointer: str) -> Bilingual:
        """A pointer in words: a cell in those of the form, a section with its official title, a field by its name."""
        return pointer_label(pointer, self.pack.forms)


def _values(evaluation: Evaluation, failure: Failure, terms: list[Term]) -> list[Any]:
    values, _, masks = evaluation.vector
    return evaluation.program.program.evaluate(terms, failure.place, values, masks, evaluation.context)
