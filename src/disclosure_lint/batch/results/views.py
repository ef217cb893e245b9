"""views.sql: the tables of a run and questions that are asked of every run, as views for DuckDB."""

from importlib import import_module
from pathlib import Path
from typing import Any

from disclosure_lint.batch.results.columns import TABLES

NAME = "views.sql"
BASE = "run.duckdb"
_MEMORY = "128MB"
"""What DuckDB may keep at hand while it takes in the tables; it would take most of the machine."""

VIEWS: dict[str, str] = {
    "findings": """SELECT r.agency, r.level, r.year, d.*
    FROM diagnostics d JOIN reports r USING (path) WHERE d.cause = 'report' AND d.counts""",
    "rules_by_reports": """SELECT f.rule, any_value(rules.title_zh) AS title_zh, any_value(rules.title_en) AS title_en,
    any_value(f.severity) AS severity, count(DISTINCT f.path) AS reports, count(*) AS findings
    FROM findings f LEFT JOIN rules USING (rule) GROUP BY f.rule ORDER BY reports DESC, f.rule""",
    "agencies_by_findings": """SELECT agency, level, year, sum(errors) AS errors, sum(warnings) AS warnings
    FROM reports WHERE status = 'checked' GROUP BY agency, level, year ORDER BY errors DESC, warnings DESC, agency""",
    "coverage_by_parent": """SELECT parent, year, count(*) AS agencies, count(*) FILTER (reports > 0) AS reported,
    count(*) FILTER (state = 'missing') AS missing, count(*) FILTER (state = 'late') AS late,
    count(*) FILTER (state = 'twice') AS twice FROM coverage
    WHERE expected GROUP BY parent, year ORDER BY parent, year""",
}
"""View → query."""


def required() -> None:
    """ImportError where what writes the results is not installed."""
    for name in ("duckdb", "pyarrow.parquet"):
        import_module(name)


def write(folder: Path) -> None:
    """Write the file; `duckdb -init views.sql` in the folder opens the run."""
    lines = ["-- duckdb -init views.sql"]
    lines += [f"CREATE OR REPLACE VIEW {table} AS FROM read_parquet('{table}.parquet');" for table in TABLES]
    lines += [f"CREATE OR REPLACE VIEW {name} AS {query};" for name, query in VIEWS.items()]
    (folder / NAME).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def of_coverage(folder: Path, view: str) -> list[tuple[Any, ...]]:
    """The rows of a view that asks nothing but the table `coverage`, which is whole while others are being written."""
    import duckdb  # an extra

    with duckdb.connect(config={"memory_limit": _MEMORY}) as connection:
        query = f"WITH coverage AS (FROM read_parquet(?)) {VIEWS[view]}"
        return connection.execute(query, [str(folder / "coverage.parquet")]).fetchall()


def build(folder: Path) -> None:
    """Write run.duckdb: tables and views in one file to hand on. Its bytes differ from run to run, its rows do not."""
    import duckdb  # an extra

    part, base = folder / f"{BASE}.part", folder / BASE
    for left in (part, part.with_name(f"{part.name}.wal")):
        left.unlink(missing_ok=True)  # by a run that was killed here
    with duckdb.connect(str(part), config={"memory_limit": _MEMORY}) as connection:
        for table in TABLES:
            connection.execute(f"CREATE TABLE {table} AS FROM read_parquet(?)", [str(folder / f"{table}.parquet")])
        for name, query in VIEWS.items():
            connection.execute(f"CREATE VIEW {name} AS {query}")
    part.replace(base)
