"""What share of the agencies below each superior unit has reported, those furthest behind first."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from disclosure_lint.outputs.rows import FEWEST, Value
from disclosure_lint.outputs.wording import one_line
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
        yield [name, *counts, _share(counts[1], counts[2])]


def _behind(row: Counted) -> tuple[object, ...]:
    parent, year, expected, reported, missing, late, twice = row
    share = (1, 0) if expected < FEWEST else (0, reported / expected)
    return -year, missing == 0, *share, -missing, -late, -twice, parent or ""


def _share(expected: int, reported: int) -> str:
    """In per cent. Some is never 0, not all never 100, and of few there is none."""
    share = 100 * reported / expected
    if 0 < reported < expected:
        share = min(max(share, 0.1), 99.9)
    return f"{share:.1f}%" if expected >= FEWEST else ""
