"""The report model. Absent is None; a text that is there but empty is ''."""

import datetime
from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

from disclosure_lint.report.cell import Cell

Tables: TypeAlias = dict[str, dict[str, dict[str, Cell]]]
"""Table key → row key → column key → cell. What is not in the document has no key."""

Level: TypeAlias = Literal["government", "department", "township", "other"]
Scope: TypeAlias = Literal["own", "with_departments", "with_lower"]

PARTS = ("title", "preamble", "sections", "signed", "published")
"""What a transcription may not have captured."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Section(_Frozen):
    """A section as it stands: the number it goes by (1-6), its title without that number, its text."""

    number: int
    title: str | None = None
    text: str = ""


class Signature(_Frozen):
    """The sign-off at the end."""

    agency: str | None = None
    date: datetime.date | None = None


class Report(_Frozen):
    """One agency's report for one year. `sections` are in the order of the document.

    `not_captured` names parts (of `PARTS`) that the transcription does not hold: nothing follows from their absence.
    `unreadable` maps pointers to the reason why the reader could not read what stands there. `labels` holds row and
    column labels as they stood, by pointer (`requests.granted`, `requests.total`), where they differ from the form.
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
    tables: Tables = {}
    signed: Signature = Signature()
    not_captured: frozenset[str] = frozenset()
    unreadable: dict[str, str] = {}
    labels: dict[str, str] = {}

    def section(self, number: int) -> Section | None:
        """The first section of that number."""
        return next((section for section in self.sections if section.number == number), None)

    def cell(self, table: str, row: str, column: str) -> Cell | None:
        """The cell at an address, None where the document has none."""
        return self.tables.get(table, {}).get(row, {}).get(column)
