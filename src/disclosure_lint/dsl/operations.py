"""What the operators do: exact arithmetic and three-valued logic over known and unknown values; what else programs
call.

`plain` is the Python operator to generate where every operand is known to be a number; None where only the careful
function will do.
"""

import operator
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from disclosure_lint.dsl.masks import ABSENT
from disclosure_lint.values import Cause, Number, Unknown, merged, unknown


class Operation(NamedTuple):
    """An operator: the function that knows unknowns, and the Python spelling for plain numbers."""

    careful: Callable[..., Any]
    plain: str | None = None


def _exact(left: Number, right: Number) -> tuple[Any, Any]:
    """A fraction and a decimal as fractions: Python mixes no others inexactly."""
    if isinstance(left, Decimal):
        return Fraction(left), right
    return left, Fraction(right) if isinstance(right, Decimal) else right


def _strict(apply: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    def careful(left: Any, right: Any) -> Any:
        if left.__class__ is Unknown or right.__class__ is Unknown:
            return merged(left, right)
        if left.__class__ is Fraction or right.__class__ is Fraction:
            left, right = _exact(left, right)
        return apply(left, right)

    return careful


def divide(left: Any, right: Any) -> Any:
    """The exact quotient; undefined where the divisor is zero."""
    if left.__class__ is Unknown or right.__class__ is Unknown:
        return merged(left, right)
    return unknown("undefined", "division by zero") if right == 0 else Fraction(left) / Fraction(right)


def negative(value: Any) -> Any:
    """`-value`."""
    return value if value.__class__ is Unknown else -value


def _decided(decisive: bool) -> Callable[..., Any]:
    """A connective over any number of truths: one that is `decisive` decides."""
    other = not decisive

    def connected(first: Any = other, second: Any = other, *others: Any) -> Any:
        if first is other and not others:  # how programs mostly ask
            return second
        known, values = True, (first, second, *others)
        for value in values:
            if value is decisive:
                return decisive
            known = known and value.__class__ is not Unknown
        return other if known else merged(*values)

    return connected


both, either = _decided(False), _decided(True)
"""`and` and `or`."""


def inverse(value: Any) -> Any:
    """`not value`."""
    return value if value.__class__ is Unknown else not value


def implied(left: Any, right: Any) -> Any:
    """`left implies right`."""
    return right if left is True else either(inverse(left), right)


def chosen(condition: Any, then: Any, otherwise: Any) -> Any:
    """`if condition then then else otherwise`; an unknown condition does not matter where both sides agree."""
    if condition.__class__ is Unknown:
        known = then.__class__ is not Unknown and otherwise.__class__ is not Unknown
        return then if known and then == otherwise else merged(condition, then, otherwise)
    return then if condition else otherwise


def _over(fold: Callable[[list[Any]], Any]) -> Callable[..., Any]:
    def careful(*values: Any) -> Any:
        if any(value.__class__ is Unknown for value in values):
            return merged(*values)
        mixed = any(isinstance(value, Fraction) for value in values)
        return fold([Fraction(value) for value in values] if mixed else list(values))

    return careful


def _extreme(fold: Callable[[list[Any]], Any]) -> Callable[[list[Any]], Any]:
    return lambda values: fold(values) if values else unknown("undefined", "empty list")


OPERATIONS: dict[str, Operation] = {
    "+": Operation(_strict(operator.add), "+"),
    "-": Operation(_strict(operator.sub), "-"),
    "*": Operation(_strict(operator.mul), "*"),
    "/": Operation(divide),
    "negative": Operation(negative),
    "==": Operation(_strict(operator.eq), "=="),
    "!=": Operation(_strict(operator.ne), "!="),
    "<": Operation(_strict(operator.lt), "<"),
    "<=": Operation(_strict(operator.le), "<="),
    ">": Operation(_strict(operator.gt), ">"),
    ">=": Operation(_strict(operator.ge), ">="),
    "and": Operation(both, "and"),
    "or": Operation(either, "or"),
    "not": Operation(inverse),
    "implies": Operation(implied),
    "if": Operation(chosen),
    "sum": Operation(_over(sum), "+"),
    "count": Operation(_over(lambda values: sum(1 for value in values if value))),
    "min": Operation(_over(_extreme(min))),
    "max": Operation(_over(_extreme(max))),
}


def gathered(operation: Callable[..., Any]) -> Callable[..., Any]:
    """An operation over cells of a vector that are given by their places."""
    return lambda values, places: operation(*[values[place] for place in places])


def trait_of(values: list[Any], masks: Mapping[int, int], trait: int, index: int) -> Any:
    """Whether a cell has a trait; unknown where there is no such cell."""
    if masks.get(ABSENT, 0) >> index & 1:
        return values[index]
    return bool(masks.get(trait, 0) >> index & 1)


def zero_blanks(values: list[Any], cells: tuple[int, ...], totals: frozenset[int]) -> dict[int, Any]:
    """The cells of a tie-out with blank parts as 0: unless a stated total is blank or all of them are."""
    picked = {index: values[index] for index in cells}
    blank = {index for index, value in picked.items() if _is_blank(value)}
    if not blank:
        return picked
    if len(blank) == len(picked):
        causes = [Cause("all_blank", cause.subject) for index in blank for cause in values[index].causes]
        return dict.fromkeys(cells, Unknown(causes))
    for index in blank:
        (cause,) = values[index].causes
        picked[index] = Unknown([Cause("blank_total", cause.subject)]) if index in totals else 0
    return picked


def _is_blank(value: Any) -> bool:
    return value.__class__ is Unknown and all(cause.kind == "blank" for cause in value.causes)


HELPERS: dict[str, Callable[..., Any]] = {"sum": sum, "trait_of": trait_of, "zero_blanks": zero_blanks}
"""What programs call besides operators and builtins."""
