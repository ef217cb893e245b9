"""Whether the values of a row look shifted by a number that was read as two. Knows the form's balances alone."""

from collections.abc import Sequence
from decimal import Decimal

from disclosure_lint.forms import Balance
from disclosure_lint.readers.tables.confirm import Numbers, sums

_MANY = 2
"""Sums across a row that fail together when its values are shifted; a wrong number breaks one."""


def looks_shifted(row: Numbers, ways: Sequence[Numbers], known: Numbers, balances: Sequence[Balance]) -> bool:
    """Whether a sum within the row fails, and more speaks for a shift than for a wrong number.

    That is a total below one of its parts, sums across the row that fail in several columns, or a way (one of `ways`,
    in which two numbers are joined again) that no balance refutes.
    """
    along = [balance for balance in balances if balance.axis == "columns"]
    across = [balance for balance in balances if balance.axis == "rows"]
    if all(holds for holds, _ in sums(row, along, set(row))):
        return False
    if any(_falls_short(row, line, balance) for balance in along for line in {line for line, _ in row}):
        return True
    if sum(not holds for holds, _ in sums({**known, **row}, across, set(row))) >= _MANY:
        return True
    return any(all(holds for holds, _ in sums({**known, **way}, balances, set(way))) for way in ways)


def _falls_short(row: Numbers, line: str, balance: Balance) -> bool:
    """Whether a total is less than one of its parts."""
    parts, total = ([row.get((line, column)) for column in side] for side in (balance.left, balance.right))
    if len(total) > 1 or total[0] is None:
        return False
    return _most(parts) > total[0]


def _most(numbers: Sequence[int | Decimal | None]) -> int | Decimal:
    return max((number for number in numbers if number is not None), default=0)
