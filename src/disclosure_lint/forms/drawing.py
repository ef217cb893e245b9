"""The tables of a report drawn in the layout of their form, as frozen fields that outputs can show."""

from collections.abc import Iterator
from decimal import Decimal

from disclosure_lint.cells import CellPath
from disclosure_lint.diagnostics import DrawnTable, Field
from disclosure_lint.diagnostics.tables import Line, Scope
from disclosure_lint.forms.catalog import Forms
from disclosure_lint.forms.layout import Kind, Slot, plan
from disclosure_lint.forms.model import Table
from disclosure_lint.report import Cell, Report

_SCOPES: dict[Kind, Scope] = {"band": "band", "head": "column", "side": "row", "stub": "row"}


def draw(forms: Forms, report: Report) -> tuple[DrawnTable, ...]:
    """Every table of a report that any edition knows, in the edition that fits it best."""
    form = forms.in_force(report.year) if report.year is not None else None
    editions = [forms.as_found(form, report)] if form else []
    editions += reversed(forms.editions)
    made = []
    for key, rows in report.tables.items():
        tables = [edition.tables[key] for edition in editions if key in edition.tables]
        if tables and rows:
            made.append(_drawn(max(tables, key=lambda table: _fit(table, report)), report, forms))
    return tuple(made)


def _fit(table: Table, report: Report) -> int:
    return sum(report.cell(*path) is not None for path in table.cells())


def _drawn(table: Table, report: Report, forms: Forms) -> DrawnTable:
    made = plan(table)
    lines: dict[int, list[Field]] = {}
    for slot in made.slots:
        lines.setdefault(slot.row, []).append(_field(slot, report))
    every: list[Line] = [tuple(fields) for _, fields in sorted(lines.items())]
    title = forms.label(table.key)
    others = tuple(_others(table, report, forms))
    return DrawnTable(table.key, title, tuple(every[: made.heads]), tuple(every[made.heads :]), others)


def _field(slot: Slot, report: Report) -> Field:
    if slot.kind == "value":
        cell = report.cell(*CellPath.parse(slot.pointer))
        shown = None if cell is None else _shown(cell)
        return Field(slot.pointer, value=shown, rows=slot.rows, columns=slot.columns)
    return Field(slot.pointer, slot.label, None, slot.rows, slot.columns, _SCOPES[slot.kind])


def _others(table: Table, report: Report, forms: Forms) -> Iterator[Field]:
    known = set(table.cells())
    for row, columns in report.tables[table.key].items():
        for column, cell in columns.items():
            path = CellPath(table.key, row, column)
            if path not in known:
                yield Field(str(path), forms.label(str(path)), _shown(cell))


def _shown(cell: Cell) -> str:
    if cell.raw is None:
        return ""
    return f"{cell.raw:f}" if isinstance(cell.raw, Decimal) else str(cell.raw)
