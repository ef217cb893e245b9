"""One report in Word or Excel, checked, against the time that a library takes to read the same file.

`python benchmarks/readers_office.py [rounds]`. Goal: `check` in at most 1.5 times that time, start-up aside. The library
of Word files is python-docx, of workbooks openpyxl; each hands over the text of every paragraph and cell once. What lxml
alone takes to parse the parts is printed too: no reader can be faster.
"""

import io
import statistics
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
from lxml import etree

from disclosure_lint import api
from disclosure_lint.inputs import discover

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 15


def with_python_docx(data: bytes) -> int:
    document = docx.Document(io.BytesIO(data))
    length = sum(len(paragraph.text) for paragraph in document.paragraphs)
    return length + sum(len(cell.text) for table in document.tables for row in table.rows for cell in row.cells)


def with_openpyxl(data: bytes) -> int:
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return sum(len(str(cell.value or "")) for sheet in book for row in sheet.iter_rows() for cell in row)


def with_lxml(data: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return sum(len(etree.fromstring(archive.read(name))) for name in archive.namelist() if name.endswith(".xml"))


def checked(path: Path) -> int:
    return len(api.check(discover([str(path)]), api.Options()).result.reports)


def read(path: Path) -> int:
    pack = api.load_rules(("national",))
    return len(api.read_input(discover([str(path)]).inputs[0], pack).findings)


def ratio(ours: Callable[[], int], theirs: Callable[[], int]) -> tuple[float, float, float]:
    """Median times in milliseconds and the median of the ratios, measured in turn."""
    pairs = []
    for _ in range(ROUNDS):
        times = []
        for work in (ours, theirs):
            start = time.perf_counter()
            work()
            times.append((time.perf_counter() - start) * 1000)
        pairs.append(times)
    left, right = (statistics.median(column) for column in zip(*pairs, strict=True))
    return left, right, statistics.median(a / b for a, b in pairs)


def main() -> None:
    print("file                what     ours ms  library ms  ratio   lxml alone ms")
    for name, library in (("clean-2024.docx", with_python_docx), ("clean-2024.xlsx", with_openpyxl)):
        path = SAMPLES / name
        data = path.read_bytes()
        checked(path)
        _, bare, _ = ratio(lambda data=data: with_lxml(data), lambda data=data: with_lxml(data))
        for what, work in (("read", read), ("check", checked)):
            ours, theirs, times = ratio(
                lambda work=work, path=path: work(path), lambda data=data, library=library: library(data)
            )
            print(f"{name:18}  {what:5}  {ours:9.1f}  {theirs:10.1f}  {times:5.2f}  {bare:14.1f}")


if __name__ == "__main__":
    main()
