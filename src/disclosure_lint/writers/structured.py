"""The structured report as plain values in the order of the public contract; YAML and JSON are two ways to print it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias

from disclosure_lint.forms import Form, Forms
from disclosure_lint.report import PARTS, Cell, Report, Section, Trait
from disclosure_lint.writers.printed import form_of, row_order

Scalar: TypeAlias = str | int | Decimal | None


class Line(NamedTuple):
    """A row of a table, which is written in one line: a list where the form allows it, else a mapping."""

    cells: dict[str, Scalar] | list[Scalar]


def structured(report: Report, forms: Forms) -> dict[str, Any]:
    """All that a report holds, by the keys of the contract; what is not there has no key."""
    return {key: value for key, value in _members(report, forms) if value not in (None, {}, [])}


def _members(report: Report, forms: Forms) -> Iterator[tuple[str, Any]]:
    for key in ("agency", "agency_code", "level", "scope", "year", "edition", "title"):
        yield key, getattr(report, key)
    yield "published", report.published.isoformat() if report.published else None
    yield "preamble", report.preamble
    yield "sections", [_section(section) for section in report.sections]
    form = form_of(report, forms)
    yield "tables", {name: _table(name, rows, form, forms) for name, rows in report.tables.items()}
    yield "signed", _stated(agency=report.signed.agency, date=_day(report.signed.date))
    yield "source", _source(report)


def _section(section: Section) -> dict[str, Any]:
    return _stated(number=section.number, title=section.title, text=section.text or None)


def _table(name: str, rows: dict[str, dict[str, Cell]], form: Form, forms: Forms) -> dict[str, Line]:
    columns = list(forms.row_order(name))
    places = {key: at for at, key in enumerate(row_order(name, form, forms))}
    ordered = sorted(rows, key=lambda key: places.get(key, len(places)))
    return {key: Line(_row(rows[key], columns)) for key in ordered}


def _row(cells: dict[str, Cell], order: list[str]) -> dict[str, Scalar] | list[Scalar]:
    if order and cells.keys() == set(order):
        return [stated(cells[column]) for column in order]
    return {column: stated(cell) for column, cell in cells.items()}


def stated(cell: Cell) -> Scalar:
    """What is written for a cell: a plain number as one, anything else as it stood."""
    if cell.value is not None and not cell.traits & (Trait.DRESSED | Trait.PLUS) and str(cell.value) == str(cell.raw):
        return cell.value
    return cell.raw


def _source(report: Report) -> dict[str, Any]:
    return _stated(
        url=report.url,
        retrieved=report.retrieved,
        not_captured=[part for part in PARTS if part in report.not_captured] or None,
        labels=report.labels or None,
        unreadable=report.unreadable or None,
    )


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None


def _stated(**members: Any) -> dict[str, Any]:
    return {key: value for key, value in members.items() if value is not None}
