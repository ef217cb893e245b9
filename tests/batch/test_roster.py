"""Rosters: as people keep them, every mistake at its place; reports against them."""

import csv
from datetime import date
from pathlib import Path

import duckdb
import openpyxl
import pytest
from tests.batch.conftest import ran

from disclosure_lint.api import WrongCall
from disclosure_lint.batch.roster import load_roster
from disclosure_lint.outputs.rows import FEWEST
from disclosure_lint.phrases import Lang, say

ROSTER = """单位名称,代码,层级,上级,简称,曾用名,期限
示例省人民政府,A0,政府,,,,
第0市交通运输局,A1,部门,示例省人民政府,,,01-31
第2市交通运输局,,department,示例省人民政府,二市交通局、二市交运局,第2市交通局,2025年1月20日
第3市交通运输局,,部门,示例省人民政府,,,
第9市交通运输局,,部门,示例省人民政府,,,
"""


def written(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    file = tmp_path / "roster.csv"
    file.write_text(text, encoding=encoding)
    return file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_read_in_the_encodings_of_spreadsheets(tmp_path: Path, encoding: str) -> None:
    roster = load_roster(written(tmp_path, ROSTER, encoding))
    assert [agency.level for agency in roster.agencies] == ["government", *["department"] * 4]
    found = roster.find(None, "二市 交运局")
    assert found is not None and found.name == "第2市交通运输局" and str(found.last_day(2024)) == "2025-01-20"
    assert str(roster.agencies[1].last_day(2024)) == "2025-01-31"


@pytest.mark.parametrize("mark", [";", "\t"])
def test_other_marks_between_columns(tmp_path: Path, mark: str) -> None:
    text = '名称;上级;简称\n甲市人民政府;;\n甲局;甲市人民政府;"甲;甲局机关"\n'.replace(";", mark)
    encoding = "utf-16" if mark == "\t" else "utf-8"  # as spreadsheets save «Unicode text»
    agencies = load_roster(written(tmp_path, text.replace(f"甲{mark}甲局", "甲;甲局"), encoding)).agencies
    assert agencies[1].parent == "甲市人民政府"
    assert agencies[1].names == ("甲", "甲局机关")


def test_a_workbook_as_people_keep_it(tmp_path: Path) -> None:
    """A title over the heads, merged cells, a date, rows hidden by a filter, columns for people, a second sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["甲市政府信息公开单位名录"])
    sheet.merge_cells("A1:F1")
    sheet.append(["序号", "单位 名称", "代码", "上级单位", "期限", "备注"])
    sheet.append([1, "甲市人民政府", 320000, None, None, "牵头"])
    sheet.append([2, "甲市公安局", "11320000MB0001", "甲市人民政府", date(2025, 1, 20), None])
    sheet.append([3, "甲市教育局", None, None, "01-31", None])
    sheet.merge_cells("D4:D5")
    sheet.row_dimensions[5].hidden = True
    book.create_sheet("说明").append(["别的"])
    book.save(tmp_path / "roster.xlsx")
    agencies = load_roster(tmp_path / "roster.xlsx").agencies
    assert [agency.name for agency in agencies] == ["甲市人民政府", "甲市公安局", "甲市教育局"]
    assert [agency.parent for agency in agencies] == [None, "甲市人民政府", "甲市人民政府"]
    assert (agencies[0].code, agencies[1].deadline, agencies[2].deadline) == ("320000", date(2025, 1, 20), (1, 31))


@pytest.mark.parametrize(
    ("data", "told"),
    [(b"\xd0\xcf\x11\xe0" + bytes(512), ".xls"), (b"PK\x03\x04" + bytes(64), "完好"), (b"\xff\xfe\x00", "GBK")],
)
def test_files_that_are_no_roster(tmp_path: Path, data: bytes, told: str) -> None:
    (tmp_path / "roster.xlsx").write_bytes(data)
    with pytest.raises(WrongCall) as error:
        load_roster(tmp_path / "roster.xlsx")
    assert told in error.value.messages[0].zh


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("名称,层级\n甲局,厅\n,部门\n", ["2:2", "3:1"]),
        ("名称,没有的\n甲局,x\n", ["1:2"]),
        ("代码\nA\n", ["1:1"]),
        ("名称,期限\n甲局,2月30日\n乙局,02-29\n", ["2:2", "3:2"]),
        ("名称,上级\n甲局,丙局\n甲局,\n", ["3:1", "2:2"]),
        ("名称,上级\n甲局,乙局\n乙局,甲局\n", ["2:2", "3:2"]),
        ("名称\n", ["1:1"]),
        ("各单位名录\n\n名称,职务\n", ["3:2"]),
        ("名录\n", ["1:1"]),
    ],
)
def test_every_mistake_has_its_place(tmp_path: Path, text: str, places: list[str]) -> None:
    file = written(tmp_path, text)
    with pytest.raises(WrongCall) as error:
        load_roster(file)
    found = [place.split(":") for place in places]
    begun = [f"roster {file}, line {line}, column {column}: " for line, column in found]
    assert [message.en[: len(start)] for message, start in zip(error.value.messages, begun, strict=True)] == begun


def test_who_has_not_reported_and_who_did_so_late_or_twice(root: Path, tmp_path: Path) -> None:
    ended = ran(root, tmp_path / "run", roster=written(tmp_path, ROSTER))
    states = {row[0]: row[11] for row in ended.coverage if row[4] == 2024 and row[5]}
    assert states == {
        "示例省人民政府": "missing",
        "第0市交通运输局": "reported",
        "第2市交通运输局": "late",
        "第3市交通运输局": "twice",
        "第9市交通运输局": "missing",
    }
    assert {row[0] for row in ended.coverage if row[4] == 2024 and not row[5]} >= {"第4市交通运输局"}


def test_a_report_under_the_name_of_another(tmp_path: Path) -> None:
    root = tmp_path / "in"
    (root / "第9市交通运输局").mkdir(parents=True)
    sample = Path(__file__).resolve().parents[2] / "samples" / "clean-2024.yaml"
    text = sample.read_text(encoding="utf-8").replace("示例市", "第0市")
    (root / "第9市交通运输局" / "2024.yaml").write_text(text, encoding="utf-8")
    ended = ran(root, tmp_path / "run", roster=written(tmp_path, ROSTER))
    assert [(row[0], row[12]) for row in ended.coverage if row[12]] == [("第0市交通运输局", "第9市交通运输局")]
    told = (tmp_path / "run" / "coverage.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in told if line.endswith(",第9市交通运输局")] == ["第0市交通运输局"]


def test_the_roster_is_asked_about_the_years_that_the_run_is_about(tmp_path: Path) -> None:
    """Not about one of which there are a few reports to compare with, or that a slip of the pen names."""
    sample = (Path(__file__).resolve().parents[2] / "samples" / "clean-2024.yaml").read_text(encoding="utf-8")
    handed = {2042: [0], 2024: [0], 2023: [0, 1, 2], 2020: [3]}
    for year, agencies in handed.items():
        for number in agencies:
            text = sample.replace("2024", str(year)).replace("示例市", f"第{number}市")
            path = tmp_path / "in" / str(year) / f"{number}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    names = [f"第{number}市交通运输局" for number in range(5)]
    ended = ran(tmp_path / "in", tmp_path / "run", roster=written(tmp_path, "\n".join(["名称", *names])))
    told = [(row[4], row[0], row[5], row[11]) for row in ended.coverage]
    assert [item for item in told if item[3] == "missing"] == [
        *((2023, name, True, "missing") for name in names[3:]),
        *((2024, name, True, "missing") for name in names[1:]),
    ]
    assert {year for year, _, expected, _ in told if expected is None} == {2020, 2042}
    assert [year for year, *_ in told if year in (2020, 2042)] == [2020, 2042]
    with (tmp_path / "run" / "parents.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [line[1:5] for line in csv.reader(file)][1:] == [["2024", "5", "1", "4"], ["2023", "5", "3", "2"]]


def test_the_one_above_is_called_by_its_name_on_the_roster(tmp_path: Path) -> None:
    """What stands below its short name and below its former one is all below one unit."""
    text = "名称,上级,简称,曾用名\n甲市人民政府,,甲市政府,\n甲市公安局,甲市政府,,\n甲市教育局,甲市 人民政府,,\n"
    agencies = load_roster(written(tmp_path, text)).agencies
    assert [agency.parent for agency in agencies] == [None, "甲市人民政府", "甲市人民政府"]


def below(parent: str, count: int) -> str:
    """Lines of a roster: a unit and `count` agencies below it that have not reported."""
    return f"{parent},\n" + "".join(f"{parent}下属{number}局,{parent}\n" for number in range(count))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_who_is_behind_below_which_unit(root: Path, tmp_path: Path, lang: Lang) -> None:
    reported = "".join(f"第{number}市交通运输局,第0市\n" for number in (0, 2, 4, 5))
    rest = below("=第8市", FEWEST) + below("第9市", 2) + "第0市,\n第7市,\n第3市交通运输局,第7市\n"
    ran(
        root, tmp_path / "run", lang=lang, roster=written(tmp_path, f"名称,上级\n{reported}{rest}第6市交通运输局,第0市")
    )
    with (tmp_path / "run" / "parents.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *lines = csv.reader(file)
    latest = [(line[0], *line[3:5], line[7]) for line in lines if line[1] == "2024"]
    nobody = say("site.group.none", lang)
    assert latest == [
        ("'=第8市", "0", str(FEWEST), "0.0%"),
        ("第0市", "4", "1", "80.0%"),
        (nobody, "0", "4", ""),
        ("第9市", "0", "2", ""),
        ("第7市", "1", "0", ""),
    ]
    assert [line[1] for line in lines] == ["2024"] * 5
    assert head[0] == say("column.parent", lang) and str(FEWEST) in head[7]

    with duckdb.connect(str(tmp_path / "run" / "run.duckdb"), read_only=True) as base:
        view = base.execute("FROM coverage_by_parent").fetchall()
    told = [(line[0].removeprefix("'"), *map(int, line[1:7])) for line in lines]
    assert sorted(told) == sorted((parent or nobody, *counts) for parent, *counts in view)

    sheet = openpyxl.load_workbook(tmp_path / "run" / "findings.xlsx")[say("sheet.parents", lang)]
    first, *others = sheet.iter_rows(values_only=True)
    assert list(first) == head
    assert [line[:7] for line in others] == told
    assert [(line[7], sheet.cell(at, 8).number_format) for at, line in enumerate(others[:2], 2)] == [
        (0, "0.0%"),
        (0.8, "0.0%"),
    ]
