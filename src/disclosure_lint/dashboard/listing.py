"""The agencies of the year, group by group, some hundred a page; and all of them for who looks through them."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from disclosure_lint.dashboard.agencies import page_of
from disclosure_lint.dashboard.findings import Row
from disclosure_lint.dashboard.overview import group_of
from disclosure_lint.dashboard.store import Store

PER_PAGE = 200
STATES = ("missing", "late", "twice", "unknown", "reported")
"""What can be said of an agency's report, what needs looking after first."""


class Page(NamedTuple):
    """Some agencies, and how often each breaks which rule."""

    number: int
    rows: Sequence[Row]
    codes: list[str]
    found: dict[str, dict[str, int]]


class Listing:
    """All agencies of a year with the group that each is of."""

    def __init__(self, store: Store, year: int) -> None:
        self._store, self._year = store, year
        query = (
            f"SELECT {group_of(store)} AS grouped, agency, state, errors, warnings, extraction FROM placed "
            "WHERE year = ? ORDER BY grouped, agency"
        )
        self.rows = list(store.rows(query, year))
        self.count = -(-len(self.rows) // PER_PAGE) or 1
        self.codes = [row["rule"] for row in store.rows(_CODES, year)]
        self.groups = list(dict.fromkeys(row["grouped"] for row in self.rows))

    def addresses(self) -> dict[str, str]:
        """Where each group begins."""
        numbers = {group: number for number, group in enumerate(self.groups)}
        first: dict[str, str] = {}
        for at, row in enumerate(self.rows):
            group = row["grouped"]
            first.setdefault(group, f"agencies-{at // PER_PAGE + 1}.html#g{numbers[group]}")
        return first

    def page(self, number: int) -> Page:
        """A page, the first is 1."""
        some = self.rows[(number - 1) * PER_PAGE : number * PER_PAGE]
        found: dict[str, dict[str, int]] = {}
        for row in self._store.rows(_FOUND, self._year, [row["agency"] for row in some]):
            found.setdefault(row["agency"], {})[row["rule"]] = row["n"]
        return Page(number, some, sorted({code for own in found.values() for code in own}), found)

    def script(self) -> str:
        """All agencies for the fields above the list, as a script: pages in a folder may fetch nothing else."""
        at = {code: number for number, code in enumerate(self.codes)}
        broken = {
            row["agency"]: sorted(at[code] for code in row["rules"]) for row in self._store.rows(_OWN, self._year)
        }
        groups = {group: number for number, group in enumerate(self.groups)}
        rows: list[list[Any]] = []
        for row in self.rows:
            counts = [row["errors"] or 0, row["warnings"] or 0, row["extraction"] or 0]
            page = page_of(row["agency"]).rpartition("/")[2].removesuffix(".html")
            own = broken.get(row["agency"], [])
            rows.append([row["agency"], page, groups[row["grouped"]], STATES.index(row["state"]), *counts, own])
        data = {"groups": self.groups, "states": STATES, "rules": self.codes, "rows": rows}
        return f"window.listing={json.dumps(data, separators=(',', ':'))};\n"


_FOUND = """SELECT agency, rule, count(*) AS n FROM counted
WHERE year = ? AND agency IN (SELECT unnest(?)) GROUP BY ALL"""
_CODES = "SELECT DISTINCT rule FROM counted WHERE year = ? ORDER BY rule"
_OWN = "SELECT agency, list(DISTINCT rule) AS rules FROM counted WHERE year = ? GROUP BY agency"


def behind(store: Store, year: int) -> list[tuple[Any, ...]]:
    """How many of the agencies expected below each superior unit have reported (see `outputs.superiors.Counted`)."""
    query = """SELECT parent, year, count(*) AS n, count(*) FILTER (reports > 0) AS reported,
        count(*) FILTER (state = 'missing') AS missing, count(*) FILTER (state = 'late') AS late,
        count(*) FILTER (state = 'twice') AS twice FROM placed WHERE expected AND year = ? GROUP BY parent, year"""
    return [tuple(row.values()) for row in store.rows(query, year)]


def reporting(store: Store, year: int) -> dict[str, list[dict[str, Any]]]:
    """Who is behind each figure of coverage and punctuality, and whose report has another name or is not expected."""
    asked = "expected IS NOT FALSE AND state"
    conditions = {state: f"{asked} = '{state}'" for state in ("missing", "late", "twice", "unknown")}
    conditions |= {"other_name": "other_name IS NOT NULL", "not_expected": "expected IS FALSE"}
    query = "SELECT agency, parent, published, deadline, path, other_name FROM placed WHERE year = ? AND "
    return {
        name: list(store.rows(f"{query}{condition} ORDER BY coalesce(parent, ''), agency", year))
        for name, condition in conditions.items()
    }
