"""Fixes carried out on a text: which of them, in which order, and whether nothing else came of it."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from disclosure_lint.cells import section_pointers
from disclosure_lint.diagnostics import Bilingual, CheckedReport, Diagnostic, Edit, Fix, Location
from disclosure_lint.report import Cell, Report


class Mending(NamedTuple):
    """A finding and the fix that is to be made."""

    finding: Diagnostic
    fix: Fix

    @property
    def name(self) -> tuple[str, str]:
        """What it is known by over several readings of a document."""
        return self.finding.fingerprint, self.fix.title.en


def offered(findings: Iterable[Diagnostic], unsafe: bool) -> Iterator[Mending]:
    """The fixes that can be made, in the order of the findings. What is waived or known is left as it is."""
    for found in findings:
        if found.fix and found.fix.edits and found.counts and (unsafe or found.fix.safety == "safe"):
            yield Mending(found, found.fix)


def compatible(mendings: Iterable[Mending]) -> list[Mending]:
    """Those that do not touch what an earlier one does: neither the same characters nor the same value."""
    kept: list[Mending] = []
    spans: list[tuple[int, int]] = []
    pointers: set[str] = set()
    for mending in mendings:
        edits = mending.fix.edits
        free = not any(_meet(edit, start, end) for edit in edits for start, end in spans)
        if free and not pointers.intersection(edit.pointer for edit in edits):
            kept.append(mending)
            spans += [edit.span for edit in edits]
            pointers.update(edit.pointer for edit in edits)
    return kept


def _meet(edit: Edit, start: int, end: int) -> bool:
    return edit.span.start <= end and start <= edit.span.end


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with edits made that do not touch each other."""
    parts, at = [], 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        parts += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join((*parts, text[at:]))


def strays(before: Report, after: Report, edits: Iterable[Edit]) -> list[str]:
    """The pointers of whatever differs otherwise than the edits say; [] where they did what they were meant to."""
    old, new = _values(before), _values(after)
    wanted: dict[str, list[Edit]] = {}
    for edit in edits:
        wanted.setdefault(edit.pointer, []).append(edit)
    return sorted(
        pointer
        for pointer in old.keys() | new.keys() | wanted.keys()
        if not _as_meant(wanted.get(pointer, ()), old.get(pointer), new.get(pointer))
    )


def unwanted(before: CheckedReport, after: CheckedReport, mended: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Findings that are new, and those meant to be mended that still stand, saying what they did: where they stood, or
    in what was written in their place.
    """
    known = {found.fingerprint for found in before.diagnostics}
    new = [found for found in after.diagnostics if found.fingerprint not in known]
    left: dict[tuple[str, Bilingual], list[Location]] = {}
    for found in after.diagnostics:
        left.setdefault((found.fingerprint, found.message), []).append(found.location)
    return new + [
        found
        for found in mended
        if any(at == found.location or _written(at, found) for at in left.get((found.fingerprint, found.message), ()))
    ]


def _written(at: Location, mended: Diagnostic) -> bool:
    """Whether a place is in what a fix has written."""
    edits = mended.fix.edits if mended.fix else ()
    start, end = at.column or 0, at.end_column or 0
    return any(
        at.line == edit.line and start < edit.column + len(edit.text) and end > edit.column
        for edit in edits
        if edit.text
    )


def _as_meant(edits: Sequence[Edit], old: object, new: object) -> bool:
    """Whether a value has become what its edits say: the number, or the text changed there and nowhere else."""
    if not edits:
        return old == new
    if isinstance(new, Cell):
        return _is_number(edits[0].text, new.value)
    if not isinstance(old, str) or not isinstance(new, str):
        return False
    shortest = min(len(old), len(new))
    same_before = next((at for at in range(shortest) if old[at] != new[at]), shortest)
    rest = shortest - same_before
    same_after = next((at for at in range(rest) if old[-1 - at] != new[-1 - at]), rest)
    gone, come = (len(text) - same_before - same_after for text in (old, new))
    reach = max(edit.span.end for edit in edits) - min(edit.span.start for edit in edits)
    grown = sum(len(edit.text) - (edit.span.end - edit.span.start) for edit in edits)
    return old != new and gone <= reach and come <= reach + grown


def _is_number(text: str, value: object) -> bool:
    try:
        return value == Decimal(text.strip())
    except InvalidOperation:
        return False


def _values(report: Report) -> dict[str, object]:
    """All that a report says, by pointer."""
    values: dict[str, object] = {
        name: getattr(report, name)
        for name in ("agency", "agency_code", "level", "scope", "year", "edition", "title", "published", "preamble")
    }
    values |= {"signed.agency": report.signed.agency, "signed.date": report.signed.date}
    values |= {"source.url": report.url, "source.retrieved": report.retrieved}
    values |= {"source.not_captured": report.not_captured, "sections": [section.number for section in report.sections]}
    pointers = section_pointers(section.number for section in report.sections)
    for section, pointer in zip(report.sections, pointers, strict=True):
        values |= {f"{pointer}.title": section.title, f"{pointer}.text": section.text}
    for table, rows in report.tables.items():
        for row, cells in rows.items():
            values |= {f"{table}.{row}": list(cells)}
            values |= {f"{table}.{row}.{column}": cell for column, cell in cells.items()}
    values |= {f"source.labels.{pointer}": label for pointer, label in report.labels.items()}
    return values | {f"source.unreadable.{pointer}": why for pointer, why in report.unreadable.items()}
