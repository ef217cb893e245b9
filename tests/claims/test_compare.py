from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.claims.compare import agrees, comparable, conflict
from disclosure_lint.claims.numbers import Figure
from disclosure_lint.claims.read import Claim


def claim(value: int | str | None, scope: str = "", this_year: bool = True, step: int | str = 0) -> Claim:
    figure = None if value is None else Figure(Decimal(value), Decimal(step), 0, 2, "件")
    return Claim("received", figure, 0, 2, this_year, scope)


@pytest.mark.parametrize(
    ("scope", "level", "covers", "expected"),
    [
        ("", "government", None, True),
        ("whole", "government", None, True),
        ("whole", "government", "own", False),
        ("own", "government", None, False),
        ("own", "government", "own", True),
        ("own", "department", None, True),
        ("own", "department", "with_lower", False),
        ("whole", "department", None, False),
        ("whole", "department", "with_lower", True),
        ("own", "township", None, True),
        ("whole", None, None, False),
        ("part", "government", None, False),
    ],
)
def test_scopes(scope: str, level: str | None, covers: str | None, expected: bool) -> None:
    assert comparable(claim(3, scope), level, covers) is expected


def test_other_years_are_not_compared() -> None:
    assert not comparable(claim(3, this_year=False), "government", None)


@given(st.integers(0, 10**9), st.integers(0, 10**6))
def test_what_was_received_may_include_what_was_carried_over(received: int, carried: int) -> None:
    assert agrees(claim(received), "count", [received, received + carried])
    assert agrees(claim(received + carried), "count", [received, received + carried])
    assert not agrees(claim(received + carried + 1), "count", [received, received + carried])


def test_a_denial_agrees_with_nothing_but_zero() -> None:
    assert agrees(claim(None), "count", [0])
    assert not agrees(claim(None), "count", [3])


@pytest.mark.parametrize(
    ("yuan", "step", "table", "expected"),
    [
        ("2277820", 0, "227.782", True),
        ("2277820", 0, "227.78", True),
        ("2277820", 0, "227.82", False),
        ("2277820", 0, "2277820", False),
        ("2277800", 100, "227.782", True),
    ],
)
def test_yuan_beside_ten_thousands(yuan: str, step: int, table: str, expected: bool) -> None:
    assert agrees(claim(yuan, step=step), "wan_yuan", [Decimal(table)]) is expected


def test_conflicts() -> None:
    assert conflict([claim(336), claim(330)], [], None) == (0, 1)
    assert conflict([claim(336), claim(336)], [], None) is None
    assert conflict([claim(None), claim(3)], [], None) == (0, 1)


def test_what_is_no_conflict() -> None:
    assert conflict([claim(351), claim(336)], [], 15) is None, "carried over"
    assert conflict([claim(351), claim(340)], [351, 340], None) is None, "both in the table"
    assert conflict([claim(336), claim(21, "own")], [], None) is None, "another scope"
    assert conflict([claim(336), claim(30, "part")], [], None) is None, "a part"
    assert conflict([claim(336), claim(293, this_year=False)], [], None) is None, "another year"
    assert conflict([claim(336), claim(300, step=100)], [], None) is None, "approximate"
