"""Cells side by side: what changed, what only one report has, and why."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from disclosure_lint.comparison import Side, TableChange
from disclosure_lint.comparison.tables import compare_tables
from disclosure_lint.forms import Forms

Made = Callable[..., Side]


@pytest.fixture
def compared(side: Made, forms: Forms) -> Callable[..., dict[str, TableChange]]:
    def tables(before: Any, after: Any, years: tuple[int, int] = (2023, 2024)) -> dict[str, TableChange]:
        sides = [side(year, tables=held) for year, held in zip(years, (before, after), strict=True)]
        return {table.pointer: table for table in compare_tables(*sides, forms)}

    return tables


def requests(**rows: list[Any]) -> dict[str, Any]:
    return {"requests": {key.replace("__", "."): row for key, row in rows.items()}}


def test_changed_cells_in_the_order_of_the_form(compared: Any) -> None:
    before = requests(carried_in=[1, 0, 0, 0, 0, 0, 1], received=[4, 0, 0, 0, 0, 0, 4])
    after = requests(carried_in=[1, 2, 0, 0, 0, 0, 3], received=[5, 0, 0, 0, 0, 0, 5])
    table = compared(before, after)["requests"]
    assert (table.presence, table.compared, table.lines) == ("both", 14, ())
    assert [cell.pointer for cell in table.cells] == [
        "requests.received.natural_person",
        "requests.received.total",
        "requests.carried_in.business",
        "requests.carried_in.total",
    ]
    first, _, third, last = table.cells
    assert (first.change, first.growth, first.total) == (1, Decimal("0.2500"), False)
    assert (third.change, third.growth) == (2, None)
    assert (last.change, last.growth, last.total) == (2, Decimal("2.0000"), True)
    assert first.label.zh == "表三 › 自然人 › 一、本年新收政府信息公开申请数量"
    assert (first.row.zh, first.column.zh) == ("一、本年新收政府信息公开申请数量", "自然人")


def test_amounts_keep_their_digits(compared: Any) -> None:
    (cell,) = compared({"proactive": {"fees": {"amount": 186.32}}}, {"proactive": {"fees": {"amount": 171.4}}})[
        "proactive"
    ].cells
    assert cell.change == Decimal("-14.92")
    assert cell.growth == Decimal("-0.0801")


@pytest.mark.parametrize(
    ("before", "after", "states", "change"),
    [
        (0, None, ("number", "blank"), None),
        ("/", 3, ("text", "number"), None),
        ("/", "无", ("text", "text"), None),
        ("１２", 13, ("number", "number"), 1),
    ],
)
def test_what_is_no_number_has_no_change(compared: Any, before: Any, after: Any, states: Any, change: Any) -> None:
    tables = [{"proactive": {"licensing": {"decisions": value}}} for value in (before, after)]
    (cell,) = compared(*tables)["proactive"].cells
    assert (cell.before.state, cell.after.state) == states
    assert (cell.change, cell.growth) == (change, Decimal("0.0833") if change else None)


def test_a_number_in_another_dress_is_the_same(compared: Any) -> None:
    tables = [{"proactive": {"licensing": {"decisions": value}}} for value in ("１,286件", 1286)]
    assert compared(*tables)["proactive"].cells == ()


def test_no_growth_from_below_zero(compared: Any) -> None:
    tables = [{"proactive": {"licensing": {"decisions": value}}} for value in (-4, 4)]
    (cell,) = compared(*tables)["proactive"].cells
    assert (cell.change, cell.growth) == (8, None)


def test_tables_and_rows_that_one_report_lacks(compared: Any) -> None:
    before = {
        **requests(received=[1, 0, 0, 0, 0, 0, 1], granted=[1, 0, 0, 0, 0, 0, 1]),
        "review": {"reconsideration": {"total": 1}},
    }
    after = {**requests(received=[1, 0, 0, 0, 0, 0, 1], carried_in=[0] * 7), "proactive": {"fees": {"amount": 1}}}
    tables = compared(before, after)
    assert {key: table.presence for key, table in tables.items()} == {
        "proactive": "added",
        "requests": "both",
        "review": "missing",
    }
    lines = [(line.pointer, line.kind, line.reason) for line in tables["requests"].lines]
    assert lines == [("requests.carried_in", "added", "report"), ("requests.granted", "missing", "report")]


def test_a_single_cell_that_is_gone(compared: Any) -> None:
    before = {"requests": {"received": {"natural_person": 1, "total": 1}, "granted": {"natural_person": 1, "total": 1}}}
    after = {"requests": {"received": {"natural_person": 1, "total": 1}, "granted": {"total": 1}}}
    (cell,) = compared(before, after)["requests"].cells
    assert (cell.pointer, cell.after.state, cell.change) == ("requests.granted.natural_person", "absent", None)
    assert compared(before, after)["requests"].compared == 3


def test_a_column_that_is_gone_is_said_once(compared: Any) -> None:
    rows = ("received", "granted")
    before = {"requests": {row: {"natural_person": 1, "total": 1} for row in rows}}
    after = {"requests": {row: {"total": 1} for row in rows}}
    table = compared(before, after)["requests"]
    assert [(line.pointer, line.kind) for line in table.lines] == [("requests.natural_person", "missing")]
    assert table.cells == ()


class TestEditions:
    YEARS = (2020, 2021)

    def test_rows_that_stand_for_each_other_are_added_up(self, compared: Any) -> None:
        before = requests(other__all=[3, 0, 0, 0, 0, 0, 3])
        after = requests(
            other__uncorrected=[1, 0, 0, 0, 0, None, 1],
            other__fee_unpaid=[2, 1, 0, 0, 0, None, 3],
            other__other=[0, 0, 0, 0, 0, None, 0],
        )
        for tables, years, sign in (((before, after), (2020, 2021), 1), ((after, before), (2021, 2022), -1)):
            table = compared(*tables, years)["requests"]
            assert table.lines == ()
            changes = {cell.pointer.rpartition(".")[2]: cell.change for cell in table.cells}
            assert changes == {"business": sign, "other": None, "total": sign}
            assert table.cells[0].parts == ("other.uncorrected", "other.fee_unpaid", "other.other")

    def test_a_hybrid_is_compared_row_by_row(self, compared: Any) -> None:
        before = requests(other__all=[3, 0, 0, 0, 0, 0, 3], other__other=[1, 0, 0, 0, 0, 0, 1])
        after = requests(other__other=[2, 0, 0, 0, 0, 0, 2])
        table = compared(before, after, self.YEARS)["requests"]
        assert {cell.pointer for cell in table.cells} == {
            "requests.other.other.natural_person",
            "requests.other.other.total",
        }
        assert [(line.pointer, line.reason) for line in table.lines] == [("requests.other.all", "edition")]

    def test_what_only_one_form_has_is_no_omission(self, compared: Any) -> None:
        before = {
            "proactive": {
                "regulations": {"made": 1},
                "licensing": {"items_last_year": 3, "decisions": 9},
                "procurement": {"items": 1},
            }
        }
        after = {"proactive": {"regulations": {"issued": 1}, "licensing": {"decisions": 10}}}
        table = compared(before, after, self.YEARS)["proactive"]
        assert [(cell.pointer, cell.change) for cell in table.cells] == [("proactive.licensing.decisions", 1)]
        assert {line.pointer: (line.kind, line.reason) for line in table.lines} == {
            "proactive.issued": ("added", "edition"),
            "proactive.made": ("missing", "edition"),
            "proactive.items_last_year": ("missing", "edition"),
            "proactive.procurement": ("missing", "edition"),
        }

    def test_a_cell_that_only_one_form_has_is_no_omission(self, compared: Any) -> None:
        before = {"proactive": {"fees": {"items_last_year": 1}, "procurement": {"amount": 9}}}
        after = {"proactive": {"fees": {"amount": 3}, "procurement": {"amount": 9}}}
        table = compared(before, after, self.YEARS)["proactive"]
        assert table.cells == ()
        told = {line.pointer: (line.kind, line.reason) for line in table.lines}
        assert told["proactive.fees.amount"] == ("added", "edition")


def test_what_could_not_be_read_is_not_missing(side: Made, forms: Forms) -> None:
    held = requests(received=[1, 0, 0, 0, 0, 0, 1], granted=[1, 0, 0, 0, 0, 0, 1])
    lost = {"requests.granted": "rows_unclear"}
    partly = side(2024, tables=requests(received=[1, 0, 0, 0, 0, 0, 1]), source={"unreadable": lost})
    (table,) = compare_tables(side(2023, tables=held), partly, forms)
    assert [(line.pointer, line.reason) for line in table.lines] == [("requests.granted", "unreadable")]
    wholly = side(2024, source={"unreadable": {"requests": "lost"}})
    (table,) = compare_tables(side(2023, tables=held), wholly, forms)
    assert table.presence == "unreadable"
