"""Sheets without end: refused, or read soon."""

import time
from collections.abc import Callable

import pytest

from disclosure_lint.readers.document import Document
from disclosure_lint.readers.xlsx import read_document
from disclosure_lint.readers.xlsx.sheet import MAX_CELLS, MAX_MERGES

Build = Callable[..., bytes]


def reason(data: bytes) -> str:
    start = time.process_time()
    found = read_document("a.xlsx", data)
    assert time.process_time() - start < 20
    return "" if isinstance(found, Document) else found.findings[0].reason


def rows(count: int, width: int) -> str:
    return "<sheetData>" + f"<row>{'<c><v>1</v></c>' * width}</row>" * count + "</sheetData>"


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        (rows(MAX_CELLS // 10 + 1, 10), {"too_many"}),
        (rows(2, 20_000), {""}),
        (rows(1000, 1000), {"too_many", "expands"}),
        ("<sheetData>" + "<row/>" * 100_000 + "</sheetData>", {""}),
        ("<sheetData>" + "".join(f'<row hidden="1"><c><v>{n * n}</v></c></row>' for n in range(40_000)) + "</sheetData>", {""}),
        ('<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row></sheetData>', {""}),
        (rows(1, 1) + "<mergeCells>" + '<mergeCell ref="A1:B2"/>' * (MAX_MERGES + 1) + "</mergeCells>", {"too_many"}),
        (rows(300, 190) + '<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="B1:XFD1048576"/></mergeCells>', {"too_many"}),
        ("<c>" * 300, {"too_deep", "damaged"}),
        ("", {""}),
    ],
    ids=["cells", "wide", "million", "rows", "hidden", "corners", "merges", "merged-all", "deep", "empty"],
)  # fmt: skip
def test_sheets(build: Build, sheet: str, expected: set[str]) -> None:
    assert reason(build(sheet)) in expected


def test_many_sheets(build: Build) -> None:
    assert reason(build(*[rows(3, 3)] * 300)) == ""


def test_missing_sheets(build: Build) -> None:
    data = build(rows(1, 1)).replace(b"xl/sheet1.xml", b"xl/sheet9.xml")
    assert reason(data) in ("", "damaged")
