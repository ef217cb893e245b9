"""The rows of a table as people keep it: CSV in the encodings of spreadsheets, or a workbook."""

import csv
import io
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TypeAlias

from disclosure_lint.batch.ends import wrong
from disclosure_lint.readers.office import Unreadable
from disclosure_lint.readers.xlsx.rows import rows_of_book

LARGEST = 50_000_000
"""Bytes that a file may have."""
_BOOK, _OLD_BOOK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_ENCODINGS = ("utf-8-sig", "gb18030")
_DELIMITERS = ",;\t"
_FIRST = 5
"""How many first lines tell what stands between columns."""

Row: TypeAlias = tuple[int, list[str]]


def rows_of(path: Path, heads: Collection[str]) -> Iterator[Row]:
    """The rows with the lines they begin on. `heads` are what columns may be called. WrongCall where there are none."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise wrong("roster.unreadable", file=path, detail=error) from None
    if len(data) > LARGEST:
        raise wrong("roster.too_large", file=path, limit=LARGEST // 1_000_000)
    if data.startswith(_OLD_BOOK):
        raise wrong("roster.old_book", file=path)
    if data.startswith(_BOOK):
        try:
            return iter(rows_of_book(data))
        except Unreadable:
            raise wrong("roster.book", file=path) from None
    return _from_csv(path, _decoded(path, data), heads)


def _decoded(path: Path, data: bytes) -> str:
    for encoding in ("utf-16",) if data.startswith(_UTF_16) else _ENCODINGS:
        try:
            return data.decode(encoding).replace("\0", "")
        except UnicodeDecodeError:
            continue
    raise wrong("roster.encoding", file=path)


def _from_csv(path: Path, text: str, heads: Collection[str]) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text, heads))
    before = 0
    try:
        for row in reader:
            yield before + 1, row
            before = reader.line_num
    except csv.Error as error:
        raise wrong("roster.csv", file=path, line=reader.line_num, detail=error) from None


def _delimiter(text: str, heads: Collection[str]) -> str:
    """What stands between columns: that with which most of their heads are found."""
    first = text[:10_000].splitlines()[:_FIRST]

    def found(mark: str) -> int:
        return sum(part.strip('" ').lower() in heads for line in first for part in line.split(mark))

    return max(_DELIMITERS, key=found)
