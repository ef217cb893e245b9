"""Documents made for people to go on with: a report in another format, a blank one for the year. Judges nothing.

What is asked for and what comes of it is here; the work is in `converted` and `blank`, imported by those who want it.
"""

from typing import NamedTuple

from disclosure_lint.diagnostics import Diagnostic
from disclosure_lint.report.model import Level


class Converted(NamedTuple):
    """What came of a conversion: the document, None where there was no report; what could not be read for certain.

    `unstated` is what every report must say and this one does not: `agency`, `year`.
    """

    data: bytes | None
    doubts: tuple[Diagnostic, ...]
    unstated: tuple[str, ...] = ()


class Wish(NamedTuple):
    """What a blank report is wanted for; the level is told from the agency's name where it is None."""

    agency: str
    year: int
    level: Level | None = None


class Blank(NamedTuple):
    """A blank report and the edition of its form."""

    data: bytes
    edition: str
