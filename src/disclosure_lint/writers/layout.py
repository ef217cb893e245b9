"""Lays a table of a report out as the form prints it: merged cells with their texts. Knows no file format."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

from disclosure_lint.cells import CellPath
from disclosure_lint.forms import Slot, Table, plan
from disclosure_lint.report import Cell
from disclosure_lint.writers.legible import legible
from disclosure_lint.writers.structured import Scalar, stated

Rows: TypeAlias = Mapping[str, Mapping[str, Cell]]
Labels: TypeAlias = Mapping[str, str]
Kind: TypeAlias = Literal["head", "stub", "value"]

_STUBS = {1: (32,), 2: (16, 56), 3: (9, 19, 44)}
"""Widths of the columns of labels, by their number, where the columns of values are 12 wide."""
_VALUE = 12
_STACKED = 39


class Laid(NamedTuple):
    """A cell: its first row and column from 0, how many it spans, what stands in it, and of what it speaks."""

    row: int
    column: int
    rows: int
    columns: int
    value: Scalar
    kind: Kind
    pointer: str = ""

    @property
    def text(self) -> str:
        """The value as it is printed: numbers exact, without exponents."""
        if isinstance(self.value, Decimal):
            return f"{self.value:f}"
        return "" if self.value is None else legible(str(self.value))


class Laying(NamedTuple):
    """A table laid out: its cells in reading order, relative widths of its columns, lines that are its head.

    `heads` lines at the top are repeated where the table goes on over a page.
    """

    cells: tuple[Laid, ...]
    widths: tuple[int, ...]
    heads: int

    @property
    def height(self) -> int:
        """How many lines it has."""
        return max((cell.row + cell.rows for cell in self.cells), default=0)


def lay_out(table: Table, rows: Rows, labels: Labels) -> Laying:
    """The table with the cells of the report. `labels` are those of the document where they are not the form's."""
    made = plan(table)
    cells = tuple(_laid(slot, rows, labels) for slot in made.slots)
    widths = {
        "lined": (*_STUBS.get(made.stubs, (20,) * made.stubs), *(_VALUE,) * made.columns),
        "stacked": (_STACKED,) * (made.columns + 1),
        "abreast": (_VALUE,) * made.columns,
    }
    return Laying(cells, widths[table.layout.kind], made.heads)


def _laid(slot: Slot, rows: Rows, labels: Labels) -> Laid:
    place = slot[:4]
    if slot.kind != "value":
        text = labels.get(slot.pointer) or (slot.label.zh if slot.label else "")
        return Laid(*place, text, "stub" if slot.kind == "stub" else "head", slot.pointer)
    _, row, column = CellPath.parse(slot.pointer)
    cell = rows[row].get(column)
    return Laid(*place, stated(cell) if cell else None, "value", slot.pointer)
