"""Which tables of a document are tables of the form, and what stands in each of their cells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from disclosure_lint.forms import Form, Forms
from disclosure_lint.readers.blocks import ReadGrid
from disclosure_lint.readers.document import GridCell
from disclosure_lint.readers.numbers import read_cell, read_number
from disclosure_lint.readers.reading import ReaderFinding
from disclosure_lint.readers.tables.assemble import (
    Assembled,
    Cell,
    Cells,
    Doubt,
    Line,
    assemble,
    span_of,
    text_of,
)
from disclosure_lint.readers.tables.confirm import confirmed
from disclosure_lint.readers.tables.lexicon import Lexicon, label_key, lexicon_of, official_keys
from disclosure_lint.readers.tables.placing import Value, split_ways
from disclosure_lint.readers.tables.segments import segments_of
from disclosure_lint.readers.tables.shifts import looks_shifted
from disclosure_lint.readers.tables.strips import Strip, strips_of
from disclosure_lint.report import Cell as ReportCell
from disclosure_lint.report import Tables
from disclosure_lint.source import Span

Rows = dict[str, dict[str, ReportCell]]

_NAMED = 6
"""Readings, or labels, that a finding names at most."""
_SINGLY = 3
"""Rows in doubt for one reason that are told one by one."""
_PROOF = 3
"""Rows whose sums come out for each whose sum does not, before an order of columns is taken for granted."""


@dataclass
class Recognised:
    """What the tables of a document hold. `leftover` are cells that are none of the form, by the number of the table.

    `spans` are the places of cells and tables, and of the labels of rows and columns; `labels` and
    `unreadable` are as in `Report`.
    """

    tables: Tables = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    unreadable: dict[str, str] = field(default_factory=dict)
    findings: list[ReaderFinding] = field(default_factory=list)
    leftover: dict[int, list[GridCell]] = field(default_factory=dict)


def recognise(grids: Sequence[ReadGrid], forms: Forms) -> Recognised:
    """The tables of the form among those of a document."""
    found = Recognised()
    if not grids:
        return found
    lexicon = lexicon_of(forms)
    strips = [strip for grid in grids for strip in strips_of(grid, lexicon)]
    segments = segments_of(strips, lexicon)
    _keep_leftover(found, grids, segments)
    for table, own in segments.items():
        assembled = assemble(own, table, lexicon)
        _Table(table, lexicon, found, assembled).tell(own)
    return found


def _keep_leftover(found: Recognised, grids: Sequence[ReadGrid], segments: dict[str, list[Strip]]) -> None:
    used = {(strip.grid.number, row) for strips in segments.values() for strip in strips for row in strip.rows}
    for grid in grids:
        cells = [read.cell for read in grid.cells if (grid.number, read.cell.row) not in used]
        if cells:
            found.leftover[grid.number] = cells


class _Reading(NamedTuple):
    """A reading of some cells that is in question, as numbers."""

    cells: Cells
    numbers: dict[Cell, int | Decimal | None]


class _Table:
    """Takes over one table: cells, doubts settled by the balances of the form, and what is left of them."""

    def __init__(self, table: str, lexicon: Lexicon, found: Recognised, assembled: Assembled) -> None:
        self._table, self._found, self._made = table, found, assembled
        self._forms, self._words = lexicon.forms, lexicon.tables[table]
        self._known = lexicon.forms.known[table]
        self._balances = [balance for one in self._words.tables for balance in one.balances]

    def tell(self, strips: Sequence[Strip]) -> None:
        """Everything there is to say of the table."""
        self._found.spans[self._table] = _hull(span_of(strip) for strip in strips if strip.labels or strip.values)
        self._doubt_splits()
        self._settle()
        self._assume_order()
        rows = self._rows()
        if rows:
            self._found.tables[self._table] = rows
        self._labels(rows)
        self._say_doubts()
        for line in self._made.unused:
            label = "".join(line.name.label.text.split()) if line.name.label else ""
            values: dict[str, str | int] = {"label": label, "text": text_of(line.strip)}
            self._say("SRC008", "unused_row", values, span_of(line.strip), self._table)
        if not rows:
            self._found.unreadable.setdefault(self._table, "rows_unclear")

    def _number(self, cell: Cell, value: Value | None) -> int | Decimal | None:
        number = read_number(value.raw, self._forms.unit(self._table, *cell)) if value else None
        return number[0] if number else None

    def _numbers(self, cells: Cells) -> dict[Cell, int | Decimal | None]:
        """What is known as numbers: blanks are None, other text is not known."""
        return {
            cell: self._number(cell, value)
            for cell, value in cells.items()
            if value is not None and (not value.raw.strip() or self._number(cell, value) is not None)
        }

    def _doubt_splits(self) -> None:
        """Rows of uncertain tables whose values look shifted, as they are where a number was split in two."""
        for line, cells in [
            *((line, self._of_row(row, line)) for row, line in self._made.lines.items()),
            *self._made.wide,
        ]:
            if line.strip.grid.grid.sure:
                continue
            ways: list[Cells] = [dict(zip(cells, way, strict=True)) for way in split_ways(tuple(cells.values()))]
            others = {cell: value for cell, value in self._made.cells.items() if cell not in cells}
            numbers = [self._numbers(way) for way in (cells, *ways)]
            if not ways or not looks_shifted(numbers[0], numbers[1:], self._numbers(dict(others)), self._balances):
                continue
            for cell in cells:
                self._made.cells.pop(cell, None)
            label = "".join(line.name.label.text.split()) if line.name.label else ""
            rows = tuple(dict.fromkeys(row for row, _ in cells))
            doubt = Doubt(
                "split", label, text_of(line.strip), span_of(line.strip), (cells, *ways), rows, (), len(cells)
            )
            self._made.doubts.append(doubt)

    def _of_row(self, row: str, line: Line) -> Cells:
        """What a row holds, in the order of its head."""
        order = [slot.key for slot in line.head.slots if slot.key] if line.head else []
        return {(row, column): self._made.cells.get((row, column)) for column in order}

    def _settle(self) -> None:
        """Take what the balances confirm, as long as that tells more."""
        progress = bool(self._made.doubts)
        while progress:
            progress = False
            known = self._numbers(dict(self._made.cells))
            for doubt in list(self._made.doubts):
                readings = [_Reading(way, self._numbers(way)) for way in doubt.ways if self._is_free(way)]
                chosen = confirmed([reading.numbers for reading in readings], known, self._balances)
                if chosen is None:
                    continue
                self._made.doubts.remove(doubt)
                self._take(doubt, readings[chosen].cells)
                progress = True
                break

    def _assume_order(self) -> None:
        """Rows without a head, if in the order of the form the sums of the rows come out."""
        lost = [doubt for doubt in self._made.doubts if doubt.reason == "no_columns" and len(doubt.ways) == 1]
        sums = [self._adds_up(self._numbers(doubt.ways[0])) for doubt in lost]
        if sums.count(True) < _PROOF or sums.count(False) * _PROOF > sums.count(True):
            return
        for doubt in lost:
            self._made.doubts.remove(doubt)
            self._made.cells.update({cell: value for cell, value in doubt.ways[0].items() if value is not None})
        values: dict[str, str | int] = {"label": _named(lost), "count": len(lost)}
        self._say("SRC007", "assumed_order", values, _hull(doubt.span for doubt in lost), self._table)

    def _adds_up(self, numbers: dict[Cell, int | Decimal | None]) -> bool | None:
        """Whether a row agrees with the balances of columns; None where that cannot be reckoned or all is 0."""
        found: list[bool] = []
        for balance in self._balances if any(numbers.values()) else ():
            for row in {row for row, _ in numbers} if balance.axis == "columns" else ():
                sides = [[(row, column) for column in side] for side in (balance.left, balance.right)]
                if all(cell in numbers for side in sides for cell in side):
                    left, right = (sum(numbers[cell] or 0 for cell in side) for side in sides)
                    found.append(left == right)
        return all(found) if found else None

    def _is_free(self, way: Cells) -> bool:
        return not any(cell in self._made.cells for cell in way)

    def _take(self, doubt: Doubt, cells: Cells) -> None:
        self._made.cells.update({cell: value for cell, value in cells.items() if value is not None})
        lost = (f"{self._table}.{row}.{column}" for (row, column), value in cells.items() if value is None)
        self._found.unreadable.update(dict.fromkeys(lost, doubt.reason))
        rows = tuple(dict.fromkeys(row for row, _ in cells))
        for row in rows if doubt.reason == "unknown_row" else ():
            self._made.labels.setdefault(row, doubt.label)
        values: dict[str, str | int] = {
            "label": self._label(doubt),
            "text": doubt.text,
            "row": "、".join(self._words.name(row) for row in rows),
            "reading": _reading(cells),
        }
        reason = "confirmed_row" if doubt.reason == "unknown_row" else "confirmed"
        pointer = f"{self._table}.{rows[0]}" if len(rows) == 1 else self._table
        self._say("SRC007", reason, values, doubt.span, pointer)

    def _label(self, doubt: Doubt) -> str:
        """What stands before the values, or in wide tables the rows that the values are of."""
        return doubt.label or "、".join(self._words.name(row) for row in doubt.rows)

    def _rows(self) -> Rows:
        """The cells in the order of the forms, their places noted."""
        rows: Rows = {}
        for row, columns in self._known.items():
            for column in columns:
                value = self._made.cells.get((row, column))
                if value is None:
                    continue
                pointer = f"{self._table}.{row}.{column}"
                self._found.spans[pointer] = value.span
                if value.unread:
                    self._found.unreadable[pointer] = value.unread
                    continue
                unit = self._forms.unit(self._table, row, column)
                rows.setdefault(row, {})[column] = read_cell(value.raw or None, unit)
            if row in rows and row in self._made.lines:
                self._found.spans[f"{self._table}.{row}"] = span_of(self._made.lines[row].strip)
        self._found.spans.update({f"{self._table}.{line}": place for line, place in self._made.places.items()})
        return rows

    def _labels(self, rows: Rows) -> None:
        """Labels that differ from the official ones of the edition that the table follows."""
        official = official_keys(self._form(rows), self._table)
        for line, label in self._made.labels.items():
            pointer = f"{self._table}.{line}"
            if line and pointer in official and label_key(label) not in official[pointer]:
                self._found.labels[pointer] = "".join(label.split())

    def _form(self, rows: Rows) -> Form:
        """The edition that has most of the cells, the newest of those that have equally many."""
        cells = {f"{self._table}.{row}.{column}" for row, columns in rows.items() for column in columns}
        editions = [form for form in reversed(self._forms.editions) if self._table in form.tables]
        return max(editions, key=lambda form: len(cells & form.index.keys()))

    def _say_doubts(self) -> None:
        """Mark what is not known, and say why: many rows of one kind at once."""
        by_reason: dict[str, list[Doubt]] = {}
        for doubt in self._made.doubts:
            by_reason.setdefault(doubt.reason, []).append(doubt)
            self._mark(doubt)
        for reason, doubts in by_reason.items():
            if len(doubts) > _SINGLY:
                values: dict[str, str | int] = {"label": _named(doubts), "count": len(doubts)}
                self._say("SRC006", "many", values, _hull(doubt.span for doubt in doubts), self._table)
                continue
            for doubt in doubts:
                pointer = f"{self._table}.{doubt.rows[0]}" if len(doubt.rows) == 1 else self._table
                rule = "SRC008" if reason == "unused_column" else "SRC006"
                self._say(rule, reason, self._values(doubt), doubt.span, pointer)

    def _mark(self, doubt: Doubt) -> None:
        """Keep as unreadable what is not known because of a doubt."""
        table = self._table
        for row in doubt.rows:
            columns = doubt.columns or self._known[row]
            pointers = [f"{table}.{row}.{column}" for column in columns if (row, column) not in self._made.cells]
            pointers += [f"{table}.{column}" for column in doubt.columns if not self._has_column(column)]
            if not any(cell[0] == row for cell in self._made.cells):
                pointers.append(f"{table}.{row}")
            self._found.unreadable.update(dict.fromkeys(pointers, doubt.reason))

    def _values(self, doubt: Doubt) -> dict[str, str | int]:
        """What a message may mention of a doubt."""
        return {
            "label": self._label(doubt),
            "text": doubt.text,
            "found": doubt.found,
            "expected": doubt.count,
            "rows": "、".join(self._words.name(row) for row in doubt.rows),
            "columns": "、".join(self._words.name(column) for column in doubt.columns),
            "readings": "；".join(dict.fromkeys(_reading(way) for way in doubt.ways[:_NAMED])),
        }

    def _has_column(self, column: str) -> bool:
        return any(cell[1] == column for cell in self._made.cells)

    def _say(self, rule: str, reason: str, values: dict[str, str | int], span: Span, pointer: str) -> None:
        self._found.findings.append(ReaderFinding(rule, reason, values, span, pointer))


def _reading(cells: Cells) -> str:
    return " | ".join(value.raw if value else "?" for value in cells.values())


def _named(doubts: Sequence[Doubt]) -> str:
    labels = list(dict.fromkeys(doubt.label for doubt in doubts if doubt.label))
    return "、".join(labels[:_NAMED]) + ("……" if len(labels) > _NAMED else "")


def _hull(spans: Iterator[Span]) -> Span:
    every = list(spans)
    return Span(min(span.start for span in every), max(span.end for span in every))
