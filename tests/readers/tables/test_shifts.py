"""When a row is taken for shifted: never for one wrong number, always where a split number explains more."""

import pytest

from disclosure_lint.forms import Balance
from disclosure_lint.readers.tables.shifts import looks_shifted

ALONG = Balance("columns", ("a", "b"), ("total",))
ACROSS = Balance("rows", ("new", "old"), ("done",))


def row(name: str, *numbers: int | None) -> dict[tuple[str, str], int | None]:
    return {(name, column): number for column, number in zip(("a", "b", "total"), numbers, strict=True)}


KNOWN = {**row("old", 1, 1, 2), **row("done", 4, 6, 10)}


@pytest.mark.parametrize(
    ("numbers", "known", "expected"),
    [
        ((3, 5, 8), KNOWN, False),
        ((3, 5, 9), KNOWN, False),  # a total that is wrong by one
        ((3, 4, 8), KNOWN, False),  # a part that is wrong by one
        ((1, 3, 2), KNOWN, True),  # less than a part of it
        ((1, 4, 7), KNOWN, True),  # several columns fail
        ((1, 4, 7), {}, False),  # nothing else speaks for it
    ],
)
def test_a_row(numbers: tuple[int, ...], known: dict[tuple[str, str], int | None], expected: bool) -> None:
    assert looks_shifted(row("new", *numbers), [], known, [ALONG, ACROSS]) is expected


def test_a_way_that_no_balance_refutes_speaks_for_a_shift() -> None:
    stood, meant, other = row("new", 3, 5, 9), {("new", "a"): 35, ("new", "b"): 9}, row("new", 35, 9, 40)
    assert looks_shifted(stood, [other, meant], {}, [ALONG, ACROSS])
    assert not looks_shifted(stood, [other], {}, [ALONG, ACROSS])
    assert not looks_shifted(stood, [meant], KNOWN, [ALONG, ACROSS])
