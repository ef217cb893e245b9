"""A report's cells as a flat vector: values, unknown ones with their causes, and bit masks of traits."""

from collections.abc import Callable, Sequence
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from disclosure_lint.cells import PRIOR
from disclosure_lint.dsl.builtins.cells import is_lone
from disclosure_lint.dsl.context import Facts
from disclosure_lint.dsl.masks import ABSENT, ALTERED, FOREIGN, LONE, LOST
from disclosure_lint.forms import Forms
from disclosure_lint.report import Cell, Report, Trait
from disclosure_lint.values import Unknown, unknown

_BITS = tuple(int(trait) for trait in Trait)
_BLANK = int(Trait.BLANK)
_KEYS = (ABSENT, LONE, LOST, FOREIGN, ALTERED, *_BITS)
_VALUE, _TRAITS = attrgetter("value"), attrgetter("traits")
_NO_PRIOR = unknown("no_prior")


class Vector(NamedTuple):
    """`values` by the order of `Forms.cells`, this year's before last year's; bit i of a mask speaks of values[i]."""

    values: list[Any]
    unknown: int
    masks: dict[int, int]


def build_vector(facts: Facts, prior: Facts | None, forms: Forms, asked: frozenset[int] | None = None) -> Vector:
    """The vector of a report and the one before it; without one, every value of last year is unknown.

    With `asked` only these of last year's cells are filled in: rules ask for few.
    """
    vector = Vector([], 0, dict.fromkeys(_KEYS, 0))
    missing = _append(vector, facts, forms, "")
    _tell(vector.masks, facts, forms)
    if prior is None:
        none = ((1 << len(forms.cells)) - 1) << len(vector.values)
        vector.masks[ABSENT] |= none
        missing |= none
        vector.values.extend([_NO_PRIOR] * len(forms.cells))
    elif asked is None:
        missing |= _append(vector, prior, forms, PRIOR)
    else:
        missing |= _append_asked(vector, prior, forms, asked)
    return vector._replace(unknown=missing)


class Block(NamedTuple):
    """The cells of one more report by the order of `Forms.cells`; bit i of `unknown` speaks of values[i]."""

    values: list[Any]
    unknown: int


def across_vector(facts: Facts, blocks: Sequence[Block], forms: Forms) -> Vector:
    """The vector of a report with the cells of others after it, for rules over several."""
    vector = Vector([], 0, dict.fromkeys(_KEYS, 0))
    missing = _append(vector, facts, forms, "")
    _tell(vector.masks, facts, forms)
    for values, unknown_there in blocks:
        missing |= unknown_there << len(vector.values)
        vector.values.extend(values)
    return vector._replace(unknown=missing)


def _append_asked(vector: Vector, prior: Facts, forms: Forms, asked: frozenset[int]) -> int:
    """Last year's cells that are asked for; the others stay None, and nobody looks."""
    size, missing = len(forms.cells), 0
    start = len(vector.values)
    filled: list[Any] = [None] * size
    for index in asked:
        path = forms.cells[index - size]
        single = Vector([], 0, vector.masks)
        cell = prior.report.cell(*path)
        missing |= _append_one(single, cell, (prior.report, PRIOR, *path), index)
        filled[index - start] = single.values[0]
    vector.values.extend(filled)
    return missing


def _append(vector: Vector, facts: Facts, forms: Forms, prefix: str) -> int:
    report, values, masks = facts.report, vector.values, vector.masks
    edition = facts.form.edition if facts.form else ""
    missing, at = 0, len(values)
    for table, rows in forms.lines:
        found = report.tables.get(table) or {}
        for row, columns, layouts in rows:
            cells = found.get(row) or {}
            keys = (edition, prefix, *cells)
            layout = layouts[keys] if keys in layouts else _new_layout(forms, layouts, table, row, keys)
            if layout is not None and not any(map(_TRAITS, cells.values())):
                if layout.absent:
                    block = list(layout.block)
                    for place, cell in zip(layout.places, cells.values(), strict=True):
                        block[place] = cell.value
                    values += block
                    masks[ABSENT] |= layout.absent << at
                else:
                    values += map(_VALUE, layout.pick(cells))
                at += len(columns)
                continue
            for column in columns:
                missing |= _append_one(vector, cells.get(column), (report, prefix, table, row, column), at)
                at += 1
    return missing | masks[ABSENT]


class _Layout(NamedTuple):
    """A row as its keys stand: where each goes among the columns of all editions, what is absent there, as bits too."""

    places: tuple[int, ...]
    block: tuple[Any, ...]
    absent: int
    pick: Callable[[dict[str, Cell]], tuple[Cell, ...]]


def _new_layout(
    forms: Forms, layouts: dict[tuple[str, ...], Any], table: str, row: str, keys: tuple[str, ...]
) -> _Layout | None:
    """The layout of a row that has all columns of its edition; None for any other row. Kept in `layouts`."""
    edition, prefix, *names = keys
    layouts[keys] = _layout(forms, edition, prefix, table, row, tuple(names))
    layout: _Layout | None = layouts[keys]
    return layout


def _layout(forms: Forms, edition: str, prefix: str, table: str, row: str, keys: tuple[str, ...]) -> _Layout | None:
    columns = forms.known[table][row]
    form = forms.edition(edition)
    own = form.tables[table].rows.get(row) if form and table in form.tables else None
    if (form is None and len(keys) < len(columns)) or (own and not set(own.columns) <= set(keys)):
        return None
    absent = sum(1 << at for at, column in enumerate(columns) if column not in keys)
    block = tuple(unknown("absent", f"{prefix}{table}.{row}.{column}") for column in columns)
    return _Layout(tuple(columns.index(name) for name in keys), block, absent, _picker(columns))


def _picker(columns: tuple[str, ...]) -> Callable[[dict[str, Cell]], tuple[Cell, ...]]:
    """The cells of a whole row in the order of the columns."""
    if len(columns) == 1:
        return lambda cells: (cells[columns[0]],)
    return itemgetter(*columns)


def _append_one(vector: Vector, cell: Cell | None, place: tuple[Report, str, str, str, str], at: int) -> int:
    """One cell that is not plain, or beside one that is not; the bit of a cell without a number."""
    values, masks = vector.values, vector.masks
    if cell is None:
        masks[ABSENT] |= 1 << at
        values.append(_absent(*place))
        return 1 << at
    for bit in _BITS if cell.traits else ():
        if cell.traits & bit:
            masks[bit] |= 1 << at
    if cell.value is not None:
        values.append(cell.value)
        return 0
    _, prefix, table, row, column = place
    kind = "blank" if cell.traits & _BLANK else "not_a_number"
    values.append(unknown(kind, f"{prefix}{table}.{row}.{column}"))
    return 1 << at


def _tell(masks: dict[int, int], facts: Facts, forms: Forms) -> None:
    """What else there is to say of this year's cells: absent ones told apart, those of other editions, new labels."""
    report, absent, every = facts.report, masks[ABSENT], (1 << len(forms.cells)) - 1
    expected = forms.masks[facts.form.edition] if facts.form else every
    if report.labels:
        masks[ALTERED] = every
    hollow = any(not all(rows.values()) for rows in report.tables.values())
    masks[FOREIGN] = every if hollow or every & ~absent & ~expected else 0
    if not absent & expected:
        return
    for at, (table, row, column) in enumerate(forms.cells):
        if absent >> at & 1:
            if table not in report.tables:
                masks[LOST] |= 1 << at
            elif is_lone(facts, table, row, column):
                masks[LOST if f"{table}.{row}.{column}" in report.unreadable else LONE] |= 1 << at


def _absent(report: Report, prefix: str, table: str, row: str, column: str) -> Unknown:
    """The largest thing that is missing is what is said: the table, else the row, else the column, else the cell."""
    rows = report.tables.get(table)
    if rows is None:
        kind = "unreadable" if table in report.unreadable else "absent"
        return unknown(kind, prefix + table)
    if row not in rows:
        pointer = f"{table}.{row}"
    else:
        alone = any(column in cells for cells in rows.values())
        pointer = f"{table}.{row}.{column}" if alone else f"{table}.{column}"
    cell = f"{table}.{row}.{column}"
    if cell in report.unreadable and pointer not in report.unreadable:
        pointer = cell
    kind = "unreadable" if pointer in report.unreadable else "absent"
    return unknown(kind, prefix + pointer)
