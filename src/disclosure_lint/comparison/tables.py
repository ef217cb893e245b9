"""The tables of two reports, cell by cell; rows of two editions that stand for each other are compared as one."""

from collections.abc import Iterator
from typing import NamedTuple

from disclosure_lint.cells import CellPath
from disclosure_lint.comparison.figures import added_up, differ, figure
from disclosure_lint.comparison.model import CellChange, Figure, LineChange, Presence, Reason, Side, TableChange
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.forms import Forms
from disclosure_lint.forms.model import Form, Table
from disclosure_lint.report import Cell

Rows = dict[str, dict[str, Cell]]


class _Line(NamedTuple):
    """A row to compare: its key and the rows of either report that make it up."""

    key: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def compare_tables(before: Side, after: Side, forms: Forms) -> Iterator[TableChange]:
    """Every table that one of the reports has."""
    for key in forms.known:
        if before.report.tables.get(key) or after.report.tables.get(key):
            yield _Tables(key, before, after, forms).compared()


class _Tables:
    """One table of both reports."""

    def __init__(self, key: str, before: Side, after: Side, forms: Forms) -> None:
        self._key, self._forms = key, forms
        self._reports = (before.report, after.report)
        self._editions = tuple(_edition(side, forms) for side in (before, after))
        self._rows: tuple[Rows, Rows] = (before.report.tables.get(key, {}), after.report.tables.get(key, {}))

    def compared(self) -> TableChange:
        """What changed in it."""
        label = self._forms.label(self._key)
        if not all(self._rows):
            lost = self._reports[0 if self._rows[1] else 1]
            presence: Presence = "added" if self._rows[1] else "missing"
            return TableChange(self._key, label, "unreadable" if self._key in lost.unreadable else presence)
        merged = tuple(self._merged())
        pairs = [(line, column) for line in (*self._common(merged),) for column in self._columns(line)]
        absent = self._absent_columns(pairs)
        cells = [self._change(line, column) for line, column in pairs if column not in absent]
        foreign = [cell for cell in cells if self._is_foreign(cell)]
        cells = [cell for cell in cells if cell not in foreign]
        compared = sum(not {"absent", "unreadable"} & {cell.before.state, cell.after.state} for cell in cells)
        lines = [*self._lines(merged), *(self._line(column, at) for column, at in absent.items())]
        lines += [_foreign_cell(cell) for cell in foreign]
        changed = tuple(cell for cell in cells if differ(cell.before, cell.after))
        return TableChange(self._key, label, "both", compared, changed, tuple(lines))

    def _order(self) -> list[str]:
        """All rows of both: those of the second report's form first."""
        tables = [form.tables[self._key] for form in reversed(self._editions) if form and self._key in form.tables]
        known = [row for table in tables for row in table.rows] + list(self._forms.known[self._key])
        return [row for row in dict.fromkeys(known) if any(row in rows for rows in self._rows)]

    def _merged(self) -> Iterator[_Line]:
        """Rows that stand for each other, where each report has one kind of them."""
        for pair in self._forms.stand_ins:
            if pair.table != self._key:
                continue
            many = [tuple(row for row in pair.many if row in rows) for rows in self._rows]
            one = [(pair.one,) if pair.one in rows else () for rows in self._rows]
            for first, second in ((0, 1), (1, 0)):
                if one[first] and not many[first] and many[second] and not one[second]:
                    sides = (one[0] or many[0], one[1] or many[1])
                    yield _Line(pair.one, *sides)

    def _common(self, merged: tuple[_Line, ...]) -> Iterator[_Line]:
        places = {row: line for line in merged for row in (*line.before, *line.after)}
        seen: set[str] = set()
        for row in self._order():
            line = places.get(row) or _Line(row, (row,), (row,))
            if line.key not in seen and all(
                set(part) & set(rows) for part, rows in zip(line[1:], self._rows, strict=True)
            ):
                seen.add(line.key)
                yield line

    def _columns(self, line: _Line) -> list[str]:
        known = [
            column for row in (*line.after, *line.before, line.key) for column in self._forms.known[self._key][row]
        ]
        there = {
            column
            for part, rows in zip(line[1:], self._rows, strict=True)
            for row in part
            for column in rows.get(row, {})
        }
        return [column for column in dict.fromkeys(known) if column in there]

    def _absent_columns(self, pairs: list[tuple[_Line, str]]) -> dict[str, int]:
        """Columns that one of the reports has in no row, with the side (0 or 1) that lacks it."""
        absent: dict[str, int] = {}
        for side in (0, 1):
            there = {column for cells in self._rows[side].values() for column in cells}
            absent.update({column: side for _, column in pairs if column not in there})
        return absent

    def _lines(self, merged: tuple[_Line, ...]) -> Iterator[LineChange]:
        stood_for = {row for line in merged for row in (*line.before, *line.after)}
        for row in self._order():
            sides = [side for side in (0, 1) if row not in self._rows[side]]
            if sides and row not in stood_for:
                yield self._line(row, sides[0])

    def _line(self, key: str, lacking: int) -> LineChange:
        """A row or column that the report on one side lacks, and why."""
        pointer = f"{self._key}.{key}"
        form = self._editions[lacking]
        table = form.tables.get(self._key) if form else None
        reason: Reason = "edition" if table and key not in (*table.rows, *table.columns) else "report"
        if {self._key, pointer} & self._reports[lacking].unreadable.keys():
            reason = "unreadable"
        return LineChange(pointer, self._forms.label(pointer), "missing" if lacking else "added", reason)

    def _change(self, line: _Line, column: str) -> CellChange:
        pointer = str(CellPath(self._key, line.key, column))
        table = self._table(line.key, column)
        row, head = _labels(table, line.key, column)
        parts = max(line.before, line.after, key=len)
        return CellChange(
            pointer=pointer,
            label=self._forms.label(pointer),
            row=row,
            column=head,
            before=self._figure(0, line.before, column),
            after=self._figure(1, line.after, column),
            total=table is not None and table.is_total(line.key, column),
            parts=() if parts == (line.key,) else parts,
        )

    def _is_foreign(self, cell: CellChange) -> bool:
        """Whether a cell is not there because the form of that report has none."""
        for side, form in zip((cell.before, cell.after), self._editions, strict=True):
            if side.state == "absent" and form is not None and cell.pointer not in form.index:
                return True
        return False

    def _figure(self, side: int, rows: tuple[str, ...], column: str) -> Figure:
        report = self._reports[side]
        return added_up([figure(report, CellPath(self._key, row, column)) for row in rows])

    def _table(self, row: str, column: str) -> Table | None:
        forms = [form for form in (*reversed(self._editions), *reversed(self._forms.editions)) if form]
        tables = (form.tables[self._key] for form in forms if self._key in form.tables)
        return next((table for table in tables if row in table.rows and column in table.columns), None)


def _foreign_cell(cell: CellChange) -> LineChange:
    return LineChange(cell.pointer, cell.label, "added" if cell.before.state == "absent" else "missing", "edition")


def _edition(side: Side, forms: Forms) -> Form | None:
    year = side.report.year
    stated = forms.edition(side.report.edition) if side.report.edition else None
    return stated or (forms.in_force(year) if year is not None else None)


def _labels(table: Table | None, row: str, column: str) -> tuple[Bilingual, Bilingual]:
    if table is None:
        return Bilingual(row, row), Bilingual(column, column)
    return table.rows[row].label, table.columns[column].label
