"""A report's cells as a flat vector: values, unknown ones with their causes, and bit masks of traits."""

from typing import Any, NamedTuple

from disclosure_lint.cells import PRIOR
from disclosure_lint.dsl.builtins.cells import is_lone
from disclosure_lint.dsl.context import Facts
from disclosure_lint.dsl.generate import ABSENT, LONE, LOST
from disclosure_lint.forms import Forms
from disclosure_lint.report import Report, Trait
from disclosure_lint.values import Unknown, unknown


class Vector(NamedTuple):
    """`values` by the order of `Forms.cells`, this year's before last year's; bit i of a mask speaks of values[i]."""

    values: list[Any]
    unknown: int
    masks: dict[int, int]


def build_vector(facts: Facts, prior: Report | None, forms: Forms) -> Vector:
    """The vector of a report and the one before it; without one, every value of last year is unknown."""
    values: list[Any] = []
    masks = {int(trait): 0 for trait in (ABSENT, LONE, LOST, *Trait)}
    missing = _append(values, masks, facts.report, forms, "")
    expected = forms.masks[facts.form.edition] if facts.form else -1
    if masks[ABSENT] & expected:
        _tell_absent(masks, facts, forms)
    if prior is None:
        missing |= ((1 << len(forms.cells)) - 1) << len(values)
        values += [_NO_PRIOR] * len(forms.cells)
    else:
        missing |= _append(values, masks, prior, forms, PRIOR)
    return Vector(values, missing, masks)


_NO_PRIOR = unknown("no_prior")


def _append(values: list[Any], masks: dict[int, int], report: Report, forms: Forms, prefix: str) -> int:
    missing = 0
    at = len(values)
    for table, rows in forms.known.items():
        found = report.tables.get(table)
        for row, columns in rows.items():
            cells = found.get(row) if found is not None else None
            for column in columns:
                cell = cells.get(column) if cells is not None else None
                if cell is None:
                    missing |= 1 << at
                    masks[ABSENT] |= 1 << at
                    values.append(_absent(report, prefix, table, row, column))
                elif cell.value is None:
                    missing |= 1 << at
                    masks[int(cell.traits)] |= 1 << at
                    kind = "blank" if cell.traits & Trait.BLANK else "not_a_number"
                    values.append(unknown(kind, f"{prefix}{table}.{row}.{column}"))
                else:
                    values.append(cell.value)
                    if cell.traits:
                        _mark(masks, cell.traits, at)
                at += 1
    return missing


def _tell_absent(masks: dict[int, int], facts: Facts, forms: Forms) -> None:
    """Absent cells told apart: with their table, or alone."""
    absent = masks[ABSENT]
    for at, (table, row, column) in enumerate(forms.cells):
        if absent >> at & 1:
            if table not in facts.report.tables:
                masks[LOST] |= 1 << at
            elif is_lone(facts, table, row, column):
                masks[LONE] |= 1 << at


def _mark(masks: dict[int, int], traits: Trait, at: int) -> None:
    for trait in Trait:
        if traits & trait:
            masks[int(trait)] |= 1 << at


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
