"""What is known of each agency of a run, some hundred agencies at a time."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import islice
from typing import Any, NamedTuple

from disclosure_lint.dashboard.findings import Row, finding_of
from disclosure_lint.dashboard.store import Store
from disclosure_lint.diagnostics import Diagnostic

_CHUNK = 400
TRENDS = {
    "received": "requests.received.total",
    "carried_in": "requests.carried_in.total",
    "concluded": "requests.concluded.total",
}
"""Figures that are drawn over the years, by what they are called: the cells they stand in."""


class Agency(NamedTuple):
    """An agency with a row of `placed` for each year, the latest last.

    `findings`, `cells` are those of the latest report there is, `before` the cells of the report of the year before;
    `trends` maps what is drawn to its values by year.
    """

    name: str
    years: tuple[Row, ...]
    findings: tuple[Diagnostic, ...]
    cells: tuple[Row, ...]
    before: tuple[Row, ...]
    trends: dict[str, dict[int, Any]]
    copies: tuple[Row, ...]
    changes: tuple[Row, ...]

    @property
    def latest(self) -> Row | None:
        """The latest year with a report."""
        return _latest(self.years)

    @property
    def last(self) -> Row:
        """The latest year, with a report or without."""
        return self.years[-1]


def page_of(name: str) -> str:
    """The address of an agency's page below the folder of a language: the same in every run."""
    number = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"agency/{number[:2]}/{number}.html"


def agencies(store: Store, names: Sequence[str]) -> Iterator[Agency]:
    """The agencies of these names, in their order."""
    waiting = iter(names)
    while chunk := list(islice(waiting, _CHUNK)):
        years = store.by("agency", "SELECT * FROM placed WHERE agency IN (SELECT unnest(?)) ORDER BY year", chunk)
        yield from _agencies(store, {name: years[name] for name in chunk})


def _agencies(store: Store, years: Mapping[str, Sequence[Row]]) -> Iterator[Agency]:
    latest = {name: row["path"] for name, rows in years.items() if (row := _latest(rows))}
    before = {name: row["path"] for name, rows in years.items() if (row := _before(rows))}
    paths = sorted({*latest.values(), *before.values()})
    every = sorted({row["path"] for rows in years.values() for row in rows if row["path"]})
    findings = store.by(
        "path",
        "SELECT * FROM diagnostics WHERE path IN (SELECT unnest(?)) ORDER BY path, ordinal",
        sorted(latest.values()),
    )
    cells = store.by("path", "SELECT * FROM cells WHERE path IN (SELECT unnest(?))", paths)
    figures = store.by(
        "path",
        f"SELECT path, pointer, value FROM cells WHERE pointer IN {tuple(TRENDS.values())} AND value IS NOT NULL "
        "AND path IN (SELECT unnest(?))",
        every,
    )
    copies = store.by(
        "agency",
        "SELECT agency, year, cluster, source, score FROM similarity WHERE agency IN (SELECT unnest(?)) "
        "ORDER BY cluster, year",
        list(years),
    )
    changes = store.by(
        "agency",
        "SELECT * FROM changes WHERE agency IN (SELECT unnest(?)) AND change <> 'kept' "
        "ORDER BY of = 'cell', of = 'document', change, path, rule, pointer, fingerprint",
        list(years),
    )
    for name, rows in years.items():
        own, prior = latest.get(name), before.get(name)
        yield Agency(
            name,
            tuple(rows),
            tuple(map(finding_of, findings.get(own, ()))),
            tuple(cells.get(own, ())),
            tuple(cells.get(prior, ())),
            _trends(rows, figures),
            tuple(copies.get(name, ())),
            tuple(changes.get(name, ())),
        )


def _latest(rows: Sequence[Row]) -> Row | None:
    return next((row for row in reversed(rows) if row["path"]), None)


def _before(rows: Sequence[Row]) -> Row | None:
    own = _latest(rows)
    return next((row for row in rows if own and row["path"] and row["year"] == own["year"] - 1), None)


def _trends(rows: Sequence[Row], figures: Mapping[Any, Sequence[Row]]) -> dict[str, dict[int, Any]]:
    names = {pointer: name for name, pointer in TRENDS.items()}
    made: dict[str, dict[int, Any]] = {name: {} for name in TRENDS}
    for row in rows:
        for figure in figures.get(row["path"], ()):
            made[names[figure["pointer"]]][row["year"]] = figure["value"]
    return {name: values for name, values in made.items() if len(values) > 1}
