"""A run's tables give the columns, and the single reports, that the reports themselves give."""

import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from disclosure_lint.columnar import columns_of
from disclosure_lint.columnar.figures import figures_of, layout
from disclosure_lint.columnar.stored import stored
from disclosure_lint.forms import Forms
from disclosure_lint.readers.numbers import read_cell
from disclosure_lint.report import Cell, Report
from disclosure_lint.rules import Pack

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

RAWS = (0, 7, 2**53, 10**12, 10**30, -3, "+3", "1,286", "１２", "12件", None, "", "  ", "/", "无", "1" * 70,
        Decimal("0.5"), Decimal("72701.2578"), Decimal("0.0000001"), Decimal("-1.25"), "3.5万元", "12.50")  # fmt: skip


def write(folder: Path, reports: Sequence[Report], forms: Forms, priors: Sequence[str | None]) -> None:
    """The tables as docs/supervisors.md describes them."""
    rows: list[dict[str, Any]] = []
    figures: list[dict[str, Any]] = []
    for number, report in enumerate(reports):
        path = f"{number}.yaml"
        hollow = [f"{table}.{row}" for table, found in report.tables.items() for row in found if not found[row]]
        stated = {"level": report.level, "edition": report.edition, "labels": report.labels,
                  "unreadable": report.unreadable, "hollow": hollow}  # fmt: skip
        rows.append({"path": path, "agency": report.agency, "agency_code": None, "level": report.level,
                     "scope": report.scope, "year": report.year, "edition": None, "title": report.title,
                     "status": "checked", "prior_path": priors[number], "stated": json.dumps(stated),
                     **dict.fromkeys(("published", "signed_date", "parts", "packs", "unit"))})  # fmt: skip
        figures.append({"path": path, **figures_of(report, forms, str)._asdict()})
    rows.append({**dict.fromkeys(rows[0]), "path": "scan.pdf", "status": "unreadable"})
    pq.write_table(pa.Table.from_pylist(rows), folder / "reports.parquet")
    table = pa.Table.from_pylist(figures)
    layouts = json.dumps({layout(forms): list(map(str, forms.cells))})
    pq.write_table(table.replace_schema_metadata({"layouts": layouts}), folder / "figures.parquet", row_group_size=7)


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


def test_cells_are_found_in_another_order_of_forms(tmp_path: Path, pack: Pack, reports: list[Report]) -> None:
    write(tmp_path, reports, pack.forms, [None] * len(reports))
    fewer = Forms([pack.forms.editions[-1]])
    found, whole = stored(tmp_path, fewer), stored(tmp_path, pack.forms)
    for at, path in enumerate(fewer.cells):
        assert np.array_equal(found.columns.values[at], whole.columns.values[pack.forms.index[str(path)]]), path
        assert np.array_equal(found.columns.states[at], whole.columns.states[pack.forms.index[str(path)]]), path
    amount = found.columns.report(5).tables["proactive"]["fees"]["amount"]
    assert amount == whole.columns.report(5).tables["proactive"]["fees"]["amount"]


def _told(report: Report) -> dict[str, Any]:
    """What stands in a report, digits written out."""
    return {
        f"{table}.{row}": {name: (_written(cell.raw), cell.value, cell.traits) for name, cell in cells.items()}
        for table, rows in report.tables.items()
        for row, cells in rows.items()
    }
