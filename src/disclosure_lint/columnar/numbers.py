"""Values of many reports at once: exact numbers and truths, and of which reports they are known.

A value's state is by report, or one for all: `KNOWN`; `NO_PRIOR`, unknown for want of last year's report and of nothing
else; `OPEN`, left to the scalar code. States combine by the larger one, as causes add up.
"""

import operator
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias

import numpy as np

from disclosure_lint.columnar.columns import LIMIT, Truths
from disclosure_lint.values import Unknown, unknown

KNOWN, NO_PRIOR, OPEN = 0, 1, 2
_MOST = 1 << 63
"""What no whole number of the matrix's arithmetic may reach."""

State: TypeAlias = Any
"""One of the three, or an array of them."""


class Number(NamedTuple):
    """`data` are whole numbers, array or one for all, times 10^-`scale`; none is `bound` or more from zero."""

    data: Any
    scale: int
    bound: int
    state: State = KNOWN


class Truth(NamedTuple):
    """`data` are truths, an array or one for all; what they are where the state is not `KNOWN` means nothing."""

    data: Any
    state: State = KNOWN


class Other(NamedTuple):
    """A value that is the same for all reports at hand and is neither number nor truth: a text, a day, an element."""

    value: Any
    state: State = KNOWN


Value: TypeAlias = Number | Truth | Other
UNSETTLED = Other(None, OPEN)
"""What only the scalar code can tell."""


def constant(value: Any) -> Value:
    """A value of the rule language that is the same for all reports."""
    if value is True or value is False:
        return Truth(value)
    if value.__class__ is Unknown:
        return Other(None, NO_PRIOR) if value == _NO_PRIOR else UNSETTLED
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        scale = max(0, -exponent) if isinstance(exponent, int) else 0
        return _number(int(value.scaleb(scale)), scale)
    return _number(value, 0) if isinstance(value, int) else Other(value)


_NO_PRIOR = unknown("no_prior")


def _number(value: int, scale: int) -> Value:
    return Number(value, scale, abs(value) + 1) if abs(value) < LIMIT else UNSETTLED


def worse(*values: Value) -> State:
    """The state of what needs all of these values."""
    state: State = KNOWN
    for value in values:
        state = larger(state, value.state)
    return state


def larger(left: State, right: State) -> State:
    """The larger of two states, report by report."""
    both_one = isinstance(left, int) and isinstance(right, int)
    return max(left, right) if both_one else np.maximum(left, right)


def _aligned(left: Value, right: Value) -> tuple[Number, Number] | None:
    """Both numbers in the finer of their units; None where they are none or their sum would not fit."""
    if not isinstance(left, Number) or not isinstance(right, Number):
        return None
    left, right = _finer(left, right.scale), _finer(right, left.scale)
    return (left, right) if left.bound + right.bound < _MOST else None


def _finer(number: Number, scale: int) -> Number:
    if scale <= number.scale:
        return number
    factor = 10 ** (scale - number.scale)
    bound = number.bound * factor
    return Number(number.data * factor if bound < _MOST else 0, scale, bound, number.state)


def _sum_of(apply: Callable[[Any, Any], Any]) -> Callable[[Value, Value], Value]:
    def added(left: Value, right: Value) -> Value:
        fitting = _aligned(left, right)
        if fitting is None:
            return UNSETTLED
        left, right = fitting
        return Number(apply(left.data, right.data), left.scale, left.bound + right.bound, worse(left, right))

    return added


def product(left: Value, right: Value) -> Value:
    """`left * right`."""
    if not isinstance(left, Number) or not isinstance(right, Number) or left.bound * right.bound >= _MOST:
        return UNSETTLED
    return Number(left.data * right.data, left.scale + right.scale, left.bound * right.bound, worse(left, right))


def _compared(apply: Callable[[Any, Any], Any]) -> Callable[[Value, Value], Value]:
    def compared(left: Value, right: Value) -> Value:
        fitting = _aligned(left, right)
        if fitting is not None:
            return Truth(apply(fitting[0].data, fitting[1].data), worse(left, right))
        if isinstance(left, Other) and isinstance(right, Other) and left.state == right.state == KNOWN:
            return Truth(apply(left.value, right.value))
        return UNSETTLED

    return compared


def _decided(decisive: bool) -> Callable[..., Value]:
    """`or` (True decides) and `and` (False does): one that decides makes the others' state immaterial."""

    def combined(*values: Value) -> Value:
        decided: Any = False
        for value in values:
            if isinstance(value, Truth):
                says = value.data if decisive else np.logical_not(value.data)
                decided = decided | (np.equal(value.state, KNOWN) & says)
        data, state = decided if decisive else np.logical_not(decided), worse(*values)
        return Truth(data, state if isinstance(state, int) and state == KNOWN else np.where(decided, KNOWN, state))

    return combined


either, both = _decided(True), _decided(False)


def inverse(value: Value) -> Value:
    """`not value`."""
    return Truth(np.logical_not(value.data), value.state) if isinstance(value, Truth) else value


def implied(left: Value, right: Value) -> Value:
    """`left implies right`."""
    return either(inverse(left), right)


def negative(value: Value) -> Value:
    """`-value`."""
    return value._replace(data=-value.data) if isinstance(value, Number) else UNSETTLED


def total(*values: Value) -> Value:
    """The sum of any number of numbers."""
    result: Value = constant(0)
    for value in values:
        result = plus(result, value)
    return result


plus, minus = _sum_of(operator.add), _sum_of(operator.sub)

OPERATIONS: dict[str, Callable[..., Value]] = {
    "+": plus,
    "-": minus,
    "*": product,
    "negative": negative,
    "==": _compared(operator.eq),
    "!=": _compared(operator.ne),
    "<": _compared(operator.lt),
    "<=": _compared(operator.le),
    ">": _compared(operator.gt),
    ">=": _compared(operator.ge),
    "and": both,
    "or": either,
    "not": inverse,
    "implies": implied,
    "sum": total,
}
"""The operators of `dsl.operations` that columns know; what others give is left to the scalar code."""


def holding(value: Value, size: int) -> tuple[Truths, Truths, Truths]:
    """Of a truth: where it is false, where last year's report is wanting, and where the scalar code must tell."""
    data, state = (value.data, value.state) if isinstance(value, Truth) else (False, larger(value.state, NO_PRIOR))
    truths = np.broadcast_to(np.asarray(data, np.bool_), size)
    states = np.broadcast_to(np.asarray(state, np.uint8), size)
    return ~truths & (states == KNOWN), states == NO_PRIOR, states == OPEN
