"""A run beside an earlier one: findings that are new, fixed, kept or back again, and documents that were changed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from disclosure_lint.batch.ends import wrong
from disclosure_lint.batch.results import manifest

_PAIRS = """
CREATE TABLE now AS SELECT path, digest, coalesce(unit, agency) AS agency, year, published, status
    FROM read_parquet($now || '/reports.parquet');
CREATE TABLE was AS SELECT path, digest, coalesce(unit, agency) AS agency, year, published, status
    FROM read_parquet($was || '/reports.parquet');
CREATE TABLE pairs AS SELECT path AS new, path AS old FROM now JOIN was USING (path);
CREATE VIEW come AS FROM now WHERE path NOT IN (SELECT new FROM pairs);
CREATE VIEW gone AS FROM was WHERE path NOT IN (SELECT old FROM pairs);
INSERT INTO pairs SELECT c.path, g.path
    FROM (SELECT *, row_number() OVER (PARTITION BY digest ORDER BY path) AS copy FROM come WHERE digest <> '') c
    JOIN (SELECT *, row_number() OVER (PARTITION BY digest ORDER BY path) AS copy FROM gone) g USING (digest, copy);
INSERT INTO pairs SELECT c.path, g.path
    FROM (SELECT agency, year, any_value(path) AS path FROM come GROUP BY ALL HAVING count(*) = 1) c
    JOIN (SELECT agency, year, any_value(path) AS path FROM gone GROUP BY ALL HAVING count(*) = 1) g
    USING (agency, year);
"""
"""Documents of both runs that stand for each other: at one path, else with one content, else the only ones of an agency
and year that have come and gone.
"""
_FINDINGS = """
WITH these AS (SELECT d.*, now.agency, now.year FROM read_parquet($now || '/diagnostics.parquet') d
        JOIN now USING (path) WHERE d.cause = 'report'
        QUALIFY row_number() OVER (PARTITION BY fingerprint ORDER BY path, ordinal) = 1),
    those AS (SELECT d.*, was.agency, was.year FROM read_parquet($was || '/diagnostics.parquet') d
        JOIN was USING (path) WHERE d.cause = 'report'
        QUALIFY row_number() OVER (PARTITION BY fingerprint ORDER BY path, ordinal) = 1),
    mended AS (SELECT fingerprint FROM read_parquet($was || '/changes.parquet') WHERE change = 'fixed'),
    there AS (SELECT DISTINCT agency, year FROM now WHERE status = 'checked')
SELECT 'finding', CASE
        WHEN those.path IS NULL AND fingerprint IN (FROM mended) THEN 'regressed'
        WHEN those.path IS NULL THEN 'new'
        WHEN these.path IS NOT NULL THEN 'kept'
        WHEN (those.agency, those.year) IN (FROM there) THEN 'fixed'
        ELSE 'gone' END,
    coalesce(these.path, those.path), coalesce(these.agency, those.agency), coalesce(these.year, those.year),
    coalesce(these.rule, those.rule), coalesce(these.pointer, those.pointer), coalesce(these.severity, those.severity),
    fingerprint, those.message_zh, these.message_zh, those.message_en, these.message_en
FROM these FULL JOIN those USING (fingerprint) ORDER BY 3, 6, 7, fingerprint
"""
_DOCUMENTS = """
SELECT 'document', CASE
        WHEN was.path IS NULL THEN 'added'
        WHEN now.path IS NULL THEN 'removed'
        WHEN now.digest = was.digest THEN 'moved'
        WHEN was.published <= CAST($day AS DATE) THEN 'republished'
        ELSE 'changed' END AS change,
    coalesce(now.path, was.path), coalesce(now.agency, was.agency), coalesce(now.year, was.year),
    NULL, NULL, NULL, NULL,
    if(change = 'moved', was.path, was.digest), if(change = 'moved', now.path, now.digest), NULL, NULL
FROM now LEFT JOIN pairs ON now.path = new FULL JOIN was ON was.path = old
WHERE now.path IS DISTINCT FROM was.path OR now.digest IS DISTINCT FROM was.digest ORDER BY 3
"""
_CELLS = """
WITH changed AS (SELECT new, old, now.agency, now.year FROM pairs
    JOIN now ON now.path = new JOIN was ON was.path = old
    WHERE now.digest <> was.digest AND now.agency = was.agency AND now.year = was.year),
    these AS (SELECT new, pointer, if(state = 'absent', NULL, coalesce(raw, '')) AS raw
        FROM read_parquet($now || '/cells.parquet') JOIN changed ON path = new),
    those AS (SELECT new, pointer, if(state = 'absent', NULL, coalesce(raw, '')) AS raw
        FROM read_parquet($was || '/cells.parquet') JOIN changed ON path = old)
SELECT 'cell', 'changed', new, agency, year, NULL, pointer, NULL, NULL, those.raw, these.raw, NULL, NULL
FROM these FULL JOIN those USING (new, pointer) JOIN changed USING (new)
WHERE these.raw IS DISTINCT FROM those.raw ORDER BY new, pointer
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
        values = {"now": str(now), "was": str(was), "day": day}

        def asked(query: str) -> Any:
            return base.execute(query, {name: value for name, value in values.items() if f"${name}" in query})

        for query in _PAIRS.split(";\n")[:-1]:
            asked(query)
        for query in (_FINDINGS, _DOCUMENTS, _CELLS):
            found = asked(query)
            while some := found.fetchmany(1_000):
                yield from some
