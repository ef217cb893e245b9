"""What share of the agencies below each superior unit has reported, those furthest behind first."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from disclosure_lint.outputs.rows import FEWEST, Value
from disclosure_lint.outputs.wording import one_line, percent
from disclosure_lint.phrases import Lang, say

COLUMNS = ("parent", "year", "expected", "reported", "not_reported", "late", "twice", "share")
"""Those of a run's view `coverage_by_parent`, and the share."""
Counted: TypeAlias = tuple[str | None, int, int, int, int, int, int]
"""A row of the view."""


def superiors(counted: Iterable[Counted], lang: Lang) -> Iterator[list[Value]]:
    """A row for each superior unit and year.

    The last year first; in it first the units that lack reports, by the share that they have, then those that lack
    none. The share of few agencies says little: it is left out, and they stand behind the others.
    """
    for parent, *counts in sorted(counted, key=_behind):
        name = one_line(parent) if parent else say("site.group.none", lang)
        yield [name, *counts, percent(counts[2], counts[1]) if counts[1] >= FEWEST else ""]


def _behind(row: Counted) -> tuple[object, ...]:
    parent, year, expected, reported, missing, late, twice = row
    share = (1, 0) if expected < FEWEST else (0, reported / expected)
    return -year, missing == 0, *share, -missing, -late, -twice, parent or ""
