"""A report's cells as a flat vector: values, unknown ones with their causes, and bit masks of traits."""

from operator import attrgetter
from typing import Any, NamedTuple

from disclosure_lint.cells import PRIOR
from disclosure_lint.dsl.builtins.cells import is_lone
from disclosure_lint.dsl.context import Facts
from disclosure_lint.dsl.masks import ABSENT, ALTERED, FOREIGN, LONE, LOST
from disclosure_lint.forms import Forms
from disclosure_lint.report import Cell, Report, Trait
from disclosure_lint.values import Unknown, unknown

_KEYS = (ABSENT, LONE, LOST, FOREIGN, ALTERED, *(int(trait) for trait in Trait))
_VALUE, _TRAITS = attrgetter("value"), attrgetter("traits")
_NO_PRIOR = unknown("no_prior")


class Vector(NamedTuple):
    """`values` by the order of `Forms.cells`, this year's before last year's; bit i of a mask speaks of values[i]."""

    values: list[Any]
    unknown: int
    masks: dict[int, int]


def build_vector(facts: Facts, prior: Report | None, forms: Forms) -> Vector:
    """The vector of a report and the one before it; without one, every value of last year is unknown."""
    vector = Vector([], 0, dict.fromkeys(_KEYS, 0))
    missing = _append(vector, facts.report, forms, "")
    _tell(vector.masks, facts, forms)
    if prior is None:
        missing |= ((1 << len(forms.cells)) - 1) << len(vector.values)
        vector.values.extend([_NO_PRIOR] * len(forms.cells))
    else:
        missing |= _append(vector, prior, forms, PRIOR)
    return vector._replace(unknown=missing)


def _append(vector: Vector, report: Report, forms: Forms, prefix: str) -> int:
    values, masks = vector.values, vector.masks
    missing, at = 0, len(values)
    for table, rows in forms.lines:
        found = report.tables.get(table) or {}
        for row, columns, whole in rows:
            cells = found.get(row)
            if cells is not None and len(cells) == len(columns) and cells.keys() == whole:
                picked = [cells[column] for column in columns]
                if not any(map(_TRAITS, picked)):
                    values += map(_VALUE, picked)
                    at += len(columns)
                    continue
            for column in columns:
                cell = cells.get(column) if cells else None
                missing |= _append_one(vector, cell, (report, prefix, table, row, column), at)
                at += 1
    return missing | masks[ABSENT]


def _append_one(vector: Vector, cell: Cell | None, place: tuple[Report, str, str, str, str], at: int) -> int:
    """One cell that is not plain, or beside one that is not; the bit of a cell without a number."""
    values, masks = vector.values, vector.masks
    if cell is None:
        masks[ABSENT] |= 1 << at
        values.append(_absent(*place))
        return 1 << at
    for trait in Trait if cell.traits else ():
        if cell.traits & trait:
            masks[int(trait)] |= 1 << at
    if cell.value is not None:
        values.append(cell.value)
        return 0
    _, prefix, table, row, column = place
    kind = "blank" if cell.traits & Trait.BLANK else "not_a_number"
    values.append(unknown(kind, f"{prefix}{table}.{row}.{column}"))
    return 1 << at


def _tell(masks: dict[int, int], facts: Facts, forms: Forms) -> None:
    """What else there is to say of this year's cells: absent ones told apart, those of other editions, new labels."""
    report, absent, every = facts.report, masks[ABSENT], (1 << len(forms.cells)) - 1
    expected = forms.masks[facts.form.edition] if facts.form else every
    if report.labels:
        masks[ALTERED] = every
    hollow = any(not all(rows.values()) for rows in report.tables.values())
    masks[FOREIGN] = every if hollow else every & ~absent & ~expected
    if not absent & expected:
        return
    for at, (table, row, column) in enumerate(forms.cells):
        if absent >> at & 1:
            if table not in report.tables:
                masks[LOST] |= 1 << at
            elif is_lone(facts, table, row, column):
                masks[LONE] |= 1 << at


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
    kind = "unreadable" if pointer in report.unreadable else "absent"
    return unknown(kind, prefix + pointer)
