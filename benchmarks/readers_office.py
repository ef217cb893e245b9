"""One report in Word or Excel, checked, against the time that a library takes to read the same file.

Run with the interpreter that has disclosure-lint[dev]: `python benchmarks/readers_office.py [ROUNDS]`. The goal is a
ratio of at most 1.5, start-up aside. The library of Word files is python-docx, of workbooks openpyxl; each hands
over the text of every paragraph and cell once. Both sides are measured in turn; medians and the median of the ratios.
"""

import io
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import docx
import openpyxl

from disclosure_lint import api
from disclosure_lint.inputs import Input, discover
from disclosure_lint.rules import Pack

SAMPLES = Path(__file__).resolve().parent.parent / "samples"


def with_python_docx(data: bytes) -> int:
    """All text of a Word file by way of python-docx."""
    document = docx.Document(io.BytesIO(data))
    length = sum(len(paragraph.text) for paragraph in document.paragraphs)
    return length + sum(len(cell.text) for table in document.tables for row in table.rows for cell in row.cells)


def with_openpyxl(data: bytes) -> int:
    """All text of a workbook by way of openpyxl."""
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return sum(len(str(cell.value or "")) for sheet in book for row in sheet.iter_rows() for cell in row)


def read(item: Input, pack: Pack) -> None:
    """The report read, not checked."""
    assert api.read_input(item, pack).report


def check(item: Input, _: Pack) -> None:
    """The report read and checked."""
    assert api.check(discover([str(item.path)]), api.Options()).result.reports


def seconds(work: Callable[[], object]) -> float:
    """How long something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Measures and prints."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    pack = api.load_rules(("national",))
    for name, library in (("clean-2024.docx", with_python_docx), ("clean-2024.xlsx", with_openpyxl)):
        (item,) = discover([str(SAMPLES / name)]).inputs
        data = (SAMPLES / name).read_bytes()
        for work in (read, check):
            work(item, pack)
            pairs = [(seconds(lambda: work(item, pack)), seconds(lambda: library(data))) for _ in range(rounds)]  # noqa: B023
            ours, theirs = (median(column) * 1000 for column in zip(*pairs, strict=True))
            ratio = median(a / b for a, b in pairs)
            print(f"{name} {work.__name__}: {ours:.0f} ms; {library.__name__}: {theirs:.0f} ms; ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
