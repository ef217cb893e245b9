"""The table of formats."""

from collections.abc import Callable
from typing import Any

import pytest

from disclosure_lint.outputs import BINARY, FORMATS, SUFFIXES, renderer


def test_names_those_there_are() -> None:
    assert list(FORMATS)[:2] == ["text", "json"]
    assert set(SUFFIXES.values()) <= set(FORMATS)
    assert set(FORMATS) >= BINARY


@pytest.mark.parametrize("format_name", FORMATS)
def test_each_renders_every_result_the_same_each_time(format_name: str, name: str, cases: Callable[[str], Any]) -> None:
    render = renderer(format_name)
    first, again = (render(*cases(name), "zh", color=False, width=80) for _ in range(2))
    assert first == again
    if format_name not in BINARY:
        assert isinstance(first, str)
        assert first.endswith("\n")
        assert not first.endswith("\n\n")


def test_unknown_ones_are_refused() -> None:
    with pytest.raises(KeyError):
        renderer("pdf")
