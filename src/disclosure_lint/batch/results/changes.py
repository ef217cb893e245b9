"""A run beside an earlier one: findings that are new, fixed, kept or back again, and documents that were changed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from disclosure_lint.batch.ends import wrong
from disclosure_lint.batch.results import manifest

_FINDINGS = """
WITH now AS (SELECT d.*, r.agency, r.year FROM read_parquet($now || '/diagnostics.parquet') d
        JOIN read_parquet($now || '/reports.parquet') r USING (path) WHERE d.cause = 'report'
        QUALIFY row_number() OVER (PARTITION BY fingerprint ORDER BY path, ordinal) = 1),
    was AS (SELECT d.*, r.agency, r.year FROM read_parquet($was || '/diagnostics.parquet') d
        JOIN read_parquet($was || '/reports.parquet') r USING (path) WHERE d.cause = 'report'
        QUALIFY row_number() OVER (PARTITION BY fingerprint ORDER BY path, ordinal) = 1),
    mended AS (SELECT fingerprint FROM read_parquet($was || '/changes.parquet') WHERE change = 'fixed'),
    there AS (SELECT DISTINCT agency, year FROM read_parquet($now || '/reports.parquet') WHERE status = 'checked')
SELECT 'finding', CASE
        WHEN was.path IS NULL AND fingerprint IN (FROM mended) THEN 'regressed'
        WHEN was.path IS NULL THEN 'new'
        WHEN now.path IS NOT NULL THEN 'kept'
        WHEN (was.agency, was.year) IN (FROM there) THEN 'fixed'
        ELSE 'gone' END,
    coalesce(now.path, was.path), coalesce(now.agency, was.agency), coalesce(now.year, was.year),
    coalesce(now.rule, was.rule), coalesce(now.pointer, was.pointer), coalesce(now.severity, was.severity),
    fingerprint, was.message_zh, now.message_zh
FROM now FULL JOIN was USING (fingerprint) ORDER BY 3, 6, 7, fingerprint
"""
_DOCUMENTS = """
SELECT 'document', CASE
        WHEN was.path IS NULL THEN 'added'
        WHEN now.path IS NULL THEN 'removed'
        WHEN was.published <= CAST($day AS DATE) THEN 'republished'
        ELSE 'changed' END,
    path, coalesce(now.agency, was.agency), coalesce(now.year, was.year), NULL, NULL, NULL, NULL, was.digest, now.digest
FROM read_parquet($now || '/reports.parquet') now FULL JOIN read_parquet($was || '/reports.parquet') was USING (path)
WHERE now.digest IS DISTINCT FROM was.digest ORDER BY path
"""
_CELLS = """
WITH changed AS (SELECT path, now.agency, now.year FROM read_parquet($now || '/reports.parquet') now
    JOIN read_parquet($was || '/reports.parquet') was USING (path)
    WHERE now.digest <> was.digest AND now.agency = was.agency AND now.year = was.year),
    own AS (SELECT * FROM read_parquet($now || '/cells.parquet') WHERE path IN (SELECT path FROM changed)),
    old AS (SELECT * FROM read_parquet($was || '/cells.parquet') WHERE path IN (SELECT path FROM changed))
SELECT 'cell', 'changed', path, changed.agency, changed.year, NULL, pointer, NULL, NULL, old.raw, own.raw
FROM own FULL JOIN old USING (path, pointer) JOIN changed USING (path)
WHERE own.raw IS DISTINCT FROM old.raw ORDER BY path, pointer
"""


def earlier(folder: Path) -> dict[str, Any]:
    """The manifest of an earlier run. WrongCall where there is no finished one."""
    try:
        return manifest.read(folder)
    except (OSError, ValueError) as error:
        raise wrong("batch.no_earlier", folder=folder, detail=error) from None


def changes(now: Path, was: Path) -> Iterator[tuple[Any, ...]]:
    """The rows of the table `changes`, from the tables of both runs."""
    import duckdb  # an extra

    day = earlier(was)["today"]
    with duckdb.connect() as base:
        for query in (_FINDINGS, _DOCUMENTS, _CELLS):
            values = {"now": str(now), "was": str(was), "day": day}
            found = base.execute(query, {name: value for name, value in values.items() if f"${name}" in query})
            while some := found.fetchmany(1_000):
                yield from some
