"""The one notation for an address in a report; knows nothing of forms or files.

A pointer is dotted text: `requests.refused.state_secret.total` (a cell), `requests.granted` (a row),
`requests` (a table), `sections.5`, `title`, `signed.date`. The same text stands in rules, in diagnostics and in
JSON. Row keys may hold dots, table and column keys never do.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

PRIOR = "prior."
"""What a pointer into last year's report begins with."""
PARENT, CHILD = "parent.", "child."
"""What one into the report of the superior unit begins with, and one into that of a subordinate one, in rules."""
CHILDREN = "children."
"""What one begins with to what the figures of all subordinate units come to."""
ORIGINS = ("", PRIOR, PARENT)
"""The reports whose cells stand in one vector, in this order."""


def origin(pointer: str) -> str:
    """The prefix of a pointer that tells whose report it is in; '' for the report itself."""
    return next((prefix for prefix in (PRIOR, PARENT, CHILD) if pointer.startswith(prefix)), "")


def bare(pointer: str) -> str:
    """A pointer without what tells whose report it is in."""
    return pointer.removeprefix(origin(pointer))


class CellPath(NamedTuple):
    """Where a cell stands: table, row and column by their keys in the form."""

    table: str
    row: str
    column: str

    def __str__(self) -> str:
        return f"{self.table}.{self.row}.{self.column}"

    @classmethod
    def parse(cls, pointer: str) -> "CellPath":
        """Read `table.row.column`; ValueError where there are fewer than three parts."""
        table, _, rest = pointer.partition(".")
        row, _, column = rest.rpartition(".")
        if not (table and row and column):
            raise ValueError(f"not a cell: {pointer!r}")
        return cls(table, row, column)


def section(number: int, part: str = "") -> str:
    """The pointer of a section, or of its `title` or `text`."""
    return f"sections.{number}.{part}" if part else f"sections.{number}"


def section_pointers(numbers: Iterable[int]) -> Iterator[str]:
    """The pointers of sections by their numbers, in the order of a report: one that stands again is `sections.5#2`."""
    seen: Counter[int] = Counter()
    for number in numbers:
        seen[number] += 1
        yield section(number) + (f"#{seen[number]}" if seen[number] > 1 else "")
