"""What a waiver is."""

from datetime import date
from fnmatch import fnmatchcase
from typing import NamedTuple

from disclosure_lint.source import Span


class Waiver(NamedTuple):
    """Somebody answers for a finding of `rule` until the day `expires`, that day included.

    It is meant for the reports of `agency` (name or code) and `year`, or of files that fit `path`; where `place` is
    given, only for findings at that pointer or below it. `origin` says where it is written; `span` leads there where
    that is the report itself.
    """

    rule: str
    reason: str
    expires: date
    approver: str | None = None
    agency: str | None = None
    year: int | None = None
    path: str | None = None
    place: str | None = None
    origin: str = ""
    span: Span | None = None

    def covers(self, path: str, names: tuple[str | None, ...], year: int | None) -> bool:
        """Whether it is meant for a report: its file, the names and codes of its agency, its year."""
        if self.agency is not None and self.agency not in names:
            return False
        if self.year is not None and self.year != year:
            return False
        return self.path is None or fnmatchcase(path, self.path) or fnmatchcase(path, f"{self.path.rstrip('/')}/*")

    def fits(self, rule: str, pointer: str) -> bool:
        """Whether it is meant for a finding of a report that it covers."""
        here = self.place is None or pointer == self.place or pointer.startswith(f"{self.place}.")
        return rule == self.rule and here


class Malformed(NamedTuple):
    """A comment that is meant for a waiver and is none: a reason of WAV003, what its message may mention, and where."""

    reason: str
    values: dict[str, str | int]
    span: Span
