"""A run's tables give the columns, and the single reports, that the reports themselves give."""

import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from disclosure_lint.columnar import columns_of
from disclosure_lint.columnar.stored import stored
from disclosure_lint.forms import Forms
from disclosure_lint.readers.numbers import read_cell
from disclosure_lint.report import Cell, Report, Trait
from disclosure_lint.rules import Pack

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

RAWS = (0, 7, 2**53, 10**12, 10**30, -3, "+3", "1,286", "１２", "12件", None, "", "  ", "/", "无", "1" * 70,
        Decimal("0.5"), Decimal("72701.2578"), Decimal("0.0000001"), Decimal("-1.25"), "3.5万元", "12.50")  # fmt: skip


def write(folder: Path, reports: Sequence[Report], forms: Forms, priors: Sequence[str | None]) -> None:
    """The tables as docs/supervisors.md describes them."""
    rows: list[dict[str, Any]] = []
    cells: list[dict[str, Any]] = []
    for number, report in enumerate(reports):
        path = f"{number}.yaml"
        hollow = [f"{table}.{row}" for table, found in report.tables.items() for row in found if not found[row]]
        stated = {"level": report.level, "edition": report.edition, "labels": report.labels,
                  "unreadable": report.unreadable, "hollow": hollow}  # fmt: skip
        rows.append({"path": path, "agency": report.agency, "agency_code": None, "level": report.level,
                     "scope": report.scope, "year": report.year, "edition": None, "title": report.title,
                     "status": "checked", "prior_path": priors[number], "stated": json.dumps(stated)})  # fmt: skip
        for at, (table, row, column) in enumerate(forms.cells):
            cells.append(_row(path, at, report.cell(table, row, column), forms))
    rows.append({**dict.fromkeys(rows[0]), "path": "scan.pdf", "status": "unreadable"})
    pq.write_table(pa.Table.from_pylist(rows), folder / "reports.parquet")
    kinds = pa.schema([(name, pa.string()) for name in ("path", "pointer", "state", "raw")])
    kinds = kinds.append(pa.field("value", pa.decimal128(38, 10)))
    pq.write_table(pa.Table.from_pylist(cells, kinds), folder / "cells.parquet", row_group_size=150)


def _row(path: str, at: int, cell: Cell | None, forms: Forms) -> dict[str, Any]:
    found: dict[str, Any] = {
        "path": path,
        "pointer": str(forms.cells[at]),
        "state": "absent",
        "value": None,
        "raw": None,
    }
    if cell is None:
        return found
    states = {int(Trait.BLANK): "blank", int(Trait.TEXT): "text"}
    found["state"] = states.get(cell.traits, "number") if cell.value is None else "number"
    if cell.value is not None and abs(cell.value) < 10**28:
        found["value"] = Decimal(cell.value)
    found["raw"] = _written(cell.raw)
    return found


def _written(raw: Any) -> str | None:
    return f"{raw:f}" if isinstance(raw, Decimal) else None if raw is None else str(raw)


@pytest.fixture
def reports(pack: Pack) -> list[Report]:
    """Every raw in a count and in an amount, holes beside them."""
    found = []
    for number, raw in enumerate(RAWS):
        fees, total = read_cell(raw, "wan_yuan"), read_cell(raw)
        tables: Any = {
            "proactive": {"fees": {"amount": fees}, "procurement": {"items": total, "amount": fees}},
            "requests": {"received": {"total": total, "other": Cell(5, 5, 0)}, "granted": {}},
        }
        level: Any = "department" if number % 2 else None
        found.append(Report(agency=f"某局{number}", level=level, year=2024, edition="2021", tables=tables))
    return found


def test_columns_and_reports_are_those_of_the_documents(tmp_path: Path, pack: Pack, reports: list[Report]) -> None:
    priors = [None, *(f"{number}.yaml" for number in range(len(reports) - 1))]
    write(tmp_path, reports, pack.forms, priors)
    found = stored(tmp_path, pack.forms)
    expected = columns_of(reports, range(-1, len(reports) - 1), pack.forms)
    assert found.paths == tuple(f"{number}.yaml" for number in range(len(reports)))
    assert found.columns.heads == expected.heads
    assert np.array_equal(found.columns.priors, expected.priors)
    for at, path in enumerate(pack.forms.cells):
        assert found.columns.states[at].tolist() == expected.states[at].tolist(), path
        assert found.columns.values[at].tolist() == expected.values[at].tolist(), path
    for number, report in enumerate(reports):
        again = found.columns.report(number)
        assert (again.agency, again.level, again.year, again.edition) == (report.agency, report.level, 2024, "2021")
        assert _told(again) == _told(report)


def _told(report: Report) -> dict[str, Any]:
    """What stands in a report, digits written out."""
    return {
        f"{table}.{row}": {name: (_written(cell.raw), cell.value, cell.traits) for name, cell in cells.items()}
        for table, rows in report.tables.items()
        for row, cells in rows.items()
    }
