"""Tables drawn: every cell of the form once, the spans a rectangle, the layout that is prescribed."""

from collections import Counter
from dataclasses import replace
from itertools import product

import pytest

from disclosure_lint import api
from disclosure_lint.diagnostics import DrawnTable
from disclosure_lint.forms import Forms, draw
from disclosure_lint.report import Cell, Report

PLAIN = Cell.of(0, 0)


@pytest.fixture(scope="module")
def forms() -> Forms:
    return api.load_rules().forms


def full(forms: Forms, edition: str, year: int = 2024) -> Report:
    """A report that has every cell of an edition."""
    tables: dict[str, dict[str, dict[str, Cell]]] = {}
    for table, row, column in next(form for form in forms.editions if form.edition == edition).cells:
        tables.setdefault(table, {}).setdefault(row, {})[column] = PLAIN
    return Report(agency="青河市人民政府", year=year, tables=tables)


def covered(table: DrawnTable) -> Counter[tuple[int, int]]:
    """How often each place of the grid is taken, spans laid out as browsers do."""
    taken: Counter[tuple[int, int]] = Counter()
    for at, line in enumerate((*table.head, *table.body)):
        column = 0
        for field in line:
            while taken[at, column]:
                column += 1
            for down, right in product(range(field.rows), range(field.columns)):
                taken[at + down, column + right] += 1
            column += field.columns
    return Counter({place: count for place, count in taken.items() if count})


@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_fields_fill_a_rectangle_and_every_cell_is_there_once(forms: Forms, edition: str, lang: str) -> None:
    report = full(forms, edition, 2020 if edition == "2019" else 2024)
    drawn = draw(forms, report)
    assert [table.pointer for table in drawn] == ["proactive", "requests", "review"]
    for table in drawn:
        taken = covered(table)
        rows, columns = (1 + max(place[axis] for place in taken) for axis in (0, 1))
        assert set(taken) == set(product(range(rows), range(columns)))
        assert set(taken.values()) == {1}
        assert rows == len(table.head) + len(table.body)
    cells = [field.pointer for table in drawn for line in table.body for field in line if field.label is None]
    assert Counter(cells) == Counter(
        f"{t}.{r}.{c}" for t, rs in report.tables.items() for r, cs in rs.items() for c in cs
    )
    assert not any(table.others for table in drawn)


def words(line: tuple) -> list[str]:
    return [field.label.zh if field.label else field.value for field in line]


def test_table_three_has_the_layout_of_the_form(forms: Forms) -> None:
    table = next(item for item in draw(forms, full(forms, "2021")) if item.pointer == "requests")
    assert [words(line) for line in table.head] == [
        ["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况"],
        ["自然人", "法人或其他组织", "总计"],
        ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
    ]
    assert words(table.body[2])[:2] == ["三、本年度办理结果", "（一）予以公开"]
    assert table.body[2][0].rows == 22  # with （七）总计
    assert words(table.body[4])[:2] == ["（三）不予公开", "1.属于国家秘密"]
    assert table.body[-1][0].columns == 3


def test_table_four_stands_side_by_side(forms: Forms) -> None:
    table = next(item for item in draw(forms, full(forms, "2021")) if item.pointer == "review")
    results = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    assert [words(line) for line in table.head] == [
        ["行政复议", "行政诉讼"],
        [*results, "未经复议直接起诉", "复议后起诉"],
        [*results, *results],
    ]
    assert len(table.body) == 1
    assert len(table.body[0]) == 15


def test_table_two_stands_in_bands(forms: Forms) -> None:
    table = draw(forms, full(forms, "2021"))[0]
    assert [words(line) for line in table.body[:3]] == [
        ["第二十条第（一）项"],
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "0", "0", "0"],
    ]


def test_a_report_in_another_form_is_drawn_in_that_one(forms: Forms) -> None:
    drawn = draw(forms, full(forms, "2019", 2024))
    assert not any(table.others for table in drawn)
    assert "政府集中采购" in [word for line in drawn[0].body for word in words(line)]


def test_cells_that_the_form_has_not_are_told_apart(forms: Forms) -> None:
    report = full(forms, "2021")
    proactive = {**report.tables["proactive"], "other_services": {"change": Cell.of(None, None)}}
    del proactive["licensing"]
    table = draw(forms, replace(report, tables={"proactive": proactive}))[0]
    assert [(field.pointer, field.value) for field in table.others] == [("proactive.other_services.change", "")]
    values = {field.pointer: field.value for line in table.body for field in line if field.label is None}
    assert values["proactive.licensing.decisions"] is None
    assert values["proactive.penalties.decisions"] == "0"
