"""The last step before a finding leaves the engine: numbers of persons are masked in everything it says."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from disclosure_lint.diagnostics import Bilingual, CheckedReport, Diagnostic, DrawnTable, Evidence, Field, Fix
from disclosure_lint.prose.concealment import Concealment
from disclosure_lint.report import Report
from disclosure_lint.source import Source
from disclosure_lint.vocabulary import Vocabulary


def concealment(
    source: Source | None, reports: tuple[Report | None, ...], vocabulary: Vocabulary, today: date
) -> Concealment:
    """What to mask in what is said of a document: the numbers in its text and in those of reports that are quoted."""
    texts = [text for report in reports if report for text in _texts(report) if text]
    return Concealment([*texts, source.text if source else None], vocabulary, today)


def _texts(report: Report) -> Iterator[str | None]:
    yield from (report.agency, report.title, report.preamble, report.signed.agency)
    for section in report.sections:
        yield from (section.title, section.text)


def concealed(checked: CheckedReport, hidden: Concealment) -> CheckedReport:
    """The report with such numbers masked wherever a text of the document may have got into it."""
    if not (checked.diagnostics or checked.broken or checked.agency or checked.tables):
        return checked
    return replace(
        checked,
        agency=checked.agency and hidden.conceal(checked.agency),
        diagnostics=tuple(_finding(found, hidden) for found in checked.diagnostics),
        broken={code: hidden.conceal(trace) for code, trace in checked.broken.items()},
        tables=tuple(_table(table, hidden) for table in checked.tables),
    )


def _finding(found: Diagnostic, hidden: Concealment) -> Diagnostic:
    at = found.location
    return found._replace(
        message=_both(found.message, hidden),
        location=at._replace(pointer=hidden.conceal(at.pointer), label=_both(at.label, hidden)),
        evidence=tuple(_evidence(item, hidden) for item in found.evidence),
        fix=found.fix and _fix(found.fix, hidden),
    )


def _fix(fix: Fix, hidden: Concealment) -> Fix:
    """A fix that would write such a number is told and not offered: masked, it would destroy what stands there."""
    masked = any(hidden.conceal(edit.text) != edit.text for edit in fix.edits)
    return fix._replace(title=_both(fix.title, hidden), edits=() if masked else fix.edits)


def _both(text: Bilingual, hidden: Concealment) -> Bilingual:
    return Bilingual(*map(hidden.conceal, text))


def _evidence(item: Evidence, hidden: Concealment) -> Evidence:
    """Figures are values of cells; one as long as the number of a person or a card is shown as text, masked."""
    shown = "" if item.value is None else str(item.value)
    masked = hidden.conceal(shown)
    return item if masked == shown else item._replace(value=masked)


def _table(table: DrawnTable, hidden: Concealment) -> DrawnTable:
    """What stands in cells is the document's; labels are those of the form."""

    def shown(line: tuple[Field, ...]) -> tuple[Field, ...]:
        return tuple(field._replace(value=hidden.conceal(field.value)) if field.value else field for field in line)

    return table._replace(body=tuple(map(shown, table.body)), others=shown(table.others))
