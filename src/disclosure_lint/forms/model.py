"""What a form is once loaded: frozen, with every cell numbered by the order of the form."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

from disclosure_lint.cells import CellPath
from disclosure_lint.diagnostics import Authority, Bilingual

Unit: TypeAlias = Literal["count", "yuan", "wan_yuan"]


class Column(NamedTuple):
    """A column. `signed` columns may hold values below zero; `total` columns are the sum of others."""

    key: str
    label: Bilingual
    variants: tuple[str, ...]
    unit: Unit
    signed: bool
    total: bool


class Row(NamedTuple):
    """A row and the columns it has. `stands_for` names the rows of other editions that it sums up."""

    key: str
    label: Bilingual
    variants: tuple[str, ...]
    columns: tuple[str, ...]
    total: bool
    stands_for: tuple[str, ...]


class Group(NamedTuple):
    """Rows or columns that the form names together, as （三）不予公开."""

    key: str
    label: Bilingual
    axis: Literal["rows", "columns"]
    members: tuple[str, ...]


class Band(NamedTuple):
    """A heading over several rows of a table, as 第二十条第（一）项."""

    label: Bilingual
    rows: tuple[str, ...]


class Balance(NamedTuple):
    """A sum that a table must give: the rows (or columns) on the left add up to those on the right, in every column."""

    axis: Literal["rows", "columns"]
    left: tuple[str, ...]
    right: tuple[str, ...]


class Head(NamedTuple):
    """A cell over several columns, or beside several rows, in the printed table."""

    key: str
    label: Bilingual
    members: tuple[str, ...]


class Layout(NamedTuple):
    """How a table is printed.

    `lined`: a line a row, with cells over the columns and beside the rows; `stacked`: the bands one under another, each
    with a line of its own columns; `abreast`: the rows side by side in a single line of values. Wider cells come first.
    """

    kind: Literal["lined", "stacked", "abreast"] = "lined"
    over: tuple[Head, ...] = ()
    beside: tuple[Head, ...] = ()


LINED = Layout()


class Stock(NamedTuple):
    """A column that holds what was there at the end of the year: last year's, plus one column, minus another."""

    table: str
    column: str
    plus: str
    minus: str


class Draft(NamedTuple):
    """The wording of a blank report, with `{agency}` and `{year}`; texts of sections by number.

    `published` is the line that states the day of publication, with `{date}`. `carried` are rows (as `CellPath` names
    them) that repeat a row of last year's report; `problems` is the section that answers last year's problems.
    """

    title: str
    preamble: str
    sections: dict[int, str]
    published: str
    carried: dict[str, str] = {}
    stocks: tuple[Stock, ...] = ()
    problems: int | None = None


@dataclass(frozen=True)
class Table:
    """A table. `name` has the Chinese numeral of its section (表三); `row_lists` allows rows as lists of values.

    `head` is what stands over the labels of the rows, None where that place is empty.
    """

    key: str
    name: str
    title: Bilingual
    section: int
    rows: dict[str, Row]
    columns: dict[str, Column]
    groups: dict[str, Group]
    row_lists: bool
    bands: tuple[Band, ...] = ()
    head: Bilingual | None = None
    balances: tuple[Balance, ...] = ()
    layout: Layout = LINED

    def cells(self) -> Iterator[CellPath]:
        """Every cell, row by row."""
        for row in self.rows.values():
            for column in row.columns:
                yield CellPath(self.key, row.key, column)

    @cached_property
    def total_row(self) -> str | None:
        """The row that is the sum of others, if there is one."""
        return next((row.key for row in self.rows.values() if row.total), None)

    def is_total(self, row: str, column: str) -> bool:
        """Whether a cell is a stated total."""
        return self.rows[row].total or self.columns[column].total


class FormSection(NamedTuple):
    """A section. `titles` are all wordings that count as official, `variants` others that readers know it by."""

    number: int
    title: Bilingual
    titles: tuple[str, ...]
    variants: tuple[str, ...]
    content: Literal["text", "table"]
    table: str | None


@dataclass(frozen=True)
class Form:
    """An edition of the form, in force for reports on the years `first_year` to `last_year` (None: still)."""

    edition: str
    title: Bilingual
    authority: Authority
    first_year: int
    last_year: int | None
    sections: tuple[FormSection, ...]
    tables: dict[str, Table]
    draft: Draft | None = None

    @cached_property
    def cells(self) -> tuple[CellPath, ...]:
        """Every cell of every table, in the order of the form."""
        return tuple(cell for table in self.tables.values() for cell in table.cells())

    @cached_property
    def index(self) -> dict[str, int]:
        """The place of each cell in `cells`, by pointer."""
        return {str(cell): at for at, cell in enumerate(self.cells)}

    def is_total(self, cell: CellPath) -> bool:
        """Whether a cell is a stated total; False for cells of other editions."""
        table = self.tables.get(cell.table)
        if table is None or cell.row not in table.rows or cell.column not in table.columns:
            return False
        return table.is_total(cell.row, cell.column)

    def section(self, number: int) -> FormSection | None:
        """The section of that number."""
        return next((section for section in self.sections if section.number == number), None)

    def in_force(self, year: int) -> bool:
        """Whether reports on this year use this edition."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)

    def with_rows(self, table: str, old: tuple[str, ...], new: tuple[Row, ...]) -> "Form":
        """The form with the first of the rows `old` replaced by `new`, the rest left out; groups and balances alike."""
        form = self.tables[table]
        rows: dict[str, Row] = {}
        for row in form.rows.values():
            if row.key == old[0]:
                rows.update({fresh.key: fresh for fresh in new})
            elif row.key not in old:
                rows[row.key] = row
        keys = tuple(row.key for row in new)
        groups = {key: _with_members(group, old, keys) for key, group in form.groups.items()}
        balances = tuple(_with_sides(balance, old, keys) for balance in form.balances)
        return replace(self, tables={**self.tables, table: replace(form, rows=rows, groups=groups, balances=balances)})

    def label(self, pointer: str) -> Bilingual:
        """A pointer in the words of the form (表三 › 自然人 › （七）总计), the pointer itself where it has none."""
        words = _label_parts(self, pointer)
        if not words:
            return Bilingual(pointer, pointer)
        return Bilingual(" › ".join(word.zh for word in words), " › ".join(word.en for word in words))


def _with_members(group: Group, old: tuple[str, ...], new: tuple[str, ...]) -> Group:
    return group._replace(members=_swapped(group.members, old, new)) if group.axis == "rows" else group


def _with_sides(balance: Balance, old: tuple[str, ...], new: tuple[str, ...]) -> Balance:
    if balance.axis != "rows":
        return balance
    return balance._replace(left=_swapped(balance.left, old, new), right=_swapped(balance.right, old, new))


def _swapped(keys: tuple[str, ...], old: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    """The keys with `new` in the place of the first of `old`."""
    if not set(old) & set(keys):
        return keys
    made: list[str] = []
    for key in keys:
        if key not in old:
            made.append(key)
        elif not set(new) & set(made):
            made.extend(new)
    return tuple(made)


def _label_parts(form: Form, pointer: str) -> list[Bilingual]:
    head, _, rest = pointer.partition(".")
    table = form.tables.get(head)
    if table is None:
        return []
    name = Bilingual(table.name, table.title.en)
    if not rest:
        return [Bilingual(f"{table.name} {table.title.zh}", table.title.en)]
    if rest in table.rows:
        return [name, table.rows[rest].label]
    if rest in table.columns:
        return [name, table.columns[rest].label]
    row, _, column = rest.rpartition(".")
    if row in table.rows and column in table.columns:
        return [name, table.columns[column].label, table.rows[row].label]
    return []
