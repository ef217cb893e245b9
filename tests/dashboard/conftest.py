"""A small finished run, its tables written by hand: agencies with hostile names, two years, shared text."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

HOSTILE = "<script>alert('x')</script>&\"局"
AGENCIES = [f"示例县第{number}局" for number in range(1, 7)] + [HOSTILE]
PARENT = "示例县人民政府"
LONG = "围绕公交线路调整编写办事指南36件，由法规科逐条解释并配上示例<b>加粗</b>，来电重复询问减少。"
COLUMNS = {
    "reports": "path VARCHAR, digest VARCHAR, format VARCHAR, agency VARCHAR, agency_code VARCHAR, level VARCHAR, scope VARCHAR, "
    "year BIGINT, edition VARCHAR, title VARCHAR, published DATE, signed_date DATE, status VARCHAR, prior_path VARCHAR, "
    "errors BIGINT, warnings BIGINT, infos BIGINT, extraction BIGINT, waived BIGINT, known BIGINT, passed BIGINT, "
    "failed BIGINT, not_assessable BIGINT, not_applicable BIGINT, broken BIGINT",
    "cells": 'path VARCHAR, pointer VARCHAR, "table" VARCHAR, "row" VARCHAR, col VARCHAR, state VARCHAR, '
    "value DECIMAL(38,10), raw VARCHAR",
    "diagnostics": "path VARCHAR, ordinal BIGINT, rule VARCHAR, name VARCHAR, severity VARCHAR, cause VARCHAR, pointer VARCHAR, "
    'label_zh VARCHAR, label_en VARCHAR, message_zh VARCHAR, message_en VARCHAR, line BIGINT, "column" BIGINT, '
    "end_line BIGINT, end_column BIGINT, place VARCHAR, fingerprint VARCHAR, counts BOOLEAN, waived VARCHAR, known BOOLEAN, "
    "evidence VARCHAR, authority VARCHAR",
    "outcomes": "path VARCHAR, rule VARCHAR, outcome VARCHAR, missing VARCHAR",
    "paragraphs": "path VARCHAR, pointer VARCHAR, section BIGINT, ordinal BIGINT, digest VARCHAR, text VARCHAR",
    "coverage": "agency VARCHAR, agency_code VARCHAR, level VARCHAR, parent VARCHAR, year BIGINT, expected BOOLEAN, "
    "reports BIGINT, different BIGINT, path VARCHAR, published DATE, deadline DATE, state VARCHAR, other_name VARCHAR",
    "rules": "rule VARCHAR, name VARCHAR, severity VARCHAR, basis VARCHAR, title_zh VARCHAR, title_en VARCHAR, why_zh VARCHAR, "
    "why_en VARCHAR, fix_zh VARCHAR, fix_en VARCHAR, authority VARCHAR, pack VARCHAR",
    "similarity": "cluster BIGINT, source BOOLEAN, path VARCHAR, agency VARCHAR, year BIGINT, day DATE, pointer VARCHAR, "
    "ordinal BIGINT, score DOUBLE, share DOUBLE, certain BOOLEAN, passages VARCHAR, text VARCHAR",
    "changes": "of VARCHAR, change VARCHAR, path VARCHAR, agency VARCHAR, year BIGINT, rule VARCHAR, pointer VARCHAR, "
    "severity VARCHAR, fingerprint VARCHAR, before VARCHAR, after VARCHAR",
}
AUTHORITY = json.dumps([{"document": "国办公开办函〔2021〕30号", "clause": "附件 表三"}])
MANIFEST = {
    "schema": 1,
    "tool": {"name": "disclosure-lint", "version": "0.1.0"},
    "today": "2025-06-01",
    "packs": [{"id": "national", "version": "2021.1", "digest": "sha256:0"}],
    "inputs": {"documents": 14, "digest": "sha256:0"},
}

Write = Callable[..., Path]


def report(
    path: str, agency: str | None, year: int, errors: int = 0, status: str = "checked", extraction: int = 0
) -> tuple[Any, ...]:
    counts = (errors, 1, 0, extraction, 0, 0, 60, 2, 3, 4, 0)
    return (
        path,
        "d",
        "yaml",
        agency,
        None,
        "department",
        "own",
        year,
        "2021",
        f"{agency}报告",
        None,
        None,
        status,
        None,
        *counts,
    )


def finding(path: str, ordinal: int, rule: str, severity: str = "error", cause: str = "report") -> tuple[Any, ...]:
    evidence = [
        {
            "pointer": "requests.received.total",
            "label_zh": "表三 › 总计 › 新收",
            "label_en": "Table three",
            "value": 18,
            "line": 6,
        },
        {
            "pointer": "requests.concluded.total",
            "label_zh": "表三 › 总计 › 办结",
            "label_en": "Table three",
            "value": 17,
            "line": 7,
        },
    ]
    return (
        path, ordinal, rule, "column-balance", severity, cause, "requests.received.total", "表三 › 总计", "Table three › Total",
        f"相差 1<i>{ordinal}", "the difference is 1", 6, 1, 6, 3, None, f"f{ordinal}", True, None, False,
        json.dumps(evidence), AUTHORITY,
    )  # fmt: skip


def coverage(
    agency: str, year: int, state: str = "reported", path: str | None = None, expected: bool | None = True
) -> tuple[Any, ...]:
    reports = 0 if state == "missing" else 1
    return (
        agency,
        None,
        "department",
        PARENT,
        year,
        expected,
        reports,
        reports,
        path,
        f"{year + 1}-01-20" if path else None,
        f"{year + 1}-01-31",
        state,
        None,
    )


def cells(path: str, received: int, blank: bool = False) -> list[tuple[Any, ...]]:
    made = []
    for row, value in (("received", received), ("carried_in", 1), ("concluded", received), ("carried_out", 1)):
        empty = blank and row == "carried_in"
        made.append(
            (
                path,
                f"requests.{row}.total",
                "requests",
                row,
                "total",
                "blank" if empty else "number",
                None if empty else value,
                "" if empty else str(value),
            )
        )
    for col, value in (("upheld", 8), ("corrected", 4), ("other", 0)):
        made.append(
            (path, f"review.reconsideration.{col}", "review", "reconsideration", col, "number", value, str(value))
        )
    return made


def standard() -> dict[str, list[tuple[Any, ...]]]:
    """Seven agencies, two years; the third has no report for 2024, the fourth is late."""
    made: dict[str, list[tuple[Any, ...]]] = {name: [] for name in COLUMNS}
    for year in (2023, 2024):
        for number, agency in enumerate(AGENCIES):
            path = f"{year}/{number}.yaml"
            if (year, number) == (2024, 2):
                made["coverage"].append(coverage(agency, year, "missing"))
                continue
            errors = number if year == 2024 else 0
            made["reports"].append(report(path, agency, year, errors, extraction=int(number == 1)))
            made["coverage"].append(coverage(agency, year, "late" if (year, number) == (2024, 3) else "reported", path))
            made["cells"] += cells(path, 40 * (number + 1) + (year == 2024) * 4, blank=number == 4)
            made["diagnostics"] += [finding(path, at + 1, "REQ101") for at in range(errors)]
            made["diagnostics"].append(finding(path, errors + 1, "CON001", "warning"))
            if number == 1:
                made["diagnostics"].append(finding(path, errors + 2, "SRC006", "info", "extraction"))
    made["reports"].append(report("2024/none.pdf", None, 2024, status="unreadable"))
    for code, severity in (("REQ101", "error"), ("CON001", "warning"), ("SRC006", "info")):
        made["rules"].append(
            (
                code,
                "name",
                severity,
                "arithmetic",
                f"{code}要求",
                f"{code} title",
                "缘由",
                "why",
                "改正<办法>",
                "fix",
                AUTHORITY,
                "national",
            )
        )
    agency = AGENCIES[0]
    made["changes"] += [
        (
            "finding",
            "fixed",
            "2024/0.yaml",
            agency,
            2024,
            "REQ101",
            "requests.received.total",
            "error",
            "f9",
            "相差<9>",
            None,
        ),
        ("finding", "kept", "2024/0.yaml", agency, 2024, "CON001", "requests", "warning", "f1", "相差 1", "相差 1"),
        ("document", "republished", "2024/0.yaml", agency, 2024, None, None, None, None, "digest-old", "digest-new"),
        ("document", "removed", "2024/2.yaml", AGENCIES[2], 2024, None, None, None, None, "digest-old", None),
        ("cell", "changed", "2024/0.yaml", agency, 2024, None, "requests.received.total", None, None, "43", "44"),
    ]
    for number, (agency, source) in enumerate(((AGENCIES[0], True), (HOSTILE, False))):
        spans = json.dumps([[0, 10, 0, 10], [12, 900, 12, 14]])
        made["similarity"].append(
            (
                1,
                source,
                f"2024/{number}.yaml",
                agency,
                2024,
                "2025-01-20",
                "sections.1",
                2,
                0.9,
                0.95,
                True,
                spans,
                LONG,
            )
        )
    return made


def written(folder: Path, tables: dict[str, list[tuple[Any, ...]]]) -> Path:
    """A finished run with these tables."""
    folder.mkdir(exist_ok=True)
    base = duckdb.connect()
    for name, rows in tables.items():
        base.execute(f"CREATE OR REPLACE TABLE t ({COLUMNS[name]})")
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            base.execute(
                f"INSERT INTO t VALUES {', '.join([f'({marks})'] * len(rows))}",
                [value for row in rows for value in row],
            )
        base.execute(f"COPY t TO '{folder / name}.parquet' (FORMAT parquet)")
    (folder / "run.json").write_text(json.dumps(MANIFEST), encoding="utf-8")
    return folder


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a run and gives its folder."""

    def made(tables: dict[str, list[tuple[Any, ...]]] | None = None, without: tuple[str, ...] = ()) -> Path:
        chosen = {name: rows for name, rows in (tables or standard()).items() if name not in without}
        return written(tmp_path / "run", chosen)

    return made


@pytest.fixture(scope="session")
def standard_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The standard run, for tests that only read it."""
    return written(tmp_path_factory.mktemp("standard") / "run", standard())


@pytest.fixture
def tables() -> dict[str, list[tuple[Any, ...]]]:
    """The rows of the standard run, for tests that change some."""
    return standard()


@pytest.fixture
def hostile() -> str:
    """The name of an agency that is markup."""
    return HOSTILE
