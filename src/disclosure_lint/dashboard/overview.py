"""What is to be said of one year as a whole: who reported, what was found, by rule, by area, by group of agencies.

A group is all agencies below one parent; in a run without a roster, all of one level.
"""

from typing import Any, NamedTuple

from disclosure_lint.dashboard.findings import Row
from disclosure_lint.dashboard.store import Store

_RULES = 24
"""Rules that have a column in the heat map of groups: those that most reports break."""
_GROUPS = 60
"""Groups that have a row in it: those with most reports."""


class Overview(NamedTuple):
    """A year. `heat` maps a group and a rule to the number of reports of the group with such a finding."""

    year: int
    years: tuple[Row, ...]
    totals: Row
    statuses: dict[str, int]
    rules: tuple[Row, ...]
    areas: tuple[Row, ...]
    groups: tuple[Row, ...]
    heat_rules: tuple[str, ...]
    heat: dict[str, dict[str, int]]
    by_parent: bool
    changes: tuple[Row, ...]


def years_of(store: Store) -> list[int]:
    """The years that the run holds reports on."""
    return [row["year"] for row in store.rows("SELECT DISTINCT year FROM placed WHERE reports > 0 ORDER BY year")]


def group_of(store: Store) -> str:
    """The expression that a group is told by."""
    held = store.one("SELECT count(*) AS n FROM placed WHERE parent IS NOT NULL AND parent <> ''")["n"]
    return "coalesce(parent, '')" if held else "coalesce(level, '')"


def overview(store: Store, year: int) -> Overview:
    """The overview of a year."""
    group = group_of(store)
    rules = tuple(store.rows(_RULE_SUMS, year))
    groups = store.rows(f"{_sums(f'{group} AS grouped,')} GROUP BY grouped ORDER BY agencies DESC, grouped", year)
    years = store.rows(f"{_sums('year,', 'true')} GROUP BY year ORDER BY year")
    statuses = store.rows("SELECT status, count(*) AS n FROM reports GROUP BY ALL ORDER BY ALL")
    return Overview(
        year=year,
        years=tuple(years),
        totals=store.one(_sums(""), year),
        statuses={row["status"]: row["n"] for row in statuses},
        rules=rules,
        areas=tuple(store.rows(_AREA_SUMS, year)),
        groups=tuple(groups)[:_GROUPS],
        heat_rules=tuple(row["rule"] for row in rules[:_RULES]),
        heat=_heat(store, year, group),
        by_parent="parent" in group,
        changes=tuple(store.rows(_CHANGE_SUMS)),
    )


def _heat(store: Store, year: int, group: str) -> dict[str, dict[str, int]]:
    heat: dict[str, dict[str, int]] = {}
    query = f"SELECT {group} AS grouped, rule, count(DISTINCT path) AS n FROM counted WHERE year = ? GROUP BY ALL"
    for row in store.rows(query, year):
        heat.setdefault(row["grouped"], {})[row["rule"]] = row["n"]
    return heat


_RULE_SUMS = """SELECT c.rule, r.title_zh, r.title_en, any_value(c.severity) AS severity, count(*) AS findings,
count(DISTINCT c.path) AS reports FROM counted c LEFT JOIN rules r ON r.rule = c.rule WHERE c.year = ?
GROUP BY ALL ORDER BY reports DESC, findings DESC, c.rule"""
_AREA_SUMS = """SELECT rule[1:3] AS area, count(*) AS findings, count(DISTINCT path) AS reports FROM counted
WHERE year = ? GROUP BY area ORDER BY findings DESC, area"""
_CHANGE_SUMS = """SELECT of, change, count(*) AS n FROM changes
GROUP BY of, change ORDER BY of = 'cell', of = 'document', change"""
_COUNTS = {
    "agencies": "true",
    "expected": "expected",
    "reported": "reports > 0",
    "expected_reported": "expected AND reports > 0",
    "missing": "state = 'missing'",
    "late": "state = 'late' AND asked",
    "twice": "state = 'twice' AND asked",
    "unknown": "state = 'unknown' AND asked",
    "in_time": "state = 'reported' AND asked",
    "dated": "state IN ('reported', 'late') AND asked",
    "checked": "status = 'checked'",
    "faultless": "status = 'checked' AND errors = 0",
}
"""What is counted of agencies; `asked` are those of the roster, or all where there is none."""
_ADDED = ("errors", "warnings", "infos", "extraction", "waived + baselined")


def _sums(key: str, condition: str = "year = ?") -> str:
    counts = [f"count(*) FILTER ({of}) AS {name}" for name, of in _COUNTS.items()]
    added = [f"coalesce(sum({of}), 0)::BIGINT AS {of.replace('waived + baselined', 'excused')}" for of in _ADDED]
    source = "(SELECT *, expected IS NOT FALSE AS asked FROM placed)"
    return f"SELECT {key} {', '.join([*counts, *added])} FROM {source} WHERE {condition}"


def unplaced(store: Store) -> list[dict[str, Any]]:
    """Documents that stand for no agency and year: unreadable, no report, without an agency, or one of several."""
    return list(
        store.rows(
            "SELECT * FROM reports WHERE path NOT IN (SELECT path FROM coverage WHERE path IS NOT NULL) ORDER BY path"
        )
    )
