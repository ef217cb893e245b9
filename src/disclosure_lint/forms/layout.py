"""Where everything of a table stands when it is printed: merged cells with their labels, none of a report's values."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

from disclosure_lint.cells import CellPath
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.forms.model import Column, Head, Row, Table

Kind: TypeAlias = Literal["band", "head", "side", "stub", "value"]

_JOINTS = "·,，、： :"
"""What stands between what a head says and what a line below it says: 行政诉讼·复议后起诉."""


class Slot(NamedTuple):
    """A cell: its first row and column from 0, how many it spans, what it is, and of what it speaks.

    `label` is what a heading says; values have none. Bands go over rows, heads over columns, sides before
    several rows, stubs before one.
    """

    row: int
    column: int
    rows: int
    columns: int
    kind: Kind
    pointer: str = ""
    label: Bilingual | None = None


class Plan(NamedTuple):
    """The cells in reading order; the first `heads` lines are the table's head, the first `stubs` columns labels."""

    slots: tuple[Slot, ...]
    heads: int
    stubs: int
    columns: int


def plan(table: Table) -> Plan:
    """The table as its form prints it."""
    made = {"lined": _lined, "stacked": _stacked, "abreast": _abreast}[table.layout.kind](table)
    return made._replace(slots=tuple(sorted(made.slots, key=lambda slot: slot[:2])))


class _Nested:
    """Heads over lines, the wider ones around the narrower."""

    def __init__(self, heads: Sequence[Head], lines: Sequence[str]) -> None:
        self.lines = list(lines)
        self._heads: list[tuple[Head, int, frozenset[str]]] = []
        for head in heads:
            members = frozenset(head.members) & frozenset(lines)
            if members:
                self._heads.append((head, sum(members <= wider for _, _, wider in self._heads), members))

    def depth(self, line: str) -> int:
        """How many heads are over a line."""
        return sum(line in members for _, _, members in self._heads)

    @property
    def deepest(self) -> int:
        return max(map(self.depth, self.lines), default=0)

    def runs(self) -> Iterator[tuple[Head, int, int, int]]:
        """Each head with its depth, and where its unbroken runs of lines begin and how long they are."""
        for head, depth, members in self._heads:
            start = 0
            while start < len(self.lines):
                end = start
                while end < len(self.lines) and self.lines[end] in members:
                    end += 1
                if end > start:
                    yield head, depth, start, end - start
                start = max(end, start + 1)

    def own(self, line: Row | Column) -> Bilingual:
        """What a line says, without what a head over it says already."""
        label = line.label
        for head, _, members in self._heads:
            if line.key in members:
                pairs = zip(label, head.label, strict=True)
                label = Bilingual(*(text.removeprefix(above).lstrip(_JOINTS) or text for text, above in pairs))
        return label


def _value(table: Table, at: tuple[int, int], row: str, column: str, columns: int = 1) -> Slot:
    return Slot(*at, 1, columns, "value", str(CellPath(table.key, row, column)))


def _corner(table: Table, at: tuple[int, int], size: tuple[int, int]) -> Slot:
    return Slot(*at, *size, "head", label=table.head or Bilingual("", ""))


def _lined(table: Table) -> Plan:
    beside, over = _Nested(table.layout.beside, list(table.rows)), _Nested(table.layout.over, list(table.columns))
    stubs, heads = beside.deepest + 1, over.deepest + 1
    slots = [_corner(table, (0, 0), (heads, stubs))]
    for at, (key, column) in enumerate(table.columns.items()):
        depth, pointer = over.depth(key), f"{table.key}.{key}"
        slots.append(Slot(depth, stubs + at, heads - depth, 1, "head", pointer, over.own(column)))
    for head, depth, start, length in over.runs():
        slots.append(Slot(depth, stubs + start, 1, length, "head", label=head.label))
    for at, (key, row) in enumerate(table.rows.items(), heads):
        depth, pointer = beside.depth(key), f"{table.key}.{key}"
        slots.append(Slot(at, depth, 1, stubs - depth, "stub", pointer, beside.own(row)))
        slots += [_value(table, (at, stubs + number), key, column) for number, column in enumerate(table.columns)]
    for head, depth, start, length in beside.runs():
        slots.append(Slot(heads + start, depth, length, 1, "side", label=head.label))
    return Plan(tuple(slots), heads, stubs, len(table.columns))


def _stacked(table: Table) -> Plan:
    bands = [[row for row in band.rows if row in table.rows] for band in table.bands]
    loose = [row for row in table.rows if not any(row in rows for rows in bands)]
    blocks = [*zip((band.label for band in table.bands), bands, strict=True), (None, loose)]
    width = max((len(_columns(table, rows)) for rows in bands if rows), default=1)
    slots: list[Slot] = []
    line = 0
    for label, rows in blocks:
        if not rows:
            continue
        if label:
            slots.append(Slot(line, 0, 1, width + 1, "band", label=label))
            line += 1
        columns = _columns(table, rows)
        sizes = list(_spread(len(columns), width))
        slots.append(_corner(table, (line, 0), (1, 1)))
        for key, (at, size) in zip(columns, sizes, strict=True):
            slots.append(Slot(line, at, 1, size, "head", f"{table.key}.{key}", table.columns[key].label))
        for row in rows:
            line += 1
            slots.append(Slot(line, 0, 1, 1, "stub", f"{table.key}.{row}", table.rows[row].label))
            for key, (at, size) in zip(columns, sizes, strict=True):
                slots.append(_value(table, (line, at), row, key, size))
        line += 1
    return Plan(tuple(slots), 0, 1, width)


def _abreast(table: Table) -> Plan:
    over = _Nested(table.layout.over, list(table.rows))
    slots: list[Slot] = []
    starts: list[int] = []
    at, last = 0, over.deepest + 1
    for row in table.rows.values():
        depth = over.depth(row.key)
        starts.append(at)
        pointer = f"{table.key}.{row.key}"
        slots.append(Slot(depth, at, 1, len(row.columns), "head", pointer, over.own(row)))
        for column in row.columns:
            said = f"{table.key}.{column}", table.columns[column].label
            slots.append(Slot(depth + 1, at, last - depth, 1, "head", *said))
            slots.append(_value(table, (last + 1, at), row.key, column))
            at += 1
    starts.append(at)
    for head, depth, start, length in over.runs():
        slots.append(Slot(depth, starts[start], 1, starts[start + length] - starts[start], "head", label=head.label))
    return Plan(tuple(slots), last + 1, 0, at)


def _columns(table: Table, rows: Sequence[str]) -> list[str]:
    """The columns of a band: all that one of its rows has, in the order of the table."""
    wanted = {column for row in rows for column in table.rows[row].columns}
    return [column for column in table.columns if column in wanted]


def _spread(count: int, width: int) -> Iterator[tuple[int, int]]:
    """Where each of some columns stands among `width`, the first after the labels; the last takes what is left."""
    return ((at + 1, 1 if at < count - 1 else width - count + 1) for at in range(count))
