"""The report model. Absent is None; a text that is there but empty is ''.

Plain frozen dataclasses: readers have checked every value, with its place, and importing pydantic's models would cost
every run as much time as all the rest of the start. `pydantic.TypeAdapter(Report)` takes these classes as they are.
"""

import datetime
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from disclosure_lint.report.cell import Cell

Tables: TypeAlias = dict[str, dict[str, dict[str, Cell]]]
"""Table key → row key → column key → cell. What is not in the document has no key."""

Level: TypeAlias = Literal["government", "department", "township", "other"]
Scope: TypeAlias = Literal["own", "with_departments", "with_lower"]

YEARS = (1900, 2200)
"""First and last year that a report may be on."""

PARTS = ("title", "preamble", "sections", "signed", "published")
"""What a transcription may not have captured."""


@dataclass(frozen=True)
class Section:
    """A section as it stands: the number it goes by (1-6), its title without that number, its text."""

    number: int
    title: str | None = None
    text: str = ""


@dataclass(frozen=True)
class Signature:
    """The sign-off at the end."""

    agency: str | None = None
    date: datetime.date | None = None


@dataclass(frozen=True)
class Report:
    """One agency's report for one year. `sections` are in the order of the document.

    `not_captured` names parts (of `PARTS`) that the transcription does not hold: nothing follows from their absence.
    `unreadable` maps pointers to the reason why the reader could not read what stands there. `labels` holds row and
    column labels as they stood, by pointer (`requests.granted`, `requests.total`), where they differ from the form.
    `url` and `retrieved` say where and when a transcription was made from. `from_picture` tells that all was recognised
    in a scan: whatever is wrong may be wrong with the reading.
    """

    agency: str | None = None
    agency_code: str | None = None
    level: Level | None = None
    scope: Scope | None = None
    year: int | None = None
    edition: str | None = None
    title: str | None = None
    published: datetime.date | None = None
    preamble: str | None = None
    sections: tuple[Section, ...] = ()
    tables: Tables = field(default_factory=dict)
    signed: Signature = Signature()
    not_captured: frozenset[str] = frozenset()
    unreadable: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    url: str | None = None
    retrieved: str | None = None
    from_picture: bool = False

    def __getstate__(self) -> dict[str, Any]:
        """The cells of a row as one list: to pickle each by itself takes three times as long."""
        tables = {table: {row: _packed(cells) for row, cells in rows.items()} for table, rows in self.tables.items()}
        return {**self.__dict__, "tables": tables}

    def __setstate__(self, state: dict[str, Any]) -> None:
        tables = {table: {row: _cells(*line) for row, line in rows.items()} for table, rows in state["tables"].items()}
        self.__dict__.update(state, tables=tables)

    def section(self, number: int) -> Section | None:
        """The first section of that number."""
        for section in self.sections:
            if section.number == number:
                return section
        return None

    def cell(self, table: str, row: str, column: str) -> Cell | None:
        """The cell at an address, None where the document has none."""
        return self.tables.get(table, {}).get(row, {}).get(column)


def _packed(cells: dict[str, Cell]) -> tuple[list[str], list[Any]]:
    return list(cells), [part for cell in cells.values() for part in cell]


def _cells(columns: list[str], parts: list[Any]) -> dict[str, Cell]:
    return dict(zip(columns, map(Cell, parts[::3], parts[1::3], parts[2::3]), strict=True))
