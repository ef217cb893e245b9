"""Cells that the balances of the form determine: sums with one unknown, solved in whole numbers from 0."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from disclosure_lint.cells import CellPath
from disclosure_lint.fixes.proposal import Case
from disclosure_lint.forms import Form, Table

Number = int | Decimal


class Equation(NamedTuple):
    """The cells of one line of a balance, by pointer: `left` adds up to `right`."""

    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def cells(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.left, *self.right)


def equations(form: Form, tables: Iterable[str]) -> list[Equation]:
    """Every balance of these tables in every line."""
    shapes = (form.tables[table] for table in dict.fromkeys(tables) if table in form.tables)
    return [equation for shape in shapes for equation in _of_table(shape)]


def _of_table(table: Table) -> Iterator[Equation]:
    for balance in table.balances:
        lines = table.columns if balance.axis == "rows" else table.rows
        for line in lines:
            sides = [[(one, line) if balance.axis == "rows" else (line, one) for one in side] for side in balance[1:]]
            if all(row in table.rows and column in table.rows[row].columns for row, column in sides[0] + sides[1]):
                left, right = (tuple(str(CellPath(table.key, *cell)) for cell in side) for side in sides)
                yield Equation(left, right)


def solved(case: Case, wanted: Sequence[str]) -> dict[str, int] | None:
    """The only numbers that satisfy every balance in these cells; None where others would, or none do.

    Blank cells are unknown. Where that leaves a total open, its blank parts count as 0, as the tie-outs have it.
    """
    found = equations(case.form, (pointer.partition(".")[0] for pointer in wanted))
    numbers = _numbers(case, found)
    values = _solutions(found, numbers)
    if not values.keys() >= set(wanted):
        parts = _parts(case, numbers)
        values = {} if parts.keys() & set(wanted) else _solutions(found, {**numbers, **parts})
    if not values.keys() >= set(wanted):
        return None
    return {pointer: values[pointer] for pointer in wanted}


def corrected(case: Case) -> tuple[str, int] | None:
    """The one stated total among the cells of a finding that can be set so that every balance with it holds.

    Blank parts count as 0. Where a total stands in one balance only, nothing tells whether it is wrong or a part of it:
    it is set only if it was plainly left open.
    """
    totals = [cell for cell in case.cells if cell.partition(".")[0] in case.form.tables]
    totals = [cell for cell in totals if case.form.is_total(CellPath.parse(cell))]
    found = equations(case.form, (cell.partition(".")[0] for cell in totals))
    numbers = _numbers(case, found)
    known = {**numbers, **_parts(case, numbers)}
    fitting = []
    for cell in totals:
        own = [each for each in found if cell in each.cells]
        others = {other for each in own for other in each.cells} - {cell}
        if len(own) == 1 and not _left_open(numbers[cell], [numbers.get(other) for other in others]):
            continue
        values = _solutions(found, {**known, cell: None})
        settled = values.keys() | {other for other, number in known.items() if number is not None}
        if others <= settled and cell in values and values[cell] != numbers[cell]:
            fitting.append((cell, values[cell]))
    return fitting[0] if len(fitting) == 1 else None


def _left_open(total: Number | None, parts: Sequence[Number | None]) -> bool:
    """Whether a total was left at 0: two parts or more say so, none is blank, and none is as much as all the others, as
    a total is that has come into a part's column.
    """
    stated = [part for part in parts if part is not None]
    whole = sum(stated)
    telling = sum(part != 0 for part in stated) > 1 and not any(2 * part == whole for part in stated)
    return total == 0 and len(stated) == len(parts) and telling


def _numbers(case: Case, found: Iterable[Equation]) -> dict[str, Number | None]:
    """The number in each cell that is there, None where it is blank or holds something else."""
    cells = {cell: case.cell(cell) for equation in found for cell in equation.cells}
    return {pointer: cell.value for pointer, cell in cells.items() if cell is not None}


def _parts(case: Case, numbers: Mapping[str, Number | None]) -> dict[str, Number]:
    """Cells that are no totals, blank ones as 0."""
    parts = {cell: value for cell, value in numbers.items() if not case.form.is_total(CellPath.parse(cell))}
    return {cell: value or 0 for cell, value in parts.items()}


def _solutions(found: Sequence[Equation], numbers: Mapping[str, Number | None]) -> dict[str, int]:
    """Every unknown that follows, one after the other; without those that are no counts or that a balance refutes."""
    usable = [equation for equation in found if all(cell in numbers for cell in equation.cells)]
    known = {cell: value for cell, value in numbers.items() if value is not None}
    values: dict[str, int] = {}
    refuted: set[str] = set()
    progress = True
    while progress:
        progress = False
        for equation in usable:
            fresh = _solve(equation, known)
            if not fresh or fresh.keys() & refuted:
                continue
            progress = True
            touched = (each for each in usable if fresh.keys() & set(each.cells))
            sound = all(value >= 0 and value == int(value) for value in fresh.values())
            if sound and all(_holds(each, {**known, **fresh}) for each in touched):
                known.update(fresh)
                values.update((cell, int(value)) for cell, value in fresh.items())
            else:
                refuted.update(fresh)
    return values


def _solve(equation: Equation, known: Mapping[str, Number]) -> dict[str, Number]:
    """The unknown of an equation, where it has one; several of one side, where nothing is left for them, are all 0."""
    unknown = [cell for cell in equation.cells if cell not in known]
    if not unknown:
        return {}
    rest = sum(known.get(cell, 0) for cell in equation.right) - sum(known.get(cell, 0) for cell in equation.left)
    on_left = [cell in equation.left for cell in unknown]
    if len(unknown) == 1:
        return {unknown[0]: rest if on_left[0] else -rest}
    return dict.fromkeys(unknown, 0) if rest == 0 and len(set(on_left)) == 1 else {}


def _holds(equation: Equation, known: Mapping[str, Number]) -> bool:
    if any(cell not in known for cell in equation.cells):
        return True
    return sum(known[cell] for cell in equation.left) == sum(known[cell] for cell in equation.right)
