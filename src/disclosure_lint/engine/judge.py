"""The only maker of findings: from failures and readers' remarks to diagnostics."""

from disclosure_lint.diagnostics import Bilingual, Diagnostic, Evidence, Fix, Location, fingerprint
from disclosure_lint.engine.evaluate import Evaluation, Failure
from disclosure_lint.engine.origin import Origin
from disclosure_lint.report import Report
from disclosure_lint.rules.labels import pointer_label
from disclosure_lint.rules.pack import Pack
from disclosure_lint.source import Span

_READING = frozenset({"SRC001", "SRC004", "SRC005", "SRC006", "SRC007", "SRC008", "HYG002"})
"""Rules that speak of the reading of a document and never of the agency."""


class Judge:
    """Makes the diagnostics of one report."""

    def __init__(self, pack: Pack, report: Report, origin: Origin, level: str | None) -> None:
        self.pack, self.report, self.origin, self.level = pack, report, origin, level
        form = pack.forms.in_force(report.year) if report.year is not None else None
        self.edition = form.edition if form else None
        self._occurrences: dict[tuple[str, str], int] = {}

    def diagnose(self, evaluation: Evaluation, failure: Failure) -> Diagnostic:
        """The finding of a failure. An exception here is the engine's own fault."""
        from disclosure_lint.engine.failed import Teller

        told = Teller(self.pack, self.report, self.origin, evaluation, failure).told()
        return self.finding(failure.rule.code, told.pointer, told.span, told.message, told.evidence, told.fix)

    def finding(
        self,
        code: str,
        pointer: str,
        span: Span | None,
        message: Bilingual,
        evidence: tuple[Evidence, ...] = (),
        fix: Fix | None = None,
    ) -> Diagnostic:
        """A finding of a rule at a pointer; also for what readers found."""
        rule = self.pack.rules[code]
        plain = pointer.partition("#")[0]
        unreadable = code in _READING or plain in self.report.unreadable or self.report.from_picture
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
            fix=fix,
        )

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
