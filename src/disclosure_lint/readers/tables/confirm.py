"""Confirms one reading among several by the balances of the form. Knows the form's data, not the rules about it."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

from disclosure_lint.forms import Balance

Numbers: TypeAlias = Mapping[tuple[str, str], int | Decimal | None]
"""The number in each cell (row, column) that is known; None for a blank one, which counts as 0."""


def confirmed(ways: Sequence[Numbers], known: Numbers, balances: Sequence[Balance]) -> int | None:
    """Which of several readings of some cells is the only one that no balance refutes, and that one speaks for.

    Cells that all readings agree on prove nothing. None where no reading, or more than one, is left.
    """
    telling = {cell for way in ways for cell in way if any(way.get(cell) != other.get(cell) for other in ways)}
    left = []
    for at, way in enumerate(ways):
        reckoned = list(sums({**known, **way}, balances, telling))
        if all(holds for holds, _ in reckoned):
            left.append((at, any(speaks for _, speaks in reckoned)))
    return left[0][0] if len(left) == 1 and left[0][1] else None


def sums(cells: Numbers, balances: Sequence[Balance], telling: set[tuple[str, str]]) -> Iterator[tuple[bool, bool]]:
    """The balances of cells in question that can be reckoned: whether each holds, and whether it is not all zeros."""
    for balance in balances:
        for left, right in _instances(balance, telling):
            if not telling.intersection((*left, *right)) or not all(cell in cells for cell in (*left, *right)):
                continue
            numbers = [[cells[cell] or 0 for cell in side] for side in (left, right)]
            yield sum(numbers[0]) == sum(numbers[1]), any(any(side) for side in numbers)


def _instances(
    balance: Balance, telling: set[tuple[str, str]]
) -> Iterator[tuple[list[tuple[str, str]], list[tuple[str, str]]]]:
    """A balance of rows for each column in question, one of columns for each row."""
    if balance.axis == "rows":
        for column in sorted({column for _, column in telling}):
            yield [(row, column) for row in balance.left], [(row, column) for row in balance.right]
    else:
        for row in sorted({row for row, _ in telling}):
            yield [(row, column) for column in balance.left], [(row, column) for column in balance.right]
