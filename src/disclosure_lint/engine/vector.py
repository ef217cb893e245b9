"""A report's cells as a flat vector: values, unknown ones with their causes, and bit masks of traits."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import compress
from operator import itemgetter
from typing import Any, NamedTuple, TypeAlias

from disclosure_lint.dsl.builtins.cells import is_lone
from disclosure_lint.dsl.context import Facts
from disclosure_lint.dsl.masks import ABSENT, ALTERED, FOREIGN, LONE, LOST, MASKS
from disclosure_lint.engine.filled import Filled
from disclosure_lint.forms import Forms
from disclosure_lint.report import Cell, Report, Tables, Trait
from disclosure_lint.values import Unknown, unknown

_BITS = tuple(int(trait) for trait in Trait)
_BLANK, _TEXT = int(Trait.BLANK), int(Trait.TEXT)
_VALUE, _TRAITS = map(itemgetter, map(Cell._fields.index, ("value", "traits")))  # quicker than by name
_NO_PRIOR = unknown("no_prior")
_Read: TypeAlias = tuple[list[Any], dict[int, int]]
"""Values and masks."""


class Vector(NamedTuple):
    """`values` by the order of `Forms.cells`, this year's before last year's; bit i of a mask speaks of values[i]."""

    values: list[Any]
    unknown: int
    masks: dict[int, int]


class Block(NamedTuple):
    """The cells of one more report by the order of `Forms.cells`; bit i of `unknown` speaks of values[i]."""

    values: list[Any]
    unknown: int


def build_vector(facts: Facts, prior: Facts | None, forms: Forms) -> Vector:
    """The vector of a report and the one before it; without one, every value of last year is unknown."""
    values, missing, masks = _read(facts, forms)
    size = len(values)
    if prior is None:
        none = ((1 << size) - 1) << size
        masks[ABSENT] |= none
        return Vector(values + [_NO_PRIOR] * size, missing | none, masks)
    last = _read(prior, forms)
    for key in (ABSENT, *_BITS):
        masks[key] |= last.masks[key] << size
    return Vector(values + last.values, missing | last.unknown << size, masks)


def across_vector(facts: Facts, blocks: Sequence[Block], forms: Forms) -> Vector:
    """The vector of a report with the cells of others after it, for rules over several."""
    values, missing, masks = _read(facts, forms)
    for others, unknown_there in blocks:
        missing |= unknown_there << len(values)
        values += others
    return Vector(values, missing, masks)


def _read(facts: Facts, forms: Forms) -> Vector:
    """The cells of one report: those of a form that is filled in all at once, those of another one by one."""
    values, masks = _read_filled(facts, forms) or _read_each(facts, forms)
    if facts.report.labels:
        masks[ALTERED] = (1 << len(values)) - 1
    return Vector(values, masks[ABSENT] | masks[_BLANK] | masks[_TEXT], masks)


def _read_filled(facts: Facts, forms: Forms) -> _Read | None:
    """The cells of a report that has all rows and columns of its edition and no other; None for any other report."""
    filled = _filled(forms, facts.form.edition, facts.prefix) if facts.form else None
    cells = filled and filled.cells_of(facts.report.tables)
    if not filled or not cells:
        return None
    values, masks = [*map(_VALUE, cells)], filled.masks.copy()
    for at in compress(range(len(cells)), map(_TRAITS, cells)):
        _mark(values, masks, at, cells[at], facts, forms)
    return values, masks


@lru_cache(maxsize=64)
def _filled(forms: Forms, edition: str, prefix: str) -> Filled:
    """The form of an edition filled in: what is read, cell by cell, of one with a 0 everywhere."""
    form = forms.edition(edition)
    assert form is not None
    tables: Tables = {}
    for path in form.cells:
        tables.setdefault(path.table, {}).setdefault(path.row, {})[path.column] = Cell.of(0, 0)
    read = _read_each(Facts(Report(year=form.first_year, tables=tables), forms, None, date.min, prefix), forms)
    return Filled(tables, forms.cells, *read)


def _read_each(facts: Facts, forms: Forms) -> _Read:
    """The cells of any report."""
    cells = [facts.report.cell(*path) for path in forms.cells]
    values = [None if cell is None else cell.value for cell in cells]
    masks = dict.fromkeys(MASKS, 0)
    for at, cell in enumerate(cells):
        if cell is None or cell.traits:
            _mark(values, masks, at, cell, facts, forms)
    _tell(masks, facts, forms)
    return values, masks


def _mark(values: list[Any], masks: dict[int, int], at: int, cell: Cell | None, facts: Facts, forms: Forms) -> None:
    """What is to be said of a cell that is no plain number: its traits, and why it has no value."""
    path = forms.cells[at]
    if cell is None:
        masks[ABSENT] |= 1 << at
        values[at] = _absent(facts.report, facts.prefix, *path)
        return
    for bit in _BITS:
        if cell.traits & bit:
            masks[bit] |= 1 << at
    if cell.value is None:
        values[at] = unknown("blank" if cell.traits & _BLANK else "not_a_number", f"{facts.prefix}{path}")


def _tell(masks: dict[int, int], facts: Facts, forms: Forms) -> None:
    """What else there is to say of this year's cells: absent ones told apart, those of other editions."""
    report, absent, every = facts.report, masks[ABSENT], (1 << len(forms.cells)) - 1
    expected = forms.masks[facts.form.edition] if facts.form else every
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
