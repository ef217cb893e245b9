"""Who has reported: the reports of a run against its roster."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from disclosure_lint.batch.facts import Facts
from disclosure_lint.batch.record import Record
from disclosure_lint.batch.roster import Agency, Roster, plain

_SHOWN_PARTS = 2
"""How many last parts of a path may name an agency: the file and its folder."""
_MOST = 0.5
"""The share of the roster's agencies that have a report on a year which a run is about."""


class _Reported(NamedTuple):
    """A report: where, the day of publication, a digest of what it says, whose name it bears."""

    path: str
    published: str | None
    content: str
    other: str | None


class Coverage:
    """The reports of a run by agency and year, as they come; `deadlines` are those by level (month-day), `today` is the
    day of the run.
    """

    def __init__(
        self, roster: Roster | None, facts: Mapping[str, Facts], deadlines: Mapping[str, str], today: date
    ) -> None:
        self._roster, self._facts, self._deadlines, self._today = roster, facts, deadlines, today
        self._found: dict[tuple[str, int], list[_Reported]] = {}
        self._agencies: dict[str, Agency] = {}
        self._expected: set[str] = set()
        for agency in roster.agencies if roster else ():
            self._agencies[plain(agency.name)] = agency
            self._expected.add(plain(agency.name))

    def add(self, record: Record) -> None:
        """A document checked."""
        checked = record.checked
        if checked.year is None or not checked.agency:
            return
        own = self._roster.find(record.agency_code, checked.agency) if self._roster else None
        agency = own or Agency(checked.agency, record.agency_code, checked.level)
        key = plain(agency.name)
        self._agencies.setdefault(key, agency)
        sketch = self._facts[checked.path].sketch
        content = sketch.texts + sketch.figures if sketch else ""
        other = self._other_name(record, own)
        self._found.setdefault((key, checked.year), []).append(
            _Reported(checked.path, record.published, content, other)
        )

    def _other_name(self, record: Record, own: Agency | None) -> str | None:
        """Another agency of the roster that file and folder, or else the title, name in place of the report's own."""
        if self._roster is None:
            return None
        path = "/".join(record.checked.path.split("/")[-_SHOWN_PARTS:])
        for text in (path, record.title or ""):
            named = self._roster.named_in(text)
            if named and own not in named and not _is_above(own, named, self._roster):
                return named[0].name
        return None

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """The rows of the table `coverage`: by year, the roster's agencies in its order, then the others by name."""
        others = sorted(key for key in self._agencies if key not in self._expected)
        order = [key for key in self._agencies if key in self._expected] + others
        asked = self._asked()
        for year in sorted({year for _, year in self._found}):
            for key in order:
                reports = self._found.get((key, year), [])
                if reports or (year in asked and key in self._expected):
                    yield self._row(key, year, reports, key in self._expected if year in asked else None)

    def _asked(self) -> set[int]:
        """The years on which the roster's agencies are asked for reports: the latest that is over, and every one for
        which half of them have handed one in. Of other years there are some to compare with, or by a mistake.
        """
        if self._roster is None:
            return set()
        reported = Counter(year for key, year in self._found if key in self._expected)
        over = [year for year in reported if year < self._today.year]
        about = {year for year, count in reported.items() if count >= _MOST * len(self._expected)}
        return about | {max(over or reported, default=self._today.year)}

    def _row(self, key: str, year: int, reports: list[_Reported], expected: bool | None) -> tuple[Any, ...]:
        agency = self._agencies[key]
        different = len({report.content for report in reports})
        days = [date.fromisoformat(report.published) for report in reports if report.published]
        published = min(days, default=None)
        deadline = agency.last_day(year) or self._of_level(agency.level, year)
        return (
            agency.name,
            agency.code,
            agency.level,
            agency.parent,
            year,
            expected,
            len(reports),
            different,
            reports[0].path if reports else None,
            published,
            deadline,
            _state(reports, different, published, deadline),
            next((report.other for report in reports if report.other), None),
        )

    def _of_level(self, level: str | None, year: int) -> date | None:
        stated = self._deadlines.get(level or "")
        return date.fromisoformat(f"{year + 1}-{stated}") if stated else None


def _is_above(own: Agency | None, named: list[Agency], roster: Roster) -> bool:
    """Whether all that is named are agencies above: a folder is often called after the government."""
    above = set[str]()
    at = own
    while at and at.parent and plain(at.parent) not in above:
        above.add(plain(at.parent))
        at = roster.find(None, at.parent)
    return bool(named) and all({plain(agency.name), *map(plain, agency.names)} & above for agency in named)


def _state(reports: list[_Reported], different: int, published: date | None, deadline: date | None) -> str:
    if not reports:
        return "missing"
    if different > 1:
        return "twice"
    if published is None:
        return "unknown"
    return "late" if deadline and published > deadline else "reported"
