"""Columns and the scalar code say the same of whatever stands in reports."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosure_lint.api import read_input
from disclosure_lint.columnar import columns_of, recheck
from disclosure_lint.inputs import discover
from disclosure_lint.readers.numbers import read_cell
from disclosure_lint.report import Report
from disclosure_lint.resources import resource
from disclosure_lint.rules import Pack

Differ = Callable[..., list[str]]
TODAY = date(2026, 1, 31)
NUMBERS = (0, 1, 2, 90, 2**53 - 1, 2**53, -(2**53), 10**30, -1, Decimal("0.5"), Decimal("72701.2578"),
           Decimal("0.0000001"), Decimal("1E+3"), Decimal("5.0"), Decimal("-0.25"))  # fmt: skip
TEXTS = (None, "", "  ", "/", "无", "1,286", "１２", "+3", "12件", "-5", "3.5万元", "1" * 70)


@pytest.fixture(scope="session")
def bases(pack: Pack) -> dict[str, Report]:
    folder = resource("rules") / "national" / "examples"
    found = {}
    for name in ("clean-2021", "clean-2021-prior", "clean-2020", "clean-2018"):
        (item,) = discover([str(folder / f"{name}.yaml")]).inputs
        report = read_input(item, pack).report
        assert report is not None
        found[name] = report
    return found


def changed(report: Report, edits: list[tuple[str, str, str, Any]], pack: Pack) -> Report:
    """A report with cells written, and cells, rows and tables taken out (`...`, where row or column may be '')."""
    tables = {table: {row: dict(cells) for row, cells in rows.items()} for table, rows in report.tables.items()}
    for table, row, column, raw in edits:
        if raw is not ...:
            unit = pack.forms.unit(table, row, column)
            tables.setdefault(table, {}).setdefault(row, {})[column] = read_cell(raw, unit)
        elif not row:
            tables.pop(table, None)
        elif not column:
            tables.get(table, {}).pop(row, None)
        else:
            for name, cells in tables.get(table, {}).items():
                if row in (name, "*"):
                    cells.pop(column, None)
    return replace(report, tables={table: rows for table, rows in tables.items() if rows})


def edits(pack: Pack) -> st.SearchStrategy[list[tuple[str, str, str, Any]]]:
    """A few changes to cells of any edition; total cells and rows that others stand for among them more often."""
    cells = st.sampled_from([tuple(path) for path in pack.forms.cells])
    tie = st.sampled_from([tuple(path) for path in pack.forms.cells if "total" in path or "concluded" in path])
    raw = st.sampled_from([*NUMBERS, *TEXTS]) | st.integers(0, 120)
    written = st.tuples(cells | tie, raw).map(lambda pair: (*pair[0], pair[1]))
    gone = cells.flatmap(lambda path: st.sampled_from([
        (*path, ...), (path[0], path[1], "", ...), (path[0], "*", path[2], ...), (path[0], "", "", ...),
    ]))  # fmt: skip
    hybrid = st.sampled_from([("requests", "other.all", "total", 5), ("requests", "other.all", "natural_person", 5)])
    return st.lists(st.one_of(written, written, written, gone, hybrid), max_size=4)


def heads() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional={
        "level": st.sampled_from([None, "government", "department", "township", "other"]),
        "agency": st.sampled_from([None, "示例县人民政府", "示例市残疾人联合会", "某某", "示例镇人民政府"]),
        "scope": st.sampled_from([None, "own", "with_lower"]),
        "year": st.sampled_from([None, 2018, 2020, 2021, 2023, 2024]),
        "edition": st.sampled_from([None, "2019", "2021"]),
        "labels": st.sampled_from([{}, {"requests.granted": "准予公开"}]),
        "unreadable": st.sampled_from([{}, {"requests.granted": "smudged", "review": "picture"}]),
    })  # fmt: skip


@given(data=st.data())
@settings(max_examples=settings.default.max_examples // 4, suppress_health_check=[HealthCheck.too_slow])
def test_both_back_ends_agree_on_any_reports(
    data: st.DataObject, pack: Pack, bases: dict[str, Report], differ: Differ
) -> None:
    reports, priors = [], []
    for number in range(data.draw(st.integers(1, 4))):
        base = bases[data.draw(st.sampled_from(sorted(bases)))]
        made = changed(replace(base, **data.draw(heads())), data.draw(edits(pack)), pack)
        reports.append(made)
        priors.append(data.draw(st.integers(-1, number - 1)))
    assert differ(reports, priors) == []


def test_blanks_in_tie_outs_and_reports_without_a_prior(pack: Pack, bases: dict[str, Report], differ: Differ) -> None:
    clean, before = bases["clean-2021"], bases["clean-2021-prior"]
    blank = changed(clean, [("requests", "granted", "other", None), ("requests", "concluded", "total", None)], pack)
    every = changed(clean, [("requests", row, "research", None) for row in clean.tables["requests"]], pack)
    reports = [clean, before, blank, every, before]
    assert differ(reports, [1, -1, 1, 1, 2]) == []


def test_hybrids_and_rows_that_hold_nothing(pack: Pack, bases: dict[str, Report], differ: Differ) -> None:
    clean = bases["clean-2021"]
    gone = [("requests", f"other.{name}", "", ...) for name in ("uncorrected", "fee_unpaid", "other")]
    cells = clean.tables["requests"]["other.other"]
    hybrid = changed(clean, [*gone, *(("requests", "other.all", column, 0) for column in cells)], pack)
    hollow = changed(clean, [("requests", "granted", column, ...) for column in cells], pack)
    assert differ([hybrid, hollow, clean], [-1, -1, 0]) == []


@pytest.mark.parametrize("raw", [10**30, 2**53, Decimal("0.5"), "1,286", -3])
def test_numbers_beyond_the_matrix_and_in_another_dress(
    raw: Any, pack: Pack, bases: dict[str, Report], differ: Differ
) -> None:
    edits = [("requests", "received", "total", raw), ("proactive", "fees", "amount", Decimal("1234.123456789"))]
    assert differ([changed(bases["clean-2021"], edits, pack)], [-1]) == []


def test_an_engine_that_fails_is_said_and_no_other_rule_suffers(
    pack: Pack, bases: dict[str, Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    from disclosure_lint.columnar.careful import Careful

    kept = Careful.verdicts

    def broken(self: Careful, number: int, assertion: int) -> Any:
        rule, _ = self.evaluation(number).program.checks[assertion]
        return "a trace" if rule.code == "TAB006" else kept(self, number, assertion)

    monkeypatch.setattr(Careful, "verdicts", broken)
    edits = [("requests", "received", "other", None), ("review", "*", "total", ...)]
    report = changed(bases["clean-2021"], edits, pack)
    found = recheck(columns_of([report], [-1], pack.forms), pack, TODAY)
    assert found.broken == {(0, "TAB006"): "a trace"}
    assert found.outcome(0, "TAB006") == "broken"
    assert "TAB006" not in {item.code for item in found.failing}
    assert found.outcome(0, "TAB005") == "failed"


def test_rules_that_need_texts_are_left_out(pack: Pack, bases: dict[str, Report]) -> None:
    found = recheck(columns_of([bases["clean-2021"]], [-1], pack.forms), pack, TODAY, select=("REQ", "NAR", "STR"))
    told = {code for code in pack.rules if found.outcome(0, code) is not None}
    assert {"REQ101", "REQ102", "REQ103"} <= told
    assert not {"NAR001", "STR001", "PRO001"} & told
