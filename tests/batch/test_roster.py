"""Rosters: as people keep them, every mistake at its place; reports against them."""

from pathlib import Path

import pytest
from tests.batch.conftest import ran

from disclosure_lint.api import WrongCall
from disclosure_lint.batch.roster import load_roster

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
    ],
)
def test_every_mistake_has_its_place(tmp_path: Path, text: str, places: list[str]) -> None:
    file = written(tmp_path, text)
    with pytest.raises(WrongCall) as error:
        load_roster(file)
    assert [message.en.removeprefix(f"{file}:").partition(": ")[0] for message in error.value.messages] == places


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
