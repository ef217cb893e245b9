"""What the balances of the form determine is what stood there: cells taken out of a sound report come back."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.cells import CellPath
from disclosure_lint.fixes.balances import corrected, equations, solved
from disclosure_lint.fixes.proposal import Case
from disclosure_lint.forms import Form
from disclosure_lint.readers import read
from disclosure_lint.report import Cell, Report
from disclosure_lint.rules import load_packs

PACK = load_packs(("national",))
CELLS = [
    *("requests.received.total", "requests.received.research", "requests.carried_in.business"),
    *("requests.granted.natural_person", "requests.granted.total", "requests.granted.other"),
    *("requests.concluded.natural_person", "requests.concluded.total", "requests.carried_out.total"),
    *("requests.refused.deliberative.total", "requests.refused.deliberative.other", "requests.other.other.nonprofit"),
    *("review.reconsideration.total", "review.reconsideration.upheld", "review.litigation_direct.corrected"),
]


def reported(folder: Callable[[str], str]) -> Report:
    found = read("a.yaml", folder("clean-2021").encode(), PACK.forms, PACK.vocabulary).report
    assert found is not None
    return found


def example(name: str) -> str:
    (folder,) = PACK.folders
    return (folder / "examples" / f"{name}.yaml").read_text(encoding="utf-8")


REPORT = reported(example)
FORM = PACK.forms.in_force(2024)
assert FORM is not None


def put(report: Report, cells: dict[str, Any]) -> Report:
    tables = {table: {row: dict(line) for row, line in rows.items()} for table, rows in report.tables.items()}
    for pointer, value in cells.items():
        table, row, column = CellPath.parse(pointer)
        tables[table][row][column] = Cell.of(value, value if not isinstance(value, str) else None)
    return replace(report, tables=tables)


def case(report: Report, form: Form | None = FORM, pointer: str = "", cells: tuple[str, ...] = ()) -> Case:
    assert form is not None
    return Case(report, form, pointer, None, cells)


def value(pointer: str) -> int | Decimal | None:
    cell = REPORT.cell(*CellPath.parse(pointer))
    assert cell is not None
    return cell.value


@pytest.mark.parametrize("pointer", CELLS)
def test_a_single_blank_is_determined(pointer: str) -> None:
    assert solved(case(put(REPORT, {pointer: None})), [pointer]) == {pointer: value(pointer)}
    assert solved(case(put(REPORT, {pointer: "/"})), [pointer]) == {pointer: value(pointer)}


@settings(max_examples=60)
@given(
    st.sets(
        st.sampled_from(sorted({cell for each in equations(FORM, FORM.tables) for cell in each.cells})), max_size=12
    )
)
def test_of_several_blanks_what_is_determined_is_what_stood_there(blank: set[str]) -> None:
    report = put(REPORT, dict.fromkeys(blank))
    for pointer in blank:
        found = solved(case(report), [pointer])
        parts = [cell for cell in blank if not FORM.is_total(CellPath.parse(cell)) and value(cell)]
        assert found is None or found == {pointer: value(pointer)} or parts


def test_blank_parts_count_as_nothing_for_a_total_only() -> None:
    report = put(
        REPORT, {"requests.granted.total": None, "requests.granted.research": None, "requests.granted.other": None}
    )
    assert solved(case(report), ["requests.granted.total"]) == {"requests.granted.total": 135}
    blank = put(REPORT, dict.fromkeys(("review.reconsideration.total", "review.reconsideration.upheld")))
    assert solved(case(blank), ["review.reconsideration.total"]) == {"review.reconsideration.total": 6}
    assert solved(case(blank), ["review.reconsideration.upheld"]) is None


def test_what_contradicts_itself_determines_nothing() -> None:
    report = put(REPORT, {"requests.granted.total": None, "requests.granted.research": 7})
    assert solved(case(report), ["requests.granted.total"]) is None


def test_no_number_below_zero_and_no_fraction() -> None:
    assert solved(case(put(REPORT, {"review.reconsideration.other": None, "review.reconsideration.total": 3})),
                  ["review.reconsideration.other"]) is None  # fmt: skip
    assert solved(case(put(REPORT, {"review.reconsideration.other": None, "review.reconsideration.total": Decimal("15.5")})),
                  ["review.reconsideration.other"]) is None  # fmt: skip


@settings(max_examples=60)
@given(st.sampled_from(equations(FORM, FORM.tables)), st.data(), st.integers(0, 900))
def test_a_wrong_total_is_set_right_and_a_wrong_part_is_never_touched(equation: Any, data: Any, wrong: int) -> None:
    pointer = data.draw(st.sampled_from(equation.cells))
    found = corrected(case(put(REPORT, {pointer: wrong}), cells=equation.cells))
    if wrong == value(pointer):
        assert found is None
    elif pointer.startswith("requests."):
        assert found == ((pointer, value(pointer)) if FORM.is_total(CellPath.parse(pointer)) else None)
    else:
        assert found == ((pointer, value(pointer)) if pointer.endswith(".total") and wrong == 0 else None)


def test_a_wrong_total_and_a_blank_one_in_its_column_are_both_found() -> None:
    report = put(REPORT, {"requests.granted.total": 153, "requests.other.fee_unpaid.total": None})
    row = next(each for each in equations(FORM, ["requests"]) if each.right == ("requests.granted.total",))
    assert corrected(case(report, cells=row.cells)) == ("requests.granted.total", 135)
    assert solved(case(report), ["requests.other.fee_unpaid.total"]) is None


def test_rows_of_another_edition_are_summed_as_found() -> None:
    rows = {row: line for row, line in REPORT.tables["requests"].items() if not row.startswith("other.")}
    other = dict(zip(rows["received"], (14, 2, 0, 0, 1, 0, 17), strict=True))
    tables = {**REPORT.tables, "requests": {**rows, "other.all": {key: Cell.of(n, n) for key, n in other.items()}}}
    blank = ("requests.other.all.natural_person", "requests.other.all.business")
    report = put(replace(REPORT, tables=tables), dict.fromkeys(blank))
    assert FORM is not None
    found = solved(case(report, PACK.forms.as_found(FORM, report)), blank)
    assert found == dict(zip(blank, (14, 2), strict=True))
