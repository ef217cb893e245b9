from datetime import date
from pathlib import Path

import pytest

from disclosure_lint.config import ConfigError
from disclosure_lint.config.waivers import load_waivers

GOOD = """\
waivers:
  - rule: CON003
    agency: 示例县城市管理局
    year: 2024
    reason: 机构合并
    approver: 王五
    expires: 2026-06-30
  - {rule: REQ101, path: "reports/*.yaml", place: requests, reason: x, approver: y, expires: 2026-01-31}
"""


@pytest.fixture(autouse=True)
def _fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCLOSURE_LINT_CACHE", str(tmp_path / "cache"))


def test_waivers_of_a_file_know_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "waivers.yaml"
    path.write_text(GOOD, encoding="utf-8")
    for _ in range(2):  # the second time from the cache
        first, second = load_waivers(path)
        assert (first.rule, first.agency, first.year, first.expires) == (
            "CON003",
            "示例县城市管理局",
            2024,
            date(2026, 6, 30),
        )
        assert first.origin == "waivers.yaml:2"
        assert (second.origin, second.place) == ("waivers.yaml:8", "requests")
        assert second.path == (tmp_path / "reports/*.yaml").as_posix()


@pytest.mark.parametrize(
    ("entry", "line", "word"),
    [
        ("{rule: CON003, reason: x, approver: y, expires: 2026-01-31}", 2, "never all reports"),
        ("{rule: CON003, agency: a, reason: x, expires: 2026-01-31}", 2, "approver"),
        ("{rule: con3, agency: a, reason: x, approver: y, expires: 2026-01-31}", 2, "match"),
        ("{rule: CON003, agency: a, reason: x, approver: y, expires: soon}", 2, "date"),
    ],
)
def test_mistakes_have_their_place(tmp_path: Path, entry: str, line: int, word: str) -> None:
    path = tmp_path / "waivers.yaml"
    path.write_text(f"waivers:\n  - {entry}\n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_waivers(path)
    (problem,) = caught.value.problems
    assert word in problem.message.en
    assert problem.span is not None
    assert problem.source.position(problem.span.start).line == line


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        load_waivers(tmp_path / "none.yaml")
