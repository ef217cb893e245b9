"""CSV: opens in Excel, holds no formula."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest

from disclosure_lint.outputs import csv_
from disclosure_lint.outputs.rows import COLUMNS, guarded

from . import conftest as made  # noqa: TID252 - its results, outside of fixtures

Cases = Callable[[str], Any]


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_begins_with_a_byte_order_mark_and_ends_lines_as_excel_does(name: str, cases: Cases) -> None:
    text = csv_.render(*cases(name), "zh")
    assert text.startswith("\ufeff文件,单位,")
    assert text.count("\n") == text.count("\r\n")


def test_has_a_line_a_finding(cases: Cases) -> None:
    header, *lines = rows(csv_.render(*cases("findings"), "en"))
    assert len(header) == len(COLUMNS)
    assert len(lines) == 13
    first = dict(zip(COLUMNS, lines[0], strict=True))
    assert (first["line"], first["column"], first["rule"]) == ("4", "11", "STR007")


def test_names_places_where_there_are_no_lines(cases: Cases) -> None:
    _, *lines = rows(csv_.render(*cases("document"), "zh"))
    claim = dict(zip(COLUMNS, lines[1], strict=True))
    assert (claim["line"], claim["column"], claim["place"]) == ("", "", "第 3 段")


def test_holds_no_formula() -> None:
    _, *lines = rows(csv_.render(made.hostile(), {}, "zh"))
    for value in [value for line in lines for value in line]:
        assert not value.startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_guards_what_would_be_a_formula(text: str) -> None:
    assert guarded(text) == f"'{text}"
    assert guarded("一=1") == "一=1"
