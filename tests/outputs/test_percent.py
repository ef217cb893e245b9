"""How shares are put."""

import pytest

from disclosure_lint.outputs.wording import percent


@pytest.mark.parametrize(
    ("part", "of", "told"),
    [
        (0, 7, "0.0%"),
        (1, 4000, "<0.1%"),
        (1, 2000, "0.1%"),
        (1, 3, "33.3%"),
        (3999, 4000, ">99.9%"),
        (7, 7, "100.0%"),
        (0, 0, "–"),
    ],
)
def test_some_is_never_none_and_not_all_is_never_all(part: int, of: int, told: str) -> None:
    assert percent(part, of) == told
