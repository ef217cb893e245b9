"""All editions a run knows: which is in force for a year, and which keys exist in any of them."""

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from disclosure_lint.cells import PRIOR, CellPath
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.forms.model import Form, Row, Table
from disclosure_lint.report import Cell, Report


class StandIn(NamedTuple):
    """A row of one edition (`one`) that sums up rows of another (`many`)."""

    table: str
    one: str
    many: tuple[str, ...]


class Swap(NamedTuple):
    """Rows of a table, the edition's own, and those that are read in their place."""

    table: str
    old: tuple[str, ...]
    new: tuple[str, ...]


class Forms:
    """The editions, oldest first."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self.editions = tuple(sorted(forms, key=lambda form: form.first_year))
        self._variants: dict[tuple[str, tuple[Swap, ...]], Form] = {}
        self._by_year: dict[int, Form | None] = {}
        self._sums: dict[int, tuple[tuple[int, tuple[int, ...]], ...]] = {}

    def in_force(self, year: int) -> Form | None:
        """The edition for reports on that year; None before the first."""
        if year not in self._by_year:
            self._by_year[year] = next((form for form in self.editions if form.in_force(year)), None)
        return self._by_year[year]

    def edition(self, name: str) -> Form | None:
        """The edition of that name."""
        return next((form for form in self.editions if form.edition == name), None)

    @cached_property
    def known(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """Table → row → columns, over all editions: every key that may stand in any report."""
        known: dict[str, dict[str, tuple[str, ...]]] = {}
        for table in self._tables():
            rows = known.setdefault(table.key, {})
            for row in table.rows.values():
                rows[row.key] = tuple(dict.fromkeys((*rows.get(row.key, ()), *row.columns)))
        return known

    @cached_property
    def cells(self) -> tuple[CellPath, ...]:
        """Every cell of every edition: the order of the vector that rules are evaluated on."""
        return tuple(
            CellPath(table, row, column)
            for table, rows in self.known.items()
            for row, columns in rows.items()
            for column in columns
        )

    @cached_property
    def index(self) -> dict[str, int]:
        """The place of each cell in `cells`, by pointer."""
        return {str(cell): at for at, cell in enumerate(self.cells)}

    @cached_property
    def masks(self) -> dict[str, int]:
        """Which of `cells` an edition has, as bits, by edition."""
        return {form.edition: sum(1 << self.index[str(cell)] for cell in form.cells) for form in self.editions}

    def row_order(self, table: str) -> tuple[str, ...]:
        """The columns of a row written as a list, () where the table has no such rows."""
        return next((tuple(found.columns) for found in self._tables() if found.key == table and found.row_lists), ())

    @cached_property
    def _units(self) -> dict[str, str]:
        return {str(cell): self._unit(*cell) for cell in self.cells}

    def unit(self, table: str, row: str, column: str) -> str:
        """The unit of a cell: count, yuan or wan_yuan."""
        return self._units.get(f"{table}.{row}.{column}", "count")

    def _unit(self, table: str, row: str, column: str) -> str:
        found = (item.columns.get(column) for item in self._tables() if item.key == table and row in item.rows)
        return next((shape.unit for shape in found if shape), "count")

    def label(self, pointer: str) -> Bilingual:
        """A pointer in the words of the newest form that knows it; last year's are marked."""
        inner = pointer.removeprefix(PRIOR)
        labels = (form.label(inner) for form in reversed(self.editions))
        label = next((label for label in labels if label.zh != inner), Bilingual(inner, inner))
        return Bilingual(f"上年 › {label.zh}", f"last year › {label.en}") if inner != pointer else label

    def as_found(self, form: Form, report: Report) -> Form:
        """The form with the rows of another edition where they stand in for its own.

        A 2021 report with the single row `other.all` of 2019 is checked over that row, and the other way round. Where
        rows of both stand, see `_readings`.
        """
        swaps = tuple(swap for pair in self.stand_ins if (swap := self._swap(form, report, pair)))
        if not swaps:
            return form
        key = (form.edition, swaps)
        if key not in self._variants:
            for table, old, new in swaps:
                form = form.with_rows(table, old, tuple(self._row(table, name) for name in new))
            self._variants[key] = form
        return self._variants[key]

    def _swap(self, form: Form, report: Report, pair: StandIn) -> Swap | None:
        """The rows to read in place of the edition's own; None where these stand for themselves."""
        rows = report.tables.get(pair.table)
        if rows is None or pair.table not in form.tables:
            return None
        own, other = _sides(form, pair)
        if rows.keys().isdisjoint(other):  # as in most reports
            return None
        readings = _readings(own, other, rows)
        made = (Swap(pair.table, own, reading) for reading in readings)
        chosen = next((swap for swap in made if len(readings) > 1 and self._adds_up(form, rows, swap)), None)
        if chosen is None and readings:
            chosen = Swap(pair.table, own, readings[0])
        return chosen if chosen and chosen.new != own else None

    def _adds_up(self, form: Form, rows: Mapping[str, Mapping[str, Cell]], swap: Swap) -> bool:
        """Whether the rows read so come to the table's total row in every column that has a number there."""
        table = form.tables[swap.table]
        stated = rows.get(table.total_row or "", {})
        groups = (group.members for group in table.groups.values() if set(swap.old) <= set(group.members))
        widest = max(groups, key=len, default=())
        parts = [*(row for row in widest if row not in swap.old), *swap.new]
        sums = [
            (cell.value, sum(rows[row][column].value or 0 for row in parts if column in rows.get(row, {})))
            for column, cell in stated.items()
            if cell.value is not None
        ]
        return bool(sums) and all(total == added for total, added in sums)

    @cached_property
    def stand_ins(self) -> tuple[StandIn, ...]:
        """Rows of one edition that sum up rows of another."""
        rows = ((table.key, row) for table in self._tables() for row in table.rows.values())
        return tuple(StandIn(table, row.key, row.stands_for) for table, row in rows if row.stands_for)

    def summed_up(self, form: Form | None) -> tuple[tuple[int, tuple[int, ...]], ...]:
        """The cells of a form's rows that sum up rows of another one, with those they sum up, as places in `cells`."""
        key = id(form)
        if key not in self._sums:
            self._sums[key] = tuple(self._summing(form)) if form else ()
        return self._sums[key]

    def _summing(self, form: Form) -> Iterator[tuple[int, tuple[int, ...]]]:
        for table, one, many in self.stand_ins:
            row = form.tables[table].rows.get(one) if table in form.tables else None
            for column in row.columns if row else ():
                parts = [f"{table}.{part}.{column}" for part in many]
                if all(part in self.index for part in parts):
                    yield self.index[f"{table}.{one}.{column}"], tuple(self.index[part] for part in parts)

    def _tables(self) -> list[Table]:
        return [table for form in self.editions for table in form.tables.values()]

    def _row(self, table: str, key: str) -> Row:
        found: Row = next(item.rows[key] for item in self._tables() if item.key == table and key in item.rows)
        return found._replace(stands_for=())


def _sides(form: Form, pair: StandIn) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The edition's own rows and those that may stand in for them."""
    own_is_one = pair.one in form.tables[pair.table].rows
    return ((pair.one,), pair.many) if own_is_one else (pair.many, (pair.one,))


def _readings(own: tuple[str, ...], other: tuple[str, ...], rows: Container[str]) -> list[tuple[str, ...]]:
    """What the rows found, some of the other edition among them, may mean, the likeliest first: of several, the one
    that adds up is right.

    One edition's rows alone mean themselves. Where a row for the whole stands beside some of its parts it is their sum,
    or what remains; beside all of them the edition's own count first.
    """
    present = tuple(row for row in own if row in rows)
    others = tuple(row for row in other if row in rows)
    if len(own) == 1 and present:
        return [own]
    if not present:
        return [other]
    both = (*present, *others)
    return [own, other, both] if present == own else [other, both]
