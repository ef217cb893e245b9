"""The entry behind every door: what a call as a whole makes of its inputs."""

from datetime import date
from pathlib import Path

import pytest

from disclosure_lint.api import Options, WrongCall, check
from disclosure_lint.inputs import discover
from disclosure_lint.resources import resource

PAIR = resource("samples") / "pair"
TODAY = date(2026, 1, 31)


def test_a_prior_that_is_no_report_s_is_a_wrong_call() -> None:
    found = discover([str(PAIR / "2023.yaml")])
    with pytest.raises(WrongCall, match="year before"):
        check(found, Options(today=TODAY, prior=str(PAIR / "2024.yaml")))


def test_a_prior_is_not_blamed_where_no_report_could_be_read(tmp_path: Path) -> None:
    broken = tmp_path / "2024.yaml"
    broken.write_text("agency: 样例区人民政府\nyear: twenty\n", encoding="utf-8")
    run = check(discover([str(broken)]), Options(today=TODAY, prior=str(PAIR / "2023.yaml")))
    assert [found.rule for found in run.result.reports[0].diagnostics] == ["SRC003"]
    empty = tmp_path / "2023.txt"
    empty.touch()
    with pytest.raises(WrongCall, match="no readable report"):
        check(discover([str(broken)]), Options(today=TODAY, prior=str(empty)))


class TestTables:
    def test_are_there_where_asked_for(self) -> None:
        found = discover([str(PAIR / "2024.yaml")])
        assert check(found, Options(today=TODAY)).result.reports[0].tables == ()
        drawn = check(found, Options(today=TODAY, tables=True)).result.reports[0].tables
        assert [table.pointer for table in drawn] == ["proactive", "requests", "review"]

    def test_show_no_number_of_a_person(self, tmp_path: Path) -> None:
        file = tmp_path / "a.yaml"
        text = "agency: 样例区人民政府\nyear: 2024\ntables:\n  review:\n    reconsideration: {upheld: 身份证 11010519491231002X}\n"
        file.write_text(text, encoding="utf-8")
        run = check(discover([str(file)]), Options(today=TODAY, tables=True))
        values = [field.value for line in run.result.reports[0].tables[0].body for field in line]
        assert values[0] is not None
        assert values[0].startswith("身份证 110")
        assert "11010519491231002X" not in str(run.result)
