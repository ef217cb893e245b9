"""Which agencies have changed since the run before, and how: those whose report has to be looked at first."""

from typing import NamedTuple

from disclosure_lint.dashboard.findings import Row
from disclosure_lint.dashboard.store import Store

_MOST = 2_000
"""Agencies that are listed."""
KINDS = (
    *(("finding", change) for change in ("regressed", "new", "fixed")),
    *(("document", change) for change in ("republished", "changed", "removed", "added", "moved")),
    ("cell", "changed"),
)
"""What is counted of each agency, by `of` and `change`."""


class Changed(NamedTuple):
    """The agencies in order, and how many more there are."""

    rows: tuple[Row, ...]
    more: int


def changed(store: Store) -> Changed:
    """Those of which anything has changed: first findings back again, then reports changed after publication."""
    counts = [f"count(*) FILTER (of = '{of}' AND change = '{change}') AS {of}_{change}" for of, change in KINDS]
    query = f"""SELECT agency, agency IN (SELECT agency FROM placed) AS has_page, {", ".join(counts)} FROM changes
        WHERE agency IS NOT NULL AND change <> 'kept' GROUP BY agency
        ORDER BY finding_regressed DESC, document_republished DESC, finding_new DESC, cell_changed DESC, agency"""
    rows = tuple(store.rows(query))
    return Changed(rows[:_MOST], max(len(rows) - _MOST, 0))
