"""What is true of a population: what must be found, and who has reported."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from population.agencies import Agency

DEADLINES = {"government": (3, 31), "department": (1, 31), "township": (1, 31)}


class Finding(NamedTuple):
    """A finding that there must be. `counts` is False where it is waived."""

    path: str
    rule: str
    pointer: str
    counts: bool = True


class Handed(NamedTuple):
    """A report that was handed in; `version` tells different ones of one agency and year apart."""

    path: str
    agency: str
    year: int
    published: date | None
    version: str = ""
    other_name: str | None = None


class Placed(NamedTuple):
    """A fault, of which kind, in which report."""

    kind: str
    path: str


class Covered(NamedTuple):
    """A row of the table `coverage`."""

    agency: str
    year: int
    expected: bool | None
    reports: int
    different: int
    path: str | None
    state: str
    other_name: str | None


class Copied(NamedTuple):
    """A paragraph of a cluster of copies: where, and whether it is the earliest."""

    path: str
    pointer: str
    ordinal: int
    source: bool


@dataclass
class Truth:
    """Filled while a population is made."""

    findings: Counter[Finding] = field(default_factory=Counter)
    clusters: set[frozenset[Copied]] = field(default_factory=set)
    handed: list[Handed] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    unlisted: set[str] = field(default_factory=set)
    deadlines: dict[str, tuple[int, int]] = field(default_factory=dict)

    def coverage(self, agencies: list[Agency]) -> Iterator[Covered]:
        """The rows of the table `coverage`, in no order."""
        reports: dict[tuple[str, int], list[Handed]] = {}
        for each in sorted(self.handed):
            reports.setdefault((each.agency, each.year), []).append(each)
        years = sorted({year for _, year in reports})
        listed = {agency.name for agency in agencies} - self.unlisted
        half = {year for year in years if 2 * sum((name, year) in reports for name in listed) >= len(listed)}
        for agency in agencies:
            for year in years:
                expected = agency.name in listed if year in half or year == years[-1] else None
                found = reports.get((agency.name, year), [])
                if found or expected:
                    yield self._covered(agency, year, expected, found)

    def _covered(self, agency: Agency, year: int, expected: bool | None, found: list[Handed]) -> Covered:
        different = len({each.version for each in found})
        days = [each.published for each in found if each.published]
        last = self.deadlines.get(agency.name) or DEADLINES.get(agency.level)
        if not found:
            state = "missing"
        elif different > 1:
            state = "twice"
        elif not days:
            state = "unknown"
        else:
            state = "late" if last and min(days) > date(year + 1, *last) else "reported"
        path = found[0].path if found else None
        other = next((each.other_name for each in found if each.other_name), None)
        return Covered(agency.name, year, expected, len(found), different, path, state, other)
