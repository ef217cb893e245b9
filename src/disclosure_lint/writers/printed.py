"""Which form a table of a report is printed in: an edition's own, or one joined of two where the table mixes them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from disclosure_lint.forms import Band, Form, Forms, Head, Layout, Row, Table
from disclosure_lint.report import Cell, Report

Rows = Mapping[str, Mapping[str, Cell]]


def form_of(report: Report, forms: Forms) -> Form:
    """The edition that a report names, else the one in force for its year, else the newest."""
    stated = forms.edition(report.edition) if report.edition else None
    in_force = forms.in_force(report.year) if report.year else None
    return stated or in_force or forms.editions[-1]


def printed(key: str, rows: Rows, form: Form, forms: Forms) -> Table:
    """The table in the form, cut down to what the report holds."""
    tables = [edition.tables[key] for edition in (form, *reversed(forms.editions)) if key in edition.tables]
    fitting = next((table for table in tables if _holds(table, rows)), None)
    if fitting is None:
        fitting = tables[0]
        for table in tables[1:]:
            fitting = _joined(fitting, table)
    return _cut(fitting, rows)


def row_order(key: str, form: Form, forms: Forms) -> list[str]:
    """All rows of a table that any edition knows, in the order of one edition, those of others where they fit in."""
    order: list[str] = []
    for edition in (form, *reversed(forms.editions)):
        if key in edition.tables:
            order = _merged(dict.fromkeys(order), edition.tables[key].rows)
    return order


def _holds(table: Table, rows: Rows) -> bool:
    return all(key in table.rows and set(cells) <= set(table.rows[key].columns) for key, cells in rows.items())


def _cut(table: Table, rows: Rows) -> Table:
    """Without the rows and columns that are nowhere in the report."""
    found = {column for cells in rows.values() for column in cells}
    columns = {key: column for key, column in table.columns.items() if key in found}
    kept = {
        key: row._replace(columns=tuple(column for column in row.columns if column in rows[key] or column in found))
        for key, row in table.rows.items()
        if key in rows
    }
    if table.layout.kind == "lined":
        return replace(table, rows=kept, columns=columns)
    exact = {
        key: row._replace(columns=tuple(column for column in row.columns if column in rows[key]))
        for key, row in kept.items()
    }
    return replace(table, rows=exact, columns=columns, bands=tuple(_split(table.bands, exact)))


def _split(bands: tuple[Band, ...], rows: Mapping[str, Row]) -> Iterator[Band]:
    """The bands parted where rows of one have different columns: each part has its own line of them."""
    for band in bands:
        own = [key for key in band.rows if key in rows]
        for _, group in groupby(own, key=lambda key: rows[key].columns):
            yield band._replace(rows=tuple(group))


def _joined(own: Table, other: Table) -> Table:
    """The rows, columns and cells of both: what is only the other's stands after what it follows there."""
    rows = {
        key: own.rows[key]._replace(columns=_union(own.rows[key], other.rows.get(key))) if key in own.rows else row
        for key, row in ((key, own.rows.get(key) or other.rows[key]) for key in _merged(own.rows, other.rows))
    }
    columns = {key: own.columns.get(key) or other.columns[key] for key in _merged(own.columns, other.columns)}
    layout = Layout(
        own.layout.kind,
        tuple(_joined_heads(own.layout.over, other.layout.over)),
        tuple(_joined_heads(own.layout.beside, other.layout.beside)),
    )
    bands = {band.label.zh: band for band in (*other.bands, *own.bands)}
    rows_of = {name: _merged(_band(own, name), _band(other, name)) for name in bands}
    joined_bands = tuple(
        bands[name]._replace(rows=tuple(rows_of[name])) for name in sorted(bands, key=_place(rows_of, rows))
    )
    return replace(own, rows=rows, columns=columns, layout=layout, bands=joined_bands)


def _union(row: Row, other: Row | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*row.columns, *(other.columns if other else ()))))


def _band(table: Table, label: str) -> dict[str, None]:
    return next((dict.fromkeys(band.rows) for band in table.bands if band.label.zh == label), {})


def _place(rows_of: Mapping[str, list[str]], rows: Mapping[str, Row]) -> Callable[[str], int]:
    order = list(rows)
    return lambda name: min(order.index(row) for row in rows_of[name])


def _merged(own: Mapping[str, object], other: Mapping[str, object]) -> list[str]:
    order = list(own)
    before = None
    for key in other:
        if key not in order:
            order.insert(order.index(before) + 1 if before else 0, key)
        before = key
    return order


def _joined_heads(own: tuple[Head, ...], other: tuple[Head, ...]) -> list[Head]:
    members = {head.key: head.members for head in other}
    return [head._replace(members=tuple(dict.fromkeys((*head.members, *members.get(head.key, ()))))) for head in own]
