"""The tariff against all bills that it can make."""

from decimal import Decimal
from itertools import product

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.prose.tariff import Tariff
from disclosure_lint.resources import resource

PACK = yaml.safe_load((resource("rules") / "national" / "pack.yaml").read_text(encoding="utf-8"))
TARIFF = Tariff.of(PACK["parameters"]["fee_tariff"])


def by_page(pages: int) -> int:
    return 10 * min(max(pages - 30, 0), 70) + 20 * min(max(pages - 100, 0), 100) + 40 * max(pages - 200, 0)


def by_item(items: int) -> int:
    return sum(100 * max(1, (item - 1) // 10 - 1) for item in range(11, items + 1))


SINGLE = {by_page(pages) for pages in range(31, 400)}


def test_by_item_is_what_the_measures_say() -> None:
    assert [by_item(n) for n in (10, 11, 30, 31, 40, 41)] == [0, 100, 2000, 2200, 4000, 4300]


@pytest.mark.parametrize("amount", sorted(SINGLE))
def test_every_bill_by_page_can_be(amount: int) -> None:
    assert TARIFF.can_be(Decimal(amount), 1)


def test_single_amounts_are_bills_by_page_or_multiples_of_a_hundred() -> None:
    accepted = {n for n in range(1, 3000) if TARIFF.can_be(Decimal(n), 1)}
    assert accepted == {n for n in range(1, 3000) if n in SINGLE or n % 100 == 0}


def test_two_cases_come_to_any_multiple_of_ten() -> None:
    sums = {sum(pair) for pair in product(sorted(SINGLE), repeat=2)}
    accepted = {n for n in range(1, 2500) if TARIFF.can_be(Decimal(n), 2)}
    assert accepted == {n for n in sums if n < 2500}


@given(st.lists(st.one_of(st.integers(31, 900).map(by_page), st.integers(11, 80).map(by_item)), min_size=1, max_size=9))
def test_no_sum_of_bills_is_refused(bills: list[int]) -> None:
    assert TARIFF.can_be(Decimal(sum(bills)), len(bills))
    assert TARIFF.can_be(Decimal(sum(bills)), None)


@pytest.mark.parametrize(
    ("amount", "cases", "possible"),
    [
        ("0", 3, True),
        ("2235", None, False),
        ("710", 1, False),
        ("710", 2, True),
        ("2740", 1, True),
        ("2720", 1, False),
        ("20", 3, False),
        ("10.5", None, False),
        ("10.0", 1, True),
    ],
)
def test_examples(amount: str, cases: int | None, possible: bool) -> None:
    assert TARIFF.can_be(Decimal(amount), cases) is possible
