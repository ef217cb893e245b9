"""The tables of a run, asked by SQL."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

SCHEMA = 1
"""The schema of runs that is understood."""
_TABLES = ("reports", "cells", "diagnostics", "outcomes", "paragraphs", "coverage", "rules")
_OPTIONAL = {
    "similarity": "cluster BIGINT, source BOOLEAN, path VARCHAR, agency VARCHAR, year BIGINT, day DATE, "
    "pointer VARCHAR, ordinal BIGINT, score DOUBLE, share DOUBLE, certain BOOLEAN, passages VARCHAR, text VARCHAR",
    "changes": "of VARCHAR, change VARCHAR, path VARCHAR, agency VARCHAR, year BIGINT, rule VARCHAR, pointer VARCHAR, "
    "severity VARCHAR, fingerprint VARCHAR, before VARCHAR, after VARCHAR",
}
"""Tables that a run may lack, with their columns."""
_SPINE = """
CREATE VIEW placed AS
    SELECT c.*, c.parent IN (SELECT agency FROM coverage) AS parent_known, r.status, r.errors, r.warnings, r.infos,
        r.extraction, r.waived, r.known AS baselined, r.broken,
        r.passed, r.failed, r.not_assessable, r.title, r.format, r.edition, r.scope, r.prior_path, r.signed_date
    FROM coverage c LEFT JOIN reports r ON c.path = r.path;
CREATE VIEW counted AS
    SELECT p.agency, p.parent, p.level, p.year, d.path, d.rule, d.severity
    FROM diagnostics d JOIN placed p ON d.path = p.path WHERE d.cause = 'report' AND d.counts;
"""
"""`placed`: an agency and a year with the report that stands for it; `counted`: the findings that count against it."""


class NoRun(ValueError):
    """A folder that holds no finished run, or one of another schema: `found` is its schema."""

    def __init__(self, found: object = None) -> None:
        super().__init__(str(found))
        self.found = found


class Store:
    """A finished run in its folder."""

    def __init__(self, folder: Path) -> None:
        import duckdb  # an extra

        self.folder = folder
        try:
            self.manifest: dict[str, Any] = json.loads((folder / "run.json").read_text(encoding="utf-8"))
            found = self.manifest["schema"]
        except (OSError, ValueError, KeyError, TypeError):
            raise NoRun from None
        if found != SCHEMA:
            raise NoRun(found)
        self._base = duckdb.connect()
        self._base.execute("SET threads = 1; SET preserve_insertion_order = true")
        for name in (*_TABLES, *_OPTIONAL):
            file = folder / f"{name}.parquet"
            if name in _OPTIONAL and not file.exists():
                self._base.execute(f"CREATE TABLE {name} ({_OPTIONAL[name]})")
            else:
                quoted = str(file).replace("'", "''")
                self._base.execute(f"CREATE VIEW {name} AS FROM read_parquet('{quoted}')")
        self._base.execute(_SPINE)

    def rows(self, query: str, *values: object) -> Iterator[dict[str, Any]]:
        """The rows of a query by the names of its columns; `values` are those of its question marks."""
        found = self._base.execute(query, list(values))
        names = [column[0] for column in found.description or ()]
        while some := found.fetchmany(1_000):
            yield from (dict(zip(names, row, strict=True)) for row in some)

    def one(self, query: str, *values: object) -> dict[str, Any]:
        """The only row of a query."""
        return next(self.rows(query, *values))

    def by(self, key: str, query: str, values: Sequence[object]) -> dict[Any, list[dict[str, Any]]]:
        """The rows of a query with one question mark for a list, grouped by a column."""
        grouped: dict[Any, list[dict[str, Any]]] = {}
        for row in self.rows(query, list(values)):
            grouped.setdefault(row[key], []).append(row)
        return grouped
