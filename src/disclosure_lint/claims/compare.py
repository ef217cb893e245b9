"""Claims beside numbers and beside each other: which may be of the same thing, and which disagree."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import combinations
from typing import TypeAlias

from disclosure_lint.claims.marks import OWN, PART, WHOLE
from disclosure_lint.claims.read import Claim

Number: TypeAlias = int | Decimal

_WAN = 10_000


def comparable(claim: Claim, level: str | None, covers: str | None) -> bool:
    """Whether a claim is of what the tables cover: this year, and the organ with all that is counted in with it.

    `covers` is the report's scope. A government's tables are those of its whole area unless it says otherwise, any
    other organ's its own.
    """
    if not claim.this_year or claim.scope == PART:
        return False
    whole = covers != "own" if level in ("government", "township") else covers in ("with_lower", "with_departments")
    if claim.scope == WHOLE:
        return whole
    return claim.scope != OWN or not whole or level == "township"


def agrees(claim: Claim, unit: str, numbers: Iterable[Number]) -> bool:
    """Whether a claim may be of one of the numbers, which are in `unit`; one without a figure only of 0."""
    if claim.figure is None:
        return any(number == 0 for number in numbers)
    if unit != "wan_yuan":
        return any(claim.figure.may_be(number) for number in numbers)
    slack = {number: max(claim.figure.step, _last_digit(number) * _WAN) for number in numbers}
    return any(abs(claim.figure.value - number * _WAN) <= most for number, most in slack.items())


def _last_digit(number: Number) -> Decimal:
    """What one of the last decimal is worth: amounts in 万元 are rounded. Half of that and cut off is allowed."""
    exponent = Decimal(number).as_tuple().exponent
    return Decimal(1).scaleb(int(exponent)) if int(exponent) < 0 else Decimal(0)


def conflict(claims: Sequence[Claim], allowed: Sequence[Number], included: Number | None) -> tuple[int, int] | None:
    """Which two claims of one thing first cannot both hold: exact, of one year and scope, with different numbers.

    Numbers that are all among `allowed`, or that differ by what may be counted in, do not contradict each other.
    """
    exact = [at for at, claim in enumerate(claims) if claim.scope != PART and claim.this_year and _is_exact(claim)]
    for first, second in combinations(exact[:_MOST], 2):
        if claims[first].scope != claims[second].scope:
            continue
        one, other = (claim.figure.value if claim.figure else Decimal(0) for claim in (claims[first], claims[second]))
        both = one in allowed and other in allowed
        if one != other and not both and abs(one - other) != (included or -1):
            return first, second
    return None


def _is_exact(claim: Claim) -> bool:
    return claim.figure is None or claim.figure.exact


_MOST = 40
"""Claims of one thing that are compared with each other; more is no report."""
